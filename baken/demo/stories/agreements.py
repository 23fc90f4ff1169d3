"""Two municipalities that ask each other to weigh along, and look for hits."""

from baken.accounts.actions import agree
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import WILLEM, fixed_id
from baken.parties.models import Organisation


def tell() -> None:
    """Tell that Zandhaven and Rietwoude agreed; the other municipalities have no agreement."""
    with as_member(WILLEM, working_days_ago(30)) as willem:
        agree(
            willem,
            one=_municipality("zandhaven"),
            other=_municipality("rietwoude"),
            purpose="Een tweede oordeel als een gemeente maar één aandachtsfunctionaris heeft",
            ground="Samenwerkingsafspraak van beide colleges, vastgesteld in deze regio",
            covers_hits=True,
        )


def _municipality(key: str) -> Organisation:
    return Organisation.objects.get(pk=fixed_id("organisation", key))
