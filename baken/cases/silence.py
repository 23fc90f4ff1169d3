"""The silence detector: reminds partners and tells the organisation that asked, by mail without a
word about anybody. Without a mail server nothing is sent and nothing is marked: the home page shows
the same silence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils.translation import gettext as _

from baken.cases import rules
from baken.core import clock
from baken.knowledge.packs import terms

Send = Callable[[str, str, str], object]


@dataclass(frozen=True)
class Quiet:
    """A request that nobody answered, and whom to tell."""

    request_id: UUID
    code: str
    answer_by: date
    reminded_on: date | None
    escalated_on: date | None
    partner_email: str
    owner_email: str

    def step(self, today: date) -> str:
        """Say what its silence asks today: waiting, remind or escalate."""
        after = terms().value("partner_escalate_after", today)
        ageing = rules.Ageing(self.answer_by, self.reminded_on, self.escalated_on, after)
        return rules.silence(ageing, today)


def watch(send: Send | None = None) -> dict[str, int]:
    """Remind and escalate what is due today; give how often each was done."""
    if send is None and not settings.EMAIL_HOST:
        return {}
    done = {"remind": 0, "escalate": 0}
    for quiet in _quiet():
        step = quiet.step(clock.today())
        to = {"remind": quiet.partner_email, "escalate": quiet.owner_email}.get(step)
        if to:
            with transaction.atomic():
                _moved(quiet, step)
                (send or _send)(to, *_mail(quiet, step))
            done[step] += 1
    return done


def _quiet() -> list[Quiet]:
    with connection.cursor() as cursor:
        cursor.execute("select * from access.silent_requests()")
        return [Quiet(*row) for row in cursor.fetchall()]


def _moved(quiet: Quiet, step: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select access.silence_moved(%s, %s, %s)", [quiet.request_id, step, clock.now()]
        )


def _mail(quiet: Quiet, step: str) -> tuple[str, str]:
    said = {"code": quiet.code, "day": quiet.answer_by.strftime("%d-%m-%Y")}
    if step == "remind":
        return _("Herinnering: verzoek %(code)s") % said, _(
            "Beste collega,\n\nOp verzoek %(code)s kwam nog geen antwoord; dat zou er op %(day)s"
            " zijn.\nAntwoord met de link die u kreeg, in Baken, of bel ons. Stuur geen namen per"
            " e-mail."
        ) % said
    return _("Partner blijft stil: verzoek %(code)s") % said, _(
        "Op verzoek %(code)s kwam ook na een herinnering geen antwoord. Open Baken en schaal op."
    ) % said


def _send(to: str, subject: str, text: str) -> None:
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
