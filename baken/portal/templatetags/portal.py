"""Words of the knowledge files, and safety texts in languages that nobody checked yet."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from baken.knowledge.text import Text
from baken.portal.drawing import address
from baken.portal.house import here
from baken.portal.languages import is_checked, spoken
from baken.portal.looks import Look
from baken.portal.store import Desk

register = template.Library()


@register.filter
def say(text: Text) -> str:
    """Give a text of the knowledge files in Dutch for Dutch readers, in English for all others."""
    return text.nl if (get_language() or "nl").startswith("nl") else text.en


@register.filter
def said_in(_text: Text) -> str:
    """Give the language in which `say` gives a text, for whoever has it read aloud."""
    return "nl" if (get_language() or "nl").startswith("nl") else "en"


@register.simple_tag
def look_of(desk: Desk | str) -> Look | None:
    """Give how the entry of a municipality looks; nothing where no municipality was chosen."""
    return here().looks.of(here().store, desk) if isinstance(desk, Desk) else None


@register.simple_tag
def opening_of(look: Look | None) -> tuple[str, str]:
    """Give the opening words that a municipality chose, in the language of the page."""
    return look.opening(get_language() or "nl") if look else ("", "")


@register.inclusion_tag("portal/_canonical.html", takes_context=True)
def canonical(context: Context) -> dict[str, Any]:
    """Tell search engines which address this page has, and in which languages it is there."""
    written = context.get("written_in")
    told = [each.code for each in spoken() if written is None or each.code in written]
    here_at = get_language() or settings.LANGUAGE_CODE
    return {
        "canonical": _whole(context["request"], here_at if here_at in told else "en"),
        "others": [{"code": code, "url": _whole(context["request"], code)} for code in told],
        "usual": _whole(context["request"], settings.LANGUAGE_CODE),
    }


def _whole(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(address(code, request.path_info))


class Safety(template.Node):
    """A text on which somebody's safety hangs."""

    def __init__(self, texts: NodeList) -> None:
        """Hold the text."""
        self.texts = texts

    def render(self, context: Context) -> SafeString:
        """Give it in the language of the page; an unchecked one with Dutch and English beside."""
        here = get_language() or "nl"
        said = self.texts.render(context)
        if here == "nl" or is_checked(here):
            return said
        also = ["nl"] if here == "en" else ["nl", "en"]
        return mark_safe(said + "".join(self._in(code, context) for code in also))  # noqa: S308 - templates

    def _in(self, code: str, context: Context) -> str:
        with override(code):
            text = mark_safe(self.texts.render(context).strip())  # noqa: S308 - a template
        return format_html('<span class="also" lang="{}" dir="ltr">{}</span>', code, text)


@register.tag
def safety(parser: Parser, _token: Token) -> Safety:
    """Mark a safety text: `{% safety %}…{% endsafety %}`."""
    texts = parser.parse(("endsafety",))
    parser.delete_first_token()
    return Safety(texts)
