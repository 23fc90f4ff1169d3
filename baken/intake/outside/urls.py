"""Addresses of reports from outside, in the office."""

from django.urls import path

from baken.intake.outside.views import listing, reading

urlpatterns = [
    path("van-buiten", listing.outside_list, name="outside_list"),
    path("van-buiten/<uuid:pk>", reading.outside_detail, name="outside_detail"),
]
