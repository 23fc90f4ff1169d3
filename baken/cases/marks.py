"""Marks of the numbers of clients, by which a holder hears that a colleague asks about one.

Only of a phone number, an e-mail address and a document: a name never gets a mark (`vault.blind`).
"""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from baken.cases.models import CaseQuestion, Client
from baken.vault import blind
from baken.vault.numbers import NumberKind, number_in

KINDS: tuple[NumberKind, ...] = ("phone", "email", "document")


def of_client(client: Client) -> list[int]:
    """Give the marks of an open client; raise KeyRefused or KeeperDown."""
    reachable = str(client.reachable)
    found = numbers({"phone": reachable, "email": reachable, "document": str(client.document)})
    wanted = [blind.want(client.owner_id, *each) for each in found.items()]
    return list(blind.marks(wanted, model=Client, verb="write"))


def of_question(typed: Mapping[NumberKind, str], owner_ids: Iterable[UUID]) -> list[int]:
    """Give the marks that the numbers somebody typed would have with each of these organisations.

    As many for a known number as for one that nobody knows.
    """
    wanted = [blind.want(owner, *each) for owner in sorted(owner_ids, key=str)
              for each in typed.items()]  # fmt: skip
    return list(blind.marks(wanted, model=CaseQuestion, verb="search"))


def numbers(texts: Mapping[NumberKind, str]) -> dict[NumberKind, str]:
    """Give what can be read as a number of its kind, written in one way."""
    plain = {**texts, "document": re.sub(r"[\s.-]", "", texts.get("document", ""))}
    found = {kind: number_in(kind, text) for kind, text in plain.items() if text.strip()}
    return {kind: number for kind, number in found.items() if number}
