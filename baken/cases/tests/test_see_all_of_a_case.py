"""Everything that belongs to a case is done and seen on its page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from baken.cases import actions
from baken.cases.models import Case, CaseSource, Consent, Ownership
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Person
from baken.signals.models import Signal
from tests.typing import Acting, ClientFor

SAFE: Any = {"safety": "safe", "why": "Zij woont bij haar zus.", "version": 1}


def take(browser: Client, case: Case, step: str, **filled: Any) -> str:
    """Take a step on its page; give the page one comes to."""
    answer = browser.post(reverse("case_step", args=[case.pk, step]), filled, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_a_case_opens_from_more_than_one_decided_signal(
    acting: Acting, client_for: ClientFor
) -> None:
    marieke = client_for("marieke")
    with acting("marieke"):
        decided = list(Signal.objects.filter(decisions__isnull=False).distinct()[:2])
    page = marieke.get(f"{reverse('case_new')}?signaal={decided[0].pk}").content.decode()
    assert all(each.code in page for each in decided)
    filled = {
        "kind": "offender",
        "summary": "Man die eerder zelf werd gedwongen.",
        "age_band": "24+",
        "safety": "unsure",
        "team": "Team Zuid",
        "from_what": [str(each.pk) for each in decided],
    }
    shown = marieke.post(reverse("case_new"), filled, follow=True).content.decode()
    assert "Team Zuid" in shown
    with acting("marieke"):
        made = Case.objects.get(team="Team Zuid")
        came_from = CaseSource.objects.filter(case=made).values_list("code", flat=True)
        assert set(came_from) == {each.code for each in decided}
        assert "herhaling" in made.purpose
        assert "AVG artikel 10" in made.legal_basis
    later = marieke.get(reverse("case_new")).content.decode()
    assert not any(each.code in later for each in decided)


def test_what_people_do_stands_on_one_page(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    esther, today = client_for("esther"), clock.today()
    on = {"happened_on": today.isoformat()}
    take(esther, case, "contact", means="call", reached="no_answer", text="Niemand", **on)
    take(esther, case, "notitie", text="Zij klonk moe.", **on)
    take(esther, case, "betrokkene", name="Haar zus", part="zus")
    agreed = {"made_with": "haar", "text": "Wij bellen op dinsdag", "made_on": today.isoformat()}
    take(esther, case, "afspraak", **agreed)
    look = {"text": "Hij staat voor de deur", "look_on": today.isoformat()}
    page = take(esther, case, "aandacht", **look)
    for told in ("niet bereikt", "Zij klonk moe.", "Haar zus", "Wij bellen op dinsdag",
                 look["text"], "Bekijk het aandachtspunt", "Casus geopend"):  # fmt: skip
        assert told in page
    told = take(esther, case, "veiligheid", version=case.version, safety="safe", why="Zij is weg.")
    assert "Zij is weg." in told


def test_the_header_says_how_safe_who_and_what_is_shared(
    acting: Acting, client_for: ClientFor, case: Case, consent: Consent
) -> None:
    with acting("esther") as esther:
        actions.set_contact_rule(
            esther, case=case, means="call", strength="only_if", condition="Zij appt eerst."
        )
        person = actions.Person(language="Bulgaars", interpreter="geen bekende")
        actions.describe_client(esther, case=case, age_band="18-23", person=person)
    page = client_for("esther").get(reverse("case_detail", args=[case.pk])).content.decode()
    header = page[page.index("dossier__inner") : page.index("<aside")]
    for told in (case.alias, "18 tot en met 23 jaar", "Bulgaars", "geen bekende",
                 "Alleen als bellen", "Kennismaken, 0 dagen", "Esther Vosmaer",
                 "1 toestemming", "personen"):  # fmt: skip
        assert told in header


def test_rules_point_out_what_no_person_flagged(
    acting: Acting, client_for: ClientFor, case: Case, consent: Consent
) -> None:
    with acting("esther") as esther:
        me = Person.objects.get(pk=esther.person_id)
        plan = actions.Plan("Bellen", clock.today(), person=me)
        task = actions.plan_task(esther, case=case, plan=plan)
        asked = actions.Asked(consent, "place", "Een plek.")
        actions.ask_partner(esther, case=case, asked=asked)
        nadia = Person.objects.get(name__startswith="Nadia")
        until = clock.today() + timedelta(days=20)
        actions.set_stand_in(esther, case=case, person=nadia, until=until)
    with clock.at(clock.now() + timedelta(days=15)):
        page = client_for("esther").get(reverse("case_detail", args=[case.pk])).content.decode()
        assert "Taken te laat: 1." in page
        assert "Er had contact moeten zijn" in page
        assert "antwoordt niet op" in page
        assert "De vervanging eindigt" in page
        with acting("esther") as esther:
            actions.finish_task(esther, task=task, outcome="")
        page = client_for("esther").get(reverse("case_detail", args=[case.pk])).content.decode()
        assert "Taken te laat" not in page


def test_a_split_is_taken_and_undone_on_the_page(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    esther = client_for("esther")
    assert (
        "ongedaan maken" not in esther.get(reverse("case_detail", args=[case.pk])).content.decode()
    )
    filled = {"summary": "Haar zus", "age_band": "18-23", "safety": "unsafe"}
    assert "Splitsen ongedaan maken" in take(esther, case, "splitsen", **filled)
    with acting("esther") as actor:
        made = Case.objects.get(sources__source_id=case.pk)
        assert made.dossier_id != case.dossier_id
        with pytest.raises(Refused, match="niet afgesplitst"):
            actions.unsplit(actor, case=case, version=1, why="Toch niet")
    assert "Afgesloten" in take(esther, made, "splitsen-terug", version=1, why="Zelfde vrouw")
    with acting("esther") as actor:
        assert Case.objects.get(pk=made.pk).close_reason == "split_undone"
        busy = actions.split(
            actor, case=case, opening=actions.Opening("victim", "Nog een", "D", "G")
        )
        actions.write_note(actor, case=busy, happened_on=clock.today(), text="Er is gewerkt")
        with pytest.raises(Refused, match="Voeg haar samen"):
            actions.unsplit(actor, case=busy, version=1, why="Toch niet")


def test_a_transfer_and_a_reopening_stay_in_sight(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    esther = client_for("esther")
    with acting("esther"):
        nadia = Person.objects.get(name__startswith="Nadia")
    page = take(
        esther,
        case,
        "overdragen",
        person=nadia.pk,
        team="Team Oost",
        reason="Nieuwe baan",
        version=1,
    )
    assert "Regie bij Esther Vosmaer" in page
    assert "Regie bij Nadia Verbeke" in page
    assert "Nieuwe baan" in page
    with acting("esther"):
        first = Ownership.objects.filter(case=case).earliest("since")
        assert (first.holder_name, first.organisation_name) == ("Esther Vosmaer", case.owner.name)
    take(esther, case, "veiligheid", **{**SAFE, "version": 2})
    closed = take(esther, case, "afsluiten", version=3, reason="arranged", why="Zij redt zich.")
    assert "Alles is geregeld" in closed
    assert "Zij belde weer." in take(esther, case, "heropenen", version=4, why="Zij belde weer.")
