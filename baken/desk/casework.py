"""The first ten seconds of whoever holds cases, and what lies at a partner."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.access.actor import Actor
from baken.care.vocabulary import CareEvent
from baken.cases import casework
from baken.cases.actions import questions_about_mine
from baken.cases.actions.asking import ageing
from baken.cases.choices_partner import asked_of
from baken.cases.models import Case, PartnerRequest, Task
from baken.cases.rules import days_silent, silence
from baken.cases.vocabulary import Safety, Silence
from baken.core import clock
from baken.core.links import address
from baken.core.piles import pile
from baken.desk import care_lines
from baken.desk.lines import SHOWN, Line, Section
from baken.vault.door import unwrap

HOLDER = "care_coordinator"
IN_CARE = dict(CareEvent.choices)
"""What happened in care, where casework knows only the word in the log."""


def piles_of(actor: Actor) -> Iterator[Section]:
    """Give who is not safe, what must be done, who is silent and what changed; else what one was
    asked. A person who holds no cases of victims sees none of it.
    """
    if HOLDER in actor.roles:
        cases = casework.my_cases(actor)
        yield _unsafe(actor)
        yield from care_lines.words(cases)
        yield _due(actor)
        held = Case.objects.held_by(actor.person_id, clock.today())
        yield from care_lines.pressing(actor.person_id, cases, held)
        yield _silent(actor)
        yield from _answered(actor)
        yield from _to_open(actor)
        yield from _returned(actor)
        yield from _asked_about(actor)
        yield from _decisions(actor)
        yield _changes(actor)
    if "partner" in actor.roles:
        yield _asked(actor)


def _unsafe(actor: Actor) -> Section:
    found = pile(casework.unsafe(actor), shown=SHOWN)
    return Section(
        title=_("Wie is nu niet veilig?"),
        icon="alert-triangle",
        lines=[_case_line(each) for each in found.rows],
        count=found.count,
        tone="attention",
        url=f"{reverse('case_list')}?toon=onveilig",
        more=_("Naar de lijst"),
        empty=_("Iedereen is veilig en op tijd gesproken."),
    )


def _case_line(case: Case) -> Line:
    today = clock.today()
    return Line(
        label=case.alias,
        url=address("case_detail", case.pk),
        when=case.contact_by,
        note=f"{case.get_safety_display()} · {case.get_phase_display()} · {case.holder.name}",
        is_acute=case.safety == Safety.UNSAFE,
        is_late=case.is_silent(today),
    )


def _due(actor: Actor) -> Section:
    found = pile(casework.due(actor), shown=SHOWN)
    unwrap(found.rows)
    return Section(
        title=_("Wat moet vandaag?"),
        icon="calendar-due",
        lines=[_task_line(each) for each in found.rows],
        count=found.count,
        tone="attention",
        url=reverse("case_list"),
        more=_("Naar mijn casussen"),
        empty=_("Niets dat vandaag af moet."),
    )


def _task_line(task: Task) -> Line:
    who = task.partner.name if task.partner else (task.person.name if task.person else "")
    blocker = task.blocker.text
    note = f"{task.case.alias} · {who}"
    return Line(
        label=task.title.text,
        url=address("case_detail", task.case_id),
        when=task.due_on,
        note=f"{note} · {blocker}" if blocker else note,
        is_late=task.is_overdue(clock.today()),
    )


def _silent(actor: Actor) -> Section:
    found = pile(casework.silent(actor), shown=SHOWN)
    return Section(
        title=_("Op wie wacht ik?"),
        icon="hourglass",
        lines=[_request_line(each) for each in found.rows],
        count=found.count,
        tone="attention",
        empty=_("Geen partner is stil."),
    )


def _request_line(request: PartnerRequest) -> Line:
    today = clock.today()
    asked_on = clock.day_of(request.asked_at)
    days = days_silent(asked_on, today)
    quiet = ngettext("%(n)d werkdag stil", "%(n)d werkdagen stil", days) % {"n": days}
    state = silence(ageing(request), today)
    notes = [request.case.alias, request.get_of_kind_display(), quiet]
    if state != Silence.WAITING:
        notes.append(str(Silence(state).label))
    return Line(
        label=request.partner.name,
        url=address("case_detail", request.case_id),
        when=request.answer_by,
        note=" · ".join(notes),
        is_late=request.is_overdue(today),
    )


def _answered(actor: Actor) -> Iterator[Section]:
    found = pile(casework.answered(actor), shown=SHOWN)
    rows: list[Any] = found.rows  # with the moment of the last reply beside the columns
    if rows:
        lines = [
            Line(
                label=each.partner.name,
                url=address("case_detail", each.case_id),
                when=each.last_reply_at,
                note=f"{each.case.alias} · {each.get_of_kind_display()}",
            )
            for each in rows
        ]
        title = _("Antwoord binnen")
        yield Section(title=title, icon="mail", lines=lines, count=found.count, tone="attention")


def _to_open(actor: Actor) -> Iterator[Section]:
    found = pile(casework.to_open(actor), shown=SHOWN)
    if found.rows:
        lines = [
            Line(
                label=_("Open een casus voor"),
                code=each.code,
                url=f"{reverse('case_new')}?overdracht={each.pk}",
                when=each.answered_at,
                is_acute=each.is_acute,
            )
            for each in found.rows
        ]
        title = _("Aangenomen, nog geen casus")
        yield Section(title=title, icon="folder", lines=lines, count=found.count, tone="attention")


def _returned(actor: Actor) -> Iterator[Section]:
    found = pile(casework.returned(actor), shown=SHOWN)
    if found.rows:
        lines = [
            Line(
                label=each.case.alias,
                url=reverse("case_row_step", args=[each.case_id, "terugkeer", each.pk]),
                when=each.found_at,
                note=_("nieuw signaal van %(place)s") % {"place": each.their_owner.name},
            )
            for each in found.rows
        ]
        title = _("Mogelijk terug in beeld")
        yield Section(title=title, icon="refresh", lines=lines, count=found.count,
                      tone="attention")  # fmt: skip


def _asked_about(_actor: Actor) -> Iterator[Section]:
    found = questions_about_mine()
    if found:
        lines = [
            Line(
                label=_("Vraag van %(who)s") % {"who": each.asked_by.name},
                url=reverse("question_answer", args=[each.case.pk, each.id]),
                when=each.asked_at,
                note=each.case.alias,
            )
            for each in found[:SHOWN]
        ]
        title = _("Een collega vraagt naar uw cliënt")
        yield Section(title=title, icon="user-question", lines=lines, count=len(found),
                      tone="attention")  # fmt: skip


def _decisions(actor: Actor) -> Iterator[Section]:
    found = pile(casework.to_decide(actor).order_by("asked_at"), shown=SHOWN)
    if found.rows:
        lines = [
            Line(
                label=_("Besluit over %(alias)s") % {"alias": each.case.alias},
                url=address("case_detail", each.case_id),
                when=each.asked_at,
                note=_("Gevraagd door %(who)s") % {"who": each.asked_by.name},
            )
            for each in found.rows
        ]
        title = _("Besluit gevraagd")
        yield Section(title=title, icon="gavel", lines=lines, count=found.count, tone="attention")


def _changes(actor: Actor) -> Section:
    found, count = casework.changes(actor, shown=SHOWN)
    lines = [
        Line(
            label=each.case.alias,
            url=address("case_detail", each.case.pk),
            when=each.at,
            note=f"{str(IN_CARE.get(each.title, each.title)).capitalize()} · {each.who}",
        )
        for each in found
    ]
    return Section(
        title=_("Veranderd door anderen"),
        icon="refresh",
        lines=lines,
        count=count,
        empty=_("Niemand anders veranderde iets sinds u keek."),
        seen_url=reverse("changes_seen") if lines else "",
    )


def _asked(actor: Actor) -> Section:
    found = pile(asked_of(actor), shown=SHOWN)
    today = clock.today()
    lines = [
        Line(
            label=each.get_of_kind_display(),
            code=each.code,
            url=address("request_detail", each.pk),
            when=each.answer_by,
            note=f"{each.owner.name} · {each.asked_by.name}",
            is_late=each.answer_by < today,
        )
        for each in found.rows
    ]
    return Section(
        title=_("Aan u gevraagd"),
        icon="inbox",
        lines=lines,
        count=found.count,
        tone="attention",
        url=reverse("request_list"),
        more=_("Naar de lijst"),
        empty=_("Er ligt niets voor u."),
    )
