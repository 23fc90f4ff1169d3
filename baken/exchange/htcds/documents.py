"""From a registration to an HTCDS document and back, with a report of what was lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.care.registration import Registration, from_plain, to_plain
from baken.core.refusals import Refused
from baken.exchange.htcds.schema import problems
from baken.knowledge.packs import Code, CodeField, Crosswalk, crosswalks

COPIED = {
    "birthdate": ("person", "prs_Birthdate"),
    "citizenship": ("person", "prs_Citizenship"),
    "children": ("person", "prs_NumberOfChildren"),
    "age_when": ("victim_context", "vic_AgeWhenTrafficked"),
    "received_on": ("case", "cas_IncomingReferralDate"),
}
"""Fields that go over as they are."""
NOWHERE = {
    "reference": gettext_lazy("HTCDS heeft geen nummer van de casus."),
    "registered_on": gettext_lazy("HTCDS heeft geen dag of jaar van registratie."),
}
"""Fields the standard has no place for; they travel in our own extension."""


@dataclass(frozen=True)
class Loss:
    """What the standard cannot say of one value."""

    field: str
    value: str
    becomes: str | None
    why: str


@dataclass(frozen=True)
class Export:
    """A document that the standard allows, and what it cost."""

    document: Mapping[str, Any]
    losses: tuple[Loss, ...]
    counts: Mapping[str, int]
    extension: Mapping[str, Any]
    crosswalk: str
    attribution: str

    def to_json(self) -> dict[str, Any]:
        """Give the whole as a file: the document with where it comes from."""
        return {
            "standard": "HTCDS 2.0",
            "attribution": self.attribution,
            "crosswalk": self.crosswalk,
            "case": self.document,
            "extension": self.extension,
            "losses": [asdict(loss) for loss in self.losses],
            "counts": self.counts,
        }


def export(one: Registration, day: date) -> Export:
    """Give a registration in HTCDS under the crosswalk of a day; raise Refused when it cannot."""
    walk = crosswalks().on("htcds", day)
    chosen = list(_codes(one, walk))
    document = _document(one, chosen)
    if wrong := problems(document):
        raise Refused(_("HTCDS laat dit niet toe: %(wrong)s.") % {"wrong": "; ".join(wrong)})
    losses = tuple(_losses(one, chosen))
    return Export(
        document, losses, _counts(one, chosen), _extension(one, document, walk), _named(walk),
        walk.attribution,
    )  # fmt: skip


def reimport(file: Mapping[str, Any]) -> Registration:
    """Read an own export back; raise Refused for another standard or a wrong document."""
    if file.get("standard") != "HTCDS 2.0" or "case" not in file:
        raise Refused(_("Dit is geen HTCDS-bestand van Baken. Kies een ander bestand."))
    if wrong := problems(file["case"]):
        raise Refused(_("Dit bestand is veranderd: %(wrong)s.") % {"wrong": "; ".join(wrong)})
    walk = crosswalks().on("htcds", _version(file))
    said = dict(_read(file["case"], walk)) | dict(file.get("extension", {}))
    return from_plain(said)


def _version(file: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(file["crosswalk"]).rsplit("/", maxsplit=1)[-1])
    except (KeyError, ValueError) as error:
        raise Refused(_("Het bestand noemt geen omzettabel. Kies een ander bestand.")) from error


def _named(walk: Crosswalk) -> str:
    return f"{walk.id}/{walk.valid_from}"


def _codes(one: Registration, walk: Crosswalk) -> Iterator[tuple[CodeField, Code]]:
    for field in walk.fields:
        said = getattr(one, field.id)
        for name in said if field.many else filter(None, [said]):
            try:
                yield field, field.code(name)
            except KeyError as error:
                raise Refused(
                    _("‘%(name)s’ bestaat niet bij %(field)s.")
                    % {"name": name, "field": field.name.nl}
                ) from error


def _document(one: Registration, chosen: Iterable[tuple[CodeField, Code]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    plain = to_plain(one)
    for name, (group, target) in COPIED.items():
        if name in plain:
            found.setdefault(group, {})[target] = plain[name]
    for field, code in chosen:
        if code.to is not None:
            _put(found.setdefault(field.group, {}), field, code.to)
    if one.country:
        found["historic_events"] = [{"hte_Country": one.country, "hte_Type": "Exploitation"}]
    return found


def _put(group: dict[str, Any], field: CodeField, to: str) -> None:
    value: object = {"yes": True, "no": False}.get(to, to)
    if not field.many:
        group[field.target] = value
    elif value not in group.setdefault(field.target, []):
        group[field.target].append(value)


def _losses(one: Registration, chosen: Iterable[tuple[CodeField, Code]]) -> Iterator[Loss]:
    plain = to_plain(one)
    for name, why in NOWHERE.items():
        yield Loss(name, str(plain[name]), None, str(why))
    for field, code in chosen:
        if code.loss:
            yield Loss(field.id, code.id, code.to, code.loss)


def _counts(one: Registration, chosen: Iterable[tuple[CodeField, Code]]) -> dict[str, int]:
    counts = {"exact": sum(name in to_plain(one) for name in COPIED), "derived": 0, "lossy": 0}
    for _field, code in chosen:
        counts[code.quality] += 1
    counts["derived"] += bool(one.country)
    counts["lossy"] += len(NOWHERE)
    return counts


def _extension(one: Registration, document: Mapping[str, Any], walk: Crosswalk) -> dict[str, Any]:
    """Give our own codes where reading the standard back would not give the same."""
    read = dict(_read(document, walk))
    plain = to_plain(one)
    return {
        name: value for name, value in plain.items() if name in NOWHERE or read.get(name) != value
    }


def _read(document: Mapping[str, Any], walk: Crosswalk) -> Iterator[tuple[str, Any]]:
    """Give what the standard alone tells, in our codes: the plainest code for each word."""
    for name, (group, target) in COPIED.items():
        if target in document.get(group, {}):
            yield name, document[group][target]
    for field in walk.fields:
        value = document.get(field.group, {}).get(field.target)
        words = value if isinstance(value, list) else [] if value is None else [value]
        codes = [_back(field, word) for word in words]
        if codes:
            yield field.id, codes if field.many else codes[0]
    for event in document.get("historic_events", [])[:1]:
        yield "country", event["hte_Country"]


def _back(field: CodeField, word: object) -> str:
    said = {True: "yes", False: "no"}.get(word, word) if isinstance(word, bool) else word
    ranks = {"exact": 0, "derived": 1, "lossy": 2}
    fitting = [code for code in field.values if code.to == said]
    return min(fitting, key=lambda code: ranks[code.quality]).id
