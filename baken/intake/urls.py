"""Addresses of intake."""

from django.urls import path

from baken.intake.views import (
    advice,
    attaching,
    callback,
    calls,
    own,
    reporting,
    route,
    start,
    talk,
)

urlpatterns = [
    path("melden", start.start, name="report_new"),
    path("melden/nu-bij-mij", start.here_now, name="report_here_now"),
    path("melden/bel-eerst", start.call_first, name="report_call_first"),
    path("melden/telefoon", calls.capture_phone, name="report_phone"),
    path("melden/controle", reporting.report_check, name="report_check"),
    path("melden/<slug:name>", reporting.report_step, name="report_step"),
    path("meldingen", own.own_reports, name="report_list"),
    path("meldingen/<uuid:pk>", own.own_report, name="report_detail"),
    path("meldingen/<uuid:pk>/gesprek", talk.talk_new, name="talk_new"),
    path("meldingen/<uuid:pk>/bijlage", attaching.report_attach, name="report_attach"),
    path("gesprek", talk.talk_aid, name="talk_aid"),
    path("bel-mij/<slug:slug>", callback.call_me, name="call_me"),
    path("intranet/<slug:slug>", callback.first_screen, name="first_screen"),
    path("intranet/<slug:slug>/melden", callback.tell, name="tell"),
    path("intranet/<slug:slug>/nu-bij-mij", callback.help_now, name="help_now"),
    path("terugbellen", calls.callback_list, name="callback_list"),
    path("terugbellen/<uuid:pk>", calls.callback_detail, name="callback_detail"),
    path("terugbellen/<uuid:pk>/vastleggen", calls.capture_callback, name="callback_capture"),
    path("advies", advice.advice_list, name="advice_list"),
    path("advies/nieuw", advice.advice_new, name="advice_new"),
    path("advies/<uuid:pk>", advice.advice_detail, name="advice_detail"),
    path("route", route.own_route, name="own_route"),
    path("route/<uuid:pk>", route.route, name="route"),
]
