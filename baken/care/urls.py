"""Addresses of care."""

from django.urls import path

from baken.care.views import door, office, own, registering, safety, shelter, trajectories, writing

urlpatterns = [
    path("zorg", trajectories.trajectory_list, name="trajectory_list"),
    path("zorg/advies", office.advice_count, name="advice_count"),
    path("zorg/termijnen", office.lead_list, name="lead_list"),
    path("zorg/kosten", office.cost_list, name="cost_list"),
    path("mijn", own.own_page_view, name="own_page"),
    path("zorg/woord/<uuid:pk>", door.word_handle, name="word_handle"),
    path("zorg/casus/<uuid:pk>", trajectories.trajectory_of_case, name="trajectory_of_case"),
    path("zorg/casus/<uuid:pk>/beginnen", trajectories.trajectory_start, name="trajectory_start"),
    path("zorg/<uuid:pk>", trajectories.trajectory_detail, name="trajectory_detail"),
    path("zorg/<uuid:pk>/regelen/<str:name>", trajectories.trajectory_item, name="trajectory_item"),
    path(
        "zorg/<uuid:pk>/regelen/<str:name>/document",
        trajectories.item_attach,
        name="item_attach",
    ),
    path("zorg/<uuid:pk>/brief", writing.trajectory_letter, name="trajectory_letter"),
    path("zorg/<uuid:pk>/haar-pagina", door.door_open, name="door_open"),
    path("zorg/<uuid:pk>/comensha", registering.victim_register, name="victim_register"),
    path("zorg/<uuid:pk>/<str:name>", trajectories.trajectory_step, name="trajectory_step"),
    path("veiligheid/<uuid:pk>", safety.safety_detail, name="safety_detail"),
    path("veiligheid/<uuid:pk>/<str:name>", safety.safety_step, name="safety_step"),
    path("opvang", shelter.shelter_list, name="shelter_list"),
    path("opvang/casus/<uuid:pk>", shelter.shelter_ask, name="shelter_ask"),
    path("opvang/vraag/<uuid:pk>", shelter.shelter_request, name="shelter_request"),
    path("opvang/verblijf/<uuid:pk>", shelter.stay_detail, name="stay_detail"),
    path("opvang/verblijf/<uuid:pk>/kluis", shelter.stay_address, name="stay_address"),
    path("opvang/verblijf/<uuid:pk>/vragen", shelter.stay_address_ask, name="stay_address_ask"),
    path("opvang/verblijf/<uuid:pk>/<str:name>", shelter.stay_step, name="stay_step"),
]
