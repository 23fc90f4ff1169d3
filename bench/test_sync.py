"""A day of inspections comes in from a phone over a line of which every third request breaks."""

import base64
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import DjangoDbBlocker

from baken.attachments.models import Attachment
from baken.attachments.tests.samples import picture
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import TOM
from baken.enforcement import actions
from baken.enforcement.actions import Address, Plan
from baken.enforcement.models import Finding, PersonMet
from bench import figures
from tests.journeys import visitors
from tests.journeys.house import House, opened

ADDRESSES = int(os.environ.get("BENCH_SYNC_ADDRESSES", "60"))
PHOTOS, PIN = 5, "482913"
FILL = """async ({photos, picture}) => {
  const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
  const pause = () => new Promise((done) => setTimeout(done, 2));
  const until = async (test) => { while (!test()) await pause(); };
  const keep = async (op, set) => {
    const form = document.querySelector(`form[data-op=${op}]`);
    set(form);
    form.requestSubmit();
    await until(() => !form.dataset.busy);
  };
  const photo = (form) => {
    const given = new DataTransfer();
    given.items.add(new File([bytes], "a.jpg", {type: "image/jpeg"}));
    form.elements.namedItem("file").files = given.files;
  };
  const list = document.querySelector("[data-view=list]");
  for (let at = 0; at < document.querySelectorAll("[data-open]").length; at++) {
    document.querySelectorAll("[data-open]")[at].click();
    await until(() => list.hidden && document.querySelector("[data-item]"));
    await keep("begin", () => {});
    await keep("finding", (form) => {
      for (const select of [...form.querySelectorAll("select")].slice(0, 4)) select.value = "no";
    });
    await keep("met", (form) => { form.elements.namedItem("got_card").checked = true; });
    for (let each = 0; each < photos; each++) await keep("photo", photo);
    document.querySelector("[data-do=back]").click();
    await until(() => !list.hidden);
  }
}"""
"""What a person does at every address: begin, four lines, somebody met, photos."""


@pytest.fixture
def house(django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[House]:
    """Give the house as `make run` opens it."""
    with opened(django_db_blocker, tmp_path / "web.log", "sync") as house:
        yield house


def test_a_day_over_a_flaky_line(house: House) -> None:
    """Count what is lost and what is there twice, and how long it takes."""
    visits = house.inside(_plan)
    with visitors.running_chromium() as chromium:
        guests = visitors.Visitors(chromium, house.address, visitors.Ear(house.address))
        page = guests.member("tom", visitors.PHONE, service_workers="block")
        _record(page)
        line = Line()
        page.context.route("**/veld/**", line.carry)
        began = time.perf_counter()
        page.context.set_offline(False)
        expect(page.get_by_text("Verbonden. Alles is verstuurd.")).to_have_count(1, timeout=900_000)
        seconds = time.perf_counter() - began
        guests.leave()
    gaps = house.inside(lambda: _gaps(visits))
    lost = sum(each for each in gaps if each > 0)
    doubled = -sum(each for each in gaps if each < 0)
    photos = ADDRESSES * PHOTOS
    figures.SAID.append(
        f"sync: {ADDRESSES} addresses, {photos} photos, {line.broken} of {line.asked} requests "
        f"broken: lost {lost}, doubled {doubled}, {seconds:.0f} s"
    )
    print(figures.SAID[-1])
    assert (lost, doubled) == (0, 0)


class Line:
    """Breaks every third request: before it arrives, or after, when only the answer is lost."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.asked = self.broken = 0

    def carry(self, route: Route) -> None:
        """Carry one request, or not."""
        self.asked += 1
        if self.asked % 3:
            route.continue_()
            return
        self.broken += 1
        if self.broken % 2:
            route.fetch()
        route.abort("connectionreset")


def _plan() -> list[UUID]:
    made = []
    with as_member(TOM) as tom:
        for number in range(ADDRESSES):
            address = Address(text=f"Meetpad {number + 1}, Zandhaven", reason="Meting")
            place = actions.add_location(tom, owner_id=tom.organisation_id, address=address)
            asked = Plan("housing", clock.today(), tom.person_id, "Meting", "Wet", "Toestemming")
            made.append(actions.plan(tom, location=place, asked=asked).pk)
    return made


def _record(page: Page) -> None:
    page.goto("/veld/")
    page.get_by_label("Nieuwe pincode").fill(PIN)
    page.get_by_label("Nog een keer").fill(PIN)
    page.get_by_role("button", name="Klaarmaken").click()
    expect(page.get_by_text("Deze telefoon is klaar.")).to_be_visible(timeout=60_000)
    page.context.set_offline(True)
    given = {"photos": PHOTOS, "picture": base64.b64encode(picture(size=(1600, 1200))).decode()}
    page.set_default_timeout(900_000)
    page.evaluate(FILL, given)


def _gaps(visits: list[UUID]) -> list[int]:
    """Give of each visit what is missing: below zero is what is there too often."""
    near = {"inspection__in": visits}
    with as_member(TOM):
        kept = (
            (4, Finding.objects.filter(**near).values_list("inspection_id", flat=True)),
            (1, PersonMet.objects.filter(**near).values_list("inspection_id", flat=True)),
            (PHOTOS, Attachment.objects.filter(subject_id__in=visits).values_list(
                "subject_id", flat=True)),
        )  # fmt: skip
        counted = [(wanted, Counter(rows)) for wanted, rows in kept]
    return [wanted - found[each] for each in visits for wanted, found in counted]
