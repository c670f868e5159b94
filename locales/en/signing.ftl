## Signing: the password once or for the session, and what ends it

sign-remember = Use the same password for the rest of the session
sign-remember-what = Each signature still needs your tap. Forgotten after half an hour without a touch, at lock and at logout.
sign-held = Your password of { $time } still signs.
sign-held-what = It is forgotten after half an hour without a touch, at lock and at logout.
sign-held-forget = Forget it now
sign-asks-anew = Asked each time for this act
sign-changed = This sheet has changed.
sign-changed-what = It says something else than when you read it. Read it again before you sign.
sign-changed-read = I have read it again
sign-locked = Signing is locked
sign-locked-why = Five wrong passwords in a row.
sign-locked-offline = Connect the tablet and log in: then you can sign again. Your work is kept.
sign-locked-online = Log in to sign again. Your work is kept.

## A tablet whose keys do not open with the password that the server took

login-changed = This tablet still has your old password.
login-changed-what = The password was changed elsewhere. The old one opens what is on this tablet.
login-old-password = Password before the change
login-old-do = Open and change
login-own-lock = The tablet's own lock was not opened.
login-own-lock-what = Your keys here need its finger, face or code beside the password.
login-own-lock-do = Try again
login-anew = Set this tablet up anew
login-anew-what = Set up anew, the tablet still sends what waits. Text that was not yet saved is lost.

## Devices and password

devices-title = Devices and password
devices-what = Each device signs with a key of its own. Revoke one that is lost or given away: from then on nothing that is signed on it counts.
devices-whose = E-mail address of the person
devices-whose-hint = Empty for your own devices
devices-show = Show the devices
devices-loading = Asking the server for the devices
devices-this = This device
devices-of = Devices of { $email }
devices-seen = Last certified { $when }
devices-enrolled = Set up { $when }
devices-revoked = Revoked { $when }
devices-hardware = needs its own lock too
devices-revoke = Revoke
devices-sure = Revoke { $name }?
devices-sure-of = Revoke { $name } of { $email }?
devices-sure-what = This cannot be undone. What was signed on it and not yet received is put aside for a person to look at. The other sessions of its owner end.
devices-sure-this = Revoke the device in your hands?
devices-sure-this-what = You are logged out at once. Send first what waits here.
devices-revoke-do = Revoke it
devices-keep = Keep it
devices-none = No devices.
devices-lost = A browser that empties its storage
devices-lost-what = loses the key too. Log in, and the device is set up anew; what was not sent is lost. So install the app on the home screen, and connect it often.
password-title = Your password
password-what = Changes it with the server and on this device. Your other devices ask for the old one once. Needs a network.
password-old = Password now
password-new = New password
password-new-hint = 12 characters or more; several words are easy to type
password-change = Change the password
password-busy = Changing
password-done = Your password is changed.
password-done-what = Your other sessions have ended.

## What could not be done

problem-SHEET_CHANGED = The sheet has changed since you read it. Read it again, then sign.
problem-PASSWORD_NEEDED = Give your password for this signature.
problem-PASSWORD_SHORT = The password is too short. It needs 12 characters or more.
problem-OLD_PASSWORD = This is not the password before the change.
problem-NOT_CONFIRMED = The tablet's own lock was not opened. Try again.
problem-NEEDS_NETWORK = This needs a network, and the server does not answer.
problem-SIGNATURE_REMEMBERED = This needs the password, given for this signature.
problem-SIGNATURE_DATED = The date of the signature cannot be right. Set this tablet's clock, connect it once, then sign again.
