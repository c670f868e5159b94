### Waarover twee mensen iets anders zeggen, en wie koos.

## Het scherm

conflicts-nav = Te regelen
conflicts-heading = Te regelen
conflicts-what = Twee mensen zeiden iets anders, zonder dat van de ander te hebben gezien. Beide blijven bewaard tot iemand kiest.
conflicts-none = Niets te regelen
conflicts-none-what = Waar twee mensen iets anders zeggen over één document, staat het hier. Intussen gaat niets verloren.
conflicts-settled = Kort geleden geregeld

## Eén ding om te regelen

conflict-title =
    { $count ->
        [one] Eén ding te regelen
       *[other] { $count } dingen te regelen
    }
conflict-document = Twee handelingen op dit document
conflict-kept = Telt nu
conflict-other = De andere waarde
conflict-empty = (leeg)
conflict-noticed = Opgemerkt { $when }.
conflict-people = Wat nu telt is van { $kept }; het andere is van { $other }.
conflict-settle = Beide zijn in de geschiedenis bewaard. Bekijk het document opnieuw en ga van daaruit verder.
conflict-TWO_VALUES = Twee waarden voor één vak
conflict-PART_ONE_CHANGED = Deel I is na de controle gewijzigd
conflict-CHECKS_CHANGED = De controles zijn na de handtekening gewijzigd
conflict-DECIDED_MEANWHILE = Iemand anders heeft eerder beslist
conflict-DELETION_ASKED = Iemand wilde dit document verwijderen terwijl een ander eraan werkte
conflict-DELETED_MEANWHILE = Iemand heeft dit document verwijderd terwijl een ander erover besliste
conflict-differs =
    { $count ->
        [one] Eén vak verschilt
       *[other] { $count } vakken verschillen
    }
conflict-choose = Welke van deze telt?
conflict-by = { $who }, { $when }
conflict-you = { $who } (u)
conflict-both = Beide
conflict-both-box = Onder elkaar in het vak
conflict-both-remark = Wat nu telt blijft staan; het andere komt in de opmerking
conflict-note = { $box }: { $value } ({ $who })
conflict-row-stays = De rij blijft: { $row }
conflict-row-goes = De rij wordt verwijderd
conflict-sign = U ondertekent wat nu telt: daarmee is het geregeld.
conflict-do = Regelen
conflict-holds = Wat nu telt, geldt
conflict-holds-otherwise = Moet de andere beslissing gelden, annuleer of vervang dit document dan.
conflict-closed = Dit document neemt geen andere waarde meer aan: wat nu telt kan worden bevestigd.
conflict-done = Geregeld. In de geschiedenis staat wie koos, en wat.

## De geschiedenis

settled-kept = { $who } koos wat al telde: { $value }
settled-other = { $who } koos de andere waarde: { $value }
settled-both = { $who } koos beide
settled-anew = { $who } vulde het opnieuw in: { $value }
settled-signed = { $who } ondertekende wat telde: { $value }
settled-act = { $who } bevestigde wat telt
settled-act-signed = { $who } ondertekende het document zoals het was
settled-late = { $who } koos { $value }: dat kwam als tweede en telt niet
settled-not = Daarnaast: { $value } ({ $who })
