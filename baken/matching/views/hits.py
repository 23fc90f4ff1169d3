"""Hits across municipalities: for the holder of a dossier, and for who was contacted."""

from typing import cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.matching import actions
from baken.matching.forms import AnswerForm
from baken.matching.models import LinkContact, LinkHit
from baken.matching.vocabulary import HitAnswer
from baken.matching.words import keys
from baken.signals.models import Mention, Signal
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap

SHOWN = 100


@opens("link_hit")
def hit_list(request: OfficeRequest) -> HttpResponseBase:
    """Show hits on one's own dossiers, and what others let one know."""
    hits = list(LinkHit.objects.defer("their_dossier").select_related("their_owner")[:SHOWN])
    codes = dict(Signal.objects.filter(dossier_id__in=[each.dossier_id for each in hits])
                 .values_list("dossier_id", "code"))  # fmt: skip
    mine = [held.organisation_id for held in request.actor.organisations("focal_officer")]
    told = LinkContact.objects.filter(addressee_id__in=mine).select_related("owner", "sent_by")
    page = {
        "hits": [{"row": each, "code": codes.get(each.dossier_id, ""), "keys": keys(each.keys)}
                 for each in hits],
        "contacts": told[:SHOWN],
        "waiting": sum(each.answer == HitAnswer.WAITING for each in hits),
    }  # fmt: skip
    return render(request, "matching/hits.html", page)


@opens("link_hit")
def hit_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a hit, and let the holder make contact or stay silent."""
    rows = LinkHit.objects.defer("their_dossier").select_related("their_owner", "answered_by")
    hit: LinkHit = get_object_or_404(rows, pk=pk)
    signal = get_object_or_404(Signal.objects.all(), dossier_id=hit.dossier_id)
    named = list(Mention.objects.filter(pk__in=hit.mentions))
    contacts = list(hit.contacts.select_related("sent_by"))
    unwrap([hit, *named, *contacts])
    form = drafts.form_for(request, request.actor, AnswerForm, key=request.path)

    def act() -> str:
        actions.answer_hit(request.actor, hit=hit, **form.cleaned_data)
        return reverse("hit_detail", args=[hit.pk])

    page = {"hit": hit, "signal": signal, "named": named, "keys": keys(hit.keys),
            "contacts": contacts, "is_waiting": hit.answer == HitAnswer.WAITING}  # fmt: skip
    done = _("Uw antwoord is vastgelegd.")
    return send_to(request, form, act, template="matching/hit.html", page=page, done=done)


@opens("link_contact")
def contact_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what another municipality lets one know, and about which own signal."""
    rows = LinkContact.objects.select_related("owner", "addressee", "sent_by__organisation")
    contact: LinkContact = get_object_or_404(rows, pk=pk)
    if not request.actor.organisations("focal_officer"):
        raise PermissionDenied
    unwrap([contact, contact.sent_by])
    own = _about(contact.pk)
    about = Signal.objects.filter(pk=own).first() if own else None
    return render(request, "matching/contact.html", {"contact": contact, "signal": about})


def _about(contact_id: UUID) -> UUID | None:
    """Ask the database which own signal it is about; the sender does not get to know."""
    with connection.cursor() as cursor:
        cursor.execute("select access.link_contact_about(%s)", [contact_id])
        row = cursor.fetchone()
    return cast("UUID | None", row[0]) if row else None
