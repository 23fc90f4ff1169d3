"""The certificate of destruction: what it says, and the hash by which it is recognised."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from baken.access.retention.models import Destruction, Proposal
from baken.knowledge.packs import retention


def body(
    destruction: Destruction, proposals: Iterable[Proposal], rows: Mapping[str, int], keys: int
) -> dict[str, Any]:
    """Say what kind and how many went, under which rule, who agreed and when; no content."""
    counted = Counter((each.rule, str(each.rule_from)) for each in proposals)
    return {
        "list": str(destruction),
        "organisation": destruction.owner.name,
        "what": [_rule(name, since, number) for (name, since), number in sorted(counted.items())],
        "rows": dict(sorted(rows.items())),
        "keys": keys,
        "made_by": destruction.made_by.name,
        "made_at": destruction.made_at.isoformat(),
        "confirmed_by": destruction.confirmed_by.name if destruction.confirmed_by else "",
        "confirmed_at": destruction.confirmed_at.isoformat() if destruction.confirmed_at else "",
        "archive_reference": destruction.archive_reference,
        "archive_on": str(destruction.archive_on or ""),
        "archive_recorded_by": destruction.archive_by.name if destruction.archive_by else "",
    }


def sha256(told: Mapping[str, Any]) -> str:
    """Give the hash of a certificate: over its JSON with sorted keys and no spaces."""
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _rule(name: str, since: str, number: int) -> dict[str, Any]:
    rule = retention().rule(name)
    source = next(str(each.source) for each in rule.values if str(each.valid_from) == since)
    return {"rule": name, "name": rule.name.nl, "since": since, "source": source, "number": number}
