"""Those who steer see numbers, and a small number never leaves the database."""

from django.db import connection

from baken.signals.figures import figures
from baken.signals.models import Signal
from tests.typing import Acting, ClientFor


def test_small_numbers_are_left_out(acting: Acting) -> None:
    with acting("ruben"):
        shown = figures()
        assert shown.by_form
        numbers = [count.number for count in shown.by_status + shown.by_form]
        assert all(number is None or number >= 5 for number in numbers)
        assert None in numbers
        assert not Signal.objects.exists()


def test_who_does_not_steer_gets_nothing(acting: Acting) -> None:
    with acting("yara"):
        assert not figures().by_status


def test_the_database_leaves_them_out_itself(acting: Acting) -> None:
    with acting("ruben"), connection.cursor() as cursor:
        cursor.execute("select number from access.signal_counts(array['chain_director'])")
        assert all(number is None or number >= 5 for (number,) in cursor.fetchall())


def test_the_chain_director_reads_them_at_home(client_for: ClientFor) -> None:
    page = client_for("ruben").get("/").text
    assert "Signalen in de regio, dit jaar" in page
    assert "te klein" in page
    assert "S-" not in page
