"""What can happen to a report, as a timeline says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeEvent(models.TextChoices):
    """Events of intake."""

    RECEIVED = "report_received", _("Melding ontvangen")
    FEEDBACK = "feedback_given", _("Terugkoppeling aan de melder")
    ASKED = "advice_asked", _("Advies gevraagd")
    ADVISED = "advice_written", _("Bericht bij adviesvraag")
    TALKED = "conversation_recorded", _("Gesprek met de cliënt vastgelegd")
    CALLED = "called_back", _("Teruggebeld")
    WROTE_OUTSIDE = "wrote_outside", _("Bericht aan de melder van buiten")
    SET_ASIDE = "set_aside_outside", _("Melding van buiten terzijde gelegd")
