"""Everybody of the cast comes in, finds their desk, and sees every page that the menu offers.

A commit asks it of those whose pages are not walked already (test_accessible.py).
"""

import pytest
from playwright.sync_api import expect

from baken.demo.cast import CAST, Member
from tests.journeys.conftest import AsMember
from tests.journeys.test_accessible import ROUNDS

WALKED = {key for keys in ROUNDS for key in keys}
EVERYBODY = [
    pytest.param(member, id=member.key, marks=[pytest.mark.deep] if member.key in WALKED else [])
    for member in CAST
]


@pytest.mark.parametrize("member", EVERYBODY)
def test_somebody_comes_in_and_looks_around(as_member: AsMember, member: Member) -> None:
    page = as_member(member.key)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Goedendag, {member.name}")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    for item in menu.get_by_role("link").all_inner_texts():
        menu.get_by_role("link", name=item, exact=True).click()
        expect(menu.get_by_role("link", name=item, exact=True)).to_have_attribute(
            "aria-current", "page"
        )
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.get_by_role("link", name="Baken", exact=True).click()
    page.get_by_text(f"Uw account: {member.name}").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_text("U bent uitgelogd.")).to_be_visible()
