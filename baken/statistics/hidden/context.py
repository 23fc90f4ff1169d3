"""National figures as others published them: dated, sourced, and at odds with one another."""

from django.utils.translation import gettext_lazy as _

NATIONAL = (
    ("2014–2015", "–", _("5.000 tot 7.500"), _("Nationaal Rapporteur en UNODC, 2017")),
    ("2018–2019", _("ongeveer 1.300"), _("4.000 tot 7.000, rond 5.000"),
     _("WODC, 29 november 2021")),
    (_("“per jaar”"), "–", _("6.250, “6 keer meer dan het aantal meldingen”"),
     _("Regionaal beleidsplan Zaanstreek-Waterland, 2022")),
    (_("“jaarlijks”"), _("1.334 (2019), 984 (2020)"),
     _("5.000 tot 7.500, “één op de vijf in beeld”"),
     _("Beleid mensenhandel Gooi en Vechtstreek, 2022")),
)  # fmt: skip
