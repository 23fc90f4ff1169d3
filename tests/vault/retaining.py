"""A house whose clock runs on, and the keeper's hands that destroy in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import psycopg

from baken.access.retention import destroying, proposing
from baken.access.retention.models import Certificate, Destruction, Proposal, State
from baken.access.retention.proposing import Round
from baken.core import clock
from baken.governance import actions
from baken.parties.models import Organisation
from baken.vault.keeper.tombstones import FileTombstones
from tests import database
from tests.vault.conftest import House


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be noon on a day."""
    with clock.at(datetime.combine(day, time(12), UTC)):
        yield


@contextmanager
def owner(house: House) -> Iterator[None]:
    """Work as the owner of the tables, as the commands do."""
    database.point_at(house.urls["owner"])
    try:
        yield
    finally:
        database.point_at(house.urls["office"])


def close_all(house: House) -> None:
    """Finish every signal that was handed on: one without indication, the others closed."""
    house.ask("update signals_handover set status = 'settled'")
    house.ask("update signals_signal set status = 'closed' where status = 'in_tracks'")
    house.ask(
        "update signals_signal set status = 'no_indication' where id = (select signal.id"
        " from signals_signal as signal join parties_organisation as place on place.id = owner_id"
        " where slug = 'zandhaven' and status = 'closed' order by signal.id limit 1)"
    )


def propose(house: House) -> Round:
    """Do the nightly round."""
    with owner(house):
        return proposing.propose()


def overdue(house: House) -> int:
    """Count what lies too long."""
    with owner(house):
        return proposing.overdue()


def destroy(house: House, graves: Path) -> list[Certificate]:
    """Carry out what is ripe."""
    with owner(house), psycopg.connect(house.urls["keeper"], autocommit=True) as keeper:
        return destroying.carry_out(keeper, FileTombstones(graves))


def decide_all(house: House, who: str, choice: str = "destroy", until: date | None = None) -> int:
    """Let somebody review everything that waits for them."""
    with house.acting(who) as actor:
        waiting = list(Proposal.objects.to_review())
        mine = [each for each in waiting if actions.may_review(actor, each)]
        for each in mine:
            actions.review_proposal(
                actor, proposal=each, choice=choice, reason="Termijn voorbij", until=until
            )
        return len(mine)


def agree(house: House, first: str, second: str) -> Destruction:
    """Let one make the list with the archive's yes, and another confirm it."""
    with house.acting(first) as actor:
        place = Organisation.objects.get(pk=actor.organisation_id)
        made = actions.make_destruction(actor, owner=place)
        actions.record_archive(
            actor, destruction=made, reference="SA-2033-7", archive_on=clock.today()
        )
    with house.acting(second) as actor:
        return actions.confirm_destruction(actor, destruction=made)


def states(house: House) -> set[State]:
    """Give in which states proposals are."""
    return {State(state) for (state,) in house.ask("select distinct state from retention_proposal")}
