"""Weighing a signal with two, and asking a colleague elsewhere to weigh along."""

from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.intake.models import YesNoUnknown
from baken.knowledge.packs import IndicatorList, terms
from baken.signals import actions, indicators
from baken.signals.forms import OpinionForm, SecondReaderForm
from baken.signals.forms_weigh import WeighForm
from baken.signals.models import Signal, Weighing
from baken.signals.page import gather
from baken.signals.partners import other_focal_officers
from baken.signals.views.sending import send, signal_for
from baken.vault.door import unwrap


@opens("weighing", "create")
def weigh(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Put down a weighing under the lists in force today."""
    signal = signal_for(request, pk, "weighing")
    unwrap([signal])
    lists = _lists(signal)
    choices = indicators.choices(lists)
    initial = {"version": signal.version, "exploitation": signal.forms}
    form = drafts.form_for(
        request, request.actor, WeighForm, key=request.path, initial=initial, indicators=choices
    )

    def act() -> UUID:
        version = form.cleaned_data["version"]
        judgement = form.judgement
        actions.weigh(request.actor, signal=signal, version=version, judgement=judgement)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/weigh.html",
        page={"signal": signal, "lists": lists, "groups": form.questions},
        done=_("Uw weging is bewaard. Nu geeft een collega het tweede oordeel."),
    )


def _lists(signal: Signal) -> list[IndicatorList]:
    with_youth = signal.minor_involved != YesNoUnknown.NO
    return indicators.lists_for(signal.forms, with_youth=with_youth, day=clock.today())


@opens("second_opinion", "create")
def give_opinion(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Agree with a weighing, or dissent from it."""
    signal = signal_for(request, pk, "second_opinion")
    weighing = _weighing_or_404(signal)
    initial = {"version": signal.version}
    form = drafts.form_for(request, request.actor, OpinionForm, key=request.path, initial=initial)

    def act() -> UUID:
        actions.give_opinion(request.actor, weighing=weighing, **form.cleaned_data)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/opinion.html",
        page=gather(request.actor, signal),
        done=_("Uw oordeel is bewaard. De behandelaar kan nu besluiten."),
    )


def _weighing_or_404(signal: Signal) -> Weighing:
    weighing = signal.weighings.select_related("weighed_by__organisation").first()
    if weighing is None:
        raise Http404
    return weighing


@opens("grant", "create")
def let_second_reader_in(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Ask a focal officer of another municipality to weigh along on this one signal."""
    signal = signal_for(request, pk, "grant")
    people = other_focal_officers(signal, clock.today())
    form = SecondReaderForm(request.POST or None, people=people)

    def act() -> UUID:
        actions.let_second_reader_in(
            request.actor,
            signal=signal,
            person=form.cleaned_data["person"],
            purpose=_("Tweede oordeel over de weging van dit signaal"),
            ground=signal.legal_basis,
        )
        return signal.pk

    days = terms().value("second_reader_sees_for", clock.today())
    return send(
        request,
        form,
        act,
        template="signals/second_reader.html",
        page={"signal": signal, "days": days},
        done=_("Uw collega ziet dit signaal nu en kan een tweede oordeel geven."),
    )
