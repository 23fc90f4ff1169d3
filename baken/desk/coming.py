"""What comes for roles whose work is not in Baken yet, said plainly so that nobody searches."""

from django.utils.translation import gettext as _


def coming(role: str) -> str:
    """Give a sentence about what this role will find here; empty when its work is here already."""
    sentences = {
        "chain_director": _(
            "Tellingen, trends en afspraken van de regio. U ziet hier nooit personen of dossiers."
        ),
        "table_participant": _("Wat aan de signalentafel aan u is voorgelegd."),
        "enforcement_lawyer": _(
            "Maatregelen, besluiten en hun termijnen. Welk instrument past, ziet u al."
        ),
        "policy_officer": _(
            "Plateaus, activiteitenplan en rapportages, met tellingen zonder personen."
        ),
        "portfolio_holder": _("Voortgang en rapportages voor het bestuur, zonder personen."),
        "privacy_officer": _("Bewaartermijnen en verzoeken van betrokkenen."),
        "supervisor": _("Controles en bevindingen. Melden kan al."),
    }
    return sentences.get(role, "")
