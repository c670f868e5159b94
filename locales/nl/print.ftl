### De afdruk van een document: wat ervoor gevraagd wordt, en wat op papier naast de vakken staat.

print-title = Afdrukken
print-languages = Talen
print-languages-hint = Het document in elk daarvan, na elkaar in één bestand.
print-missing-post = Geen officiële taal van het land van de controle is erbij: { $languages }.
print-missing-destination = Geen officiële taal van het land van bestemming is erbij: { $languages }.
print-missing-transit = Geen officiële taal van het land van doorvoer is erbij: { $languages }.
print-missing-no = Waarmerk spreekt die niet.
print-no-language = Kies een taal.
print-make = Maak de pdf
print-making = De pdf wordt gemaakt.
print-made = De pdf is gemaakt.
print-made-what = Hij staat bij uw downloads.
print-sealed-what = Hij draagt het zegel van de autoriteit en bevat de ondertekende bytes. Verandert de status, maak dan een nieuwe.
print-offline = Er is geen netwerk: de server maakt de pdf. Vanaf deze tablet kunt u afdrukken wat erop staat.
print-waiting = Wat u het laatst deed, is nog niet bij de server: de pdf zou het nog niet tonen.
print-here = Afdrukken vanaf deze tablet
print-here-what = Wat op deze tablet staat, in uw taal, met het voorlopige zegel als dat er is.
print-blank-what = Om met de hand in te vullen.
print-blank-form = Formulier

## Op papier

# official: Verordening (EG) nr. 669/2009, bijlage II
paper-title-CED = Gemeenschappelijk document van binnenkomst (GDB)
paper-title-CHEDD = Gemeenschappelijk gezondheidsdocument van binnenkomst voor levensmiddelen en diervoeders van niet-dierlijke oorsprong (GGB-D)
paper-title-CVEDA = Gemeenschappelijk veterinair document van binnenkomst voor dieren (GVDB-A)
paper-title-CHEDA = Gemeenschappelijk gezondheidsdocument van binnenkomst voor dieren (GGB-A)
paper-title-CVEDP = Gemeenschappelijk veterinair document van binnenkomst voor producten (GVDB-P)
paper-title-CHEDP = Gemeenschappelijk gezondheidsdocument van binnenkomst voor producten (GGB-P)
paper-title-CHEDPP = Gemeenschappelijk gezondheidsdocument van binnenkomst voor planten en plantaardige producten (GGB-PP)
paper-title-DECLAR = Verklaring van de importeur (DECLAR)
paper-title-IMPORT = Certificaat voor invoer in de Unie (IMPORT)
paper-law-669-2009 = Verordening (EG) nr. 669/2009
paper-law-282-2004 = Verordening (EG) nr. 282/2004
paper-law-136-2004 = Verordening (EG) nr. 136/2004
paper-law-2000-29 = Richtlijn 2000/29/EG
paper-law-142-2011 = Verordening (EU) nr. 142/2011
paper-law-2007-240 = Beschikking 2007/240/EG
paper-law-2019-1715 = Verordening (EU) 2019/1715
paper-declares = Ik, verantwoordelijk voor de zending, verklaar dat deel I naar mijn beste weten juist en volledig is, en dat ik voldoe aan de eisen van het recht van de Unie inzake officiële controles, met inbegrip van de kosten ervan.
paper-certifies = Ik, officiële dierenarts of inspecteur, verklaar dat de controles van de zending zijn verricht overeenkomstig het recht van de Unie.
paper-health-bones_horns_hooves = Ik verklaar dat ik deze beenderen, hoorns, hoeven en producten daarvan in de Unie wil invoeren, dat zij in geen enkel stadium worden gebruikt in levensmiddelen, diervoeders, organische meststoffen of bodemverbeteraars, en dat zij rechtstreeks naar de plaats van bestemming gaan voor verdere verwerking of behandeling.
paper-health-intermediate_products = Ik verklaar dat ik deze tussenproducten in de Unie wil invoeren voor de vervaardiging van geneesmiddelen, medische hulpmiddelen, in-vitrodiagnostica, laboratoriumreagentia of cosmetische producten, dat zij in geen enkel stadium een ander gebruik krijgen, en dat zij rechtstreeks naar de plaats van bestemming gaan.
paper-health-non_harmonised = Ik verklaar dat ik deze goederen in de Unie wil invoeren voor het vermelde gebruik, dat zij in geen enkel stadium een ander gebruik krijgen, en dat zij rechtstreeks naar de plaats van bestemming gaan.
paper-signature = Handtekening
paper-stamp = Stempel
paper-signed = Elektronisch ondertekend door { $name }, { $moment }
paper-check-at = Controleren op { $host }
paper-check-code = Controlecode { $code }
paper-no-seal = Draagt geen geldigheidszegel
paper-as-of = Stand van { $moment }
paper-provisional = Voorlopig zegel: nog niet medeondertekend
