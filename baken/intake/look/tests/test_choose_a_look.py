"""A focal officer chooses how the entry of her municipality looks; nothing unreadable is taken."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from baken.core.refusals import Refused
from baken.intake.look.actions import Chosen, choose
from baken.intake.look.models import OutsideLook
from baken.intake.look.pictures import drawn
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor, ConnectAs

PAGE = "/van-buiten/uiterlijk"
TEAL = "#00656a"
GIVEN = {"name": "Zandhaven", "band": "#123456", "accent": TEAL}
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><script>alert(1)</script>'
    b'<image href="/etc/hostname" width="9" height="9"/><rect width="200" height="100"/></svg>'
)


def _place(slug: str) -> Organisation:
    found: Organisation = Organisation.objects.get(slug=slug)
    return found


def _given(acting: Acting, **more: object) -> dict[str, object]:
    with acting("marieke"):
        return {**GIVEN, "owner": str(_place("zandhaven").pk), **more}


def _png(size: tuple[int, int] = (2000, 500)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("band", "accent", "because"),
    [
        ("#f2a51f", TEAL, "balk"),
        (TEAL, "#8fb7d9", "Knoppen"),
        (TEAL, "#717c83", "Knoppen"),  # 4.5 on white, and less on the grounds that we use
        ("red; } body { display: none", TEAL, "#"),
        (TEAL, "#12345", "#"),
    ],
)
def test_what_cannot_be_read_is_refused(
    acting: Acting, band: str, accent: str, because: str
) -> None:
    with acting("marieke") as marieke:
        place = _place("zandhaven")
        with pytest.raises(Refused, match=because):
            choose(marieke, owner=place, chosen=Chosen("Zandhaven", band, accent))


def test_a_choice_counts_from_now_on_and_the_one_before_stays(
    client_for: ClientFor, acting: Acting
) -> None:
    browser = client_for("marieke")
    assert "#3b2a63" in browser.get(PAGE).content.decode()
    logo = SimpleUploadedFile("logo.png", _png())
    given = _given(acting)
    assert browser.post(PAGE, {**given, "logo": logo}).status_code == 302
    kept = browser.post(PAGE, {**given, "band": "#222222"})
    assert kept.status_code == 302
    with acting("marieke"):
        last = OutsideLook.objects.now().get(owner__slug="zandhaven")
        assert (last.band, last.logo_width, last.logo_height) == ("#222222", 480, 120)
        assert OutsideLook.objects.filter(owner__slug="zandhaven").count() == 3
    browser.post(PAGE, {**given, "without_logo": "on"})
    with acting("marieke"):
        assert OutsideLook.objects.now().get(owner__slug="zandhaven").logo_mark == ""


def test_a_colour_that_is_too_light_keeps_what_was_typed(
    client_for: ClientFor, acting: Acting
) -> None:
    given = _given(acting, band="#ffee00", name="Zandplaat")
    sent = client_for("marieke").post(PAGE, given)
    assert sent.status_code == 422
    assert "donkerder kleur" in sent.content.decode()
    assert "Zandplaat" in sent.content.decode()


def test_nobody_chooses_for_another_municipality(client_for: ClientFor, acting: Acting) -> None:
    with acting("marieke"):
        other = {**GIVEN, "owner": str(_place("rietwoude").pk)}
    assert client_for("marieke").post(PAGE, other).status_code == 422
    assert client_for("yara").get(PAGE).status_code == 403


def test_a_logo_is_drawn_again_and_small() -> None:
    made = drawn(SVG, len(SVG))
    assert (made.logo_width, made.logo_height) == (320, 160)
    assert made.logo.startswith(b"\x89PNG")
    assert b"script" not in made.logo
    with Image.open(io.BytesIO(made.logo)) as shown:
        assert shown.getpixel((5, 150)) == (0, 0, 0, 255)
    assert drawn(_png((300, 100)), 900).logo_mark != made.logo_mark


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\nno", b"<svg", b"<html></html>"]
)
def test_what_is_no_logo_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="PNG"):
        drawn(data, len(data))


def test_a_large_file_is_refused_without_a_look_inside() -> None:
    with pytest.raises(Refused, match="256"):
        drawn(b"", 300_000)


def test_the_portal_sees_what_is_shown_and_never_who_chose(connect_as: ConnectAs) -> None:
    portal = connect_as("portal")
    [row] = portal.execute("select name, band from portal.looks()").fetchall()
    assert row == ("Gemeente Zandhaven", "#3b2a63")
    with pytest.raises(Exception, match="permission denied"):
        portal.execute("select set_by_id from look_outsidelook")
