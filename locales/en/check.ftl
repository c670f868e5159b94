### The check page: what anyone reads who scans the code on a certificate.

verify-skip = Go to the content
verify-title = Certificate check
verify-demo = Demonstration: not a real authority
verify-training = Training installation: nothing here is in force
verify-acceptance = Acceptance installation: nothing here is in force
verify-online = Online
verify-offline = Offline
verify-language = Language
verify-busy = Checking the signature
verify-scan-title = Check a certificate
verify-asking = This device says so. Asking the service…
verify-next = Scan the next code

## The verdict

verify-valid-title = Authentic and valid
verify-valid-line = Compare it with the goods below.
verify-ended-title = Cancelled
verify-ended-line = Authentic, but cancelled or recalled by the authority. Do not accept the goods on it.
verify-replaced-title = Replaced
verify-replaced-line = A newer certificate takes its place. Use that one.
verify-expired-title = Expired
verify-expired-line = Authentic, but its time is over.
verify-unknown-title = Status unknown
verify-unknown-line = Authentic. Whether it is still in force cannot be said now.
verify-provisional-title = Provisional
verify-provisional-line = Signed by an inspector's device, not yet confirmed by the service.
verify-lapsed-title = Provisional, and over
verify-lapsed-line = Signed by an inspector's device. It had to be confirmed by now: ask for the final certificate.
verify-false-title = Not authentic
verify-false-line = This code was not made by the authority, or it was changed.
verify-withdrawn-title = Not to be trusted
verify-withdrawn-line = The authority has withdrawn the key that signed it. Ask for the certificate to be issued again.
verify-reissued-why = The authority issued this certificate anew, under the same number: { $when }. Ask for that paper.
verify-root_changed-title = Not to be trusted
verify-root_changed-line = This address now shows another authority's key than the one this device has known.
verify-unsealed-title = No seal
verify-unsealed-line = This paper names { $key } and carries no seal. It is not a valid certificate.
verify-elsewhere-title = Not of this authority
verify-elsewhere-line = This code leads to { $host }. Here, certificates of { $authority } are checked, and no others.
verify-no_code-title = No certificate's code
verify-no_code-line = There is something else in this code.
verify-unchecked-title = Cannot be checked now
verify-unchecked-line = Nothing is known yet, neither that it is genuine nor that it is not.

## Two questions

verify-genuine = Is it genuine?
verify-genuine-yes = Authentic
verify-genuine-no = Not authentic
verify-genuine-unknown = Not known
verify-genuine-by = Signed with the key of { $authority }
verify-genuine-device = Signed on an inspector's device
verify-force = Is it in force?
verify-force-valid = Valid
verify-force-ended = Cancelled or recalled
verify-force-replaced = Replaced
verify-force-expired = Expired
verify-force-unknown = Unknown
verify-force-provisional = Not yet confirmed
verify-force-none = Not applicable
verify-confirmed = Confirmed { $when }
verify-as-known = As known { $when }, { $ago }
verify-once-known = Known: valid { $when }, { $ago }
verify-until = Counts until { $when }
verify-today = today { $time }
verify-on = on { $day }, { $time }
verify-ago =
    { $hours ->
        [0] less than an hour ago
        [one] { $hours } hour ago
       *[other] { $hours } hours ago
    }
verify-ago-days =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }

## Why not

verify-no_network = No network.
verify-no_scanner = The scanner is not on this device. Connect and ask again.
verify-stale = What this device knows is too old to count.
verify-never = This device has never asked for its status.
verify-not-listed = The authority does not list this certificate.
verify-why-no_keys = This device has no key of the authority yet. Connect once: from then on it also works without a network.
verify-why-old_keys = The authority's keys on this device are more than 30 days old.
verify-why-unknown_key = This device does not know the key that signed it. It may be new: connect and ask again.
verify-why-insecure = This page was not loaded over HTTPS, so the browser checks no signatures.
verify-why-no_root = The server did not say which key to trust.
verify-again = Ask again

## What to do

verify-do = What to do
verify-do-scan = Scan again, with the code flat and in good light.
verify-do-keep = Still this answer: do not rely on the paper. Keep it and the goods as they are.
verify-do-tell = Tell the post whose name is on it.
verify-do-elsewhere = Do not open that address because the paper says so.
verify-do-right-code = Look for the square code beside the certificate's number.
verify-hidden = Nothing of its content is shown,
verify-hidden-why = because nothing of it can be trusted.
verify-do-root = Accept no certificate here until you have heard from the authority, in another way, that it has a new key.
verify-do-root-known = If it has: delete what this browser keeps for this address, and scan again.
verify-unsealed-why = A draft, a document that waits for a result, and a refused one carry such a link. Nothing on the paper is vouched for.
verify-open = Open the document
verify-open-hint = For those who have an account and may see it.

## Its content

verify-compare = Compare with the goods
verify-container = Container
verify-seal = Seal
verify-more-pairs =
    { $count ->
        [one] and { $count } more container or seal, named on the paper only
       *[other] and { $count } more containers or seals, named on the paper only
    }
verify-goods = Goods
verify-cn = CN { $code }
verify-weight = Net weight
verify-kg = { $kg } kg
verify-animals = Animals
verify-way = From, to
verify-from-to = { $from } → { $to }
verify-same = Same
verify-same-what = { $what }: the same
verify-this = This certificate
verify-number = Number
verify-decision = Decision
verify-issued = Issued
verify-signed = Signed
verify-replaced-by = Replaced by
verify-reissued = Issued anew
verify-valid-until = Valid until
verify-fingerprint = Fingerprint of the content
verify-checked = Checked before
verify-checked-never = Never yet
verify-checked-times =
    { $times ->
        [one] { $times } time
       *[other] { $times } times
    } from { $places ->
        [one] { $places } network
       *[other] { $places } networks
    }, since { $day }
verify-many = Checked from many networks.
verify-many-why = Within a day this code was checked from unusually many. The paper may have been copied: compare every seal and container.

verify-outcome-transhipment = Acceptable for transhipment
verify-outcome-onward_transfer = Acceptable for onward transfer
verify-outcome-transit = Acceptable for transit
verify-outcome-internal_market = Acceptable for the internal market
verify-outcome-final_import = Acceptable for final import
verify-outcome-free_circulation = Acceptable for free circulation
verify-outcome-channelled = Acceptable if channelled
verify-outcome-specific_warehouse = Acceptable for a specific warehouse
verify-outcome-temporary_admission = Acceptable for temporary admission

## Follow

follow-do = Tell me when this changes
follow-hint = This browser shows a notice when the certificate is cancelled or replaced. No account, no name: the authority keeps an address at your browser's push service.
follow-busy = One moment
follow-done = You will be told. The notice comes to this browser, also when this page is closed.
follow-stop = Stop telling me
follow-stopped = You will not be told any more.
follow-denied = The browser does not allow notices from this address. They can be allowed in its settings.
follow-failed = That did not work. Nothing was changed. Try again in a moment.
