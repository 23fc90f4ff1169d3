"""The two houses once more, as enforcement lived it: an action day, a hotel and a measure.

After the first practice case of source 003 §2.2; nobody is named and nothing says where from.
"""

from datetime import timedelta

from baken.core import clock
from baken.demo import files
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ILSE, TOM, fixed_id
from baken.demo.register import register_id
from baken.enforcement import actions
from baken.enforcement.actions import Address, Closing, Draft, Met, Plan, Related
from baken.enforcement.crowding import Counted
from baken.enforcement.models import Location
from baken.intake.actions import ReportForm
from baken.parties.models import Organisation

ZANDHAVEN = fixed_id("organisation", "zandhaven")

HOUSES = Address(
    text="Haringvlietstraat 14-16, Zandhaven",
    use="woonfunctie",
    floor_area=212,
    register_id=register_id("Haringvlietstraat", 14),
    reason="Bij een adrescontrole zijn 56 slaapplekken geteld; er staat één persoon ingeschreven.",
)
NEXT = Address(
    text="Schelpenpad 3, Zandhaven",
    use="logiesfunctie",
    floor_area=340,
    register_id=register_id("Schelpenpad", 3),
    reason="Brandweer meldt een geblokkeerde vluchtweg bij de jaarlijkse controle.",
)
SHEDS = tuple(
    Address(
        text=f"Boeiweg {number}, Zandhaven",
        use="industriefunctie",
        register_id=register_id("Boeiweg", number),
        reason="De provincie meldt dat in deze loods bedden staan; het plan laat wonen niet toe.",
    )
    for number in (21, 23)
)
SHOP = Address(
    text="Lijzijde 8, Zandhaven",
    use="winkelfunctie",
    register_id=register_id("Lijzijde", 8),
    reason="Het bedrijf vraagt een vergunning voor een massagesalon.",
)
GROUND = "Huisvestingswet 2014, artikel 33 en 34 (nummers niet nagekeken)"
ENTRY = "Machtiging tot binnentreden van de burgemeester, getoond aan de deur"
SEEN = ReportForm(
    observed=(
        "Twee kleine kinderen zonder toezicht in de kelder. Een man zegt bewoners hardop dat zij niet "
        "met ons mogen praten."
    ),
    place=HOUSES.text,
    is_acute=True,
    minor_involved="yes",
)
FOUND = (
    ("escape-blocked", "Matrassen in de gang, achterdeur op slot."),
    ("too-many-beds", "56 slaapplekken in kamers en kelder."),
    ("child-alone", "Twee kleine kinderen in de kelder."),
)
HOTEL = (
    "31 mensen naar hotel De Duinrand, betaald door de gemeente, eerste drie nachten. Een gezin met "
    "kinderen via de zorgcoördinator naar de opvang."
)
FACTS = (
    "Op de actiedag zijn 56 slaapplekken geteld en 31 mensen aangetroffen op 212 m². De vluchtweg was "
    "geblokkeerd en er waren geen werkende rookmelders."
)
WEIGHED = (
    "Een lichter middel is geprobeerd: de eigenaar beloofde in het voorjaar de kamers te ontruimen en "
    "deed dat niet. Bewoners worden niet gestraft; zij hebben een plek."
)


def tell() -> None:
    """Tell it: two places, an action day yesterday, a measure that runs, and a visit to come."""
    with as_member(TOM, working_days_ago(8, 10)) as tom:
        place = actions.add_location(tom, owner_id=ZANDHAVEN, address=HOUSES)
        other = actions.add_location(tom, owner_id=ZANDHAVEN, address=NEXT)
        for shed in SHEDS:
            actions.add_location(tom, owner_id=ZANDHAVEN, address=shed)
        shop = actions.add_location(tom, owner_id=ZANDHAVEN, address=SHOP)
    _screen(shop)
    _visit(place)
    _measure(place)
    _to_come(other)


def _visit(place: Location) -> None:
    with as_member(TOM, working_days_ago(1, 10)) as tom:
        owner = Organisation.objects.get(pk=ZANDHAVEN)
        day = actions.plan_action_day(
            tom, owner=owner, day=clock.today(), kind="action-day", capacity=14,
            partners="Brandweer, GGD, Arbeidsinspectie en politie",
            asks="Twee tolken en dertig plekken in een hotel",
        )  # fmt: skip
        actions.plan_action_day(
            tom, owner=owner, day=clock.today() + timedelta(days=30), kind="hemp", capacity=8,
            partners="Politie en netbeheerder",
        )  # fmt: skip
        plan = Plan(
            kind="action-day", planned_on=clock.today(), lead_id=tom.person_id,
            reason=HOUSES.reason, legal_ground=GROUND, entry_ground=ENTRY, team=day.partners,
            action_day=day,
        )  # fmt: skip
        visit = actions.begin(tom, inspection=actions.plan(tom, location=place, asked=plan))
        for item, remark in FOUND:
            actions.find(tom, inspection=visit, item=item, seen="yes", remark=remark)
        files.attached(
            tom, near=visit, name="gang.jpg", data=files.picture(),
            note="Matras in de gang; er staat niemand op.",
        )  # fmt: skip
        counted = Counted(sleeping_places=56, persons_found=31, registrations=1, floor_area=212)
        actions.count_heads(tom, location=place, counted=counted, on_day=clock.today())
        met = Met(was_offered_help=True, got_card=True, wants_contact=True, note="Belt morgen.")
        actions.meet(tom, inspection=visit, met=met)
        actions.report_on_the_spot(tom, inspection=visit, told=SEEN)
        back = clock.today() + timedelta(days=21)
        closing = Closing("Overbewoond en brandgevaarlijk. Iedereen heeft een plek.", HOTEL, back)
        actions.finish(tom, inspection=visit, closing=closing)


def _measure(place: Location) -> None:
    with as_member(ILSE, working_days_ago(1, 16)) as ilse:
        today = clock.today()
        owner = Related(
            "owner", "registered", "Kustverhuur Zilt (verzonnen bedrijf)",
            "Eigenaar volgens het Kadaster.", today + timedelta(days=180),
        )  # fmt: skip
        actions.relate(ilse, location=place, tie=owner)
        draft = Draft("urgent-clearance", today, FACTS, WEIGHED, is_urgent=True)
        done = actions.propose(ilse, location=place, draft=draft)
        actions.answer_care(ilse, measure=done, care=HOTEL)
        hurry = "Direct gevaar: vluchtweg dicht en kinderen in de kelder."
        for kind, note in (("not_heard", hurry), ("decided", "")):
            actions.take_step(ilse, measure=done, kind=kind, on_day=today, note=note)
        until = today + timedelta(days=14)
        actions.take_step(ilse, measure=done, kind="announced", on_day=today, note="", until=until)
        waiting = Draft("woningwet-17", today, FACTS, WEIGHED)
        actions.propose(ilse, location=place, draft=waiting)


def _screen(place: Location) -> None:
    with as_member(ILSE, working_days_ago(6, 10)) as ilse:
        today = clock.today()
        asked = Draft(
            "bibob", today, "Aanvraag voor een massagesalon; de financier is niet bekend.",
            "Ons Bibob-beleid noemt deze branche.", track="permit",
        )  # fmt: skip
        made = actions.propose(ilse, location=place, draft=asked)
        tip = "De officier raadt aan het Landelijk Bureau te vragen."
        for kind, note in (("tip", tip), ("screened", "De financiering is niet te volgen.")):
            actions.take_step(ilse, measure=made, kind=kind, on_day=today, note=note)
        actions.take_step(ilse, measure=made, kind="bureau", on_day=today, note="")


def _to_come(place: Location) -> None:
    with as_member(TOM, working_days_ago(1, 15)) as tom:
        plan = Plan(
            kind="housing", planned_on=clock.today() + timedelta(days=4), lead_id=tom.person_id,
            reason="De vluchtweg was geblokkeerd; wij kijken of dat is opgelost.",
            legal_ground=GROUND, entry_ground="Toestemming van de beheerder", team="Brandweer",
        )  # fmt: skip
        actions.plan(tom, location=place, asked=plan)
