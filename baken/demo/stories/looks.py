"""How the public entry of Zandhaven looks: colours and a few words of its own."""

from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import MARIEKE, fixed_id
from baken.intake.look.actions import Chosen, choose
from baken.parties.models import Organisation

ZANDHAVEN = Chosen(
    name="Gemeente Zandhaven",
    band="#3b2a63",
    accent="#5a3d99",
    lead_nl="Ook achter de duinen, op de camping en in de haven gebeurt het.",
    lead_en="It happens behind the dunes, on the campsite and in the harbour too.",
)


def tell() -> None:
    """Tell what Zandhaven chose; the other municipalities show Baken's own entry."""
    with as_member(MARIEKE, working_days_ago(9)) as actor:
        place = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
        choose(actor, owner=place, chosen=ZANDHAVEN)
