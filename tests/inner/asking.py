"""Somebody asks, another answers, and the first opens: what tests of the inner vault share."""

from django.test import Client

from baken.access.confirmed import CONFIRMED
from baken.access.oversight.models import Opening
from baken.core import clock
from baken.demo.cast import PASSPHRASE
from baken.governance import actions
from baken.intake.actions import ReportForm
from baken.intake.models import Channel, Report, SealedReporter
from tests.typing import Acting

WHY = "Zij is in gevaar en alleen de melder kan haar bereiken"
PHONE = "085-0000377"
TELLER = "Quirijn Kanarie"
TOLD = ReportForm(
    observed="Er slapen mensen in de schuur.",
    told_by=TELLER,
    phone=PHONE,
    safe_moment="Na zessen",
    channel=Channel.PHONE,
    is_confidential=True,
)


def ask(acting: Acting, who: str, secret: Report) -> Opening:
    """Ask, as somebody, who told the report."""
    with acting(who) as actor:
        return actions.ask_reporter(actor, report=Report.objects.get(pk=secret.pk), purpose=WHY)


def answer_request(acting: Acting, who: str, opening: Opening, *, is_granted: bool = True) -> None:
    """Answer as the second person."""
    with acting(who) as actor:
        found = Opening.objects.prefetch_related("approvals").get(pk=opening.pk)
        actions.answer(actor, opening=found, is_granted=is_granted)


def open_vault(acting: Acting, who: str, opening: Opening, words: str = PASSPHRASE) -> str:
    """Open with a passphrase."""
    with acting(who) as actor:
        found = Opening.objects.prefetch_related("approvals").get(pk=opening.pk)
        return actions.open_reporter(actor, opening=found, passphrase=words)


def sees_row(acting: Acting, who: str, secret: Report) -> bool:
    """Say whether the walls show somebody the sealed row."""
    with acting(who):
        return SealedReporter.objects.filter(report_id=secret.pk).exists()


def confirmed(browser: Client) -> Client:
    """Give a browser in which somebody just took both steps."""
    session = browser.session
    session[CONFIRMED] = int(clock.now().timestamp())
    session.save()
    return browser
