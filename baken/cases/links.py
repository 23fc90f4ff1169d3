"""The one-time link for a partner, shown once, with an e-mail that holds nothing about anybody."""

from urllib.parse import quote

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest
from baken.cases.models import Case, PartnerRequest
from baken.parties.models import Organisation
from baken.vault.door import unwrap


def mail_about(request: PartnerRequest, address: str, sender: str) -> tuple[str, str]:
    """Give subject and text of the e-mail: a code, a link and a day; never a person or a place."""
    subject = _("Verzoek %(code)s: uw antwoord graag") % {"code": request.code}
    text = _(
        "Beste collega,\n\nEr ligt een verzoek voor uw organisatie: %(code)s.\n"
        "Antwoord graag uiterlijk %(day)s, op deze pagina (werkt één keer, zonder account):\n"
        "%(address)s\n\nDe uitleg staat in Baken, of bel mij. Stuur geen namen per e-mail.\n\n"
        "%(sender)s"
    ) % {
        "code": request.code,
        "day": request.answer_by.strftime("%d-%m-%Y"),
        "address": address,
        "sender": sender,
    }
    return subject, text


def show(
    request: OfficeRequest, case: Case, asked: PartnerRequest, secret: str
) -> HttpResponseBase:
    """Show the link once; only its hash is kept."""
    address = request.build_absolute_uri(reverse("partner_link", args=[secret]))
    partner = Organisation.objects.get(pk=asked.partner_id)
    unwrap([partner])
    subject, text = mail_about(asked, address, request.actor.name)
    to = str(getattr(partner, "email", ""))
    page = {
        "case": case,
        "asked": asked,
        "partner": partner,
        "address": address,
        "subject": subject,
        "text": text,
        "mail_to": f"mailto:{to}?subject={quote(subject)}&body={quote(text)}",
    }
    return render(request, "cases/link.html", page)
