"""From a case to the adviser: what the case settles is filled in, and nobody is named.

Whether there is immediate danger is never taken along: it would let a closure go before the
question where people sleep tonight, so a person answers it, about this place and this day.
"""

from uuid import UUID

from baken.access.actor import Actor
from baken.cases.models import Case
from baken.cases.vocabulary import CaseKind
from baken.core import clock
from baken.enforcement.asking import address, arranged_by, established
from baken.enforcement.findings import stands
from baken.enforcement.models import Inspection
from baken.knowledge.packs import checklists, enforcement
from baken.signals.models import Handover, Signal

HARMED = "harmed_person"
SHOWS = {
    CaseKind.VICTIM: dict.fromkeys(("sexual", "labour", "criminal", "organ_removal"), HARMED),
    CaseKind.LOCATION: {
        "sexual": "sex_business", "labour": "worker_housing", "criminal": "drug_premises",
    },
}  # fmt: skip
SHOWS[CaseKind.GROUP] = SHOWS[CaseKind.VICTIM]
"""What shows itself in a case, by kind and form; of a network or an offender nobody can say."""


def advice_of(_actor: Actor, case: Case) -> str:
    """Give the address of the adviser with the form, the rules of the municipality and what an
    inspection established, as far as this reader may see where a case came from.

    What shows itself is left open unless the signals agree on one form.
    """
    sources = dict(case.sources.values_list("source_id", "of_kind"))
    signals = list(Signal.objects.filter(pk__in=_of(sources, Signal.row_kind)))
    today = clock.today()
    known = dict.fromkeys(sorted(established_at([each.report_id for each in signals])), "ja")
    return address(_shows(case, signals), today, {**_arranged(case, sources), **known})


def _shows(case: Case, signals: list[Signal]) -> str:
    forms = {form for each in signals for form in each.forms}
    [form] = forms if len(forms) == 1 else [""]
    shows = SHOWS.get(CaseKind(case.kind), {}).get(form, "")
    words = enforcement().find(clock.today())
    is_known = words is not None and shows in words.manifestations_of(form)
    return f"{form}.{shows}" if is_known else ""


def _arranged(case: Case, sources: dict[UUID, str]) -> dict[str, str]:
    """Give the local rules of whose case it is, or of the municipality that handed it on."""
    handed_on = Handover.objects.filter(pk__in=_of(sources, Handover.row_kind))
    owners = [case.owner_id, *handed_on.order_by("offered_at").values_list("owner_id", flat=True)]
    said = (arranged_by(owner_id, clock.today()) for owner_id in owners)
    return next(filter(None, said), {})


def established_at(reports: list[UUID]) -> set[str]:
    """Give what was seen at inspections that led to these reports; the walls show which."""
    visits = Inspection.objects.filter(spot_reports__report_id__in=reports).distinct()
    return {
        fact
        for each in visits.select_related("location")
        for fact in established(
            checklists().on(each.kind, each.checklist_from),
            stands(each.findings.all()), each.location.headcounts.all()[:1],
        )
    }  # fmt: skip


def _of(sources: dict[UUID, str], kind: str) -> list[UUID]:
    return [source_id for source_id, of_kind in sources.items() if of_kind == kind]
