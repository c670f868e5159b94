### What the lifecycle lets a person do: buttons, what is given after the decision, marks, and the list's choices.

document-confirm = Confirm the decision
document-recall = Recall this certificate
part1-go-on = Go on with Part I
make-title = Make another document from it
make-copy-what = Copy: a new draft of the same type with Part I. This document stays as it is; there is no link between them.
make-clone-importer = Importers do not clone: ask whoever is responsible for the load.
make-clone-what = Clone: a document of another type with the certificate's data, linked to it. Once only, and some boxes cannot be changed.
make-replacement-what = Replacement: a new document with Parts I and II of this one. When it is decided, this one turns replaced.

## What is given after the decision

complete-result = Submit laboratory test result
complete-action = Submit NOT ACCEPTABLE action
complete-only = Only what was left open can be given.
complete-only-what = All else stays as it was decided.
complete-nothing = Nothing is given yet.
complete-not = There is nothing to add.
complete-not-what = Nothing was left open at the decision, or it is not yours to give.
complete-recalls = This result recalls the document.
complete-recalls-what = A result is not satisfactory: with your signature the document is recalled, and its seal reads: not in force.
complete-proceed = To the signature
complete-begun = You began to complete this document
complete-begun-what = What you gave is kept on this tablet and counts once it is signed.
complete-given =
    { $count ->
        [one] You give one box
       *[other] You give { $count } boxes
    }
sign-title-recall = Recall the certificate
sign-title-complete = Complete the document
sign-back-complete = What is given
sign-back-document = Document
sign-recall = Recalled
box-locked-clone = As in { $reference }, from which this document was cloned. It cannot be changed.
box-locked-decided = Decided: it stays as it is.

## Marks of the status and of the installation

watermark-label = Mark on this document
installation-label = What this installation is for
installation-training = Training installation: nothing here is in force
installation-acceptance = Acceptance installation: nothing here is in force

## Choices of the work list

work-which = Status
work-which-any = Any status
work-type = Document
work-type-any = Any document
work-waits-to_process = To be processed: not yet cloned
work-waits-cloned = Cloned, with their clones
work-waits-result = Laboratory result awaited
work-waits-action = NOT ACCEPTABLE action awaited
work-filters-clear = Show everything again
work-found =
    { $count ->
        [one] One document
       *[other] { $count } documents
    }
