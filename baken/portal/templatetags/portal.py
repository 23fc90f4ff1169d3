"""Words of the knowledge files, and safety texts in languages that nobody checked yet."""

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from baken.knowledge.text import Text
from baken.portal.languages import is_checked

register = template.Library()


@register.filter
def say(text: Text) -> str:
    """Give a text of the knowledge files in Dutch for Dutch readers, in English for all others."""
    return text.nl if (get_language() or "nl").startswith("nl") else text.en


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
