"""Nobody loses what they typed, and nobody else reads it."""

from uuid import UUID

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from baken.access import drafts
from baken.access.models import Draft
from baken.demo.cast import CAST, YARA, fixed_id
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from tests.typing import Acting, ClientFor

TYPED = "Zij durfde niet te praten."
SEEN = ["gezien"]
ASKED = {"advice_from": "focal_officer", "on_behalf_of": "professional"}


def keep(browser: Client, url: str, **typed: str | list[str]) -> None:
    """Post what was typed in a form, as the page does after a pause."""
    answer = browser.post(f"/concepten{url}", typed)
    assert answer.status_code == 204


@pytest.fixture
def weighing(acting: Acting) -> str:
    """Give the address where Marieke and Sander can weigh the same signal."""
    with acting("marieke"):
        pk: UUID = Signal.objects.filter(status=SignalStatus.REGISTERED).earliest("pk").pk
    return reverse("signal_weigh", args=[pk])


def test_what_was_typed_is_there_again(client_for: ClientFor) -> None:
    browser, form = client_for("yara"), reverse("advice_new")
    keep(browser, form, question=TYPED, on_behalf_of="resident")
    page = browser.get(form)
    assert TYPED in page.content.decode()
    assert page.context["form"]["on_behalf_of"].initial == "resident"


def test_more_than_one_choice_is_kept(client_for: ClientFor, weighing: str) -> None:
    browser = client_for("marieke")
    keep(browser, weighing, exploitation=["labour", "criminal"], reasoning=TYPED)
    form = browser.get(weighing).context["form"]
    assert form["exploitation"].initial == ["labour", "criminal"]
    assert form["reasoning"].initial == TYPED


def test_two_people_type_in_the_same_form(client_for: ClientFor, weighing: str) -> None:
    hers, his = client_for("marieke"), client_for("sander")
    keep(hers, weighing, reasoning="Wat Marieke denkt.")
    keep(his, weighing, reasoning="Wat Sander denkt.")
    assert "Wat Marieke denkt." in hers.get(weighing).content.decode()
    assert "Wat Marieke denkt." not in his.get(weighing).content.decode()
    assert "Wat Sander denkt." in his.get(weighing).content.decode()


def test_a_later_draft_replaces_the_earlier(client_for: ClientFor, acting: Acting) -> None:
    browser, form = client_for("yara"), reverse("report_step", args=SEEN)
    keep(browser, form, observed="Eerst dit.")
    keep(browser, form, observed=TYPED)
    assert "Eerst dit." not in browser.get(form).content.decode()
    with acting("yara"):
        assert Draft.objects.count() == 1


def test_nobody_else_finds_a_draft_not_even_who_may_read_everything_here(
    client_for: ClientFor, acting: Acting
) -> None:
    keep(client_for("yara"), reverse("report_step", args=SEEN), observed=TYPED)
    for member in CAST:
        with acting(member.key):
            drafts_seen = set(Draft.objects.values_list("person_id", flat=True))
            assert drafts_seen <= {fixed_id("person", member.key)}


def test_nobody_writes_a_draft_for_somebody_else(acting: Acting) -> None:
    with acting("joris") as joris:
        draft = drafts.keep(joris, key="/melden", fields=QueryDict("observed=x"))
        changed = Draft.objects.filter(pk=draft.pk)
        with pytest.raises(Exception, match="row-level security"):
            changed.update(person_id=fixed_id("person", YARA.key))


def test_passwords_and_tokens_are_not_kept(client_for: ClientFor, acting: Acting) -> None:
    secret = "mijn geheime vuurtoren"
    keep(
        client_for("yara"),
        reverse("own_password"),
        csrfmiddlewaretoken="token",
        password=secret,
        new_password=secret,
        note="wel",
    )
    with acting("yara") as yara:
        kept = drafts.find(yara, key=reverse("own_password"))
        assert kept is not None
        assert dict(kept.lists()) == {"note": ["wel"]}


def test_a_hidden_version_comes_from_the_page_and_not_from_the_draft(
    client_for: ClientFor, weighing: str
) -> None:
    """Otherwise a draft typed before a colleague's change could never be sent."""
    browser = client_for("marieke")
    keep(browser, weighing, version="0", reasoning=TYPED)
    form = browser.get(weighing).context["form"]
    assert form["version"].initial == 1
    assert form["reasoning"].initial == TYPED


def test_a_draft_goes_when_the_form_is_sent(client_for: ClientFor, acting: Acting) -> None:
    browser, form = client_for("yara"), reverse("advice_new")
    keep(browser, form, question=TYPED)
    assert browser.post(form, {"question": TYPED, **ASKED}).status_code == 302
    with acting("yara"):
        assert not Draft.objects.exists()


def test_a_form_that_was_refused_shows_what_was_sent(client_for: ClientFor) -> None:
    browser, form = client_for("yara"), reverse("advice_new")
    keep(browser, form, question="Een oud concept.")
    answer = browser.post(form, {"question": TYPED})
    assert answer.status_code == 422
    assert TYPED in answer.content.decode()
    assert "Een oud concept." not in answer.content.decode()


def test_a_form_without_a_draft_starts_as_the_page_proposes(
    client_for: ClientFor, weighing: str
) -> None:
    form = client_for("marieke").get(weighing).context["form"]
    assert form["exploitation"].initial == ["labour"]


def test_an_address_that_is_too_long_has_no_form(client_for: ClientFor) -> None:
    assert client_for("yara").post(f"/concepten/{'x' * 400}", {"a": "b"}).status_code == 404
