### Hva livsløpet tillater: knapper, det som gis etter beslutningen, merker og arbeidslistens valg.

document-confirm = Bekreft beslutningen
document-recall = Tilbakekall dette sertifikatet
part1-go-on = Fortsett med del I
make-title = Lag et annet dokument av det
make-copy-what = Kopi: et nytt utkast av samme type med del I. Dette dokumentet blir som det er; de knyttes ikke sammen.
make-clone-importer = Importører kloner ikke: det gjør den som er ansvarlig for sendingen.
make-clone-what = Klon: et dokument av en annen type med sertifikatets data, knyttet til det. Bare én gang, og noen rubrikker kan ikke endres.
make-replacement-what = Erstatning: et nytt dokument med del I og II av dette. Når det er besluttet, blir dette erstattet.

## Det som gis etter beslutningen

complete-result = Send inn resultat av laboratorieprøve
complete-action = Send inn tiltak ved IKKE GODTATT
complete-only = Bare det som sto åpent, kan gis.
complete-only-what = Alt annet blir som det ble besluttet.
complete-nothing = Ingenting er gitt ennå.
complete-not = Det er ingenting å føye til.
complete-not-what = Ingenting sto åpent ved beslutningen, eller det er ikke ditt å gi.
complete-recalls = Dette resultatet tilbakekaller dokumentet.
complete-recalls-what = Et resultat er ikke tilfredsstillende: med din signatur blir dokumentet tilbakekalt, og seglet viser: ikke i kraft.
complete-proceed = Til signaturen
complete-begun = Du har begynt å utfylle dette dokumentet
complete-begun-what = Det du ga, ligger på dette nettbrettet og gjelder når det er signert.
complete-given =
    { $count ->
        [one] Du gir én rubrikk
       *[other] Du gir { $count } rubrikker
    }
sign-title-recall = Tilbakekall sertifikatet
sign-title-complete = Utfyll dokumentet
sign-back-complete = Det som gis
sign-back-document = Dokument
sign-recall = Tilbakekalt
box-locked-clone = Som i { $reference }, som dette dokumentet er klonet fra. Det kan ikke endres.
box-locked-decided = Besluttet: det blir som det er.

## Merker for status og installasjon

watermark-label = Merke på dette dokumentet
installation-label = Hva denne installasjonen er til
installation-training = Opplæringsinstallasjon: ingenting her er i kraft
installation-acceptance = Akseptanseinstallasjon: ingenting her er i kraft

## Arbeidslistens valg

work-which = Status
work-which-any = Enhver status
work-type = Dokument
work-type-any = Ethvert dokument
work-waits-to_process = Til behandling: ikke klonet ennå
work-waits-cloned = Klonet, med klonene
work-waits-result = Venter på laboratorieresultat
work-waits-action = Venter på tiltak ved IKKE GODTATT
work-filters-clear = Vis alt igjen
work-found =
    { $count ->
        [one] Ett dokument
       *[other] { $count } dokumenter
    }
