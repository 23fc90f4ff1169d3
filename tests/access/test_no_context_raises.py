"""Whoever forgets to say who acts hears so at once, instead of finding an empty list."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from baken.access import context
from baken.access.context import NoContext
from baken.access.models import Dossier
from baken.access.protected import Owned
from baken.demo.cast import JORIS, MARIEKE, RUBEN, Member, fixed_id
from baken.parties.models import Person
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from tests.typing import Acting

GUARDED = [model for model in apps.get_models() if issubclass(model, Owned)]
QUESTIONS: dict[str, Callable[[Any], object]] = {
    "all": lambda manager: manager.all(),
    "get": lambda manager: manager.get(pk=1),
    "count": lambda manager: manager.count(),
    "exists": lambda manager: manager.exists(),
    "create": lambda manager: manager.create(),
    "in bulk": lambda manager: manager.bulk_create([]),
    "update": lambda manager: manager.update(region=None),
}


def as_(member: Member) -> context.Context:
    """Give the context of somebody of the cast."""
    return context.person(fixed_id("person", member.key))


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("question", QUESTIONS)
def test_asking_for_guarded_rows_as_nobody_raises(model: Any, question: str) -> None:
    with pytest.raises(NoContext, match="acting_as"):
        QUESTIONS[question](model.objects)


def test_a_row_in_hand_is_no_way_to_its_neighbours(acting: Acting) -> None:
    with acting("marieke"):
        signal = Signal.objects.get(status=SignalStatus.WEIGHING)
        assert signal.weighings.exists()
    with pytest.raises(NoContext):
        signal.weighings.exists()


def test_acting_without_a_transaction_raises(django_db_setup: None, django_db_blocker: Any) -> None:
    """The context lives in a transaction; outside one it would silently open nothing."""
    with django_db_blocker.unblock(), context.acting_as(as_(MARIEKE)):
        with pytest.raises(NoContext, match="transaction"):
            Signal.objects.count()
        with transaction.atomic():
            assert Signal.objects.count() > 0
    with django_db_blocker.unblock():
        connection.close()


def test_a_context_ends_with_its_block_also_inside_an_open_transaction(acting: Acting) -> None:
    with transaction.atomic():
        with context.acting_as(as_(MARIEKE)):
            assert Person.objects.exists()
        assert not Person.objects.exists()  # its manager asks nobody: the database itself refuses


def test_a_context_within_another_gives_way_to_it_again(acting: Acting) -> None:
    with acting("marieke"):
        hers = Dossier.objects.count()
        with context.acting_as(as_(RUBEN)):
            assert Dossier.objects.count() == 0
        assert Dossier.objects.count() == hers > 0


@pytest.mark.parametrize("trouble", ["in Python", "in the database", "in a broken transaction"])
def test_trouble_in_one_context_leaves_the_outer_one_as_it_was(
    acting: Acting, trouble: str
) -> None:
    with acting("marieke"):
        hers = Dossier.objects.count()
        with pytest.raises((ZeroDivisionError, DatabaseError)):
            _fail(trouble)
        assert Dossier.objects.count() == hers
        assert context.require() == as_(MARIEKE)


def _fail(trouble: str) -> None:
    with transaction.atomic(), context.acting_as(as_(JORIS)):
        if trouble == "in a broken transaction":
            _divide_by_zero()  # the context ends while no statement is answered any more
        with transaction.atomic():
            if trouble == "in the database":
                _divide_by_zero()
            raise ZeroDivisionError


def _divide_by_zero() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select 1 / 0")


def test_a_statement_shows_no_token(acting: Acting) -> None:
    """The token goes to the server apart from the text, so that no log or monitor holds it."""
    with acting("marieke"), connection.cursor() as cursor:
        cursor.execute("select current_setting('access.context'), current_query()")
        token, text = cursor.fetchone() or ("", "")
        assert str(fixed_id("person", MARIEKE.key)) in token
        assert token not in text
