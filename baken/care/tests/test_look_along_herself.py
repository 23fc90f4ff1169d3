"""Her own page: closed by itself, opened with her, and it tells only what she chose."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from baken.care import actions, own_page
from baken.care.actions import Wishes
from baken.care.actions.opening_a_door import hashed
from baken.care.models import ClientDoor, ClientWord, Trajectory
from baken.cases import actions as casework
from baken.cases.actions import Ground
from baken.cases.models import Case, Consent, Task
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation
from tests.typing import Acting

TODAY = clock.today()
WISHES = Wishes(language="pl", phone_checked_on=TODAY)


def open_it(acting: Acting, case: Case, **more: object) -> str:
    with acting("esther") as esther:
        wishes = Wishes(**{**vars(WISHES), **more})
        return actions.open_door(esther, case=Case.objects.get(pk=case.pk), wishes=wishes)[1]


def look(code: str, **said: object) -> str:
    response = Client().post(reverse("own_page"), {"code": code, **said})
    assert not response.cookies  # nothing stays on her device
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def consented(acting: Acting, case: Case) -> Consent:
    with acting("esther") as esther:
        ground = Ground(
            recipient=Organisation.objects.get(name="Opvang De Lichtboei"),
            basis="consent", purpose="Een plek", what="Leeftijd", asked_how="in_person",
        )  # fmt: skip
        return casework.record_consent(esther, case=Case.objects.get(pk=case.pk), ground=ground)


def test_it_speaks_her_language_and_names_nobody(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    code = open_it(acting, case)
    page = look(code.lower().replace("-", " "))
    assert "Ubezpieczenie zdrowotne" in page
    assert case.alias not in page
    assert case.code not in page
    assert "Esther" not in page


def test_shelter_complaint_and_recipients_show_only_when_she_chose_so(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    consent = consented(acting, case)
    with acting("esther") as esther:
        actions.add_complaint_step(esther, trajectory=trajectory, kind="considered", on=TODAY)
        recipient = Consent.objects.select_related("recipient").get(pk=consent.pk).recipient.name
    hidden = look(open_it(acting, case))
    shown = look(open_it(acting, case, shows_shelter=True, shows_complaint=True,
                         shows_recipients=True))  # fmt: skip
    for words in ("miejsca do spania", "Do przemyślenia", recipient, "Rozmowa z policją"):
        assert words not in hidden
        assert words in shown


def test_a_new_code_closes_the_old_and_closing_closes(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    old, new = open_it(acting, case), open_it(acting, case)
    assert "nie działa" in look(old)
    assert "nie działa" not in look(new)
    with acting("esther") as esther:
        door = ClientDoor.objects.get(case=case, ended_at=None)
        actions.end_door(esther, door=door)
    assert "nie działa" in look(new)


def test_it_ends_by_itself_and_with_the_case(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    code = open_it(acting, case)
    with acting("esther") as esther:
        ClientDoor.objects.filter(case=case).update(until=TODAY - timedelta(days=1))
        assert esther
    assert "nie działa" in look(code)


def test_a_message_reaches_the_coordinator_who_handles_it(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    look(open_it(acting, case), what="message", text="Kan ik maandag komen?")
    with acting("esther") as esther:
        word = ClientWord.objects.get(case=case)
        with pytest.raises(Refused, match="wat u ermee deed"):
            actions.handle_word(esther, word=word, outcome=" ")
        actions.handle_word(esther, word=word, outcome="Teruggebeld.")
        with pytest.raises(Refused, match="collega"):
            actions.handle_word(esther, word=word, outcome="Nog eens.")


def test_a_score_is_hers_to_give(acting: Acting, trajectory: Trajectory, case: Case) -> None:
    code = open_it(acting, case)
    look(code, what="wellbeing", score="7")
    look(code, what="wellbeing", score="77")
    with acting("esther"):
        assert [each.score for each in ClientWord.objects.filter(case=case)] == [7]


def test_taking_consent_back_stops_sharing_at_once_and_asks_a_safe_check(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    consent, code = consented(acting, case), open_it(acting, case)
    with acting("esther") as esther:
        asked = casework.Asked(consent, "place", "Een plek.")
        request, _secret = casework.ask_partner(esther, case=case, asked=asked)
    look(code, what="withdraw", sure="1")
    with acting("esther") as esther:
        consent.refresh_from_db()
        assert not consent.holds_on(TODAY)
        with pytest.raises(Refused, match="die vandaag geldt"):
            casework.ask_partner(esther, case=case, asked=casework.Asked(consent, "place", "Nu?"))
        word = ClientWord.objects.get(case=case, kind="withdrawal")
        before = Task.objects.filter(case=case).count()
        actions.handle_word(esther, word=word, outcome="Veilig gesproken: het was haar keuze.")
        request.refresh_from_db()
        assert request.stopped_at is not None
        assert Task.objects.filter(case=case).count() == before + 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"phone_checked_on": TODAY - timedelta(days=30)}, "telefoon veilig"),
        ({"phone_checked_on": TODAY + timedelta(days=1)}, "telefoon veilig"),
    ],
)
def test_it_opens_only_after_looking_at_her_phone(
    acting: Acting, case: Case, more: dict[str, object], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        open_it(acting, case, **more)


def test_under_sixteen_it_stays_shut(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        casework.describe_client(esther, case=case, age_band="12-15", person=casework.Person())
    with pytest.raises(Refused, match="zestien"):
        open_it(acting, case)


def test_a_session_of_the_office_finds_nothing_through_it(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    code = open_it(acting, case)
    with acting("esther"):
        assert own_page.sees(code) is None


@given(st.text(alphabet="ABCDEFGHJKMNPQRSTVWXYZ23456789", min_size=12, max_size=12))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    spaced = " ".join(code[at : at + 4] for at in range(0, 12, 4)).lower()
    assert hashed(code) == hashed(spaced)
