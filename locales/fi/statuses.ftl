### Asiakirjojen tilat. Sovellus käyttää näitä, ja service worker lukee ilmoituksiinsa vain tämän tiedoston.

status-draft = Luonnos
status-new = Tekemättä
status-in_progress = Meneillään
status-pre_valid = Esivarmennettu
status-valid = Varmennettu
status-rejected = Hylätty
status-cancelled = Peruutettu
status-replaced = Korvattu
status-recalled = Mitätöity
status-deleted = Poistettu
status-submitted = Lähetetty
status-elsewhere = Päätetty muualla
notice-changed = Jokin muuttui
