"""Addresses of signals."""

from django.urls import path

from baken.signals.views import deciding, reading, registering, weighing

urlpatterns = [
    path("signalen", reading.signal_list, name="signal_list"),
    path("signalen/melding/<uuid:pk>", registering.register, name="signal_register"),
    path("signalen/<uuid:pk>", reading.signal_detail, name="signal_detail"),
    path("signalen/<uuid:pk>/wegen", weighing.weigh, name="signal_weigh"),
    path("signalen/<uuid:pk>/oordeel", weighing.give_opinion, name="signal_opinion"),
    path("signalen/<uuid:pk>/meeweger", weighing.let_second_reader_in, name="signal_second_reader"),
    path("signalen/<uuid:pk>/besluit", deciding.decide, name="signal_decide"),
    path("signalen/<uuid:pk>/afronden", deciding.close, name="signal_close"),
]
