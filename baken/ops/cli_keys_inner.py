"""`baken keys recovery-inner|drill-inner`: the recovery key of the inner vault, in three shares."""

import json
from datetime import datetime
from typing import Annotated
from uuid import UUID

import psycopg
import typer
from nacl.public import PrivateKey

from baken.core import clock
from baken.core.ids import new_id
from baken.ops import house
from baken.ops.cli_database import database_running
from baken.ops.cli_keys import AsJson
from baken.ops.say import CannotStart, line, warn
from baken.vault.inner import custody
from baken.vault.inner.custody import BadShare, Share

Place = Annotated[str, typer.Argument(help="De gemeente, zoals in haar adres: zandhaven.")]

_PLACE = "select id, region_id from parties_organisation where slug = %s and slug <> ''"
_INSERT = """
insert into inner_recoverykey (id, owner_id, region_id, public, made_at)
values (%s, %s, %s, %s, %s)
"""
_KEYS = "select public from inner_recoverykey where owner_id = %s order by made_at desc"


def recovery_inner(place: Place) -> None:
    """Maak een herstelsleutel voor de binnenkluis en toon de drie delen, één keer."""
    with database_running(), psycopg.connect(house.owner_url()) as owner:
        shares = make_recovery(owner, place, clock.now())
    line("Druk elk deel af voor één bewaarder en bewaar het nergens anders. Twee openen de kluis.")
    for share in shares:
        line()
        line(f"Deel {share.number + 1} van 3:")
        line(share.printed())
    line()
    line(f"Beproef ze meteen: baken keys drill-inner {place}")
    line("Wat al verzegeld was, valt eronder zodra twee mensen bij ‘Mijn kluissleutel’ de nieuwe")
    line("sleutel toelaten.")


def make_recovery(
    owner: "psycopg.Connection[tuple[UUID, ...]]", place: str, now: datetime
) -> tuple[Share, ...]:
    """Store the public half of a new recovery key; give the shares, which are nowhere stored."""
    owner_id, region_id = _found(owner, place)
    private = PrivateKey.generate()
    owner.execute(_INSERT, [new_id(), owner_id, region_id, bytes(private.public_key), now])
    return custody.split(bytes(private))


def drill_inner(
    place: Place,
    share: Annotated[
        list[str] | None, typer.Option("--share", help="Een deel; liever niet: het wordt gevraagd.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Beproef twee delen van de herstelsleutel; er gaat niets open en er verandert niets."""
    told = share or [_ask(number) for number in ("eerste", "tweede")]
    with database_running(), psycopg.connect(house.owner_url()) as owner:
        fits = _fits(owner, place, told)
    if as_json:
        line(json.dumps({"place": place, "fits": fits}))
    elif fits:
        line("Deze twee delen openen samen wat deze gemeente nu verzegelt.")
    if not fits:
        warn("LET OP: deze delen passen niet op de herstelsleutel van nu. Maak een nieuwe.")
        raise typer.Exit(1)


def _ask(which: str) -> str:
    return str(typer.prompt(f"Het {which} deel", hide_input=True))


def _fits(owner: "psycopg.Connection[tuple[UUID, ...]]", place: str, told: list[str]) -> bool:
    owner_id, _region = _found(owner, place)
    try:
        one, other = map(custody.read, told)
        public = bytes(PrivateKey(custody.join(one, other)).public_key)
    except (BadShare, ValueError) as error:
        raise CannotStart("Typ twee verschillende delen over, teken voor teken.") from error
    newest = owner.execute(_KEYS, [owner_id]).fetchone()
    return newest is not None and bytes(newest[0]) == public  # type: ignore[call-overload]


def _found(owner: "psycopg.Connection[tuple[UUID, ...]]", place: str) -> tuple[UUID, ...]:
    found = owner.execute(_PLACE, [place]).fetchone()
    if found is None:
        raise CannotStart(f"Er is geen gemeente ‘{place}’.")
    return found


def add_to(app: typer.Typer) -> None:
    """Put these commands beside the other ones about keys."""
    app.command("recovery-inner")(recovery_inner)
    app.command("drill-inner")(drill_inner)
