"""The path on which files leave Baken: no cookie, no page, only a download."""

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from baken.access.http import public
from baken.attachments.actions import fetch

NOTHING_INSIDE = "sandbox; default-src 'none'; frame-ancestors 'none'; form-action 'none'"


@require_safe
@public
def attachment_fetch(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give a file to whoever holds its link, once; the link says who that is."""
    found = fetch(token) if request.method == "GET" else None
    if found is None:
        raise Http404
    answer = StreamingHttpResponse(found.parts, content_type=found.mime)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = NOTHING_INSIDE
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
