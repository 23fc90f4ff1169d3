"""Search before create: asking whether somebody is known, and answering as the holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases import marks
from baken.cases.actions.opening import HOLDER_OF
from baken.cases.actions.steps import days
from baken.cases.models import Case, CaseQuestion, QuestionAnswer
from baken.cases.vocabulary import CaseEvent, QuestionOutcome, Wall
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Assignment, Person
from baken.vault.numbers import NumberKind


@dataclass(frozen=True)
class Question:
    """That a colleague asks about a client of mine: who, when, and which case."""

    id: UUID
    case: Case
    asked_by: Person
    asked_at: datetime


@transaction.atomic
def ask_whether_known(
    actor: Actor, *, typed: Mapping[NumberKind, str], name: str = "", born: str = ""
) -> CaseQuestion:
    """Ask whether somebody has a case somewhere; costs and answers the same, found or not.

    Raises Refused for who is no care coordinator, without a number or a name that says enough, and
    beyond the day's budget.
    """
    role = HOLDER_OF[Wall.CARE]
    if not actor.organisations(role):
        raise Refused(_("Alleen een zorgcoördinator vraagt of een cliënt bekend is."))
    found, named = marks.numbers(typed), marks.names(name, born)
    if not (found or named):
        raise Refused(
            _(
                "Vul een telefoonnummer, e-mailadres of documentnummer in, of een voor- en "
                "achternaam. Van één naam is ook de geboortedatum nodig."
            )
        )
    _refuse_too_many(actor)
    holding = Assignment.objects.on(clock.today()).filter(region_id=actor.region_id, role=role)
    owners = set(holding.values_list("organisation_id", flat=True))
    made: CaseQuestion = CaseQuestion.objects.create(
        owner_id=actor.organisations(role)[0].organisation_id,
        region_id=actor.region_id,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        marks=marks.of_question(found, named, owners),
    )
    return made


def _refuse_too_many(actor: Actor) -> None:
    begin = datetime.combine(clock.today(), time(), tzinfo=clock.AMSTERDAM)
    today = CaseQuestion.objects.filter(asked_by_id=actor.person_id, asked_at__gte=begin)
    most = days("case_questions_a_day")
    if today.count() >= most:
        raise Refused(
            _("U vroeg dit vandaag al %(n)d keer. Ga morgen verder, of bel een collega.")
            % {"n": most}
        )


_ABOUT_MINE = """
select question_id, case_id, asked_by_id, asked_at from access.questions_about_mine(%s)
"""


def questions_about_mine() -> list[Question]:
    """Give what colleagues asked about clients that this person holds, oldest first."""
    since = clock.now() - timedelta(days=days("case_question_shown_for"))
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT_MINE, [since])
        rows = cursor.fetchall()
    cases = Case.objects.in_bulk([row[1] for row in rows])
    people = Person.objects.in_bulk([row[2] for row in rows])
    return [
        Question(asked, cases[case], people[who], at)
        for asked, case, who, at in rows
        if case in cases and who in people
    ]


@transaction.atomic
def answer_question(
    actor: Actor, *, case: Case, question_id: UUID, outcome: str, why: str = ""
) -> QuestionAnswer:
    """Keep what the holder did; raise Refused when nobody asked, or for silence without a reason.

    Whoever asked hears nothing from Baken: the holder calls, or does not.
    """
    asked = {(each.id, each.case.pk) for each in questions_about_mine()}
    if (question_id, case.pk) not in asked:
        raise Refused(_("Deze vraag is er niet meer. Misschien antwoordde uw vervanger al."))
    if outcome == QuestionOutcome.SILENT and not why.strip():
        raise Refused(_("Schrijf op waarom u geen contact opneemt."))
    made: QuestionAnswer = QuestionAnswer.objects.create(
        **belonging(case),
        case=case,
        question_id=question_id,
        outcome=outcome,
        answered_by_id=actor.person_id,
        answered_at=clock.now(),
        why=why,
    )
    record(actor, CaseEvent.QUESTION, made)
    return made
