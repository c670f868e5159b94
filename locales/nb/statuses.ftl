### Dokumentenes status. Appen sier dem, og varslene fra service workeren, som bare leser denne filen.

status-draft = Kladd
status-new = Å gjøre
status-in_progress = Under arbeid
status-pre_valid = Skal bekreftes
status-valid = Gyldig
status-rejected = Avvist
status-cancelled = Annullert
status-replaced = Erstattet
status-recalled = Tilbakekalt
status-deleted = Slettet
status-submitted = Sendt inn
status-elsewhere = Avgjort et annet sted
status-conflict = To personer skrev ulike ting

## Marks on prints, by status and by what the installation is for

watermark-draft = KLADD
watermark-in_progress = UNDER ARBEID
watermark-pre_valid = SKAL BEKREFTES
watermark-valid = ORIGINAL
watermark-provisional = FORELØPIG
watermark-rejected = AVVIST
watermark-cancelled = ANNULLERT
watermark-replaced = ERSTATTET
watermark-recalled = TILBAKEKALT
watermark-training = OPPLÆRING
watermark-acceptance = AKSEPTANSE
watermark-demo = DEMONSTRASJON

notice-changed = Noe har endret seg
