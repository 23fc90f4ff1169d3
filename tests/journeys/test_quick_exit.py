"""Somebody must leave at once: the session ends, and no way back shows what was there."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import AsMember


@pytest.mark.parametrize("with_javascript", [True, False])
def test_leaving_at_once(as_member: AsMember, with_javascript: bool) -> None:
    page = as_member("marieke", java_script_enabled=with_javascript)
    page.goto("/signalen")
    code = page.get_by_role("row").get_by_role("link").first.inner_text()
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("**/leeg")
    assert page.locator("body").inner_text() == ""
    _cannot_go_back(page, code, pages=1 if with_javascript else 2)


def test_leaving_by_pressing_shift_three_times(as_member: AsMember) -> None:
    page = as_member("marieke")
    page.goto("/signalen")
    code = page.get_by_role("row").get_by_role("link").first.inner_text()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/leeg")
    _cannot_go_back(page, code, pages=1)


def test_after_logging_out_going_back_shows_nothing(as_member: AsMember) -> None:
    page = as_member("marieke")
    page.goto("/signalen")
    code = page.get_by_role("row").get_by_role("link").first.inner_text()
    page.get_by_text("Uw account: Marieke Dijkhof").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.wait_for_load_state()
    _cannot_go_back(page, code, pages=2)


def _cannot_go_back(page: Page, code: str, *, pages: int) -> None:
    """Go back over the pages that showed something; a page kept by the browser never “loads”."""
    for _ in range(pages):
        page.go_back()
        assert code not in page.content()
        assert "Goedendag" not in page.content()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
