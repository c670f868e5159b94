### Utskriften av et dokument: det som spørres om før den lages, og det som står på papiret ved siden av rubrikkene.

print-title = Skriv ut
print-languages = Språk
print-languages-hint = Dokumentet på hvert av dem, etter hverandre i én fil.
print-missing-post = Ingen offisielle språk i kontrollandet er med: { $languages }.
print-missing-destination = Ingen offisielle språk i bestemmelseslandet er med: { $languages }.
print-missing-transit = Ingen offisielle språk i transittlandet er med: { $languages }.
print-missing-no = Det snakker Waarmerk ikke.
print-no-language = Velg et språk.
print-make = Lag PDF
print-making = PDF-filen lages.
print-made = PDF-filen er laget.
print-made-what = Den ligger blant nedlastingene dine.
print-sealed-what = Den bærer myndighetens segl og inneholder de signerte bytene. Når statusen endres, lag en ny.
print-offline = Det er ikke noe nett: PDF-filen lages av serveren. Fra dette nettbrettet kan du skrive ut det som ligger på det.
print-waiting = Det du gjorde sist, har ikke nådd serveren: PDF-filen ville ikke vist det ennå.
print-here = Skriv ut fra dette nettbrettet
print-here-what = Det som ligger på dette nettbrettet, på ditt språk, med det foreløpige seglet der det finnes.
print-blank-what = Til å fylle ut for hånd.
print-blank-form = Skjema

## På papir

paper-title-CED = Felles innførselsdokument (CED)
paper-title-CHEDD = Felles helsedokument ved innførsel for næringsmidler og fôr av ikke-animalsk opprinnelse (CHED-D)
paper-title-CVEDA = Felles veterinærdokument ved innførsel for dyr (CVEDA)
paper-title-CHEDA = Felles helsedokument ved innførsel for dyr (CHED-A)
paper-title-CVEDP = Felles veterinærdokument ved innførsel for produkter (CVEDP)
paper-title-CHEDP = Felles helsedokument ved innførsel for produkter (CHED-P)
paper-title-CHEDPP = Felles helsedokument ved innførsel for planter og planteprodukter (CHED-PP)
paper-title-DECLAR = Importørens erklæring (DECLAR)
paper-title-IMPORT = Sertifikat for import til Unionen (IMPORT)
paper-law-669-2009 = Forordning (EF) nr. 669/2009
paper-law-282-2004 = Forordning (EF) nr. 282/2004
paper-law-136-2004 = Forordning (EF) nr. 136/2004
paper-law-2000-29 = Direktiv 2000/29/EF
paper-law-142-2011 = Forordning (EU) nr. 142/2011
paper-law-2007-240 = Beslutning 2007/240/EF
paper-law-2019-1715 = Forordning (EU) 2019/1715
paper-declares = Som ansvarlig for sendingen erklærer jeg at del I etter beste viten er riktig og fullstendig, og at jeg oppfyller kravene i Unionens regelverk om offentlig kontroll, kostnadene medregnet.
paper-certifies = Som offentlig veterinær eller inspektør bekrefter jeg at kontrollene av sendingen er utført i samsvar med Unionens regelverk.
paper-health-bones_horns_hooves = Jeg erklærer at jeg vil importere disse knoklene, hornene, hovene, klovene og produktene av dem til Unionen, at de ikke på noe trinn brukes i næringsmidler, fôr, organisk gjødsel eller jordforbedringsmidler, og at de føres direkte til bestemmelsesstedet for videre foredling eller behandling.
paper-health-intermediate_products = Jeg erklærer at jeg vil importere disse mellomproduktene til Unionen for framstilling av legemidler, medisinsk utstyr, in vitro-diagnostikk, laboratoriereagenser eller kosmetiske produkter, at de ikke på noe trinn får annen bruk, og at de føres direkte til bestemmelsesstedet.
paper-health-non_harmonised = Jeg erklærer at jeg vil importere disse varene til Unionen til den oppgitte bruken, at de ikke på noe trinn får annen bruk, og at de føres direkte til bestemmelsesstedet.
paper-signature = Underskrift
paper-stamp = Stempel
paper-signed = Elektronisk signert av { $name }, { $moment }
paper-check-at = Kontroller på { $host }
paper-check-code = Kontrollkode { $code }
paper-no-seal = Bærer ikke noe valideringssegl
paper-as-of = Per { $moment }
paper-provisional = Foreløpig segl: ikke kontrasignert ennå
