"""Requests that know who acts, and the declaration that every page makes about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from baken.access.actor import Actor
from baken.access.oversight.models import OpeningRole
from baken.parties.models import Account
from baken.vault.statement import stating

P = ParamSpec("P")


class OfficeRequest(HttpRequest):
    """A request of somebody who logged in."""

    actor: Actor
    user: Account


@dataclass(frozen=True)
class Declaration:
    """Who a page is for: everybody, everybody with an account, or whoever the matrix lets."""

    audience: str
    kind: str = ""
    verb: str = ""


View = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]
PlainView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public(view: PlainView[P]) -> PlainView[P]:
    """Declare a page for everybody, with or without an account."""
    view.declared = Declaration("public")  # type: ignore[attr-defined]
    return view


def signed_in(view: View[P]) -> PlainView[P]:
    """Declare a page for everybody with an account."""
    return _declare(view, Declaration("account"))


def opens(kind: str, verb: str = "read") -> Callable[[View[P]], PlainView[P]]:
    """Declare a page for those whom the matrix lets do `verb` to some row of `kind`.

    Which rows those are is not decided here but by the database.
    """

    def declare(view: View[P]) -> PlainView[P]:
        return _declare(view, Declaration("matrix", kind, verb))

    return declare


def _declare(view: View[P], declaration: Declaration) -> PlainView[P]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return redirect(f"{reverse('login')}?{urlencode({'next': request.get_full_path()})}")
        if declaration.kind and not actor.may(declaration.verb, declaration.kind):
            raise PermissionDenied
        with stating(**_words(request, actor, declaration)):
            return view(cast("OfficeRequest", request), *args, **kwargs)

    guarded.declared = declaration  # type: ignore[attr-defined]
    return cast("PlainView[P]", guarded)


def _words(request: HttpRequest, actor: Actor, declaration: Declaration) -> dict[str, Any]:
    """Give what the log is told of a look: the page, and the roles and grounds that open it."""
    rules = actor.rules(declaration.verb, declaration.kind) if declaration.kind else ()
    opening = {role for rule in rules for role in rule.roles} & actor.roles
    # A page for everybody with an account is opened in no role in particular: name all of them.
    roles = sorted(opening or actor.roles)
    match = request.resolver_match
    return {
        "page": match.view_name if match else "",
        "purpose": f"{declaration.verb} {declaration.kind}".strip() or declaration.audience,
        "role": ", ".join(roles),
        "ground": "; ".join(sorted({rule.ground.nl for rule in rules})),
        "organisation": actor.organisation_id,
        "break_glass": bool(actor.roles.intersection(OpeningRole)),
    }
