"""The page that works without a network, what makes it installable, and one's own phones."""

from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens, public
from baken.accounts.middleware import idle_seconds
from baken.core import clock
from baken.core.notices import notify
from baken.enforcement.actions import end_device
from baken.enforcement.field_words import words
from baken.enforcement.forms_inspection import MetForm, PhotoForm, SpotForm
from baken.enforcement.forms_place import HeadcountForm
from baken.enforcement.models import FieldDevice
from baken.enforcement.vocabulary_field import Seen

FONTS = ("next-latin-wght", "next-latin-ext-wght", "mono-latin-wght")
FILES = (
    *("baken/baken.css", "baken/baken.js", "baken/field.js", "baken/icons.svg", "baken/mark.svg"),
    *(f"baken/fonts/atkinson-hyperlegible-{name}-normal.woff2" for name in FONTS),
)
"""What the page needs when there is no network."""


@opens("field_device", "create")
@csp_update({"manifest-src": [SELF]})  # type: ignore[arg-type]  # it hands the request on as it is
def field_page(request: OfficeRequest) -> HttpResponseBase:
    """Show the page of the field: it holds nothing about anybody, so a phone may keep it."""
    count = HeadcountForm(auto_id="count-%s")
    del count.fields["counted_on"]
    page = {
        "words": words(),
        "idle": idle_seconds(),
        "seen": Seen.choices,
        "count_form": count,
        "met_form": MetForm(auto_id="met-%s"),
        "report_form": SpotForm(auto_id="report-%s"),
        "photo_form": PhotoForm(auto_id="photo-%s"),
    }
    return render(request, "enforcement/field.html", page)


@public
def field_manifest(_request: HttpRequest) -> HttpResponseBase:
    """Tell a phone how the page installs; asked without a session, so it says little."""
    icon = staticfiles_storage.url("baken/mark.svg")
    made = JsonResponse(
        {
            "name": _("Baken onderweg"),
            "short_name": "Baken",
            "start_url": reverse("field_page"),
            "scope": reverse("field_page"),
            "display": "standalone",
            "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
        }
    )
    made.headers["Content-Type"] = "application/manifest+json"
    made.headers["Cache-Control"] = "no-store"
    return made


@public
def field_worker(_request: HttpRequest) -> HttpResponseBase:
    """Give the script that keeps the page; it lies here so that it rules nothing but this page."""
    files = [reverse("field_page"), *map(staticfiles_storage.url, FILES)]
    listed = ",".join(f'"{each}"' for each in files)
    script = staticfiles_storage.url("baken/field-worker.js")
    text = f'self.KEPT=[{listed}];\nimportScripts("{script}");\n'
    made = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    made.headers["Cache-Control"] = "no-store"
    return made


@opens("field_device")
def field_devices(request: OfficeRequest) -> HttpResponseBase:
    """Show one's own phones that were prepared, and let one be revoked."""
    own = FieldDevice.objects.filter(person_id=request.actor.person_id)
    devices = [each for each in own if each.is_live(clock.now())]
    return render(request, "enforcement/field_devices.html", {"devices": devices})


@opens("field_device", "change")
def field_revoke(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Revoke a phone, after a question."""
    device = get_object_or_404(FieldDevice, pk=pk)
    if request.method != "POST":
        return render(request, "enforcement/field_revoke.html", {"device": device})
    end_device(request.actor, device=device)
    notify(request, "ok", _("De telefoon is ingetrokken. Wat erop staat, gaat niet meer open."))
    return redirect("field_devices")
