"""What lies on the desk of each role: each section answers one question of the first seconds."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.access.actor import Actor
from baken.core import clock
from baken.desk import route
from baken.desk.account import openings
from baken.desk.lines import SHOWN, Line, Section
from baken.desk.talks import talks
from baken.intake.models import Report, ReportStatus
from baken.parties.models import Account, Organisation
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from baken.signals.worklist import to_register


def sections(actor: Actor) -> list[Section]:
    """Give the piles of this person, most pressing first."""
    found: list[Section] = []
    if actor.may("read", "opening"):
        found += openings(actor)
    if actor.may("create", "signal"):
        found += route.pressing(actor)
        found += _focal_officer(actor)
    found += route.handed_to(actor)
    found += talks(actor)
    if actor.may("create", "report"):
        found.append(_own_reports(actor))
    if actor.may("create", "assignment"):
        found.append(_administration())
    return found


def _focal_officer(actor: Actor) -> Iterator[Section]:
    yield _to_register()
    waiting = Signal.objects.listed()
    mine = waiting.filter(status=SignalStatus.REGISTERED)
    yield _pile(_("Te wegen"), "scale", mine, _("Weeg"), "to_weigh", "signal_weigh")
    second = waiting.filter(status=SignalStatus.WEIGHING).exclude(
        weighings__weighed_by_id=actor.person_id
    )
    yield _pile(
        _("Wacht op uw tweede oordeel"),
        "message-question",
        second,
        _("Oordeel over"),
        "second",
        "signal_opinion",
    )
    decide = waiting.filter(status=SignalStatus.WEIGHED)
    yield _pile(_("Te besluiten"), "gavel", decide, _("Besluit over"), "to_decide", "signal_decide")


def _to_register() -> Section:
    waiting = to_register(clock.today())
    lines = [
        Line(
            label=_("Registreer melding"),
            code=each.report.code,
            url=reverse("signal_register", args=[each.report.pk]),
            when=each.register_by,
            note=each.report.owner.name,
            is_acute=each.is_hurried,
            is_late=each.is_late,
        )
        for each in waiting[:SHOWN]
    ]
    return Section(
        title=_("Nieuwe meldingen"),
        icon="inbox",
        lines=lines,
        count=len(waiting),
        tone="attention",
        empty=_("Alle meldingen zijn geregistreerd."),
    )


def _pile(title: str, icon: str, rows: object, verb: str, view: str, page: str) -> Section:
    today = clock.today()
    signals: list[Signal] = list(rows[:SHOWN])  # type: ignore[index]
    lines = [
        Line(
            label=verb,
            code=signal.code,
            url=reverse(page, args=[signal.pk]),
            when=signal.due_on,
            note=f"{signal.form_names} · {signal.owner.name}",
            is_acute=signal.is_acute,
            is_late=signal.is_overdue(today),
        )
        for signal in signals
    ]
    return Section(
        title=title,
        icon=icon,
        lines=lines,
        count=rows.count() if len(lines) == SHOWN else len(lines),  # type: ignore[attr-defined]
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
            url=reverse("report_detail", args=[report.pk]),
            when=report.received_at,
            note=report.get_status_display(),
        )
        for report in own[:SHOWN]
    ]
    open_count = own.exclude(status__in=[ReportStatus.DECIDED, ReportStatus.CLOSED]).count()
    return Section(
        title=_("Mijn meldingen"),
        icon="send",
        lines=lines,
        count=open_count,
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
