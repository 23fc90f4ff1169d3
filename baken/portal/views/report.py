"""Telling: one question a page. What was answered goes along in the page, sealed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baken.core import clock
from baken.portal import carry, drawing, receipt
from baken.portal.flood import Busy
from baken.portal.handing import Parcel, group_to_confirm, hand_in
from baken.portal.house import Down, here
from baken.portal.letter import Letter
from baken.portal.questions import CHECK, NAMES, PATHS, STEPS, is_enough, label, spoken, step
from baken.portal.store import Desk
from baken.portal.views.asking import of_file
from baken.portal.views.numbers import numbers
from baken.portal.views.pages import found
from baken.portal.views.waiting import may_go_on, same, wait


def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the next question, or hand in what was told."""
    desk = found(slug)
    if request.method != "POST":
        return _choose(request, desk)
    state = _carried(request, desk)
    if state is None:
        return _choose(request, desk, is_stale="state" in request.POST)
    if request.POST.get("step") == CHECK and request.POST.get("go") == "send":
        return _send(request, desk, state)
    form = _answered(request, state)
    if form is not None and form.errors:
        return _ask(request, desk, state, form)
    return _onward(request, desk, state)


def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """See that the receipt was written down: one group typed over."""
    desk = found(slug)
    kept = unsealed(request.POST.get("kept", ""), f"receipt {slug}")
    if kept is None:
        return render(request, "portal/kept.html", {"desk": desk, "is_sure": False}, status=200)
    groups = receipt.groups(kept["digits"])
    typed = "".join(each for each in request.POST.get("group", "") if each.isdigit())
    if same(typed, groups[kept["at"]]):
        return render(request, "portal/kept.html", {"desk": desk, "is_sure": True})
    return show_receipt(request, desk, kept, is_wrong=True)


def _choose(request: HttpRequest, desk: Desk, *, is_stale: bool = False) -> HttpResponse:
    page = {"desk": desk, "paths": PATHS, "is_stale": is_stale, **numbers()}
    return render(request, "portal/choose.html", page)


def _carried(request: HttpRequest, desk: Desk) -> dict[str, Any] | None:
    """Give what was told so far; a new beginning when a path was just chosen."""
    if request.POST.get("path") in PATHS:
        return {"path": request.POST["path"], "answers": {}, "begins": True}
    return unsealed(request.POST.get("state", ""), desk.slug)


def unsealed(given: str, for_: str) -> dict[str, Any] | None:
    """Give what came along in a page; None when it was not ours or too long ago."""
    try:
        return carry.unseal(given, for_=for_, pepper=here().pepper)
    except carry.Stale:
        return None


def _answered(request: HttpRequest, state: dict[str, Any]) -> Any:
    """Keep the answers of the page that was sent; give its form, or None for no page."""
    name = request.POST.get("step", "")
    if name not in NAMES:
        return None
    form = step(name).form(request.POST, path=state["path"])
    if form.is_valid():
        state["answers"] |= {key: value for key, value in form.cleaned_data.items() if value}
        for key in form.fields:
            if not form.cleaned_data.get(key):
                state["answers"].pop(key, None)
    elif request.POST.get("go") == "back":
        form.errors.clear()
    return form


def _onward(request: HttpRequest, desk: Desk, state: dict[str, Any]) -> HttpResponse:
    """Go to the next page, the one before, or one that was asked for by name."""
    go, name = request.POST.get("go", "next"), request.POST.get("step", "")
    if state.pop("begins", False):
        return _ask(request, desk, state, _form(NAMES[0], state))
    if go in NAMES:
        return _ask(request, desk, state, _form(go, state))
    at = NAMES.index(name) if name in NAMES else len(NAMES)
    at += -1 if go == "back" else 1
    if at < 0:
        return _choose(request, desk)
    if at >= len(NAMES):
        return _check(request, desk, state)
    return _ask(request, desk, state, _form(NAMES[at], state))


def _form(name: str, state: dict[str, Any]) -> Any:
    return step(name).form(initial=state["answers"], path=state["path"])


def _ask(request: HttpRequest, desk: Desk, state: dict[str, Any], form: Any) -> HttpResponse:
    here_at = next(at for at, each in enumerate(STEPS) if isinstance(form, each.form))
    page = {
        "desk": desk,
        "form": form,
        "fields": _drawn(form, STEPS[here_at].name, state),
        "step": STEPS[here_at],
        "number": here_at + 1,
        "total": len(STEPS),
        "is_danger": state["answers"].get("danger") == "yes",
        "state": _sealed(state, desk.slug),
        **numbers(),
    }
    return render(request, "portal/question.html", page, status=422 if form.errors else 200)


def _drawn(form: Any, name: str, state: dict[str, Any]) -> Any:
    """Give the fields as they are drawn: once for everybody who answered none of them."""
    if form.is_bound or any(each in state["answers"] for each in form.fields):
        return form
    return drawing.question(name, state["path"], get_language() or "nl", clock.today())


def _check(
    request: HttpRequest, desk: Desk, state: dict[str, Any], trouble: str = ""
) -> HttpResponse:
    """Show everything once more; the receipt is settled here, so that sending twice is once."""
    state.setdefault("parcel", Parcel.new().as_dict())
    answers, path = state["answers"], state["path"]
    told = [
        {"name": name, "label": label(name, path), "text": spoken(name, given, path), "step": at}
        for at, each in ((each.name, each.form(path=path)) for each in STEPS)
        for name in each.fields
        if (given := answers.get(name))
    ]
    page = {
        "desk": desk,
        "told": told,
        "trouble": trouble,
        "state": _sealed(state, desk.slug),
        "is_danger": answers.get("danger") == "yes",
        **numbers(),
    }
    return render(request, "portal/check.html", page, status=422 if trouble else 200)


def _send(request: HttpRequest, desk: Desk, state: dict[str, Any]) -> HttpResponse:
    house = here()
    if "parcel" not in state:
        return _check(request, desk, state)
    if not is_enough(state["answers"]):
        return _check(request, desk, state, _("Vertel één ding: kruis iets aan of schrijf iets."))
    if not may_go_on(request, house, house.handing):
        return wait(request, house, desk)
    parcel = Parcel.read(state["parcel"])
    letter = Letter(state["path"], get_language() or "nl", state["answers"])
    try:
        taken = hand_in(house, desk, parcel, letter)
    except (Busy, *Down) as trouble:
        return wait(request, house, desk, also=not isinstance(trouble, Busy))
    if not taken:
        return _check(request, desk, state, _("Dit lukte niet. Probeer het opnieuw, of bel."))
    kept = {"digits": parcel.digits, "code": parcel.code, "at": group_to_confirm()}
    return show_receipt(request, desk, {**kept, "path": state["path"]})


def show_receipt(
    request: HttpRequest, desk: Desk, kept: dict[str, Any], **said: str | bool
) -> HttpResponse:
    """Show the receipt, with room for a file; `said` is a notice, or what was wrong."""
    carried = _sealed(kept, f"receipt {desk.slug}")
    page = {
        "desk": desk,
        "groups": receipt.groups(kept["digits"]),
        "code": kept["code"],
        "number": kept["at"] + 1,
        "kept": carried,
        "is_for_other": kept.get("path") == "for",
        "file": of_file("kept", carried),
        **said,
        **numbers(),
    }
    status = 422 if said.get("is_wrong") or said.get("file_trouble") else 200
    return render(request, "portal/receipt.html", page, status=status)


def _sealed(what: dict[str, Any], for_: str) -> str:
    return carry.seal(what, for_=for_, pepper=here().pepper)
