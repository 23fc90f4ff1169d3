"""Marks of clients, by which a holder hears that a colleague asks about one.

Of a phone number, an e-mail address and a document; and of a name, with the key of the organisation
that the keeper alone has (decision 0022). Whoever asks never gets a mark back to compare.
"""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from baken.cases.models import CaseQuestion, Client
from baken.matching import people
from baken.vault import blind, link
from baken.vault.numbers import NumberKind, number_in

KINDS: tuple[NumberKind, ...] = ("phone", "email", "document")
NAMES = ("name", "given_born", "surname_born")
"""What of a name says enough to ask: both names, or one of them with the day of birth."""


def of_client(client: Client) -> list[int]:
    """Give the marks of an open client; raise KeyRefused or KeeperDown."""
    reachable = str(client.reachable)
    found = numbers({"phone": reachable, "email": reachable, "document": str(client.document)})
    wanted = [blind.want(client.owner_id, *each) for each in found.items()]
    named = link.tokens(client.owner_id, names(str(client.name), str(client.born)), model=Client)
    of_numbers = blind.marks(wanted, model=Client, verb="write")
    return [*of_numbers, *(token for _kind, token in named)]


def names(name: str, born: str) -> list[tuple[str, str]]:
    """Give what of a name can be asked for, by kind; nothing of one word alone."""
    return [each for each in people.keys_of_somebody(name, born, {}) if each[0] in NAMES]


def of_question(
    typed: Mapping[NumberKind, str], named: list[tuple[str, str]], owner_ids: Iterable[UUID]
) -> list[int]:
    """Give the marks that what somebody typed would have with each of these organisations.

    As many for somebody who is known as for somebody whom nobody knows.
    """
    owners = sorted(owner_ids, key=str)
    wanted = [blind.want(owner, *each) for owner in owners for each in typed.items()]
    found = list(blind.marks(wanted, model=CaseQuestion, verb="search"))
    for owner in owners:
        tokens = link.tokens(owner, named, model=CaseQuestion, verb="search")
        found += [token for _kind, token in tokens]
    return found


def numbers(texts: Mapping[NumberKind, str]) -> dict[NumberKind, str]:
    """Give what can be read as a number of its kind, written in one way."""
    plain = {**texts, "document": re.sub(r"[\s.-]", "", texts.get("document", ""))}
    found = {kind: number_in(kind, text) for kind, text in plain.items() if text.strip()}
    return {kind: number for kind, number in found.items() if number}
