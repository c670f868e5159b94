### Statussen van documenten. De app zegt ze, en de meldingen van de service worker, die alleen dit bestand leest.

status-draft = Concept
status-new = Te doen
status-in_progress = In behandeling
status-pre_valid = Voorlopig geldig
status-valid = Geldig
status-rejected = Afgewezen
status-cancelled = Geannuleerd
status-replaced = Vervangen
status-recalled = Ingetrokken
status-deleted = Verwijderd
status-submitted = Ingediend
status-elsewhere = Elders beslist
notice-changed = Er is iets veranderd
