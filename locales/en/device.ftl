## What the device says when it could not be done; the code is that of the problem

problem-UNREACHABLE = The server does not answer. The first login on a tablet needs the network.
problem-LOGIN_REFUSED = The e-mail address or the password is wrong.
problem-ACCOUNT_DISABLED = This account is disabled. An administrator of your authority can activate it.
problem-ROOT_CHANGED = This is not the server that this tablet knows. Nothing was sent to it. Ask your administrator.
problem-UNKNOWN_PERSON = This tablet does not know you yet. Log in with the network on.
problem-WRONG_PASSWORD = The password is wrong.
problem-LOCKED = Nobody is logged in on this tablet.
problem-STORAGE_FULL = The tablet cannot store it. Make room on the tablet; what was stored before is safe.
problem-WORK_UNREADABLE = What this tablet keeps of your work does not open. Close other windows of Waarmerk, make room on the tablet, and start it again. Do not delete the app or its data: unsent work may be in them.
problem-BOX = A box does not take this value. It was not kept.
problem-OPERATION_SIZE = This is more than fits into one change.
problem-OUTBOX_FULL = Too many changes wait to be sent. Connect the tablet, or export them.
problem-DOCUMENT_TYPE = This version of the app does not know this kind of document.
problem-NOT_FOUND = The document is not on this tablet, or you have no right to see it.
problem-NO_OUTCOME = Say in Part II what is accepted, or that the consignment is refused.
problem-SIGNING_LOCKED = Too many wrong passwords in a row. Log in with the network on to sign again.
problem-CERTIFICATE_EXPIRED = The tablet has been away from the server for too long to sign. Connect it once.
problem-CLOCK_WRONG = This tablet's clock is wrong. Set it right, then sign. Where that does not help, connect the tablet once.
problem-PUSH_REFUSED = Notices are not allowed on this device. Its settings can change that.

## Why nothing moves, on the page of the transfer

sync-why-offline = The tablet has no network. Everything is kept and goes out by itself.
sync-why-unreachable = The server does not answer. Everything is kept, and it is tried again by itself.
sync-why-other-tab = Another tab of this app is exchanging with the server. It is tried again by itself.
sync-why-busy = The server is busy and asked to wait.
sync-why-login = The server has forgotten this login. What you do is still sent.
sync-why-revoked = This tablet was revoked. What is unsent can be exported and handed in.
sync-why-storage = The tablet's storage is full or does not answer.
sync-why-reset = The server was restored. The tablet's copy is built anew; your work stays.
sync-why-mismatch = The copy does not match what the server counts. It is tried again by itself.
sync-why-update = This version of the app is too old to receive. It still sends. Load the new version.
sync-why-forked = This tablet's storage was copied or put back. Log in with your password to go on.
sync-why-refused = The server refused the transfer. Copy the diagnostics and report it.
sync-why-error = Something went wrong in the app. Copy the diagnostics and report it.
