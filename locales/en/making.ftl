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
blank-forms = Blank forms
new-type = What do you declare?
new-type-missing = Choose one.
new-for = For whom
new-for-own = { $post }. An authority makes documents for itself.
new-post = Authority that it is addressed to
new-post-hint = Its name or its code, such as NLHBR1.
new-edition = Form { $edition }
new-edition-choose = Edition of the form
new-edition-hint = A document keeps the edition that it was made by.
new-edition-current = { $edition } (current)
new-begin = Begin Part I
new-not = Not now
new-none = You make no documents.
new-none-what = Documents are made by operators and by inspectors.

## Part I, step by step

part1-step-goods = Goods
part1-step-parties = Parties
part1-step-origin = Origin
part1-step-journey = Journey
part1-step-purpose = Purpose
part1-step-papers = Papers
part1-step-more = Other boxes
part1-step-end = Check and submit
part1-step-filled = Filled in
part1-step-wrong =
    { $count ->
        [one] { $count } wrong
       *[other] { $count } wrong
    }
part1-steps = Steps of Part I
part1-at = Step { $step } of { $of }
part1-previous = Back
part1-open = Open
part1-where = Where it is kept
part1-where-tablet = A draft. Kept on this tablet; it leaves by itself when there is a network.
part1-where-server = A draft. Kept by the server as well: your colleagues find it under Drafts.
part1-where-again = Submitted already. Submitting again gives it the next version.
part1-two-values = Somebody else filled in the same box.
part1-two-values-look = Look at both values
part1-closed-begun = It is being checked: Part I is changed by submitting it again.
part1-closed-decided = It is decided: { $status }. After that Part I stays as it was signed.
part1-closed-elsewhere = It was decided in another system.
part1-closed-other = It is not yours to change.
part1-closed-who = Last changed by { $who }, { $day }, { $time }.
part1-closed-look = Look at it
row-wrong = Something is missing or wrong here

## Copy as new, delete

copy-title = Copy as new
copy-what = A new draft that begins with
copy-goes = It takes all of Part I: goods, parties, origin, transport, purpose and papers. You can change every box.
copy-stays = It leaves behind the reference, the local reference, those of customs and other systems, arrival and departure, the declaration, links and Part II. The original stays as it is.
copy-do = Copy it
delete-title = Delete this document
delete-what = You delete
delete-draft = The draft goes from every device. After that it opens for nobody.
delete-new = It was submitted: it goes from the post's work too. After that it opens for nobody.
delete-copy = This cannot be undone. If you may need it again, copy it as new first.
delete-do = Delete it
delete-keep = Keep it
delete-not = It cannot be deleted.
delete-not-what = Only drafts and documents that nobody has begun to check are deleted.

## Part I changed and not submitted again

revision-open = Changed, not submitted
revision-open-what = You changed Part I. The post sees it when you submit it again.
revision-look = Look at the changes
revision-kept = Saved on this tablet, not submitted yet
revision-title =
    { $count ->
        [one] You changed one box
       *[other] You changed { $count } boxes
    }
revision-row = A line
revision-revert = Take my changes back
revision-revert-really = Take them back, for good
revision-meanwhile = Version { $version } was submitted meanwhile.
revision-meanwhile-what = By { $who }. Your changes stand on top of it. Look at all of it before you submit.

## Documents that are made from one another

relations = Linked documents
relation-replaces = Replaces
relation-replaced_by = Replaced by
relation-clone_of = Cloned from
relation-cloned_as = Cloned as
relation-since = { $post }, since { $day }
make-replacement = Copy as replacement
make-clone = Clone as { $type }
start-checks = Begin the checks

attach-add = Attach a file
attach-none = No file
attach-what = A photo is made smaller and loses where and by what it was taken. Its fingerprint is signed with the rest. It stays on this device, sealed, until the server has it.
attach-same = This is the file that was attached.
attach-other = This is another file than the one that was attached.
attach-unreadable = The file cannot be read.
attach-remove = Remove
attach-remove-really = Remove for good
attach-compare = Compare a file
attach-photo = Take a photo
attach-working = One moment
file-at-server = At the server
file-here-too = At the server and on this device
file-here = On this device
file-sending = Being sent: { $share } %
file-on-device = On this device; waits to be sent
file-awaited = Not at the server yet
file-unknown = Not on this device
file-late = It should have come by now. It is on the device “{ $device }”.
file-trouble =
    { $code ->
        [DAMAGED] Part of it can no longer be read on this device. Attach it again if you still have it.
        [TOO_LARGE] It is larger than the server takes. It stays here.
        [NOT_ACCEPTED] The server does not take this file. It stays here.
        [DEVICE_REVOKED] This tablet was revoked. Export what is unsent and hand it in.
        [LOGIN_REQUIRED] The server does not know this tablet any more. Log in with the network on.
        [FULL] The server's disk is full. It stays here and is tried again.
        [TOO_MANY] The server takes no more at present. It stays here and is tried again.
       *[other] The server does not take it yet ({ $code }). It stays here and is tried again.
    }
file-open = Open
file-close = Close
file-save = Save
file-no-room = There is no room for the file on this device. Make room; what was stored before is safe.
file-too-large = The file is larger than 25 MB.
file-not-here = The file is not here, and not at the server yet.
file-unreachable = The server cannot be reached. The file is opened when there is a network.
file-damaged = These are other bytes than those that were signed. The file is not opened.
