"""Makes the pictures of the tutorials: `python -m tests.journeys.make_screenshots`.

Everything in them is a story of the demo region, told again by hand in a browser.
"""

import os
import tempfile
from contextlib import nullcontext
from pathlib import Path
from uuid import UUID

import tests.plugin  # noqa: F401 - gives the keys of the tests, before settings are read

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import django

django.setup()

from playwright.sync_api import Page  # noqa: E402 - after setup, as all below

from baken.demo.stories import (  # noqa: E402
    forced_prostitution,
    withdrawn_complaint,
)
from baken.demo.stories import two_houses as story  # noqa: E402
from baken.ops.places import HOME  # noqa: E402
from baken.statistics.mse.tests.known import path  # noqa: E402
from tests.journeys import estimates, pictures, steps, visitors  # noqa: E402
from tests.journeys.house import opened  # noqa: E402

PICTURES = HOME / "docs/tutorials/images"
SIZE = (1280, 800)
LARGEST = 100_000
"""Bytes; a picture in a repository is copied by everybody, for ever."""


class Unblocked:
    """No pytest here, so nothing keeps us from the database."""

    def unblock(self) -> nullcontext[None]:
        """Change nothing."""
        return nullcontext()


def keep(page: Page, name: str, *, top: str = "") -> None:
    """Keep what the screen shows, scrolled to a piece of text when that is given."""
    page.evaluate("document.activeElement?.blur()")
    if top:
        page.get_by_text(top, exact=True).first.evaluate("each => each.scrollIntoView()")
        page.mouse.wheel(0, -90)
    page.wait_for_timeout(300)
    picture = pictures.small(page)
    assert len(picture) < LARGEST, f"{name} has {len(picture)} bytes"
    (PICTURES / f"{name}.png").write_bytes(picture)


def walk(guests: visitors.Visitors) -> None:
    """Walk from the report to the feedback, and keep a picture of every step."""
    yara, marieke, sander, joris = (
        guests.member(key, SIZE) for key in ("yara", "marieke", "sander", "joris")
    )
    reported = _report(yara)
    signal = _register(marieke, reported)
    _weigh(marieke, signal)
    steps.desk_link(sander, f"Oordeel over {signal.code}").click()
    steps.choose(sander, "Uw oordeel", "Eens met de weging")
    sander.get_by_label("Uw redenen").fill(story.AGREED)
    keep(sander, "6-tweede-oordeel", top="Uw oordeel")
    steps.press(sander, "Oordeel bewaren")
    _decide(marieke, signal)
    yara.goto(reported.path)
    keep(yara, "9-terugkoppeling")
    joris.goto(f"/signalen?code={signal.code}")
    keep(joris, "10-niets-te-zien")


def _report(page: Page) -> steps.Told:
    page.goto("/melden/gevaar")
    steps.tell_danger(page)
    steps.tell_seen(page)
    page.locator("[data-draft-status]").get_by_text("Concept bewaard").wait_for()
    keep(page, "1-melden")
    page.goto("/melden/gevaar")
    steps.fill_report(page)
    steps.press(page, "Melding versturen")
    keep(page, "2-ontvangen")
    return steps.here(page)


def _register(page: Page, reported: steps.Told) -> steps.Told:
    page.goto("/")
    keep(page, "3-werkplek")
    page.get_by_role("link", name=f"Registreer melding {reported.code}").click()
    steps.fill_registration(page)
    keep(page, "4-registreren", top="Zo leggen wij het vast")
    steps.press(page, "Signaal registreren")
    return steps.here(page)


def _weigh(page: Page, signal: steps.Told) -> None:
    page.goto(f"{signal.path}/wegen")
    steps.fill_weighing(page)
    keep(page, "5-wegen", top="Wat is er bekend?")
    steps.press(page, "Weging bewaren")


def _decide(page: Page, signal: steps.Told) -> None:
    steps.desk_link(page, f"Besluit over {signal.code}").click()
    steps.fill_decision(page)
    keep(page, "7-besluiten", top="Besluit")
    steps.press(page, "Besluit nemen")
    keep(page, "8-signaal")


def desk_of_income(guests: visitors.Visitors) -> None:
    """Walk forced prostitution, from the desk of work and income to the care coordinator."""
    case = forced_prostitution
    lotte, sander, esther = (guests.member(key, SIZE) for key in ("lotte", "sander", "esther"))
    lotte.goto("/melden")
    keep(lotte, "21-eerste-scherm")
    lotte.goto("/melden/gevaar")
    steps.tell_danger(lotte, case.TOLD)
    lotte.get_by_text("Seksuele uitbuiting", exact=True).first.click()
    keep(lotte, "22-herkenbare-zinnen", top="Seksuele uitbuiting")
    reported = steps.report(lotte, case.TOLD)
    signal = steps.register(sander, reported, case.REGISTERED)
    steps.weigh(sander, signal, case.JUDGED)
    marieke = guests.member("marieke", SIZE)
    steps.desk_link(marieke, f"Oordeel over {signal.code}").click()
    steps.give_opinion(marieke, "Eens met de weging", case.AGREED)
    steps.decide(sander, signal, case.RULED)
    steps.desk_link(esther, f"Beantwoord {steps.handed_on(sander, 'Regiobureau')}").click()
    keep(esther, "23-overdracht")
    steps.record_answer(esther, "Aangenomen", "Esther Vosmaer", case.ACCEPTED)
    lotte.goto(reported.path)
    keep(lotte, "24-terugkoppeling")


def first_help(guests: visitors.Visitors) -> None:
    """Walk a withdrawn complaint: help first, registering after."""
    case = withdrawn_complaint
    mila, marieke = (guests.member(key, SIZE) for key in ("mila", "marieke"))
    mila.goto("/melden/nu-bij-mij")
    keep(mila, "31-nu-bij-mij")
    mila.goto("/melden/gevaar")
    steps.choose(mila, "Loopt iemand nu gevaar?", "Ja")
    steps.press(mila, "Verder")
    keep(mila, "32-bel-eerst")
    reported = steps.report(mila, case.TOLD)
    steps.desk_link(marieke, f"Registreer melding {reported.code}").click()
    steps.hand_on_now(marieke, case.TO_POLICE, "Politie Lagerwaard")
    steps.hand_on_now(marieke, case.TO_CARE, "Regiobureau Lagerwaard")
    keep(marieke, "33-nu-doorgegeven", top="Doorgegeven")
    marieke.get_by_role(
        "link", name=f"Antwoord vastleggen {steps.handed_on(marieke, 'Politie')}"
    ).click()
    steps.record_answer(marieke, "Terug naar de afzender", "Meldkamer", BUSY)
    marieke.goto("/")
    keep(marieke, "34-teruggekomen")


def hidden_number(guests: visitors.Visitors) -> None:
    """Estimate with two published tables: one carries a range, the other nothing."""
    karin = guests.member("karin", SIZE)
    karin.goto("/verborgen-aantal/nieuw")
    keep(karin, "41-aantallen")
    _estimate(karin, "UKdat_5", "Verenigd Koninkrijk", "2013")
    keep(karin, "43-bandbreedte")
    keep(karin, "44-methoden", top="De methoden naast elkaar")
    keep(karin, "45-koppelen", top="Als er fouten in het koppelen zitten")
    _estimate(karin, "NewOrl_5", "New Orleans", "2016")
    keep(karin, "46-geen-schatting")


def _estimate(page: Page, name: str, area: str, year: str) -> None:
    page.goto("/verborgen-aantal/nieuw")
    page.get_by_label("Een bestand met aantallen").check()
    page.locator("input[type=file]").set_input_files(path(name))
    page.get_by_label("Welk gebied?").fill(area)
    page.get_by_label("Van", exact=True).fill(f"{year}-01-01")
    page.get_by_label("Tot en met").fill(f"{year}-12-31")
    steps.press(page, "Verder")
    if name == "UKdat_5":
        keep(page, "42-lijsten")
    steps.press(page, "Schat")
    page.wait_for_url("**/verborgen-aantal/*-*-*-*-*")
    estimates.answer("pictures", UUID(page.url.rpartition("/")[2]))
    page.reload()


BUSY = "Alle rechercheurs zijn weg; bel de wijkagent."


def main() -> None:
    """Open a house, walk, and close it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Unblocked(), Path(folder) / "web.log", "pictures") as house,
        visitors.running_chromium() as chromium,
    ):
        ear = visitors.Ear(house.address)
        for story_told in (walk, desk_of_income, first_help, hidden_number):
            guests = visitors.Visitors(chromium, house.address, ear)
            story_told(guests)
            guests.leave()
        assert ear.heard == []


if __name__ == "__main__":
    main()
