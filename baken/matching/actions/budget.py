"""A budget a day: somebody who types many names to see what they have to do with, comes to an end.

What was noted stays in the trail of each signal and in the keeper's log; that somebody came to the
end of the budget is told to whoever keeps the machine, with nothing of what was typed.
"""

from datetime import datetime, time

import structlog
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import terms
from baken.signals.models import Mention

log = structlog.get_logger()


def most_a_day() -> int:
    """Give how much one person may note on a day while Baken looks for links."""
    return int(terms().value("link_notes_a_day", clock.today()))


def refuse_too_many(actor: Actor) -> None:
    """Refuse what would bring more links in sight than a day's work asks for.

    Raises Refused, and leaves a line, beyond what one person may note on one day.
    """
    most = most_a_day()
    begin = datetime.combine(clock.today(), time(), tzinfo=clock.AMSTERDAM)
    today = Mention.objects.filter(added_by_id=actor.person_id, added_at__gte=begin)
    if today.count() <= most:
        return
    log.warning("link_budget_reached", person=str(actor.person_id), most=most)
    raise Refused(
        _(
            "U legde vandaag al %(number)d personen en zaken vast. Zoveel verbanden zoeken mag "
            "één medewerker op een dag. Ga morgen verder, of vraag een collega."
        )
        % {"number": most}
    )
