"""Somebody opens one dossier that is not theirs: with a reason, shortly, and seen by everybody."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from baken.access.oversight.models import Opening, OpeningApproval, OpeningRole
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance import actions
from baken.signals.models import Decision, Signal, Weighing
from tests.access.confirming import confirmed
from tests.typing import Acting, ClientFor

WHY = "Zij belt en durft niet naar huis"


def _ask(acting: Acting, who: str, signal: Signal, **more: object) -> Opening:
    told = {"role": OpeningRole.EMERGENCY, "code": signal.code, "purpose": WHY, **more}
    with acting(who) as actor:
        return actions.ask(actor, **told)  # type: ignore[arg-type]


def _sees(acting: Acting, who: str, signal: Signal) -> bool:
    with acting(who):
        return Signal.objects.filter(pk=signal.pk).exists()


def _answer(acting: Acting, who: str, opening: Opening, *, is_granted: bool) -> OpeningApproval:
    with acting(who) as actor:
        found = Opening.objects.prefetch_related("approvals").get(pk=opening.pk)
        return actions.answer(actor, opening=found, is_granted=is_granted)


def test_alone_it_opens_at_once_for_sixty_minutes(acting: Acting, signal: Signal) -> None:
    assert not _sees(acting, "esther", signal)
    opening = _ask(acting, "esther", signal, is_alone=True)
    with acting("esther") as esther:
        assert Signal.objects.filter(pk=signal.pk).exists()
        assert Weighing.objects.filter(signal_id=signal.pk).exists()
        assert esther.role_for("read", "signal", signal.owner_id, signal.dossier_id)
        found = Opening.objects.get(pk=opening.pk)
        assert found.ends_at() == opening.opened_at + timedelta(minutes=60)
    assert not _sees(acting, "joris", signal)


def test_after_an_hour_it_is_shut(acting: Acting, signal: Signal) -> None:
    """The database looks at its own clock, so the asking is put back in time."""
    with clock.at(clock.now() - timedelta(minutes=61)):
        _ask(acting, "esther", signal, is_alone=True)
    assert not _sees(acting, "esther", signal)
    with acting("esther") as esther:
        assert not esther.role_for("read", "signal", signal.owner_id, signal.dossier_id)
        assert Opening.objects.get(code=signal.code).purpose == WHY


def test_nobody_opens_for_a_moment_to_come(acting: Acting, signal: Signal) -> None:
    with clock.at(clock.now() + timedelta(minutes=5)):
        _ask(acting, "esther", signal, is_alone=True)
    assert not _sees(acting, "esther", signal)


def test_with_two_it_opens_when_the_second_says_yes(acting: Acting, signal: Signal) -> None:
    opening = _ask(acting, "joris", signal)
    assert not _sees(acting, "joris", signal)
    _answer(acting, "sander", opening, is_granted=True)
    assert _sees(acting, "joris", signal)


def test_a_no_keeps_it_shut(acting: Acting, signal: Signal) -> None:
    opening = _ask(acting, "joris", signal)
    _answer(acting, "sander", opening, is_granted=False)
    assert not _sees(acting, "joris", signal)
    with pytest.raises(Refused, match="niemand meer te antwoorden"):
        _answer(acting, "marieke", opening, is_granted=True)


def test_a_privacy_officer_reads_one_dossier_for_a_complaint(
    acting: Acting, signal: Signal
) -> None:
    opening = _ask(acting, "noor", signal, role=OpeningRole.COMPLAINT)
    assert not _sees(acting, "noor", signal)
    _answer(acting, "marieke", opening, is_granted=True)
    with acting("noor"):
        assert list(Signal.objects.values_list("pk", flat=True)) == [signal.pk]


@pytest.mark.parametrize(
    ("who", "more", "reason"),
    [
        ("noor", {"role": OpeningRole.COMPLAINT, "is_alone": True}, "altijd een tweede persoon"),
        ("noor", {"role": OpeningRole.EMERGENCY}, "Uw rol kan dit niet vragen"),
        ("esther", {"role": OpeningRole.COMPLAINT}, "Uw rol kan dit niet vragen"),
        ("ruben", {}, "Uw rol kan dit niet vragen"),
        ("yara", {}, "Uw rol kan dit niet vragen"),
        ("esther", {"code": "S-2222-2A"}, "bestaat niet in uw regio"),
        ("esther", {"code": "zomaar"}, "bestaat niet in uw regio"),
        ("marieke", {}, "kunt dit dossier al zien"),
    ],
)
def test_what_is_refused(
    acting: Acting, signal: Signal, who: str, more: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        _ask(acting, who, signal, **more)
    with acting("marieke"):
        assert not Opening.objects.filter(code=signal.code).exists()


def test_a_request_lapses_after_a_day(acting: Acting, signal: Signal) -> None:
    with clock.at(clock.now() - timedelta(hours=25)):
        opening = _ask(acting, "joris", signal)
    with pytest.raises(Refused, match="verlopen"):
        _answer(acting, "sander", opening, is_granted=True)


def test_nobody_answers_their_own_request(acting: Acting, signal: Signal) -> None:
    opening = _ask(acting, "joris", signal)
    with pytest.raises(Refused, match="iemand anders"):
        _answer(acting, "joris", opening, is_granted=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        _forge(acting, opening, by="joris", person="joris")


def test_nobody_answers_in_the_name_of_another_or_about_another(
    acting: Acting, signal: Signal
) -> None:
    opening = _ask(acting, "joris", signal)
    for by, person in (("marieke", "joris"), ("sander", "esther")):
        with pytest.raises(DatabaseError), transaction.atomic():
            _forge(acting, opening, by=by, person=person)
    assert not _sees(acting, "joris", signal)


def _forge(acting: Acting, opening: Opening, *, by: str, person: str) -> None:
    ids = {}
    for who in (by, person):
        with acting(who) as actor:
            ids[who] = actor.person_id
    with acting("sander" if by != "joris" else "joris"):
        OpeningApproval.objects.create(
            dossier_id=opening.dossier_id,
            owner_id=opening.owner_id,
            region_id=opening.region_id,
            opening_id=opening.pk,
            person_id=ids[person],
            answered_by_id=ids[by],
            answered_at=clock.now(),
            is_granted=True,
        )
        connection.check_constraints()


def test_an_opening_is_reading_only(acting: Acting, signal: Signal) -> None:
    _ask(acting, "esther", signal, is_alone=True)
    with acting("esther"):
        assert Signal.objects.filter(pk=signal.pk).update(version=99) == 0
        for rows in (Opening.objects.all(), Decision.objects.all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.delete()


def test_everybody_of_the_dossier_sees_it_forever(
    acting: Acting, client_for: ClientFor, signal: Signal
) -> None:
    with clock.at(clock.now() - timedelta(days=100)):
        _ask(acting, "esther", signal, is_alone=True)
    page = client_for("sander").get(reverse("signal_detail", args=[signal.pk])).content.decode()
    assert "Noodtoegang: Esther Vosmaer" in page
    assert WHY in page


def test_the_municipality_and_its_privacy_officer_hear_it_at_once(
    acting: Acting, client_for: ClientFor, signal: Signal
) -> None:
    _ask(acting, "esther", signal, is_alone=True)
    for who in ("marieke", "sander", "noor"):
        desk = client_for(who).get("/").content.decode()
        assert signal.code in desk
        assert "Esther Vosmaer" in desk
    assert "Esther Vosmaer" not in client_for("joris").get("/").content.decode()


def test_asking_and_answering_on_the_pages(client_for: ClientFor, signal: Signal) -> None:
    joris, sander = confirmed(client_for("joris")), client_for("sander")
    said = {"role": "emergency_reader", "code": signal.code.lower(), "purpose": WHY}
    asked = joris.post(reverse("opening_new"), {**said, "is_alone": "0"}, follow=True)
    assert "wacht op een tweede persoon" in asked.content.decode()
    desk = sander.get("/").content.decode()
    [url] = {part for part in desk.split('"') if part.startswith("/noodtoegang/")}
    assert WHY in sander.get(url).content.decode()
    assert "open tot" in sander.post(url, {"is_granted": "1"}, follow=True).content.decode()
    listed = joris.get(reverse("opening_list")).content.decode()
    assert reverse("signal_detail", args=[signal.pk]) in listed
    assert joris.get(reverse("signal_detail", args=[signal.pk])).status_code == 200
