"""Addresses of governance."""

from django.urls import path

from baken.governance.views import (
    conflicts,
    ledger,
    looks,
    new_keys,
    openings,
    own_keys,
    register,
    reporters,
    retention,
)

urlpatterns = [
    path("signalen/<uuid:pk>/inzage", looks.signal_looks, name="signal_looks"),
    path("signalen/<uuid:pk>/belang", conflicts.conflict_new, name="conflict_new"),
    path("belangen/casus/<uuid:pk>", conflicts.conflict_in_case, name="conflict_in_case"),
    path("belangen/<uuid:pk>/opheffen", conflicts.conflict_end, name="conflict_end"),
    path("inzage", looks.unusual_looks, name="unusual_looks"),
    path("inzage/instemming", looks.consent_new, name="consent_new"),
    path("noodtoegang", openings.opening_list, name="opening_list"),
    path("noodtoegang/nieuw", openings.opening_new, name="opening_new"),
    path("noodtoegang/<uuid:pk>", openings.opening_answer, name="opening_answer"),
    path("noodtoegang/<uuid:pk>/sluiten", openings.opening_end, name="opening_end"),
    path("kluissleutel", own_keys.own_inner_key, name="own_inner_key"),
    path("kluissleutel/maken", own_keys.own_inner_key_new, name="own_inner_key_new"),
    path("kluissleutel/wachtzin", own_keys.own_inner_key_change, name="own_inner_key_change"),
    path("kluissleutel/oefenen", own_keys.own_inner_key_try, name="own_inner_key_try"),
    path("kluissleutel/intrekken", own_keys.own_inner_key_withdraw, name="own_inner_key_withdraw"),
    path("kluissleutel/toelaten", new_keys.new_keys_ask, name="new_keys_ask"),
    path("kluissleutel/verzegelen", new_keys.new_keys_seal, name="new_keys_seal"),
    path("meldingen/<uuid:pk>/melder", reporters.reporter_ask, name="reporter_ask"),
    path("kluis/<uuid:pk>", reporters.reporter_open, name="reporter_open"),
    path("bewaren", retention.retention_list, name="retention_list"),
    path("bewaren/<uuid:pk>", retention.retention_review, name="retention_review"),
    path("bewaren/lijst", retention.destruction_new, name="destruction_new"),
    path("bewaren/lijst/<uuid:pk>", retention.destruction_detail, name="destruction_detail"),
    path(
        "bewaren/lijst/<uuid:pk>/archief", retention.destruction_archive, name="destruction_archive"
    ),
    path(
        "bewaren/lijst/<uuid:pk>/bevestigen",
        retention.destruction_confirm,
        name="destruction_confirm",
    ),
    path(
        "bewaren/lijst/<uuid:pk>/tegenhouden", retention.destruction_stop, name="destruction_stop"
    ),
    path("bewaren/verklaring/<uuid:pk>", retention.certificate_detail, name="certificate_detail"),
    path("verwerkingen", register.register, name="processing_register"),
    path("verwerkingen/logboek", ledger.processing_log, name="processing_log"),
    path("verwerkingen/logboek/bestand", ledger.processing_log_file, name="processing_log_file"),
    path("inzage/handeling/<uuid:pk>", ledger.operation_looks, name="operation_looks"),
    path("verwerkingen/<slug:name>", register.switch, name="switch"),
    path("verwerkingen/<slug:name>/grondslag", register.switch_ground, name="switch_ground"),
    path("verwerkingen/<slug:name>/advies", register.switch_advice, name="switch_advice"),
    path("verwerkingen/<slug:name>/stoppen", register.switch_stop, name="switch_stop"),
]
