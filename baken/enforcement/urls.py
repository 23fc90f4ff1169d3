"""Addresses of enforcement."""

from django.urls import path

from baken.enforcement.views import arrangements, barriers

urlpatterns = [
    path("barrieres", barriers.barrier_list, name="barrier_list"),
    path("barrieres/<slug:name>", barriers.barrier_model, name="barrier_model"),
    path("lokale-regels", arrangements.local_law, name="local_law"),
    path("lokale-regels/voorstel", arrangements.proposal, name="local_law_proposal"),
    path("lokale-regels/tabel", arrangements.table, name="local_law_table"),
    path(
        "lokale-regels/<slug:listed>/<slug:item>",
        arrangements.arrangement_set,
        name="arrangement_set",
    ),
]
