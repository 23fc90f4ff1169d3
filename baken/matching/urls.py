"""Addresses of matching."""

from django.urls import path

from baken.matching.views import hits, links, network, steering

urlpatterns = [
    path("verbanden", links.link_queue, name="link_queue"),
    path("verbanden/uitleg", links.link_about, name="link_about"),
    path("verbanden/eerdere-signalen", links.link_catch_up, name="link_catch_up"),
    path("verbanden/meer-gemeenten", steering.displacement, name="displacement"),
    path("verbanden/netwerk/<uuid:pk>", network.link_network, name="link_network"),
    path("verbanden/oordeel/<uuid:pk>/terug", links.judgement_undo, name="judgement_undo"),
    path("verbanden/<uuid:pk>", links.link_detail, name="link_detail"),
    path("treffers", hits.hit_list, name="hit_list"),
    path("treffers/<uuid:pk>", hits.hit_detail, name="hit_detail"),
    path("treffers/contact/<uuid:pk>", hits.contact_detail, name="link_contact"),
]
