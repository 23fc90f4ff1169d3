"""What lies on the desk of each role: each section answers one question of the first seconds."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from baken.access.actor import Actor
from baken.core import clock
from baken.core.links import address
from baken.core.piles import MOST, Pile
from baken.desk import casework, route
from baken.desk.account import openings, retention
from baken.desk.field import field
from baken.desk.guarding import guarded
from baken.desk.lines import SHOWN, Line, Section
from baken.desk.links import links
from baken.desk.talks import talks
from baken.intake.models import Report, ReportStatus
from baken.parties.models import Account, Organisation
from baken.signals.listing import Listed, piles
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from baken.signals.worklist import to_register


def sections(actor: Actor) -> list[Section]:
    """Give the piles of this person, most pressing first."""
    found: list[Section] = [*casework.piles_of(actor)]
    if "safety_coordinator" in actor.roles:
        found.append(guarded())
    if actor.may("read", "opening"):
        found += openings(actor)
    if actor.may("change", "proposal"):
        found += retention(actor)
    if actor.may("read", "link_hit"):
        found += links(actor)
    if actor.may("create", "signal"):
        found += _focal_officer(actor)
    found += field(actor)
    found += route.handed_to(actor)
    found += talks(actor)
    if actor.may("create", "report"):
        found.append(_own_reports(actor))
    if actor.may("create", "assignment"):
        found.append(_administration())
    return found


def _focal_officer(actor: Actor) -> Iterator[Section]:
    today = clock.today()
    asked = {**route.late_ones(actor, today), **_to_do(actor)}
    signals = piles(asked, actor, shown=SHOWN)
    yield from route.pressing(actor, signals)
    yield _to_register(actor)
    for name, (title, icon, verb, page) in _PILES.items():
        yield _pile(signals[name], str(title), icon, str(verb), name, page)


_PILES = {
    "to_weigh": (gettext_lazy("Te wegen"), "scale", gettext_lazy("Weeg"), "signal_weigh"),
    "second": (
        gettext_lazy("Wacht op uw tweede oordeel"),
        "message-question",
        gettext_lazy("Oordeel over"),
        "signal_opinion",
    ),
    "to_decide": (
        gettext_lazy("Te besluiten"),
        "gavel",
        gettext_lazy("Besluit over"),
        "signal_decide",
    ),
}
"""By the view of the work list that shows the whole pile: its title, icon, verb and page."""


def _to_do(actor: Actor) -> "dict[str, QuerySet[Signal]]":
    waiting = Signal.objects.in_order()
    second = waiting.filter(status=SignalStatus.WEIGHING)
    return {
        "to_weigh": waiting.filter(status=SignalStatus.REGISTERED),
        "second": second.exclude(weighings__weighed_by_id=actor.person_id),
        "to_decide": waiting.filter(status=SignalStatus.WEIGHED),
    }


def _to_register(actor: Actor) -> Section:
    waiting = to_register(actor, clock.today(), shown=SHOWN)
    lines = [
        Line(
            label=_("Registreer melding"),
            code=each.report.code,
            url=address("signal_register", each.report.pk),
            when=each.register_by,
            note=each.report.owner.name,
            is_acute=each.is_hurried,
            is_late=each.is_late,
        )
        for each in waiting.rows
    ]
    return Section(
        title=_("Nieuwe meldingen"),
        icon="inbox",
        lines=lines,
        count=waiting.count,
        tone="attention",
        empty=_("Alle meldingen zijn geregistreerd."),
    )


def _pile(found: Pile[Listed], title: str, icon: str, verb: str, view: str, page: str) -> Section:
    today = clock.today()
    lines = [
        Line(
            label=verb,
            code=signal.code,
            url=address(page, signal.id),
            when=signal.due_on,
            note=f"{signal.form_names} · {signal.owner__name}",
            is_acute=signal.is_acute,
            is_late=signal.is_overdue(today),
        )
        for signal in found.rows
    ]
    return Section(
        title=title,
        icon=icon,
        lines=lines,
        count=found.count,
        tone="attention",
        url=f"{reverse('signal_list')}?toon={view}",
        more=_("Naar de lijst"),
        empty=_("Niets te doen."),
    )


def _own_reports(actor: Actor) -> Section:
    own = Report.objects.of(actor.person_id)
    lines = [
        Line(
            label=_("Melding"),
            code=report.code,
            url=address("report_detail", report.pk),
            when=report.received_at,
            note=report.get_status_display(),
        )
        for report in own[:SHOWN]
    ]
    unfinished = own.exclude(status__in=[ReportStatus.DECIDED, ReportStatus.CLOSED])
    return Section(
        title=_("Mijn meldingen"),
        icon="send",
        lines=lines,
        count=unfinished[: MOST + 1].count(),
        url=reverse("report_list"),
        more=_("Alle meldingen"),
        empty=_("U hebt nog niets gemeld."),
    )


def _administration() -> Section:
    organisations = Organisation.objects.count()
    accounts = Account.objects.filter(is_active=True).count()
    lines = [
        Line(
            label=ngettext("%(n)d organisatie", "%(n)d organisaties", organisations)
            % {"n": organisations},
            url=reverse("organisation_list"),
        ),
        Line(
            label=ngettext("%(n)d account", "%(n)d accounts", accounts) % {"n": accounts},
            url=reverse("organisation_list"),
        ),
    ]
    return Section(title=_("Beheer"), icon="settings", lines=lines)
