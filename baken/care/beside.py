"""What care has beside a case: its trajectory and shelter, one step away from its page.

And what of the case a trajectory begins with, so that nobody types it twice.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.care.models import Placement, ShelterRequest, Trajectory
from baken.care.vocabulary import RequestStatus
from baken.cases.models import Case
from baken.cases.vocabulary import CaseKind
from baken.parties.models import Organisation
from baken.signals.models import Handover


def of_case(actor: Actor, case: Case) -> list[tuple[str, str]]:
    """Give label and address of what one can go to, or begin, from the page of a case."""
    near = (case.owner_id, case.dossier_id)
    if case.kind != CaseKind.VICTIM or not actor.role_for("read", "trajectory", *near):
        return []
    begun = Trajectory.objects.filter(case=case).values_list("pk", flat=True).first()
    found = []
    if begun:
        found.append((_("Naar het zorgtraject"), reverse("trajectory_detail", args=[begun])))
    elif case.is_open and actor.role_for("create", "trajectory", *near):
        found.append((_("Zorgtraject beginnen"), reverse("trajectory_start", args=[case.pk])))
    stay = Placement.objects.filter(case=case, status__in=["reserved", "arrived"]).first()
    waiting = ShelterRequest.objects.filter(case=case, status=RequestStatus.OPEN).first()
    if stay:
        found.append((_("Naar het verblijf"), reverse("stay_detail", args=[stay.pk])))
    elif waiting:
        found.append((_("Naar de opvangvraag"), reverse("shelter_request", args=[waiting.pk])))
    elif case.is_open and actor.role_for("create", "shelter_request", *near):
        found.append((_("Opvang vragen"), reverse("shelter_ask", args=[case.pk])))
    return found


def situation_for(case: Case) -> str:
    """Give the situation that the age settles; never guess where somebody is from."""
    return "minor" if case.is_minor else ""


def municipality_of(case: Case) -> Organisation | None:
    """Give the municipality that handed this person on, when one did."""
    codes = case.sources.filter(of_kind=Handover.row_kind).values("source_id")
    handed_on = Handover.objects.filter(pk__in=codes).order_by("offered_at").first()
    if handed_on is None:
        return None
    found: Organisation | None = Organisation.objects.filter(
        pk=handed_on.owner_id, kind="municipality"
    ).first()
    return found
