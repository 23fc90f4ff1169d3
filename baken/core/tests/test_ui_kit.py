"""Everyone finds the same building blocks, and each says the right thing to every reader."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import URLPattern, URLResolver, include, path
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from baken.core import clock, context, views_kit
from baken.core.forms import DayInput, Option
from baken.core.templatetags.spoken import say_day

CORE = Path(__file__).parent.parent
MORNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TODAY = MORNING.date()


def nowhere(request: HttpRequest) -> HttpResponse:
    """Stand in for the pages that other apps provide."""
    return HttpResponse(request.path)


names = ("home", "language", "theme", "logout", "quick_exit", "lock")
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("baken.core.kit_urls")),
    *(path(name, nowhere, name=name) for name in names),
]


@pytest.fixture(autouse=True)
def _a_dutch_morning() -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    house = override_settings(ROOT_URLCONF=__name__, STORAGES={"staticfiles": plain})
    with house, translation.override("nl"), clock.at(MORNING):
        yield


def shown(source: str, **names: object) -> str:
    """Render a bit of template, with the white space evened out."""
    html = Template("{% load ui %}" + source).render(Context(names))
    return re.sub(r"\s+", " ", html).replace("> <", "><").strip()


def kit_page(**names: object) -> str:
    request = RequestFactory().get("/ui-kit")
    page = {**views_kit._samples(), **context.page(request), "wrong": views_kit.SampleForm({})}
    return render_to_string("core/kit.html", {**page, "request": request, **names})


# Days and moments


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-40, "31 jan 2026"),
        (-6, "6 dagen geleden"),
        (-2, "2 dagen geleden"),
        (-1, "gisteren"),
        (0, "vandaag"),
        (1, "morgen"),
        (3, "over 3 dagen"),
        (7, "19 mrt 2026"),
    ],
)
def test_a_day_is_said_as_people_say_it(days: int, said: str) -> None:
    assert say_day(TODAY + timedelta(days=days), TODAY) == said


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_two_days_near_each_other_are_never_said_alike(one: date, today: date) -> None:
    assert say_day(one, today) != say_day(one + timedelta(days=1), today)


def test_a_day_carries_its_full_date() -> None:
    html = shown("{{ when|day }}", when=date(2026, 3, 20))
    assert html == '<time datetime="2026-03-20" title="vrijdag 20 maart 2026">20 mrt 2026</time>'


def test_a_moment_is_told_in_amsterdam_time() -> None:
    late = datetime(2026, 3, 11, 23, 15, tzinfo=UTC)
    assert ">vandaag 00:15</time>" in shown("{{ when|moment }}", when=late)
    assert ">vandaag</time>" in shown("{{ when|day }}", when=late)


def test_nothing_is_said_about_a_day_that_is_not_there() -> None:
    assert shown("{{ when|day }}{{ when|moment }}{{ code|code }}", when=None, code="") == ""


# Building blocks


def test_a_code_stays_whole_and_is_not_translated_by_the_browser() -> None:
    html = shown("{{ code|code }}", code="S-7K3M-42")
    assert html == '<span class="code" translate="no">S-7K3M-42</span>'


def test_what_someone_typed_is_never_read_as_html() -> None:
    evil = "<script>alert(1)</script>"
    html = shown(
        "{% badge x %}{% alert 'ok' x %}{{ x }}{% endalert %}{% fact x x %}{{ x|code }}"
        "{% observation x %}{{ x }}{% endobservation %}{% dossier_header code=x title=x %}"
        "{% enddossier_header %}{% empty x x %}{% submit x %}{% crumb x %}",
        x=evil,
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 12


def test_a_timeline_tells_the_days_in_order() -> None:
    def event(hours: int, title: str) -> SimpleNamespace:
        at = MORNING - timedelta(hours=hours)
        return SimpleNamespace(
            at=at, title=title, who="Noor", text=None, icon="eye", tone="neutral"
        )

    html = shown("{% timeline events %}", events=[event(0, "c"), event(1, "b"), event(30, "a")])
    assert re.findall(r'__day">.*?>(\w+)</time>|__title">(\w)<', html) == [
        ("vandaag", ""),
        ("", "c"),
        ("", "b"),
        ("gisteren", ""),
        ("", "a"),
    ]


def test_leafing_keeps_the_filter() -> None:
    request = RequestFactory().get("/signalen?status=open&pagina=2")
    html = shown("{% pages page %}", page=Paginator(range(60), 20).page(2), request=request)
    assert 'rel="next" href="?status=open&amp;pagina=3"' in html
    assert "21 tot en met 40 van 60" in html


def test_a_short_list_needs_no_leafing() -> None:
    request = RequestFactory().get("/signalen")
    page = Paginator(range(5), 20).page(1)
    assert shown("{% pages page %}", page=page, request=request) == ""


def test_the_lamp_burns_only_when_something_waits() -> None:
    source = "{% desk_section title='Wacht op u' count=n tone='attention' %}{% enddesk_section %}"
    assert "desk__section--attention" in shown(source, n=2)
    assert "desk__section--attention" not in shown(source, n=0)


def test_a_fact_of_nought_is_a_fact() -> None:
    assert "<dd>0</dd>" in shown("{% fact 'Bedden' 0 %}")
    assert "Niet ingevuld" in shown("{% fact 'Bedden' '' %}")


# Forms


class Report(forms.Form):
    what = forms.CharField(label="Wat zag u?", help_text="Alleen wat u zelf zag.")
    on = forms.DateField(label="Wanneer?", required=False, widget=DayInput())
    haste = forms.ChoiceField(
        label="Haast?",
        widget=forms.RadioSelect,
        choices=[("nu", Option("Vandaag", "Er is gevaar")), ("later", Option("Later"))],
    )
    agreed = forms.BooleanField(label="Besproken", required=False)


def test_a_field_tells_its_hint_and_its_error_to_a_screen_reader() -> None:
    html = shown("{{ form.what.as_field_group }}", form=Report({}))
    assert 'aria-describedby="id_what_helptext id_what_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_what_helptext">Alleen wat u zelf zag.' in html
    assert 'id="id_what_error"' in html
    assert '<label class="utrecht-form-label" for="id_what">' in html


def test_only_what_may_be_left_out_is_marked() -> None:
    assert "niet verplicht" in shown("{{ form.on.as_field_group }}", form=Report())
    for name in ("what", "haste", "agreed"):
        assert "niet verplicht" not in shown("{{ f.as_field_group }}", f=Report()[name])


def test_choices_form_a_group_with_a_name_and_hints() -> None:
    html = shown("{{ form.haste.as_field_group }}", form=Report())
    assert re.search(r"<fieldset.*<legend[^>]*>Haast\? ?</legend>", html)
    assert '<span class="option__hint">Er is gevaar</span>' in html


def test_a_day_comes_back_as_it_was_filled_in() -> None:
    html = shown("{{ form.on.as_field_group }}", form=Report(initial={"on": TODAY}))
    assert 'type="date" name="on" value="2026-03-12"' in html


def test_the_summary_of_errors_leads_to_each_field() -> None:
    html = shown("{% error_summary form %}", form=Report({}))
    assert "Er klopt iets nog niet" in html
    assert 'href="#id_what"' in html
    assert 'href="#id_haste_0"' in html
    fields = shown("{{ form }}", form=Report({}))
    assert 'id="id_haste_0"' in fields


def test_a_form_without_errors_has_no_summary() -> None:
    assert shown("{% error_summary form %}", form=Report()) == ""


# Whole pages


class Reader(HTMLParser):
    """Collects what a strict browser or a keyboard comes across."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.focusable: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inline += [f"{tag} {n}" for n in given if n == "style" or n.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in given) else []
        self.ids += [given["id"]] if "id" in given else []
        self.addresses += [given[n] for n in ("src", "href", "action") if n in given]
        if tag in {"a", "button", "summary"} or (tag == "input" and given["type"] != "hidden"):
            self.focusable.append(given.get("class", ""))


def test_a_page_asks_nothing_of_strangers_and_nothing_inline() -> None:
    reader = Reader(kit_page())
    assert reader.inline == []
    assert [a for a in reader.addresses if re.match(r"(\w+:)?//", a)] == []


def test_the_way_out_comes_first_and_the_skip_link_second() -> None:
    first, second = Reader(kit_page()).focusable[:2]
    assert first == "exit"
    assert second.startswith("nl-skip-link")


def test_the_theme_of_the_cookie_is_worn_and_a_strange_one_is_not() -> None:
    request = RequestFactory().get("/")
    for cookie, worn in (("dark", "dark"), ('"><b>', "auto")):
        request.COOKIES[context.THEME_COOKIE] = cookie
        assert context.page(request)["theme"] == worn


def test_the_server_error_page_stands_alone() -> None:
    html = render_to_string("500.html")
    assert "Er ging iets mis" in html
    assert Reader(html).inline == []


def test_every_icon_that_is_asked_for_is_in_the_sprite() -> None:
    known = set((CORE / "assets/icons.txt").read_text().split())
    asked = re.compile(r"""(?:\{% icon |icon["']?[=:] ?)["']([\w-]+)["']""")
    folders = (CORE.parent, CORE.parent.parent / "config")
    sources = [f for folder in folders for ext in ("html", "py") for f in folder.rglob(f"*.{ext}")]
    used = {
        (name, source.name)
        for source in sources
        if source != Path(__file__)
        for name in asked.findall(source.read_text())
    }
    assert {(name, where) for name, where in used if name not in known} == set()


def test_templates_and_styles_stay_readable() -> None:
    limits = {"templates/**/*.html": 150, "assets/css/*.css": 300, "assets/js/*.js": 150}
    sizes = {f: n for glob, n in limits.items() for f in CORE.glob(glob)}
    assert [f.name for f, most in sizes.items() if len(f.read_text().splitlines()) > most] == []
