"""Consignments for the demonstration, and for tests that need complete ones.

Goods, firms and numbers are made up; codes of goods and countries are real. `content` is Part I (and what is already
known of Part II) as it travels. `arrives_in_hours` is counted from the moment at which the demonstration is filled;
`post` is the place of the post in the demonstration's list of posts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

import msgspec
from msgspec import Struct

from sync_protocol.assign import assign
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.rules import Form
from sync_protocol.scalars import from_wire
from sync_protocol.workflow import Status

EDITION = "2019/1715"
WRITTEN_ON = date(2026, 7, 14)
"""The day from which the dates below are told; the demonstration moves them to its own day."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DemoConsignment(Struct, frozen=True, kw_only=True):
    """One consignment of the demonstration."""

    type: DocumentType
    content: dict[str, Any]
    arrives_in_hours: float
    status: Status = Status.NEW
    post: int = 0

    @property
    def edition(self) -> str:
        """The edition of its form that is made today."""
        return CATALOGUE[self.type].editions[-1]

    def form(self, at: datetime) -> Form:
        """The content with its time of arrival and its dates moved to `at`."""
        moved = _moved(self.content, at.date() - WRITTEN_ON)
        content = msgspec.convert(moved, CATALOGUE[self.type].content, dec_hook=from_wire)
        arrival = (at + timedelta(hours=self.arrives_in_hours)).replace(second=0, microsecond=0)
        return assign(content, "part1/arrival", arrival.isoformat().replace("+00:00", "Z"))


def _moved(value: object, by: timedelta) -> object:
    match value:
        case dict():
            return {key: _moved(one, by) for key, one in cast("dict[str, object]", value).items()}
        case list():
            return [_moved(one, by) for one in cast("list[object]", value)]
        case str() if _DATE.fullmatch(value):
            return (date.fromisoformat(value) + by).isoformat()
        case _:
            return value


def party(name: str, country: str, city: str = "", approval_number: str = "") -> dict[str, Any]:
    """A party in the way that it travels."""
    said = {"name": name, "country": country, "city": city, "approval_number": approval_number}
    return {box: value for box, value in said.items() if value}


def _seals(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": f"k{place}", "container_number": container, "seal_number": seal, "official_seal": True}
        for place, (container, seal) in enumerate(pairs, 1)
    ]


def _papers(*papers: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [
        {"id": f"k{place}", "kind": kind, "number": number, "issued": issued}
        for place, (kind, number, issued) in enumerate(papers, 1)
    ]


def _goods(*lines: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"k{place}", **line} for place, line in enumerate(lines, 1)]


def _by_sea(ship: str, bill: str) -> dict[str, Any]:
    return {"type": "ship", "identification": ship, "document": bill}


def _by_air(flight: str, waybill: str) -> dict[str, Any]:
    return {"type": "aeroplane", "identification": flight, "document": waybill}


def _by_road(plate: str, note: str) -> dict[str, Any]:
    return {"type": "road_vehicle", "identification": plate, "document": note}


_AGENT = party("Quayside Forwarding", "NL", "Rotterdam")
_TRANSPORTER = party("Example livestock transport South", "NL", "Venlo", "NL-T2-0502")
"""One of the transporters that the reference data is shipped with, with a vehicle of it below (CVEDA-1)."""
_COLD_STORE = party("Cold Store Meridiaan", "NL", "Rotterdam", "NL-2041-EG")


def _part1(
    *,
    origin: str,
    consignor: dict[str, Any],
    consignee: dict[str, Any],
    commodities: list[dict[str, Any]],
    transport: dict[str, Any],
    purpose: dict[str, Any],
    entry: str = "NLRTM4P",
    **boxes: Any,
) -> dict[str, Any]:
    shared = {
        "consignor": consignor,
        "consignee": consignee,
        "importer": consignee,
        "person_responsible": _AGENT,
        "place_of_destination": consignee,
        "point_of_entry": entry,
        "country_of_origin": origin,
        "country_from_where_consigned": origin,
        "transport_to_entry": transport,
        "commodities": commodities,
        "purpose": purpose,
    }
    return {"part1": shared | boxes}


def _certificate(**boxes: Any) -> dict[str, Any]:
    """Part I of a declaration or an import certificate, whose forms have no box for where goods are consigned from."""
    part1 = _part1(**boxes)["part1"]
    del part1["country_from_where_consigned"]
    return {"part1": part1}


SHRIMPS = DemoConsignment(
    type=CVEDP,
    arrives_in_hours=2.5,
    content=_part1(
        origin="EC",
        consignor=party("Camarones del Guayas", "EC", "Guayaquil", "EC-1187"),
        consignee=_COLD_STORE,
        commodities=_goods(
            {
                "cn_code": "03061792",
                "description": "Shrimps, frozen",
                "complement": "Penaeus vannamei",
                "net_weight": "21600",
                "packages": 2160,
                "package_type": "Carton",
            }
        ),
        transport=_by_sea("MV Noordzee Ster", "GYE4471902"),
        purpose={"group": "internal_market", "conforms": True, "internal_market": "human_consumption"},
        temperature="frozen",
        packages=2160,
        total_net_weight="21600",
        total_gross_weight="23760",
        seals=_seals(("MSKU4471902", "EC0448913")),
        establishments=[
            {"id": "k1", "name": "Camarones del Guayas", "approval_number": "EC-1187", "country": "EC"},
        ],
        documents=_papers(
            ("veterinary_health_certificate", "EC/2026/08871", "2026-06-18"),
            ("bill_of_lading", "GYE4471902", "2026-06-20"),
        ),
        catch_certificate_required=False,
    ),
)

HORSES = DemoConsignment(
    type=CVEDA,
    arrives_in_hours=-0.5,
    status=Status.IN_PROGRESS,
    content=_part1(
        origin="AR",
        consignor=party("Haras Los Aromos", "AR", "Buenos Aires"),
        consignee=party("Stal de Lage Weide", "NL", "Ermelo"),
        entry="NLSPL4A",
        commodities=_goods(
            {
                "cn_code": "01012100",
                "description": "Registered horses",
                "complement": "Equus caballus",
                "animals": 6,
                "identification": [
                    {"id": f"k{n}", "number": n, "passport": f"AR-22{n}8{n}", "microchip": f"98520000041{n}7{n}2"}
                    for n in range(1, 7)
                ],
            }
        ),
        transport=_by_air("WM 8413", "074-88120416"),
        purpose={"group": "final_import", "internal_market": "registered_horses"},
        number_of_animals=6,
        certified_for="registered_equidae",
        unweaned_animals=False,
        transport_after_entry=_by_road("88-BGT-3", "CMR 77201"),
        transporter=_TRANSPORTER,
        particulars={"journey_minutes": 75},
        documents=_papers(
            ("veterinary_health_certificate", "AR/EQ/2026/0412", "2026-07-11"),
            ("air_waybill", "074-88120416", "2026-07-12"),
        ),
    )
    | {
        "part2": {
            "documentary": {"result": "satisfactory"},
            "identity": {"kind": "full", "result": "satisfactory"},
        }
    },
)

GROUNDNUTS = DemoConsignment(
    type=CED,
    arrives_in_hours=5,
    content=_part1(
        origin="AR",
        consignor=party("Maniseria Cordoba Sur", "AR", "Rio Cuarto"),
        consignee=party("Notenhuis De Pinda", "NL", "Zaandam"),
        commodities=_goods(
            {
                "cn_code": "12024200",
                "description": "Groundnuts, shelled",
                "complement": "Arachis hypogaea",
                "net_weight": "24000",
                "packages": 960,
                "package_type": "Bag",
            }
        ),
        transport=_by_sea("MV Rio Segundo", "BUE7720418"),
        purpose={"group": "free_circulation"},
        intended_for="human",
        temperature="ambient",
        packages=960,
        total_net_weight="24000",
        total_gross_weight="24480",
        seals=_seals(("HLXU8120417", "AR1190227")),
        documents=_papers(
            ("laboratory_sampling_results_for_aflatoxin", "CBA-26-1190", "2026-06-02"),
            ("commercial_invoice", "F-0009-4418", "2026-06-05"),
        ),
    ),
)

AVOCADOS = DemoConsignment(
    type=CHEDPP,
    arrives_in_hours=1,
    content=_part1(
        origin="KE",
        consignor=party("Highlands Avocado Growers", "KE", "Nairobi"),
        consignee=party("Fruithal Maasvlakte", "NL", "Rotterdam"),
        commodities=_goods(
            {
                "cn_code": "08044000",
                "description": "Avocados, fresh",
                "complement": "Persea americana",
                "eppo_code": "PEBAM",
                "net_weight": "20160",
                "packages": 5040,
                "package_type": "Carton",
            }
        ),
        transport=_by_sea("MV Kilindini", "MBA5510337"),
        purpose={"group": "free_circulation"},
        temperature="chilled",
        packages=5040,
        total_net_weight="20160",
        total_gross_weight="22176",
        seals=_seals(("MEDU5510337", "KE0077124")),
        documents=_papers(("phytosanitary_certificate", "KE/PHY/2026/31877", "2026-06-21")),
        contains_wood_packaging=True,
    ),
)

HORNS = DemoConsignment(
    type=DECLAR,
    arrives_in_hours=26,
    content=_certificate(
        origin="IN",
        consignor=party("Kanpur Bone and Horn Works", "IN", "Kanpur", "IN-BH-0044"),
        consignee=party("Knopenfabriek De Hoorn", "NL", "Oss"),
        commodities=_goods(
            {
                "cn_code": "05079000",
                "description": "Buffalo horns, dried, for buttons",
                "species": "Bubalus bubalis",
                "net_weight": "18400",
                "packages": 460,
                "package_type": "Bag",
                "items": [
                    {"id": "k1", "net_weight": "10400", "batch": "KBH-26-118", "approval_number": "IN-BH-0044"},
                    {"id": "k2", "net_weight": "8000", "batch": "KBH-26-119", "approval_number": "IN-BH-0044"},
                ],
            }
        ),
        transport=_by_sea("MV Yamuna", "NSA4418820"),
        purpose={"group": "import"},
        model="bones_horns_hooves",
        place_of_origin=party("Kanpur Bone and Horn Works", "IN", "Kanpur", "IN-BH-0044"),
        country_of_destination="NL",
        place_of_loading="INNSA",
        transport_after_entry=_by_road("31-BVK-7", "CMR 80114"),
        temperature="ambient",
        packages=460,
        total_net_weight="18400",
        total_gross_weight="18860",
        seals=_seals(("GESU4418820", "IN5520981")),
        certified_for="technical_use",
    ),
)

LAMB_CERTIFICATE = DemoConsignment(
    type=IMPORT,
    arrives_in_hours=60,
    content=_certificate(
        origin="NZ",
        consignor=party("Canterbury Plains Meat", "NZ", "Ashburton", "NZ-ME-031"),
        consignee=_COLD_STORE,
        commodities=_goods(
            {
                "cn_code": "02044250",
                "description": "Lamb legs, frozen",
                "species": "Ovis aries",
                "net_weight": "17500",
                "packages": 1094,
                "package_type": "Carton",
            }
        ),
        transport=_by_sea("MV Southern Cross", "LYT2208417"),
        purpose={"group": "import"},
        local_reference="NZL2026/CPM/20417",
        central_authority="Competent authority of New Zealand",
        place_of_origin=party("Canterbury Plains Meat", "NZ", "Ashburton", "NZ-ME-031"),
        country_of_destination="NL",
        place_of_loading="NZLYT",
        temperature="frozen",
        packages=1094,
        total_net_weight="17500",
        total_gross_weight="18270",
        seals=_seals(("SUDU6120448", "NZ7712056")),
        certified_for="human_consumption",
        establishments=[
            {"id": "k1", "name": "Canterbury Plains Meat", "approval_number": "NZ-ME-031", "country": "NZ"},
        ],
    ),
)

COMPLETE = {one.type: one for one in (HORSES, SHRIMPS, GROUNDNUTS, AVOCADOS, HORNS, LAMB_CERTIFICATE)}
"""One consignment of each type with a complete Part I."""


def _plant(name: str, number: str, country: str) -> list[dict[str, Any]]:
    return [{"id": "k1", "name": name, "approval_number": number, "country": country}]


def _products(
    code: str,
    description: str,
    complement: str,
    origin: str,
    seller: str,
    kilograms: str,
    packages: int,
    temperature: str,
    seals: tuple[tuple[str, str], ...],
    **boxes: Any,
) -> dict[str, Any]:
    """Part I of a simple CVEDP for the internal market."""
    content = _part1(
        origin=origin,
        consignor=party(seller, origin),
        establishments=_plant(seller, f"{origin}-{packages}", origin),
        consignee=_COLD_STORE,
        commodities=_goods(
            {
                "cn_code": code,
                "description": description,
                "complement": complement,
                "net_weight": kilograms,
                "packages": packages,
                "package_type": "Carton",
            }
        ),
        transport=_by_sea("MV Noordzee Ster", f"BL{code}"),
        purpose={"group": "internal_market", "conforms": True, "internal_market": "human_consumption"},
        temperature=temperature,
        packages=packages,
        total_net_weight=kilograms,
        seals=_seals(*seals),
        documents=_papers(("veterinary_health_certificate", f"{origin}/2026/{packages}", "2026-06-25")),
    )
    return {"part1": content["part1"] | boxes}


def _plants(
    code: str, description: str, complement: str, eppo: str, origin: str, seller: str, kilograms: str, packages: int
) -> dict[str, Any]:
    """Part I of a simple CHEDPP for free circulation, by air."""
    return _part1(
        origin=origin,
        consignor=party(seller, origin),
        consignee=party("Bloemen- en Fruithal Polderbaan", "NL", "Hoofddorp"),
        entry="NLSPL4PP",
        commodities=_goods(
            {
                "cn_code": code,
                "description": description,
                "complement": complement,
                "eppo_code": eppo,
                "net_weight": kilograms,
                "packages": packages,
                "package_type": "Box",
            }
        ),
        transport=_by_air("KQ 0117", f"706-{code}"),
        purpose={"group": "free_circulation"},
        temperature="chilled",
        packages=packages,
        total_net_weight=kilograms,
        documents=_papers(("phytosanitary_certificate", f"{origin}/PHY/{packages}", "2026-07-10")),
    )


def _feed(
    code: str, description: str, origin: str, seller: str, kilograms: str, packages: int, seal: tuple[str, str]
) -> dict[str, Any]:
    """Part I of a simple CED for free circulation."""
    return _part1(
        origin=origin,
        consignor=party(seller, origin),
        consignee=party("Specerijenhandel De Vijzel", "NL", "Amsterdam"),
        commodities=_goods(
            {
                "cn_code": code,
                "description": description,
                "net_weight": kilograms,
                "packages": packages,
                "package_type": "Bag",
            }
        ),
        transport=_by_sea("MV Rio Segundo", f"BL{code}"),
        purpose={"group": "free_circulation"},
        intended_for="human",
        temperature="ambient",
        packages=packages,
        total_net_weight=kilograms,
        seals=_seals(seal),
        documents=_papers(("commercial_invoice", f"F-{packages}", "2026-06-30")),
    )


CONSIGNMENTS = (
    SHRIMPS,
    HORSES,
    GROUNDNUTS,
    AVOCADOS,
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=0.75,
        status=Status.VALID,
        content=_products(
            "02023090",
            "Beef, boneless, frozen",
            "Bos taurus",
            "BR",
            "Frigorifico Tres Lagoas",
            "25200",
            1260,
            "frozen",
            (("TRIU8830219", "BR5508120"),),
            establishments=_plant("Example cutting plant Goiânia", "BR-0445", "BR"),
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=3,
        status=Status.REJECTED,
        content=_products(
            "02044250",
            "Lamb legs, frozen",
            "Ovis aries",
            "NZ",
            "Canterbury Plains Meat",
            "17500",
            1094,
            "frozen",
            (("SUDU6120448", "NZ7712056"), ("SUDU6120453", "NZ7712057")),
            establishments=_plant("Example cold store Timaru", "NZ-ME-052", "NZ"),
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=6,
        status=Status.CANCELLED,
        content=_products(
            "04090000",
            "Natural honey",
            "Apis mellifera",
            "MX",
            "Miel de Yucatan",
            "19800",
            66,
            "ambient",
            (("CAIU3319907", "MX2208834"),),
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=9,
        content=_products(
            "16041411",
            "Skipjack tuna in oil, tinned",
            "Katsuwonus pelamis",
            "TH",
            "Andaman Cannery",
            "18432.5",
            3840,
            "ambient",
            (("TGHU5527714", "TH9914402"),),
            catch_certificate_required=True,
            catch_certificates=[{"id": "k1", "number": "TH-CC-26-00918", "issued": "2026-05-14", "flag_state": "TH"}],
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=26,
        content=_products(
            "02071410",
            "Chicken breast, frozen",
            "Gallus gallus",
            "TH",
            "Chao Phraya Poultry",
            "24000",
            2000,
            "frozen",
            (("GESU9441280", "TH9914871"),),
            establishments=_plant("Example poultry plant Saraburi", "TH-P-204", "TH"),
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=1.5,
        content=_products(
            "05040000",
            "Casings, salted",
            "Ovis aries",
            "TR",
            "Anadolu Bagirsak",
            "9600",
            80,
            "ambient",
            (("BMOU4411709", "TR3390118"),),
            purpose={
                "group": "transit",
                "conforms": False,
                "journey": {"third_country": "CH", "exit_post": "CHBSL4", "exit_date": "2026-07-20"},
            },
            transport_after_entry=_by_road("17-BKR-9", "CMR 77244"),
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=4,
        status=Status.VALID,
        post=1,
        content=_products(
            "03047190",
            "Cod fillets, frozen",
            "Gadus morhua",
            "NO",
            "Lofoten Fisk",
            "12000",
            1200,
            "frozen",
            (("MNBU0217745", "NO1120934"),),
            establishments=_plant("Example fish plant Svolvær", "NO-F-117", "NO"),
            catch_certificate_required=True,
            catch_certificates=[{"id": "k1", "number": "NO-CC-26-04417", "issued": "2026-06-19", "flag_state": "NO"}],
        ),
    ),
    DemoConsignment(
        type=CVEDP,
        arrives_in_hours=48,
        status=Status.DRAFT,
        content=_products(
            "04069021",
            "Cheddar",
            "Bos taurus",
            "NZ",
            "Waikato Dairy",
            "16000",
            800,
            "chilled",
            (("CXRU1190023", "NZ7713340"),),
        ),
    ),
    DemoConsignment(
        type=CVEDA,
        arrives_in_hours=4,
        status=Status.VALID,
        content=_part1(
            origin="US",
            consignor=party("Bluegrass Day-Old Chicks", "US", "Lexington"),
            consignee=party("Kuikenbroederij Het Gooi", "NL", "Bussum"),
            entry="NLSPL4A",
            commodities=_goods(
                {
                    "cn_code": "01051111",
                    "description": "Day-old chicks",
                    "complement": "Gallus gallus",
                    "animals": 24000,
                    "packages": 240,
                    "package_type": "Box",
                }
            ),
            transport=_by_air("DL 0074", "006-55120937"),
            purpose={"group": "final_import", "internal_market": "breeding"},
            number_of_animals=24000,
            packages=240,
            certified_for="breeding",
            transport_after_entry=_by_road("88-BGT-3", "CMR 77218"),
            transporter=_TRANSPORTER,
            documents=_papers(("veterinary_health_certificate", "US/PLT/2026/1187", "2026-07-12")),
        ),
    ),
    DemoConsignment(
        type=CVEDA,
        arrives_in_hours=7.5,
        content=_part1(
            origin="SG",
            consignor=party("Straits Aquarium Fish", "SG", "Singapore"),
            consignee=party("Aquariumgroothandel De Guppy", "NL", "Aalsmeer"),
            entry="NLSPL4A",
            commodities=_goods(
                {
                    "cn_code": "03011100",
                    "description": "Ornamental freshwater fish",
                    "complement": "Cyprinidae",
                    "animals": 18500,
                    "packages": 74,
                    "package_type": "Box",
                }
            ),
            transport=_by_air("SQ 0324", "618-20441873"),
            purpose={"group": "final_import", "internal_market": "commercial_sale"},
            number_of_animals=18500,
            packages=74,
            certified_for="pets",
            transport_after_entry=_by_road("88-BGT-3", "CMR 77230"),
            transporter=_TRANSPORTER,
            documents=_papers(("veterinary_health_certificate", "SG/FSH/2026/0663", "2026-07-13")),
        ),
    ),
    DemoConsignment(
        type=CVEDA,
        arrives_in_hours=12,
        post=1,
        content=_part1(
            origin="CH",
            consignor=party("Alpenzucht Graubuenden", "CH", "Chur"),
            consignee=party("Veehouderij De Hoge Es", "NL", "Emmen"),
            commodities=_goods(
                {"cn_code": "01022110", "description": "Breeding heifers", "complement": "Bos taurus", "animals": 28}
            ),
            transport=_by_road("GR 41877", "CMR 90112"),
            purpose={"group": "final_import", "internal_market": "breeding"},
            number_of_animals=28,
            certified_for="breeding",
            transport_after_entry=_by_road("88-BGT-3", "CMR 90113"),
            transporter=_TRANSPORTER,
            particulars={"journey_minutes": 150},
            documents=_papers(("veterinary_health_certificate", "CH/BOV/2026/0219", "2026-07-12")),
        ),
    ),
    DemoConsignment(
        type=CED,
        arrives_in_hours=2,
        status=Status.VALID,
        content=_feed(
            "09042110",
            "Sweet peppers, dried",
            "CN",
            "Qingdao Spice Works",
            "12500",
            500,
            ("FCIU7719028", "CN8834120"),
        ),
    ),
    DemoConsignment(
        type=CED,
        arrives_in_hours=8,
        content=_feed(
            "08025100",
            "Pistachios, in shell",
            "IR",
            "Rafsanjan Pistachio Union",
            "22000",
            880,
            ("IRSU2200417", "IR0071"),
        ),
    ),
    DemoConsignment(
        type=CED,
        arrives_in_hours=30,
        post=1,
        content=_feed("12074090", "Sesame seeds", "IN", "Gujarat Oilseeds", "19000", 760, ("WHSU5180226", "IN4471903")),
    ),
    DemoConsignment(
        type=CHEDPP,
        arrives_in_hours=0.25,
        status=Status.VALID,
        content=_plants("06031100", "Roses, cut", "Rosa", "1ROSG", "KE", "Naivasha Roses", "2840", 710),
    ),
    DemoConsignment(
        type=CHEDPP,
        arrives_in_hours=3.5,
        status=Status.CANCELLED,
        content=_plants(
            "08045000",
            "Mangoes, fresh",
            "Mangifera indica",
            "MNGIN",
            "BR",
            "Vale do Sao Francisco Frutas",
            "4200",
            1050,
        ),
    ),
    DemoConsignment(
        type=CHEDPP,
        arrives_in_hours=20,
        content=_plants(
            "06021090", "Chrysanthemum cuttings", "Chrysanthemum", "1CHYG", "UG", "Wakiso Cuttings", "310", 124
        ),
    ),
    HORNS,
    DemoConsignment(
        type=DECLAR,
        arrives_in_hours=4,
        content=_certificate(
            origin="BR",
            consignor=party("Gelatinas do Parana", "BR", "Maringa", "BR-2207"),
            consignee=party("Reagentia Diagnostica", "NL", "Leiden"),
            commodities=_goods(
                {
                    "cn_code": "30021200",
                    "description": "Blood fractions for in vitro diagnostics",
                    "species": "Bos taurus",
                    "net_weight": "320",
                    "packages": 16,
                    "package_type": "Drum",
                    "items": [{"id": "k1", "net_weight": "320", "batch": "GP-0713"}],
                }
            ),
            transport=_by_air("LA 8122", "045-77120933"),
            purpose={"group": "import"},
            entry="NLSPL4P",
            model="intermediate_products",
            place_of_origin=party("Gelatinas do Parana", "BR", "Maringa", "BR-2207"),
            country_of_destination="NL",
            transport_after_entry=_by_road("44-BZT-2", "CMR 80220"),
            temperature="chilled",
            packages=16,
            total_net_weight="320",
            certified_for="further_process",
        ),
    ),
    LAMB_CERTIFICATE,
    DemoConsignment(
        type=IMPORT,
        arrives_in_hours=18,
        status=Status.VALID,
        content=_certificate(
            origin="CH",
            consignor=party("Pferdezucht Emmental", "CH", "Langnau"),
            consignee=party("Stal de Lage Weide", "NL", "Ermelo"),
            commodities=_goods(
                {
                    "cn_code": "01012100",
                    "description": "Registered horses",
                    "species": "Equus caballus",
                    "animals": 2,
                    "identification": [
                        {"id": f"k{n}", "number": n, "passport": f"CH-1104{n}", "microchip": f"75609810041122{n}"}
                        for n in (1, 2)
                    ],
                }
            ),
            transport=_by_road("BE 204 771", "CMR 11902"),
            purpose={"group": "import"},
            entry="NLSPL4A",
            local_reference="CH2026-EQ-1187",
            place_of_origin=party("Pferdezucht Emmental", "CH", "Langnau"),
            country_of_destination="NL",
            number_of_animals=2,
            certified_for="registered_equidae",
        ),
    ),
)
