"""Who reports in confidence is named in no ordinary row and on no page."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.urls import reverse

from baken.access.inner import holders, own_key
from baken.access.inner.holders import CannotPromise
from baken.access.walls.tables import guarded_tables
from baken.intake.actions import report
from baken.intake.models import Channel, Report, ReporterContact
from baken.vault.door import unwrap
from baken.vault.fields import content_fields
from tests.inner.asking import PHONE, TELLER, TOLD
from tests.typing import Acting, ClientFor


def test_who_told_it_is_in_no_ordinary_row(acting: Acting, secret: Report) -> None:
    """Every text that the keeper opens for the officer, and every column as it is stored."""
    with acting("marieke"):
        found = []
        for table in guarded_tables():
            if not table.has("dossier_id") or table.kind == "sealed_reporter":
                continue
            rows = list(table.rows().filter(dossier_id=secret.dossier_id))
            if content_fields(table.model):
                unwrap(rows)
            found += [str(value) for row in rows for value in vars(row).values()]
        assert len(found) > 40
        assert not [each for each in found if TELLER in each or PHONE in each]
        contact = ReporterContact.objects.get(report=secret)
        assert not contact.may_call
        assert not contact.phone


def test_a_colleague_who_reports_is_not_named_on_the_pages(
    acting: Acting, client_for: ClientFor
) -> None:
    with acting("tom") as tom:
        told = replace(TOLD, told_by="", channel=Channel.FORM)
        made = report(tom, organisation_id=tom.organisation_id, told=told)
    with acting("marieke"):
        assert set(Report.objects.get(pk=made.pk).sealed_to) == {
            key.person_id for key in holders.of(made.owner_id).keys
        }
    browser = client_for("marieke")
    for address in (
        reverse("signal_register", args=[made.pk]),
        reverse("report_now", args=[made.pk]),
        reverse("why", args=["report", made.pk]),
    ):
        page = browser.get(address).content.decode()
        assert "Tom Verweijden" not in page, address
        assert PHONE not in page, address
    first = browser.get(reverse("signal_register", args=[made.pk])).content.decode()
    assert "Vertrouwelijk: in de kluis" in first
    assert reverse("reporter_ask", args=[made.pk]) in first
    own = client_for("tom").get(reverse("report_detail", args=[made.pk])).content.decode()
    assert "Marieke Dijkhof, Noor van Vliedt, Sander Postmus" in own


def test_the_signal_and_its_looks_do_not_name_tom_either(
    acting: Acting, client_for: ClientFor
) -> None:
    """The nail salon of the demo region, which Tom reported in confidence."""
    with acting("marieke"):
        [told] = [each for each in Report.objects.filter(channel="form") if each.is_confidential]
        signal = told.signals.get()
    tom = client_for("tom")
    assert tom.get(reverse("report_detail", args=[told.pk])).status_code == 200
    browser = client_for("marieke")
    for name in ("signal_detail", "signal_looks"):
        page = browser.get(reverse(name, args=[signal.pk])).content.decode()
        assert "Tom Verweijden" not in page, name
        assert "Vertrouwelijke melder" in page, name


def test_with_fewer_than_two_keys_nothing_is_sent(acting: Acting) -> None:
    with acting("anouk") as anouk:
        before = Report.objects.count()
        told = replace(TOLD, channel=Channel.FORM)
        with pytest.raises(CannotPromise, match="niets verstuurd"), transaction.atomic():
            report(anouk, organisation_id=anouk.organisation_id, told=told)
        assert Report.objects.count() == before


def test_where_nobody_can_promise_it_the_page_says_so(client_for: ClientFor) -> None:
    page = client_for("anouk").get("/melden/uzelf").content.decode()
    assert "Geheimhouding kan hier nog niet" in page
    assert "Wie mag weten dat u dit meldt?" not in page


def test_a_promise_that_broke_on_the_way_loses_nothing(
    acting: Acting, client_for: ClientFor
) -> None:
    browser = client_for("yara")
    browser.post("/melden/gevaar", {"is_acute": "no"})
    browser.post("/melden/gezien", {"observed": "Ik zag het."})
    browser.post("/melden/waar", {"minor_involved": "no"})
    given = {"may_call": "yes", "phone": PHONE, "confidential": "yes"}
    browser.post("/melden/uzelf", given)
    for who in ("marieke", "sander"):
        with acting(who) as actor:
            own_key.withdraw(actor)
    sent = browser.post("/melden/controle")
    assert sent.status_code == 422
    again = browser.get("/melden/uzelf").content.decode()
    assert PHONE in again
    assert "Geheimhouding kan hier nog niet" in again


def test_reporting_in_confidence_on_the_pages(acting: Acting, client_for: ClientFor) -> None:
    browser = client_for("yara")
    assert "Marieke Dijkhof" in browser.get("/melden/uzelf").content.decode()
    browser.post("/melden/gevaar", {"is_acute": "no"})
    browser.post("/melden/gezien", {"observed": "Ik zag het."})
    browser.post("/melden/waar", {"minor_involved": "no"})
    given = {"may_call": "yes", "phone": PHONE, "confidential": "yes"}
    browser.post("/melden/uzelf", given)
    assert "Noor van Vliedt" in browser.get("/melden/controle").content.decode()
    page = browser.post("/melden/controle", follow=True).content.decode()
    assert "Vertrouwelijk gemeld" in page
