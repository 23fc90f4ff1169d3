"""What lies on the desk from linking: hits that wait for the holder, and who sought contact."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.links import address
from baken.desk.lines import SHOWN, Line, Section
from baken.matching.models import LinkContact, LinkHit
from baken.matching.vocabulary import HitAnswer

NEWS = timedelta(days=14)
"""How long a message of another municipality lies on the desk."""


def links(actor: Actor) -> Iterator[Section]:
    """Give hits and messages of other municipalities; nothing is the usual answer."""
    waiting = LinkHit.objects.defer("their_dossier").filter(answer=HitAnswer.WAITING)
    lines = [
        Line(
            label=_("Beslis over een treffer"),
            url=address("hit_detail", hit.pk),
            when=hit.found_at,
            note=hit.their_owner.name,
        )
        for hit in waiting.select_related("their_owner")[:SHOWN]
    ]
    lines += [
        Line(
            label=_("Lees wat een andere gemeente laat weten"),
            url=address("link_contact", contact.pk),
            when=contact.sent_at,
            note=contact.owner.name,
        )
        for contact in _news(actor)
    ]
    if lines:
        yield Section(
            title=_("Treffers tussen gemeenten"),
            icon="link",
            lines=lines,
            count=len(lines),
            tone="attention",
            url=reverse("hit_list"),
            more=_("Naar de lijst"),
        )


def _news(actor: Actor) -> list[LinkContact]:
    mine = [held.organisation_id for held in actor.organisations("focal_officer")]
    recent = LinkContact.objects.filter(addressee_id__in=mine, sent_at__gte=clock.now() - NEWS)
    return list(recent.select_related("owner")[:SHOWN])
