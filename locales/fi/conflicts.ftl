### Mistä kaksi ihmistä sanoo eri tavoin, ja kuka valitsi.

## Näyttö

conflicts-nav = Selvitettävä
conflicts-heading = Selvitettävä
conflicts-what = Kaksi ihmistä kirjasi eri asian näkemättä toistensa kirjausta. Molemmat säilyvät, kunnes joku valitsee.
conflicts-none = Ei selvitettävää
conflicts-none-what = Kun kaksi ihmistä sanoo samasta asiakirjasta eri asiaa, se näkyy tässä. Mitään ei katoa sillä välin.
conflicts-settled = Äskettäin selvitetyt

## Yksi selvitettävä asia

conflict-title =
    { $count ->
        [one] Yksi selvitettävä asia
       *[other] { $count } selvitettävää asiaa
    }
conflict-document = Kaksi toimea samassa asiakirjassa
conflict-kept = Voimassa nyt
conflict-other = Toinen arvo
conflict-empty = (tyhjä)
conflict-noticed = Huomattu { $when }.
conflict-people = Nyt voimassa olevan on tehnyt { $kept }; toisen on tehnyt { $other }.
conflict-settle = Molemmat säilyvät historiassa. Katso asiakirjaa uudelleen ja jatka siitä.
conflict-TWO_VALUES = Kaksi arvoa samassa kohdassa
conflict-PART_ONE_CHANGED = Osaa I muutettiin tarkastuksen jälkeen
conflict-CHECKS_CHANGED = Tarkastuksia muutettiin allekirjoituksen jälkeen
conflict-DECIDED_MEANWHILE = Joku muu ehti päättää ensin
conflict-DELETION_ASKED = Joku halusi poistaa tämän asiakirjan, kun toinen käsitteli sitä
conflict-DELETED_MEANWHILE = Joku poisti tämän asiakirjan, kun toinen teki siitä päätöstä
conflict-differs =
    { $count ->
        [one] Yksi kohta eroaa
       *[other] { $count } kohtaa eroaa
    }
conflict-choose = Mikä näistä on voimassa?
conflict-by = { $who }, { $when }
conflict-you = { $who } (sinä)
conflict-both = Molemmat
conflict-both-box = Allekkain kohdassa
conflict-both-remark = Nyt voimassa oleva jää; toinen siirtyy huomautukseen
conflict-note = { $box }: { $value } ({ $who })
conflict-row-stays = Rivi jää: { $row }
conflict-row-goes = Rivi poistetaan
conflict-sign = Allekirjoitat nyt voimassa olevan: sillä asia on selvitetty.
conflict-do = Selvitä
conflict-holds = Nyt voimassa oleva pätee
conflict-holds-otherwise = Jos toisen päätöksen on oltava voimassa, peruuta tai korvaa tämä asiakirja.
conflict-closed = Tähän asiakirjaan ei voi enää panna muuta arvoa: nyt voimassa olevan voi vahvistaa.
conflict-done = Selvitetty. Historiassa on, kuka valitsi ja mitä.

## Historia

settled-kept = { $who } valitsi voimassa olleen: { $value }
settled-other = { $who } valitsi toisen arvon: { $value }
settled-both = { $who } valitsi molemmat
settled-anew = { $who } täytti kohdan uudelleen: { $value }
settled-signed = { $who } allekirjoitti voimassa olleen: { $value }
settled-act = { $who } vahvisti voimassa olevan
settled-act-signed = { $who } allekirjoitti asiakirjan sellaisena kuin se oli
settled-late = { $who } valitsi: { $value }; se tuli toisena eikä ole voimassa
settled-not = Sen rinnalla: { $value } ({ $who })
