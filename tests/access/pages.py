"""Every page of the office, once: which rows it is tried with and what it answers when it opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from baken.access.http import Declaration
from baken.access.walls.tables import Table, guarded_tables
from baken.care.steps import STEPS as CARE_STEPS
from baken.cases.steps import STEPS
from tests.access.judge import Judge, Row
from tests.access.page import Page, act, arranging, form

UNGUARDED = {
    "ui_kit": "shows building blocks with invented content, and only where BAKEN_UI_KIT is set",
}
"""Pages that say nothing about who they are for, and why that does no harm."""


NOWHERE = "00000000-0000-4000-8000-000000000000"
NOT_WEIGHED = dict.fromkeys(("own", "grant ended", "break-glass over"), (404, 404))
REGISTERED = (
    "break-glass",
    "break-glass over",
    "closed",
    "own",
    "granted",
    "grant ended",
    "grant withdrawn",
    "another region",
)

PAGES = {
    # house
    "healthz": Page(),
    "readyz": Page(get=503, post=503),  # no worker runs in a test
    "home": Page(),
    # accounts
    "login": form(),
    "entry_step": Page(get=302, post=302),  # to the login page: nobody here is on the way in
    "entry_set_up": Page(get=302, post=302),
    "entry_app": Page(get=302, post=302),
    "entry_passkey": Page(get=302, post=302),
    "entry_password": Page(get=302, post=302),
    "sso_start": Page(get=404, post=404, kwargs={"pk": NOWHERE}),
    "sso_return": Page(get=403, post=403),
    "confirm": form(),
    "logout": act(302),
    "lock": form(),
    "quick_exit": Page(get=302, post=302),
    "blank": Page(),
    "language": act(302),
    "theme": act(302),
    "own_roles": Page(),
    "own_password": form(),
    "own_factors": Page(),
    "own_app": Page(get=302, post=302),  # asks first to confirm who it is
    "own_passkey": Page(get=302, post=302),
    "own_recovery_codes": Page(get=302, post=302),
    "own_factor_remove": Page(get=302, post=302, kwargs={"pk": NOWHERE}),
    "provider_set": form("parties_organisation"),
    "admission_list": Page(),
    "admission_admit": form("accounts_admission"),
    "admission_decline": Page("accounts_admission", post=302),
    "organisation_list": Page(),
    "organisation_new": form(),
    "organisation_detail": Page("parties_organisation"),
    "organisation_change": form("parties_organisation"),
    "person_new": form("parties_organisation"),
    "person_detail": Page("parties_person"),
    "person_change": form("parties_person"),
    "account_open": form("parties_person"),
    "account_block": Page("parties_person", post=302, but={"Willem": (200, 422)}),
    "account_unblock": form("parties_person"),
    "password_reset": Page("parties_person", but={"Willem": (200, 422)}),
    "factors_remove": Page(
        "parties_person", post=302, but={"Willem": (200, 422), "Vera": (200, 422)}
    ),
    "role_assign": form("parties_person"),
    "role_end": form("parties_assignment"),
    "stand_in_appoint": form("parties_assignment"),
    # access
    "matrix": Page(),
    "keep_draft": act(204, kwargs={"key": "melden"}),
    "agreement_list": Page(),
    "agreement_new": form(),
    "agreement_end": Page("access_agreement", post=302),
    # enforcement
    "barrier_list": Page(),
    "barrier_model": Page(kwargs={"name": "labour"}),
    "local_law": Page(),
    "local_law_proposal": Page(),
    "local_law_table": Page(),
    "arrangement_set": arranging("local_law", "bibob-policy"),
    "location_list": Page(),
    "location_new": form(),
    "location_map": Page(),
    "location_geojson": Page(),
    "location_detail": Page("enforcement_location"),
    "headcount_new": form("enforcement_location"),
    "relation_new": form("enforcement_location"),
    "place_fact_new": form("enforcement_location"),
    "inspection_new": form("enforcement_location"),
    "measure_new": form("enforcement_location"),
    "bibob_new": form("enforcement_location"),
    "relation_end": Page("enforcement_locationrelation", post=302),
    "inspection_list": Page(),
    "planning_list": Page(),
    "inspection_detail": Page("enforcement_inspection"),
    "inspection_begin": form("enforcement_inspection"),  # one is over, one is still to come
    "inspection_checklist": form("enforcement_inspection"),
    "person_met_new": form("enforcement_inspection"),
    "inspection_report": form("enforcement_inspection"),
    "inspection_finish": form("enforcement_inspection"),
    "inspection_attach": form("enforcement_inspection"),
    "inspection_mayor": Page("enforcement_inspection"),
    "inspection_mayor_word": Page("enforcement_inspection"),
    "help_card": Page(),
    **{f"field_{name}": Page() for name in ("page", "manifest", "worker", "stand", "devices")},
    "field_admit": act(200),
    **{
        f"field_{name}": act(200, rows="enforcement_fielddevice")
        for name in ("half", "take", "end")
    },
    "field_send": act(422, rows="enforcement_fielddevice"),
    "field_revoke": Page("enforcement_fielddevice", post=302),
    "field_photo": act(422, rows="enforcement_inspection"),
    "action_day_list": Page(),
    "action_day_new": form(),
    "action_day_detail": Page("enforcement_actionday"),
    "measure_list": Page(),
    "measure_detail": Page("enforcement_measure"),
    "measure_care": form("enforcement_measure"),
    "measure_step": form("enforcement_measure", kwargs={"kind": "heard"}),
    "measure_letter": Page("enforcement_measure", kwargs={"kind": "besluit"}),
    # attachments
    "attachment_detail": Page("attachments_attachment"),
    "attachment_copy": Page("attachments_attachment", get=302, post=302),
    "attachment_original": form("attachments_attachment"),
    "attachment_release": form("attachments_attachment"),
    "attachment_check": Page("attachments_attachment", get=302, post=302),
    "attachment_remove": form("attachments_attachment"),
    "attachment_restore": Page("attachments_attachment", get=302, post=302),
    "attachment_fetch": Page(get=404, post=405, kwargs={"token": "niets"}),
    "report_attach": form("intake_report", own="reporter_id"),
    "signal_attach": form("signals_signal"),
    # instruments
    "instrument_advice": Page(),
    "instrument_memo": Page(get=302, post=302),
    "instrument_word": Page(get=302, post=302),
    "instrument_pdf": Page(get=302, post=302),
    "instrument_detail": Page(kwargs={"name": "victoria"}),
    # intake
    "report_new": Page(),
    "report_here_now": Page(),
    "report_call_first": Page(),
    "report_phone": form(),
    "report_check": form(),
    "report_step": form(kwargs={"name": "gevaar"}),
    "talk_new": form("intake_report", own="reporter_id"),
    "talk_aid": Page(),
    "call_me": form(kwargs={"slug": "zandhaven"}),
    "first_screen": Page(kwargs={"slug": "zandhaven"}),
    "help_now": Page(kwargs={"slug": "zandhaven"}),
    "tell": form(kwargs={"slug": "zandhaven"}),
    "callback_list": Page(),
    "callback_detail": Page("intake_callback"),
    "callback_capture": form("intake_callback"),
    "outside_list": Page(post=302),
    "outside_look": form(),
    "outside_detail": Page("outside_outsidereport", post=302),
    "advice_list": Page(),
    "advice_new": form(),
    "advice_detail": form("intake_advice"),
    "own_route": Page(get=302, post=302),
    "route": Page("parties_organisation"),
    "report_list": Page(),
    "report_detail": Page("intake_report", own="reporter_id"),
    # signals
    "signal_list": Page(),
    "signal_search": form(),
    "signal_register": form(
        "intake_report",
        but=dict.fromkeys(REGISTERED, (302, 422)),
        guest=(302, 422),  # sent on to the signal, which is there already
    ),
    "signal_detail": Page("signals_signal"),
    "signal_weigh": form("signals_signal"),
    "signal_opinion": form("signals_signal", but=NOT_WEIGHED),
    "signal_second_reader": form("signals_signal"),
    "signal_decide": form("signals_signal"),
    "signal_process": Page(),
    "report_now": form("intake_report", but=dict.fromkeys(REGISTERED, (302, 302))),
    "signal_hand_on": form("signals_signal"),
    "signal_consult": form("signals_signal"),
    "signal_note": form("signals_signal"),
    "signal_assign": form("signals_signal", does=("create", "signal")),
    "signal_reopen": form("signals_signal", does=("create", "signal")),
    "signal_feed_back": form("signals_signal"),
    "handover_list": Page(),
    "handover_detail": form("signals_handover"),
    "handover_settle": form("signals_handover"),
    "signal_close": form("signals_signal", does=("create", "decision")),
    # hidden number
    "estimation_list": Page(),
    "estimation_new": form(),
    "estimation_about": Page(),
    "estimation_detail": Page("hidden_estimation"),
    "estimation_json": Page("hidden_estimation", get=302, post=302),  # nothing to take yet
    "estimation_csv": Page("hidden_estimation", get=302, post=302),
    "estimation_word": Page("hidden_estimation", get=302, post=302),
    # matching
    "link_queue": Page(),
    "link_about": Page(),
    "link_catch_up": act(302),
    "link_detail": form("matching_linkproposal"),
    "judgement_undo": Page("matching_linkjudgement", post=302),
    "link_network": Page("signals_mention"),
    "displacement": Page(),
    "hit_list": Page(),
    "hit_detail": form("matching_linkhit"),
    "link_contact": Page("matching_linkcontact"),
    # cases
    "case_list": Page(),
    "case_new": form(),
    "case_holiday": form(),
    "changes_seen": act(302),
    "case_detail": Page("cases_case"),
    "case_audience": Page("cases_case"),
    "case_attach": form("cases_case"),
    "case_known": form(),
    "compare_earlier": act(302),
    "question_answer": Page("cases_case", get=404, post=404, kwargs={"question": NOWHERE}),
    "case_client": form("cases_case", but={"enforcement": (404, 404)}),  # about a house
    **{f"case_step {name}": form("cases_case", kwargs={"name": name}) for name in STEPS},
    "case_row_step": Page(
        "cases_case", get=404, post=404, kwargs={"name": "taak-gedaan", "row": NOWHERE}
    ),
    # care
    "trajectory_list": Page(),
    "trajectory_of_case": Page(
        "cases_case", get=302, post=302, does=("read", "trajectory"), guest=(403, 403)
    ),
    "trajectory_start": form("cases_case"),
    "trajectory_detail": Page("care_trajectory"),
    "trajectory_item": form("care_trajectory", kwargs={"name": "brp"}),
    "item_attach": form("care_trajectory", kwargs={"name": "brp"}),
    **{
        f"trajectory_step {name}": form("care_trajectory", kwargs={"name": name})
        for name in CARE_STEPS
    },
    "safety_detail": Page("cases_case"),
    "safety_step": form("cases_case", kwargs={"name": "risico"}),
    "victim_register": form("care_trajectory"),
    "htcds_file": Page("care_victimregistration"),
    "shelter_list": Page(),
    "shelter_ask": form("cases_case"),
    "shelter_request": form("care_shelterrequest"),
    "stay_detail": Page("care_placement"),
    "stay_address": Page(get=302, post=302, kwargs={"pk": NOWHERE}),  # asks first who it is
    "stay_address_ask": form("care_placement", does=("create", "opening")),
    "trajectory_letter": form("care_trajectory"),
    "door_open": form("care_trajectory"),
    "word_handle": form("care_clientword"),
    "advice_count": form(),
    "lead_list": form(),
    "cost_list": Page(),
    "own_page": Page(),
    "stay_step": form("care_placement", kwargs={"name": "verlengen"}),
    "request_list": Page(),
    "request_detail": form("cases_partnerrequest"),
    "partner_link": Page(get=404, post=404, kwargs={"secret": "geen"}),
    "case_link_detail": form("cases_caselink"),
    # governance
    "signal_looks": Page("signals_signal"),
    "conflict_new": form("signals_signal"),
    "conflict_in_case": form("cases_case"),
    "conflict_end": Page("oversight_conflict", post=302),
    "unusual_looks": Page(),
    "consent_new": form(),
    "opening_list": Page(),
    "opening_new": Page(get=302, post=302),  # asks first to confirm who it is
    "opening_answer": form("oversight_opening"),
    "opening_end": Page(
        "oversight_opening",
        post=302,
        own="person_id",
        but=dict.fromkeys(("break-glass over", "grant withdrawn"), (200, 422)),
    ),
    "own_inner_key": Page(),
    "new_keys_ask": Page(get=302, post=302),  # to confirm who they are
    "new_keys_seal": Page(get=302, post=302),
    "own_inner_key_new": Page(get=302, post=302),  # to confirm who they are
    "own_inner_key_change": Page(get=302, post=302),
    "own_inner_key_try": Page(get=302, post=302),
    "own_inner_key_withdraw": Page(get=302, post=302),
    "reporter_ask": form("intake_report", does=("create", "opening")),
    "reporter_open": Page(get=302, post=302, kwargs={"pk": NOWHERE}),
    "processing_log": Page(),
    "processing_log_file": Page(get=302, post=302),  # asks first to confirm who it is
    "operation_looks": Page(get=404, post=404, kwargs={"pk": NOWHERE}),
    "retention_list": Page(),
    "retention_review": form("retention_proposal"),
    "destruction_new": form(),
    "destruction_detail": Page("retention_destruction"),
    "destruction_archive": form("retention_destruction"),
    "destruction_confirm": form("retention_destruction"),
    "destruction_stop": Page("retention_destruction", post=302),
    "certificate_detail": Page("retention_certificate"),
    "processing_register": Page(),
    "switch": Page(kwargs={"name": "linkage"}),
    "switch_ground": form(kwargs={"name": "linkage"}),
    "switch_advice": form(kwargs={"name": "linkage"}),
    "switch_stop": form(kwargs={"name": "linkage"}),
}
"""All of them. The page “why do I see this” is tried per kind of row, see `why_pages`."""


def why_pages() -> dict[str, Page]:
    """Give the page that explains why somebody sees a row, for every kind of row."""
    return {
        f"why {table.kind}": Page(table.name, kwargs={"kind": table.kind})
        for table in guarded_tables()
        if table.name in WHY
    }


WHY = ("signals_signal", "signals_weighing", "intake_report", "cases_case")


def views() -> Iterator[tuple[str, Any]]:
    """Give every address there is: its name and what answers it."""
    yield from _views(get_resolver().url_patterns)


def _views(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern), pattern.callback


def declared(name: str) -> Declaration:
    """Give what a page says about who it is for."""
    found: Declaration = dict(views())[name.partition(" ")[0]].declared
    return found


@dataclass(frozen=True)
class Expectation:
    """What must happen when a person opens a page about a row, read from the matrix alone."""

    judge: Judge
    page: Page
    declared: Declaration

    def status(self, person_id: UUID | None, method: str, name: str, row: Row | None) -> int:
        """Give the status: log in, refused, not there, or the answer of the page."""
        if self.declared.audience != "public":
            if person_id is None:
                return 302
            if self._is_closed(person_id):
                return 403
            is_there = not self.page.rows or self._is_there(person_id, row)
            if not is_there or self.page.is_empty_for(person_id):
                return 404
            if self.page.rows and row and not self._may(person_id, row):
                return self.page.guest[method == "POST"]
        return self.page.answer(method, name)

    def _is_closed(self, person_id: UUID) -> bool:
        kind, verb = self.declared.kind, self.declared.verb
        return bool(kind) and not self.judge.may_somewhere(person_id, verb, kind)

    def _is_there(self, person_id: UUID, row: Row | None) -> bool:
        if row is None or (self.page.own and row[self.page.own] != person_id):
            return False
        return self.judge.may(person_id, "read", _table(self.page.rows), row)

    def _may(self, person_id: UUID, row: Row) -> bool:
        """Say whether the matrix lets this person do what the page is for, near this row."""
        verb, kind = self.page.does or (self.declared.verb, self.declared.kind)
        if not kind or verb == "read":
            return True
        near = next(table for table in guarded_tables() if table.kind == kind)
        place = {
            near.owner: row.get(_table(self.page.rows).owner),
            near.region: row.get("region_id"),
        }
        whole = {near.own: person_id, near.dossier: row.get("dossier_id"), **place}
        return self.judge.may(person_id, verb, near, whole)


def _table(name: str) -> Table:
    return next(table for table in guarded_tables() if table.name == name)
