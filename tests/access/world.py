"""What the demo world lacks to try the walls: strangers, ended roles, and grants of every age."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

import psycopg
from django.db import connection, transaction
from django.http import QueryDict

from baken.access import drafts
from baken.access.context import acting_as
from baken.access.inner.models import RecoveryKey
from baken.access.models import Grant
from baken.access.oversight.models import OpeningRole
from baken.access.protected import belonging
from baken.access.trail import record_office
from baken.accounts.models import Admission, Identity, LoginProvider
from baken.accounts.sso.people import DESK
from baken.attachments.actions import link_to
from baken.attachments.models import Attachment
from baken.attachments.vocabulary import AttachmentStatus, FileForm
from baken.core import clock
from baken.demo import files
from baken.demo.acting import as_member
from baken.demo.cast import (
    CAST,
    HANNA,
    JORIS,
    KARIN,
    MARIEKE,
    SANDER,
    TOM,
    WILLEM,
    YARA,
    Member,
    fixed_id,
)
from baken.demo.stories.other_signals import THANKS
from baken.enforcement.actions import Address, add_location, admit_device
from baken.enforcement.models import Location, PlaceFact
from baken.governance.actions import ask
from baken.intake.actions import ReportForm, report
from baken.ops.testing import Urls
from baken.parties.models import Account, Assignment, Organisation, Person, Region
from baken.signals.actions import (
    Judgement,
    Offer,
    Registration,
    Ruling,
    close,
    decide,
    give_opinion,
    let_second_reader_in,
    register,
    weigh,
)
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from baken.statistics.hidden.actions import Asked
from baken.statistics.hidden.actions import ask as ask_estimate
from tests.access import account, casework, linking, retention
from tests.database import point_at

VERA = Member("vera", "Vera Zuidwind", "verweg", "", (("focal_officer", "verweg"),))
VICTOR = Member("victor", "Victor Noordman", "verweg", "", (("focal_officer", "verweg"),))
PAULA = Member("paula", "Paula Vandeveld", "verweg", "", (("professional", "verweg"),))
WANDA = Member("wanda", "Wanda Ooster", "verweg", "", (("administrator", "verweg"),))
WIM = Member("wim", "Wim Overduin", "verweg", "", (("supervisor", "verweg"),))
STRANGERS = (VERA, VICTOR, PAULA, WANDA, WIM)
"""Another region, of which nobody in ours knows anything."""

OLGA = Member("olga", "Olga Weggaard", "zandhaven", "", (("focal_officer", "zandhaven"),))
FEMKE = Member("femke", "Femke Straksma", "zandhaven", "", (("focal_officer", "zandhaven"),))
BRAM = Member("bram", "Bram Slotboom", "zandhaven", "", (("focal_officer", "zandhaven"),))
ROB = Member("rob", "Rob Rietveld", "rietwoude", "", (("supervisor", "rietwoude"),))
EVERYBODY = (*CAST, *STRANGERS, OLGA, FEMKE, BRAM, ROB)
"""Olga's role ended yesterday, Femke's begins tomorrow, Bram's account is blocked."""


@dataclass(frozen=True)
class Kept:
    """A signal of the world and what Joris, of another municipality, was given to see of it."""

    name: str
    signal_id: UUID
    report_id: UUID
    dossier_id: UUID


def settle(urls: Urls) -> None:
    """Add all of it to a copy of the demo world: people as the owner, stories as themselves."""
    point_at(urls["owner"])
    _another_region()
    _people_between_roles()
    retention.settle()
    linking.at_night()
    point_at(urls["office"])
    linking.settle()
    _story_of_strangers()
    _attachments()
    _grants()
    _closed()
    _over()
    _traces()
    codes = _codes("in_tracks")
    account.settle(urls["keeper"], emergency=codes[1], kept_away=codes[2])
    _ways_in()
    _estimate()
    _places()
    casework.settle()
    connection.close()


def _another_region() -> None:
    region = Region.objects.create(id=fixed_id("region", "elders"), name="Regio Elders")
    place = Organisation.objects.create(
        id=fixed_id("organisation", "verweg"), region=region, kind="municipality", name="Verweg"
    )
    for member in STRANGERS:
        _person(member, place, clock.today() - timedelta(days=30), None)


def _people_between_roles() -> None:
    today = clock.today()
    zandhaven = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    _person(OLGA, zandhaven, today - timedelta(days=90), yesterday)
    _person(FEMKE, zandhaven, tomorrow, None)
    _person(BRAM, zandhaven, today - timedelta(days=90), None)
    rietwoude = Organisation.objects.get(pk=fixed_id("organisation", "rietwoude"))
    _person(ROB, rietwoude, today - timedelta(days=90), None)
    Account.objects.filter(username=BRAM.key).update(is_active=False)
    near = {"owner": zandhaven, "region_id": zandhaven.region_id}
    RecoveryKey(public=bytes(range(32)), made_at=clock.now(), **near).save(force_insert=True)


def _person(member: Member, place: Organisation, since: date, until: date | None) -> None:
    near = {"organisation": place, "region_id": place.region_id}
    person = Person.objects.create(id=fixed_id("person", member.key), name=member.name, **near)
    Account.objects.create(
        person=person, region_id=place.region_id, username=member.key, opened_at=clock.now()
    )
    for role, _place in member.roles:
        Assignment.objects.create(
            person=person, role=role, valid_from=since, valid_until=until, **near
        )


def _story_of_strangers() -> None:
    with as_member(PAULA) as paula:
        told = ReportForm(observed=SEEN, involved="Een buurvrouw")
        made = report(paula, organisation_id=paula.organisation_id, told=told)
    with as_member(VERA) as vera:
        signal = register(vera, report=made, settled=REGISTERED)
        weighing = weigh(vera, signal=signal, version=1, judgement=JUDGED)
    with as_member(VICTOR) as victor:
        give_opinion(victor, weighing=weighing, version=2, verdict="agree", reasons="Eens.")
    with as_member(VERA) as vera:
        decide(vera, signal=signal, version=3, ruling=RULED)


def _grants() -> None:
    """Joris was let into four signals of Zandhaven; only one of those grants holds today."""
    with as_member(MARIEKE) as marieke:
        joris = Person.objects.get(pk=fixed_id("person", JORIS.key))
        let_second_reader_in(
            marieke, signal=_signal("weighing"), person=joris, purpose="Meewegen", ground="Taak"
        )
        _grant(_signal("registered"), marieke.person_id, first=-9, last=-1)
        _grant(_signal("registered"), marieke.person_id, first=1, last=9)
        _grant(_signal("in_tracks"), marieke.person_id, first=0, last=9, withdrawn=True)


def _new_signal() -> Signal:
    with as_member(YARA) as yara:
        told = ReportForm(observed=SEEN, involved="")
        made = report(yara, organisation_id=yara.organisation_id, told=told)
    with as_member(MARIEKE) as marieke:
        return register(marieke, report=made, settled=REGISTERED)


def _closed() -> None:
    """Finish a signal of Zandhaven: there is nothing to be done there any more."""
    signal = _new_signal()
    with as_member(MARIEKE) as marieke:
        weighing = weigh(marieke, signal=signal, version=1, judgement=JUDGED)
    with as_member(SANDER) as sander:
        give_opinion(sander, weighing=weighing, version=2, verdict="agree", reasons="Eens.")
    again = clock.today() + timedelta(days=30)
    follow = replace(RULED, outcome="monitoring", tracks=[], review_on=again)
    with as_member(MARIEKE) as marieke:
        decide(marieke, signal=signal, version=3, ruling=follow)
        close(marieke, signal=signal, version=4, reason="Er is hulp.", feedback=THANKS)


def _over() -> None:
    """Let Joris have opened a signal of Zandhaven in an emergency that is over."""
    signal = _new_signal()
    with clock.at(clock.now() - timedelta(minutes=61)), as_member(JORIS) as joris:
        ask(joris, role=OpeningRole.EMERGENCY, code=signal.code, purpose=WHY, is_alone=True)


def _traces() -> None:
    """What people leave besides dossiers: drafts, and what administrators did."""
    for member in (YARA, MARIEKE, PAULA):
        with as_member(member) as actor:
            drafts.keep(actor, key="/melden", fields=QueryDict("observed=x"))
    for member, place in ((WILLEM, "zandhaven"), (WILLEM, "rietwoude"), (WANDA, "verweg")):
        with as_member(member) as actor:
            organisation = Organisation.objects.get(pk=fixed_id("organisation", place))
            record_office(
                actor, "changed", organisation, kind="organisation", subject_id=organisation.pk
            )


def _attachments() -> None:
    """A file beside every signal, so that every relation has one."""
    for member in (MARIEKE, HANNA, JORIS, VERA):
        with as_member(member) as actor:
            for signal in Signal.objects.filter(owner_id=fixed_id("organisation", member.place)):
                if not Attachment.objects.filter(dossier_id=signal.dossier_id).exists():
                    files.attached(actor, near=signal, name="a.txt", data=b"tekst", note="")
    with as_member(MARIEKE) as marieke:
        seen = Attachment.objects.filter(status=AttachmentStatus.AVAILABLE)[0]
        link_to(marieke, attachment=seen, form=FileForm.COPY, session_key="tests")


def _ways_in() -> None:
    """How people of an organisation get in, and somebody who asks to be let in."""
    who = {"issuer": "https://inloggen.zandhaven.example", "subject": "0f3a"}
    place = {"region_id": fixed_id("region", "lagerwaard")}
    with as_member(WILLEM):
        provider = LoginProvider.objects.create(
            owner_id=fixed_id("organisation", "zandhaven"),
            name="Gemeente Zandhaven",
            issuer=who["issuer"],
            client_id="baken",
            changed_at=clock.now(),
            **place,
        )
        at = {"provider": provider, **place}
        Identity.objects.create(
            person_id=fixed_id("person", YARA.key), tied_at=clock.now(), **who, **at
        )
    with acting_as(DESK), transaction.atomic():
        asked = {"owner_id": provider.owner_id, "asked_at": clock.now(), "told_name": "Noor Vis"}
        Admission.objects.create(issuer=who["issuer"], subject="77b1", **asked, **at)


def _estimate() -> None:
    """Karin asked for an estimate that is still to be made; so did nobody of another region."""
    with as_member(KARIN) as karin:
        first, last = clock.today() - timedelta(days=365), clock.today()
        ask_estimate(karin, asked=Asked(
            origin="file", counted="presumed", area="Regio Lagerwaard", period_from=first,
            period_until=last, lists=["politie", "zorg", "opvang"], cells=[(1, 20), (3, 9)],
        ))  # fmt: skip


def _places() -> None:
    """A fact about a place, a place of another municipality, and one of another region."""
    with as_member(TOM):
        place = Location.objects.order_by("code")[0]
        near = {**belonging(place), "location": place, "certainty": "seen"}
        today = clock.today()
        PlaceFact.objects.create(
            added_by_id=fixed_id("person", TOM.key), added_on=today, valid_until=today,
            fact="Vluchtweg dicht", source="Brandweer", **near,
        )  # fmt: skip
    for member in (TOM, ROB, WIM):
        with as_member(member) as actor:
            admit_device(actor)
    for member in (ROB, WIM):
        with as_member(member) as actor:
            address = Address(text="Verderweg 1", reason="Melding van de brandweer")
            add_location(actor, owner_id=actor.organisation_id, address=address)


def _signal(status: str) -> Signal:
    zandhaven = fixed_id("organisation", "zandhaven")
    there = Signal.objects.filter(status=SignalStatus(status), owner_id=zandhaven)
    return there.order_by("-is_acute", "id")[0]


def _codes(status: str) -> list[str]:
    """Give the codes of the signals of Zandhaven with a status, in the order of `_signal`."""
    zandhaven = fixed_id("organisation", "zandhaven")
    with as_member(MARIEKE):
        there = Signal.objects.filter(status=SignalStatus(status), owner_id=zandhaven)
        return list(there.order_by("-is_acute", "id").values_list("code", flat=True))


def _grant(
    signal: Signal, granted_by: UUID, *, first: int, last: int, withdrawn: bool = False
) -> None:
    """Let Joris in, from a day until a day, counted from today."""
    Grant.objects.create(
        **belonging(signal),
        person_id=fixed_id("person", JORIS.key),
        role="second_reader",
        purpose="Meewegen",
        ground="Taak",
        granted_by_id=granted_by,
        granted_at=clock.now(),
        valid_from=clock.today() + timedelta(days=first),
        valid_until=clock.today() + timedelta(days=last),
        withdrawn_at=clock.now() if withdrawn else None,
    )


def signals(owner_url: str) -> dict[str, Kept]:
    """Give one signal for each relation that Joris of Rietwoude can have with it."""
    names = {
        ("rietwoude", "registered"): "own",
        ("zandhaven", "weighing"): "granted",
        ("zandhaven", "registered"): "grant ended",
        ("zandhaven", "in_tracks"): "grant withdrawn",
        ("zandhaven", "closed"): "closed",
        ("verweg", "in_tracks"): "another region",
    }
    found: dict[str, Kept] = {}
    opened = _opened_by_joris(owner_url)
    for place, status, *ids in _all_signals(owner_url):
        name = opened.get(ids[2]) or names[(_key(place), str(status))]
        found.setdefault(name, Kept(name, *(UUID(str(each)) for each in ids)))
    return found


def _all_signals(owner_url: str) -> list[tuple[object, ...]]:
    with closing(psycopg.connect(owner_url)) as owner:
        return owner.execute(
            "select owner_id, status, id, report_id, dossier_id from signals_signal"
            " order by is_acute desc, id"
        ).fetchall()


def _opened_by_joris(owner_url: str) -> dict[object, str]:
    with closing(psycopg.connect(owner_url)) as owner:
        found = owner.execute(
            "select dossier_id, opened_at > now() - interval '60 minutes' from oversight_opening"
            " where person_id = %s",
            [fixed_id("person", JORIS.key)],
        ).fetchall()
        return {
            dossier: "break-glass" if is_open else "break-glass over" for dossier, is_open in found
        }


def _key(organisation_id: object) -> str:
    keys = ("rietwoude", "zandhaven", "verweg")
    return {fixed_id("organisation", key): key for key in keys}[UUID(str(organisation_id))]


WHY = "Zij belde"
SEEN = "Zij mag haar telefoon niet gebruiken."
REGISTERED = Registration(
    observation=SEEN,
    interpretation="",
    forms=["labour"],
    purpose="Beoordelen",
    legal_basis="Taak",
    minor_involved="no",
    is_acute=False,
    feedback=THANKS,
)
JUDGED = Judgement(
    forms=["labour"],
    seriousness=2,
    is_acute=False,
    reliability="supported",
    non_punishment="no",
    lists=["labour@2026-01-01"],
    indicators={("labour@2026-01-01", "forbidden_to_talk"): "observed"},
    reasoning="Zij is niet vrij.",
)
RULED = Ruling(
    outcome="tracks",
    reasons="Hulp is nodig.",
    feedback=THANKS,
    tracks=[Offer("administrative", fixed_id("organisation", "verweg"), "Kijk naar de huizen.")],
)
