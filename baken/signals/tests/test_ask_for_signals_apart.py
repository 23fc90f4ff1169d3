"""The work list asks for each organisation apart, which is quicker and finds exactly the same."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from baken.access.reach import apart, organisations
from baken.core.ids import new_id
from baken.core.links import address
from baken.intake.models import Report
from baken.parties.models import Person
from baken.signals import listing
from baken.signals.actions import let_second_reader_in
from baken.signals.listing import Found, piles
from baken.signals.models import Signal
from baken.signals.tests.conftest import SignalIn
from baken.signals.vocabulary import SignalStatus
from baken.signals.worklist import SORTS, VIEWS, Search
from tests.typing import Acting, ClientFor


def ids(rows: object) -> list[UUID]:
    """Give the ids of rows."""
    return [each.id for each in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", ["marieke", "sander", "joris", "hanna"])
def test_it_finds_what_the_whole_question_finds(acting: Acting, who: str) -> None:
    with acting(who) as actor:
        for view in VIEWS:
            for sort in SORTS:
                search = Search(view=view, sort=sort)
                whole = ids(search.rows(actor))
                found = Found(search, actor)
                assert ids(found[0:50]) == whole
                assert found.count() == len(whole)


def test_who_was_let_in_finds_that_one_signal_too(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    with acting("sander") as sander:
        joris = Person.objects.get(name="Joris Timmerhuis")
        let_second_reader_in(sander, signal=signal, person=joris, purpose="Meewegen", ground="Taak")
    with acting("joris") as joris_at_work:
        assert len(apart(Signal.objects.in_order(), joris_at_work, "read")) == 2
        found = Found(Search(), joris_at_work)
        assert ids(found[0:50]) == ids(Search().rows(joris_at_work))
        assert signal.pk in ids(found[0:50])
        assert found.count() == 3


def test_a_question_stays_whole_when_rows_are_opened_in_another_way(acting: Acting) -> None:
    """A professional reads their own reports: no organisation or dossier says which those are."""
    with acting("yara") as yara:
        own = Report.objects.of(yara.person_id)
        assert apart(own, yara, "read") == [own]
        assert organisations(yara, "change", "report") == set()


def test_who_may_read_none_asks_for_none(acting: Acting) -> None:
    with acting("yara") as yara:
        assert Found(Search(), yara)[0:50] == []


def test_piles_come_together_and_say_how_high_they_are(acting: Acting, signal_in: SignalIn) -> None:
    weighing, registered = signal_in("weighing"), signal_in("registered")
    with acting("marieke") as marieke:
        asked = {
            "first": Signal.objects.in_order().filter(status=SignalStatus.WEIGHING),
            "second": Signal.objects.in_order().filter(status=SignalStatus.REGISTERED),
            "all": Signal.objects.in_order(),
            "none": Signal.objects.in_order().filter(code="-"),
        }
        found = piles(asked, marieke, shown=2)
    assert found["first"].rows[0].id == weighing.pk
    assert found["second"].rows[0].id == registered.pk
    assert [len(found["all"].rows), found["all"].count] == [2, 7]
    assert [found["none"].rows, found["none"].count] == [[], 0]


def test_a_list_too_long_to_leaf_through_says_so(
    client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FOUND", 2)
    monkeypatch.setattr(listing, "PAGE", 1)
    browser: Client = client_for("marieke")
    page = browser.get("/signalen?pagina=2")
    assert "2 tot en met 2 van meer dan 2" in page.text
    assert page.context["page_obj"].paginator.num_pages == 2


def test_an_address_is_the_one_that_django_gives() -> None:
    pk = new_id()
    for name in ("signal_detail", "signal_weigh", "signal_register"):
        assert address(name, pk) == reverse(name, args=[pk])
