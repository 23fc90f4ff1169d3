"""What is counted without a dossier: advice to residents and professionals."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Owned
from baken.care.vocabulary import AdviceAbout, AdviceFor


class AdviceContact(Owned):
    """Somebody asked advice: for whom, about what, on which day. Nothing about anybody."""

    row_kind: ClassVar[str] = "advice_contact"

    on = models.DateField(_("wanneer"))
    asked_by = models.CharField(_("wie vroeg het"), max_length=12, choices=AdviceFor)
    about = models.CharField(_("waarover"), max_length=12, choices=AdviceAbout)

    class Meta:
        verbose_name = _("adviescontact")
        verbose_name_plural = _("adviescontacten")
        indexes = (models.Index(fields=["owner", "on"], name="advice_contact_by_day"),)

    def __str__(self) -> str:
        return f"{self.on}"
