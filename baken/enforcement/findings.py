"""Which findings stand: somebody may think better of one, and both stay in the dossier."""

from collections.abc import Iterable

from baken.enforcement.models import Finding


def stands(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings in whose place no other came."""
    known = list(findings)
    replaced = {each.replaces for each in known}
    return [each for each in known if each.pk not in replaced]
