"""What may go is proposed, decided by two people, and then cannot be opened by anybody."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from baken.access.actor import Actor
from baken.access.retention import certificates
from baken.access.retention.models import Certificate, Destruction, KeptCount, Proposal, Review
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance import actions
from baken.parties.models import Organisation
from tests.vault import retaining
from tests.vault.conftest import House

LATER = clock.today() + timedelta(days=6 * 366)
WAIT = timedelta(days=14)


@pytest.fixture
def graves(tmp_path: Path) -> Path:
    """Give a list of tombstones of one's own."""
    return tmp_path / "tombstones"


@pytest.fixture(autouse=True)
def closed(fresh: House) -> None:
    """Let work on signals be over, so that their periods count."""
    retaining.close_all(fresh)


@pytest.mark.deep
def test_nothing_is_proposed_before_its_day(fresh: House) -> None:
    assert retaining.propose(fresh).proposed == 0
    assert retaining.overdue(fresh) == 0


def test_a_round_from_proposal_to_certificate(fresh: House, graves: Path) -> None:
    with retaining.on(LATER):
        assert retaining.overdue(fresh) > 0
        first = retaining.propose(fresh)
        assert first.proposed > 0
        assert retaining.propose(fresh).proposed == 0
        assert retaining.overdue(fresh) == 0
        number = retaining.decide_all(fresh, "marieke")
        agreed = retaining.agree(fresh, "marieke", "noor")
        assert agreed.ripe_on == LATER + WAIT
        assert retaining.destroy(fresh, graves) == []
    gone = _listed(fresh)
    assert len(gone) == number
    with retaining.on(LATER + WAIT):
        [certificate] = retaining.destroy(fresh, graves)
        assert retaining.destroy(fresh, graves) == []
    assert certificate.body["keys"] > 0
    assert sum(each["number"] for each in certificate.body["what"]) == number
    assert certificate.body["archive_reference"] == "SA-2033-7"
    assert certificates.sha256(certificate.body) == certificate.sha256
    _nothing_is_left(fresh, gone)
    assert (
        sum(fresh.ask("select sum(number) from retention_keptcount where trait = ''")[0]) == number
    )
    assert set(map(str, gone)) == set(graves.read_text().split())
    with retaining.on(LATER + WAIT):
        assert retaining.propose(fresh).proposed == 0


def _listed(house: House) -> list[object]:
    asked = "select subject_id from retention_proposal where state = 'listed'"
    return [row[0] for row in house.ask(asked)]


def _nothing_is_left(house: House, gone: list[object]) -> None:
    tables = house.ask(
        "select table_name from information_schema.columns where table_schema = 'public'"
        " and column_name = 'dossier_id' and table_name <> 'vault_lookedat'"
    )
    for (table,) in tables:
        asked = f"select count(*) from {table} where dossier_id = any (%s)"  # noqa: S608
        assert house.ask(asked, gone) == [(0,)], table
    asked = "select count(*) from vault_datakey where scope_id = any (%s)"
    assert house.ask(asked, gone) == [(0,)]
    named = "select count(*) from retention_proposal where state = 'destroyed' and code <> ''"
    assert house.ask(named) == [(0,)]


@pytest.mark.deep
@pytest.mark.parametrize("first", ["marieke", "noor"])
def test_the_one_who_decided_does_not_confirm(fresh: House, first: str) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        retaining.decide_all(fresh, "marieke")
        with pytest.raises(Refused, match="tweede persoon"):
            retaining.agree(fresh, first, "marieke")


def test_the_archive_agrees_first_and_who_said_so_stays(fresh: House, graves: Path) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        retaining.decide_all(fresh, "marieke")
        made = _list(fresh, "marieke")
        assert made.asks_archive
        with fresh.acting("noor") as noor, pytest.raises(Refused, match="archief"):
            actions.confirm_destruction(noor, destruction=made)
        for on, told in ((LATER + WAIT, "nog komen"), (LATER - WAIT, "van later")):
            _refused(fresh, made, "SA", on, told)
        _refused(fresh, made, " ", LATER, "kenmerk")
        with fresh.acting("marieke") as marieke:
            actions.record_archive(marieke, destruction=made, reference="SA", archive_on=LATER)
        with fresh.acting("noor") as noor:
            actions.confirm_destruction(noor, destruction=made)
        _refused(fresh, made, "SA-ander", LATER, "al bevestigd")
    with retaining.on(LATER + WAIT):
        [certificate] = retaining.destroy(fresh, graves)
    assert certificate.body["archive_on"] == str(LATER)
    assert certificate.body["archive_recorded_by"] == "Marieke Dijkhof"


def _refused(house: House, made: Destruction, reference: str, on: date, told: str) -> None:
    with house.acting("marieke") as marieke, pytest.raises(Refused, match=told):
        actions.record_archive(marieke, destruction=made, reference=reference, archive_on=on)


def _list(house: House, who: str) -> Destruction:
    with house.acting(who) as actor:
        place = Organisation.objects.get(pk=actor.organisation_id)
        return actions.make_destruction(actor, owner=place)


@pytest.mark.deep
def test_a_list_can_be_stopped_until_the_last_day(fresh: House, graves: Path) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        number = retaining.decide_all(fresh, "marieke")
        made = retaining.agree(fresh, "marieke", "noor")
        with fresh.acting("marieke") as marieke:
            actions.stop_destruction(marieke, destruction=made)
        with fresh.acting("marieke") as marieke, pytest.raises(Refused, match="tegengehouden"):
            actions.stop_destruction(marieke, destruction=made)
    with retaining.on(LATER + WAIT):
        assert retaining.destroy(fresh, graves) == []
        assert not graves.exists()
        assert retaining.decide_all(fresh, "marieke") == number


def test_what_nobody_reviews_rises_and_is_never_kept_silently(fresh: House) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        assert retaining.decide_all(fresh, "noor") == 0
        with fresh.acting("noor") as noor, pytest.raises(Refused, match="aan zet"):
            _review(noor, Proposal.objects.to_review()[0], "destroy")
    with retaining.on(LATER + timedelta(days=31)):
        assert retaining.overdue(fresh) > 0
        assert retaining.propose(fresh).risen > 0
        assert retaining.overdue(fresh) == 0
        assert retaining.decide_all(fresh, "noor") > 0


def _review(actor: Actor, proposal: Proposal, choice: str, until: date | None = None) -> Review:
    return actions.review_proposal(
        actor,
        proposal=proposal,
        choice=choice,
        reason="Hoger beroep",
        until=until,
    )


@pytest.mark.parametrize("choice", ["hold", pytest.param("keep", marks=pytest.mark.deep)])
def test_longer_takes_a_reason_and_a_day_and_is_asked_again(fresh: House, choice: str) -> None:
    until = LATER + timedelta(days=90)
    with retaining.on(LATER):
        retaining.propose(fresh)
        with fresh.acting("marieke") as marieke:
            one = Proposal.objects.to_review()[0]
            with pytest.raises(Refused, match="na vandaag"):
                _review(marieke, one, choice, LATER)
            with pytest.raises(Refused, match="waarom"):
                actions.review_proposal(
                    marieke, proposal=one, choice=choice, reason=" ", until=until
                )
            _review(marieke, one, choice, until)
    with retaining.on(until):
        assert retaining.propose(fresh).asked_again == 0
        assert _state(fresh, one) == {"keep": "kept", "hold": "held"}[choice]
    with retaining.on(until + timedelta(days=1)):
        assert retaining.propose(fresh).asked_again == 1
        assert _state(fresh, one) == "open"


def _state(house: House, proposal: Proposal) -> str:
    asked = "select state from retention_proposal where id = %s"
    return str(house.ask(asked, proposal.pk)[0][0])


@pytest.mark.deep
def test_what_is_worked_on_again_goes_off_the_list(fresh: House, graves: Path) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        retaining.decide_all(fresh, "marieke")
        retaining.agree(fresh, "marieke", "noor")
        [(code, dossier)] = fresh.ask(
            "select code, subject_id from retention_proposal"
            " where rule = 'signal_not_pursued' and state = 'listed' limit 1"
        )
        fresh.ask("update signals_signal set status = 'registered' where code = %s", code)
        assert retaining.propose(fresh).lapsed == 1
    with retaining.on(LATER + WAIT):
        retaining.destroy(fresh, graves)
    assert str(dossier) not in graves.read_text()


@pytest.mark.deep
def test_other_municipalities_see_nothing_of_it(fresh: House, graves: Path) -> None:
    with retaining.on(LATER):
        retaining.propose(fresh)
        retaining.decide_all(fresh, "marieke")
        retaining.agree(fresh, "marieke", "noor")
    with retaining.on(LATER + WAIT):
        retaining.destroy(fresh, graves)
        with fresh.acting("joris") as joris:
            mine = joris.organisation_id
            for model in (Proposal, Review, Destruction, Certificate, KeptCount):
                assert not model.objects.exclude(owner_id=mine).exists()
        with fresh.acting("willem"):
            assert not Proposal.objects.exists()


@pytest.mark.deep
def test_in_six_years_nothing_is_ever_overdue(fresh: House, graves: Path) -> None:
    """A round each week; people review once in two months, so that much rises meanwhile."""
    day, rose, destroyed = clock.today(), 0, 0
    while day < LATER:
        day += timedelta(days=7)
        with retaining.on(day):
            rose += retaining.propose(fresh).risen
            assert retaining.overdue(fresh) == 0, day
            destroyed += len(retaining.destroy(fresh, graves))
            if day.toordinal() % 63 < 7:
                _work(fresh)
    assert rose > 0
    assert destroyed > 0
    assert graves.read_text().split()


def _work(house: House) -> None:
    retaining.decide_all(house, "marieke")
    asked = (
        "select count(*) from retention_proposal as proposal join parties_organisation as place"
        " on place.id = owner_id where proposal.state = 'approved' and slug = 'zandhaven'"
    )
    if house.ask(asked) != [(0,)]:
        retaining.agree(house, "marieke", "noor")
