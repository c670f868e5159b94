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
notice-changed = Valami megváltozott
