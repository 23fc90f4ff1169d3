"""Inspections: the calendar, planning one, going in and finishing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.words import say
from baken.accounts.views.sending import Screen, question, send
from baken.attachments import listing
from baken.attachments.receiving import takes_files
from baken.attachments.views.adding import add
from baken.core import clock
from baken.enforcement import desks
from baken.enforcement.actions import begin, find, finish, meet, plan, report_on_the_spot
from baken.enforcement.asking import advice_url, arranged_by
from baken.enforcement.findings import stands
from baken.enforcement.forms_inspection import (
    ChecklistForm,
    FinishForm,
    MetForm,
    PlanForm,
    SpotForm,
    limits,
)
from baken.enforcement.models import ActionDay, Inspection, Location
from baken.knowledge.packs import Checklist, checklists
from baken.signals.views.sending import refuse_strangers, send_to
from baken.vault.door import unwrap

COMING, DONE = 200, 30


@opens("inspection")
def inspection_list(request: OfficeRequest) -> HttpResponseBase:
    """Show what is coming by day, and what was done lately."""
    known = Inspection.objects.select_related("location", "lead", "owner")
    coming = list(known.open()[:COMING])
    done = list(known.filter(status="finished").order_by("-finished_at")[:DONE])
    unwrap(desks.addresses([*coming, *done]))
    page = {
        "days": desks.of_week(coming),
        "done": done,
        "action_days": ActionDay.objects.filter(day__gte=clock.today()),
        "today": clock.today(),
    }
    return render(request, "enforcement/inspection_list.html", page)


@opens("inspection", "create")
def inspection_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Plan a visit to a place."""
    place: Location = get_object_or_404(Location.objects.select_related("owner"), pk=pk)
    unwrap([place])
    today = clock.today()
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        leads=desks.leads(place.owner_id, today),
        days=ActionDay.objects.filter(owner_id=place.owner_id, day__gte=today),
        initial=_grounds(request.GET.get("soort", "housing")),
    )

    def act() -> str:
        return _page(plan(request.actor, location=place, asked=form.asked()))

    crumbs = (
        (_("Locaties"), reverse("location_list")),
        (place.code, reverse("location_detail", args=[place.pk])),
    )
    screen = Screen(_("Controle plannen"), crumbs, _("Plannen"), "calendar", place.address.text)
    return send(request, form, act, screen=screen, done=_("De controle is gepland."))


def _grounds(kind: str) -> dict[str, object]:
    """Give what the list of a kind says of its ground, as a text to begin with."""
    book = checklists().books.get(kind)
    listed = book.find(clock.today()) if book else None
    if listed is None:
        return {"planned_on": clock.today()}
    return {
        "kind": kind,
        "planned_on": clock.today(),
        "legal_ground": say(listed.legal_ground),
        "entry_ground": say(listed.entry),
    }


@opens("inspection")
def inspection_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show one visit: its grounds, what was found, who was helped and what follows."""
    found = _inspection(pk)
    may_attach = request.actor.may("create", "attachment")
    page = {
        **_gathered(found),
        "badge": (found.get_status_display(), *found.look),
        "spot_reports": found.spot_reports.all(),
        "measures": found.measures.all(),
        "may_report": request.actor.may("create", "spot_report"),
        "attach_url": reverse("inspection_attach", args=[pk]) if may_attach else "",
    }
    return render(request, "enforcement/inspection_detail.html", page)


def _gathered(found: Inspection) -> dict[str, Any]:
    """Give what lies sealed in an inspection, opened in one batch."""
    listed, today = _list_of(found), clock.today()
    findings = list(found.findings.select_related("found_by"))
    met = list(found.people_met.select_related("met_by"))
    files = listing.beside(found.row_kind, found.pk)
    counted = list(found.location.headcounts.all()[:1])
    unwrap([found, found.location, *findings, *met, *files])
    standing = stands(findings)
    return {
        "inspection": found,
        "listed": listed,
        "limits": limits(listed),
        "findings": [(_text(listed, each.item), each, each in standing) for each in findings],
        "open_items": len(listed.items) - len({each.item for each in findings}),
        "met": met,
        "counts": [(each, desks.working(each)) for each in counted],
        **{
            name: advice_url(
                found.kind, day, listed, standing, counted, arranged_by(found.owner_id, day)
            )
            for name, day in (("advice_url", found.planned_on), ("advice_today_url", today))
        },
        **listing.split(files),
    }


@opens("inspection", "change")
def inspection_begin(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Go in, after reading what one may and may not do."""
    found = _inspection(pk)
    unwrap([found, found.location])

    def act() -> str:
        return _page(begin(request.actor, inspection=found))

    page = {"inspection": found, "limits": limits(_list_of(found))}
    return send_to(
        request,
        question(request),
        act,
        template="enforcement/inspection_begin.html",
        page=page,
        done=_("De controle is begonnen."),
    )


@opens("finding", "create")
def inspection_checklist(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Fill in the list; what was filled in before stays as it was."""
    found = _inspection(pk)
    unwrap([found, found.location])
    filled = set(found.findings.values_list("item", flat=True))
    items = [one for one in _list_of(found).items if one.id not in filled]
    form = ChecklistForm(request.POST if request.method == "POST" else None, items=items)

    def act() -> str:
        for item, seen, remark in form.answered():
            find(request.actor, inspection=found, item=item, seen=seen, remark=remark)
        return _page(found)

    if form.is_bound and form.is_valid() and not any(form.answered()):
        form.add_error(None, _("Vul ten minste één regel in."))
    if form.is_bound and form.is_valid():
        screen = _screen(found, _("Lijst"), _("Vastleggen"))
        return send(request, form, act, screen=screen, done=_("De bevindingen zijn vastgelegd."))
    page = {"form": form, "inspection": found}
    status = 422 if form.errors else 200
    return render(request, "enforcement/inspection_checklist.html", page, status=status)


@opens("person_met", "create")
def person_met_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Record what was offered to somebody."""
    found = _inspection(pk)
    unwrap([found.location])
    form = MetForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        meet(request.actor, inspection=found, met=form.met())
        return _page(found)

    intro = _("Praat alleen met iemand, zonder anderen erbij. Vraag geen papieren en geen naam. "
              "Laat de kaart met hulp zien.")  # fmt: skip
    screen = _screen(found, _("Iemand gesproken"), _("Vastleggen"), intro)
    return send(request, form, act, screen=screen, done=_("Vastgelegd."))


@opens("spot_report", "create")
def inspection_report(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Make a report on the spot; it goes to the focal officer and lies apart from this dossier."""
    found = _inspection(pk)
    unwrap([found.location])
    form = SpotForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        told = form.told(found.location.address.text)
        report_on_the_spot(request.actor, inspection=found, told=told)
        return _page(found)

    intro = _("Bij direct gevaar belt u eerst 112. Uw melding gaat naar de aandachtsfunctionaris.")
    screen = _screen(found, _("Signaal melden"), _("Melden"), intro)
    return send(request, form, act, screen=screen, done=_("De melding is doorgestuurd."))


@opens("inspection", "change")
def inspection_finish(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say how it ended."""
    found = _inspection(pk)
    unwrap([found.location])
    form = FinishForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        return _page(finish(request.actor, inspection=found, closing=form.closing()))

    screen = _screen(found, _("Controle afronden"), _("Afronden"))
    return send(request, form, act, screen=screen, done=_("De controle is afgerond."))


def _near(request: OfficeRequest, pk: UUID) -> Inspection:
    found = _inspection(pk)
    refuse_strangers(request, "create", "attachment", found)
    return found


@takes_files(_near)
@opens("attachment", "create")
def inspection_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a picture or document; never of people or of identity papers."""
    found = _near(request, pk)
    return add(request, found, back=_page(found), code=found.code)


def _inspection(pk: UUID) -> Inspection:
    known = Inspection.objects.select_related("location", "lead", "owner", "action_day")
    found: Inspection = get_object_or_404(known, pk=pk)
    return found


def _list_of(inspection: Inspection) -> Checklist:
    return checklists().on(inspection.kind, inspection.checklist_from)


def _text(listed: Checklist, item: str) -> tuple[str, bool]:
    one = listed.find(item)
    return (say(one.text), one.is_indicator) if one else (item, False)


def _page(inspection: Inspection) -> str:
    return reverse("inspection_detail", args=[inspection.pk])


def _screen(inspection: Inspection, title: str, button: str, intro: str = "") -> Screen:
    crumbs = ((_("Controles"), reverse("inspection_list")), (inspection.code, _page(inspection)))
    return Screen(title, crumbs, button, intro=intro or inspection.location.address.text)
