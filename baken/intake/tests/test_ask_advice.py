"""Somebody in doubt asks advice; the asker and whoever was asked read the thread, nobody else."""

from uuid import UUID

import pytest
from django.test import Client

from baken.core.refusals import Refused
from baken.intake.actions import Question, ask_advice, write_advice
from baken.intake.models import Advice, AdviceMessage
from baken.intake.tests.typing_pages import latest
from tests.typing import Acting, ClientFor

QUESTION = "Ik twijfel over een huis waar elke avond andere mensen komen."
ANSWER = "Meld het. U hoeft niets zeker te weten."


def ask(client: Client, adviser: str = "focal_officer", **more: str) -> str:
    """Ask, and give the address of the thread."""
    given = {"advice_from": adviser, "question": QUESTION, "on_behalf_of": "professional", **more}
    answer = client.post("/advies/nieuw", given)
    assert answer.status_code == 302
    return answer["Location"]


def test_a_focal_officer_answers_in_the_thread(yara: Client, client_for: ClientFor) -> None:
    thread = ask(yara)
    marieke = client_for("marieke")
    assert thread in marieke.get("/advies").text
    assert thread in marieke.get("/").text
    assert QUESTION in marieke.get(thread).text
    marieke.post(thread, {"text": ANSWER})
    assert ANSWER in yara.get(thread).text
    assert [each.answered_at is not None for each in yara.get("/advies").context["mine"]][-1]
    assert thread not in marieke.get("/").text


def test_lists_never_show_the_question(yara: Client, client_for: ClientFor) -> None:
    ask(yara)
    for client in (yara, client_for("marieke")):
        assert QUESTION not in client.get("/advies").text


def test_unanswered_questions_come_first(yara: Client, client_for: ClientFor) -> None:
    answered, open_one = ask(yara), ask(yara)
    client_for("marieke").post(answered, {"text": ANSWER})
    order = [f"/advies/{each.pk}" for each in yara.get("/advies").context["mine"]]
    assert order.index(open_one) < order.index(answered)


def test_nobody_else_finds_the_thread(yara: Client, client_for: ClientFor) -> None:
    thread = ask(yara)
    for stranger in ("tom", "anouk", "joris", "esther"):
        assert client_for(stranger).get(thread).status_code == 404, stranger
        assert client_for(stranger).post(thread, {"text": "Ik lees mee."}).status_code == 404
    assert client_for("ruben").get(thread).status_code == 403


def test_the_care_coordinator_answers_and_the_focal_officer_does_not_see_it(
    yara: Client, client_for: ClientFor
) -> None:
    thread = ask(yara, "care_coordinator")
    esther = client_for("esther")
    assert thread in esther.get("/advies").text
    assert esther.post(thread, {"text": ANSWER}).status_code == 302
    assert ANSWER in yara.get(thread).text
    assert client_for("marieke").get(thread).status_code == 404
    assert esther.get("/advies/nieuw").status_code == 403


def test_advice_of_safe_home_is_recorded_by_the_asker(
    yara: Client, client_for: ClientFor, acting: Acting
) -> None:
    thread = ask(yara, "safe_home")
    assert "Bel Veilig Thuis" in yara.get(thread).text
    yara.post(thread, {"text": "Zij adviseren te melden."})
    with acting("yara"):
        assert Advice.objects.get(pk=thread.rsplit("/")[-1]).answered_at is not None
    assert client_for("marieke").get(thread).status_code == 404


def test_advice_about_a_report_stays_with_it(yara: Client, acting: Acting) -> None:
    with acting("yara"):
        mine = latest()
    address = f"/advies/nieuw?melding={mine.pk}"
    assert mine.code in yara.get(address).text
    given = {"advice_from": "focal_officer", "question": QUESTION, "on_behalf_of": "professional"}
    thread = yara.post(address, given)["Location"]
    assert mine.code in yara.get(thread).text
    assert thread in yara.get(f"/meldingen/{mine.pk}").text


@pytest.mark.parametrize("about", ["onzin", str(UUID(int=7))])
def test_advice_about_somebody_elses_report_is_not_found(yara: Client, about: str) -> None:
    assert yara.get(f"/advies/nieuw?melding={about}").status_code == 404


def test_a_colleagues_report_cannot_be_asked_about(client_for: ClientFor, acting: Acting) -> None:
    with acting("yara"):
        hers = latest()
    assert client_for("tom").get(f"/advies/nieuw?melding={hers.pk}").status_code == 404


def test_an_empty_question_keeps_the_rest(yara: Client) -> None:
    given = {"advice_from": "care_coordinator", "question": " ", "on_behalf_of": "resident"}
    answer = yara.post("/advies/nieuw", given)
    assert answer.status_code == 422
    assert answer.context["form"]["on_behalf_of"].value() == "resident"


def test_empty_words_are_refused(acting: Acting) -> None:
    with acting("yara") as yara:
        place = yara.organisation_id
        with pytest.raises(Refused, match="Schrijf eerst uw vraag"):
            ask_advice(yara, organisation_id=place, question=Question(" ", "focal_officer", place))
        made = ask_advice(
            yara, organisation_id=place, question=Question("Mag dit?", "focal_officer", place)
        )
        with pytest.raises(Refused, match="Schrijf eerst een bericht"):
            write_advice(yara, advice=made, text="  ")
        assert not AdviceMessage.objects.filter(advice=made).exists()


def test_the_focal_officer_reads_numbers_only(yara: Client, client_for: ClientFor) -> None:
    marieke = client_for("marieke")
    before = dict(marieke.get("/advies").context["counts"])
    ask(yara, on_behalf_of="resident")
    after = dict(marieke.get("/advies").context["counts"])
    kind = next(label for label in after if str(label) == "Aandachtsfunctionaris")
    assert after[kind]["residents"] == before[kind]["residents"] + 1
    assert after[kind]["professionals"] == before[kind]["professionals"]
    assert "counts" not in yara.get("/advies").context
