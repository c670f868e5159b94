### The log of acts, on the document.

log-proof = Bewijs uit het logboek
log-proof-what = Met dit bestand kan iedereen, ook jaren later, nagaan dat dit certificaat in het openbare logboek staat.
log-proof-saved = Het bewijs staat bij uw downloads.
problem-NOT_SIGNED_YET = Het logboek omvat dit certificaat nog niet. Probeer het over een uur opnieuw.
problem-LOG_HALTED = Het logboek ondertekent nu niets. De beheerders van deze installatie moeten ernaar kijken.
