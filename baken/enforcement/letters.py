"""Letters of a measure, from templates in Word that a municipality can make its own.

A template lies in `letters_templates/`; the names between braces are filled in.
"""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate

from baken.access.words import say
from baken.enforcement.actions.measures import instrument_of
from baken.enforcement.models import Measure
from baken.enforcement.vocabulary_field import MeasureStepKind as Step
from baken.enforcement.vocabulary_field import Track
from baken.knowledge.packs import enforcement

FOLDER = Path(__file__).parent / "letters_templates"
LETTERS = {"voornemen": _("Voornemen"), "besluit": _("Besluit")}
BIBOB_LETTERS = {
    "adviesaanvraag": _("Adviesaanvraag aan het Landelijk Bureau"),
    "bericht": _("Bericht aan de betrokkene"),
    "besluit": _("Besluit"),
}
"""The letters of Bibob; the templates of this track begin with its name."""

PUBLIC = frozenset({Track.ENFORCEMENT, Track.PERMIT, Track.SUBSIDY})
"""Tracks that end in a decision of public law; selling and buying is decided on as a company does.
"""

ON = {
    "tipped_on": Step.TIP, "screened_on": Step.SCREENED, "asked_on": Step.BUREAU,
    "advised_on": Step.ADVICE, "heard_on": Step.HEARD,
}  # fmt: skip


def letters_of(measure: Measure) -> Mapping[str, str | Promise]:
    """Give the letters that a measure knows, with what they are called."""
    return BIBOB_LETTERS if measure.is_preventive else LETTERS


def letter(measure: Measure, kind: str) -> bytes:
    """Fill a letter with what is known of a measure; everything in it must be open."""
    one = instrument_of(measure)
    words = enforcement().on(measure.law_day)
    track = "bibob-" if measure.is_preventive else ""
    template = DocxTemplate(FOLDER / f"{track}{kind}.docx")
    template.render(
        {
            "code": measure.code,
            "municipality": measure.owner.name,
            "address": measure.location.address.text,
            "instrument": say(one.name),
            "measure": say(one.measure),
            "authority": say(words.authorities[one.authority].name),
            "source": "; ".join(map(str, one.sources)),
            "law_day": _day(measure.law_day),
            "facts": measure.facts.text,
            "weighing": measure.weighing.text,
            "comply_by": _day(measure.comply_by),
            "track": measure.get_track_display(),
            "objection": _against(measure),
            **_steps(measure),
        },
        autoescape=True,
    )
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def _steps(measure: Measure) -> dict[str, str]:
    """Give the day of each step that a letter tells of; what did not happen stays open."""
    taken = {each.kind: each for each in measure.steps.all()}
    days = {name: _day(taken[kind].on_day if kind in taken else None) for name, kind in ON.items()}
    asked = taken.get(Step.BUREAU)
    return {**days, "advice_by": _day(asked.until if asked else None)}


def _against(measure: Measure) -> str:
    if measure.track in PUBLIC:
        return gettext("Binnen zes weken na de dag van bekendmaking kunt u bezwaar maken.")
    return gettext("U kunt hierover naar de burgerlijke rechter. Vraag een advocaat om raad.")


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else "…"
