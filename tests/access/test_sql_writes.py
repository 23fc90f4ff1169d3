"""Somebody types SQL to write for others, in the name of others, or across dossiers."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors, sql

from baken.core import clock
from baken.demo.cast import HANNA, JORIS, MARIEKE, WILLEM, Member, fixed_id
from tests.access.conftest import AsMember, Connection
from tests.access.world import VERA, Kept

ZANDHAVEN, RIETWOUDE = fixed_id("organisation", "zandhaven"), fixed_id("organisation", "rietwoude")
OURS, ELSEWHERE = fixed_id("region", "lagerwaard"), fixed_id("region", "elders")
Signals = dict[str, Kept]
Values = dict[str, Any]


def id_of(member: Member) -> UUID:
    """Give the id of somebody of the cast."""
    return fixed_id("person", member.key)


def insert(office: Connection, table: str, values: Values) -> UUID:
    """Add a row, with references checked at once."""
    row = {"id": uuid4(), "region_id": OURS, **values}
    office.execute("set constraints all immediate")
    office.execute(
        sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join([sql.Placeholder()] * len(row)),
        ),
        list(row.values()),
    )
    return UUID(str(row["id"]))


def event(dossier_id: UUID, owner_id: UUID, actor: Member) -> Values:
    """Give an event that says somebody did something in a dossier."""
    about = {"subject_kind": "signal", "subject_id": uuid4(), "why": "", "verb": "looked"}
    near = {"dossier_id": dossier_id, "owner_id": owner_id}
    return {**about, **near, "at": clock.now(), "actor_id": id_of(actor), "actor_role": ""}


def weighing(signal_id: UUID, dossier_id: UUID, weigher: Member) -> Values:
    """Give a weighing of a signal of Rietwoude."""
    texts = dict.fromkeys(("vulnerability", "counter_indications", "reasoning"), "")
    codes = dict.fromkeys(("reliability", "non_punishment"), "unknown")
    near = {"signal_id": signal_id, "dossier_id": dossier_id, "owner_id": RIETWOUDE}
    judged = {"lists": [], "forms": [], "seriousness": 1, "is_acute": False}
    signed = {"weighed_by_id": id_of(weigher), "weighed_at": clock.now()}
    return {**texts, **codes, **near, **judged, **signed}


def opinion(weighing_id: UUID, dossier_id: UUID, weighed_by: Member, given_by: Member) -> Values:
    """Give a second opinion on a weighing of Rietwoude."""
    near = {"weighing_id": weighing_id, "dossier_id": dossier_id, "owner_id": RIETWOUDE}
    signed = {"weighed_by_id": id_of(weighed_by), "given_by_id": id_of(given_by)}
    return {**near, **signed, "given_at": clock.now(), "verdict": "agree", "reasons": ""}


def grant(kept: Kept, person: Member, granted_by: Member) -> Values:
    """Give access to a dossier of Zandhaven."""
    today = clock.today()
    near = {"dossier_id": kept.dossier_id, "owner_id": ZANDHAVEN}
    who = {"person_id": id_of(person), "granted_by_id": id_of(granted_by)}
    what = {"role": "second_reader", "purpose": "", "ground": "", "granted_at": clock.now()}
    return {**near, **who, **what, "valid_from": today, "valid_until": today}


def test_a_guess_at_a_hidden_dossier_meets_the_same_refusal_as_a_wild_one(
    as_member: AsMember, signals: Signals
) -> None:
    """Otherwise a failing reference would tell which dossiers exist elsewhere."""
    answers = set()
    for dossier_id in (signals["grant withdrawn"].dossier_id, uuid4()):
        with as_member(JORIS) as office, pytest.raises(errors.ForeignKeyViolation) as refused:
            insert(office, "access_event", event(dossier_id, RIETWOUDE, JORIS))
        answers.add((refused.value.sqlstate, str(refused.value).replace(str(dossier_id), "…")))
    assert len(answers) == 1


def test_nobody_writes_for_another_organisation(as_member: AsMember, signals: Signals) -> None:
    theirs = event(signals["grant withdrawn"].dossier_id, ZANDHAVEN, JORIS)
    with as_member(JORIS) as office, pytest.raises(errors.InsufficientPrivilege):
        insert(office, "access_event", theirs)


def test_nobody_writes_in_the_name_of_somebody_else(as_member: AsMember, signals: Signals) -> None:
    kept = signals["own"]
    with as_member(JORIS) as office:
        insert(office, "access_event", event(kept.dossier_id, RIETWOUDE, JORIS))
        with pytest.raises(errors.InsufficientPrivilege):
            insert(office, "access_event", event(kept.dossier_id, RIETWOUDE, HANNA))


@pytest.mark.parametrize(("name", "owner_id", "refusal"), [
    ("own", ZANDHAVEN, errors.InsufficientPrivilege),  # out of one's own sight
    ("granted", RIETWOUDE, errors.ForeignKeyViolation),  # to oneself, past its dossier
])  # fmt: skip
def test_nobody_moves_a_row_to_another_organisation(
    as_member: AsMember,
    signals: Signals,
    name: str,
    owner_id: UUID,
    refusal: type[psycopg.Error],
) -> None:
    with as_member(JORIS) as office:
        office.execute("set constraints all immediate")
        move = "update signals_signal set owner_id = %s where id = %s"
        hidden = office.execute(move, [RIETWOUDE, signals["grant withdrawn"].signal_id])
        assert hidden.rowcount == 0
        with pytest.raises(refusal):
            office.execute(move, [owner_id, signals[name].signal_id])


@pytest.mark.parametrize(("weighed_by", "refusal"), [
    (JORIS, errors.CheckViolation),  # honest about who weighed: a check refuses
    (HANNA, errors.ForeignKeyViolation),  # lying about it: the reference refuses
])  # fmt: skip
def test_who_weighed_cannot_give_the_second_opinion(
    as_member: AsMember, signals: Signals, weighed_by: Member, refusal: type[psycopg.Error]
) -> None:
    kept = signals["own"]
    with as_member(JORIS) as office:
        mine = weighing(kept.signal_id, kept.dossier_id, JORIS)
        weighing_id = insert(office, "signals_weighing", mine)
        second = opinion(weighing_id, kept.dossier_id, weighed_by, JORIS)
        with pytest.raises(refusal):
            insert(office, "signals_secondopinion", second)


def test_nobody_weighs_a_signal_of_another_dossier(as_member: AsMember, signals: Signals) -> None:
    mixed = weighing(signals["granted"].signal_id, signals["own"].dossier_id, JORIS)
    with as_member(JORIS) as office, pytest.raises(errors.ForeignKeyViolation):
        insert(office, "signals_weighing", mixed)


def test_a_second_reader_weighs_along_and_does_nothing_else(
    as_member: AsMember, signals: Signals
) -> None:
    kept = signals["granted"]
    for table, values in [
        ("access_grant", grant(kept, HANNA, granted_by=JORIS)),
        ("signals_weighing", weighing(kept.signal_id, kept.dossier_id, JORIS)),
        ("signals_decision", {"owner_id": ZANDHAVEN, "dossier_id": kept.dossier_id}),
    ]:
        with as_member(JORIS) as office, pytest.raises(errors.InsufficientPrivilege):
            insert(office, table, {**values, "owner_id": ZANDHAVEN})


def test_nobody_lets_somebody_of_another_region_in(as_member: AsMember, signals: Signals) -> None:
    with as_member(MARIEKE) as office:
        insert(office, "access_grant", grant(signals["granted"], HANNA, granted_by=MARIEKE))
        with pytest.raises(errors.ForeignKeyViolation):
            insert(office, "access_grant", grant(signals["granted"], VERA, granted_by=MARIEKE))


@pytest.mark.parametrize(("region_id", "refusal"), [
    (OURS, errors.ForeignKeyViolation),  # she is not of our region
    (ELSEWHERE, errors.InsufficientPrivilege),  # and Willem administers no other
])  # fmt: skip
def test_an_administrator_gives_roles_in_the_own_region_only(
    as_member: AsMember, region_id: UUID, refusal: type[psycopg.Error]
) -> None:
    role = {"role": "focal_officer", "valid_from": clock.today(), "person_id": id_of(VERA)}
    place = {"organisation_id": fixed_id("organisation", "verweg"), "region_id": region_id}
    with as_member(WILLEM) as office, pytest.raises(refusal):
        insert(office, "parties_assignment", {**role, **place})
