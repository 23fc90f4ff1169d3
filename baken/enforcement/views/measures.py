"""Measures: the list with its clocks, a proposal, its page, its steps and its letters."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.words import say
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.core.downloads import WORD, download
from baken.enforcement import clocks, desks
from baken.enforcement.actions import BIBOB, answer_care, propose, take_step
from baken.enforcement.actions.measures import care_of, instrument_of
from baken.enforcement.asking import waterbed
from baken.enforcement.forms_measure import BibobForm, CareForm, DraftForm, StepForm
from baken.enforcement.letters import letter, letters_of
from baken.enforcement.models import Location, Measure, MeasureStep
from baken.enforcement.procedure import WAITS_FOR_CARE, possible, waits_for
from baken.enforcement.vocabulary_field import MeasureStatus, MeasureStepKind, Track
from baken.instruments.care import Care
from baken.instruments.page import spoken
from baken.knowledge.packs import enforcement
from baken.vault.door import unwrap

RUNNING, DONE = 200, 30


@opens("measure")
def measure_list(request: OfficeRequest) -> HttpResponseBase:
    """List measures that run, what is due first on top."""
    known = Measure.objects.select_related("location", "owner")
    is_preventive = request.GET.get("spoor") == BIBOB
    if is_preventive:
        known = known.exclude(track=Track.ENFORCEMENT)
    running = list(known.open()[:RUNNING])
    ended = list(known.filter(status=MeasureStatus.ENDED).order_by("-proposed_at")[:DONE])
    unwrap([each.location for each in (*running, *ended)])
    page = {
        "running": [(each, _name(each), each.is_overdue(clock.today())) for each in running],
        "ended": [(each, _name(each)) for each in ended],
        "is_preventive": is_preventive,
    }
    return render(request, "enforcement/measure_list.html", page)


@opens("measure", "create")
def measure_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Propose a measure for a place."""
    place: Location = get_object_or_404(Location.objects.select_related("owner"), pk=pk)
    unwrap([place])
    form = DraftForm(
        request.POST if request.method == "POST" else None,
        instruments=desks.instrument_choices(clock.today()),
        initial={"law_day": clock.today()},
    )

    def act() -> str:
        return _page(propose(request.actor, location=place, draft=form.draft()))

    back = reverse("location_detail", args=[place.pk])
    screen = Screen(
        _("Maatregel voorstellen"),
        ((_("Locaties"), reverse("location_list")), (place.code, back)),
        _("Voorstellen"), "gavel",
        _("Vraag eerst bij “Welk instrument past?” wat kan. Het bevoegd gezag besluit."),
    )  # fmt: skip
    return send(request, form, act, screen=screen, done=_("Het voorstel is vastgelegd."))


@opens("measure", "create")
def bibob_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Begin to screen who asks for something at this place."""
    place: Location = get_object_or_404(Location.objects.select_related("owner"), pk=pk)
    unwrap([place])
    form = BibobForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        return _page(propose(request.actor, location=place, draft=form.draft(clock.today())))

    back = reverse("location_detail", args=[place.pk])
    screen = Screen(
        _("Bibob-onderzoek beginnen"),
        ((_("Locaties"), reverse("location_list")), (place.code, back)),
        _("Beginnen"), "search",
        _("Voorkomen dat een vergunning, subsidie, pand of opdracht uitbuiting helpt."),
    )  # fmt: skip
    return send(request, form, act, screen=screen, done=_("Het Bibob-onderzoek is begonnen."))


@opens("measure")
def measure_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a measure: how far it is, what may be done now, and what stands in the way."""
    measure = _measure(pk)
    steps = list(measure.steps.select_related("taken_by"))
    unwrap([measure, measure.location, *steps])
    words = enforcement().on(measure.law_day)
    one = instrument_of(measure)
    may_act = request.actor.may("change", "measure")
    page = {
        "measure": measure,
        "name": say(one.name),
        "spoken": spoken(one, words),
        "steps": steps,
        "asks": words.care.asks,
        "is_stopped": care_of(measure) is Care.STOPPED,
        "is_evacuation": care_of(measure) is Care.EVACUATE,
        "asks_care": one.ends_living and not measure.is_care_answered,
        "next_steps": _ways(measure, steps) if may_act else [],
        **_terms(measure, steps),
        "may_act": may_act,
        "letters": letters_of(measure) if may_act else {},
        "is_late": measure.is_overdue(clock.today()),
        "waterbed": waterbed(measure.instrument, measure.region_id, clock.today()),
    }
    return render(request, "enforcement/measure_detail.html", page)


def _terms(measure: Measure, steps: list[MeasureStep]) -> dict[str, Any]:
    return {"clocks": clocks.clocks(steps), "not_before": clocks.not_before(measure, steps)}


def _ways(measure: Measure, steps: list[MeasureStep]) -> list[tuple[str, str]]:
    """Give the steps that can be taken now; those that wait for something are left out."""
    stopped, before = care_of(measure) is Care.STOPPED, measure.is_preventive
    taken = [MeasureStepKind(each.kind) for each in steps]
    return [
        (kind.value, str(kind.label))
        for kind in possible(MeasureStatus(measure.status), is_preventive=before)
        if not (stopped and kind in WAITS_FOR_CARE)
        and waits_for(taken, kind, is_preventive=before) is None
    ]


@opens("measure", "change")
def measure_care(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Answer who lives there and where they go tonight."""
    measure = _measure(pk)
    unwrap([measure, measure.location])
    form = CareForm(
        request.POST if request.method == "POST" else None, initial={"care": measure.care.text}
    )

    def act() -> str:
        answer_care(request.actor, measure=measure, care=form.cleaned_data["care"])
        return _page(measure)

    screen = _screen(measure, _("Onderdak"), _("Vastleggen"))
    return send(request, form, act, screen=screen, done=_("Het antwoord is vastgelegd."))


@opens("measure_step", "create")
def measure_step(request: OfficeRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """Take a step of the procedure."""
    if kind not in MeasureStepKind.values or kind == MeasureStepKind.CARE:
        raise Http404
    measure, step = _measure(pk), MeasureStepKind(kind)
    unwrap([measure.location])
    form = StepForm(
        request.POST if request.method == "POST" else None,
        kind=step,
        is_preventive=measure.is_preventive,
        initial={"on_day": clock.today()},
    )

    def act() -> str:
        take_step(request.actor, measure=measure, kind=step, **form.cleaned_data)
        return _page(measure)

    screen = _screen(measure, str(step.label), _("Vastleggen"))
    return send(request, form, act, screen=screen, done=_("De stap is vastgelegd."))


@opens("measure", "change")
def measure_letter(_request: OfficeRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """Give a letter in Word with the facts filled in, to finish and to sign."""
    measure = _measure(pk)
    if kind not in letters_of(measure):
        raise Http404
    unwrap([measure, measure.location])
    return download(letter(measure, kind), WORD, f"{kind}-{measure.code}.docx")


def _measure(pk: UUID) -> Measure:
    known: Any = Measure.objects.select_related("location", "owner", "proposed_by")
    found: Measure = get_object_or_404(known, pk=pk)
    return found


def _name(measure: Measure) -> str:
    return say(instrument_of(measure).name)


def _page(measure: Measure) -> str:
    return reverse("measure_detail", args=[measure.pk])


def _screen(measure: Measure, title: str, button: str) -> Screen:
    crumbs = ((_("Maatregelen"), reverse("measure_list")), (measure.code, _page(measure)))
    return Screen(title, crumbs, button, intro=measure.location.address.text)
