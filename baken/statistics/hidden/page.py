"""What the page, the document and the export say of one estimate."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baken.statistics.hidden.models import Estimation
from baken.statistics.hidden.picture import Bar, Picture, draw
from baken.statistics.hidden.vocabulary import METHODS
from baken.statistics.hidden.wording import (
    IN_SHORT,
    MEANINGS,
    TITLES,
    Spoken,
    at_least,
    ends,
    plain,
    said,
    sentences,
    two_digits,
)
from baken.statistics.mse.results import Verdict

TONES = {Verdict.ESTIMATE: "ok", Verdict.RANGE_ONLY: "info", Verdict.NO_ESTIMATE: "info"}


@dataclass(frozen=True)
class Row:
    """A method in words, beside its bar."""

    label: str
    about: str
    between: str
    bar: Bar


@dataclass(frozen=True)
class Effect:
    """What errors in linking of this size do."""

    what: str
    moves: str


@dataclass(frozen=True)
class Told:
    """An outcome as people read it."""

    title: str
    tone: str
    meaning: str
    lead: str
    reasons: list[str]
    sentences: list[str]
    facts: list[tuple[str, str]]
    sizes: list[tuple[str, str]]
    pairs: list[tuple[str, str]]
    subsets: list[tuple[str, str]]
    picture: Picture | None
    rows: list[Row]
    ticks: list[str]
    effects: list[Effect]
    fingerprint: str


def told(estimation: Estimation) -> Told | None:
    """Give the outcome in words; None while there is none."""
    if estimation.result is None:
        return None
    kept: dict[str, Any] = estimation.result
    basis = kept["diagnosis"]
    spoken = _spoken(estimation)
    picture = draw(kept["methods"], kept["observed"]) if spoken.has_range else None
    return Told(
        title=str(TITLES[spoken.verdict]),
        tone=TONES[spoken.verdict],
        meaning=str(MEANINGS[spoken.verdict]),
        lead=_lead(spoken),
        reasons=_reasons(kept),
        sentences=sentences(spoken),
        facts=_facts(estimation, spoken),
        sizes=[(name, at_least(n, spoken.smallest)) for name, n in basis["sizes"].items()],
        pairs=[(" + ".join(pair), _both(n, spoken.smallest)) for pair, n in basis["pairs"]],
        subsets=[(one, other) for one, other in basis["subsets"]],
        picture=picture,
        rows=[_row(bar) for bar in picture.bars] if picture else [],
        ticks=[said(tick) for tick in picture.ticks] if picture else [],
        effects=[_effect(each) for each in kept["sensitivity"]],
        fingerprint=estimation.fingerprint,
    )  # fmt: skip


def export(estimation: Estimation) -> dict[str, Any]:
    """Give what goes along to other programs: the safe outcome and what it is about."""
    return {
        "asked_on": estimation.asked_at.date().isoformat(),
        "area": estimation.area,
        "period": [estimation.period_from.isoformat(), estimation.period_until.isoformat()],
        "counted": estimation.counted,
        "origin": estimation.origin,
        "linkage_error": {"missed": estimation.missed, "false": estimation.false_links},
        **(estimation.result or {}),
    }


def _spoken(estimation: Estimation) -> Spoken:
    kept: dict[str, Any] = estimation.result or {}
    return Spoken(
        verdict=Verdict(kept["verdict"]),
        observed=kept["observed"],
        overlap=kept["overlap"],
        low=kept["range"]["low"],
        high=kept["range"]["high"],
        lists=len(kept["lists"]),
        area=estimation.area,
        period=estimation.period,
        counted=estimation.counted,
        smallest=kept["smallest_shown"],
    )


def _lead(spoken: Spoken) -> str:
    counted = at_least(spoken.observed, spoken.smallest)
    if not spoken.has_range:
        return _("Geregistreerd: %(n)s. Meer is niet te zeggen.") % {"n": counted}
    low, high = ends(spoken)
    return _("Geschat tussen %(low)s en %(high)s. Geregistreerd: %(n)s.") % {
        "low": low, "high": high, "n": counted,
    }  # fmt: skip


def _reasons(kept: dict[str, Any]) -> list[str]:
    if (get_language() or "nl").startswith("nl"):
        return [plain(*pair) for pair in zip(kept["codes"], kept["reasons"], strict=True)]
    return list(dict.fromkeys(str(IN_SHORT[code]) for code in kept["codes"]))


def _facts(estimation: Estimation, spoken: Spoken) -> list[tuple[str, str]]:
    return [
        (_("Geregistreerd"), at_least(spoken.observed, spoken.smallest)),
        (_("Op meer dan één lijst"), at_least(spoken.overlap, spoken.smallest)),
        (_("Periode"), spoken.period),
        (_("Gebied"), estimation.area),
        (_("Een persoon is"), estimation.get_counted_display()),
        (_("Lijsten"), ", ".join((estimation.result or {})["lists"])),
    ]


def _both(number: int | None, smallest: int) -> str:
    return _("niemand") if number == 0 else at_least(number, smallest)


def _row(bar: Bar) -> Row:
    label = str(METHODS.get(bar.method, bar.method))
    if bar.total is None:
        return Row(label, _("geen uitkomst"), "", bar)
    between = ""
    if bar.low is not None and bar.high is not None:
        limits = {"low": said(two_digits(bar.low)), "high": said(two_digits(bar.high))}
        between = _("%(low)s tot %(high)s") % limits
    return Row(label, said(two_digits(bar.total)), between, bar)


def _effect(each: dict[str, Any]) -> Effect:
    factor = each["factor"]
    if factor is None:
        moves = _("niet te zeggen")
    elif abs(factor - 1) < 0.005:
        moves = _("ongeveer gelijk")
    else:
        words = _("%(n)d %% hoger") if factor > 1 else _("%(n)d %% lager")
        moves = words % {"n": round(100 * abs(factor - 1))}
    return Effect(_errors(each["missed"], each["false"]), moves)


def _errors(missed: float, false: float) -> str:
    words = []
    if missed:
        words.append(_("%(n)s van de koppelingen gemist") % {"n": _percent(missed)})
    if false:
        words.append(_("%(n)s van de mensen onterecht gekoppeld") % {"n": _percent(false)})
    return ", ".join(words) or _("Geen fouten")


def _percent(share: float) -> str:
    return f"{100 * share:g} %".replace(".", "," if (get_language() or "nl") == "nl" else ".")
