"""The card with help, to show on a phone to somebody who was met; nothing of it is kept."""

from django.http import HttpResponseBase
from django.shortcuts import render

from baken.access.http import OfficeRequest, signed_in
from baken.core import clock
from baken.knowledge.packs import help_cards, languages, routes

RIGHT_TO_LEFT = frozenset({"ar"})
SOURCE = "nl"


@signed_in
def help_card(request: OfficeRequest) -> HttpResponseBase:
    """Show the card in a language, with the Dutch beside what one can point at.

    The language stands in the question and is not recorded: it would say where somebody is from.
    """
    today = clock.today()
    cards = help_cards()
    offered = [each for each in languages().on(today).languages if each.code in cards.books]
    known = {each.code for each in offered}
    asked = request.GET.get("taal", "")
    code = asked if asked in known else SOURCE
    card, source = cards.on(code, today), cards.on(SOURCE, today)
    page = {
        "card": card,
        "code": code,
        "direction": "rtl" if code in RIGHT_TO_LEFT else "ltr",
        "offered": offered,
        "answers": list(zip(card.answers, source.answers, strict=True)),
        "is_source": code == SOURCE,
        "is_checked": code == SOURCE or card.checked_on is not None,
        "contacts": [each for each in routes().on(today).contacts if each.id == "comensha"],
    }
    return render(request, "enforcement/help_card.html", page)
