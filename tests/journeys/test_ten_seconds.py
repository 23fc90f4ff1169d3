"""A care coordinator with eighteen cases finds who is unsafe, what is late and who is silent."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import AsMember

MOST_CLICKS = 3


def _clicks(page: Page, *names: str) -> int:
    """Follow links by what they say, and count them."""
    for name in names:
        page.get_by_role("link", name=name).first.click()
    return len(names)


def test_what_is_urgent_is_three_clicks_away(as_member: AsMember) -> None:
    esther = as_member("esther")
    esther.goto("/")
    urgent = esther.locator(".desk > *").first
    expect(urgent).to_contain_text("Wie is nu niet veilig?")

    assert _clicks(esther, "Leeuwerik 19") <= MOST_CLICKS
    expect(esther.locator("h1")).to_have_text("Leeuwerik 19")
    expect(esther.locator(".dossier")).to_contain_text("Nu niet veilig")
    expect(esther.locator(".dossier")).to_contain_text("Nooit huisbezoek")

    esther.goto("/")
    assert _clicks(esther, "Aanvraag verblijfsvergunning indienen") <= MOST_CLICKS
    expect(esther.locator("main")).to_contain_text("Tegengehouden door: Wacht op het paspoort")

    esther.goto("/")
    assert _clicks(esther, "Vergunning voor slachtoffers van mensenhandel") <= MOST_CLICKS
    expect(esther.locator("h1")).to_have_text("Fuut 58")

    esther.goto("/")
    assert _clicks(esther, "Opvang De Lichtboei", "Herinneren") <= MOST_CLICKS
    esther.get_by_role("button", name="Herinneren").click()
    mail = esther.locator(".mail-text")
    expect(mail).to_contain_text(re.compile("/antwoord/"))
    expect(mail).not_to_contain_text("Leeuwerik")

    link = re.search(r"https?://\S+/antwoord/\S+", mail.inner_text())
    assert link is not None
    _answer(as_member, link[0])
    esther.goto("/")
    expect(esther.locator("main")).to_contain_text("Antwoord binnen")


def _answer(as_member: AsMember, link: str) -> None:
    """Answer as somebody of the partner, without an account."""
    partner = as_member.__self__.stranger((360, 740))  # type: ignore[attr-defined]
    partner.goto(link)
    expect(partner.locator("main")).not_to_contain_text("Leeuwerik")
    partner.get_by_label("Het is geregeld").check()
    partner.get_by_label("Uw naam en telefoonnummer").fill("Fenna, 085-0000210")
    partner.get_by_role("button", name="Antwoord sturen").click()
    expect(partner.locator("h1")).to_contain_text("Dank u")
    partner.goto(link)
    expect(partner.locator("h1")).to_contain_text("werkt niet meer")
