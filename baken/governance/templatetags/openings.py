"""Exceptional access in words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from baken.access.oversight.models import Opening, OpeningRole
from baken.core import clock

register = template.Library()


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
        opens = "vault_opens" if opening.role == OpeningRole.VAULT else "signal_opens"
        return {"text": text, "tone": "danger", "icon": "eye", opens: True}
    return {"text": _("voorbij"), "tone": "neutral", "icon": "history"}


@register.simple_tag
def signal_of(signals: dict[UUID, UUID], opening: Opening) -> UUID | None:
    """Give the signal that an opening leads to, when this reader sees it."""
    return signals.get(opening.dossier_id)
