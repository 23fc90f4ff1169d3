"""Browsers for people of the cast, and an ear for everything that a browser complains about."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from baken.ops import browser
from baken.ops.places import HOME
from tests.database import PASSWORD

CHROMIUM = browser.find()
AXE = HOME / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
# Only what is wrong leaves the page: all that is right as well is three quarters of the time.
ASK_AXE = """async (only) => {
  const asked = { runOnly: only, iframes: false, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, asked);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html}\n      ${node.failureSummary}`));
}"""
PATIENCE_MS = 10_000
DESKTOP = (1280, 900)
PHONE = (320, 640)


@dataclass
class Ear:
    """Hears what must never happen: errors, forbidden scripts, other hosts, broken pages."""

    address: str
    heard: list[str] = field(default_factory=list)
    may_be_offline: bool = False
    """Whether the journey is about a network that is gone; Chromium complains of that too."""

    def listen(self, context: BrowserContext) -> None:
        """Listen to everything that happens in a browser."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(f"error: {error.error}"))
        context.on("request", lambda request: self._ask(request.url))
        context.on("response", lambda answer: self._answer(answer.status, answer.url))

    def _console(self, message: ConsoleMessage) -> None:
        if self.may_be_offline and "ERR_INTERNET_DISCONNECTED" in message.text:
            return
        # Chromium logs every refusal as an error, also those that a journey is about.
        refused = "the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not (refused and not self._is_built(message)):
            self.heard.append(f"{message.type}: {message.text}")

    def _is_built(self, message: ConsoleMessage) -> bool:
        return urlsplit(message.location.get("url", "")).path.startswith("/static/")

    def _ask(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:", "blob:")):
            self.heard.append(f"request to another host: {url}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 500:
            self.heard.append(f"{status}: {url}")


@dataclass
class Visitors:
    """Everybody who is in the house during one test, each with a browser of their own."""

    chromium: Browser
    address: str
    ear: Ear
    inside: list[BrowserContext] = field(default_factory=list)

    def stranger(self, size: tuple[int, int] = DESKTOP, **how: Any) -> Page:
        """Give an empty page of somebody who did not log in."""
        settings = {"locale": "nl-NL", "reduced_motion": "reduce", **how}
        context = self.chromium.new_context(
            base_url=self.address, viewport={"width": size[0], "height": size[1]}, **settings
        )
        context.set_default_timeout(PATIENCE_MS)
        self.ear.listen(context)
        self.inside.append(context)
        return context.new_page()

    def member(self, key: str, size: tuple[int, int] = DESKTOP, **how: Any) -> Page:
        """Give the page of somebody of the cast, logged in through the form as people do."""
        page = self.stranger(size, **how)
        page.goto("/inloggen")
        log_in(page, key)
        page.wait_for_url(self.address + "/")
        return page

    def leave(self) -> None:
        """Close all browsers."""
        for context in self.inside:
            context.close()


def log_in(page: Page, key: str) -> None:
    """Take both steps; the code of a fictional person is filled in already."""
    page.get_by_label("Gebruikersnaam").fill(key)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/inloggen/tweede-stap")
    page.get_by_role("button", name="Verder").click()


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Give one Chromium that calls nobody."""
    with sync_playwright() as driver:
        running = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            # People's browsers remember whole pages for the Back button; so must this one.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield running
        running.close()


def complaints(page: Page, rules: list[str] | None = None) -> list[str]:
    """Give what axe finds wrong on a page; it comes in past the policy, as an extension would.

    Without a list of rules it asks all that law and good practice know, with an empty one nothing.
    """
    if rules == []:
        return []
    if not page.evaluate("'axe' in window"):
        here = page.context.new_cdp_session(page)
        here.send("Runtime.evaluate", {"expression": AXE.read_text()})
        here.detach()
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found: list[str] = page.evaluate(ASK_AXE, only)
    return found


def is_ready() -> str:
    """Give why no journey can be walked here; empty when one can."""
    if CHROMIUM is None:
        given = os.environ.get(browser.VARIABLE, "")
        return f"no Chromium found ({browser.VARIABLE}={given!r}): install one or name it"
    if not AXE.exists():
        return "axe-core is not installed: run make setup"
    return ""
