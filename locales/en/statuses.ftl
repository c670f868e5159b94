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
notice-changed = Something changed
