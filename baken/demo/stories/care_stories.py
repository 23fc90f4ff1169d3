"""Two cases of source 003 §2.2 followed in care, with invented names: the girl of nineteen who
withdrew her complaint and filed it again, and Soumia, who comes as far as aftercare; and a boy who
is missing.
"""

from datetime import timedelta

from baken.access.actor import Actor
from baken.care import actions, own_page
from baken.care.actions import Step, Wishes
from baken.care.models import Trajectory
from baken.cases import actions as casework
from baken.cases.models import Case
from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, NADIA, SAAR, fixed_id
from baken.parties.models import Person


def tell() -> None:
    """Tell what happened to the three of them."""
    with as_member(ESTHER, working_days_ago(0, 10)) as esther:
        _girl(esther)
        _soumia(esther)
        _advice(esther)
        _guard(esther)
    with as_member(NADIA, working_days_ago(0, 11)) as nadia:
        _missing(nadia)


def _girl(esther: Actor) -> None:
    case = Case.objects.get(alias="Leeuwerik 19")
    trajectory, today = Trajectory.objects.get(case=case), clock.today()
    for kind, days, reason in (
        ("filed", 290, "Mishandeling en gijzeling in een vakantiehuisje."),
        ("withdrawn", 280, "Hij bedreigde haar familie; hij weet waar zij wonen."),
        ("filed_again", 2, "Nu van mensenhandel; zij is standvastig."),
    ):
        on = today - timedelta(days=days)
        actions.add_complaint_step(esther, trajectory=trajectory, kind=kind, on=on, reason=reason)
    for about, level, why in (
        ("family", "acute", "Haar ex-vriend weet waar haar ouders wonen en dreigt."),
        ("friends", "raised", "Een nieuw meisje werkt nu voor hem."),
    ):
        actions.judge_risk(
            esther, case=case, about=about, level=level, why=why, is_retaliation=about == "family"
        )
    on = today - timedelta(days=2)
    actions.count_story(
        esther, case=case, on=on, to_whom="Politie", is_hearing=True, measure="Opgenomen op video."
    )


def _soumia(esther: Actor) -> None:
    """Her film is taken away, her son is at school, and she sees her own page."""
    case, today = Case.objects.get(alias="Soumia"), clock.today()
    trajectory = Trajectory.objects.get(case=case)
    for name, step in (
        ("permit", Step("requested", due_on=today + timedelta(days=20), is_checked=True)),
        ("online_safety", Step("arranged", is_checked=True, note="De filmpjes zijn weg.")),
        ("schooling", Step("arranged", is_checked=True, cost_cents=18500, payer="Gemeente")),
    ):
        found = Trajectory.objects.get(pk=trajectory.pk)
        if found.items.get(name=name).state == "todo":
            actions.step(esther, trajectory=found, name=name, version=found.version, taken=step)
    actions.judge_risk(
        esther, case=case, about="children", level="raised", why="Mo weet waar haar zoon was."
    )
    check = actions.plan_aftercare(esther, case=case, due_on=today)
    actions.tell_wellbeing(esther, check=check, wellbeing=6, note="Zij slaapt weer.")
    actions.plan_aftercare(esther, case=case, due_on=today + timedelta(days=90))
    wishes = Wishes(
        language="nl", phone_checked_on=today, shows_shelter=True, shows_recipients=True,
        meets_at=clock.now() + timedelta(days=5), meets_how="meeting",
    )  # fmt: skip
    _door, code = actions.open_door(esther, case=case, wishes=wishes)
    with own_page.at_her_page():
        seen = own_page.sees(code)
        if seen is not None:
            own_page.say(seen, "message", text="Mag mijn zoon mee naar de afspraak?")
    found_case = Case.objects.get(pk=case.pk)
    if found_case.phase != "aftercare":
        casework.set_phase(esther, case=found_case, version=found_case.version, phase="aftercare")


def _advice(esther: Actor) -> None:
    for asked_by, about in (
        ("resident", "labour"), ("professional", "sexual"), ("professional", "criminal"),
        ("partner", "other"),
    ):  # fmt: skip
        actions.count_advice(esther, on=clock.today(), asked_by=asked_by, about=about)


def _guard(esther: Actor) -> None:
    """Saar guards the safety of the girl and of her family; she sees no more than that."""
    case = Case.objects.get(alias="Leeuwerik 19")
    casework.let_in(
        esther, case=case, person=Person.objects.get(pk=fixed_id("person", SAAR.key)),
        purpose="Haar familie en vrienden beschermen tegen vergelding",
        ground="Toestemming van de cliënt, en de publieke taak (AVG 6 lid 1 sub e)",
        until=clock.today() + timedelta(days=21), role="safety_coordinator",
    )  # fmt: skip


def _missing(nadia: Actor) -> None:
    case = Case.objects.get(alias="Putter 33")
    since = clock.now() - timedelta(hours=14)
    actions.report_missing(
        nadia, case=case, since=since, told=["called", "police", "guardian"],
        last_seen="Gisteravond bij de begeleiding weggelopen na een telefoontje.",
    )  # fmt: skip
