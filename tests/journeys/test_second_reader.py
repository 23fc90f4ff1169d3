"""A colleague of another municipality weighs along: one signal, with a ground, until a day."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from baken.core import clock
from tests.journeys import steps
from tests.journeys.conftest import AsMember

OTHERWISE = (
    "Ik zie slechte huisvesting, maar nog geen dwang bij het werk. Vraag eerst wie de werkgever is."
)


def test_somebody_from_elsewhere_dissents_and_the_owner_decides(as_member: AsMember) -> None:
    sander, joris, marieke = as_member("sander"), as_member("joris"), as_member("marieke")
    reported = steps.report(as_member("yara"))
    signal = steps.register(sander, reported)
    steps.weigh(sander, signal)
    refused = joris.goto(signal.path)
    assert refused
    assert refused.status == 404
    before = _of_zandhaven(joris)
    _let_in(sander, "Joris Timmerhuis, Gemeente Rietwoude")
    _dissent(joris, signal)
    assert len(_of_zandhaven(joris)) == len(before) + 1
    _sees_nothing_else(joris, reported, signal)
    _knows_why(joris, signal)
    steps.desk_link(marieke, f"Besluit over {signal.code}").click()
    expect(marieke.get_by_text(OTHERWISE)).to_be_visible()
    steps.fill_decision(marieke)
    steps.press(marieke, "Besluit nemen")
    steps.notice(marieke, "Het besluit is genomen.")


def _let_in(page: Page, colleague: str) -> None:
    page.get_by_role("link", name="Een collega van elders laten meewegen").click()
    expect(page.get_by_text("Alleen de collega die u kiest, alleen dit signaal")).to_be_visible()
    page.get_by_label("Collega van een andere gemeente").select_option(colleague)
    steps.press(page, "Toegang geven")
    steps.notice(page, "Uw collega ziet dit signaal nu")


def _dissent(page: Page, signal: steps.Told) -> None:
    steps.desk_link(page, f"Oordeel over {signal.code}").click()
    steps.give_opinion(page, "Niet eens met de weging", OTHERWISE)
    expect(page.get_by_text("Niet eens met de weging").first).to_be_visible()
    expect(page.get_by_text("Stefan")).to_have_count(0)


def _of_zandhaven(page: Page) -> list[str]:
    page.goto("/signalen")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page.get_by_role("row").filter(has_text="Gemeente Zandhaven").all_inner_texts()


def _sees_nothing_else(page: Page, reported: steps.Told, signal: steps.Told) -> None:
    assert signal.code in "".join(_of_zandhaven(page))
    for path, status in (
        (reported.path, 404),
        (f"{signal.path}/wegen", 403),
        (f"{signal.path}/meeweger", 403),
        (f"{signal.path}/besluit", 403),
        (f"{signal.path}/afronden", 403),
    ):
        answer = page.goto(path)
        assert answer
        assert answer.status == status, path


def _knows_why(page: Page, signal: steps.Told) -> None:
    page.goto(signal.path)
    page.get_by_role("link", name="Waarom zie ik dit?").click()
    expect(page.get_by_text("in deze rol toegang tot dit dossier")).to_be_visible()
    own = page.get_by_role("row").filter(has_text="Joris Timmerhuis")
    expect(own).to_contain_text("Tweede weger")
    expect(own).to_contain_text("Tweede oordeel over de weging van dit signaal")
    last_day = clock.today() + timedelta(days=14)
    expect(own.get_by_role("cell").last).to_contain_text(f"{last_day.day} ")
