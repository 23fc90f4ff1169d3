"""What was decided before anybody looks for links or reports from outside: ground, DPIA, advice."""

from datetime import timedelta

from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import BAS, GRETA, IRIS, KARIN, NOOR, OTTO, PETRA, Member, fixed_id
from baken.governance import actions
from baken.parties.models import Organisation

HUMAN = (
    "Kan zo: het zijn voorstellen, een mens bevestigt. Toets na een half jaar hoe vaak een voorstel "
    "klopte."
)
HOLDER = (
    "Kan zo: alleen de houder van het dossier hoort iets. Toets elk half jaar het aantal treffers."
)
HELD = "Kan zo: alleen wie de casus heeft hoort iets. Toets elk half jaar hoe vaak het klopte."
WITHOUT_A_NAME = "Kan zo: melden mag zonder naam, er wordt geen adres bewaard, en alleen de gemeente kan het openen."
NOT_YET = "Nog niet: de DPIA zegt niet wat er gebeurt met mensen die alleen een adres delen."
NOW = "Kan nu: alleen gewogen signalen, en een lijn zegt alleen dat één signaal beide noemt."


def tell() -> None:
    """Tell how both came to look for links, and Zandhaven to a drawing after a first no."""
    zandhaven, rietwoude = (BAS, NOOR, "Zandhaven"), (GRETA, OTTO, "Rietwoude")
    for people, article in ((zandhaven, 4), (rietwoude, 2)):
        _decide(people, "linkage", f"artikel {article}", days=12, advice=HUMAN)
        _decide(people, "hits", f"artikel {article + 4}, na afspraak van beide colleges (AVG 26)",
                days=11, advice=HOLDER)  # fmt: skip
    both = (*((each, 7) for each in (zandhaven, rietwoude)), ((PETRA, IRIS, "Lagerwaard"), 1))
    for people, article in both:
        _decide(people, "returns", f"artikel {article}, na afspraak (AVG 26)", days=14, advice=HELD)
    _decide(zandhaven, "portal", "artikel 3", days=15, advice=WITHOUT_A_NAME)
    in_between = (KARIN, NOOR, "Zandhaven")
    _decide(in_between, "networks", "artikel 5", days=10, advice=NOT_YET, is_positive=False)
    _decide(in_between, "networks", "artikel 5", days=7, advice=NOW)


def _decide(
    people: tuple[Member, Member, str],
    name: str,
    ground: str,
    *,
    days: int,
    advice: str,
    is_positive: bool = True,
) -> None:
    decides, advises, town = people
    owner_id = fixed_id("organisation", decides.place)
    with as_member(decides, working_days_ago(days)) as actor:
        place = Organisation.objects.get(pk=owner_id)
        actions.record_ground(
            actor,
            owner=place,
            processing=name,
            ground=f"Collegebesluit aanpak mensenhandel {town} 2026, {ground}",
            assessment=f"DPIA {town} 2026-3 ({name})",
            review_on=clock.today() + timedelta(days=180),
        )
    with as_member(advises, working_days_ago(days - 2)) as actor:
        actions.advise(actor, owner=place, processing=name, is_positive=is_positive, advice=advice)
