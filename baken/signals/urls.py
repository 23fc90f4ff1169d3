"""Addresses of signals."""

from django.urls import path

from baken.signals.views import (
    attaching,
    deciding,
    following,
    handing_on,
    handovers,
    reading,
    registering,
    searching,
    weighing,
)

urlpatterns = [
    path("signalen", reading.signal_list, name="signal_list"),
    path("signalen/zoeken", searching.signal_search, name="signal_search"),
    path("signalen/proces", reading.process, name="signal_process"),
    path("signalen/melding/<uuid:pk>", registering.register, name="signal_register"),
    path("signalen/melding/<uuid:pk>/nu", handing_on.report_now, name="report_now"),
    path("signalen/<uuid:pk>", reading.signal_detail, name="signal_detail"),
    path("signalen/<uuid:pk>/wegen", weighing.weigh, name="signal_weigh"),
    path("signalen/<uuid:pk>/oordeel", weighing.give_opinion, name="signal_opinion"),
    path("signalen/<uuid:pk>/meeweger", weighing.let_second_reader_in, name="signal_second_reader"),
    path("signalen/<uuid:pk>/besluit", deciding.decide, name="signal_decide"),
    path("signalen/<uuid:pk>/afronden", deciding.close, name="signal_close"),
    path("signalen/<uuid:pk>/doorgeven", handing_on.signal_hand_on, name="signal_hand_on"),
    path("signalen/<uuid:pk>/bron", following.consult, name="signal_consult"),
    path("signalen/<uuid:pk>/vastleggen", following.note, name="signal_note"),
    path("signalen/<uuid:pk>/bijlage", attaching.signal_attach, name="signal_attach"),
    path("signalen/<uuid:pk>/behandelaar", following.assign, name="signal_assign"),
    path("signalen/<uuid:pk>/heropenen", following.reopen, name="signal_reopen"),
    path("signalen/<uuid:pk>/terugkoppelen", following.feed_back, name="signal_feed_back"),
    path("overdrachten", handovers.handover_list, name="handover_list"),
    path("overdrachten/<uuid:pk>", handovers.handover_detail, name="handover_detail"),
    path("overdrachten/<uuid:pk>/afhandelen", handovers.handover_settle, name="handover_settle"),
]
