### Mitä elinkaari sallii: painikkeet, päätöksen jälkeen annettavat tiedot, merkinnät ja työlistan valinnat.

document-confirm = Vahvista päätös
document-recall = Mitätöi tämä todistus
part1-go-on = Jatka osaa I
make-title = Tee siitä toinen asiakirja
make-copy-what = Kopio: samantyyppinen uusi luonnos, jossa on osa I. Tämä asiakirja säilyy ennallaan, eikä niiden välille tule yhteyttä.
make-clone-importer = Tuojat eivät kloonaa: sen tekee lähetyksestä vastaava.
make-clone-what = Klooni: toisentyyppinen asiakirja, jossa on todistuksen tiedot ja yhteys siihen. Vain kerran, eikä kaikkia kohtia voi muuttaa.
make-replacement-what = Korvaava: uusi asiakirja, jossa ovat tämän osat I ja II. Kun siitä on päätetty, tämä on korvattu.

## Mitä päätöksen jälkeen annetaan

complete-result = Lähetä laboratoriotutkimuksen tulos
complete-action = Lähetä toimenpide: EI HYVÄKSYTTÄVÄ
complete-only = Vain avoimeksi jäänyt voidaan antaa.
complete-only-what = Kaikki muu pysyy päätöksen mukaisena.
complete-nothing = Mitään ei ole vielä annettu.
complete-not = Lisättävää ei ole.
complete-not-what = Päätöksessä ei jäänyt mitään avoimeksi, tai se ei ole sinun annettavissasi.
complete-recalls = Tämä tulos mitätöi asiakirjan.
complete-recalls-what = Tulos ei ole tyydyttävä: allekirjoituksellasi asiakirja mitätöidään, ja sinetti näyttää: ei voimassa.
complete-proceed = Allekirjoitukseen
complete-begun = Aloit täydentää tätä asiakirjaa
complete-begun-what = Antamasi tiedot ovat tällä tabletilla ja ovat voimassa, kun ne on allekirjoitettu.
complete-given =
    { $count ->
        [one] Annat yhden kohdan
       *[other] Annat { $count } kohtaa
    }
sign-title-recall = Mitätöi todistus
sign-title-complete = Täydennä asiakirjaa
sign-back-complete = Annettavat tiedot
sign-back-document = Asiakirja
sign-recall = Mitätöity
box-locked-clone = Kuten asiakirjassa { $reference }, josta tämä on kloonattu. Sitä ei voi muuttaa.
box-locked-decided = Päätetty: pysyy ennallaan.

## Tilan ja asennuksen merkinnät

watermark-label = Merkintä tässä asiakirjassa
installation-label = Mihin tämä asennus on tarkoitettu
installation-training = Koulutusasennus: mikään täällä ei ole voimassa
installation-acceptance = Hyväksyntäasennus: mikään täällä ei ole voimassa

## Työlistan valinnat

work-which = Tila
work-which-any = Mikä tahansa tila
work-type = Asiakirja
work-type-any = Mikä tahansa asiakirja
work-waits-to_process = Käsiteltävät: ei vielä kloonattu
work-waits-cloned = Kloonatut klooneineen
work-waits-result = Odottaa laboratoriotulosta
work-waits-action = Odottaa toimenpidettä: EI HYVÄKSYTTÄVÄ
work-filters-clear = Näytä taas kaikki
work-found =
    { $count ->
        [one] Yksi asiakirja
       *[other] { $count } asiakirjaa
    }
