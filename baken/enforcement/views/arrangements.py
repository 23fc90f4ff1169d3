"""Local law side by side, what is missing where, and the proposal that comes out of it."""

import csv

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.words import say
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.core.downloads import CSV, WORD, download
from baken.enforcement.actions import Arranged, arrange
from baken.enforcement.catalogue import Catalogue, Item, catalogue
from baken.enforcement.forms import ArrangementForm
from baken.enforcement.matrix import Line, lines, municipalities, short
from baken.enforcement.models import LOCAL_LAW, Arrangement
from baken.enforcement.proposal import proposal_in_word
from baken.enforcement.vocabulary import GROUPS
from baken.parties.models import Organisation

EDITORS = ("focal_officer", "coordinating_focal_officer", "policy_officer", "enforcement_lawyer")


@opens("arrangement")
def local_law(request: OfficeRequest) -> HttpResponseBase:
    """Show which municipality arranged what, gaps first to see."""
    places, found = _region(request)
    page = {
        "places": [short(place) for place in places],
        "groups": [
            (label, [line for line in found if line.item.group == name])  # type: ignore[union-attr]
            for name, label in GROUPS.items()
        ],
        "gaps": sum(1 for line in found if line.is_waterbed),
        "listed": LOCAL_LAW,
        "may_set": request.actor.may("create", "arrangement"),
    }
    return render(request, "enforcement/local_law.html", page)


@opens("arrangement")
def proposal(request: OfficeRequest) -> HttpResponseBase:
    """Give the gaps as a proposal in Word, to discuss and to adopt."""
    places, found = _region(request)
    gaps = [line for line in found if line.gaps]
    name = f"voorstel-lokale-regels-{clock.today().isoformat()}.docx"
    return download(proposal_in_word(request.actor.region, gaps, len(places)), WORD, name)


@opens("arrangement")
def table(request: OfficeRequest) -> HttpResponseBase:
    """Give the whole matrix as a file that a spreadsheet opens."""
    places, found = _region(request)
    answer = download("\ufeff".encode(), CSV, "lokale-regels.csv")
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([_("Onderwerp"), *(short(place) for place in places)])
    for line in found:
        writer.writerow(
            [say(line.item.name), *(_in_cell(cell.label, cell.where) for cell in line.cells)]
        )
    return answer


def _in_cell(label: str, where: str) -> str:
    """Join what a cell says; a spreadsheet must never run what somebody typed."""
    return f"{label}: {where}" if where else label


@opens("arrangement", "create")
def arrangement_set(request: OfficeRequest, listed: str, item: str) -> HttpResponseBase:
    """Say how far one's own municipality is with one item."""
    subject, owners = _subject(listed, item), _own(request)
    form = drafts.form_for(
        request,
        request.actor,
        ArrangementForm,
        key=request.path,
        initial=_before(_asked_for(request, owners), listed, item),
        owners=owners,
    )

    def act() -> str:
        given = form.cleaned_data
        owner = given.pop("owner")
        arrange(request.actor, owner=owner, listed=listed, item=item, said=Arranged(**given))
        return _back(listed)

    return send(request, form, act, screen=_screen(subject, listed), done=_("Vastgelegd."))


def _screen(subject: Item, listed: str) -> Screen:
    name = _("Lokale regels") if listed == LOCAL_LAW else _("Barrières")
    return Screen(
        title=say(subject.name),
        crumbs=((name, _back(listed)),),
        button=_("Vastleggen"),
        intro=_("Iedereen in de regio leest dit. Zo ziet u samen waar gaten zitten."),
    )


def _asked_for(request: OfficeRequest, owners: list[Organisation]) -> Organisation:
    asked = request.GET.get("gemeente")
    return next((each for each in owners if str(each.pk) == asked), owners[0])


def _region(request: OfficeRequest) -> tuple[list[Organisation], list[Line]]:
    places = municipalities(request.actor.region_id)
    found = catalogue(LOCAL_LAW, clock.today())
    return places, lines(found or Catalogue(LOCAL_LAW, ()), places)


def _subject(listed: str, item: str) -> Item:
    found = catalogue(listed, clock.today())
    subject = found.find(item) if found else None
    if subject is None:
        raise Http404
    return subject


def _own(request: OfficeRequest) -> list[Organisation]:
    mine = {each.organisation_id for each in request.actor.organisations(*EDITORS)}
    found = [each for each in municipalities(request.actor.region_id) if each.pk in mine]
    if not found:
        raise Http404
    return found


def _before(owner: Organisation, listed: str, item: str) -> dict[str, object]:
    known = Arrangement.objects.filter(owner=owner, item=item).of(listed).first()
    if known is None:
        return {"owner": owner}
    told = ("standing", "where", "since", "remark")
    return {"owner": owner, **{name: getattr(known, name) for name in told}}


def _back(listed: str) -> str:
    return reverse("local_law") if listed == LOCAL_LAW else reverse("barrier_model", args=[listed])
