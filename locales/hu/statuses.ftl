### Az okmányok státuszai. Az alkalmazás és a service worker értesítései is ezt a fájlt olvassák.

# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-draft = Piszkozat
status-new = Teendő
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-in_progress = Folyamatban
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-pre_valid = Érvényesítés előtti
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-valid = Érvényes
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-rejected = Visszautasított
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-cancelled = Visszavonva
status-replaced = Felváltva
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-recalled = Visszavont
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
status-deleted = Törölt
status-submitted = Előterjesztve
status-elsewhere = Máshol eldöntve
status-conflict = Két ember mást írt

## Marks on prints, by status and by what the installation is for

# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-draft = PISZKOZAT
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-in_progress = FOLYAMATBAN
watermark-pre_valid = ÉRVÉNYESÍTÉS ELŐTTI
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-valid = EREDETI
watermark-provisional = IDEIGLENES
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-rejected = VISSZAUTASÍTOTT
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-cancelled = VISSZAVONVA
watermark-replaced = FELVÁLTVA
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-recalled = VISSZAVONT
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-training = KÉPZÉSI
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
watermark-acceptance = ELFOGADÁSI
watermark-demo = BEMUTATÓ

notice-changed = Valami megváltozott
