### Asiakirjojen tilat. Sovellus käyttää näitä, ja service worker lukee ilmoituksiinsa vain tämän tiedoston.

# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.2
status-draft = Luonnos
status-new = Tekemättä
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.2
status-in_progress = Meneillään
status-pre_valid = Esivarmennettu
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.2
status-valid = Varmennettu
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.2
status-rejected = Hylätty
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.2
status-cancelled = Peruutettu
# official: TRACES user manual, entry documents, Part II (Finnish), III.3
status-replaced = Korvattu
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
status-recalled = Mitätöity
# official: TRACES user manual, entry documents, Part II (Finnish), III.2
status-deleted = Poistettu
status-submitted = Lähetetty
status-elsewhere = Päätetty muualla
status-conflict = Kaksi ihmistä kirjasi eri asian

## Marks on prints, by status and by what the installation is for

# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-draft = LUONNOS
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-in_progress = MENEILLÄÄN
watermark-pre_valid = ESIVARMENNETTU
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-valid = ALKUPERÄINEN
watermark-provisional = VÄLIAIKAINEN
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-rejected = HYLÄTTY
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-cancelled = PERUUTETTU
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-replaced = KORVATTU
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-recalled = MITÄTÖITY
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-training = HARJOITUS
# official: TRACES user manual, entry documents, Part II (Finnish), II.1 and III.3
watermark-acceptance = HYVÄKSYNTÄ
watermark-demo = ESITTELY

notice-changed = Jokin muuttui
