"""What an administrator can do, as a timeline says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountsEvent(models.TextChoices):
    """Events of administration."""

    ORGANISATION_ADDED = "organisation_added", _("Organisatie toegevoegd")
    ORGANISATION_CHANGED = "organisation_changed", _("Organisatie gewijzigd")
    PERSON_ADDED = "person_added", _("Medewerker toegevoegd")
    PERSON_CHANGED = "person_changed", _("Contactgegevens gewijzigd")
    ACCOUNT_OPENED = "account_opened", _("Account gemaakt")
    ACCOUNT_BLOCKED = "account_blocked", _("Account geblokkeerd")
    ACCOUNT_UNBLOCKED = "account_unblocked", _("Account weer vrijgegeven")
    PASSWORD_RESET = "password_reset", _("Nieuw tijdelijk wachtwoord gemaakt")
    SECOND_FACTORS_REMOVED = "second_factors_removed", _("Tweede stap weggehaald")
    PROVIDER_SET = "provider_set", _("Inloggen via de organisatie ingesteld")
    ADMITTED = "admitted", _("Toegelaten via de eigen organisatie")
    DECLINED = "declined", _("Verzoek om toelating afgewezen")
    ROLE_ASSIGNED = "role_assigned", _("Rol gegeven")
    ROLE_ENDED = "role_ended", _("Einddag van een rol vastgelegd")
    AGREEMENT_RECORDED = "agreement_recorded", _("Afspraak over meewegen vastgelegd")
    AGREEMENT_ENDED = "agreement_ended", _("Afspraak over meewegen beëindigd")
    STAND_IN_APPOINTED = "stand_in_appointed", _("Vervanger aangewezen")
