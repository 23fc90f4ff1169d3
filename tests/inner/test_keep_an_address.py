"""Where somebody is lies in the inner vault: her coordinator opens it, another takes a second."""

from datetime import timedelta

import pytest
from django.urls import reverse

from baken.access.inner.own_key import WrongWords
from baken.access.oversight.models import Opening
from baken.care import actions, addresses
from baken.care.models import Placement, SealedAddress, ShelterPlace, ShelterRequest
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.cast import PASSPHRASE
from baken.governance import actions as governance
from baken.vault.door import unwrap
from baken.vault.keeper.client import KeyRefused
from baken.vault.logbook.models import AccessLine
from tests.inner.asking import confirmed
from tests.typing import Acting, ClientFor

TODAY = clock.today()
WHERE = "Verzonnen laan 1, Nergensdorp"
WHY = "Zij belt in paniek en Esther is op vakantie"


@pytest.fixture
def stay(acting: Acting, request_: ShelterRequest, place: ShelterPlace) -> Placement:
    """Give a stay that Esther guides, with its address sealed."""
    with acting("esther") as esther:
        made = actions.reserve(
            esther,
            request=request_,
            place=place,
            from_on=TODAY - timedelta(days=2),
            until_on=TODAY + timedelta(days=7),
        )
        return actions.arrive(esther, placement=made, address=WHERE)


def read(acting: Acting, who: str, stay: Placement, words: str = PASSPHRASE) -> str:
    with acting(who) as actor:
        found = Placement.objects.get(pk=stay.pk)
        return addresses.read(actor, found, passphrase=words)


def test_its_coordinator_opens_it_alone_and_the_log_says_so(
    acting: Acting, stay: Placement
) -> None:
    assert read(acting, "esther", stay) == WHERE
    with acting("esther") as esther:
        last = AccessLine.objects.filter(verb="unseal").order_by("-at").first()
        assert last is not None
        assert last.actor == str(esther.person_id)
        assert "sealed_address" in last.rows


def test_a_wrong_passphrase_opens_nothing(acting: Acting, stay: Placement) -> None:
    with pytest.raises(WrongWords):
        read(acting, "esther", stay, "heel andere woorden hier")


def test_a_page_never_opens_it_along_with_the_rest(acting: Acting) -> None:
    """A stay of the demo region: a row that the keeper can see, and so could open."""
    with acting("esther"), pytest.raises(KeyRefused):
        unwrap([SealedAddress.objects.first()])


def test_a_colleague_needs_a_second_person(acting: Acting, stay: Placement) -> None:
    with acting("nadia"):
        assert not SealedAddress.objects.filter(placement=stay).exists()
    with pytest.raises(Refused, match="niet voor u open"):
        read(acting, "nadia", stay)
    with acting("nadia") as nadia:
        asked = addresses.ask(nadia, placement=stay, purpose=WHY)
        with pytest.raises(Refused, match="staat al"):
            addresses.ask(nadia, placement=stay, purpose=WHY)
    with acting("esther") as esther:
        found = Opening.objects.prefetch_related("approvals").get(pk=asked.pk)
        governance.answer(esther, opening=found, is_granted=True)
    assert read(acting, "nadia", stay) == WHERE


@pytest.mark.parametrize("who", ["marieke", "ruben", "willem", "bas", "sander", "noor"])
def test_nobody_else_knows_that_it_exists(acting: Acting, stay: Placement, who: str) -> None:
    with acting(who):
        assert not SealedAddress.objects.filter(placement_id=stay.pk).exists()


def test_it_is_gone_when_she_leaves_whoever_notes_that(acting: Acting, stay: Placement) -> None:
    with acting("nadia") as nadia:
        found = Placement.objects.get(pk=stay.pk)
        actions.leave(nadia, placement=found, on=TODAY, reason="Eigen woning")
    with acting("esther"):
        assert not SealedAddress.objects.filter(placement=stay).exists()


def test_a_colleague_who_takes_over_seals_it_anew(acting: Acting, stay: Placement) -> None:
    with acting("nadia") as nadia:
        found = Placement.objects.get(pk=stay.pk)
        actions.seal_address(nadia, placement=found, address="Ander huis 2, Nergensdorp")
    assert read(acting, "nadia", stay) == "Ander huis 2, Nergensdorp"
    with pytest.raises(Refused, match="niet voor u open"):
        read(acting, "esther", stay)


def test_the_page_asks_the_passphrase_and_shows_it_once(
    client_for: ClientFor, stay: Placement
) -> None:
    browser = confirmed(client_for("esther"))
    page = browser.get(reverse("stay_detail", args=[stay.pk])).content.decode()
    assert WHERE not in page
    address = reverse("stay_address", args=[stay.pk])
    assert address in page
    assert WHERE not in browser.get(address).content.decode()
    shown = browser.post(address, {"passphrase": PASSPHRASE})
    assert WHERE in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    nadia = client_for("nadia")
    assert (
        reverse("stay_address_ask", args=[stay.pk])
        in nadia.get(reverse("stay_detail", args=[stay.pk])).content.decode()
    )
