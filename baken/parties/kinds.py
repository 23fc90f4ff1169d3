"""The kinds of organisation that take part in a regional approach (source 004 §6, 003 §3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is in the chain."""

    MUNICIPALITY = "municipality", _("Gemeente")
    REGION_OFFICE = "region_office", _("Regiobureau")
    POLICE = "police", _("Politie")
    PROSECUTION = "prosecution_service", _("Openbaar Ministerie")
    MARECHAUSSEE = "marechaussee", _("Koninklijke Marechaussee")
    LABOUR_INSPECTORATE = "labour_inspectorate", _("Nederlandse Arbeidsinspectie")
    RIEC = "riec", _("RIEC")
    CARE_SAFETY_HOUSE = "care_safety_house", _("Zorg- en Veiligheidshuis")
    SAFE_HOME = "safe_home", _("Veilig Thuis")
    REGISTRATION = "comensha", _("Landelijk coördinatiecentrum (CoMensha)")
    CARE_PROVIDER = "provider", _("Zorgaanbieder")
    SHELTER = "shelter", _("Opvang")
    HEALTH_SERVICE = "health_service", _("GGD")
    YOUTH_PROTECTION = "youth_protection", _("Jeugdbescherming")
    SOCIAL_TEAM = "social_team", _("Wijkteam of welzijnsorganisatie")
    SCHOOL = "school", _("Onderwijs")
    HOUSING_ASSOCIATION = "housing_association", _("Woningcorporatie")
    FIRE_SERVICE = "fire_service", _("Brandweer")
    TAX_AUTHORITY = "tax_authority", _("Belastingdienst")
    IMMIGRATION = "immigration_service", _("IND")
    BENEFITS = "benefits_agency", _("UWV")
    VICTIM_SUPPORT = "victim_support", _("Slachtofferhulp")
    OTHER = "other", _("Andere partner")
