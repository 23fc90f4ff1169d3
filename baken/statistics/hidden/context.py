"""What stands beside an estimate: national figures as others published them, dated, sourced and at
odds with one another; what to read; and what a file looks like."""

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

READING = (
    ("Whitehead, Jackson, Balch, Francis 2021", "Journal of Human Trafficking", " 7:1"),
    ("Binette, Steorts 2022", "Journal of the Royal Statistical Society A", " 185:640"),
    ("Chan, Silverman, Vincent 2021",
     "Journal of the American Statistical Association", " 116:1297"),
    ("Van Dijk, Cruyff, Van der Heijden 2021",
     "MSE slachtoffers mensenhandel Nederland 2016–2019", ", WODC"),
)  # fmt: skip

EXAMPLE = "politie,zorg,opvang,count\n1,0,0,120\n0,1,0,64\n1,1,0,18\n1,1,1,6"
