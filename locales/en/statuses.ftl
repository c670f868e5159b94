### Statuses of documents. The app says them, and the notices of the service worker, which reads this file alone.

status-draft = Draft
status-new = To do
status-in_progress = In progress
status-pre_valid = Pre-valid
status-valid = Valid
status-rejected = Rejected
status-cancelled = Cancelled
status-replaced = Replaced
status-recalled = Recalled
status-deleted = Deleted
status-submitted = Submitted
status-elsewhere = Decided elsewhere
status-conflict = Two people said different things

## Marks on prints, by status and by what the installation is for

watermark-draft = DRAFT
watermark-in_progress = IN PROGRESS
watermark-pre_valid = PRE-VALID
watermark-valid = ORIGINAL
watermark-provisional = PROVISIONAL
watermark-rejected = REJECTED
watermark-cancelled = CANCELLED
watermark-replaced = REPLACED
watermark-recalled = RECALLED
watermark-training = TRAINING
watermark-acceptance = ACCEPTANCE
watermark-demo = DEMONSTRATION

notice-changed = Something changed
