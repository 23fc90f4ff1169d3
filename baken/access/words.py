"""Knowledge in the language of the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baken.core import clock
from baken.knowledge.packs import Rule, matrix
from baken.knowledge.text import Text


def say(text: Text) -> str:
    """Give a text of the knowledge files in the language of the page."""
    return text.in_language(get_language() or "nl")


def say_all(texts: Iterable[Text]) -> str:
    """Give several texts as one line."""
    return "; ".join(map(say, texts))


def role_name(role: str) -> str:
    """Give what people call a role; its bare id when today's matrix no longer knows it."""
    known = matrix().on(clock.today()).roles
    return say(known[role].name) if role in known else role


VERBS = {
    "read": _("lezen"),
    "create": _("toevoegen"),
    "change": _("wijzigen"),
    "remove": _("verwijderen"),
}


@dataclass(frozen=True)
class SpokenRule:
    """A rule of the matrix as people read it."""

    roles: tuple[str, ...]
    verbs: str
    meaning: Text
    ground: Text


def spoken(rule: Rule) -> SpokenRule:
    """Give a rule in words."""
    condition = matrix().on(clock.today()).conditions[rule.where]
    verbs = ", ".join(str(VERBS[verb]) for verb in rule.verbs)
    return SpokenRule(rule.roles, verbs, condition.meaning, rule.ground)
