"""The cast: one invented region, its organisations and the people who work there.

Names, numbers and places are made up; telephone numbers and domains come from ranges that are
reserved for fiction and examples.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5

NAMESPACE = UUID("5f6b2a52-6a0e-4d6e-9a53-0e7d3f0c9b11")
REGION = "Regio Lagerwaard"
PASSPHRASE = "lantaarn brood zeven kade"  # noqa: S105 - of nobody real
"""Of every key of the inner vault here; it is printed, because nobody of the cast exists."""


def fixed_id(kind: str, key: str) -> UUID:
    """Give the same id for the same member of the cast in every installation."""
    return uuid5(NAMESPACE, f"{kind}:{key}")


@dataclass(frozen=True)
class Place:
    """An organisation of the cast."""

    key: str
    kind: str
    name: str
    phone: str
    reach: str = "op werkdagen van 8.30 tot 17.00 uur"


@dataclass(frozen=True)
class Member:
    """Somebody of the cast, with the roles they hold: (role, organisation)."""

    key: str
    name: str
    place: str
    function: str
    roles: tuple[tuple[str, str], ...]
    advice: str = ""


PLACES = (
    Place("regio", "region_office", "Regiobureau Lagerwaard", "085-0000100"),
    Place("zandhaven", "municipality", "Gemeente Zandhaven", "085-0000110"),
    Place("rietwoude", "municipality", "Gemeente Rietwoude", "085-0000120"),
    Place("oudermeer", "municipality", "Gemeente Oudermeer", "085-0000130"),
    Place("kleiwaard", "municipality", "Gemeente Kleiwaard", "085-0000140"),
    Place("politie", "police", "Politie Lagerwaard", "085-0000150", "dag en nacht"),
    Place("om", "prosecution_service", "Openbaar Ministerie Lagerwaard", "085-0000160"),
    Place("riec", "riec", "RIEC Lagerwaard", "085-0000170"),
    Place("zvh", "care_safety_house", "Zorg- en Veiligheidshuis Lagerwaard", "085-0000180"),
    Place("vt", "safe_home", "Veilig Thuis Lagerwaard", "085-0000190", "dag en nacht"),
    Place("nla", "labour_inspectorate", "Arbeidsinspectie, team Lagerwaard", "085-0000200"),
    Place("opvang", "shelter", "Opvang De Lichtboei", "085-0000210", "dag en nacht"),
    Place("welzijn", "social_team", "Welzijn Lagerwaard", "085-0000220"),
    Place("ggd", "health_service", "GGD Lagerwaard", "085-0000230"),
    Place("wonen", "housing_association", "Woonstichting Kustlijn", "085-0000240"),
)

YARA = Member(
    "yara",
    "Yara Haddad",
    "zandhaven",
    "Controleur basisregistratie personen",
    (("professional", "zandhaven"),),
    "Doe een melding en lees de terugkoppeling op uw eerdere melding.",
)
MARIEKE = Member(
    "marieke",
    "Marieke Dijkhof",
    "zandhaven",
    "Adviseur openbare orde en veiligheid",
    (("focal_officer", "zandhaven"), ("coordinating_focal_officer", "regio")),
    "Registreer de melding die wacht, weeg een signaal en neem een besluit.",
)
SANDER = Member(
    "sander",
    "Sander Postmus",
    "zandhaven",
    "Consulent sociaal domein",
    (("focal_officer", "zandhaven"),),
    "Geef het tweede oordeel over een weging van Marieke.",
)
JORIS = Member(
    "joris",
    "Joris Timmerhuis",
    "rietwoude",
    "Beleidsadviseur veiligheid",
    (("focal_officer", "rietwoude"),),
    "Kijk rond: van Zandhaven ziet u niets. Weeg mee als Marieke u daarom vraagt.",
)
HANNA = Member(
    "hanna",
    "Hanna Wittebol",
    "oudermeer",
    "Coördinator zorg en veiligheid",
    (("focal_officer", "oudermeer"), ("focal_officer", "kleiwaard")),
    "Werk voor twee gemeenten tegelijk: Oudermeer en Kleiwaard.",
)
ESTHER = Member(
    "esther",
    "Esther Vosmaer",
    "regio",
    "Zorgcoördinator mensenhandel",
    (("care_coordinator", "regio"),),
    "Kijk wie nu niet veilig is, wat vandaag moet en welke partner stil is.",
)
RUBEN = Member(
    "ruben",
    "Ruben Koksma",
    "regio",
    "Ketenregisseur mensenhandel",
    (("chain_director", "regio"),),
    "Lees aantallen en schattingen van de regio; u ziet nooit personen of dossiers.",
)
WILLEM = Member(
    "willem",
    "Willem Prinsen",
    "regio",
    "Functioneel beheerder",
    (("administrator", "regio"),),
    "Voeg een medewerker toe, geef een rol en regel vervanging.",
)
NOOR = Member(
    "noor",
    "Noor van Vliedt",
    "zandhaven",
    "Functionaris gegevensbescherming",
    (("privacy_officer", "zandhaven"),),
    "Kijk wie wat inzag, geef advies over een verwerking of zet er een stop.",
)
TOM = Member(
    "tom",
    "Tom Verweijden",
    "zandhaven",
    "Toezichthouder bouwen en wonen",
    (("supervisor", "zandhaven"),),
    "Open een locatie, begin een controle en maak ter plaatse een melding.",
)
ILSE = Member(
    "ilse",
    "Ilse Brandsen",
    "zandhaven",
    "Jurist handhaving",
    (("enforcement_lawyer", "zandhaven"),),
    "Zie welk instrument past, en waarom een sluiting wacht op onderdak.",
)
KARIN = Member(
    "karin",
    "Karin Muldersma",
    "zandhaven",
    "Beleidsmedewerker veiligheid",
    (("policy_officer", "zandhaven"),),
    "Schat het verborgen aantal uit een tabel; rapportages volgen in een latere versie.",
)
BAS = Member(
    "bas",
    "Bas Hofstede",
    "zandhaven",
    "Wethouder zorg",
    (("portfolio_holder", "zandhaven"),),
    "Leg vast op welke grond uw gemeente een verwerking doet; u ziet nooit personen.",
)
DAAN = Member(
    "daan",
    "Daan Visserman",
    "politie",
    "Team mensenhandel",
    (("table_participant", "politie"),),
    "Kijk rond; wat aan de signalentafel voorligt, volgt in een latere versie.",
)
LOTTE = Member(
    "lotte",
    "Lotte Veenstra",
    "zandhaven",
    "Consulent werk en inkomen",
    (("professional", "zandhaven"),),
    "Lees wat er met uw melding is gebeurd, of vraag advies zonder namen.",
)
MILA = Member(
    "mila",
    "Mila Oosterom",
    "welzijn",
    "Maatschappelijk werker",
    (("professional", "zandhaven"),),
    "Meld als partner van de gemeente; u ziet alleen uw eigen meldingen.",
)
ANOUK = Member(
    "anouk",
    "Anouk Smitsma",
    "rietwoude",
    "Consulent werk en inkomen",
    (("professional", "rietwoude"),),
    "Doe een melding in een andere gemeente; van Zandhaven ziet u niets.",
)
NADIA = Member(
    "nadia",
    "Nadia Verbeke",
    "regio",
    "Zorgcoördinator mensenhandel",
    (("care_coordinator", "regio"),),
    "Vervang Esther: haar casussen ziet u ook, en u besluit over wat zij vraagt.",
)
FENNA = Member(
    "fenna",
    "Fenna Lichtveld",
    "opvang",
    "Begeleider in de opvang",
    (("partner", "opvang"),),
    "Beantwoord het verzoek dat bij uw opvang ligt; van de casus ziet u verder niets.",
)

GRETA = Member(
    "greta",
    "Greta Polderman",
    "rietwoude",
    "Beleidsmedewerker zorg en veiligheid",
    (("policy_officer", "rietwoude"),),
    "Leg vast op welke grond Rietwoude een verwerking doet; personen ziet u niet.",
)
OTTO = Member(
    "otto",
    "Otto Zegveld",
    "rietwoude",
    "Functionaris gegevensbescherming",
    (("privacy_officer", "rietwoude"),),
    "Geef Rietwoude advies over een verwerking of zet er een stop.",
)

PETRA = Member(
    "petra",
    "Petra Wolthuis",
    "regio",
    "Beleidsmedewerker zorg",
    (("policy_officer", "regio"),),
    "Leg vast op welke grond het regiobureau een verwerking doet; personen ziet u niet.",
)
IRIS = Member(
    "iris",
    "Iris Kolkman",
    "regio",
    "Functionaris gegevensbescherming",
    (("privacy_officer", "regio"),),
    "Geef het regiobureau advies over een verwerking of zet er een stop.",
)
SAAR = Member(
    "saar",
    "Saar Brinkstra",
    "zvh",
    "Veiligheidscoördinator",
    (("safety_coordinator", "zvh"),),
    "Zie wie gevaar loopt: zijzelf, haar kinderen, familie of vrienden. Het dossier blijft dicht.",
)

CAST = (
    YARA, MARIEKE, SANDER, JORIS, HANNA, ESTHER, RUBEN, WILLEM, NOOR, TOM, ILSE, KARIN, BAS, DAAN,
    ANOUK, LOTTE, MILA, GRETA, OTTO, NADIA, FENNA,
    PETRA, IRIS, SAAR,
)  # fmt: skip
