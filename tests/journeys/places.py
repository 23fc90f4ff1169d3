"""Every page that somebody can reach, and what is wrong with how it looks and reads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from playwright.sync_api import Error, Page

from tests.journeys.visitors import DESKTOP, PHONE, complaints

HEX = r"[0-9a-f]"
ID = re.compile(rf"{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}")
SLUG = re.compile(r"^/(intranet|bel-mij|verwerkingen|instrumenten|barrieres)/[^/]+")
RULE = re.compile(r"^/lokale-regels/[^/]+/[^/]+")
NOT_A_PAGE = ("/weg", "/static/")
ENOUGH = {
    "/instrumenten": 2,
    "/instrumenten/*": 3,
    "/signalen": 3,
    "/signalen/*": 5,
    "/overdrachten/*": 3,
    "/meldingen/*": 2,
}
"""How many of one kind of page to look at, where one does not show what others may hold."""

CONTRAST = ["color-contrast"]
Ways = tuple[tuple[str, tuple[int, int], list[str] | None], ...]
LOOKS: Ways = (
    ("light", DESKTOP, None),
    ("dark", DESKTOP, CONTRAST),
    ("light", PHONE, CONTRAST),
    ("dark", PHONE, None),
)
"""By day and by night, on a desk and on a phone; colours in all four, the rest once a size."""

WIDTH_ALONE: list[str] = []
DAY, NIGHT = (LOOKS[0], ("light", PHONE, WIDTH_ALONE)), (LOOKS[3],)
"""What a commit looks at: half of the kinds of pages on a desk, half on a phone, all for width."""

LINKS = "all => all.map(each => each.getAttribute('href'))"
TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth;
  const outside = [...document.querySelectorAll("main *")]
    .filter((each) => each.getBoundingClientRect().right > most + 1)
    .map((each) => each.outerHTML.slice(0, 120));
  return document.documentElement.scrollWidth > most ? outside.slice(-3) : [];
}"""
SENDING = "button:is(.nl-button--primary, .nl-button--negative)"
ASKING = f"main form.form[method=post]:has([required]):has({SENDING})"
ERRORS = "Er klopt iets nog niet"
EMPTY = """form => {
  for (const each of form.elements) {
    if (["hidden", "submit", "button", "color"].includes(each.type)) continue;
    if (["radio", "checkbox"].includes(each.type)) each.checked = false;
    else each.value = "";
  }
}"""


@dataclass
class Looked:
    """What was looked at, in which ways, and what was wrong."""

    ways: Ways | None = None
    looks: int = 0
    paths: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def walk(page: Page, *starts: str) -> Iterator[str]:
    """Open, one after another, every page that can be reached by links, a few of each kind."""
    waiting, seen, kinds = list(starts), set(starts), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kinds[kind] >= ENOUGH.get(kind, 1):
            continue
        kinds[kind] += 1
        if not _opens(page, path):
            continue
        found = filter(_is_page, page.locator("a[href^='/']").evaluate_all(LINKS))
        fresh = [link for link in dict.fromkeys(found) if link not in seen]
        waiting += fresh
        seen |= set(fresh)
        yield path


def _opens(page: Page, path: str) -> bool:
    """Open a page; a file to download is no page."""
    try:
        page.goto(path)
    except Error as error:
        if "Download is starting" in str(error):
            return False
        raise
    return True


def kind_of(path: str) -> str:
    """Give what kind of page it is: its address without what it is about."""
    path = RULE.sub("/lokale-regels/*", path)
    return SLUG.sub(r"/\1/*", ID.sub("*", path.partition("?")[0]))


def one_way(kind: str) -> Ways:
    """Give how a commit looks at a kind of page: always the same, so that a fault stays."""
    return DAY if crc32(kind.encode()) % 2 else NIGHT


def _is_page(link: str) -> bool:
    return not link.startswith(NOT_A_PAGE) and "?" not in link


def look(page: Page, looked: Looked) -> None:
    """Look at the page that is open in every way that is asked."""
    where = page.url.split("/", 3)[3]
    looked.paths.append(where)
    for scheme, size, rules in looked.ways or one_way(kind_of("/" + where)):
        _show(page, scheme, size)
        found = [*complaints(page, rules), *(f"too wide: {one}" for one in page.evaluate(TOO_WIDE))]
        looked.looks += 1
        looked.wrong += [f"/{where} ({scheme}, {size[0]} px) {one}" for one in found]
    if looked.ways == LOOKS:
        looked.wrong += [f"/{where} (double letters) too wide: {one}" for one in _zoomed(page)]
    _show(page, "light", DESKTOP)


def has_answers_to_give(page: Page) -> bool:
    """Say whether the page asks for something that must be filled in, and sends it off."""
    return page.locator(ASKING).count() > 0


def send_nothing(page: Page) -> None:
    """Send the form of the page without any answer, so that it says what is missing."""
    form = page.locator(ASKING).first
    form.evaluate(EMPTY)
    send = form.locator(SENDING).first
    if form.get_attribute("data-upload") is not None:  # the page stays, and its form is replaced
        send.click()
        page.get_by_text(ERRORS).wait_for()
        return
    with page.expect_navigation():
        send.click()


def _show(page: Page, scheme: str, size: tuple[int, int]) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": size[0], "height": size[1]})


def _zoomed(page: Page) -> list[str]:
    """Give what falls off at 200 %: with half the pixels, and with letters twice as big."""
    page.set_viewport_size({"width": DESKTOP[0] // 2, "height": DESKTOP[1] // 2})
    halved: list[str] = page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    doubled: list[str] = page.evaluate(TOO_WIDE)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return halved + doubled
