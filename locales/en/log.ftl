### The log of acts, on the document.

log-proof = Proof from the log
log-proof-what = With this file anybody can check, even years later, that the public log has this certificate.
log-proof-saved = The proof is with your downloads.
problem-NOT_SIGNED_YET = The log does not cover this certificate yet. Try again in an hour.
problem-LOG_HALTED = The log signs nothing at present. The operators of this installation have to look.
