### What two people say differently, and who chose.

## The screen

conflicts-nav = To settle
conflicts-heading = To settle
conflicts-what = Two people said different things, and neither had seen the other's. Both are kept until somebody chooses.
conflicts-none = Nothing to settle
conflicts-none-what = Where two people say different things about one document, it stands here. Nothing is lost meanwhile.
conflicts-settled = Settled lately

## One thing to settle

conflict-title =
    { $count ->
        [one] One thing to settle
       *[other] { $count } things to settle
    }
conflict-document = Two acts on this document
conflict-kept = Counts now
conflict-other = The other value
conflict-empty = (empty)
conflict-noticed = Noticed { $when }.
conflict-people = What counts now is by { $kept }; the other is by { $other }.
conflict-settle = Both are kept in the history. Look at the document again and go on from there.
conflict-TWO_VALUES = Two values for one box
conflict-PART_ONE_CHANGED = Part I was changed after the check
conflict-CHECKS_CHANGED = The checks were changed after the signature
conflict-DECIDED_MEANWHILE = Somebody else decided first
conflict-DELETION_ASKED = Somebody wanted to delete this document while somebody else worked on it
conflict-DELETED_MEANWHILE = Somebody deleted this document while somebody else decided on it
conflict-differs =
    { $count ->
        [one] One box differs
       *[other] { $count } boxes differ
    }
conflict-choose = Which of these counts?
conflict-by = { $who }, { $when }
conflict-you = { $who } (you)
conflict-both = Both
conflict-both-box = One below the other in the box
conflict-both-remark = What counts now stays; the other goes into the remark
conflict-note = { $box }: { $value } ({ $who })
conflict-row-stays = The row stays: { $row }
conflict-row-goes = The row is taken away
conflict-sign = You sign what counts now: with that it is settled.
conflict-do = Settle it
conflict-holds = What counts now holds
conflict-holds-otherwise = If the other decision is to hold, cancel or replace this document.
conflict-closed = This document takes no other value any more: what counts now can be confirmed.
conflict-done = Settled. The history says who chose, and what.

## The history

settled-kept = { $who } chose what counted: { $value }
settled-other = { $who } chose the other value: { $value }
settled-both = { $who } chose both
settled-anew = { $who } set it anew: { $value }
settled-signed = { $who } signed what counted: { $value }
settled-act = { $who } confirmed what counts
settled-act-signed = { $who } signed the document as it stood
settled-late = { $who } chose { $value }: it came second and does not count
settled-not = Beside it: { $value } ({ $who })
