"""Three reports in two municipalities about one house, one phone and a misspelt name.

Neither officer sees the other's dossier. Whoever had it first is told, and decides.
"""

from uuid import UUID

from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ANOUK, JORIS, LOTTE, MARIEKE, YARA, Member, fixed_id
from baken.demo.stories import telling
from baken.intake.actions import ReportForm
from baken.signals.actions import Registration, note
from baken.signals.models import Signal
from baken.signals.vocabulary import NamedAs, Thing

ZANDHAVEN = fixed_id("organisation", "zandhaven")
RIETWOUDE = fixed_id("organisation", "rietwoude")
THANKS = "Dank voor uw melding. Ik bekijk met een collega wat er aan de hand kan zijn."

Named = tuple[tuple[str, str, str], ...]

BALCONY: Named = (
    (Thing.PERSON, "Katarzyna Nowacka, geboren 14-03-1996", NamedAs.VICTIM),
    (Thing.PHONE, "085-0000366", NamedAs.MEANS),
    (Thing.ADDRESS, "Kaapstanderweg 9, Zandhaven", NamedAs.PLACE),
)
COUNTER: Named = (
    (Thing.PERSON, "Kasia Novacka, geboren 1996", NamedAs.VICTIM),
    (Thing.PHONE, "+31 85 000 03 66", NamedAs.MEANS),
)
KITCHEN: Named = (
    (Thing.PERSON, "Katarzyna Nowatska, geboren 14-03-1996", NamedAs.VICTIM),
    (Thing.PHONE, "0850000366", NamedAs.MEANS),
    (Thing.ADDRESS, "Kaapstanderweg 9, Zandhaven", NamedAs.PLACE),
)


def tell() -> None:
    """Tell all three, in the order in which they came in."""
    _one(YARA, MARIEKE, ZANDHAVEN, 8, BALCONY,
         "Bij een adrescontrole sprak ik een vrouw op een balkon. Zij mag de deur niet uit zonder de "
         "man die haar telefoon bewaart.")  # fmt: skip
    _one(
        LOTTE,
        MARIEKE,
        ZANDHAVEN,
        3,
        COUNTER,
        "Aan de balie belde een vrouw steeds hetzelfde nummer voordat zij antwoord gaf op een vraag.",
    )
    _one(ANOUK, JORIS, RIETWOUDE, 2, KITCHEN,
         "Zij werkt hier in een keuken, zegt zij, en wordt elke avond naar een huis in Zandhaven "
         "gebracht. Loon kreeg zij nog niet.")  # fmt: skip


def _one(
    teller: Member, officer: Member, place: UUID, days: int, named: Named, seen: str
) -> Signal:
    form = ReportForm(observed=seen, minor_involved="no")
    made = telling.told(teller, working_days_ago(days, 10), place=place, form=form)
    settled = Registration(
        observation=seen,
        interpretation="",
        forms=["labour"],
        purpose=telling.PURPOSE,
        legal_basis=telling.BASIS,
        minor_involved="no",
        is_acute=False,
        feedback=THANKS,
    )
    signal = telling.registered(officer, working_days_ago(days, 11), made=made, settled=settled)
    with as_member(officer, working_days_ago(days, 11, 30)) as actor:
        found = Signal.objects.select_related("owner").get(pk=signal.pk)
        for kind, value, named_as in named:
            note(actor, signal=found, kind=kind, value=value, named_as=named_as,
                 according_to="de melder")  # fmt: skip
    return signal
