"""A signal is saved, and at once the officer sees what it may have to do with, and why."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from baken.access.oversight.models import ProcessingAdvice, ProcessingGround, ProcessingStop
from baken.core import clock
from baken.matching import finding, listing, nearby
from baken.matching.actions import budget, catch_up, judge
from baken.matching.finding import FIND
from baken.matching.models import LinkProposal, LinkToken, Statement
from baken.matching.vocabulary import Reach
from baken.signals.models import Mention, Signal
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

NewSignal = Callable[..., Signal]
KASIA = ("person", "Katarzyna Zielonka, geboren 02-05-1991")
KASHA = ("person", "Kasia Sielonka, geboren 1991")
PHONE = ("phone", "085-0000377")


def _page(client_for: ClientFor, who: str, signal: Signal) -> str:
    return " ".join(client_for(who).get(f"/signalen/{signal.pk}").text.split())


def test_what_a_signal_names_becomes_statements_with_their_source(
    acting: Acting, new_signal: NewSignal
) -> None:
    signal = new_signal("marieke", KASIA, PHONE)
    with acting("marieke"):
        made = list(Statement.objects.filter(signal=signal).order_by("attribute"))
        unwrap(made)
        values = {each.attribute: each.value.text for each in made}
        assert values == {"dob": "02-05-1991", "given_name": "Katarzyna", "surname": "Zielonka",
                          "phone": "+31850000377"}  # fmt: skip
        assert {each.ground for each in made} == {"Publieke taak"}
        assert {each.confidence for each in made} == {"stated"}
        assert {each.retain_until for each in made} == {None}  # somebody still works on it
        assert {each.original.text for each in made} == {KASIA[1], PHONE[1]}
        assert {each.mention.named_as for each in made} == {"victim"}


def test_neither_name_nor_number_is_in_the_tables(acting: Acting, new_signal: NewSignal) -> None:
    signal = new_signal("marieke", KASIA, PHONE)
    with acting("marieke"), connection.cursor() as cursor:
        for table in ("statement", "linktoken", "linkproposal"):
            cursor.execute(
                f"select row_to_json(r)::text from matching_{table} r where dossier_id = %s",  # noqa: S608
                [signal.dossier_id],
            )
            stored = " ".join(row[0] for row in cursor.fetchall())
            for plain in ("Katarzyna", "ielonka", "850000377", "1991-"):
                assert plain not in stored


def test_a_misspelt_name_is_proposed_with_reasons_and_a_rate_in_words(
    client_for: ClientFor, new_signal: NewSignal
) -> None:
    first = new_signal("marieke", KASIA, PHONE)
    second = new_signal("marieke", KASHA, PHONE)
    told = _page(client_for, "marieke", second)
    assert "Mogelijk hetzelfde" in told
    assert first.code in told
    assert "zelfde telefoonnummer" in told
    assert "voornaam is een vorm van dezelfde naam" in told
    assert "geboortejaar gelijk" in told
    assert "genoemde personen" in told
    assert second.code in _page(client_for, "marieke", first)


def test_what_speaks_against_is_told_too(client_for: ClientFor, new_signal: NewSignal) -> None:
    new_signal("marieke", ("person", "Katarzyna Zielonka, geboren 02-05-1971"), PHONE)
    second = new_signal("marieke", KASIA, PHONE)
    told = _page(client_for, "marieke", second)
    assert "Ertegen:" in told
    assert "andere geboortedatum" in told


def test_housemates_are_not_called_one_person(acting: Acting, new_signal: NewSignal) -> None:
    house = ("address", "Kaapstanderweg 44, Zandhaven")
    new_signal("marieke", ("person", "Marek Wisniewski, geboren 03-03-1980"), house)
    second = new_signal("marieke", ("person", "Adam Lis, geboren 09-11-1999"), house)
    with acting("marieke"):
        found = listing.of_dossier(second.dossier_id)
        assert all((each.bits or 0) < 0 for each in found)


def test_one_house_in_other_years_weighs_less_and_is_told(
    acting: Acting, client_for: ClientFor, new_signal: NewSignal
) -> None:
    house = "Duinpad 77, Zandhaven"
    name = ("person", "Lesia Marchenko, geboren 1990")
    new_signal("marieke", name, ("address", f"{house} van 2019 tot 2020"))
    later = new_signal("marieke", name, ("address", f"{house} sinds maart 2024"))
    new_signal("marieke", name, ("address", f"{house} sinds 2018"))
    with acting("marieke"):
        pairs = listing.pairs(listing.of_dossier(later.dossier_id))
        bits = {each.spoken.against: each.proposal.bits for each in pairs}
        [other] = [said for said in bits if "in een andere periode" in said]
        [same] = [said for said in bits if said != other]
        assert (bits[other] or 0) < (bits[same] or 0)
    assert "Ertegen:</strong> zelfde adres, maar in een andere periode" in _page(
        client_for, "marieke", later
    )


def test_a_working_name_in_a_town_is_found_in_a_second_look(
    acting: Acting, client_for: ClientFor, new_signal: NewSignal
) -> None:
    new_signal("marieke", ("person", "Zwetlana"))
    second = new_signal("marieke", ("person", "een vrouw, noemt zich Zwetlana"))
    with acting("marieke"):
        found = listing.of_dossier(second.dossier_id)
        assert [each.keys for each in found] == [["called"]]
    told = _page(client_for, "marieke", second)
    assert "bijnaam is de voornaam van de ander" in told


def test_no_second_look_when_the_first_gave_somebody(
    acting: Acting, new_signal: NewSignal, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_signal("marieke", KASIA, PHONE)
    looked: list[Reach] = []
    sharing = finding.sharing

    def looking(*asked: Any) -> Any:
        looked.append(asked[-1])
        return sharing(*asked)

    monkeypatch.setattr(nearby, "sharing", looking)
    new_signal("marieke", PHONE, KASIA)
    assert set(looked) == {Reach.OWN}


def test_a_new_name_is_held_against_everything_people_put_together(
    acting: Acting, new_signal: NewSignal
) -> None:
    one = new_signal("marieke", ("person", "Oksana Bilyk"), PHONE)
    other = new_signal("marieke", ("person", "Oksana Bilyk, geboren 05-06-1994"))
    with acting("marieke") as marieke:
        [pair] = listing.of_dossier(other.dossier_id).select_related("owner")
        judge(marieke, proposal=pair, verdict="same", why="Zelfde litteken")
    third = new_signal("marieke", ("person", "O. Bilyk, geboren 05-06-1994"), PHONE)
    with acting("marieke"):
        [found] = listing.of_dossier(third.dossier_id)  # one entity, one proposal
        attributes = {reason[0] for reason in found.reasons}
        assert {"phone", "born"} <= attributes  # the phone of the one, the birth date of the other
        assert found.other_dossier in {one.dossier_id, other.dossier_id}


def test_the_budget_of_a_day_comes_to_an_end(
    acting: Acting, client_for: ClientFor, new_signal: NewSignal, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal = new_signal("marieke", KASIA)
    sent = {"kind": "phone", "value": PHONE[1], "named_as": "means", "according_to": "de melder"}
    address = f"/signalen/{signal.pk}/vastleggen"
    with acting("marieke") as marieke:
        today = Mention.objects.filter(added_by_id=marieke.person_id, added_at__date=clock.today())
        before = today.count()
    monkeypatch.setattr(budget, "most_a_day", lambda: before + 1)
    browser = client_for("marieke")
    assert browser.post(address, sent).status_code == 302
    refused = browser.post(address, sent | {"value": "085-0000378"})
    assert refused.status_code == 422
    assert "Ga morgen verder" in refused.text
    with acting("marieke"):
        assert today.count() == before + 1


def test_an_address_tells_where_it_stands_as_well(
    client_for: ClientFor, new_signal: NewSignal
) -> None:
    first = new_signal("marieke", ("address", "Kaapstanderweg 44 B, 1234 AB Zandhaven"))
    second = new_signal("marieke", ("address", "kaapstanderweg 44, Zandhaven"))
    told = _page(client_for, "marieke", second)
    assert "staat ook in:" in told
    assert first.code in told


def test_a_phone_noted_later_makes_the_proposal_stronger(
    acting: Acting, new_signal: NewSignal, noting: Callable[..., Mention]
) -> None:
    new_signal("marieke", ("person", "Mila"), PHONE)
    second = new_signal("marieke", ("person", "Mila"))
    with acting("marieke"):
        [before] = listing.of_dossier(second.dossier_id)
        assert before.keys == ["called"]
    noting("marieke", second, *PHONE)
    with acting("marieke"):
        [after] = listing.of_dossier(second.dossier_id)
        assert "phone" in after.keys
        assert (after.bits or 0) > (before.bits or 0)


def test_nothing_is_stated_or_shown_while_it_is_off(
    acting: Acting, client_for: ClientFor, new_signal: NewSignal
) -> None:
    first = new_signal("marieke", KASIA, PHONE)
    _stop(acting, first)
    second = new_signal("marieke", KASHA, PHONE)
    with acting("marieke"):
        assert not Statement.objects.filter(signal=second).exists()
        kept = LinkToken.objects.filter(dossier_id=second.dossier_id)
        assert not kept.exclude(reach=Reach.CARE).exists()  # care has a switch of its own
    assert "Mogelijk hetzelfde" not in _page(client_for, "marieke", first)
    assert "staat uit voor" in client_for("marieke").get("/verbanden").text


def test_earlier_signals_are_taken_along_later(acting: Acting, new_signal: NewSignal) -> None:
    old = new_signal("hanna", KASIA, PHONE)  # Oudermeer has not decided anything
    with acting("hanna") as hanna:
        assert catch_up(hanna) == 0
        assert not Statement.objects.filter(signal=old).exists()


def test_what_was_noted_before_it_was_on_is_taken_along(
    acting: Acting, client_for: ClientFor, new_signal: NewSignal
) -> None:
    first = new_signal("marieke", KASIA)
    _stop(acting, first)
    old = new_signal("marieke", KASHA, PHONE, ("person", "een man"))
    _decide_again(acting, first)
    marieke = client_for("marieke")
    assert "Eerdere signalen meenemen" in marieke.get("/verbanden").text
    assert marieke.post("/verbanden/eerdere-signalen").status_code == 302
    with acting("marieke") as actor:
        stated = Statement.objects.filter(signal=old).values("mention").distinct()
        assert stated.count() == 3
        tokens = LinkToken.objects.filter(dossier_id=old.dossier_id)
        reaches = set(tokens.values_list("reach", flat=True))
        assert reaches == {"own", "loose", "region", "care"}
        assert catch_up(actor) == 0
    assert "Mogelijk hetzelfde" in _page(client_for, "marieke", old)


def test_another_municipality_sees_no_statement_token_or_proposal(
    acting: Acting, new_signal: NewSignal
) -> None:
    new_signal("marieke", KASIA, PHONE)
    new_signal("marieke", KASHA, PHONE)
    with acting("joris") as joris:
        for model in (Statement, LinkToken, LinkProposal):
            owners = set(model.objects.values_list("owner_id", flat=True))
            assert owners <= {joris.organisation_id}


@pytest.mark.parametrize("who", ["ruben", "noor", "karin", "yara", "esther", "willem"])
def test_who_does_no_casework_sees_none_of_it(acting: Acting, who: str) -> None:
    with acting(who):
        for model in (Statement, LinkToken, LinkProposal):
            assert not model.objects.exists()


@pytest.mark.parametrize("reach", [Reach.OWN, Reach.LOOSE])
def test_the_lookup_keeps_its_index_under_the_walls(
    acting: Acting, new_signal: NewSignal, reach: Reach
) -> None:
    signal = new_signal("marieke", KASIA, PHONE)
    with acting("marieke"), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        asked: list[Any] = [[1, 2, 3], signal.owner_id, 31, signal.dossier_id, 30]
        cursor.execute("explain (format json) " + FIND[reach], asked)
        [(plan,)] = cursor.fetchall()
    told = json.dumps(plan)
    assert f"link_token_{reach}" in told
    assert "Index Cond" in told
    assert "asked.token" in told.split("Index Cond")[1][:200]


def _decide_again(acting: Acting, signal: Signal) -> None:
    near = {"owner_id": signal.owner_id, "region_id": signal.region_id, "processing": "linkage"}
    with acting("bas") as bas:
        ProcessingGround.objects.create(
            **near, ground="Besluit", assessment="DPIA", at=clock.now(), by_id=bas.person_id,
            review_on=clock.today() + timedelta(days=9),
        )  # fmt: skip
    with acting("noor") as noor:
        ProcessingAdvice.objects.create(
            **near, is_positive=True, advice="Ja", at=clock.now(), by_id=noor.person_id
        )


def _stop(acting: Acting, signal: Signal) -> None:
    with acting("noor") as noor:
        ProcessingStop.objects.create(
            owner_id=signal.owner_id, region_id=signal.region_id, processing="linkage",
            reason="Eerst toetsen", at=clock.now(), by_id=noor.person_id,
        )  # fmt: skip
