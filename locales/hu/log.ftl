### The log of acts, on the document.

log-proof = Igazolás a naplóból
log-proof-what = Ezzel a fájllal bárki, évek múlva is ellenőrizheti, hogy a bizonyítvány szerepel a nyilvános naplóban.
log-proof-saved = Az igazolás a letöltések között van.
problem-NOT_SIGNED_YET = A napló még nem tartalmazza ezt a bizonyítványt. Próbálja újra egy óra múlva.
problem-LOG_HALTED = A napló jelenleg nem ír alá semmit. A rendszer üzemeltetőinek meg kell vizsgálniuk.
