"""Whatever people do with dossiers and keys, those can open a text who may, and every look shows.

A machine of Hypothesis submits, lets in, withdraws, changes roles, opens in an emergency, replaces
keys and shreds, and after each step lets everybody ask the keeper for everything, past the pages
and past the walls of the office's own queries. Then both logs must still be whole.
"""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from baken.access import context
from baken.core import clock
from baken.core.ids import new_id
from baken.demo.cast import fixed_id
from baken.intake.actions import ReportForm, report
from baken.vault import office, reseal
from baken.vault.keeper import caretaker
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.client import KeyRefused
from baken.vault.keeper.keyring import FileKeyring
from baken.vault.keeper.messages import AskedRow, Open, Opened, Statement
from baken.vault.keeper.store import PooledStore
from baken.vault.keeper.tombstones import FileTombstones
from baken.vault.logbook import read
from baken.vault.seal import key_of
from tests import database
from tests.keeper import keyring
from tests.vault.conftest import House

PEOPLE = ("marieke", "joris", "ruben")
DEEP = {"max_examples": 12, "stateful_step_count": 14}
QUICK = {"max_examples": 1, "stateful_step_count": 6, "derandomize": True}
"""Of the quick one, each step is the same every time, so that the fast suite does not surprise."""


@dataclass
class Model:
    """Who may open what, told in a few lines of Python."""

    dossiers: dict[UUID, UUID] = field(default_factory=dict)
    let_in: set[UUID] = field(default_factory=set)
    opened: set[UUID] = field(default_factory=set)
    shredded: set[UUID] = field(default_factory=set)
    marieke_works: bool = True

    def may(self, who: str, dossier: UUID) -> bool:
        """Say whether somebody can open a report of Zandhaven."""
        if dossier in self.shredded:
            return False
        joris = dossier in self.let_in | self.opened
        return {"marieke": self.marieke_works, "joris": joris}.get(who, False)


class Machine(RuleBasedStateMachine):
    """One house, many steps."""

    house: House
    care: Caretaker
    ring: FileKeyring
    graves: FileTombstones
    asked = steps = 0
    """How many questions were answered as the model says, after how many steps."""

    def __init__(self) -> None:
        """Begin with one report, in a house where the keys have a past."""
        super().__init__()
        self.model = Model()
        self.submit("begin")

    @rule(text=st.text(min_size=1, max_size=30))
    def submit(self, text: str) -> None:
        """Let a professional report something."""
        with self.house.acting("yara") as yara:
            told = ReportForm(observed=f"Gezien: {text}", involved="")
            made = report(yara, organisation_id=yara.organisation_id, told=told)
        self.model.dossiers[made.dossier_id] = made.pk

    @rule(at=st.integers(min_value=0, max_value=9))
    def let_in(self, at: int) -> None:
        """Let Joris of another municipality into a dossier."""
        dossier = self._some(at)
        self._sql("insert into access_grant (id, dossier_id, owner_id, region_id, person_id, role,"
                  " purpose, ground, granted_by_id, granted_at, valid_from, valid_until)"
                  " select %s, id, owner_id, region_id, %s, 'second_reader', 'Proef', 'Taak', %s,"
                  " now(), %s, %s from access_dossier where id = %s", new_id(),
                  fixed_id("person", "joris"), fixed_id("person", "marieke"), clock.today(),
                  clock.today() + timedelta(days=1), dossier)  # fmt: skip
        self.model.let_in.add(dossier)

    @precondition(lambda self: self.model.let_in)
    @rule()
    def withdraw(self) -> None:
        """Withdraw every grant."""
        self._sql("update access_grant set withdrawn_at = now()")
        self.model.let_in.clear()

    @rule(at=st.integers(min_value=0, max_value=9))
    def break_glass(self, at: int) -> None:
        """Let Joris open a dossier in an emergency, alone."""
        dossier = self._some(at)
        self._sql("insert into oversight_opening (id, dossier_id, owner_id, region_id, person_id,"
                  " role, code, purpose, is_alone, opened_at) select %s, id, owner_id, region_id,"
                  " %s, 'emergency_reader', 'S-PROEF', 'Proef', true, now() from access_dossier"
                  " where id = %s", new_id(), fixed_id("person", "joris"), dossier)  # fmt: skip
        self.model.opened.add(dossier)

    @precondition(lambda self: self.model.opened)
    @rule()
    def let_the_hour_pass(self) -> None:
        """End every emergency: the database looks at its own clock, so the asking moves back."""
        self._sql("update oversight_opening set opened_at = opened_at - interval '61 minutes'"
                  " where code = 'S-PROEF'")  # fmt: skip
        self.model.opened.clear()

    @rule(works=st.booleans())
    def change_role(self, works: bool) -> None:
        """Take the role of Marieke away, or give it back."""
        until = None if works else clock.today() - timedelta(days=1)
        self._sql("update parties_assignment set valid_until = %s where person_id = %s", until,
                  fixed_id("person", "marieke"))  # fmt: skip
        self.model.marieke_works = works

    @rule()
    def rotate(self) -> None:
        """Wrap all keys anew, and forget the old version."""
        old = self.ring.current
        self.ring.add()
        with psycopg.connect(self.house.urls["keeper"], autocommit=True) as rows:
            list(caretaker.rewrap(rows, self.ring))
            caretaker.forget(rows, self.ring, old)

    @rule()
    def replace_data_keys(self) -> None:
        """Seal everything that was not shredded under new keys."""
        with psycopg.connect(self.house.urls["keeper"], autocommit=True) as rows:
            caretaker.retire(rows, clock.now() + timedelta(days=1))
        database.point_at(self.house.urls["owner"])
        try:
            reseal.leave_retired(self.care)
            reseal.remove_unused("0 seconds")
        finally:
            database.point_at(self.house.urls["office"])

    @rule(at=st.integers(min_value=0, max_value=9))
    def shred(self, at: int) -> None:
        """Destroy the keys of a dossier."""
        dossier = self._some(at)
        with psycopg.connect(self.house.urls["keeper"], autocommit=True) as rows:
            caretaker.shred(rows, self.graves, dossier)
        self.model.shredded.add(dossier)

    @invariant()
    def who_may_can_and_nobody_else(self) -> None:
        """Let everybody ask for everything, and count what was written down."""
        Machine.steps += 1
        for who in PEOPLE:
            for dossier, row in self.model.dossiers.items():
                before = self._looks()
                assert self._opens(who, row) == self.model.may(who, dossier), (who, dossier)
                seen = self.model.may(who, dossier) or self._looks() > before
                assert self._looks() - before == int(seen)
                Machine.asked += 1

    @invariant()
    def both_logs_are_whole(self) -> None:
        """Check every chain as `baken audit verify` does."""
        with psycopg.connect(self.house.urls["owner"]) as rows:
            assert read.findings(rows) == []

    def _opens(self, who: str, row: UUID) -> bool:
        """Ask the keeper directly, as an office that lies about what it was shown."""
        [(stored,)] = self.house.ask("select observed from intake_report where id = %s", row)
        asked = AskedRow(table="intake_report", row_id=row, keys=(key_of(stored),))
        said = Statement(operation=new_id(), page="machine")
        with (
            context.acting_as(context.person(fixed_id("person", who))),
            transaction.atomic(),
        ):
            try:
                question = Open(token=office.token(), statement=said, rows=(asked,))
                answer = office.keeper().ask(question)
            except KeyRefused:
                return False
        assert isinstance(answer, Opened)
        return set(answer.keys) == set(asked.keys)

    def _some(self, at: int) -> UUID:
        known = list(self.model.dossiers)
        return known[at % len(known)]

    def _looks(self) -> int:
        return int(self.house.ask("select count(*) from vault_accesslog where verb = 'read'")[0][0])

    def _sql(self, text: str, *values: Any) -> None:
        self.house.ask(text, *values, role="owner")

    def teardown(self) -> None:
        """Leave the world as it was found, for the next run of the machine."""
        self._sql("update access_grant set withdrawn_at = now()")
        self.let_the_hour_pass()
        self.change_role(works=True)


@pytest.mark.parametrize("much", [QUICK, pytest.param(DEEP, marks=pytest.mark.deep)])
def test_those_can_open_a_text_who_may_and_every_look_shows(
    fresh: House, tmp_path: Path, much: dict[str, Any]
) -> None:
    Machine.house = fresh
    Machine.ring = keyring(tmp_path)
    Machine.graves = FileTombstones(tmp_path / "tombstones")
    few = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), **much)
    with closing(PooledStore(fresh.urls["keeper"], size=2)) as store:
        Machine.care = Caretaker(keyring=Machine.ring, store=store, tombstones=Machine.graves)
        with office.asking(reseal.Near(Machine.care)):
            run(Machine, settings=few)
    print(f"\n0 deviations out of {Machine.asked} questions, after {Machine.steps} steps")  # noqa: T201
