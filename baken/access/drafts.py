"""Drafts: what somebody typed is kept for them alone, until they send it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from baken.access.actor import Actor
from baken.access.models import Draft
from baken.core import clock
from baken.vault.door import unwrap

NEVER_KEPT = ("csrf", "password")
LONGEST_KEY = 200

FormType = TypeVar("FormType", bound=forms.BaseForm)


def keep(actor: Actor, *, key: str, fields: QueryDict) -> Draft:
    """Keep the fields of a form for this person; an earlier draft of the form is replaced."""
    kept = fields.copy()
    for name in [name for name in kept if any(part in name for part in NEVER_KEPT)]:
        del kept[name]
    values = {
        "owner_id": actor.organisation_id,
        "region_id": actor.region_id,
        "fields": kept.urlencode(),
        "saved_at": clock.now(),
    }
    draft, _ = Draft.objects.update_or_create(person_id=actor.person_id, key=key, defaults=values)
    return draft


def drop(actor: Actor, *, key: str) -> None:
    """Forget a draft, because it was sent or thrown away."""
    Draft.objects.filter(person_id=actor.person_id, key=key).delete()


def find(actor: Actor, *, key: str) -> QueryDict | None:
    """Give the fields that were kept, or None."""
    draft = Draft.objects.filter(person_id=actor.person_id, key=key).first()
    if draft is None:
        return None
    unwrap([draft])
    return QueryDict(draft.fields.text)


def find_all(actor: Actor, *, keys: Iterable[str]) -> dict[str, QueryDict]:
    """Give what was kept of several forms, by key, opened in one batch."""
    kept = list(Draft.objects.filter(person_id=actor.person_id, key__in=keys))
    unwrap(kept)
    return {draft.key: QueryDict(draft.fields.text) for draft in kept}


def drop_all(actor: Actor, *, keys: Iterable[str]) -> None:
    """Forget several drafts at once."""
    Draft.objects.filter(person_id=actor.person_id, key__in=keys).delete()


def form_for(
    request: HttpRequest, actor: Actor, form: type[FormType], *, key: str, **kwargs: Any
) -> FormType:
    """Give the form as sent, or filled with what was kept, or empty."""
    if request.method == "POST":
        return form(request.POST, **kwargs)
    kept = find(actor, key=key)
    initial = {} if kept is None else _initial(form(**kwargs), kept)
    return form(initial={**kwargs.pop("initial", {}), **initial}, **kwargs)


def _initial(form: forms.BaseForm, kept: QueryDict) -> dict[str, Any]:
    # What nobody typed comes from the page as it is now: an old version would be refused.
    return {
        name: field.widget.value_from_datadict(kept, {}, form.add_prefix(name))
        for name, field in form.fields.items()
        if form.add_prefix(name) in kept and not field.widget.is_hidden
    }
