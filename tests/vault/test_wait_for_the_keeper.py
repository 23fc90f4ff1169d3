"""When the keeper is down, a page says so and keeps what somebody typed."""

import re
import socket
import time
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse

from baken.signals.models import Signal
from baken.vault import office
from baken.vault.keeper.client import KeeperDown, KeyRefused, SocketKeeper
from baken.vault.keeper.messages import Answer, Ping, Question
from tests.typing import Acting, ClientFor

TYPED = 'Zij durfde "niet" te <praten>.'


class Refusing:
    """A keeper that opens nothing for anybody."""

    def ask(self, question: Question) -> Answer:
        """Refuse."""
        raise KeyRefused(question.ask)


@pytest.fixture
def signal(acting: Acting) -> str:
    """Give the address of a signal of Marieke's."""
    with acting("marieke"):
        return reverse("signal_detail", args=[Signal.objects.earliest("id").pk])


def test_a_page_says_that_it_cannot_be_read_now(
    client_for: ClientFor, signal: str, tmp_path: Path
) -> None:
    marieke = client_for("marieke")
    with office.asking(SocketKeeper(tmp_path / "nobody")):
        answer = marieke.get(signal)
    assert answer.status_code == 503
    assert "De kluis is even niet bereikbaar" in answer.content.decode()
    assert f'href="{signal}"' in answer.content.decode()
    assert marieke.get(signal).status_code == 200


def test_what_was_typed_can_be_sent_again_from_the_page(
    client_for: ClientFor, tmp_path: Path
) -> None:
    marieke = client_for("marieke")
    sent = {"observed": TYPED, "thought": "", "password": "geheim"}
    with office.asking(SocketKeeper(tmp_path / "nobody")):
        answer = marieke.post(reverse("keep_draft", args=["melden"]), sent)
    assert answer.status_code == 503
    page = answer.content.decode()
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert unescape(again["observed"]) == TYPED
    assert "password" not in again
    assert "geheim" not in page
    del again["csrfmiddlewaretoken"]
    kept = marieke.post(
        reverse("keep_draft", args=["melden"]), {key: unescape(text) for key, text in again.items()}
    )
    assert kept.status_code < 400


def test_a_row_that_the_keeper_does_not_open_is_a_row_that_is_not_there(
    client_for: ClientFor, signal: str
) -> None:
    with office.asking(Refusing()):
        assert client_for("marieke").get(signal).status_code == 404


def test_pages_without_content_stay_open(client_for: ClientFor, tmp_path: Path) -> None:
    with office.asking(SocketKeeper(tmp_path / "nobody")):
        assert client_for("marieke").get(reverse("signal_list")).status_code == 200


def test_who_waits_for_keys_is_told_within_the_time_agreed(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "deaf"))
        deaf.listen()
        began = time.monotonic()
        with pytest.raises(KeeperDown):
            SocketKeeper(tmp_path / "deaf", patience=0.2).ask(Ping())
        assert time.monotonic() - began < 5
