"""What people see when the keeper is down: a plain page, with everything they typed still in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from baken.vault.keeper.client import KeeperDown, KeyRefused

NEVER_REPEATED = ("csrf", "password", "wachtwoord")


def instead(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Give the page for trouble with keys; None for any other exception.

    A row that the keeper does not show is a row that does not exist (decision 0002). What was
    posted is offered again, because a draft of it could not be kept either.
    """
    if isinstance(error, KeyRefused):
        return page_not_found(request, error)
    if not isinstance(error, KeeperDown):
        return None
    typed = [(name, value) for name, values in request.POST.lists() for value in values
             if not any(part in name for part in NEVER_REPEATED)]  # fmt: skip
    found = {"typed": typed, "again": request.get_full_path(), "posted": request.method == "POST"}
    return render(request, "access/keeper_down.html", found, status=503)
