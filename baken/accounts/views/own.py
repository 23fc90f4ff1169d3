"""What somebody sees of themselves: their roles, who stands in, and their password."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, signed_in
from baken.accounts import actions, directory
from baken.accounts.door import knock
from baken.accounts.forms import PasswordForm
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.parties.models import Person
from baken.vault.door import unwrap


@signed_in
def own_roles(request: OfficeRequest) -> HttpResponseBase:
    """Show somebody's own roles, until when, and who stands in."""
    person = get_object_or_404(Person, pk=request.actor.person_id)
    today = clock.today()
    administrators = directory.administrators(today)
    unwrap(administrators)
    page = {
        "person": person,
        "roles": directory.roles_of(person, today),
        "administrators": administrators,
        "may_keep_vault": request.actor.may("create", "inner_key"),
    }
    return render(request, "accounts/own_roles.html", page)


@signed_in
def own_password(request: OfficeRequest) -> HttpResponseBase:
    """Change one's own password; every other session of the account ends."""
    form = PasswordForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        given = form.cleaned_data
        knock(request, request.user.username, given["password"])
        account = actions.change_own_password(
            request.actor, current=given["password"], new=given["new_password"]
        )
        update_session_auth_hash(request, account)
        return reverse("own_roles")

    screen = Screen(
        title=_("Wachtwoord wijzigen"),
        crumbs=((_("Mijn rollen"), reverse("own_roles")),),
        button=_("Wachtwoord wijzigen"),
        icon="key",
        intro=_("Bent u ook op een ander apparaat ingelogd? Daar wordt u uitgelogd."),
    )
    return send(request, form, act, screen=screen, done=_("Uw wachtwoord is gewijzigd."))
