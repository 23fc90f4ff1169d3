"""What people leave who give account: looks, openings, a conflict, and switches of every sort."""

from contextlib import closing
from datetime import timedelta
from uuid import uuid4

import psycopg

from baken.access.oversight.models import Opening, OpeningRole, Tie
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import BAS, HANNA, JORIS, MARIEKE, NOOR, SANDER, Member, fixed_id
from baken.governance import actions
from baken.parties.models import Organisation
from baken.signals.models import Signal
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.look import Look, Seen


def settle(keeper_url: str, *, emergency: str, kept_away: str) -> None:
    """Let Joris open one signal of Zandhaven in an emergency, and Sander keep away from another."""
    with as_member(JORIS) as joris:
        actions.ask(
            joris, role=OpeningRole.EMERGENCY, code=emergency, purpose="Zij belt nu", is_alone=True
        )
    _asked_together(kept_away)
    with as_member(SANDER) as sander:
        actions.declare(sander, near=Signal.objects.get(code=kept_away), tie=Tie.KNOWN)
    _switches()
    for member in (MARIEKE, JORIS):
        _look(keeper_url, member)


def _asked_together(code: str) -> None:
    """Hanna asks, and Marieke says no; Noor asks for a complaint, and nobody answered yet."""
    with as_member(HANNA) as hanna:
        asked = actions.ask(
            hanna, role=OpeningRole.EMERGENCY, code=code, purpose="Vraag van de politie"
        )
    with as_member(MARIEKE) as marieke:
        found = Opening.objects.get(pk=asked.pk)
        actions.answer(marieke, opening=found, is_granted=False)
    with as_member(NOOR) as noor:
        actions.ask(noor, role=OpeningRole.COMPLAINT, code=code, purpose="Klacht 2026-014")


def _switches() -> None:
    """Linkage got a ground, an advice and was stopped; the consent was recorded."""
    zandhaven = fixed_id("organisation", "zandhaven")
    with as_member(BAS) as bas:
        place = Organisation.objects.get(pk=zandhaven)
        actions.record_ground(
            bas,
            owner=place,
            processing="linkage",
            ground="Besluit van het college",
            assessment="DPIA 2026-3",
            review_on=clock.today() + timedelta(days=90),
        )
    with as_member(NOOR) as noor:
        actions.advise(noor, owner=place, processing="linkage", is_positive=True, advice="Kan zo.")
        actions.record_consent(noor, owner=place, reference="OR 2026-2", consented_on=clock.today())
        actions.stop(noor, owner=place, processing="linkage", reason="Eerst de test afwachten")


def _look(keeper_url: str, member: Member) -> None:
    """Leave lines in the logs, as the keeper does."""
    with as_member(member):
        rows = [
            Seen(
                "signals_signal", "signal", each.pk, each.owner_id, each.region_id, each.dossier_id
            )
            for each in Signal.objects.all()
        ]
    look = Look(
        operation=uuid4(),
        actor_kind="person",
        actor=str(fixed_id("person", member.key)),
        verb="read",
        page="signal_list",
        objects=tuple(rows),
        role="focal_officer",
        organisation_id=fixed_id("organisation", member.place),
    )
    with closing(psycopg.connect(keeper_url)) as keeper:
        append(keeper, look, pseudonym=pseudonyms(b"tests"))
        keeper.commit()


def _seen(signal: Signal) -> Seen:
    place = (signal.owner_id, signal.region_id, signal.dossier_id)
    return Seen("signals_signal", "signal", signal.pk, *place)
