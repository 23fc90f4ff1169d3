"""What it costs to save a report: the last page of it, which hands everything in.

For scale, measured elsewhere on a machine of this size: Signalen saves a report with 46 statements
and 27 ms of processor time.
"""

from django.db import transaction
from django.http import QueryDict
from django.test import Client

from baken.access import actor, context, drafts
from baken.demo.cast import fixed_id
from bench.figures import cost, say, statements

PEER = "Signalen:"
TOLD = {
    "/melden/gevaar": "is_acute=no",
    "/melden/gezien": "observed=Zes+bedden+in+een+schuur&thought=Werk+onder+dwang",
    "/melden/waar": f"organisation={fixed_id('organisation', 'zandhaven')}&minor_involved=unknown"
    "&place=Schuur+aan+de+Kade&involved=Twee+mannen",
    "/melden/uzelf": "may_call=yes&phone=085-0000111",
}


def tell() -> None:
    """Keep the pages of a report, as somebody who typed them one by one."""
    person_id = fixed_id("person", "yara")
    with context.acting_as(context.person(person_id)), transaction.atomic():
        yara = actor.load(person_id)
        for key, fields in TOLD.items():
            drafts.keep(yara, key=key, fields=QueryDict(fields))


def test_saving_a_report(yara: Client) -> None:
    """The page that sends it: reads what was kept, saves, leaves a trail, forgets what was kept."""

    def send() -> None:
        assert yara.post("/melden/controle").status_code == 302

    tell()
    asked = statements(send)
    spent = cost(send, before=tell)
    say("saving a report: statements", len(asked), "", at_most=15, beside=f"{PEER} 46")
    say("saving a report: processor", spent.processor, "ms", at_most=27, beside=f"{PEER} 27")
    say("saving a report: p50", spent.p50, "ms")
    say("saving a report: p95", spent.p95, "ms")
