### Statussen van documenten. De app zegt ze, en de meldingen van de service worker, die alleen dit bestand leest.

status-draft = Concept
status-new = Te doen
status-in_progress = In behandeling
status-pre_valid = Nog te bevestigen
status-valid = Geldig
status-rejected = Afgewezen
status-cancelled = Geannuleerd
status-replaced = Vervangen
status-recalled = Ingetrokken
status-deleted = Verwijderd
status-submitted = Ingediend
status-elsewhere = Elders beslist
status-conflict = Twee mensen zeiden iets anders

## Marks on prints, by status and by what the installation is for

watermark-draft = CONCEPT
watermark-in_progress = IN BEHANDELING
watermark-pre_valid = NOG TE BEVESTIGEN
watermark-valid = ORIGINEEL
watermark-provisional = VOORLOPIG
watermark-rejected = AFGEWEZEN
watermark-cancelled = GEANNULEERD
watermark-replaced = VERVANGEN
watermark-recalled = INGETROKKEN
watermark-training = OEFENING
watermark-acceptance = ACCEPTATIE
watermark-demo = DEMONSTRATIE

notice-changed = Er is iets veranderd
