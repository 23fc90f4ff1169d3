"""How an outcome is said: range first, two digits, and always beside what was counted.

Pure: numbers in, sentences out. Never one large number, never decimals, never “daadwerkelijk”.
"""

import re
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from baken.statistics.hidden.vocabulary import METHODS
from baken.statistics.mse.results import Verdict

TITLES = {
    Verdict.ESTIMATE: gettext_lazy("Schatting"),
    Verdict.RANGE_ONLY: gettext_lazy("Alleen een bandbreedte"),
    Verdict.NO_ESTIMATE: gettext_lazy("Geen schatting mogelijk"),
}
MEANINGS = {
    Verdict.ESTIMATE: gettext_lazy(
        "De methoden zijn het ongeveer eens. U mag zeggen tussen welke aantallen het werkelijke "
        "aantal waarschijnlijk ligt."
    ),
    Verdict.RANGE_ONLY: gettext_lazy(
        "De methoden of modellen lopen te ver uiteen voor één getal. Noem alleen de twee "
        "uitersten, en zeg erbij dat het onzeker is."
    ),
    Verdict.NO_ESTIMATE: gettext_lazy(
        "Deze tabel kan geen schatting dragen. Dat is een gewone uitkomst: de meeste regio’s "
        "krijgen haar. Noem alleen wat er geteld is."
    ),
}
IN_SHORT = {
    "too_few_lists": gettext_lazy("Er zijn te weinig lijsten met mensen erop."),
    "too_few_overlaps": gettext_lazy("Te weinig mensen staan op meer dan één lijst."),
    "unresolved_persons": gettext_lazy(
        "Van sommige mensen is niet uitgezocht of twee regio’s hen telden."
    ),
    "no_model": gettext_lazy("Geen model geeft een schatting die bestaat en de enige is."),
    "method_not_possible": gettext_lazy("Een methode kan dit aantal lijsten niet aan."),
    "not_converged": gettext_lazy("Een simulatie is niet tot rust gekomen en telt niet mee."),
    "no_interval": gettext_lazy("Rond een van de schattingen is geen interval te geven."),
    "models_differ": gettext_lazy("Modellen die even goed passen, komen ver uiteen."),
    "methods_differ": gettext_lazy("De methoden komen ver uiteen."),
    "linkage_errors": gettext_lazy("Fouten in het koppelen verschuiven de schatting te ver."),
}
"""The reasons without their numbers, for other languages than Dutch."""

ROUNDED = {"methods_differ", "models_differ", "not_converged", "no_interval", "method_not_possible"}
"""Reasons that name a method or an estimate, and no count of people."""

PLURALS = {
    "presumed": gettext_lazy("vermoedelijke slachtoffers"),
    "established": gettext_lazy("vastgestelde slachtoffers"),
    "signalled": gettext_lazy("mensen over wie een signaal is"),
}


@dataclass(frozen=True)
class Spoken:
    """What sentences need: already safe to show."""

    verdict: Verdict
    observed: int | None
    overlap: int | None
    low: float | None
    high: float | None
    lists: int
    area: str
    period: str
    counted: str
    smallest: int

    @property
    def has_range(self) -> bool:
        """Say whether there are two ends to name."""
        told = self.verdict is not Verdict.NO_ESTIMATE
        return told and self.low is not None and self.high is not None


def period(first: date, last: date) -> str:
    """Name a period: whole years as years, others by their days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"


def plain(code: str, sentence: str) -> str:
    """Give a reason as people read it: methods by name, and estimates with two digits."""
    if code not in ROUNDED:
        return sentence
    for method, label in METHODS.items():
        sentence = re.sub(rf"\b{method}\b", f"“{label}”", sentence)
    return re.sub(r"\d{3,}", lambda found: said(two_digits(int(found[0]))), sentence)


def two_digits(number: float, *, up: bool | None = None) -> int:
    """Round to two significant digits: to the nearest, or always up or down."""
    if number < 100:
        return ceil(number) if up else floor(number) if up is False else round(number)
    step = int(10 ** (floor(log10(number)) - 1))
    turn = round if up is None else ceil if up else floor
    return int(turn(number / step)) * step


def said(number: int) -> str:
    """Write a number with its thousands apart."""
    return str(number_format(number, use_l10n=True, force_grouping=True))


def at_least(number: int | None, smallest: int) -> str:
    """Write a count; one that is too small to show is said to be less than the smallest."""
    return _("minder dan %(n)d") % {"n": smallest} if number is None else said(number)


def ends(spoken: Spoken) -> tuple[str, str]:
    """Give both ends, rounded outwards, and never below what was counted."""
    low = max(two_digits(spoken.low or 0, up=False), spoken.observed or 0)
    return said(low), said(two_digits(spoken.high or 0, up=True))


def sentences(spoken: Spoken) -> list[str]:
    """Give what may be said, in the order in which to say it."""
    counted = _(
        "%(lists)d instanties registreerden %(observed)s %(what)s (%(area)s, %(period)s)."
    ) % {
        "area": spoken.area,
        "lists": spoken.lists,
        "observed": at_least(spoken.observed, spoken.smallest),
        "what": PLURALS[spoken.counted],
        "period": spoken.period,
    }
    if not spoken.has_range:
        return [counted, _("Hoeveel het er werkelijk zijn, is met deze gegevens niet te schatten.")]
    low, high = ends(spoken)
    return [
        counted,
        _("Het werkelijke aantal is onbekend; geschat tussen %(low)s en %(high)s.")
        % {"low": low, "high": high},
        _rests_on(spoken),
        _("De bandbreedte dekt alleen toeval en de keuze van het model. Zijn groepen minder "
          "zichtbaar, dan is zij te laag. Zijn koppelingen gemist, dan is zij te hoog."),
    ]  # fmt: skip


def _rests_on(spoken: Spoken) -> str:
    number = spoken.overlap or 0
    return ngettext(
        "De schatting rust op %(n)s persoon die op meer dan één lijst staat.",
        "De schatting rust op %(n)s mensen die op meer dan één lijst staan.",
        number,
    ) % {"n": said(number)}
