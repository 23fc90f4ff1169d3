"""Taking clients along who were known before returns were told."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from baken.access.http import OfficeRequest, opens
from baken.cases import actions
from baken.core.notices import notify


@opens("subject_token", "create")
@require_POST
def compare_earlier(request: OfficeRequest) -> HttpResponseBase:
    """Make clients from before comparable, a batch at a time, in one's own name."""
    left = actions.compare_earlier(request.actor)
    told = _("Alle cliënten worden vergeleken met nieuwe signalen.")
    if left:
        told = ngettext(
            "Nog %(n)d cliënt te gaan. Druk nog een keer.",
            "Nog %(n)d cliënten te gaan. Druk nog een keer.",
            left,
        ) % {"n": left}
    notify(request, "ok", told)
    return redirect("case_list")
