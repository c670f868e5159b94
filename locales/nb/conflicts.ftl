### Hva to personer sier ulikt, og hvem som valgte.

## Skjermen

conflicts-nav = Å avklare
conflicts-heading = Å avklare
conflicts-what = To personer skrev ulike ting, og ingen hadde sett den andres. Begge er bevart til noen velger.
conflicts-none = Ingenting å avklare
conflicts-none-what = Der to personer sier ulike ting om ett dokument, står det her. Ingenting går tapt i mellomtiden.
conflicts-settled = Nylig avklart

## Én ting å avklare

conflict-title =
    { $count ->
        [one] Én ting å avklare
       *[other] { $count } ting å avklare
    }
conflict-document = To handlinger på dette dokumentet
conflict-kept = Gjelder nå
conflict-other = Den andre verdien
conflict-empty = (tom)
conflict-noticed = Oppdaget { $when }.
conflict-people = Det som gjelder nå, er fra { $kept }; det andre er fra { $other }.
conflict-settle = Begge er bevart i historikken. Se på dokumentet igjen og fortsett derfra.
conflict-TWO_VALUES = To verdier i én rubrikk
conflict-PART_ONE_CHANGED = Del I ble endret etter kontrollen
conflict-CHECKS_CHANGED = Kontrollene ble endret etter signaturen
conflict-DECIDED_MEANWHILE = Noen andre avgjorde det først
conflict-DELETION_ASKED = Noen ville slette dette dokumentet mens en annen arbeidet med det
conflict-DELETED_MEANWHILE = Noen slettet dette dokumentet mens en annen avgjorde det
conflict-differs =
    { $count ->
        [one] Én rubrikk er ulik
       *[other] { $count } rubrikker er ulike
    }
conflict-choose = Hvilken av disse gjelder?
conflict-by = { $who }, { $when }
conflict-you = { $who } (deg)
conflict-both = Begge
conflict-both-box = Under hverandre i rubrikken
conflict-both-remark = Det som gjelder nå, blir stående; det andre går i merknaden
conflict-note = { $box }: { $value } ({ $who })
conflict-row-stays = Raden blir stående: { $row }
conflict-row-goes = Raden tas bort
conflict-sign = Du signerer det som gjelder nå: dermed er det avklart.
conflict-do = Avklar
conflict-holds = Det som gjelder nå, står ved lag
conflict-holds-otherwise = Skal den andre avgjørelsen gjelde, må dette dokumentet annulleres eller erstattes.
conflict-closed = Dette dokumentet tar ikke imot noen annen verdi lenger: det som gjelder nå, kan bekreftes.
conflict-done = Avklart. Historikken viser hvem som valgte, og hva.

## Historikken

settled-kept = { $who } valgte det som gjaldt: { $value }
settled-other = { $who } valgte den andre verdien: { $value }
settled-both = { $who } valgte begge
settled-anew = { $who } fylte ut på nytt: { $value }
settled-signed = { $who } signerte det som gjaldt: { $value }
settled-act = { $who } bekreftet det som gjelder
settled-act-signed = { $who } signerte dokumentet slik det var
settled-late = { $who } valgte { $value }: det kom som nummer to og gjelder ikke
settled-not = Ved siden av: { $value } ({ $who })
