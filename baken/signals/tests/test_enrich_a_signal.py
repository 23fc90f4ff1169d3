"""Each source has its own purpose and basis; who is named lies apart."""

import pytest

from baken.core.refusals import Refused
from baken.parties.models import Person
from baken.signals.actions import consult, let_second_reader_in, note
from baken.signals.models import Consultation, Mention, Signal
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor

SOURCE = {
    "source": "brp",
    "purpose": "Weten wie hier staat ingeschreven",
    "legal_basis": "Publieke taak",
    "found": "Eén inschrijving.",
}
NAMED = {
    "kind": "person",
    "value": "Een man die Rik wordt genoemd",
    "named_as": "suspect",
    "according_to": "een bewoner",
}


def test_a_source_is_shown_with_who_and_why(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    page = client_for("marieke").post(f"/signalen/{signal.pk}/bron", SOURCE, follow=True).text
    assert "Eén inschrijving." in page
    assert "Weten wie hier staat ingeschreven" in page
    assert "Bron geraadpleegd" in page


@pytest.mark.parametrize("missing", ["purpose", "legal_basis"])
def test_a_source_needs_its_own_purpose_and_basis(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn, missing: str
) -> None:
    signal = signal_in("registered")
    typed = {**SOURCE, missing: ""}
    refused = client_for("marieke").post(f"/signalen/{signal.pk}/bron", typed)
    assert refused.status_code == 422
    assert "Eén inschrijving." in refused.text
    with acting("marieke") as marieke:
        with pytest.raises(Refused, match="eigen doel"):
            consult(marieke, signal=signal, **typed)
        assert not Consultation.objects.filter(signal=signal).exists()


def test_who_is_named_is_shown_with_according_to_whom(
    client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("registered")
    page = client_for("marieke").post(f"/signalen/{signal.pk}/vastleggen", NAMED, follow=True).text
    assert "Een man die Rik wordt genoemd" in page
    assert "genoemd als verdachte" in page
    assert "een bewoner" in page


def test_nothing_named_is_nothing_noted(acting: Acting, signal_in: SignalIn) -> None:
    with acting("marieke") as marieke, pytest.raises(Refused, match="wie of wat"):
        note(marieke, signal=signal_in("registered"), **{**NAMED, "value": " "})


def test_a_second_reader_sees_what_was_found_and_not_who_is_named(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    with acting("sander") as sander:
        consult(sander, signal=signal, **SOURCE)
        note(sander, signal=signal, **NAMED)
        joris = Person.objects.get(name="Joris Timmerhuis")
        let_second_reader_in(sander, signal=signal, person=joris, purpose="Wegen", ground="Taak")
    browser = client_for("joris")
    page = browser.get(f"/signalen/{signal.pk}").text
    assert "Eén inschrijving." in page
    assert "Rik" not in page
    for address in ("bron", "vastleggen", "doorgeven", "behandelaar", "terugkoppelen"):
        assert browser.get(f"/signalen/{signal.pk}/{address}").status_code == 403
    with acting("joris"):
        assert Signal.objects.filter(pk=signal.pk).exists()
        assert not Mention.objects.filter(signal=signal).exists()


def test_other_municipalities_find_nothing(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    for address in ("bron", "vastleggen"):
        assert client_for("joris").get(f"/signalen/{signal.pk}/{address}").status_code == 404
