"""When a number may be said: the rules, fail-closed, and what to tell people.

The thresholds are proposals, to be set by whoever owns the figures; they stand here and nowhere
else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baken.statistics.mse.bic import Ranked
from baken.statistics.mse.results import Reason, Verdict
from baken.statistics.mse.table import CaptureTable


@dataclass(frozen=True, slots=True)
class Rules:
    """What a table must have before a number may be said."""

    least_lists: int = 3
    least_overlap: int = 25
    most_ratio: float = 1.5
    near_bic: float = 6.0


RULES = Rules()


def of(reasons: Iterable[Reason]) -> Verdict:
    """Give the verdict that the strictest of the reasons asks for."""
    asked = {reason.verdict for reason in reasons}
    if Verdict.NO_ESTIMATE in asked:
        return Verdict.NO_ESTIMATE
    return Verdict.RANGE_ONLY if asked else Verdict.ESTIMATE


def refusals(table: CaptureTable, unresolved: int = 0, rules: Rules = RULES) -> list[Reason]:
    """Give why this table cannot carry any estimate, before anything is computed."""
    found = []
    used = [name for name, size in table.diagnose().sizes.items() if size]
    if len(used) < rules.least_lists:
        found.append(_refused("too_few_lists",
            f"Er zijn {len(used)} lijsten met mensen erop; er zijn er minstens "
            f"{rules.least_lists} nodig om te zien of lijsten van elkaar afhangen."))  # fmt: skip
    if table.overlap < rules.least_overlap:
        found.append(_refused("too_few_overlaps",
            f"Slechts {table.overlap} mensen staan op meer dan één lijst; er zijn er minstens "
            f"{rules.least_overlap} nodig."))  # fmt: skip
    if unresolved:
        found.append(_refused("unresolved_persons",
            f"Van {unresolved} mensen is niet uitgezocht of zij in meer dan één regio "
            "geteld zijn."))  # fmt: skip
    return found


def no_model(existence: int) -> Reason:
    """Say that the chosen model has no estimate."""
    return _refused(
        "no_model",
        "Geen enkel model past bij deze tabel: de schatting bestaat niet of is niet uniek "
        f"(code {existence}).",
    )


def not_possible(method: str) -> Reason:
    """Say that a method does not work for this number of lists."""
    return _refused("method_not_possible", f"De methode {method} kan dit aantal lijsten niet aan.")


def not_converged(method: str) -> Reason:
    """Say that a simulation did not settle."""
    return _limited(
        "not_converged",
        f"De methode {method} is niet tot rust gekomen; haar uitkomst telt niet als schatting.",
    )


def no_interval(method: str) -> Reason:
    """Say that there is no interval around an estimate."""
    return _limited(
        "no_interval",
        f"Bij de methode {method} liggen alle herhalingen aan één kant van de schatting; er is "
        "geen interval.",
    )


def models_apart(ranked: Sequence[Ranked], rules: Rules = RULES) -> list[Reason]:
    """Give a reason when models that fit about as well say very different things."""
    near = [each.total for each in ranked if each.bic <= ranked[0].bic + rules.near_bic]
    if not near or max(near) <= rules.most_ratio * min(near):
        return []
    return [_limited("models_differ",
        f"Er zijn {len(near)} modellen die ongeveer even goed passen en van {min(near):.0f} tot "
        f"{max(near):.0f} uitkomen: meer dan {_comma(rules.most_ratio)} keer uiteen.")]  # fmt: skip


def methods_apart(totals: dict[str, float], rules: Rules = RULES) -> list[Reason]:
    """Give a reason when the methods say very different things."""
    if not totals or max(totals.values()) <= rules.most_ratio * min(totals.values()):
        return []
    low, high = min(totals, key=totals.__getitem__), max(totals, key=totals.__getitem__)
    return [_limited("methods_differ",
        f"De methoden verschillen te veel: {low} komt op {totals[low]:.0f} en {high} op "
        f"{totals[high]:.0f}, meer dan {_comma(rules.most_ratio)} keer zoveel.")]  # fmt: skip


def linkage_matters(factor: float | None, rules: Rules = RULES) -> list[Reason]:
    """Give a reason when the linkage errors alone move the estimate too far."""
    if factor is not None and 1 / rules.most_ratio <= factor <= rules.most_ratio:
        return []
    return [_limited("linkage_errors",
        "De fouten in het koppelen van personen verschuiven de schatting te ver.")]  # fmt: skip


def _comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _refused(code: str, sentence: str) -> Reason:
    return Reason(code, sentence, Verdict.NO_ESTIMATE)


def _limited(code: str, sentence: str) -> Reason:
    return Reason(code, sentence, Verdict.RANGE_ONLY)
