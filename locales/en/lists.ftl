### The reference lists, as administrators keep them.

## All lists

lists-title = Reference lists
lists-what = What the rules look things up in and boxes are chosen from. A change here reaches every tablet.
lists-opening = Opening the lists…
lists-not-yours = Not for you
lists-not-yours-what = The reference lists are kept by administrators.
lists-unknown = There is no such list
lists-unknown-what = No list is called “{ $name }”.
lists-entries =
    { $count ->
        [one] { $number } entry
       *[other] { $number } entries
    }
lists-since = From { $since }
lists-since-until = From { $since } to { $until }
lists-changed = Changed { $moment } by { $who }
lists-by-program = the program
lists-by-command-line = the command line
lists-none-yet = Nothing in it yet
lists-none-yet-what = Import a file first. Until then a rule that looks something up here is not judged, and a box is filled in freely.
lists-example = Example
lists-example-what = Made up for demonstrations. It is shown as such wherever it is chosen from.
lists-derived = Follows from the authorities
lists-derived-what = This list is made from the authorities of this installation, and is not changed here.

## One list

lists-about = About this list
lists-fact-version = Version
lists-fact-source = Source
lists-fact-valid-from = Holds from
lists-fact-example = Example
lists-fact-count = Entries
lists-fact-last = Last change
lists-fact-rev = Number in the feed
lists-fact-here = This tablet
lists-here = has this version
lists-here-not = does not have it yet
lists-tablets = Every tablet fetches the version with this number the next time that it has a network. Until then it works with the one before.
lists-save = Save as CSV
lists-import = Import a file
lists-add = Add an entry
lists-search = Find by code or words
lists-more = Show { $count } more
lists-over = Holds no longer
lists-later = Holds later
lists-any = all others
lists-empty-cell = empty

## One entry

lists-entry = Entry
lists-no-entry = There is no such entry
lists-no-entry-what = It may have been changed meanwhile. Look for it in the list.
lists-act = What do you want to do?
lists-act-correct = Correct it
lists-act-correct-what = It was wrong: it says something else from its first day on.
lists-act-change = Change it from a day on
lists-act-change-what = What it said until then stays.
lists-act-end = End it
lists-act-end-what = It holds until a day, and stays in the list.
lists-act-remove = Take it out
lists-act-remove-what = It should never have been there. Earlier versions keep it.
lists-when = When
lists-first-day = First day of what you write below
lists-first-day-hint = Until the day before, the entry stays as it is.
lists-last-day = Last day
lists-last-day-hint = On this day it still holds.
lists-cells = What it says
lists-nothing-to-say = Its key is all that it says.
lists-words = Words
lists-words-hint = In one language at least. A language that is missing is shown in English, or in any that is there.
lists-words-more = Another language
lists-words-choose = Choose a language
lists-days = Days
lists-since-hint = The first day on which it holds.
lists-until-hint = The last day on which it holds; empty where there is no end.
lists-must = must be filled in
lists-missing = Fill this in.
lists-kept = What you wrote before is still here.
lists-not-now = Not now
lists-look = Look at the difference
lists-looking = Checking…

## What would change

lists-difference = What would change
lists-show = Show
lists-kind-all = All
lists-kind-added = Added
lists-kind-changed = Changed
lists-kind-ended = Ended
lists-kind-removed = Taken out
lists-as-before = as before
lists-now = now
lists-yes = Yes
lists-no = No
lists-same = Nothing would change
lists-same-what = The list says this already.
lists-much = Much would be taken out
lists-much-what = { $count } of { $of } entries are not in the file. Is it the whole list, and this one?
lists-stale = Somebody changed the list meanwhile. Nothing was done.
lists-stale-what = This is what your change would do now.
lists-rewrite = Back to the form
lists-confirm = Change the list
lists-confirm-import = Replace the list
lists-doing = Changing the list…
lists-done = Changed: { $list }
lists-done-what = It holds on the server from now on. Each tablet gets it the next time that it has a network.
lists-back = To the list

## An import

lists-import-what = The file takes the place of the whole list. It is checked first, and you see what would change.
lists-file = File
lists-file-choose = Choose a file
lists-file-other = Choose another file
lists-file-hint = CSV in UTF-8, or JSON; at most { $most }.
lists-file-missing = Choose a file first.
lists-file-large = The file has { $size }; at most { $most } are taken.
lists-file-unread = The file cannot be read. Choose it again.
lists-size-kb = { $count } kB
lists-size-mb = { $count } MB
lists-checking = The file is sent and every line checked.
lists-stop = Stop
lists-columns = Which columns the file has
lists-columns-days = Days, written as 2026-01-31; both may be left out.
lists-columns-words = Words in that language, in one at least.
lists-about-file = Where it is from
lists-version-hint = As the source names it. Now: { $now }
lists-source-hint = Who published it, and where. Now: { $now }
lists-valid-hint = A day in the future: until the day before, the list stays as it is.
lists-example-check = It is an example
lists-faults =
    { $count ->
        [one] { $number } fault: nothing was changed
       *[other] { $number } faults: nothing was changed
    }
lists-faults-what = Correct the file and choose it again. What you wrote below stays.
lists-faults-rest = and { $count } more, which are not named
lists-faults-save = Save all as a file
lists-fault-at = Line { $line }
lists-fault-line = Line
lists-fault-column = Column
lists-fault-reason = What is wrong
lists-copy = Copy all
lists-copied = Copied

## What went wrong

lists-offline = This needs the network
lists-refused = It could not be done
lists-again = Try again
lists-problem-UNREACHABLE = The server does not answer. What you wrote is still here; try again when there is a network.
lists-problem-NOT_ACCEPTED =
    { $count ->
        [0] { $detail }
        [one] One thing does not fit. Nothing was changed.
       *[other] Some things do not fit. Nothing was changed.
    }
lists-problem-BAD_REQUEST = The file cannot be understood: { $detail }
lists-problem-TOO_LARGE = The file is larger than the server takes.
lists-problem-NOT_FOUND = The list is not there any more.
lists-problem-BUSY = The server is busy. Nothing was changed; try again.

## What is wrong at a line

fault-too-large = The file has more than { $most } bytes.
fault-not-utf8 = It is not UTF-8: save the file as CSV in UTF-8.
fault-not-csv = It cannot be read as CSV: { $why }.
fault-no-entry = There is no entry in it.
fault-too-many = The list has more than { $most } entries.
fault-column-twice = The column is there twice.
fault-unknown-column = This list has no such column; it has { $columns }.
fault-no-column = The file lacks this column; the list has { $columns }.
fault-cells = It has { $cells } cells, and the first line names { $columns } columns.
fault-empty = It is empty, and has to be filled in.
fault-not-an-option = “{ $text }” is none of { $options }.
fault-no-words = It has no words in any language: a column is named by two letters, as en or nl.
fault-no-day = “{ $text }” is no day, written as 2026-01-31.
fault-until-before-since = { $until } is before { $since }, from which the line holds.
fault-same-days = Line { $other } says something else of { $keys } for the same days.
fault-same-days-held = Another line of { $keys } holds on the same days: end that one first.
fault-no-heading = There is no heading above { $code }: chapter { $chapter } is missing.
fault-no-goods-code = “{ $text }” is no goods code: ten digits and a suffix of two.
fault-no-level = “{ $text }” is none of 2, 4, 6, 8, 10.
fault-no-language = “{ $text }” is no language, in two letters.
fault-files-differ = The files say different things of { $keys }.
fault-which-line = Several lines have these keys, since { $days }: say which.
fault-no-line = There is no line { $keys }.
fault-not-text = “{ $text }” is not a text of at most 1000 characters in one line.
fault-not-code = “{ $text }” is not a code of at most 64 letters, digits and signs.
fault-not-cn_code = “{ $text }” is not 2, 4, 6, 8 or 10 digits.
fault-not-country = “{ $text }” is not a country by ISO 3166, two capital letters.
fault-not-whole = “{ $text }” is not a whole number.
fault-not-decimal = “{ $text }” is not a number with at most 6 decimals.
fault-not-latitude = “{ $text }” is not degrees from -90 to 90.
fault-not-longitude = “{ $text }” is not degrees from -180 to 180.

## What a cell takes

holds-code = A code of at most 64 letters, digits and signs.
holds-cn_code = 2, 4, 6, 8 or 10 digits. A look-up finds the longest beginning that is known.
holds-country = Two capital letters, as NL.
holds-whole = A whole number.
holds-decimal = A number with at most 6 decimals.
holds-latitude = Degrees north, from -90 to 90.
holds-longitude = Degrees east, from -180 to 180.

## Columns

column-code = Code
column-place = Place
column-group = Group
column-unit = Supplementary unit
column-limit = Limit
column-minutes = Minutes
column-country = Country
column-status = Status
column-approval_number = Approval number
column-authority = Competent authority
column-central_authority = Central competent authority
column-activity = Activity
column-street = Street
column-postal_code = Postal code
column-city = City
column-species = Species
column-latitude = Latitude
column-longitude = Longitude
column-authorisation = Authorisation number
column-identification = Registration
column-mode = Means of transport
column-kind = Kind
column-symbol = Symbol
column-act = Act
column-document_type = Document type
column-since = Since
column-until = Until
option-union = In the Union
option-third_country = Third country
option-eu = European Union
option-efta = EFTA
option-authorised = Authorised
option-not_authorised = Not authorised
option-road_vehicle = Road vehicle
option-railway_wagon = Railway wagon
option-ship = Ship
option-aeroplane = Aeroplane
option-exporter = Exporter
option-importer = Importer
option-consignee = Consignee
option-responsible = Responsible for the load
option-place_of_origin = Place of origin
option-destination = Destination
option-delivery_address = Delivery address
option-warehouse = Warehouse
option-plant = Plant
option-pest = Pest

## The lists

list-name-countries = Countries
list-about-countries = Countries and territories, and which of them are in the Union.
list-name-nomenclature = Codes of goods (CN)
list-about-nomenclature = The codes of goods and the headings above them; a code is found by its longest known beginning.
list-name-legislation = Legislation
list-about-legislation = Goods by the act that they come under and the document that they travel with: filters for who looks for a code (CN-1).
list-name-quantity_limits = Limits of quantity
list-about-quantity_limits = The most animals, or kilograms of goods, that are taken without a confirmation (CN-8).
list-name-journey_limits = Journeys that need a control post
list-about-journey_limits = Minutes of journey above which a control post is needed (CVEDA-154).
list-name-resting_limits = Journeys that need a resting point
list-about-resting_limits = Minutes of journey above which a resting or transfer point is needed (CVEDA-153).
list-name-unweaned_limits = Journeys of unweaned animals
list-about-unweaned_limits = Minutes of journey above which unweaned animals need a control post (CVEDA-154).
list-name-authorised_countries = Authorised countries
list-about-authorised_countries = Countries that goods may come from. An entry for all others says that only the listed ones may.
list-name-establishments = Listed establishments
list-about-establishments = Listed establishments of third countries, by approval number (CVEDP-2).
list-name-listing_duty = Goods from listed establishments only
list-about-listing_duty = Goods that only come from listed establishments (CVEDP-2).
list-name-control_posts = Control posts
list-about-control_posts = Approved control posts, where animals rest on a journey (CVEDA-154).
list-name-posts = Border posts
list-about-posts = The border posts of this installation.
list-name-control_points = Control points
list-about-control_points = The control points of this installation.
list-name-places = Places
list-about-places = Where posts, towns and approved places lie, for the estimate of a journey (CVEDA-2).
list-name-transporters = Transporters
list-about-transporters = Transporters of animals by the number of their authorisation.
list-name-transport_means = Means of transport
list-about-transport_means = The means of transport of each transporter, by authorisation and registration (CVEDA-1).
list-name-organisations = Organisations
list-about-organisations = Organisations that boxes are filled from, an entry for each activity: found by country and three characters.
list-name-eppo = EPPO codes
list-about-eppo = Plants and pests by EPPO code, with the scientific name (CN-7).
list-name-packages = Packages
list-about-packages = Kinds of packages, UN/ECE Recommendation 21.
list-name-units = Units
list-about-units = Units of measure, UN/ECE Recommendation 20.
list-name-transport_modes = Modes of transport
list-about-transport_modes = Modes of transport, UN/ECE Recommendation 19: the code that others have for a choice of the forms.
list-name-document_types = Accompanying documents
list-about-document_types = Accompanying documents, UN/EDIFACT 1001: the code that others have for a choice of the forms.
list-name-laboratory_tests = Laboratory tests
list-about-laboratory_tests = Tests that a laboratory can be asked for.
