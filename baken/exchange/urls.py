"""Addresses of exchange."""

from django.urls import path

from baken.exchange.views import htcds_file

urlpatterns = [path("uitwisseling/htcds/<uuid:pk>", htcds_file, name="htcds_file")]
