"""The privacy officer sees what was processed, when the logs were signed, and who did something."""

import csv
import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.urls import reverse

from baken.core import clock
from baken.signals.models import Signal
from baken.vault.logbook import signed
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.look import Look, Seen
from tests.access.confirming import confirmed
from tests.typing import Acting, ClientFor, ConnectAs

LOG = "/verwerkingen/logboek"
WEIGHING = f"{LOG}?verwerking=weighing"


@pytest.fixture
def looked(acting: Acting, connect_as: ConnectAs, signal: Signal) -> Look:
    """Let Sander look at a signal, as the keeper writes it down."""
    with acting("sander") as sander:
        who, home = sander.person_id, sander.organisation_id
    place = {"owner_id": signal.owner_id, "region_id": signal.region_id}
    seen = Seen("signals_signal", "signal", signal.pk, dossier_id=signal.dossier_id, **place)
    look = Look(operation=uuid4(), actor_kind="person", actor=str(who), verb="read",
                page="signal_detail", objects=(seen,), role="focal_officer",
                organisation_id=home)  # fmt: skip
    keeper = connect_as("keeper")
    append(keeper, look, pseudonym=pseudonyms(uuid4().bytes))
    keeper.commit()
    return look


def test_the_log_shows_what_was_done_and_nobody_who_did_it(
    client_for: ClientFor, looked: Look
) -> None:
    page = client_for("noor").get(WEIGHING).text
    assert "Signalen verrijken en wegen" in page
    assert "signal_detail" in page
    assert reverse("operation_looks", args=[looked.operation]) in page
    for name in ("Sander", looked.actor, str(looked.objects[0].row_id)):
        assert name not in page


def test_who_did_it_is_one_step_further_for_who_may(client_for: ClientFor, looked: Look) -> None:
    who = reverse("operation_looks", args=[looked.operation])
    assert "Sander" in client_for("noor").get(who).text
    assert client_for("yara").get(who).status_code == 403
    assert client_for("joris").get(who).status_code == 404  # of another municipality


@pytest.mark.parametrize("who", ["yara", "marieke", "bas"])
def test_the_processing_log_is_for_who_supervises(client_for: ClientFor, who: str) -> None:
    assert client_for(who).get(LOG).status_code == 403
    register = client_for(who).get(reverse("processing_register")).text
    assert "Regels in het logboek" not in register
    assert LOG not in register


def test_the_register_counts_what_the_log_holds(client_for: ClientFor, looked: Look) -> None:
    register = client_for("noor").get(reverse("processing_register")).text
    assert "Regels in het logboek" in register
    assert LOG in register


def test_an_unknown_processing_shows_only_the_list(client_for: ClientFor) -> None:
    assert client_for("noor").get(f"{LOG}?verwerking=nergens").status_code == 200
    nothing = confirmed(client_for("noor")).get(f"{LOG}/bestand?verwerking=nergens")
    assert nothing.status_code == 404


def test_the_file_holds_the_same_lines(client_for: ClientFor, looked: Look) -> None:
    answer = confirmed(client_for("noor")).get(f"{LOG}/bestand?verwerking=weighing")
    assert answer["Content-Disposition"].startswith('attachment; filename="verwerkingenlogboek-w')
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0][2] == "verwerking"
    assert {row[2] for row in rows[1:]} == {"weighing"}
    assert str(looked.operation) in {row[6] for row in rows}
    assert looked.actor not in answer.text


SENSITIVE = [
    ("noor", "/verwerkingen/logboek/bestand?verwerking=weighing"),
    ("esther", "/noodtoegang/nieuw"),
    ("noor", "/noodtoegang/nieuw"),
]
"""An export of the log, an emergency, and a dossier opened for a complaint."""


@pytest.mark.parametrize(("who", "page"), SENSITIVE)
def test_a_sensitive_step_asks_again_who_one_is(client_for: ClientFor, who: str, page: str) -> None:
    browser = client_for(who)
    for answer in (browser.get(page), browser.post(page, {"purpose": "x"})):
        assert answer.headers["Location"].startswith("/bevestigen?next=")
    assert confirmed(browser).get(page).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=11)):
        confirmed_long_ago = browser.get(page)
    assert confirmed_long_ago.status_code == 302


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Let the office look for signed heads in a folder of our own."""
    settings.AUDIT_FOLDER = tmp_path
    return tmp_path


def _sign(folder: Path, owner: UUID, days_ago: int) -> None:
    key = Ed25519PrivateKey.generate()
    raw = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    (folder / signed.PUBLIC).write_text(key.public_key().public_bytes(*raw).hex())
    at = clock.now() - timedelta(days=days_ago)
    heads = {"access": (3, bytes(32)), "processing": (4, bytes(32))}
    signed.write_all([signed.state(owner, heads, day=at.date(), at=at)], key, folder)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [LOG, "/inzage"])
@pytest.mark.parametrize(
    ("days_ago", "told"),
    [
        (None, "nog nooit getekend"),
        (0, "logboeken laatst getekend op"),
        (1, "logboeken laatst getekend op"),
        (3, "Niet op tijd ondertekend"),
    ],
)
def test_it_says_when_the_logs_were_last_signed(
    client_for: ClientFor, folder: Path, zandhaven: UUID, page: str, days_ago: int | None, told: str
) -> None:
    if days_ago is not None:
        _sign(folder, zandhaven, days_ago)
    shown = client_for("noor").get(page).text
    assert told in shown
    assert ("Niet op tijd" in shown) == (days_ago is None or days_ago > 2)


def test_a_forged_head_is_told(client_for: ClientFor, folder: Path, zandhaven: UUID) -> None:
    _sign(folder, zandhaven, 0)
    [head] = (folder / str(zandhaven)).glob("*.json")
    head.write_text(head.read_text().replace('"access_number": 3', '"access_number": 2'))
    assert "Handtekening klopt niet" in client_for("noor").get(LOG).text
