"""What somebody chooses for the public entry of a municipality."""

from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.colours import READABLE, contrast, is_colour
from baken.core.refusals import Refused
from baken.intake.look.models import OutsideLook
from baken.intake.look.pictures import Logo
from baken.parties.models import Organisation

WHITE = "#ffffff"
GROUNDS = (WHITE, "#edf2f4", "#e2eaee")
"""What lies under a link by day; see palette.css."""


@dataclass(frozen=True)
class Chosen:
    """What was chosen."""

    name: str
    band: str
    accent: str
    title_nl: str = ""
    title_en: str = ""
    lead_nl: str = ""
    lead_en: str = ""
    logo: Logo = field(default_factory=Logo)


@transaction.atomic
def choose(actor: Actor, *, owner: Organisation, chosen: Chosen) -> OutsideLook:
    """Record how the entry looks from now on; what was chosen before stays in the history.

    Raises Refused for what is no colour, and for colours on which letters cannot be read.
    """
    _refuse(chosen)
    words = {name: value for name, value in asdict(chosen).items() if name != "logo"}
    made: OutsideLook = OutsideLook.objects.create(
        owner=owner,
        region_id=owner.region_id,
        set_at=clock.now(),
        set_by_id=actor.person_id,
        **words,
        **asdict(chosen.logo),
    )
    return made


def _refuse(chosen: Chosen) -> None:
    if not (is_colour(chosen.band) and is_colour(chosen.accent)):
        raise Refused(_("Schrijf een kleur als # met zes cijfers of letters a tot f."))
    if contrast(chosen.band, WHITE) < READABLE:
        raise Refused(_("Witte letters zijn op deze balk niet te lezen. Kies een donkerder kleur."))
    if min(contrast(chosen.accent, ground) for ground in GROUNDS) < READABLE:
        raise Refused(
            _("Knoppen en links in deze kleur zijn niet te lezen. Kies een donkerder kleur.")
        )
