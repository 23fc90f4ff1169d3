"""Who looked at a dossier, for those who work on it; and facts for the privacy officer."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from baken.access.oversight.models import OpeningRole
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance import actions, looks
from baken.parties.models import Organisation
from baken.signals.models import Signal
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.look import Look, Seen
from baken.vault.logbook.models import AccessLine, LookedAt, ProcessingLine
from tests.typing import Acting, ClientFor, ConnectAs


def _place(signal: Signal) -> dict[str, UUID]:
    return {
        "owner_id": signal.owner_id,
        "region_id": signal.region_id,
        "dossier_id": signal.dossier_id,
    }


@pytest.fixture
def looked(acting: Acting, connect_as: ConnectAs, signal: Signal) -> Look:
    """Let Joris look at the signal, in an emergency, as the keeper writes it down."""
    with acting("joris") as joris:
        who, home = joris.person_id, joris.organisation_id
        emergency, why = OpeningRole.EMERGENCY, "Zij belt"
        actions.ask(joris, role=emergency, code=signal.code, purpose=why, is_alone=True)
    seen = Seen("signals_signal", "signal", signal.pk, **_place(signal))
    look = Look(
        operation=uuid4(),
        actor_kind="person",
        actor=str(who),
        verb="read",
        page="signal_detail",
        objects=(seen,),
        role="emergency_reader, focal_officer",
        organisation_id=home,
        ground=f"Proef {uuid4()}",
        break_glass=True,
    )
    keeper = connect_as("keeper")
    append(keeper, look, pseudonym=pseudonyms(b"tests"))
    keeper.commit()
    return look


def test_who_works_on_the_dossier_sees_who_looked(
    client_for: ClientFor, signal: Signal, looked: Look
) -> None:
    page = client_for("sander").get(reverse("signal_looks", args=[signal.pk])).text
    assert "Joris Timmerhuis" in page
    assert looked.ground in page
    assert "Noodtoegang, Aandachtsfunctionaris" in page
    assert "bekeken: signaal" in page
    assert "uitzonderlijke inzage</span>" in page
    assert "mislukte" in page  # a look counts, also when the page failed afterwards
    link = reverse("signal_looks", args=[signal.pk])
    assert link in client_for("marieke").get(reverse("signal_detail", args=[signal.pk])).text


def test_opening_the_page_leaves_a_line_that_colleagues_see(
    client_for: ClientFor, signal: Signal
) -> None:
    """From the browser through the keeper to the browser of somebody else."""
    link = reverse("signal_looks", args=[signal.pk])
    before = client_for("sander").get(link).text.count("Marieke Dijkhof")
    client_for("marieke").get(reverse("signal_detail", args=[signal.pk]))
    page = client_for("sander").get(link).text
    assert page.count("Marieke Dijkhof") == before + 1
    assert "Aandachtsfunctionaris" in page


@pytest.mark.parametrize("who", ["joris", "yara", "willem", "ruben", "esther"])
def test_others_see_no_line(acting: Acting, who: str, looked: Look, signal: Signal) -> None:
    with acting(who):
        for model in (AccessLine, LookedAt, ProcessingLine):
            rows = model._default_manager.filter(owner_id=signal.owner_id)
            assert not rows.exists()


def test_the_privacy_officer_sees_both_logs_and_officers_only_one(
    acting: Acting, looked: Look
) -> None:
    with acting("noor"):
        assert AccessLine.objects.filter(operation=looked.operation).exists()
        assert ProcessingLine.objects.filter(operation=looked.operation).exists()
    with acting("marieke"):
        assert not ProcessingLine.objects.exists()


def _agree(acting: Acting) -> None:
    with acting("noor") as noor:
        place = Organisation.objects.get(pk=noor.organisation_id)
        day = clock.today() - timedelta(days=1)
        actions.record_consent(noor, owner=place, reference="OR 2026-2", consented_on=day)


def test_nothing_shows_before_the_works_council_agreed(
    acting: Acting, client_for: ClientFor, looked: Look
) -> None:
    page = client_for("noor").get(reverse("unusual_looks")).text
    assert "Nog geen instemming" in page
    assert "Joris Timmerhuis" not in page
    _agree(acting)
    page = client_for("noor").get(reverse("unusual_looks")).text
    assert "Joris Timmerhuis" in page
    assert "vanuit een andere organisatie" in page
    assert "OR 2026-2" in page


def test_a_consent_that_has_yet_to_come_is_refused(acting: Acting) -> None:
    day = clock.today() + timedelta(days=1)
    with acting("noor") as noor:
        place = Organisation.objects.get(pk=noor.organisation_id)
        with pytest.raises(Refused, match="moet nog komen"):
            actions.record_consent(noor, owner=place, reference="OR", consented_on=day)


def _lines(
    monkeypatch: pytest.MonkeyPatch, sander: UUID, *moments: datetime, dossiers: int = 1
) -> None:
    """Let Sander have looked at these moments, at so many dossiers each."""
    lines: list[Any] = []
    pointers: list[Any] = []
    for moment in moments:
        line = AccessLine(id=uuid4(), at=moment, actor=str(sander), actor_kind="person")
        lines.append(line)
        pointers += [LookedAt(line=line.pk, dossier_id=uuid4()) for _ in range(dossiers)]
    monkeypatch.setattr(AccessLine, "objects", _Rows(lines))
    monkeypatch.setattr(LookedAt, "objects", _Rows(pointers))


class _Rows(list[Any]):
    """Rows that let themselves be asked without answering to a question."""

    def filter(self, **_: object) -> "_Rows":
        return self

    def order_by(self, *_: str) -> "_Rows":
        return self


@pytest.fixture
def sander(acting: Acting) -> UUID:
    """Give somebody of Zandhaven."""
    with acting("sander") as actor:
        return actor.person_id


def _at(hour: int, day: date | None = None) -> datetime:
    return datetime.combine(day or clock.today(), time(hour), tzinfo=clock.AMSTERDAM)


@pytest.mark.parametrize(("hour", "counts"), [(6, 1), (7, 0), (19, 0), (20, 1), (23, 1)])
def test_outside_working_hours(
    acting: Acting, sander: UUID, monkeypatch: pytest.MonkeyPatch, hour: int, counts: int
) -> None:
    with acting("noor") as noor:
        _lines(monkeypatch, sander, _at(hour))
        found = looks.facts([noor.organisation_id], clock.today())
    assert [fact.what for fact in found] == ["keer buiten werktijd"] * counts


@pytest.mark.parametrize(("dossiers", "counts"), [(12, 0), (13, 1)])
def test_many_dossiers_in_a_day(
    acting: Acting, sander: UUID, monkeypatch: pytest.MonkeyPatch, dossiers: int, counts: int
) -> None:
    with acting("noor") as noor:
        _lines(monkeypatch, sander, _at(9), _at(10), dossiers=dossiers)
        found = looks.facts([noor.organisation_id], clock.today())
    assert [(fact.what, fact.number) for fact in found] == [("dossiers op één dag", 26)] * counts


def test_facts_come_in_order_of_day_and_nothing_is_added_up(
    acting: Acting, sander: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = clock.today() - timedelta(days=1)
    with acting("noor") as noor:
        _lines(monkeypatch, sander, _at(22, yesterday), _at(22), _at(23))
        found = looks.facts([noor.organisation_id], clock.today())
    assert [(fact.on, fact.number) for fact in found] == [(clock.today(), 2), (yesterday, 1)]


def test_everybody_reads_the_list_of_what_stands_out(client_for: ClientFor) -> None:
    """Staff know beforehand what is looked for: the list is on a page for all of them."""
    for who in ("tom", "yara"):
        page = client_for(who).get(reverse("processing_register")).content.decode()
        assert "meer dan 25 verschillende dossiers" in page
        assert "instemming van de ondernemingsraad" in page
