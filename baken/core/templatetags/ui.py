"""The building blocks of every page; `/ui-kit` shows them, docs/how-to/build-a-page.md explains."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, Protocol
from uuid import UUID

from django import template
from django.core.files.storage import Storage, storages
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from baken.core import clock
from baken.core.links import address
from baken.core.piles import how_many
from baken.core.templatetags import spoken

register = template.Library()

ALERT_ICONS = {
    "info": "info-circle",
    "ok": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}


class Event(Protocol):
    """What a timeline shows: something that happened at a moment."""

    at: datetime
    title: str
    who: str
    text: str | None
    icon: str
    tone: str


@register.filter
def day(when: date | datetime | None) -> str:
    """Say a day: “vandaag”, “over 3 dagen” or “12 mrt 2026”; nothing when there is none."""
    return _day(spoken.day_of(when), clock.today(), get_language()) if when else ""


@lru_cache(maxsize=512)
def _day(when: date, today: date, _language: str) -> str:
    return spoken.day_element(when, today)


@register.filter
def moment(when: datetime | None) -> str:
    """Say a moment: “vandaag 14:05”; nothing when there is none."""
    if when is None:
        return ""
    return _moment(when.replace(second=0, microsecond=0), clock.today(), get_language())


@lru_cache(maxsize=512)
def _moment(minute: datetime, today: date, _language: str) -> str:
    return spoken.moment_element(minute, today)


@register.filter
def code(value: str | None) -> str:
    """Show a code for people, such as S-7K3M-42, in one piece."""
    return format_html('<span class="code" translate="no">{}</span>', value) if value else ""


@register.filter
def page_of(pk: UUID, name: str) -> str:
    """Give the address of the page of a row, by the name of the page; quick in a long list."""
    return address(name, pk)


@register.simple_tag
def icon(name: str) -> str:
    """Show an icon from the sprite; it is decoration, so words stand beside it."""
    return _icon(name, storages["staticfiles"])


@lru_cache(maxsize=256)
def _icon(name: str, files: Storage) -> str:
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        files.url("baken/icons.svg"),
        name,
    )


@register.simple_tag
def badge(text: str, tone: str = "neutral", icon: str = "") -> str:
    """Mark something: neutral, info, ok, attention (someone is needed now) or danger."""
    return _badge(str(text), tone, icon, storages["staticfiles"])


@lru_cache(maxsize=512, typed=True)  # what is safe already differs from what only reads the same
def _badge(text: str, tone: str, icon: str, files: Storage) -> str:
    drawn = _icon(icon, files) if icon else ""
    marked = '<span class="utrecht-status-badge badge--{}">{}{}</span>'
    return format_html(marked, tone, drawn, text)


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "") -> str:
    """Tell something that stands out: info, ok, warning or error."""
    names = {"tone": tone, "title": title, "icon": ALERT_ICONS[tone]}
    return _block("ui/alert.html", content, names)


@register.inclusion_tag("ui/empty.html")
def empty(
    title: str, text: str = "", icon: str = "", action_url: str = "", action_label: str = ""
) -> dict[str, str]:
    """Say that there is nothing here, why, and what one may do."""
    return {
        "title": title,
        "text": text,
        "icon": icon,
        "action_url": action_url,
        "action_label": action_label,
    }


@register.simple_tag
def ways_on(navigation: Iterable[object]) -> SafeString:
    """Give the list of places to go to, which stands on a page twice: in the rail and its menu."""
    return mark_safe(render_to_string("ui/navigation.html", {"navigation": navigation}))  # noqa: S308 - a template


@register.inclusion_tag("ui/timeline.html")
def timeline(events: Iterable[Event]) -> dict[str, Any]:
    """Show what happened, grouped by day, in the order in which the events come."""
    grouped = groupby(events, key=lambda event: spoken.day_of(event.at))
    return {"days": [(day, list(happened)) for day, happened in grouped]}


@register.inclusion_tag("ui/stepper.html")
def stepper(steps: Sequence[Any], label: str = "") -> dict[str, Any]:
    """Show how far something is: each step has a label, a state and perhaps a url."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("ui/pages.html", takes_context=True)
def pages(context: Context, page_obj: Page[Any], param: str = "pagina") -> dict[str, Any]:
    """Leaf through a long list; whatever else the address asks for stays."""
    query = context["request"].GET.copy()
    query.pop(param, None)
    start = f"?{query.urlencode()}&" if query else "?"
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return {"page": page_obj, "numbers": list(numbers), "link": f"{start}{param}="}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm, focus: bool = True) -> dict[str, Any]:
    """List what has to be put right, with a link to each field; nothing when all is well."""
    fields = [bound for bound in form.visible_fields() if bound.errors]
    links = [(bound.id_for_label or f"{bound.auto_id}_0", bound) for bound in fields]
    general = form.non_field_errors()
    return {"links": links, "general": general, "shown": bool(form.errors), "focus": focus}


@register.simple_block_tag
def facts(content: str, stacked: bool = False) -> str:
    """Hold rows of `{% fact %}`; stacked puts each label above its value."""
    return _block("ui/facts.html", content, {"stacked": stacked})


@register.inclusion_tag("ui/fact.html")
def fact(label: str, value: object, empty: str = "") -> dict[str, object]:
    """Show one label with its value, or what is said when there is none."""
    return {"label": label, "value": value, "empty": empty}


@register.simple_block_tag
def dialog(
    content: str,
    id: str,  # noqa: A002 - it is the element's id
    title: str,
    trigger: str,
    tone: str = "secondary",
    open: bool = False,  # noqa: A002 - as the attribute of <details> is called
) -> str:
    """Ask something apart: a drawer without JavaScript, a dialog with it."""
    names = {"id": id, "title": title, "trigger": trigger, "tone": tone, "open": open}
    return _block("ui/dialog.html", content, names)


@register.simple_block_tag
def more(content: str, title: str) -> str:
    """Fold away an explanation that not everyone needs."""
    return _block("ui/more.html", content, {"title": title})


@register.simple_block_tag
def dossier_header(
    content: str,
    code: str,
    title: str,
    badges: Sequence[Mapping[str, str]] = (),
    facts: Sequence[tuple[str, object]] = (),
) -> str:
    """Head a dossier: code, title, badges, facts; its content are the actions."""
    names = {"code": code, "title": title, "badges": badges, "facts": facts}
    return _block("ui/dossier_header.html", content, names)


@register.simple_block_tag
def desk_section(
    content: str,
    title: str,
    count: int | None = None,
    tone: str = "neutral",
    icon: str = "",
    url: str = "",
    more: str = "",
) -> str:
    """Put one pile on the desk: heading, count and list; attention lights a lamp at the count."""
    said = None if count is None else how_many(count)
    names = {"title": title, "count": said, "icon": icon, "url": url, "more": more}
    return _block("ui/desk_section.html", content, {**names, "tone": tone if count else "neutral"})


@register.simple_block_tag
def observation(content: str, source: str = "") -> str:
    """Show what was seen or heard, apart from what anyone makes of it."""
    return _block("ui/observation.html", content, {"source": source})


@register.simple_block_tag
def interpretation(content: str, source: str = "") -> str:
    """Show what someone makes of it: set in, hatched and dashed, so that it reads as no fact."""
    return _block("ui/interpretation.html", content, {"source": source})


@register.simple_block_tag
def breadcrumb(content: str) -> str:
    """Hold the `{% crumb %}`s from the start to here."""
    return _block("ui/breadcrumb.html", content, {})


@register.inclusion_tag("ui/crumb.html")
def crumb(label: str, url: str = "") -> dict[str, str]:
    """Name one step on the way; the last has no url: it is here."""
    return {"label": label, "url": url}


@register.inclusion_tag("ui/submit.html")
def submit(
    label: str, tone: str = "primary", name: str = "", value: str = "", icon: str = ""
) -> dict[str, str]:
    """Show the button that sends a form: primary, secondary, subtle or danger."""
    return {"label": label, "tone": tone, "name": name, "value": value, "icon": icon}


@register.inclusion_tag("ui/action_link.html")
def action_link(url: str, label: str, tone: str = "secondary", icon: str = "") -> dict[str, str]:
    """Show a link that looks like a button: primary, secondary, subtle or danger."""
    return {"url": url, "label": label, "tone": tone, "icon": icon}


@register.inclusion_tag("ui/print_button.html")
def print_button() -> dict[str, str]:
    """Show a button that prints the page, where printing from a page works."""
    return {}


@register.inclusion_tag("ui/draft_status.html")
def draft_status() -> dict[str, str]:
    """Say inside a form with data-draft-url whether the draft has been kept."""
    return {}


def _block(name: str, content: str, names: Mapping[str, object]) -> SafeString:
    return mark_safe(render_to_string(name, {**names, "content": content}))  # noqa: S308 - a template
