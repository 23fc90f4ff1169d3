"""Addresses of instruments."""

from django.urls import path

from baken.instruments import views

urlpatterns = [
    path("instrumenten", views.advice, name="instrument_advice"),
    path("instrumenten/memo", views.memo, name="instrument_memo"),
    path("instrumenten/memo.docx", views.memo_word, name="instrument_word"),
    path("instrumenten/memo.pdf", views.memo_pdf, name="instrument_pdf"),
    path("instrumenten/<slug:name>", views.instrument, name="instrument_detail"),
]
