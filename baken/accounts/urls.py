"""Addresses of getting in and out."""

from django.urls import path

from baken.accounts import views

urlpatterns = [
    path("inloggen", views.sign_in, name="login"),
    path("uitloggen", views.sign_out, name="logout"),
    path("vergrendeld", views.locked, name="lock"),
    path("weg", views.quick_exit, name="quick_exit"),
    path("leeg", views.blank, name="blank"),
    path("taal", views.language, name="language"),
    path("thema", views.theme, name="theme"),
    path("organisaties", views.blank, name="organisation_list"),
    path("mijn-rollen", views.blank, name="own_roles"),
]
