"""An open transaction holds the keys of what it wrote, and of nothing that was undone."""

from uuid import UUID

from baken.vault.held import Held
from baken.vault.place import Place, Scope
from baken.vault.seal import DataKey


def _scope(number: int) -> Scope:
    return Scope("dossier", UUID(int=number), UUID(int=90), UUID(int=91))


def _place(number: int) -> Place:
    return Place("intake_report", "report", UUID(int=number), _scope(number))


def _key(number: int) -> DataKey:
    return DataKey(UUID(int=number), bytes(32))


def test_a_key_is_held_for_its_scope_and_by_its_id() -> None:
    held = Held()
    held.keep(_scope(1), _key(1))
    assert held.key_for(_scope(1)) == held.key(UUID(int=1)) == _key(1)
    assert held.key_for(_scope(2)) is None
    assert held.key(UUID(int=2)) is None


def test_rows_that_were_sealed_are_ones_own() -> None:
    held = Held()
    held.sealed(_place(1))
    held.sealed(_place(1))
    assert held.is_own(_place(1))
    assert not held.is_own(_place(2))


def test_what_is_undone_takes_its_keys_along() -> None:
    """A key that was rolled back must not seal: nobody could open it ever again."""
    held = Held()
    held.keep(_scope(1), _key(1))
    held.sealed(_place(1))
    held.mark("outer")
    held.mark("inner")
    held.keep(_scope(2), _key(2))
    held.sealed(_place(2))
    held.back_to("inner")
    assert held.key_for(_scope(2)) is None
    assert not held.is_own(_place(2))
    assert held.key_for(_scope(1)) == _key(1)
    held.back_to("unknown")
    assert held.key_for(_scope(1)) is None


def test_nothing_outlives_the_transaction() -> None:
    held = Held()
    held.keep(_scope(1), _key(1))
    held.sealed(_place(1))
    held.mark("savepoint")
    held.let_go()
    assert held == Held()
