### The log of acts, on the document.

log-proof = Bevis fra loggen
log-proof-what = Med denne filen kan hvem som helst, også etter flere år, kontrollere at sertifikatet står i den offentlige loggen.
log-proof-saved = Beviset ligger blant nedlastingene dine.
problem-NOT_SIGNED_YET = Loggen dekker ikke dette sertifikatet ennå. Prøv igjen om en time.
problem-LOG_HALTED = Loggen signerer ingenting for øyeblikket. De som drifter installasjonen, må se på det.
