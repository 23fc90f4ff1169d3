"""Addresses of access."""

from django.urls import path

from baken.access import views

urlpatterns = [
    path("wie-mag-wat", views.show_matrix, name="matrix"),
    path("waarom/<str:kind>/<uuid:pk>", views.show_why, name="why"),
    path("concepten/<path:key>", views.keep_draft, name="keep_draft"),
]
