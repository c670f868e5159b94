### What the app itself says. Labels of boxes and choices are in forms.ftl, the check page's words in check.ftl.

skip = Go to the content
demo-line = Demonstration: not a real authority
nav-label = Main
nav-foot-label = Main, at the foot
nav-work = Work
nav-check = Check
scan-title = Check a certificate
nav-status = Sync
nav-lists = Lists
bar-lock = Lock the tablet
language = Language
language-absent = The words of this language are not on the tablet. Choose it again with a network.

## Log in, locked

login-title = Log in
login-motto = The mark that makes a document authentic.
login-known = Who is at the tablet?
login-pending =
    { $count ->
        [one] { $count } change not sent
       *[other] { $count } changes not sent
    }
login-unreadable = work does not open
login-email = E-mail address
login-password = Password
login-do = Log in
login-busy = One moment
login-offline = Works without a network
login-offline-who = for the people named above: their password opens their work on this tablet.
login-kept = What is kept on this tablet:
login-kept-what = your documents and your work, unreadable without your password. The first time needs a network; later ones do not.
login-demo = Demonstration accounts
login-demo-what = One tap fills in the e-mail address and the password.
login-check = Only check a certificate
password-show = Show
password-tries-left =
    { $count ->
        [one] One try left.
       *[other] { $count } tries left.
    }
locked-title = Locked
locked-kept = Nothing is lost.
locked-kept-what =
    { $count ->
        [0] What you wrote is kept on this tablet, unreadable to others.
        [one] What you wrote and one unsent change are kept on this tablet, unreadable to others.
       *[other] What you wrote and { $count } unsent changes are kept on this tablet, unreadable to others.
    }
locked-unreadable = Something is wrong with your work here.
locked-password = Password of { $name }
locked-unlock = Unlock
locked-opening = Opening
locked-other = Somebody else takes the tablet

## Ages and moments

age-minutes =
    { $count ->
        [0] under 1 min
       *[other] { $count } min
    }
age-hours = { $count } h
age-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
moment = { $day }, { $time }

## The sync light and its panel

sync-offline = Offline
sync-pushing = Sending
sync-pulling = Fetching
sync-waiting = Waits to be sent
sync-files = Files wait
sync-first = Nothing fetched yet
sync-all-sent = All sent
sync-backoff = Stuck
sync-needs_login = Log in again
sync-blocked_storage = Tablet is full
sync-reset_required = Starts afresh
sync-update_required = Update needed
sync-progress = { $done } of { $of }
sync-pending-short = { $count } unsent
sync-pending-oldest = { $count } not sent · oldest { $age }
sync-last = fetched { $age } ago


status-label = State of the transfer
status-title-pending = { $count } not sent yet
status-state = State
status-oldest = Oldest
status-files = Files
status-files-waiting = { $count ->
    [one] one waits to be sent
   *[other] { $count } wait to be sent
}
status-late = Files that did not come
status-late-what = A document refers to each, and it should be at the server by now. Ask whoever has the device to open the app where there is a network.
status-late-on = { $size }, on the device “{ $device }”
status-since = { $age }, since { $time }
status-why = Why
status-next-try = Next try
status-next-try-in = in { $seconds } s, by itself
status-last = Last complete fetch
status-never = not yet
status-try = Try now
status-trying = Trying
status-export = Export what is unsent
status-export-hint = The export is sealed for the server. Nobody else can read it.
status-exported = Exported. It stays on this tablet too, and goes on trying.
status-exported-part = Exported in part: something on this tablet could not be read. Close other windows of Waarmerk and export again. Do not delete the app or its data.
status-copy = Copy diagnostics
status-copied = Copied
status-copy-hint = Technical facts for support. No names, no goods, no keys.
status-logout = Log out
status-login = Log in again
status-login-why = The server has forgotten this login.
status-login-what = What you do is still sent. To receive what others did, log in.
status-attention = Needs you
status-attention-none = Nothing was refused.
status-refused-kept = What you entered is kept with the document.
status-read = Read
status-waits = Waits
status-waits-none = Nothing waits on this tablet.
status-open = Open
status-changes =
    { $count ->
        [one] one change
       *[other] { $count } changes
    }

## New version, hints, wrong addresses

update-ready = A new version is ready.
update-replaced = A new version runs in another window.
update-kept = What you typed is kept.
update-apply = Load it now
update-later = Later
hint-label = Hints
hint-install = Put Waarmerk on the home screen.
hint-install-what = It then opens like any app, and the tablet keeps its data.
hint-install-do = Install
hint-keep = Let the tablet keep the data.
hint-keep-what = Without that, the browser may clear it when space runs short.
hint-keep-do = Keep it
hint-keep-refused = The browser did not agree. Installing the app helps.
hint-notices = Hear when something changes.
hint-notices-what = A notice shows the reference and the status, nothing else.
hint-notices-do = Allow notices
hint-aside = Do not ask again
unloaded-title = This part of the app is not on the tablet yet
unloaded-what = What you typed is kept. With a network, load it again.
unloaded-again = Load it again
not-started-title = Waarmerk cannot start
not-started-what = What this tablet keeps does not open. Close other windows of Waarmerk, make room on the tablet, and start it again. Do not delete the app or its data: unsent work may be in them.
nowhere-title = Nothing here
nowhere-what = This address leads to no page of Waarmerk.
nowhere-back = To the work list

## Records, checks

record-on_device = On this device
record-sent = Sent
record-accepted = At the server
record-accepted_with_conflict = Two values
record-part1-changed = Part I was changed
record-signed_not_received = Signed, not yet received
record-not_confirmed = Received, not yet confirmed
record-needs_attention = Needs attention
check-good = Satisfactory
check-bad = Not satisfactory
check-none = Not done
check-begun = In progress
check-todo = To do
document-draft = Draft, no reference yet

## Work list

work-title = Today at { $post }
work-title-operator = Your documents
work-filter = Which documents
work-show-all = All
work-show-open = To do
work-show-done = Done
work-search = Reference, goods, code, container
work-offline = No network.
work-offline-pending =
    { $count ->
        [one] Go on working: one change is kept on this tablet and leaves by itself.
       *[other] Go on working: { $count } changes are kept on this tablet and leave by themselves.
    }
work-offline-age = Go on working. What you see is { $age } old.
work-renewing = All documents are fetched anew
work-group-needs_you = Needs you
work-group-now = Now
work-group-later = Later
work-group-drafts = Drafts
work-group-waiting = With the post
work-group-done = Done
work-more = Show { $count } more
work-loading = Fetching your documents
work-none = Nothing to do.
work-none-found = Nothing found.
row-time-unknown = ?
row-signed = signed
row-refused = Not taken by the server
row-begun = begun
row-in = in { $minutes } min
row-checked = { $checked } of { $of } checks
row-checks =
    { $count ->
        [one] one check
       *[other] { $count } checks
    }
row-go-on = Go on
row-begin = Begin

## Goods and boxes

goods-unknown = Goods not named yet
goods-counted = { $count } × { $goods }
goods-code =
    { $more ->
        [0] CN { $code }
        [one] CN { $code } and one more
       *[other] CN { $code } and { $more } more
    }
weight = { $weight } kg
country = { $name } ({ $code })
yes = Yes
no = No
box-must = required
box-missing = This box must be filled in.
box-clear = Clear
box-choose = Choose
box-does-not-fit = There are characters in it that this box cannot hold.
box-unread-number = This is no number.
box-unread-ambiguous = This could be two numbers: leave out what parts the thousands, or write the decimals after a point.
box-unread-sum = This sum cannot be worked out: numbers, + - * and brackets, such as =12.5+3*2.
box-unread-too-long = This is too long for a number.
box-unread-negative = It cannot be less than nothing.
box-unread-whole = Only whole numbers fit here.
box-unread-digits = At most 15 digits fit here, with 6 decimals.
box-unread-long =
    { $over ->
        [one] One character too many: { $most } fit.
       *[other] { $over } characters too many: { $most } fit.
    }
box-unread-date-none = This is no date. Write the day, the month and the year in four digits.
box-unread-date-unknown = There is no such day.
box-unread-date-far = Is the year right? Only 1900 to 2199 fit here.
box-unread-date-no-time = The time is missing: add hours and minutes, such as 08:30.
box-unread-date-unknown-time = There is no such time on that day.
box-unread-leave = Leave this box once: it can be read now.
box-read-as = Read as { $value }
box-pick-day = Choose the day: { $label }
box-day-hint = Such as { $example }
pick-open = Show the list
pick-list = What it could be
pick-close = Close
pick-found =
    { $count ->
        [0] Nothing found
        [one] One found
       *[other] { $count } found
    }
pick-unlisted = This is not in the list (version { $version }).
pick-example = The list is an example, made up for demonstrations.
code-title = Choose the goods
code-choose = { $label }: choose
code-change = { $label }: { $code }, change
code-none = Choose a code
code-search = Code or words
code-search-plant = EPPO code or name of the plant
code-by = Search by
code-by-goods = Goods
code-by-plant = Plants
code-act = Legislation
code-act-all = All goods
code-act-own = Goods of this document
code-plant = Plant: { $plant }. Now its code of goods.
code-plant-not = Without this plant
code-trail = Where you are in the nomenclature
code-top = All
code-branch = opens the codes below
code-loses = Change the code?
code-loses-what = This belongs to { $before }, and is deleted when the code becomes { $after }:
code-loses-yes = Delete it and change the code
code-loses-no = Keep the code
party-as-consignee = The same as the consignee
party-search = Find: { $label }
party-country = Country of the organisation
party-name = Name or approval number
party-number = Name or number in the list
party-three = Choose the country, then type three characters or more.
party-new = Not in the list? Write the boxes below.
party-written = In your documents
party-create = New: write in the other boxes
means-of = Means of transport under { $authorisation }
row-from-list = Add from the list: { $label }
seals-many = Enter many at once
seals-list = Containers and seals, one pair in each line
seals-hint = Container and seal with a tab, a comma or a semicolon between them; or only one of them.
seals-read =
    { $count ->
        [one] One row read
       *[other] { $count } rows read
    }
seals-unadded = The list is not added yet. Add its rows, or empty it.
seals-add =
    { $count ->
        [0] Add the rows
        [one] Add one row
       *[other] Add { $count } rows
    }
journey-to = Town or place of destination, for the estimate
journey-time = { $hours } h { $minutes } min
journey-estimate = From { $from } to { $to } at least { $time }.
journey-assumes = { $kilometres } km by road: the shortest line over the earth, times { $factor }; at { $speed } km/h.
journey-take = Take over the estimate
journey-unknown = Where one of the two places lies is not in the list: choose a town near the destination.
box-within = { $section }: { $box }
step-less = One fewer: { $label }
step-more = One more: { $label }
row-title = { $label }, { $number }
row-add = Add: { $label }
row-remove = Take away
row-remove-really = Take away, with what is in it
row-keep = Keep

## A document

nav-work-list = Work list
nav-documents = Your documents
page-check = { $check }: { $goods }
document-opening = Opening
document-none = Certificate not found
document-none-what = { $key } is not among the documents that this tablet holds for you.
document-unknown-type = A newer kind of document
document-unknown-type-what = This version of the app does not know documents of type { $type }. Load the new version.
document-next = What to do
document-decide = Go to the decision
document-cancel = Cancel this document
document-seal = Show the seal
document-ends = Signed on this tablet. Until the server has it, its seal still reads valid.
document-dismiss = I have read it
document-nothing-to-do = There is nothing for you to do on it.
part1 = Part I
part2 = Part II
part3 = Part III
part1-submitted = submitted { $when }
part1-read = Read all of Part I
part1-change = Change Part I
part1-proceed = Look at it and submit
part1-closed = Part I cannot be changed now.
part1-closed-what = The authority is working on it, or it is decided.
imported = Taken over from another system.
imported-decided = Decided elsewhere.
imported-what = There it is { $reference }, with status { $status }.
imported-unmapped =
    { $count ->
        [one] One field has no box here
       *[other] { $count } fields have no box here
    }
imported-unmapped-what = They are kept with the original.
findings = Found by the rules
finding-clock-before = The device's clock was behind: by its date, the decision was signed before the device last heard from the server.
finding-clock-after = The device's clock was ahead: by its date, the decision was signed after the server had received it.
history = What became of it
history-record = This record
history-local = Local reference
history-edition = Form
history-submitted = Part I submitted
history-signed = Signed
history-received = Received by the server
history-brussels = { $when } (Brussels)
history-gap = Clock of the device off by
history-previous = The device's signature before
history-previous-when = { $when }, dated later than this one
history-commission = To be notified to the Commission
history-issued = Seal issued
history-changed = Last change

## Checks

rail-label = Checks of Part II
rail-documentary = Documentary
rail-identity = Identity
rail-physical = Physical
rail-welfare = Welfare
rail-laboratory = Laboratory
rail-more = Other boxes
rail-if-needed = If needed
next-check = Next: { $check }
next-decision = Next: decision
save-and-close = Save and close
checks-done = { $done } of { $of } checks done
check-closed = Part II is closed.
check-closed-what = It is not yours to fill in, or it is decided.
hint-of-part1 = of { $count } in Part I
hint-births = during transport
count-agrees = The count agrees.
count-sum = { $fit } fit + { $unfit } unfit + { $dead } dead = { $declared ->
    [one] { $declared } animal
   *[other] { $declared } animals
} in Part I.
count-too-many = More than in Part I.
count-too-many-what = { $unfit } unfit + { $dead } dead are more than the { $declared ->
    [one] one animal
   *[other] { $declared } animals
} in Part I.
kept-not = Not kept yet.
kept-again = Try again
kept-give-up = Take it back
kept-soon = Being kept
kept-here = Saved on this tablet
kept-server = Saved { $time }

## Decision, signature, seal

decision-title = Decision
decision-question = The consignment is
decision-acceptable = Acceptable
decision-not-acceptable = Not acceptable
decision-purpose = Box { $number } of Part I says: { $purpose }. Other outcomes are closed.
decision-countries = The country of origin must be one of { $list } under the country legislation.
decision-no-country = No country is authorised for these animals under the country legislation.
decision-details = More about the outcome
decision-action-later = The action may follow.
decision-action-later-what = Without it you can sign now; it is due within 60 days.
decision-proceed = Look at it and sign
warning-code = You may go on. Rule { $code }.
missing-title =
    { $count ->
        [one] One thing is missing
       *[other] { $count } things are missing
    }
missing-count =
    { $count ->
        [one] { $count } missing
       *[other] { $count } missing
    }
missing-none = Nothing missing
sign-title-decide = Sign the decision
sign-title-submit = Submit Part I
sign-title-cancel = Cancel the document
sign-back-decide = Decision
sign-back-submit = Part I
sign-exactly = You sign exactly this
sign-cancel = Cancelled
sign-cancel-what = From then on its seal reads: not in force.
sign-consignment = Consignment
sign-version = Version
sign-version-what = after version { $version }
sign-official = Signed by
sign-fingerprint = Fingerprint
sign-part1 = Part I, signed with it
sign-part2 = Part II, signed with it
sign-part3 = Part III, signed with it
sign-yours = Your signature
sign-closed = This cannot be signed now.
sign-closed-what = It is not yours to sign, or it is done already.
sign-missing = Go back and fill it in.
sign-offline = No network.
sign-offline-what = Signed here it is binding. It shows "not yet received" until the server has it.
sign-clock-ahead = This tablet's clock is ahead.
sign-clock-ahead-what = Set it right before you sign, unless you have done so since the tablet last reached the server. A signature that arrives before its own time is not carried out.
sign-password = Your password
sign-password-hint = Five tries on this tablet without a network
sign-busy = Signing
sign-as = Sign as { $name }
sign-not-yet = Not yet, go back
signed-here = Signed on this tablet
signed-by = Signed by { $name }
signed-binding = { $time }, binding from then
signed-received = Received by the server
signed-to-receive = To be received by the server
signed-offline = No network. Leaves by itself, also after you log out.
signed-on-its-way = Leaves by itself, also after you log out.
signed-countersigned = Countersigned
signed-to-countersign = To be countersigned
signed-to-countersign-what = Then the final seal replaces the provisional one.
signed-to-confirm = To be confirmed
signed-to-confirm-what = By an authority with full rights; then it gets its seal.
signed-recorded = Recorded as rejected
signed-to-record = To be recorded
signed-no-seal = A refused document gets no seal.
signed-no-seal-title = No seal
signed-no-seal-what = A refused document gets no seal. Its reference and this screen say what was decided.
signed-no-seal-pre_valid = It is not valid yet. An authority with full rights confirms the decision; then it gets its seal.
signed-no-seal-yet = Its seal comes from the server, with its reference.
signed-ended = No longer in force
signed-ended-what = Whoever scans its seal reads that it has ended.
signed-way = On its way
signed-arrived = Arrived
signed-may-show = You may show this stamp.
signed-may-show-what = Whoever scans it reads "signed, not yet confirmed".
signed-undecided = Not decided.
signed-undecided-what = What was signed is kept and was not carried out. The document says why: look at it, and decide anew.
signed-undecided-why = See why
signed-refused = The server could not take it as it was signed.
signed-refused-what = Nothing is lost: both versions are kept, and the post is told.
signed-verdict = { $outcome }Signed { $day }, { $time } (Brussels), by { $name }
signed-print = Print
signed-document = Document
signed-next = Next inspection
seal-provisional = Provisional
seal-issued = Seal of validation
seal-provisional-label = Provisional seal of { $reference }
seal-issued-label = Seal of { $reference }
seal-check = Check it

## Why something was not done. The codes are those of the device and of the server.

problem-ACKNOWLEDGED = The server has answered this already.
problem-ACTOR = This work was recorded for another person.
problem-CERTIFICATE_WITHDRAWN = The key that vouched for this tablet was withdrawn. Someone has to look at this.
problem-CONTENT = What was signed cannot be read.
problem-CONTENT_HASH = What was signed is not what was sent.
problem-DECIDED_ELSEWHERE = It was decided in another system.
problem-DEPENDENCY = It builds on an earlier change that was not taken.
problem-DEVICE_REVOKED = This tablet was revoked. Export what is unsent and hand it in.
problem-DOCUMENT_SIZE = The document has become too large.
problem-EDITION = This edition of the form is not known here.
problem-EXISTS = There is a document like this already.
problem-LOGIN_REQUIRED = The login has ended. Log in again.
problem-MISSING_RIGHT = You have no right to do this.
problem-NOT_YOUR_BOX = This box is for somebody else to fill in.
problem-OPERATION_SHAPE = The server could not read the change. It is kept, and can be exported.
problem-OUTCOME = This outcome does not belong to this form.
problem-SIGNATURE = The signature is not right.
problem-SIGNATURE_CHAIN = An earlier signature of this tablet is missing.
problem-SIGNATURE_OF_ANOTHER = The signature is another person's.
problem-SIGNATURE_REPEATED = This signature was used before.
problem-SIGNATURE_SHAPE = The signature cannot be read.
problem-PART_ONE_INCOMPLETE = Part I is not complete. It was not submitted.
problem-RECALL_TOO_LATE = A certificate can be recalled for three months after its validation.
problem-RULES = What was added breaks a rule. It was not kept.
problem-DECIDED = This was decided, and is changed no more.
problem-NOTHING_OPEN = There is nothing open to add.
problem-ORIGIN = The document to start from is not there, or you have no right to see it.
problem-ORIGIN_TYPE = This kind of document is not made from that one.
problem-BEING_REPLACED = A replacement of this document is being made already.
problem-CLONED = This document has been cloned already.
problem-CLONE_DECIDED = The document that was cloned from this one has been decided; this one stays as it is.
problem-LOCKED_BOX = This box stays as it is in the certificate that the document was cloned from.
problem-DELETED = This document was deleted meanwhile.
problem-STATUS = This cannot be done with a document in this status.
problem-TOO_MANY = Too many tries. Wait a minute.
problem-UNEXPECTED = Something went wrong on this tablet. What you typed is still on the screen.
problem-BAD_REQUEST = The server did not understand this: { $detail }
problem-BUSY = The server is busy. Nothing was changed; try again.
problem-CONFLICTS = Too much of this document waits to be settled. Settle something first.
problem-DISMISSED = Somebody looked at this and decided that it does not count.
problem-FULL = The server's disk is full. Try again later.
problem-GROUP = It belongs together with something that was not taken.
problem-NO_CONFLICT = There is nothing left to settle here.
problem-NO_LONGER_YOURS = The document left your work after you wrote this. It is kept, and someone has to look at this.
problem-NOT_ACCEPTED = The server does not take this: { $detail }
problem-NOT_RESTORED = The server does not have the document as you saw it. This is kept there until it has.
problem-OPERATION_ID = The server has something else under the number of this change. It is kept, and can be exported.
problem-POST = No authority has this code.
problem-SEALED = The server cannot open this yet. It is kept there until it can.
problem-TOO_LARGE = This is more than the server takes at once.
problem-UNKNOWN_OPERATION = The server is older than this app and does not know this yet. It is kept there until it does.
problem-VERSION = The document has another version than the one that was signed. Look at it again, then sign.
problem-unknown = It could not be done ({ $code }).

## Why the rules say what they say of a document

rules-title = Why the rules say so
rules-what = Judged on this device, with the values that each rule read.
rules-empty = empty
rules-warning = It is a warning and holds nothing up.
rules-broken = Broken
rules-waits = Waits for what is empty
rules-not_judged = Not judged: its list is not here
rules-holds = Holds
rules-does_not_apply = Does not apply
