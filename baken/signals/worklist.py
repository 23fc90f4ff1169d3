"""The work list: what waits to be registered, and the signals with what each asks of whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from baken.access.actor import Actor
from baken.access.reach import organisations
from baken.core import clock
from baken.core.ids import read_code
from baken.core.piles import Pile, pile
from baken.core.workdays import add_working_days, working_days_until
from baken.intake.models import Report
from baken.knowledge.packs import terms
from baken.parties.models import Assignment
from baken.signals.handovers import waiting_reports
from baken.signals.models import Handover, Signal, Weighing
from baken.signals.vocabulary import OPEN, Form, HandoverStatus, SignalStatus

VIEWS = {
    "all": _("Alles wat open is"),
    "mine": _("Van mij, en wat te laat is van wie ik vervang"),
    "for_me": _("Wacht op mij"),
    "for_others": _("Wacht op anderen"),
    "returned": _("Teruggekomen"),
    "late": _("Te laat"),
    "feedback": _("Nog terugkoppelen"),
    "to_weigh": _("Te wegen"),
    "second": _("Wacht op tweede oordeel"),
    "to_decide": _("Te besluiten"),
    "monitoring": _("Volgen"),
    "handed_on": _("Doorgeleid"),
    "closed": _("Gesloten"),
}
STATUS_OF = {
    "to_weigh": (SignalStatus.REGISTERED,),
    "second": (SignalStatus.WEIGHING,),
    "to_decide": (SignalStatus.WEIGHED,),
    "monitoring": (SignalStatus.MONITORING,),
    "handed_on": (SignalStatus.IN_TRACKS,),
    "closed": (SignalStatus.NO_INDICATION, SignalStatus.CLOSED),
}
SORTS = {
    "due": _("Wat het eerst af moet"),
    "received": _("Langst geleden ontvangen"),
    "code": _("Code"),
}
ORDER = {
    "due": ("-is_acute", "due_on", "id"),
    "received": ("received_at", "id"),
    "code": ("code", "id"),
}


@dataclass(frozen=True)
class Search:
    """What somebody asked to see: one view, perhaps one code, form or officer, in an order."""

    view: str = "all"
    code: str = ""
    form: str = ""
    assignee: UUID | None = None
    sort: str = "due"

    @property
    def is_filtered(self) -> bool:
        """Say whether anything was left out on purpose."""
        return self.view != "all" or bool(self.code or self.form or self.assignee)

    @property
    def order(self) -> tuple[str, ...]:
        """Give the columns that put the list in order; the last is the id."""
        return ORDER[self.sort]

    def rows(self, actor: Actor) -> "QuerySet[Signal]":
        """Give the signals asked for, in the order of the list."""
        found: QuerySet[Signal] = Signal.objects.order_by(*self.order)
        if self.code:
            return found.filter(code=read_code(self.code) or "")
        if self.form:
            found = found.filter(forms__contains=[self.form])
        if self.assignee:
            found = found.filter(assignee_id=self.assignee)
        return found.filter(asked(self.view, actor))


def search_from(given: dict[str, str]) -> Search:
    """Give the search for what came in with an address; what is unknown is as if not asked."""
    view, sort, form = given.get("toon", ""), given.get("volgorde", ""), given.get("vorm", "")
    return Search(
        view=view if view in VIEWS else "all",
        code=given.get("code", "").strip(),
        form=form if form in Form.values else "",
        assignee=_id(given.get("behandelaar", "")),
        sort=sort if sort in SORTS else "due",
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def asked(view: str, actor: Actor) -> Q:
    """Give the condition of a view, for whoever looks."""
    is_open, today = Q(status__in=OPEN), clock.today()
    views: dict[str, Callable[[], Q]] = {
        "mine": lambda: (
            is_open & (Q(assignee_id=actor.person_id) | _late_of_replaced(actor, today))
        ),
        "for_me": lambda: _waits_for(actor),
        "for_others": lambda: is_open & (_weighed_by(actor) | _handed(HandoverStatus.OFFERED)),
        "returned": lambda: _handed(HandoverStatus.REFUSED),
        "late": lambda: is_open & Q(due_on__lt=today),
        "feedback": lambda: Q(feedback_due_on__isnull=False),
    }
    return views[view]() if view in views else Q(status__in=STATUS_OF.get(view, OPEN))


def _waits_for(actor: Actor) -> Q:
    mine = Q(assignee_id=actor.person_id)
    to_act = mine & Q(status__in=(SignalStatus.REGISTERED, SignalStatus.WEIGHED))
    to_look = mine & Q(status=SignalStatus.MONITORING, due_on__lte=clock.today())
    return to_act | to_look | (Q(status=SignalStatus.WEIGHING) & ~_weighed_by(actor))


def _weighed_by(actor: Actor) -> Q:
    weighed = Weighing.objects.filter(signal_id=OuterRef("pk"), weighed_by_id=actor.person_id)
    return Q(status=SignalStatus.WEIGHING) & Q(Exists(weighed.filter(opinions__isnull=True)))


def _handed(status: HandoverStatus) -> Q:
    return Q(Exists(Handover.objects.filter(signal_id=OuterRef("pk"), status=status)))


def _late_of_replaced(actor: Actor, day: date) -> Q:
    return Q(assignee_id__in=replaced_by(actor, day), due_on__lt=day)


def replaced_by(actor: Actor, day: date) -> "QuerySet[Assignment, UUID]":
    """Give the people whom this person stands in for as a focal officer today."""
    held = Assignment.objects.on(day).filter(person_id=actor.person_id, role="focal_officer")
    return held.exclude(stands_in_for=None).values_list("stands_in_for__person_id", flat=True)


def late_of_whom_i_replace(actor: Actor, day: date) -> "QuerySet[Signal]":
    """Give what is overdue and belongs to somebody whom this person stands in for."""
    found: QuerySet[Signal] = Signal.objects.open().in_order()
    return found.filter(_late_of_replaced(actor, day))


def second_opinion_late(day: date) -> "QuerySet[Signal]":
    """Give the signals whose second opinion should have been there: everybody sees those."""
    found: QuerySet[Signal] = Signal.objects.in_order()
    return found.filter(status=SignalStatus.WEIGHING, due_on__lt=day)


def feedback_due(actor: Actor, day: date) -> "QuerySet[Signal]":
    """Give the own signals whose reporter must hear something today, or should have already."""
    owners = [held.organisation_id for held in actor.organisations("focal_officer")]
    found: QuerySet[Signal] = Signal.objects.filter(owner_id__in=owners)
    return found.filter(feedback_due_on__lte=day).order_by("feedback_due_on", "id")


@dataclass(frozen=True)
class Waiting:
    """A report that waits to be registered, with its age against the term."""

    report: Report
    register_by: date
    age: int
    is_late: bool
    is_hurried: bool

    @property
    def age_in_words(self) -> str:
        """Say how old it is; nothing on its first day."""
        said = ngettext("%(n)s werkdag oud", "%(n)s werkdagen oud", self.age)
        return said % {"n": self.age} if self.age else ""


def to_register(actor: Actor, day: date, *, shown: int) -> Pile[Waiting]:
    """Give the reports nobody registered yet, acute first; handed on now counts as acute."""
    owners = organisations(actor, "change", "report")
    found = pile(waiting_reports().filter(owner_id__in=owners), shown=shown)
    return Pile([_waiting(report, day) for report in found.rows], found.count)


def _waiting(report: Report, day: date) -> Waiting:
    is_hurried = bool(getattr(report, "is_hurried", report.is_acute))
    term = "acute_register_within" if is_hurried else "register_signal_within"
    since = clock.day_of(report.received_at)
    last = add_working_days(since, terms().value(term, since))
    age = max(0, working_days_until(since, day))
    return Waiting(report, last, age, last < day, is_hurried)
