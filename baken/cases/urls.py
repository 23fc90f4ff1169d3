"""Addresses of cases."""

from django.urls import path

from baken.cases.views import attaching, holding, knowing, partner, reading, returning, working

urlpatterns = [
    path("casussen", reading.case_list, name="case_list"),
    path("casussen/nieuw", reading.case_new, name="case_new"),
    path("casussen/bekend", knowing.case_known, name="case_known"),
    path("casussen/vergelijken", returning.compare_earlier, name="compare_earlier"),
    path("casussen/vakantie", holding.case_holiday, name="case_holiday"),
    path("casussen/gezien", holding.changes_seen, name="changes_seen"),
    path("casussen/<uuid:pk>", reading.case_detail, name="case_detail"),
    path("casussen/<uuid:pk>/wie-ziet-dit", reading.case_audience, name="case_audience"),
    path("casussen/<uuid:pk>/client", working.case_client, name="case_client"),
    path(
        "casussen/<uuid:pk>/gevraagd/<uuid:question>",
        knowing.question_answer,
        name="question_answer",
    ),
    path("casussen/<uuid:pk>/bijlage", attaching.case_attach, name="case_attach"),
    path("casussen/<uuid:pk>/<str:name>", working.case_step, name="case_step"),
    path("casussen/<uuid:pk>/<str:name>/<uuid:row>", working.case_row_step, name="case_row_step"),
    path("verzoeken", partner.request_list, name="request_list"),
    path("verzoeken/<uuid:pk>", partner.request_detail, name="request_detail"),
    path("antwoord/<str:secret>", partner.partner_link, name="partner_link"),
    path("koppelingen/<uuid:pk>", partner.link_detail, name="case_link_detail"),
]
