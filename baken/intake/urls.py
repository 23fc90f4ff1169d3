"""Addresses of intake."""

from django.urls import path

from baken.intake import views

urlpatterns = [
    path("melden", views.new_report, name="report_new"),
    path("meldingen", views.own_reports, name="report_list"),
    path("meldingen/<uuid:pk>", views.own_report, name="report_detail"),
]
