"""Addresses of getting in and out, and of the people and organisations of the region."""

from django.urls import path

from baken.accounts.views import accounts, agreements, entry, organisations, own, people, roles

urlpatterns = [
    path("inloggen", entry.sign_in, name="login"),
    path("uitloggen", entry.sign_out, name="logout"),
    path("vergrendeld", entry.locked, name="lock"),
    path("weg", entry.quick_exit, name="quick_exit"),
    path("leeg", entry.blank, name="blank"),
    path("taal", entry.language, name="language"),
    path("thema", entry.theme, name="theme"),
    path("organisaties", organisations.organisation_list, name="organisation_list"),
    path("organisaties/nieuw", organisations.organisation_new, name="organisation_new"),
    path("organisaties/<uuid:pk>", organisations.organisation_detail, name="organisation_detail"),
    path(
        "organisaties/<uuid:pk>/wijzigen",
        organisations.organisation_change,
        name="organisation_change",
    ),
    path("organisaties/<uuid:pk>/medewerker", organisations.person_new, name="person_new"),
    path("mensen/<uuid:pk>", people.person_detail, name="person_detail"),
    path("mensen/<uuid:pk>/wijzigen", people.person_change, name="person_change"),
    path("mensen/<uuid:pk>/account", accounts.account_open, name="account_open"),
    path("mensen/<uuid:pk>/blokkeren", accounts.account_block, name="account_block"),
    path("mensen/<uuid:pk>/deblokkeren", accounts.account_unblock, name="account_unblock"),
    path("mensen/<uuid:pk>/wachtwoord", accounts.password_reset, name="password_reset"),
    path("mensen/<uuid:pk>/rol", roles.role_assign, name="role_assign"),
    path("rollen/<uuid:pk>/einde", roles.role_end, name="role_end"),
    path("rollen/<uuid:pk>/vervanger", roles.stand_in_appoint, name="stand_in_appoint"),
    path("afspraken", agreements.agreement_list, name="agreement_list"),
    path("afspraken/nieuw", agreements.agreement_new, name="agreement_new"),
    path("afspraken/<uuid:pk>/einde", agreements.agreement_end, name="agreement_end"),
    path("mijn-rollen", own.own_roles, name="own_roles"),
    path("mijn-rollen/wachtwoord", own.own_password, name="own_password"),
]
