## What the device says when it could not be done; the code is that of the problem

problem-UNREACHABLE = A kiszolgáló nem válaszol. Egy táblagépen az első bejelentkezéshez hálózat kell.
problem-LOGIN_REFUSED = Az e-mail-cím vagy a jelszó hibás.
problem-ACCOUNT_DISABLED = Ez a fiók le van tiltva. A hatóság rendszergazdája aktiválhatja.
problem-ROOT_CHANGED = Ez nem az a kiszolgáló, amelyet ez a táblagép ismer. Semmi sem ment el neki. Kérdezze a rendszergazdát.
problem-UNKNOWN_PERSON = Ez a táblagép még nem ismeri Önt. Jelentkezzen be hálózattal.
problem-WRONG_PASSWORD = Hibás jelszó.
problem-LOCKED = Ezen a táblagépen senki sincs bejelentkezve.
problem-STORAGE_FULL = A táblagép nem tudja eltárolni. Szabadítson fel helyet; amit korábban eltárolt, biztonságban van.
problem-WORK_UNREADABLE = Amit ez a táblagép az Ön munkájából megőriz, nem nyílik meg. Zárja be a Waarmerk többi ablakát, szabadítson fel helyet a táblagépen, és indítsa újra. Ne törölje az alkalmazást és az adatait: elküldetlen munka lehet bennük.
problem-BOX = Egy rovat nem fogadja el ezt az értéket. Nem lett megőrizve.
problem-OPERATION_SIZE = Ez több, mint ami egy módosításba belefér.
problem-OUTBOX_FULL = Túl sok módosítás vár elküldésre. Csatlakoztassa a táblagépet, vagy exportálja őket.
problem-DOCUMENT_TYPE = Az alkalmazásnak ez a változata nem ismeri ezt az okmányfajtát.
problem-NOT_FOUND = Az okmány nincs ezen a táblagépen, vagy Ön nem jogosult megtekinteni.
problem-NO_OUTCOME = Adja meg a II. részben, mi fogadható el, vagy hogy a szállítmányt visszautasítják.
problem-SIGNING_LOCKED = Túl sok hibás jelszó egymás után. Az aláíráshoz jelentkezzen be hálózattal.
problem-CERTIFICATE_EXPIRED = A táblagép túl régóta nem érte el a kiszolgálót, így nem írhat alá. Csatlakoztassa egyszer.
problem-CLOCK_WRONG = A táblagép órája rosszul jár. Állítsa be, majd írja alá. Ha ez nem segít, csatlakoztassa egyszer a táblagépet.
problem-PUSH_REFUSED = Ezen a készüléken az értesítések nem engedélyezettek. A beállításaiban módosítható.

## Why nothing moves, on the page of the transfer

sync-why-offline = A táblagépnek nincs hálózata. Minden megvan, és magától elmegy.
sync-why-unreachable = A kiszolgáló nem válaszol. Minden megvan, és magától újra próbálja.
sync-why-other-tab = Az alkalmazás egy másik lapja éppen a kiszolgálóval egyeztet. Magától újra próbálja.
sync-why-busy = A kiszolgáló foglalt, várakozást kért.
sync-why-login = A kiszolgáló elfelejtette ezt a bejelentkezést. Amit csinál, továbbra is elküldi.
sync-why-revoked = Ezt a táblagépet visszavonták. Ami nincs elküldve, exportálható és leadható.
sync-why-storage = A táblagép tárhelye megtelt vagy nem válaszol.
sync-why-reset = A kiszolgálót visszaállították. A táblagép másolata újraépül; a munkája megmarad.
sync-why-mismatch = A másolat nem egyezik a kiszolgáló számlálásával. Magától újra próbálja.
sync-why-update = Az alkalmazásnak ez a változata túl régi a fogadáshoz. Küldeni még tud. Töltse be az új változatot.
sync-why-forked = A táblagép tárhelyét lemásolták vagy visszaállították. A folytatáshoz jelentkezzen be a jelszavával.
sync-why-refused = A kiszolgáló visszautasította az átvitelt. Másolja ki a diagnosztikát, és jelentse.
sync-why-error = Hiba történt az alkalmazásban. Másolja ki a diagnosztikát, és jelentse.
