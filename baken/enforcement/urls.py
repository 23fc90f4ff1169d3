"""Addresses of enforcement."""

from django.urls import path

from baken.enforcement.views import (
    arrangements,
    barriers,
    cards,
    inspections,
    maps,
    measures,
    places,
    planning,
    reporting,
)

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
    path("locaties", places.location_list, name="location_list"),
    path("locaties/kaart", maps.location_map, name="location_map"),
    path("locaties/kaart.geojson", maps.location_geojson, name="location_geojson"),
    path("locaties/nieuw", places.location_new, name="location_new"),
    path("locaties/<uuid:pk>", places.location_detail, name="location_detail"),
    path("locaties/<uuid:pk>/telling", places.headcount_new, name="headcount_new"),
    path("locaties/<uuid:pk>/verband", places.relation_new, name="relation_new"),
    path("locaties/<uuid:pk>/feit", places.place_fact_new, name="place_fact_new"),
    path("locaties/<uuid:pk>/controle", inspections.inspection_new, name="inspection_new"),
    path("locaties/<uuid:pk>/maatregel", measures.measure_new, name="measure_new"),
    path("locaties/<uuid:pk>/bibob", measures.bibob_new, name="bibob_new"),
    path("verbanden/<uuid:pk>/einde", places.relation_end, name="relation_end"),
    path("controles", inspections.inspection_list, name="inspection_list"),
    path("controles/plannen", planning.planning_list, name="planning_list"),
    path("controles/<uuid:pk>", inspections.inspection_detail, name="inspection_detail"),
    path("controles/<uuid:pk>/begin", inspections.inspection_begin, name="inspection_begin"),
    path(
        "controles/<uuid:pk>/lijst", inspections.inspection_checklist, name="inspection_checklist"
    ),
    path("controles/<uuid:pk>/gesprek", inspections.person_met_new, name="person_met_new"),
    path("controles/<uuid:pk>/melding", inspections.inspection_report, name="inspection_report"),
    path("controles/<uuid:pk>/einde", inspections.inspection_finish, name="inspection_finish"),
    path("controles/<uuid:pk>/bijlage", inspections.inspection_attach, name="inspection_attach"),
    path("controles/<uuid:pk>/verslag", reporting.inspection_mayor, name="inspection_mayor"),
    path(
        "controles/<uuid:pk>/verslag.docx",
        reporting.inspection_mayor_word,
        name="inspection_mayor_word",
    ),
    path("hulpkaart", cards.help_card, name="help_card"),
    path("actiedagen", planning.action_day_list, name="action_day_list"),
    path("actiedagen/nieuw", planning.action_day_new, name="action_day_new"),
    path("actiedagen/<uuid:pk>", planning.action_day_detail, name="action_day_detail"),
    path("maatregelen", measures.measure_list, name="measure_list"),
    path("maatregelen/<uuid:pk>", measures.measure_detail, name="measure_detail"),
    path("maatregelen/<uuid:pk>/onderdak", measures.measure_care, name="measure_care"),
    path("maatregelen/<uuid:pk>/stap/<slug:kind>", measures.measure_step, name="measure_step"),
    path(
        "maatregelen/<uuid:pk>/brief/<slug:kind>.docx",
        measures.measure_letter,
        name="measure_letter",
    ),
]
