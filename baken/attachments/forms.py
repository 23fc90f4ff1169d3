"""Forms of attachments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.attachments.kinds import ACCEPT
from baken.attachments.upload import SealedUpload


class _AnyFile(forms.FileField):
    """A file as it came in: what is wrong with it, its action says."""

    def to_python(self, data: Any) -> SealedUpload | None:
        """Give the sealed upload."""
        return data if isinstance(data, SealedUpload) else None


class AttachForm(forms.Form):
    """A file and what it shows."""

    note = forms.CharField(
        label=_("Wat staat erop?"),
        help_text=_("Kort, zodat een collega weet wat dit is zonder het te openen."),
        max_length=300,
        required=False,
    )
    file = _AnyFile(
        label=_("Bestand"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Kies een bestand.")},
    )


class WhyForm(forms.Form):
    """A reason, which stays in the dossier."""

    why = forms.CharField(
        label=_("Waarom?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
