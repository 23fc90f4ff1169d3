"""A focal officer of another municipality sees one signal, and only until a day."""

from datetime import timedelta

import pytest

from baken.access.models import Agreement, Grant
from baken.accounts.actions import agree, end_agreement
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.models import Involved, ReporterContact
from baken.parties.models import Organisation, Person
from baken.signals.actions import give_opinion, let_second_reader_in
from baken.signals.models import Signal, Weighing
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor


def colleague(name: str) -> Person:
    """Give somebody of the region by name."""
    return Person.objects.get(name=name)


def let_in(acting: Acting, signal: Signal, name: str = "Joris Timmerhuis") -> Grant:
    """Let somebody in as Sander, who weighed the signal."""
    with acting("sander") as sander:
        return let_second_reader_in(
            sander, signal=signal, person=colleague(name), purpose="Meewegen", ground="Taak"
        )


def agree_with(acting: Acting, name: str) -> None:
    """Let the administrator record that Zandhaven and another municipality weigh along."""
    with acting("willem") as willem:
        one, other = (Organisation.objects.get(name=each) for each in ("Gemeente Zandhaven", name))
        agree(willem, one=one, other=other, purpose="Meewegen", ground="Besluit")


def test_without_an_agreement_a_colleague_cannot_be_asked(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    page = client_for("sander").get(f"/signalen/{signal.pk}/meeweger").text
    assert "Joris Timmerhuis" in page
    assert "Hanna Wittebol" not in page
    with pytest.raises(Refused, match="geen afspraak"):
        let_in(acting, signal, "Hanna Wittebol")
    agree_with(acting, "Gemeente Oudermeer")
    assert let_in(acting, signal, "Hanna Wittebol").role == "second_reader"


def test_an_agreement_holds_until_it_ends(acting: Acting, signal_in: SignalIn) -> None:
    with acting("willem") as willem:
        end_agreement(willem, agreement=Agreement.objects.get())
    signal = signal_in("weighing")
    tomorrow = clock.now() + timedelta(days=1)
    with clock.at(tomorrow), pytest.raises(Refused, match="geen afspraak"):
        let_in(acting, signal)


def test_before_the_grant_there_is_nothing(client_for: ClientFor, signal_in: SignalIn) -> None:
    assert client_for("joris").get(f"/signalen/{signal_in('weighing').pk}").status_code == 404


def test_the_colleague_sees_this_signal_and_no_other(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal, other = signal_in("weighing"), signal_in("registered")
    let_in(acting, signal)
    joris = client_for("joris")
    assert joris.get(f"/signalen/{signal.pk}").status_code == 200
    assert joris.get(f"/signalen/{other.pk}").status_code == 404


def test_who_is_involved_and_the_reporters_number_stay_closed(
    acting: Acting, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    let_in(acting, signal)
    with acting("joris"):
        assert not Involved.objects.filter(dossier_id=signal.dossier_id).exists()
        assert not ReporterContact.objects.filter(dossier_id=signal.dossier_id).exists()


def test_the_colleague_gives_the_second_opinion(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    let_in(acting, signal)
    with acting("joris") as joris:
        weighing = Weighing.objects.get(signal=signal)
        give_opinion(
            joris,
            weighing=weighing,
            version=signal.version,
            verdict="dissent",
            reasons="Te weinig.",
        )
    with acting("sander"):
        assert Signal.objects.get(pk=signal.pk).status == "weighed"


def test_the_grant_ends_by_itself(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    last_day = let_in(acting, signal).valid_until
    for days, expected in ((0, 1), (1, 0)):
        moment = clock.now() + (last_day - clock.today()) + timedelta(days=days)
        with clock.at(moment), acting("joris"):
            assert Signal.objects.filter(pk=signal.pk).count() == expected


def test_a_withdrawn_grant_shows_nothing(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    grant = let_in(acting, signal)
    with acting("sander"):
        Grant.objects.filter(pk=grant.pk).update(withdrawn_at=clock.now())
    with acting("joris"):
        assert not Signal.objects.filter(pk=signal.pk).exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Marieke Dijkhof", "ziet het signaal al"),
        ("Sander Postmus", "ziet het signaal al"),
        ("Ruben Koksma", "aandachtsfunctionaris"),
    ],
)
def test_who_cannot_be_let_in(acting: Acting, signal_in: SignalIn, name: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        let_in(acting, signal_in("weighing"), name)


def test_nobody_is_let_in_twice(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    let_in(acting, signal)
    with pytest.raises(Refused, match="al gevraagd"):
        let_in(acting, signal)


def test_the_page_says_who_will_see_what_before_confirming(
    client_for: ClientFor, signal_in: SignalIn
) -> None:
    page = client_for("sander").get(f"/signalen/{signal_in('weighing').pk}/meeweger").text
    assert "14 dagen" in page
    assert "Joris Timmerhuis, Gemeente Rietwoude" in page
    assert "Marieke Dijkhof" not in page


def test_a_guest_cannot_pass_it_on(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    let_in(acting, signal)
    agree_with(acting, "Gemeente Oudermeer")
    with acting("joris") as joris, pytest.raises(Exception, match="row-level security"):
        let_second_reader_in(
            joris,
            signal=signal,
            person=colleague("Hanna Wittebol"),
            purpose="Meewegen",
            ground="Taak",
        )


def test_a_guest_gets_no_form_for_what_is_not_theirs(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    let_in(acting, signal)
    joris = client_for("joris")
    assert joris.get(f"/signalen/{signal.pk}/oordeel").status_code == 200
    for step in ("wegen", "meeweger", "besluit", "afronden"):
        assert joris.get(f"/signalen/{signal.pk}/{step}").status_code == 403
