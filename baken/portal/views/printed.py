"""What is printed or put on another site: cards, a poster, a button without a script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from baken.core.downloads import download
from baken.portal import printing
from baken.portal.flood import Busy
from baken.portal.house import here
from baken.portal.looks import ACCENT, BAND
from baken.portal.questions import SITUATIONS
from baken.portal.store import Desk
from baken.portal.views.knowing import language_of_texts, the_topic, topics
from baken.portal.views.numbers import numbers
from baken.portal.views.pages import found

PDF = "application/pdf"
ON_A_WALL = ("papers", "money", "watched", "sleeps", "sex", "pictures")
"""What a poster says of what may be recognised."""

BUTTON = (
    '<a href="{}" rel="noreferrer" style="display:inline-block;padding:.75em 1.25em;'
    'border-radius:.5em;background:{};color:#fff;font-weight:bold;text-decoration:none">{}</a>'
)


def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Give what others may print or put on their own site."""
    desk = found(slug)
    page = {
        "desk": desk,
        "topics": topics(),
        "button": _button(request, desk),
        **language_of_texts(),
    }
    return render(request, "portal/share.html", page)


def card(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """Give the card of one page, to print."""
    desk, about = found(slug), the_topic(address)
    language = language_of_texts()["read_in"]
    where = request.build_absolute_uri(reverse("portal_topic", args=(slug, address)))
    with override(language):
        sheet = _sheet(
            desk,
            title=about.title.in_language(language),
            lead=about.lead.in_language(language),
            where=where,
            parts=(
                (_("Herkennen"), tuple(each.in_language(language) for each in about.recognise)),
                (_("Wat te doen"), tuple(each.in_language(language) for each in about.act)),
            ),
            source=f"{_('Bron')}: {about.source}",
        )
    return _file("card", sheet, f"{slug}-{address}.pdf")


def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the poster of a municipality, to print."""
    desk = found(slug)
    where = request.build_absolute_uri(reverse("portal_first", args=(slug,)))
    with override(language_of_texts()["read_in"]):
        said = _("Vertel het aan %(name)s. Het mag zonder naam. U hoeft niets zeker te weten.")
        sheet = _sheet(
            desk,
            title=_("Wordt iemand gedwongen of misbruikt voor geld?"),
            lead=said % {"name": desk.name},
            where=where,
            parts=((_("Wat herkent u?"), tuple(str(SITUATIONS[each]) for each in ON_A_WALL)),),
        )
    return _file("poster", sheet, f"{slug}-poster.pdf")


def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the logo of a municipality."""
    del request
    drawn = here().looks.logo(here().store, found(slug))
    if not drawn:
        raise Http404
    return HttpResponse(drawn, content_type="image/png")


def _sheet(desk: Desk, **said: Any) -> printing.Sheet:
    """Give a sheet with what all have in common."""
    house, language = here(), get_language() or "nl"
    look, drawn = house.looks.of(house.store, desk), house.looks.logo(house.store, desk)
    size = (look.row.logo_width, look.row.logo_height) if look else (0, 0)
    urgent = tuple((each.phone, each.name.in_language(language)) for each in numbers()["urgent"])
    return printing.Sheet(
        language=language,
        desk=(look.row.name if look else "") or desk.name,
        qr_says=_("QR-code naar %(address)s") % {"address": said["where"]},
        danger=_("Is er nu gevaar? Bel eerst."),
        urgent=urgent,
        band=look.band if look else BAND,
        accent=look.accent if look else ACCENT,
        logo=printing.in_svg(drawn, *size) if drawn else "",
        **said,
    )


def _file(template: str, sheet: printing.Sheet, name: str) -> HttpResponse:
    try:
        with here().printing.inside():
            made = printing.pdf(template, sheet)
    except Busy:
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    return download(made, PDF, name)


def _button(request: HttpRequest, desk: Desk) -> str:
    """Give the lines that somebody copies to another site: a link, and nothing that runs."""
    look = here().looks.of(here().store, desk)
    where = request.build_absolute_uri(reverse("portal_first", args=(desk.slug,)))
    colour = look.accent if look else ACCENT
    return str(format_html(BUTTON, where, colour, _("Vermoedt u mensenhandel? Vertel het hier.")))
