"""What somebody fills in to ask for an estimate: two pages, the second about the lists."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, Option
from baken.statistics import mse
from baken.statistics.hidden.vocabulary import COLLECTORS, OWN_LISTS, Counted, Origin

LARGEST = 200_000  # bytes; twelve lists fit easily
MOST_LISTS = 6
"""More lists than this take hours, and no region has them."""

ORIGINS = (
    (
        Origin.FILE.value,
        Option(
            Origin.FILE.label,
            _("Een CSV met een kolom van 0 en 1 per lijst en een kolom count. Zonder personen."),
        ),
    ),
    (
        Origin.OWN.value,
        Option(
            Origin.OWN.label,
            _("Baken telt zelf. Personen uit verschillende lijsten moeten gekoppeld zijn."),
        ),
    ),
)
COUNTED = (
    (
        Counted.PRESUMED.value,
        Option(Counted.PRESUMED.label, _("Een instantie vermoedt dat deze persoon slachtoffer is")),
    ),
    (
        Counted.ESTABLISHED.value,
        Option(Counted.ESTABLISHED.label, _("Politie, IND of rechter heeft dat vastgesteld")),
    ),
    (
        Counted.SIGNALLED.value,
        Option(Counted.SIGNALLED.label, _("Ook een licht signaal telt mee")),
    ),
)


class QuestionForm(forms.Form):
    """Where the numbers come from, and what they are about."""

    origin = forms.ChoiceField(
        label=_("Waar komen de aantallen vandaan?"), widget=forms.RadioSelect, choices=ORIGINS
    )
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Alleen als u een bestand hebt. Baken bewaart het bestand niet."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    counted = forms.ChoiceField(
        label=_("Wat is hier een persoon?"),
        help_text=_("Alle lijsten moeten hetzelfde tellen. Anders zegt overlap niets."),
        widget=forms.RadioSelect,
        choices=COUNTED,
    )
    area = forms.CharField(
        label=_("Welk gebied?"), help_text=_("Bijvoorbeeld: Regio Lagerwaard."), max_length=80
    )
    period_from = forms.DateField(label=_("Van"), widget=DayInput())
    period_until = forms.DateField(
        label=_("Tot en met"),
        help_text=_("Neem één periode waarin de groep ongeveer gelijk bleef, zoals een jaar."),
        widget=DayInput(),
    )
    missed = forms.FloatField(
        label=_("Hoeveel procent van de koppelingen is gemist?"),
        help_text=_("Bijvoorbeeld 5. Laat leeg als niemand dat heeft onderzocht."),
        min_value=0,
        max_value=90,
        required=False,
    )
    false_links = forms.FloatField(
        label=_("Hoeveel procent van de mensen is onterecht gekoppeld?"),
        help_text=_("Bijvoorbeeld 0,5. Laat leeg als niemand dat heeft onderzocht."),
        min_value=0,
        max_value=20,
        required=False,
    )
    unresolved = forms.IntegerField(
        label=_("Van hoeveel mensen is niet uitgezocht of twee regio’s hen telden?"),
        min_value=0,
        max_value=100_000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read decimals with a comma."""
        super().__init__(*args, **kwargs)
        for name in ("missed", "false_links"):
            self.fields[name].localize = True  # set here, so that the field keeps its number input
            self.fields[name].widget.attrs["step"] = "any"
        self.table: mse.CaptureTable | None = None

    def clean_file(self) -> "File[bytes] | None":
        """Read the counts; what is wrong is said with row and column."""
        sent: File[bytes] | None = self.cleaned_data["file"]
        if sent is None or self.data.get("origin") != Origin.FILE:
            return None
        if (sent.size or 0) > LARGEST:
            raise ValidationError(_("Dit bestand is te groot voor een tabel met aantallen."))
        self.table = _read(sent.read())
        return sent

    def clean(self) -> dict[str, Any]:
        """Ask a file when the numbers come from one, and a period in the right order."""
        given = super().clean() or {}
        if (
            given.get("origin") == Origin.FILE
            and not given.get("file")
            and not self.errors.get("file")
        ):
            self.add_error("file", _("Kies het bestand met de aantallen."))
        first, last = given.get("period_from"), given.get("period_until")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("period_until", _("Deze dag ligt voor de eerste dag van de periode."))
        return given


def _read(content: bytes) -> "mse.CaptureTable":
    try:
        table = mse.parse(content.decode("utf-8-sig").splitlines())
    except UnicodeDecodeError as trouble:
        raise ValidationError(_("Dit is geen tekstbestand in UTF-8.")) from trouble
    except mse.BadTable as trouble:
        raise ValidationError(str(trouble)) from trouble
    if len(table.lists) > MOST_LISTS + len(COLLECTORS):
        raise ValidationError(
            _("Er zijn %(n)d lijsten. Voeg lijsten samen: meer dan %(most)d kan hier niet."),
            params={"n": len(table.lists), "most": MOST_LISTS},
        )
    return table


class ListsForm(forms.Form):
    """Which lists take part."""

    kept = forms.MultipleChoiceField(
        label=_("Welke lijsten doen mee?"),
        help_text=_(
            "Een lijst die verzamelt wat andere lijsten melden, is geen lijst. CoMensha doet "
            "daarom niet mee."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens twee lijsten.")},
    )
    question = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lists: list[str], origin: str, **kwargs: Any) -> None:
        """Offer the lists; those that only collect are not ticked."""
        super().__init__(*args, **kwargs)
        own = {key: str(label) for key, label in OWN_LISTS.items()}
        field = self.fields["kept"]
        field.choices = [(name, own.get(name, name) if origin == Origin.OWN else name)  # type: ignore[attr-defined]
                         for name in lists if not is_collector(name)]  # fmt: skip
        self.initial.setdefault("kept", [name for name in lists if not is_collector(name)])


def is_collector(name: str) -> bool:
    """Say whether a list only collects what others report."""
    return name.strip().lower().startswith(COLLECTORS)
