"""What every form of administration does when it is sent: act, say so, or say why not."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from baken.access import drafts
from baken.access.http import OfficeRequest
from baken.core.notices import notify
from baken.core.refusals import Refused


@dataclass(frozen=True)
class Screen:
    """What stands around a form: its title, the way back, and what the button says."""

    title: str
    crumbs: tuple[tuple[str, str], ...]
    button: str
    icon: str = "check"
    intro: str = ""
    tone: str = "primary"

    @property
    def back(self) -> str:
        """Give where somebody goes who leaves it as it was."""
        return self.crumbs[-1][1]


def question(request: OfficeRequest) -> forms.Form:
    """Give a form without fields: sending it says yes."""
    return forms.Form(request.POST if request.method == "POST" else None)


def send(
    request: OfficeRequest, form: forms.Form, act: Callable[[], str], *, screen: Screen, done: str
) -> HttpResponseBase:
    """Show the form, or carry it out and go on; a refusal keeps what was typed."""
    if form.is_bound and form.is_valid():
        try:
            address = act()
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", done)
            return redirect(address)
    return show(request, form, screen)


def show(request: OfficeRequest, form: forms.Form, screen: Screen) -> HttpResponseBase:
    """Show a form with what stands around it."""
    page = {"form": form, "screen": screen}
    return render(request, "accounts/form.html", page, status=422 if form.errors else 200)
