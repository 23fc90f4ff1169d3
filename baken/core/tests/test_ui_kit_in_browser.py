"""In a real browser: by day, by night, on a phone, by keyboard, and when one must leave at once."""

import mimetypes
import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation
from playwright.sync_api import Browser, Page, expect, sync_playwright

from baken.core import clock, views_kit

CORE = Path(__file__).parent.parent
AXE = CORE.parent.parent / "node_modules/axe-core/axe.min.js"
CHROMIUM = os.environ.get("BAKEN_CHROMIUM") or shutil.which("chromium")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong leaves the page: all that is right as well is three quarters of the time.
ASK_AXE = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}"""
STRICT = "; ".join(
    [
        "default-src 'none'",
        "base-uri 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        "form-action 'self'",
    ]
)
SEEN_BEFORE = "<!doctype html><html lang='nl'><title>Weer</title><h1>Weerbericht</h1></html>"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: set BAKEN_CHROMIUM"),
    pytest.mark.skipif(not AXE.exists(), reason="no axe-core: run npm ci"),
]


class Desk:
    """A tiny web server with the kit, the built styles, and a memory of what was sent."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {"/eerder": SEEN_BEFORE}
        self.sent: list[tuple[str, dict[str, list[str]]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """Answers with a page, a built file, or the name of what was asked."""

    def __init__(self, desk: Desk, *args: Any) -> None:
        self.desk = desk
        super().__init__(*args)

    def do_GET(self) -> None:
        place = self.path.split("?", maxsplit=1)[0]
        if place.startswith("/static/"):
            kind = mimetypes.guess_type(place)[0] or "font/woff2"
            return self.answer(kind, (CORE / place[1:]).read_bytes())
        page = self.desk.pages.get(place, f"<!doctype html><title>{place}</title>")
        return self.answer("text/html; charset=utf-8", page.encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.desk.sent.append((self.path, parse_qs(body)))
        self.answer("text/plain", b"")

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the parent calls it
        """Keep the output of the tests quiet."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def house() -> Iterator[Desk]:
    serving = Desk()
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        override_settings(
            ROOT_URLCONF="baken.core.tests.test_ui_kit", STORAGES={"staticfiles": storage}
        ),
        translation.override("nl"),
        clock.at(datetime(2026, 3, 12, 9, 30, tzinfo=UTC)),
    ):
        serving.pages |= _pages(RequestFactory().get("/ui-kit"))
    yield serving
    serving.server.shutdown()
    serving.server.server_close()


def _pages(request: HttpRequest) -> dict[str, str]:
    wrong = views_kit.SampleForm({"where": "Haven"}, auto_id="wrong_%s")
    names = {**views_kit._samples(), "wrong": wrong}
    kinds: dict[str, dict[str, Any]] = {
        "/dag": {"theme": "light"},
        "/nacht": {"theme": "dark"},
        "/stil": {"idle_seconds": 3},
    }
    kits = {
        path: render_to_string("core/kit.html", {**names, **extra}, request)
        for path, extra in kinds.items()
    }
    return {**kits, "/mis": render_to_string("404.html", None, request)}


@pytest.fixture
def desk(house: Desk) -> Desk:
    house.sent.clear()
    return house


def opened(browser: Browser, desk: Desk, path: str, *, width: int = 1280, **how: Any) -> Page:
    """Open a page as a Dutch browser shows it."""
    page = browser.new_page(viewport={"width": width, "height": 800}, locale="nl-NL", **how)
    page.set_default_timeout(8000)
    page.goto(desk.address + path)
    return page


def complaints(page: Page) -> list[str]:
    """Run axe past the Content-Security-Policy, as an extension would."""
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text()})
    found: list[str] = page.evaluate(ASK_AXE, RULES)
    return found


@pytest.mark.parametrize(
    ("path", "width"), [("/dag", 1280), ("/nacht", 1280), ("/nacht", 320), ("/mis", 320)]
)
def test_everyone_can_use_it_by_day_by_night_and_on_a_phone(
    browser: Browser, desk: Desk, path: str, width: int
) -> None:
    page = opened(browser, desk, path, width=width)
    assert complaints(page) == []
    page.close()


def test_nothing_falls_off_the_screen_even_at_double_zoom(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/dag")
    for width in (320, 360, 640, 800, 1280):
        page.set_viewport_size({"width": width, "height": 600})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_browser_has_nothing_to_forbid(browser: Browser, desk: Desk) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on(
        "request", lambda request: said.append(request.url) if "127" not in request.url else None
    )
    page.goto(desk.address + "/dag", wait_until="networkidle")
    assert said == []
    assert page.evaluate("document.fonts.check('1em \"Atkinson Hyperlegible Next Variable\"')")
    page.close()


@pytest.mark.parametrize("how", ["click", "shift", "from a dialog"])
def test_leaving_at_once_leaves_no_way_back(browser: Browser, desk: Desk, how: str) -> None:
    page = opened(browser, desk, "/eerder")
    page.goto(desk.address + "/dag")
    if how == "from a dialog":
        page.locator("#kit-dialog summary").click()
        page.locator("dialog [data-quick-exit]").click()
    elif how == "click":
        page.get_by_role("link", name="Snel weg").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/quick_exit")
    page.go_back()
    expect(page.get_by_role("heading")).to_have_text("Weerbericht")
    page.close()


def test_typing_capitals_does_not_throw_anyone_out(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/dag")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(200)
    assert page.url.endswith("/dag")
    page.close()


def test_the_keyboard_finds_the_way(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/dag")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Snel weg")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    summary = page.locator("#kit-dialog summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Weet u het zeker?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    page.locator(".bar details.menu summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="English")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="English")).to_be_hidden()
    page.close()


def test_every_stop_of_the_keyboard_can_be_seen(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/dag")
    marked = """() => {
      const here = document.activeElement, row = here.closest('.worklist__row') ?? here;
      return [here, row].some((e) => getComputedStyle(e).outlineStyle !== 'none')
        || getComputedStyle(here).boxShadow !== 'none' || here.matches(':not(:focus-visible)');
    }"""
    for _ in range(70):
        page.keyboard.press("Tab")
        assert page.evaluate(marked), page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_what_someone_writes_is_kept(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/dag")
    page.locator("#id_what").fill("Negen bedden")
    expect(page.locator("[data-draft-status]")).to_have_text(
        re.compile(r"^Concept bewaard om \d\d:\d\d$")
    )
    [(path, fields)] = desk.sent
    assert path == "/concepten/ui-kit"
    assert fields["what"] == ["Negen bedden"]
    assert "csrfmiddlewaretoken" in fields
    page.close()


def test_a_quiet_desk_warns_then_keeps_the_draft_and_locks(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/stil")
    page.locator("#id_what").fill("Half af")
    expect(page.locator("[data-idle-warning]")).to_be_visible(timeout=6000)
    page.wait_for_url("**/lock?next=%2Fstil", timeout=5000)
    assert [fields["what"] for _path, fields in desk.sent] == [["Half af"]]
    page.close()


def test_it_works_without_javascript(browser: Browser, desk: Desk) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(desk.address + "/dag")
    page.locator("#kit-dialog summary").click()
    expect(page.locator("#kit-dialog").get_by_text("De toegang eindigt vanzelf")).to_be_visible()
    page.locator(".bar details.menu summary").first.click()
    expect(page.get_by_role("button", name="English")).to_be_visible()
    page.get_by_role("link", name="Snel weg").click()
    assert page.url.endswith("/quick_exit")
    page.close()


def test_on_paper_there_is_content_and_no_furniture(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/nacht")
    page.emulate_media(media="print")
    for gone in (".bar", ".rail", ".exit", ".crumbs"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".print-line")).to_contain_text("Afgedrukt uit Baken door Noor de Wit")
    paper = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    assert paper == "light"
    page.close()
