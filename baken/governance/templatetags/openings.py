"""Exceptional access in words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from baken.access.oversight.models import Opening, OpeningRole
from baken.core import clock

register = template.Library()

_OPENS: dict[str, str] = {OpeningRole.VAULT: "vault_opens", OpeningRole.SEALER: "seals"}


@register.simple_tag
def standing(opening: Opening, now: datetime) -> dict[str, Any]:
    """Give where an opening stands: waiting, open, over or refused."""
    if opening.is_waiting():
        return {"text": _("wacht op een tweede persoon"), "tone": "attention", "icon": "clock"}
    ends = opening.ends_at()
    if ends is None:
        return {"text": _("geweigerd"), "tone": "neutral", "icon": "lock"}
    if opening.is_open(now):
        text = _("open tot %(when)s") % {"when": f"{ends.astimezone(clock.AMSTERDAM):%H:%M}"}
        opens = _OPENS.get(OpeningRole(opening.role), "signal_opens")
        closes = opening.role != OpeningRole.SEALER
        return {"text": text, "tone": "danger", "icon": "eye", opens: True, "closes": closes}
    if opening.ended_at is not None:
        return {"text": _ended(opening, ends), "tone": "neutral", "icon": "history"}
    return {"text": _("voorbij"), "tone": "neutral", "icon": "history"}


def _ended(opening: Opening, ends: datetime) -> str:
    when = {"when": f"{ends.astimezone(clock.AMSTERDAM):%H:%M}"}
    if opening.role == OpeningRole.SEALER:
        return _("verzegeld om %(when)s") % when
    return _("eerder gesloten, om %(when)s") % when


@register.simple_tag
def signal_of(signals: dict[UUID, UUID], opening: Opening) -> UUID | None:
    """Give the signal that an opening leads to, when this reader sees it."""
    return signals.get(opening.dossier_id)
