### The print of a document: what is asked before it is made, and what stands on paper beside the boxes.

print-title = Print
print-languages = Languages
print-languages-hint = The document in each of them, one after the other in one file.
print-missing-post = No official language of the country of the check is among them: { $languages }.
print-missing-destination = No official language of the country of destination is among them: { $languages }.
print-missing-transit = No official language of the country of transit is among them: { $languages }.
print-missing-no = Waarmerk does not speak it.
print-no-language = Choose a language.
print-make = Make the PDF
print-making = The PDF is being made.
print-made = The PDF is made.
print-made-what = It is with your downloads.
print-sealed-what = It bears the authority's seal and carries the signed bytes. When the status changes, make a new one.
print-offline = There is no network: the server makes the PDF. From this tablet you can print what it holds.
print-waiting = What you did last has not reached the server: the PDF would not show it yet.
print-here = Print from this tablet
print-here-what = What this tablet holds, in your language, with the provisional seal where there is one.
print-blank-what = To be filled in by hand.
print-blank-form = Form

## On paper

# official: Reg. (EC) No 669/2009, Annex II
paper-title-CED = Common entry document (CED)
paper-title-CHEDD = Common health entry document for food and feed of non-animal origin (CHED-D)
paper-title-CVEDA = Common veterinary entry document for animals (CVEDA)
paper-title-CHEDA = Common health entry document for animals (CHED-A)
paper-title-CVEDP = Common veterinary entry document for products (CVEDP)
paper-title-CHEDP = Common health entry document for products (CHED-P)
paper-title-CHEDPP = Common health entry document for plants and plant products (CHED-PP)
paper-title-DECLAR = Declaration by the importer (DECLAR)
paper-title-IMPORT = Certificate for import into the Union (IMPORT)
paper-law-669-2009 = Regulation (EC) No 669/2009
paper-law-282-2004 = Regulation (EC) No 282/2004
paper-law-136-2004 = Regulation (EC) No 136/2004
paper-law-2000-29 = Directive 2000/29/EC
paper-law-142-2011 = Regulation (EU) No 142/2011
paper-law-2007-240 = Decision 2007/240/EC
paper-law-2019-1715 = Regulation (EU) 2019/1715
paper-declares = I, the person responsible for the consignment, declare that to the best of my knowledge Part I is true and complete, and that I will meet the requirements of Union law on official controls, their costs included.
paper-certifies = I, the official veterinarian or inspector, certify that the checks on the consignment were carried out in accordance with Union law.
paper-health-bones_horns_hooves = I declare that I intend to import these bones, horns, hooves and products of them into the Union, that they will not be diverted at any stage to use in food, feed, organic fertilisers or soil improvers, and that they are conveyed directly to the place of destination for further processing or treatment.
paper-health-intermediate_products = I declare that I intend to import these intermediate products into the Union for the manufacture of medicinal products, medical devices, in vitro diagnostics, laboratory reagents or cosmetic products, that they will not be diverted at any stage to another use, and that they are conveyed directly to the place of destination.
paper-health-non_harmonised = I declare that I intend to import these goods into the Union for the use stated, that they will not be diverted at any stage to another use, and that they are conveyed directly to the place of destination.
paper-signature = Signature
paper-stamp = Stamp
paper-signed = Signed electronically by { $name }, { $moment }
paper-check-at = Check at { $host }
paper-check-code = Check code { $code }
paper-no-seal = Bears no seal of validation
paper-as-of = As of { $moment }
paper-provisional = Provisional seal: not countersigned yet
