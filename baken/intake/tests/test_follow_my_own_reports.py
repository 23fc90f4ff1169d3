"""A reporter follows their own reports, and nobody else's."""

from django.test import Client

from baken.intake import five_steps
from baken.intake.models import Report
from baken.intake.tests.typing_pages import latest, send
from tests.typing import Acting, ClientFor


def test_the_list_shows_only_own_reports(client_for: ClientFor, acting: Acting) -> None:
    for who in ("yara", "anouk"):
        with acting(who) as actor:
            own = {each.pk for each in Report.objects.of(actor.person_id)}
        shown = client_for(who).get("/meldingen").context["page_obj"]
        assert own
        assert {each.pk for each in shown} == own


def test_a_colleague_does_not_see_my_report(
    yara: Client, client_for: ClientFor, acting: Acting
) -> None:
    with acting("yara"):
        mine = latest()
    assert yara.get(f"/meldingen/{mine.pk}").status_code == 200
    assert client_for("tom").get(f"/meldingen/{mine.pk}").status_code == 404
    assert client_for("anouk").get(f"/meldingen/{mine.pk}").status_code == 404
    assert client_for("marieke").get(f"/meldingen/{mine.pk}").status_code == 404


def test_the_reporter_reads_the_feedback_and_never_the_file(yara: Client, acting: Acting) -> None:
    with acting("yara"):
        told = Report.objects.filter(status="decided").order_by("received_at")[0]
    page = yara.get(f"/meldingen/{told.pk}").text
    assert "Wat u van ons hoorde" in page
    assert "Nog geen bericht" not in page
    assert "Onderbouwing" not in page
    assert yara.get("/signalen").status_code == 403


def test_the_five_steps_stand_above_a_report(yara: Client, acting: Acting) -> None:
    page = send(yara)
    assert "Breng signalen in kaart" in page
    with acting("yara"):
        mine = latest()
    states = [each.state for each in five_steps.of_report(mine, asked=False, talked=False)]
    assert states == ["done", "current", "todo", "todo", "todo"]
    mine.status = "registered"
    states = [each.state for each in five_steps.of_report(mine, asked=False, talked=True)]
    assert states == ["done", "todo", "done", "current", "todo"]
    mine.status = "decided"
    states = [each.state for each in five_steps.of_report(mine, asked=True, talked=True)]
    assert states == ["done"] * 5
