"""Letters of a measure, from templates in Word that a municipality can make its own.

A template lies in `letters_templates/`; the names between braces are filled in.
"""

from io import BytesIO
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docxtpl import DocxTemplate

from baken.access.words import say
from baken.enforcement.actions.measures import instrument_of
from baken.enforcement.models import Measure
from baken.knowledge.packs import enforcement

FOLDER = Path(__file__).parent / "letters_templates"
KINDS = ("voornemen", "besluit")


def letter(measure: Measure, kind: str) -> bytes:
    """Fill a letter with what is known of a measure; everything in it must be open."""
    one = instrument_of(measure)
    words = enforcement().on(measure.law_day)
    template = DocxTemplate(FOLDER / f"{kind}.docx")
    template.render(
        {
            "code": measure.code,
            "municipality": measure.owner.name,
            "address": measure.location.address.text,
            "instrument": say(one.name),
            "measure": say(one.measure),
            "authority": say(words.authorities[one.authority].name),
            "source": "; ".join(map(str, one.sources)),
            "law_day": date_format(measure.law_day, "j F Y"),
            "facts": measure.facts.text,
            "weighing": measure.weighing.text,
            "comply_by": date_format(measure.comply_by, "j F Y") if measure.comply_by else "…",
            "objection": _("Binnen zes weken na de dag van bekendmaking kunt u bezwaar maken."),
        },
        autoescape=True,
    )
    out = BytesIO()
    template.save(out)
    return out.getvalue()
