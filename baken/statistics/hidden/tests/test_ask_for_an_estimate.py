"""A policy officer brings a table, says what is in it, and chooses the lists."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from baken.statistics.hidden.actions import Asked
from baken.statistics.hidden.models import Estimation
from baken.statistics.mse.tests.known import path
from tests.typing import Acting, ClientFor

CSV = (
    "politie,zorg,opvang,CoMensha,count\n1,0,0,1,40\n0,1,0,0,30\n1,1,0,1,9\n0,0,1,0,20\n0,0,0,1,7\n"
)
FILLED = {
    "origin": "file",
    "counted": "presumed",
    "area": "Regio Lagerwaard",
    "period_from": "2025-01-01",
    "period_until": "2025-12-31",
}


def _send(client: Client, text: str | bytes = CSV, **more: Any) -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    given = {**FILLED, "file": SimpleUploadedFile("tabel.csv", content), **more}
    return client.post(reverse("estimation_new"), given)


def _question(page: str) -> str:
    [found] = re.findall(r'name="question" value="([^"]+)"', page)
    return str(found)


def test_from_a_file_to_a_waiting_estimate(client_for: ClientFor, acting: Acting) -> None:
    karin = client_for("karin")
    second = _send(karin)
    assert second.status_code == 200
    assert "Welke lijsten doen mee?" in second.text
    assert 'value="CoMensha"' not in second.text
    kept = {"question": _question(second.text), "kept": ["politie", "zorg", "opvang"]}
    answer = karin.post(reverse("estimation_new"), kept)
    assert answer.status_code == 302
    page = karin.get(answer["Location"]).text
    assert "Baken rekent" in page
    assert 'hx-trigger="every 3s"' in page
    with acting("karin"):
        made = Estimation.objects.defer("cells").get()
        assert made.lists == ["politie", "zorg", "opvang"]
        assert made.stage == "waiting"


def test_who_was_only_on_a_list_that_was_left_out_is_not_counted(
    client_for: ClientFor, acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Asked] = []

    def ask(_karin: object, *, asked: Asked) -> Estimation:
        seen.append(asked)
        return Estimation()

    monkeypatch.setattr("baken.statistics.hidden.actions.ask", ask)
    karin = client_for("karin")
    kept = {"question": _question(_send(karin).text), "kept": ["politie", "zorg"]}
    karin.post(reverse("estimation_new"), kept)
    assert dict(seen[0].cells) == {1: 40, 2: 30, 3: 9}


def test_a_job_waits_for_the_worker(client_for: ClientFor) -> None:
    karin = client_for("karin")
    with connection.cursor() as cursor:
        cursor.execute("select count(id) from procrastinate_jobs")
        [before] = cursor.fetchone()
    kept = {"question": _question(_send(karin).text), "kept": ["politie", "zorg", "opvang"]}
    karin.post(reverse("estimation_new"), kept)
    with connection.cursor() as cursor:
        cursor.execute("select count(id) from procrastinate_jobs")
        assert cursor.fetchone() == (before + 1,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("politie,zorg,count\n1,x,4\n", "Rij 2, kolom “zorg”: “x” is geen 0 of 1."),
        ("", "Kies het bestand"),
        (b"\xff\xfe", "geen tekstbestand in UTF-8"),
        (",".join("abcdefghi") + ",count\n1,0,0,0,0,0,0,0,1,3\n", "meer dan 6 kan hier niet"),
        ("politie,zorg\n" + "1,0\n" * 60_000, "te groot"),
    ],
)
def test_a_bad_file_is_refused(client_for: ClientFor, text: str | bytes, said: str) -> None:
    answer = _send(client_for("karin"), text) if text else client_for("karin").post(
        reverse("estimation_new"), FILLED
    )  # fmt: skip
    assert answer.status_code == 422
    assert said in answer.text


def test_the_page_shows_what_a_file_looks_like(client_for: ClientFor) -> None:
    assert "politie,zorg,opvang,count" in client_for("karin").get(reverse("estimation_new")).text


def test_a_period_runs_forwards(client_for: ClientFor) -> None:
    answer = _send(client_for("karin"), period_until="2024-12-31")
    assert answer.status_code == 422
    assert "ligt voor de eerste dag" in answer.text


def test_one_list_is_refused(client_for: ClientFor) -> None:
    karin = client_for("karin")
    kept = {"question": _question(_send(karin).text), "kept": ["politie"]}
    answer = karin.post(reverse("estimation_new"), kept)
    assert answer.status_code == 422
    assert "Kies minstens twee lijsten" in answer.text


def test_a_question_of_somebody_else_is_not_taken(client_for: ClientFor, acting: Acting) -> None:
    question = _question(_send(client_for("karin")).text)
    kept = {"question": question, "kept": ["politie", "zorg"]}
    answer = client_for("ruben").post(reverse("estimation_new"), kept)
    assert answer["Location"] == reverse("estimation_new")
    with acting("ruben"):
        assert not Estimation.objects.exists()


def test_own_registrations_need_no_file(client_for: ClientFor) -> None:
    page = client_for("ruben").post(reverse("estimation_new"), {**FILLED, "origin": "own"}).text
    assert "Arbeidsinspectie" in page
    assert "Regionale coördinatie" in page


@pytest.mark.parametrize("who", ["marieke", "esther", "willem"])
def test_who_does_casework_or_keeps_accounts_does_not_ask(client_for: ClientFor, who: str) -> None:
    assert client_for(who).get(reverse("estimation_new")).status_code == 403


def test_percentages_are_read_with_a_comma(client_for: ClientFor) -> None:
    answer = _send(client_for("karin"), path("Spina3").read_text(), missed="2,5", false_links="0.5")
    assert answer.status_code == 200
