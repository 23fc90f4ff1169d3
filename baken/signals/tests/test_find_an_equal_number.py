"""A number that is known is found by its mark, in what one may see, and is stored nowhere."""

from typing import Any
from unittest import mock

import pytest
from django.db import connection

from baken.access.oversight.models import ProcessingStop
from baken.core import clock
from baken.signals import marks, search
from baken.signals.actions import note
from baken.signals.models import Mention, Signal
from baken.signals.search import look_for
from baken.vault import blind, office
from baken.vault.keeper.client import KeeperDown
from tests.typing import Acting, ClientFor

CANARY = "06-0000 76 54"
SAID = {"named_as": "unknown", "according_to": "de melder"}


def _two(who: str, acting: Acting) -> tuple[Signal, Signal]:
    with acting(who):
        one, other = Signal.objects.order_by("-registered_at")[:2]
        return one, other


def _note(who: str, acting: Acting, signal: Signal, value: str, kind: str = "phone") -> Mention:
    with acting(who) as actor:
        return note(actor, signal=signal, kind=kind, value=value, **SAID)


def test_equal_numbers_have_equal_marks_in_one_municipality_only(acting: Acting) -> None:
    one, other = _two("marieke", acting)
    first = _note("marieke", acting, one, CANARY)
    again = _note("marieke", acting, other, "+31 6 00007654 (prepaid)")
    assert first.mark == again.mark
    assert first.mark not in (None, blind.NOTHING)
    assert _note("marieke", acting, one, "06-0000 76 55").mark != first.mark
    with acting("joris"):
        elsewhere = Signal.objects.earliest("id")
    assert _note("joris", acting, elsewhere, CANARY).mark not in (first.mark, blind.NOTHING)


def test_a_mark_is_of_one_kind_of_number(acting: Acting) -> None:
    one, _ = _two("marieke", acting)
    as_document = _note("marieke", acting, one, "12345678", "document")
    as_company = _note("marieke", acting, one, "12345678", "company")
    assert blind.NOTHING not in (as_document.mark, as_company.mark)
    assert as_document.mark != as_company.mark


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("person", "Rik, geboren op 12-03-1984, 06-0000 76 54"),
        ("address", "Haringvlietstraat 14, 1234 AB"),
        ("company", "Uitzendbureau Het Voorbeeld"),
        ("account", "@rik"),
    ],
)
def test_names_years_and_addresses_get_no_mark(acting: Acting, kind: str, value: str) -> None:
    one, _ = _two("marieke", acting)
    with mock.patch.object(office.keeper(), "ask", wraps=office.keeper().ask) as asked:
        assert _note("marieke", acting, one, value, kind).mark == blind.NOTHING
    assert {call.args[0].ask for call in asked.call_args_list} == {"write", "link"}  # and no blind


def test_the_number_is_nowhere_in_the_database(acting: Acting) -> None:
    noted = _note("marieke", acting, _two("marieke", acting)[0], CANARY)
    with acting("marieke"), connection.cursor() as cursor:
        cursor.execute(
            "select row_to_json(r)::text from signals_mention r where id = %s", [noted.pk]
        )
        [(stored,)] = cursor.fetchall()
    assert str(noted.mark) in stored
    for plain in (CANARY, "600007654", "7654", "00007654"):
        assert plain not in stored.replace(str(noted.mark), "").replace(str(noted.pk), "")


def test_a_number_is_found_in_older_signals_and_however_it_is_written(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting("marieke"):
        oldest = Signal.objects.earliest("registered_at")
    _note("marieke", acting, oldest, CANARY)
    monkeypatch.setattr(search, "MOST", 1)
    with acting("marieke"):
        found = look_for("+31 6 00007654", "")
        [hit] = found.hits
        assert (hit.signal.pk, hit.places[0].match) == (oldest.pk, CANARY)
        assert found.looked == 2
        assert look_for("+31 6 00007655", "").hits == ()
    with acting("joris"):
        assert look_for("+31 6 00007654", "").hits == ()


def test_what_a_mark_finds_is_compared_after_opening(acting: Acting) -> None:
    one, other = _two("marieke", acting)
    noted = _note("marieke", acting, one, CANARY)
    with mock.patch.object(marks, "of", return_value=noted.mark):
        assert _note("marieke", acting, other, "06-0000 11 11").mark == noted.mark
    with acting("marieke"):
        assert [hit.signal.pk for hit in look_for("+31600007654", "").hits] == [one.pk]


def test_the_page_tells_where_a_number_stands_as_well(
    acting: Acting, client_for: ClientFor
) -> None:
    one, other = _two("marieke", acting)
    _note("marieke", acting, one, CANARY)
    page = f"/signalen/{one.pk}"
    assert "staat ook in" not in client_for("marieke").get(page).text
    _note("marieke", acting, other, "+31600007654")
    told = " ".join(client_for("marieke").get(page).text.split())
    assert f'{CANARY} staat ook in: <a href="/signalen/{other.pk}">' in told


def test_a_municipality_that_stopped_looking_for_links_is_told_nothing(
    acting: Acting, client_for: ClientFor
) -> None:
    one, other = _two("marieke", acting)
    for signal in (one, other):
        _note("marieke", acting, signal, CANARY)
    with acting("noor") as noor:
        ProcessingStop.objects.create(
            owner_id=one.owner_id,
            region_id=one.region_id,
            processing="linkage",
            reason="Eerst opnieuw toetsen",
            at=clock.now(),
            by_id=noor.person_id,
        )
    assert "staat ook in" not in client_for("marieke").get(f"/signalen/{one.pk}").text
    with acting("marieke"):
        assert len(look_for(CANARY, "").hits) == 2  # searching is asking oneself


def test_without_the_keeper_nothing_is_noted(acting: Acting) -> None:
    def down(question: Any) -> Any:
        raise KeeperDown

    one, _ = _two("marieke", acting)
    with (
        mock.patch.object(office.keeper(), "ask", side_effect=down),
        pytest.raises(KeeperDown),
    ):
        _note("marieke", acting, one, CANARY)


def test_only_what_holds_a_number_is_asked_about() -> None:
    assert marks.number_of("vehicle", "zwarte bus 00-BKN-0") == ("plate", "00BKN0")
    assert marks.number_of("account", "rik@voorbeeld.example") == ("email", "rik@voorbeeld.example")
    assert marks.number_of("person", "00-BKN-0") is None
    assert blind.marks([], model=Mention, verb="write") == ()
