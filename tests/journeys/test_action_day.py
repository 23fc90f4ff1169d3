"""The house of 56 beds as an action day, on a phone: nothing gets lost and everybody has a bed.

The first practice case of source 003 §2.2; then the measure, and what the neighbours lack.
"""

from playwright.sync_api import Page, expect

from baken.demo.stories import action_day as story
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.visitors import PHONE

ADDRESS = "Proefkade 14, Zandhaven"


def test_from_the_door_to_the_measure(as_member: AsMember) -> None:
    tom = as_member("tom", PHONE)
    _open_and_plan(tom)
    _go_in(tom)
    _count_and_help(tom)
    _finish(tom)
    ilse = as_member("ilse")
    ilse.goto("/locaties")
    ilse.get_by_role("link", name=ADDRESS).click()
    _measure(ilse)


def _open_and_plan(page: Page) -> None:
    page.goto("/locaties/nieuw")
    page.get_by_label("Adres", exact=True).fill(ADDRESS)
    page.get_by_label("Waarom deze plek?").fill(story.HOUSES.reason)
    steps.press(page, "Dossier openen")
    page.get_by_role("link", name="Controle plannen").click()
    page.get_by_label("Reden van de plek").fill(story.HOUSES.reason)
    steps.press(page, "Plannen")
    steps.notice(page, "De controle is gepland.")


def _go_in(page: Page) -> None:
    page.get_by_role("link", name="Controle beginnen").click()
    expect(page.get_by_text("Geen foto's van mensen")).to_be_visible()
    steps.press(page, "Beginnen")
    page.get_by_role("link", name="Lijst invullen").click()
    page.get_by_label("Er zijn meer slaapplekken dan bij de woning past").first.select_option("Ja")
    page.get_by_label("Een kind is zonder toezicht of werkt mee").first.select_option("Ja")
    steps.press(page, "Vastleggen")
    expect(page.get_by_text("bijvangst", exact=True)).to_be_visible()


def _count_and_help(page: Page) -> None:
    visit = page.url
    page.get_by_role("link", name="Tellen").click()
    counted = {"Slaapplekken": 56, "Aangetroffen personen": 31, "Inschrijvingen in de BRP": 1}
    for label, number in (counted | {"Gebruiksoppervlak in m²": 212}).items():
        page.get_by_label(label).fill(str(number))
    steps.press(page, "Vastleggen")
    expect(page.get_by_text("212 m² gedeeld door 12 m² per persoon is 17")).to_be_visible()
    page.goto(visit)
    page.get_by_role("link", name="Iemand gesproken").click()
    page.get_by_label("Ik bood hulp aan").check()
    steps.press(page, "Vastleggen")


def _finish(page: Page) -> None:
    page.get_by_role("link", name="Afronden").click()
    page.get_by_label("Wat leverde het op?").fill("Overbewoond.")
    steps.press(page, "Afronden")
    expect(page.get_by_text("Schrijf op waar zij vannacht slapen").first).to_be_visible()
    page.get_by_label("Waar slapen de mensen vannacht?").fill(story.HOTEL)
    steps.press(page, "Afronden")
    expect(page.get_by_text("Maak eerst een melding").first).to_be_visible()
    page.get_by_role("link", name="Annuleren").click()
    page.get_by_role("link", name="Signaal melden").click()
    page.get_by_label("Wat zag of hoorde u?").fill(story.SEEN.observed)
    steps.press(page, "Melden")
    page.get_by_role("link", name="Afronden").click()
    page.get_by_label("Wat leverde het op?").fill("Overbewoond.")
    page.get_by_label("Waar slapen de mensen vannacht?").fill(story.HOTEL)
    steps.press(page, "Afronden")
    steps.notice(page, "De controle is afgerond.")


def _measure(page: Page) -> None:
    page.get_by_role("link", name="Maatregel voorstellen").click()
    page.get_by_label("Instrument").select_option("overcrowding")
    page.get_by_label("Feiten").fill(story.FACTS)
    page.get_by_label("Afweging").fill(story.WEIGHED)
    steps.press(page, "Voorstellen")
    expect(page.get_by_text("kan er geen besluit komen")).to_be_visible()
    expect(page.get_by_text("Rietwoude: Niet ingevuld")).to_be_visible()
    page.get_by_role("link", name="Beantwoord deze vraag").click()
    page.get_by_label("Wie wonen er").fill(story.HOTEL)
    steps.press(page, "Vastleggen")
    for step in ("Belanghebbenden gehoord", "Besluit genomen"):
        page.get_by_role("link", name=step).click()
        steps.press(page, "Vastleggen")
    expect(page.get_by_text("Besloten").first).to_be_visible()
