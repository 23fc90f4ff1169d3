"""A letter tells the fewest facts, needs a ground, and warns before it breaks a contact rule."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from baken.care import actions
from baken.care.actions import Written
from baken.care.letters import in_word
from baken.care.models import Trajectory
from baken.cases import actions as casework
from baken.cases.actions import Ground, Person
from baken.cases.models import Case, CaseNote, Consent
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor

NAME = "Geheime Naam"


@pytest.fixture
def consent(acting: Acting, case: Case) -> Consent:
    """Give consent to share something with the housing association."""
    with acting("esther") as esther:
        casework.describe_client(
            esther, case=case, age_band="18-23", person=Person(name=NAME, stays_at="Bij een tante")
        )
        ground = Ground(
            recipient=Organisation.objects.get(name="Opvang De Lichtboei"),
            basis="consent", purpose="Een woning vinden", what="Leeftijd", asked_how="in_person",
        )  # fmt: skip
        return casework.record_consent(esther, case=case, ground=ground)


def write(acting: Acting, trajectory: Trajectory, consent: Consent, despite: str = "") -> Written:
    with acting("esther") as esther:
        return actions.make_letter(
            esther, trajectory=trajectory, name="housing", consent=consent,
            answer_by=clock.today(), despite=despite,
        )  # fmt: skip


def text_of(written: Written) -> str:
    paper = Document(BytesIO(in_word(written)))
    return "\n".join(each.text for each in paper.paragraphs)


def test_it_tells_a_reference_and_no_name_and_stays_in_the_dossier(
    acting: Acting, trajectory: Trajectory, consent: Consent, case: Case
) -> None:
    told = text_of(write(acting, trajectory, consent))
    assert case.code in told
    assert NAME not in told
    assert case.alias not in told
    assert "tante" not in told
    with acting("esther"):
        assert CaseNote.objects.filter(case=case).count() == 1


def test_a_contact_rule_warns_first_and_then_the_letter_asks_to_send_nothing(
    acting: Acting, trajectory: Trajectory, consent: Consent, case: Case
) -> None:
    with acting("esther") as esther:
        casework.set_contact_rule(
            esther, case=case, means="letter", strength="never", condition="Hij leest haar post."
        )
    with pytest.raises(Refused, match="nooit brief"):
        write(acting, trajectory, consent)
    told = text_of(write(acting, trajectory, consent, "De corporatie schrijft alleen aan ons."))
    assert "Stuur geen brief" in told


def test_without_a_ground_that_holds_there_is_no_letter(
    acting: Acting, trajectory: Trajectory, consent: Consent
) -> None:
    with acting("esther") as esther:
        taken = casework.withdraw_consent(esther, consent=consent)
    with pytest.raises(Refused, match="die vandaag geldt"):
        write(acting, trajectory, taken)


def test_the_page_gives_a_word_file(
    client_for: ClientFor, trajectory: Trajectory, consent: Consent
) -> None:
    given = client_for("esther").post(
        reverse("trajectory_letter", args=[trajectory.pk]),
        {"name": "housing", "consent": str(consent.pk), "answer_by": clock.today().isoformat()},
    )
    assert given.status_code == 200
    assert given["Content-Disposition"].endswith('.docx"')
