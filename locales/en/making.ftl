### Making a document: its type, Part I from the first box to its submission, a copy, a deletion.

## What each type of document is for

type-CED = Food and feed, not of animal origin
type-CVEDA = Live animals
type-CVEDP = Products of animal origin
type-DECLAR = Intermediate products, bones, horns, hooves
type-CHEDPP = Plants and plant products
type-IMPORT = Import certificate

## A new document

new-title = New document
new-type = What do you declare?
new-type-missing = Choose one.
new-for = For whom
new-for-own = { $post }. An authority makes documents for itself.
new-post = Authority that it is addressed to
new-post-hint = Its code, such as NLHBR1.
new-edition = Form { $edition }
new-edition-choose = Edition of the form
new-edition-hint = A document keeps the edition that it was made by.
new-edition-current = { $edition } (current)
new-begin = Begin Part I
new-not = Not now
new-none = You make no documents.
new-none-what = Documents are made by operators and by inspectors.
