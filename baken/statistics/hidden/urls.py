"""Addresses of the hidden number."""

from django.urls import path

from baken.statistics.hidden.views import asking, reading

urlpatterns = [
    path("verborgen-aantal", reading.estimation_list, name="estimation_list"),
    path("verborgen-aantal/nieuw", asking.estimation_new, name="estimation_new"),
    path("verborgen-aantal/uitleg", reading.estimation_about, name="estimation_about"),
    path("verborgen-aantal/<uuid:pk>", reading.estimation_detail, name="estimation_detail"),
    path("verborgen-aantal/<uuid:pk>/json", reading.estimation_json, name="estimation_json"),
    path("verborgen-aantal/<uuid:pk>/csv", reading.estimation_csv, name="estimation_csv"),
    path("verborgen-aantal/<uuid:pk>/word", reading.estimation_word, name="estimation_word"),
]
