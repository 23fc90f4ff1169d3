"""What the municipalities of the region arranged, with gaps between them."""

from datetime import date

from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import HANNA, JORIS, KARIN, Member, fixed_id
from baken.enforcement.actions import Arranged, arrange
from baken.enforcement.models import LOCAL_LAW
from baken.enforcement.vocabulary import Standing
from baken.parties.models import Organisation

ADOPTED = date(2024, 3, 12)

SAID: tuple[tuple[Member, str, str, str, Arranged], ...] = (
    (
        KARIN,
        "zandhaven",
        LOCAL_LAW,
        "bibob-policy",
        Arranged(Standing.IN_PLACE, "Beleidsregel Bibob, §4", ADOPTED),
    ),
    (JORIS, "rietwoude", LOCAL_LAW, "bibob-policy", Arranged(Standing.ABSENT)),
    (
        HANNA,
        "oudermeer",
        LOCAL_LAW,
        "bibob-policy",
        Arranged(Standing.PREPARING, remark="Naar de raad in het voorjaar."),
    ),
    (
        KARIN,
        "zandhaven",
        LOCAL_LAW,
        "night-register-duty",
        Arranged(Standing.IN_PLACE, "APV, artikel 2:38", ADOPTED),
    ),
    (
        JORIS,
        "rietwoude",
        LOCAL_LAW,
        "night-register-duty",
        Arranged(Standing.IN_PLACE, "APV, artikel 2:36", ADOPTED),
    ),
    (HANNA, "oudermeer", LOCAL_LAW, "night-register-duty", Arranged(Standing.ABSENT)),
    (
        HANNA,
        "kleiwaard",
        LOCAL_LAW,
        "night-register-duty",
        Arranged(Standing.NOT_NEEDED, remark="Geen verblijven verhuurd."),
    ),
    (KARIN, "zandhaven", LOCAL_LAW, "urgency-rule", Arranged(Standing.PREPARING)),
    (
        KARIN,
        "zandhaven",
        "labour",
        "overcrowding-checks",
        Arranged(Standing.IN_PLACE, "Uitvoeringsprogramma wonen", ADOPTED),
    ),
    (JORIS, "rietwoude", "labour", "overcrowding-checks", Arranged(Standing.ABSENT)),
    (
        KARIN,
        "zandhaven",
        "labour",
        "talk-at-the-desk",
        Arranged(Standing.IN_PLACE, "Werkinstructie burgerzaken", ADOPTED),
    ),
)


def tell() -> None:
    """Tell what each municipality said, a few weeks ago."""
    for member, place, listed, item, said in SAID:
        with as_member(member, working_days_ago(20)) as actor:
            owner = Organisation.objects.get(pk=fixed_id("organisation", place))
            arrange(actor, owner=owner, listed=listed, item=item, said=said)
