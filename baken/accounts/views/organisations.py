"""The directory of the region, and the page of one organisation."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.accounts import actions, directory, history
from baken.accounts.forms import OrganisationForm, PersonForm, SearchForm
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.parties.models import Organisation
from baken.vault.door import unwrap

PAGE = 25


@opens("organisation")
def organisation_list(request: OfficeRequest) -> HttpResponseBase:
    """Show who works together in this region, and find somebody by name."""
    search = SearchForm({"zoek": request.GET.get("zoek", "")})
    today = clock.today()
    people = Paginator(directory.people_called(search.words, today), PAGE)
    page = {
        "search": search,
        "words": search.words,
        "kinds": directory.organisations_by_kind(search.words, today),
        "page_obj": people.get_page(request.GET.get("pagina")),
        "may_add": request.actor.may("create", "organisation"),
    }
    return render(request, "accounts/organisation_list.html", page)


@opens("organisation")
def organisation_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show how to reach an organisation, and who holds which role for it."""
    organisation = get_object_or_404(Organisation, pk=pk)
    today = clock.today()
    held = directory.holders(organisation, today)
    officers = [each for each in held if each.role == directory.FOCAL_OFFICER]
    unwrap([each.person for each in officers])
    page = {
        "organisation": organisation,
        "focal_officers": officers,
        "others": [each for each in held if each.role != directory.FOCAL_OFFICER],
        "idle": directory.without_role(organisation, today),
        "timeline": history.about_organisation(organisation),
        "administers": request.actor.may("change", "organisation"),
    }
    return render(request, "accounts/organisation_detail.html", page)


@opens("organisation", "create")
def organisation_new(request: OfficeRequest) -> HttpResponseBase:
    """Add an organisation."""
    form = drafts.form_for(request, request.actor, OrganisationForm, key=request.path)

    def act() -> str:
        return address(actions.add_organisation(request.actor, contact=form.contact))

    screen = Screen(_("Organisatie toevoegen"), (to_directory(),), _("Toevoegen"), "plus")
    return send(request, form, act, screen=screen, done=_("De organisatie is toegevoegd."))


@opens("organisation", "change")
def organisation_change(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Change what an organisation is called or where it can be reached."""
    organisation = get_object_or_404(Organisation, pk=pk)
    known = OrganisationForm.filled_with(organisation)
    form = drafts.form_for(
        request, request.actor, OrganisationForm, key=request.path, initial=known
    )

    def act() -> str:
        return address(
            actions.change_organisation(
                request.actor, organisation=organisation, contact=form.contact
            )
        )

    screen = Screen(_("Organisatie wijzigen"), crumbs_to(organisation), _("Bewaren"))
    return send(request, form, act, screen=screen, done=_("De gegevens zijn bewaard."))


@opens("person", "create")
def person_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add somebody who works at an organisation."""
    organisation = get_object_or_404(Organisation, pk=pk)
    form = drafts.form_for(request, request.actor, PersonForm, key=request.path)

    def act() -> str:
        person = actions.add_person(request.actor, organisation=organisation, profile=form.profile)
        return reverse("person_detail", args=[person.pk])

    screen = Screen(
        title=_("Medewerker toevoegen"),
        crumbs=crumbs_to(organisation),
        button=_("Toevoegen"),
        icon="user-plus",
        intro=_("Hierna maakt u een account en geeft u een rol: met beide kan iemand inloggen."),
    )
    done = _("De medewerker is toegevoegd. Maak nu een account en geef een rol.")
    return send(request, form, act, screen=screen, done=done)


def address(organisation: Organisation) -> str:
    """Give the address of an organisation."""
    return reverse("organisation_detail", args=[organisation.pk])


def to_directory() -> tuple[str, str]:
    """Give the first step of every trail of crumbs here."""
    return _("Mensen en organisaties"), reverse("organisation_list")


def crumbs_to(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """Give the way to an organisation."""
    return to_directory(), (organisation.name, address(organisation))
