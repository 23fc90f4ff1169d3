"""Giving account: switches, and an emergency at night."""

from datetime import timedelta

from baken.access.oversight.models import OpeningRole
from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import BAS, ESTHER, KARIN, MARIEKE, NOOR, fixed_id
from baken.governance import actions
from baken.parties.models import Organisation
from baken.signals.models import Signal

ZANDHAVEN = fixed_id("organisation", "zandhaven")


def tell() -> None:
    """Tell how Zandhaven decided about processing, and how Esther opened one signal at night."""
    _linkage()
    _portal()
    _networks()
    _emergency()


def _linkage() -> None:
    with as_member(BAS, working_days_ago(12)) as bas:
        actions.record_ground(
            bas,
            owner=_zandhaven(),
            processing="linkage",
            ground="Collegebesluit aanpak mensenhandel Zandhaven 2026, artikel 4",
            assessment="DPIA Zandhaven 2026-3",
            review_on=clock.today() + timedelta(days=180),
        )
    with as_member(NOOR, working_days_ago(9)) as noor:
        actions.advise(
            noor,
            owner=_zandhaven(),
            processing="linkage",
            is_positive=True,
            advice="Kan zo: het zijn voorstellen, een mens bevestigt. Toets na een half jaar hoe vaak een voorstel klopte.",
        )


def _portal() -> None:
    with as_member(BAS, working_days_ago(15)) as bas:
        actions.record_ground(
            bas,
            owner=_zandhaven(),
            processing="portal",
            ground="Collegebesluit aanpak mensenhandel Zandhaven 2026, artikel 3",
            assessment="DPIA Zandhaven 2026-2",
            review_on=clock.today() + timedelta(days=330),
        )
    with as_member(NOOR, working_days_ago(14)) as noor:
        actions.advise(
            noor,
            owner=_zandhaven(),
            processing="portal",
            is_positive=True,
            advice="Kan zo: melden mag zonder naam, er wordt geen adres bewaard, en alleen de gemeente kan het openen.",
        )


def _networks() -> None:
    with as_member(KARIN, working_days_ago(7)) as karin:
        actions.record_ground(
            karin,
            owner=_zandhaven(),
            processing="networks",
            ground="Collegebesluit aanpak mensenhandel Zandhaven 2026, artikel 5",
            assessment="DPIA Zandhaven 2026-4",
            review_on=clock.today() + timedelta(days=90),
        )
    with as_member(NOOR, working_days_ago(5)) as noor:
        actions.advise(
            noor,
            owner=_zandhaven(),
            processing="networks",
            is_positive=False,
            advice="Nog niet: de DPIA zegt niet wat er gebeurt met mensen die alleen een adres delen.",
        )


def _emergency() -> None:
    with as_member(MARIEKE):
        code = Signal.objects.filter(status="in_tracks").order_by("-is_acute", "id")[0].code
    with as_member(ESTHER, working_days_ago(4, hour=22, minute=40)) as esther:
        actions.ask(
            esther,
            role=OpeningRole.EMERGENCY,
            code=code,
            purpose="Belde van onderweg en vroeg wie haar contactpersoon is",
            is_alone=True,
        )


def _zandhaven() -> Organisation:
    found: Organisation = Organisation.objects.get(pk=ZANDHAVEN)
    return found
