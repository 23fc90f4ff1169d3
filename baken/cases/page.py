"""Everything the page of one case shows, fetched at once and opened in one batch."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.access import why
from baken.access.actor import Actor
from baken.access.models import Grant
from baken.access.oversight.models import Conflict
from baken.access.walls.tables import guarded_tables
from baken.attachments import listing
from baken.cases import alerts, timeline
from baken.cases.actions.asking import ageing
from baken.cases.models import Case, CaseReturn, Client, ContactRule
from baken.cases.rules import silence
from baken.cases.vocabulary import ConsentBasis, ReturnAnswer, Safety, Silence
from baken.core import clock
from baken.core.templatetags.ui import day
from baken.vault.door import unwrap

TONES = {Safety.UNSAFE: "danger", Safety.UNSURE: "attention", Safety.SAFE: "ok"}


def badges(case: Case) -> list[dict[str, str]]:
    """Give what must catch the eye: how safe, minor, not open."""
    found = []
    if case.is_open:
        tone = TONES[Safety(case.safety)]
        icon = "shield-check" if case.safety == Safety.SAFE else "alert-triangle"
        found.append({"text": case.get_safety_display(), "tone": tone, "icon": icon})
    else:
        found.append({"text": case.get_status_display(), "tone": "neutral", "icon": "archive"})
    if case.is_minor:
        found.append({"text": _("Minderjarige"), "tone": "attention", "icon": "mood-kid"})
    return found


def known_rules(case: Case) -> list[ContactRule]:
    """Give the contact rules in force, opened: the strongest first."""
    found = list(case.contact_rules.filter(ended_at__isnull=True))
    unwrap(found)
    return sorted(found, key=lambda rule: not rule.is_never)


def head(case: Case) -> dict[str, Any]:
    """Give the header: alias, age, phase and days, holder and stand-in."""
    today = clock.today()
    held = case.holder.name
    if case.stand_in and (case.stand_in_until is None or case.stand_in_until >= today):
        held = _("%(holder)s, vervangen door %(stand_in)s") % {
            "holder": held,
            "stand_in": case.stand_in.name,
        }
    days = case.days_in_phase(today)
    phase = _("%(phase)s, %(days)s") % {
        "phase": case.get_phase_display(),
        "days": ngettext("%(n)d dag", "%(n)d dagen", days) % {"n": days},
    }
    facts: list[tuple[str, object]] = [
        (_("Leeftijd"), case.get_age_band_display()),
        (_("Fase"), phase),
        (_("Regiehouder"), held),
    ]
    if case.team:
        facts.append((_("Team"), case.team))
    if case.contact_by:
        facts.append((_("Contact voor"), day(case.contact_by)))
    return {"case": case, "badges": badges(case), "facts": facts, "today": today}


def gather(actor: Actor, case: Case, kinds: set[str], by_entry: bool) -> dict[str, Any]:
    """Give all of it for this reader; what the walls hide is simply absent."""
    client = Client.objects.filter(case=case).only(
        "id", "case", "dossier", "owner", "region", "language", "interpreter"
    ).first()  # fmt: skip
    rows = timeline.rows_of(case)
    unwrap([case, client, *timeline.all_of(rows)])
    audience = audience_of(case)
    page, near = head(case), (case.owner_id, case.dossier_id)
    page["facts"] += _more(client, rows, len(audience))
    rules = known_rules_in(rows["contact_rules"])
    page["badges"] += map(_rule_badge, rules)
    return {
        **page,
        **_work(rows),
        "client": client,
        "rules": rules,
        "alerts": alerts.of(case, rows, page["today"]),
        "returns": list(returns_of(case)),
        "kept_away": list(kept_away(case)),
        "may_keep_away": bool(actor.role_for("create", "conflict", *near)),
        "circle": grants_of(case),
        "is_split": any(each.of_kind == "case" for each in rows["sources"]),
        **listing.split(rows["files"]),
        "attach_url": _attach_url(actor, case),
        "places": places_of(actor, case),
        "advice_url": import_string(settings.CASE_ADVICE)(actor, case),
        "events": timeline.told(rows, kinds, by_entry=by_entry),
        "filters": timeline.FILTERS.items(),
        "chosen": kinds,
        "by_entry": by_entry,
        "may_change": bool(actor.role_for("change", "case", *near)),
    }


def _rule_badge(rule: ContactRule) -> dict[str, str]:
    tone = "danger" if rule.is_never else "attention"
    return {"text": str(rule), "tone": tone, "icon": "hand-stop"}


def _work(rows: timeline.Rows) -> dict[str, Any]:
    """Give what is done and agreed in a case, of rows that were opened already."""
    return {
        "flags": [each for each in rows["flags"] if each.lowered_at is None],
        "tasks": tasks_in_order(rows["tasks"]),
        "requests": [_asked(each) for each in rows["requests"] if each.is_open],
        "consents": rows["consents"],
        "decisions": [each for each in rows["decisions"] if each.decided_at is None],
        "agreements": rows["agreements"],
        "participants": rows["participants"],
        "links": rows["links"],
        "merges": [each for each in rows["merges"] if each.undone_at is None],
        "sources": rows["sources"],
        "ownerships": rows["ownerships"],
    }


def places_of(actor: Actor, case: Case) -> list[tuple[str, str]]:
    """Give where one can go from a case: apps above say so, because this app does not know them."""
    return [place for name in settings.CASE_PLACES for place in import_string(name)(actor, case)]


def _attach_url(actor: Actor, case: Case) -> str:
    """Give where to add a file, for who may; empty for others."""
    may = actor.role_for("create", "attachment", case.owner_id, case.dossier_id)
    return reverse("case_attach", args=[case.pk]) if may else ""


def known_rules_in(rules: list[ContactRule]) -> list[ContactRule]:
    """Give the rules in force of rows that were opened already."""
    held = [rule for rule in rules if rule.ended_at is None]
    return sorted(held, key=lambda rule: not rule.is_never)


def tasks_in_order(tasks: list[Any]) -> list[dict[str, Any]]:
    """Give open tasks, due first; each with why it is blocked."""
    today = clock.today()
    still = {task.pk: task for task in tasks if task.status == "open"}
    ordered = sorted(still.values(), key=lambda task: (task.due_on, task.pk))
    return [
        {
            "row": task,
            "is_late": task.is_overdue(today),
            "waits_for": still.get(task.depends_on_id),
            "who": task.partner.name if task.partner else task.person.name,
        }
        for task in ordered
    ]


def _asked(request: Any) -> dict[str, Any]:
    replies = [each for each in request.replies.all() if each.replied_at >= request.asked_at]
    state = "" if replies else silence(ageing(request), clock.today())
    return {
        "row": request,
        "reply": replies[0] if replies else None,
        "state": Silence(state).label if state else "",
        "is_late": state in {"remind", "escalate"},
        "asks": state,
    }


def _more(
    client: Client | None, rows: dict[str, list[Any]], audience: int
) -> list[tuple[str, object]]:
    language = client.language.text if client else ""
    if client and client.interpreter.text:
        language = f"{language or _('taal onbekend')}; {client.interpreter.text}"
    facts: list[tuple[str, object]] = [(_("Taal en tolk"), language)] if language else []
    today = clock.today()
    held = [each for each in rows["consents"] if each.holds_on(today)]
    given = sum(each.basis == ConsentBasis.CONSENT for each in held)
    consent = _("%(given)d toestemming, %(law)d op grond van de wet") % {
        "given": given,
        "law": len(held) - given,
    }
    seen = ngettext("%(n)d persoon", "%(n)d personen", audience) % {"n": audience}
    return [*facts, (_("Delen"), consent), (_("Wie ziet dit"), seen)]


def audience_of(case: Case) -> list[why.Viewer]:
    """Give everybody who can see a case today, each once."""
    table = next(each for each in guarded_tables() if each.kind == "case")
    found = {viewer.person.pk: viewer for viewer in why.viewers(table, case)}
    return list(found.values())


def returns_of(case: Case) -> Any:
    """Give what tells this reader that the client may be back: only whoever holds the case."""
    found = CaseReturn.objects.filter(case=case, answer=ReturnAnswer.WAITING)
    return found.select_related("their_owner").defer("their_dossier", "why")


def kept_away(case: Case) -> Any:
    """Give which colleagues said that they know this person and see nothing of the case."""
    found = Conflict.objects.filter(dossier_id=case.dossier_id, ended_at=None)
    return found.select_related("person").order_by("declared_at")


def grants_of(case: Case) -> list[Grant]:
    """Give who was let into a case and still sees it."""
    found = Grant.objects.on(clock.today()).filter(dossier_id=case.dossier_id)
    return list(found.select_related("person__organisation").order_by("valid_until"))
