"""What comes for roles whose work is not in Baken yet, said plainly so that nobody searches."""

from django.utils.translation import gettext as _


def coming(role: str) -> str:
    """Give a sentence about what this role will find here; empty when its work is here already."""
    sentences = {
        "chain_director": _(
            "Tellingen, trends en afspraken van de regio. U ziet hier nooit personen of dossiers."
        ),
        "table_participant": _("Wat aan de signalentafel aan u is voorgelegd."),
        "policy_officer": _(
            "Plateaus, activiteitenplan en rapportages, met tellingen zonder personen."
        ),
        "portfolio_holder": _("Voortgang en rapportages voor het bestuur, zonder personen."),
        "privacy_officer": _("Bewaartermijnen en verzoeken van betrokkenen."),
    }
    return sentences.get(role, "")
