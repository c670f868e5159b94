### The log of acts, on the document.

log-proof = Todiste lokista
log-proof-what = Tällä tiedostolla kuka tahansa voi vielä vuosien päästä tarkistaa, että todistus on julkisessa lokissa.
log-proof-saved = Todiste on ladatuissa tiedostoissa.
problem-NOT_SIGNED_YET = Loki ei vielä kata tätä todistusta. Yritä uudelleen tunnin kuluttua.
problem-LOG_HALTED = Loki ei tällä hetkellä allekirjoita mitään. Asennuksen ylläpitäjien on tarkistettava asia.
