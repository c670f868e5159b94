### Asiakirjan tuloste: mitä ennen sitä kysytään ja mitä paperilla on kohtien lisäksi.

print-title = Tulosta
print-languages = Kielet
print-languages-hint = Asiakirja jokaisella kielellä peräkkäin samassa tiedostossa.
print-missing-post = Mukana ei ole tarkastusmaan virallista kieltä: { $languages }.
print-missing-destination = Mukana ei ole määrämaan virallista kieltä: { $languages }.
print-missing-transit = Mukana ei ole kauttakulkumaan virallista kieltä: { $languages }.
print-missing-no = Waarmerk ei osaa sitä.
print-no-language = Valitse kieli.
print-make = Tee PDF
print-making = PDF-tiedostoa tehdään.
print-made = PDF on valmis.
print-made-what = Se on latauksissasi.
print-sealed-what = Siinä on viranomaisen sinetti ja allekirjoitetut tavut. Kun tila muuttuu, tee uusi.
print-offline = Verkkoa ei ole: palvelin tekee PDF-tiedoston. Tältä tabletilta voit tulostaa sen, mitä siinä on.
print-waiting = Viimeisin tekosi ei ole vielä palvelimella: PDF ei näyttäisi sitä vielä.
print-here = Tulosta tältä tabletilta
print-here-what = Mitä tällä tabletilla on, sinun kielelläsi, väliaikaisen sinetin kanssa, jos sellainen on.
print-blank-what = Käsin täytettäviksi.
print-blank-form = Lomake

## Paperilla

paper-title-CED = Yhteinen tuloasiakirja (CED)
paper-title-CHEDD = Yhteinen terveyttä koskeva tuloasiakirja, muut kuin eläinperäiset elintarvikkeet ja rehut (CHED-D)
paper-title-CVEDA = Yhteinen eläinlääkinnällinen tuloasiakirja, eläimet (CVEDA)
paper-title-CHEDA = Yhteinen terveyttä koskeva tuloasiakirja, eläimet (CHED-A)
paper-title-CVEDP = Yhteinen eläinlääkinnällinen tuloasiakirja, tuotteet (CVEDP)
paper-title-CHEDP = Yhteinen terveyttä koskeva tuloasiakirja, tuotteet (CHED-P)
paper-title-CHEDPP = Yhteinen terveyttä koskeva tuloasiakirja, kasvit ja kasvituotteet (CHED-PP)
paper-title-DECLAR = Tuojan ilmoitus (DECLAR)
paper-title-IMPORT = Todistus tuonnista unioniin (IMPORT)
paper-law-669-2009 = Asetus (EY) N:o 669/2009
paper-law-282-2004 = Asetus (EY) N:o 282/2004
paper-law-136-2004 = Asetus (EY) N:o 136/2004
paper-law-2000-29 = Direktiivi 2000/29/EY
paper-law-142-2011 = Asetus (EU) N:o 142/2011
paper-law-2007-240 = Päätös 2007/240/EY
paper-law-2019-1715 = Asetus (EU) 2019/1715
paper-declares = Lähetyksestä vastaavana henkilönä ilmoitan, että osa I on parhaan tietoni mukaan oikea ja täydellinen ja että noudatan virallista valvontaa koskevia unionin oikeuden vaatimuksia, kustannukset mukaan luettuina.
paper-certifies = Virkaeläinlääkärinä tai tarkastajana todistan, että lähetyksen tarkastukset on tehty unionin oikeuden mukaisesti.
paper-health-bones_horns_hooves = Ilmoitan, että aion tuoda nämä luut, sarvet, sorkat ja kaviot sekä niistä saadut tuotteet unioniin, että niitä ei missään vaiheessa käytetä elintarvikkeisiin, rehuihin, orgaanisiin lannoitteisiin tai maanparannusaineisiin ja että ne kuljetetaan suoraan määräpaikkaan jatkojalostusta tai käsittelyä varten.
paper-health-intermediate_products = Ilmoitan, että aion tuoda nämä välituotteet unioniin lääkkeiden, lääkinnällisten laitteiden, in vitro -diagnostiikan, laboratorioreagenssien tai kosmeettisten valmisteiden valmistusta varten, että niitä ei missään vaiheessa käytetä muuhun ja että ne kuljetetaan suoraan määräpaikkaan.
paper-health-non_harmonised = Ilmoitan, että aion tuoda nämä tavarat unioniin mainittuun käyttöön, että niitä ei missään vaiheessa käytetä muuhun ja että ne kuljetetaan suoraan määräpaikkaan.
paper-signature = Allekirjoitus
paper-stamp = Leima
paper-signed = Sähköisesti allekirjoittanut { $name }, { $moment }
paper-check-at = Tarkista osoitteessa { $host }
paper-check-code = Tarkistuskoodi { $code }
paper-no-seal = Ei varmennussinettiä
paper-as-of = Tilanne { $moment }
paper-provisional = Väliaikainen sinetti: ei vielä vastavarmennettu
