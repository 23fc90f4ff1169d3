"""Somebody makes a key of their own, and nobody guesses its passphrase."""

import pytest
from django.urls import reverse

from baken.access.inner import holders, own_key
from baken.access.inner.models import InnerLock
from baken.access.inner.own_key import WrongWords
from baken.core.refusals import Refused
from baken.demo.cast import PASSPHRASE
from baken.intake.models import Report
from tests.inner.asking import answer_request, ask, confirmed, open_vault
from tests.typing import Acting, ClientFor


def test_guessing_a_passphrase_goes_slowly(client_for: ClientFor, db: None) -> None:
    browser = confirmed(client_for("sander"))
    address = reverse("own_inner_key_try")
    pages = [
        browser.post(address, {"passphrase": "steeds een ander woord"}).content.decode()
        for _ in range(6)
    ]
    assert "past niet" in pages[0]
    assert "Het ging te vaak mis" in pages[-1]
    right = browser.post(address, {"passphrase": PASSPHRASE})
    assert right.status_code == 422


def test_making_trying_and_changing_a_key(acting: Acting, client_for: ClientFor) -> None:
    browser = confirmed(client_for("joris"))
    new, other = "vier woorden en meer", "vijf andere woorden nu"
    short = browser.post(reverse("own_inner_key_new"), {"passphrase": "kort", "again": "kort"})
    assert "minstens 12 tekens" in short.content.decode()
    both = {"passphrase": new, "again": new}
    made = browser.post(reverse("own_inner_key_new"), both, follow=True).content.decode()
    assert "U hebt een sleutel" in made
    assert "minstens twee mensen" in made
    changed = {"old": new, "passphrase": other, "again": other}
    browser.post(reverse("own_inner_key_change"), changed)
    assert browser.post(reverse("own_inner_key_try"), {"passphrase": other}).status_code == 302
    with acting("joris") as joris, pytest.raises(WrongWords):
        own_key.unlock(joris, passphrase=new)
    with acting("hanna"):
        assert not InnerLock.objects.exists()


def test_a_withdrawn_key_opens_nothing_and_gets_nothing_new(acting: Acting, secret: Report) -> None:
    opening = ask(acting, "marieke", secret)
    answer_request(acting, "sander", opening)
    with acting("marieke") as marieke:
        own_key.withdraw(marieke)
        assert "Marieke Dijkhof" not in holders.of(secret.owner_id).names
    with pytest.raises(Refused, match="U hebt geen kluissleutel"):
        open_vault(acting, "marieke", opening)
    with acting("marieke") as marieke:
        own_key.make(marieke, passphrase=PASSPHRASE)
    with pytest.raises(Refused, match="niet voor uw sleutel"):
        open_vault(acting, "marieke", opening)
