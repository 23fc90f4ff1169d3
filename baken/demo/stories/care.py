"""Care in the demo: trajectories in every state, and shelter with places taken and free.

The numbers of places are those of source 004 (thirty-six, in six towns, by four institutions);
towns and institutions are invented.
"""

from datetime import date, timedelta
from itertools import cycle

from baken.access.actor import Actor
from baken.care import actions
from baken.care.actions import Step, Wish
from baken.care.models import ShelterPlace, Trajectory
from baken.care.registration import Registration
from baken.cases.models import Case
from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, fixed_id
from baken.demo.stories import care_stories
from baken.parties.models import Organisation

TOWNS = ("Lichtstad", "Waterveste", "Duinmeer", "Heidedorp", "Havenoord", "Sluisveld")
HOUSES = (
    ("Opvang De Lichtboei", ["trauma"]),
    ("Huis De Vuurtoren", ["LVB"]),
    ("De Ankerplaats", ["verslaving"]),
    ("Stichting Veilige Haven", ["moeder en kind"]),
)
ARRANGED = Step("arranged", is_checked=True)
STORIES = {
    "Soumia": ("third_country_permit", ("safety", "interpreter", "brp", "lawyer")),
    "Leeuwerik 19": ("dutch_adult", ("safety", "brp", "benefit", "digid")),
    "Kievit 12": ("third_country_reflection", ("safety", "interpreter")),
    "Merel 90": ("mild_intellectual_disability", ("safety",)),
    "Roodborst 38": ("minor", ()),
    "Grutto 45": ("dutch_adult", ("safety",)),
    "Wulp 71": ("eu_citizen", ("safety", "interpreter", "brp")),
    "Putter 33": ("minor", ("safety",)),
    "Fuut 58": ("third_country_permit", ("safety", "interpreter", "brp", "lawyer")),
    "Kluut 17": ("dutch_adult", ("safety", "brp", "digid", "benefit", "insurance")),
    "Sijs 64": ("eu_citizen", ("safety", "interpreter", "brp", "digid")),
    "Reiger 29": ("third_country_reflection", ("safety", "interpreter")),
    "Lepelaar 82": ("eu_citizen", ("safety", "interpreter")),
    "Spreeuw 23": ("eu_citizen", ("safety", "interpreter")),
    "Tureluur 55": ("dutch_adult", ("safety", "brp", "digid", "benefit", "insurance")),
    "Zwaluw 41": ("dutch_adult", ("safety", "brp", "digid")),
    "Buizerd 66": ("third_country_permit", ("safety", "interpreter", "brp", "lawyer")),
    "Ooievaar 11": ("dutch_adult", ("safety", "brp")),
}
"""The eighteen trajectories of Esther: which situation, and what is arranged already."""

LATE = {"Grutto 45": 12, "Wulp 71": 25, "Zwaluw 41": 28, "Ooievaar 11": 18}
"""Trajectories that began so many working days ago, and in which things came late."""


def tell() -> None:
    """Fill the shelters and begin trajectories."""
    with as_member(ESTHER, working_days_ago(15)) as esther:
        _places(esther)
    for alias, (situation, done) in STORIES.items():
        with as_member(ESTHER, working_days_ago(LATE.get(alias, 0), 9)) as esther:
            case = Case.objects.filter(alias=alias, kind="victim", status="open").first()
            if case is not None:
                _arrange(esther, case, situation, done)
    with as_member(ESTHER, working_days_ago(0, 10)) as esther:
        _shelter(esther)
        _permit(esther)
    care_stories.tell()


def _places(esther: Actor) -> None:
    near = {"owner_id": fixed_id("organisation", "regio"), "region_id": esther.region_id}
    for number, (town, (house, skills)) in enumerate(
        zip(TOWNS * 6, cycle(HOUSES), strict=False), 1
    ):
        ShelterPlace.objects.create(
            **near, code=f"OMM-{number:02}", kind="omm", provider=house, area=town,
            genders=["man", "other"] if number % 6 == 0 else ["woman", "other"],
            children_up_to=number % 3, is_step_free=number % 5 == 0, specialisms=skills,
            night_cents=23500, payer="Centrumgemeente",
        )  # fmt: skip
    others = (
        ("COSM-01", "cosm", "Opvang De Lichtboei", True, False, ""),
        ("VO-01", "women", "Huis De Vuurtoren", True, False, ""),
        ("HOTEL-01", "hotel", "Noodbed Lagerwaard", True, False, "085-0000211"),
        ("JEUGD-01", "youth", "De Ankerplaats jong", False, True, "085-0000212"),
    )
    for code, kind, house, adults, minors, phone in others:
        ShelterPlace.objects.create(
            **near, code=code, kind=kind, provider=house, area="Waterveste",
            genders=["woman", "man", "other"], takes_adults=adults, takes_minors=minors,
            night_cents=12500, payer="Gemeente", phone_at_night=phone,
        )  # fmt: skip


def _arrange(esther: Actor, case: Case, situation: str, done: tuple[str, ...]) -> Trajectory:
    zandhaven = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
    made = actions.start(esther, case=case, situation=situation, municipality=zandhaven)
    version = 1
    for name in done:
        actions.step(esther, trajectory=made, name=name, version=version, taken=ARRANGED)
        version += 1
    police = Organisation.objects.get(pk=fixed_id("organisation", "politie"))
    waiting = Step("waiting", waiting_for=police, due_on=clock.today() + timedelta(days=3))
    actions.step(esther, trajectory=made, name="police_intake", version=version, taken=waiting)
    if situation == "third_country_reflection":
        granted = clock.today() - timedelta(days=80)
        actions.set_facts(
            esther, trajectory=made, version=version + 1, reflection_granted_on=granted
        )
    _protect(esther, case)
    if case.alias == "Soumia":
        _register(esther, case)
    return made


def _register(esther: Actor, case: Case) -> None:
    codes = Registration(
        reference=case.code, registered_on=clock.today(), status="possible", consent="given",
        case_status="active", forms=("sexual",), gender="woman", relation="partner",
        recruited=("friends",), control=("image_threats", "earnings"), country="NL",
        sexual_kind=("prostitution", "images"),
    )  # fmt: skip
    actions.register_victim(esther, case=case, codes=codes)


def _permit(esther: Actor) -> None:
    """The permit of Fuut 58 ran out last week; nobody asked to lengthen it."""
    found = Trajectory.objects.get(case__alias="Fuut 58")
    began = clock.today() - timedelta(days=372)
    actions.set_facts(esther, trajectory=found, version=found.version, permit_from=began)


def _protect(esther: Actor, case: Case) -> None:
    today = clock.today()
    actions.plan_safety(
        esther, case=case, review_on=today + timedelta(days=14),
        agreed="Codewoord afgesproken. Belt bij onraad eerst 112, dan de zorgcoördinator.",
        when_missing="De voogd belt binnen een uur de politie." if case.is_minor else "",
    )  # fmt: skip
    actions.judge_risk(
        esther, case=case, about="client", level="raised", why="Hij zoekt haar via kennissen."
    )
    actions.count_story(esther, case=case, on=today, to_whom="Zorgcoördinator", is_hearing=False)


def _shelter(esther: Actor) -> None:
    today = clock.today()
    cases = {case.alias: case for case in Case.objects.filter(kind="victim", status="open")}
    for alias, code in (("Soumia", "OMM-01"), ("Kievit 12", "COSM-01")):
        if alias in cases:
            _stay(esther, cases[alias], code, today)
    if "Roodborst 38" in cases:
        wish = Wish(gender="woman", is_minor=True, is_tonight=True, danger_areas=["Duinmeer"])
        actions.ask_shelter(esther, case=cases["Roodborst 38"], wish=wish)


def _stay(esther: Actor, case: Case, code: str, today: date) -> None:
    wish = Wish(gender="woman", in_reflection=code.startswith("COSM"), comensha_asked_on=today)
    asked = actions.ask_shelter(esther, case=case, wish=wish)
    stay = actions.reserve(
        esther, request=asked, place=ShelterPlace.objects.get(code=code),
        from_on=today - timedelta(days=5), until_on=today + timedelta(days=60),
    )  # fmt: skip
    actions.arrive(esther, placement=stay, address="Verzonnen laan 1, Nergensdorp")
