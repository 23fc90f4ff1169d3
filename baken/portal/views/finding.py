"""For search engines: every page to read may be found; telling and coming back may not."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from baken.portal.drawing import address
from baken.portal.house import here
from baken.portal.languages import spoken
from baken.portal.views.knowing import WRITTEN_IN, topics

TO_READ = ("first", "help", "young", "safely", "readers", "know", "share", "lost")
"""The pages of a municipality that exist in every language."""


def robots(request: HttpRequest) -> HttpResponse:
    """Let everything be read: a page that must not be found says so itself.

    What is forbidden here cannot be read, so its own “noindex” would never be seen.
    """
    where = request.build_absolute_uri(address(settings.LANGUAGE_CODE, "/sitemap.xml"))
    said = f"User-agent: *\nDisallow:\n\nSitemap: {where}\n"
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page to read, in every language in which it is written."""
    places = "".join(
        f"<url><loc>{escape(request.build_absolute_uri(each))}</loc></url>\n" for each in _pages()
    )
    said = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    )
    return HttpResponse(said, content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[str]:
    """Give the addresses; the language of this request must not stand before them."""
    codes = [each.code for each in spoken()]
    slugs = [desk.slug for desk in here().desks()]
    for code in codes:
        yield address(code, "/")
        for slug in slugs:
            for name in TO_READ:
                yield address(code, _plain(f"portal_{name}", slug))
            if code in WRITTEN_IN:
                for each in topics():
                    yield address(code, _plain("portal_topic", slug, each.address))


def _plain(name: str, *args: str) -> str:
    """Give an address without a language before it."""
    found = reverse(name, args=args)
    code = get_language() or settings.LANGUAGE_CODE
    return found.removeprefix(f"/{code}") if code != settings.LANGUAGE_CODE else found
