"""The page of one person."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.actor import Actor
from baken.access.http import OfficeRequest, opens
from baken.accounts import actions, directory, history
from baken.accounts.forms import PersonForm
from baken.accounts.views.organisations import crumbs_to
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.parties.models import Account, Person
from baken.vault.door import unwrap


@opens("person")
def person_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show who somebody is at work, and the roles they hold, will hold and held."""
    person = person_or_404(pk)
    unwrap([person])
    page = {
        "person": person,
        "roles": directory.roles_of(person, clock.today()),
        "is_self": person.pk == request.actor.person_id,
        **_for_administrators(request.actor, person),
    }
    return render(request, "accounts/person_detail.html", page)


def _for_administrators(actor: Actor, person: Person) -> dict[str, Any]:
    return {
        "administers": actor.may("change", "person"),
        "account": Account.objects.filter(pk=person.pk).first(),
        "timeline": history.about_person(person),
    }


@opens("person", "change")
def person_change(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Change somebody's name, function or work contact."""
    person = person_or_404(pk)
    unwrap([person])
    known = PersonForm.filled_with(person)
    form = drafts.form_for(request, request.actor, PersonForm, key=request.path, initial=known)

    def act() -> str:
        return address(actions.change_person(request.actor, person=person, profile=form.profile))

    screen = Screen(_("Contactgegevens wijzigen"), way_to(person), _("Bewaren"))
    return send(request, form, act, screen=screen, done=_("De gegevens zijn bewaard."))


def person_or_404(pk: UUID) -> Person:
    """Give somebody of the reader's region."""
    return get_object_or_404(Person.objects.select_related("organisation"), pk=pk)


def address(person: Person) -> str:
    """Give the address of a person."""
    return reverse("person_detail", args=[person.pk])


def way_to(person: Person) -> tuple[tuple[str, str], ...]:
    """Give the crumbs to a person."""
    return *crumbs_to(person.organisation), (person.name, address(person))
