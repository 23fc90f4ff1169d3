"""A retention round: one decides, another confirms, and two weeks later a certificate is there."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
from playwright.sync_api import Page, expect

from baken.access.retention import destroying
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.vault.keeper.tombstones import FileTombstones
from tests import database
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.house import House

CODE = "S-7K3M-4Z"
PROPOSED = """
insert into retention_proposal (id, owner_id, region_id, rule, rule_from, subject_id, code,
                                begins_on, ends_on, proposed_at, review_by, state)
values (%s, %s, %s, 'signal_closed', '2026-01-01', %s, %s,
        current_date - 2000, current_date - 30, now(), current_date + 3, 'open')
"""


def test_two_people_and_two_weeks(as_member: AsMember, house: House, tmp_path: Path) -> None:
    with psycopg.connect(database.urls("journeys")["owner"]) as owner:
        place = fixed_id("organisation", "zandhaven"), fixed_id("region", "lagerwaard")
        owner.execute(PROPOSED, [uuid4(), *place, uuid4(), CODE])
    marieke, noor = as_member("marieke"), as_member("noor")
    steps.desk_link(marieke, f"Beoordeel of dit weg mag {CODE}").click()
    steps.choose(marieke, "Uw besluit", "Vernietigen")
    marieke.get_by_role("textbox", name="Reden").fill("Er is teruggebeld; de termijn is voorbij.")
    steps.press(marieke, "Vastleggen")
    steps.notice(marieke, "Uw besluit is vastgelegd.")
    marieke.get_by_role("link", name="Lijst maken van 1 dossier").click()
    steps.press(marieke, "Lijst maken")
    noor.goto("/bewaren")
    noor.get_by_role("link", name="V-001").click()
    expect(noor.get_by_role("link", name="Bevestigen")).to_have_count(0)
    _archive_agrees(marieke)
    expect(marieke.get_by_text("Een tweede persoon bevestigt.")).to_be_visible()
    noor.reload()
    noor.get_by_role("link", name="Bevestigen").click()
    steps.press(noor, "Ja, dit mag weg")
    steps.notice(noor, "Bevestigd.")
    house.inside(lambda: _two_weeks_later(tmp_path / "tombstones"))
    noor.goto("/bewaren")
    noor.get_by_role("link", name="V-001").click()
    expect(noor.get_by_role("heading", level=1)).to_have_text("Verklaring van vernietiging V-001")
    expect(noor.get_by_text("SA-2026-7")).to_be_visible()
    expect(noor.get_by_text("Akkoord van het archief vastgelegd door")).to_be_visible()
    expect(noor.get_by_text(CODE)).to_have_count(0)


def _archive_agrees(page: Page) -> None:
    """The archive answers on paper; a day before the list was made cannot be its answer."""
    page.get_by_role("link", name="Akkoord van het archief vastleggen").click()
    page.get_by_label("Kenmerk").fill("SA-2026-7")
    page.get_by_label("Akkoord gegeven op").fill((clock.today() - timedelta(days=5)).isoformat())
    steps.press(page, "Vastleggen")
    expect(page.get_by_role("alert")).to_contain_text("Deze lijst is van later")
    page.get_by_label("Akkoord gegeven op").fill(clock.today().isoformat())
    steps.press(page, "Vastleggen")
    steps.notice(page, "Het akkoord is vastgelegd.")
    expect(page.get_by_text("vastgelegd door Marieke Dijkhof")).to_be_visible()


def _two_weeks_later(graves: Path) -> None:
    urls = database.urls("journeys")
    database.point_at(urls["owner"])
    with (
        clock.at(clock.now() + timedelta(days=14)),
        psycopg.connect(urls["keeper"], autocommit=True) as keeper,
    ):
        destroying.carry_out(keeper, FileTombstones(graves))
