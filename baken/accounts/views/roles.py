"""Giving a role, ending one, and letting somebody stand in."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.words import role_name
from baken.accounts import actions
from baken.accounts.forms import EndRoleForm, RoleForm, StandInForm
from baken.accounts.views.people import address, person_or_404, way_to
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.parties.models import Assignment


@opens("assignment", "create")
def role_assign(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give somebody a role."""
    person = person_or_404(pk)
    today = clock.today()
    initial = {"organisation": person.organisation_id, "valid_from": today}
    form = drafts.form_for(
        request, request.actor, RoleForm, key=request.path, initial=initial, day=today
    )

    def act() -> str:
        given = form.cleaned_data
        actions.assign_role(
            request.actor,
            person=person,
            role=given["role"],
            organisation=given["organisation"],
            period=form.period,
        )
        return address(person)

    title = _("Rol geven aan %(name)s") % {"name": person.name}
    screen = Screen(title, way_to(person), _("Rol geven"), "user-check")
    return send(request, form, act, screen=screen, done=_("De rol is gegeven."))


@opens("assignment", "change")
def role_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Fix the last day of a role."""
    held = _held_or_404(pk)
    initial = {"last_day": clock.today()}
    form = drafts.form_for(request, request.actor, EndRoleForm, key=request.path, initial=initial)

    def act() -> str:
        actions.end_role(request.actor, assignment=held, **form.cleaned_data)
        return address(held.person)

    screen = Screen(
        title=_("Rol beëindigen"),
        crumbs=way_to(held.person),
        button=_("Einddag vastleggen"),
        icon="calendar-due",
        intro=_("%(role)s bij %(organisation)s. Wie deze rol waarneemt, stopt dan ook.")
        % _in_words(held),
    )
    return send(request, form, act, screen=screen, done=_("De einddag is vastgelegd."))


@opens("assignment", "create")
def stand_in_appoint(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let somebody hold a role in another's place for a while."""
    held = _held_or_404(pk)
    initial = {"valid_from": max(clock.today(), held.valid_from)}
    form = drafts.form_for(
        request, request.actor, StandInForm, key=request.path, initial=initial, held=held
    )

    def act() -> str:
        person = form.cleaned_data["person"]
        actions.appoint_stand_in(request.actor, assignment=held, person=person, period=form.period)
        return address(held.person)

    screen = Screen(
        title=_("Vervanger aanwijzen"),
        crumbs=way_to(held.person),
        button=_("Vervanger aanwijzen"),
        icon="users",
        intro=_(
            "%(role)s bij %(organisation)s. In die dagen mag de vervanger alles wat %(name)s in "
            "deze rol mag; %(name)s houdt de rol zelf ook."
        )
        % _in_words(held),
    )
    return send(request, form, act, screen=screen, done=_("De vervanger is aangewezen."))


def _held_or_404(pk: UUID) -> Assignment:
    held = Assignment.objects.select_related("organisation", "person__organisation")
    return get_object_or_404(held, pk=pk)


def _in_words(held: Assignment) -> dict[str, str]:
    return {
        "name": held.person.name,
        "role": role_name(held.role),
        "organisation": held.organisation.name,
    }
