"""The words of enforcement, as they are stored and as people read them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How far a municipality is with something it can arrange."""

    IN_PLACE = "in_place", _("Is er")
    PREPARING = "preparing", _("In voorbereiding")
    ABSENT = "absent", _("Is er niet")
    NOT_NEEDED = "not_needed", _("Hier niet nodig")


UNKNOWN = _("Niet ingevuld")

LOOKS = {
    Standing.IN_PLACE: ("ok", "circle-check"),
    Standing.PREPARING: ("info", "clock"),
    Standing.ABSENT: ("attention", "alert-triangle"),
    Standing.NOT_NEEDED: ("neutral", "circle"),
}
"""Tone and icon of each; never colour alone."""

TYPES = {
    "prevent": _("Voorkomen"),
    "detect": _("Zien"),
    "enforce": _("Handhaven"),
    "care": _("Helpen"),
}

GROUPS = {
    "bylaw": _("Verordeningen"),
    "policy": _("Beleid en afspraken"),
    "housing": _("Wonen"),
}
