"""What people do on the pages of a signal, said in their words."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from baken.demo.stories import two_houses as story
from baken.intake.actions import ReportForm
from baken.signals import indicators
from baken.signals.actions import Judgement, Offer, Registration, Ruling
from baken.signals.vocabulary import (
    Form,
    NonPunishment,
    Outcome,
    Presence,
    Reliability,
    Seriousness,
    Track,
)

CODE = re.compile(r"[MS]-[0-9A-Z]{4}-[0-9A-Z]{2}")
HANDED = re.compile(r"H-[0-9A-Z]{4}-[0-9A-Z]{2}")


@dataclass(frozen=True)
class Told:
    """A report or a signal, as a person finds it again."""

    code: str
    path: str


def here(page: Page) -> Told:
    """Give the code and the path of the page that is open."""
    found = CODE.search(page.title())
    assert found, f"no code in the title: {page.title()}"
    return Told(found.group(), "/" + page.url.split("/", 3)[3])


def choose(page: Page, question: str, *answers: str) -> None:
    """Choose radio buttons or boxes under a question."""
    group = page.get_by_role("group", name=question)
    for answer in answers:
        group.get_by_label(re.compile(rf"^\s*{re.escape(answer)}")).check()


def yes_no(answer: bool | str) -> str:
    """Give the label of an answer."""
    known = {True: "Ja", False: "Nee", "yes": "Ja", "no": "Nee", "unknown": "Weet ik niet"}
    return known[answer]


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name).click()


def notice(page: Page, text: str) -> None:
    """See a sentence about what just happened."""
    expect(page.get_by_text(text)).to_be_visible()


def desk_link(page: Page, label: str) -> Locator:
    """Find something that waits on the desk."""
    page.goto("/")
    return page.get_by_role("link", name=label)


def tell_danger(page: Page, told: ReportForm = story.TOLD) -> None:
    """Say on the first page whether somebody is in danger, and go on past who to call."""
    choose(page, "Loopt iemand nu gevaar?", yes_no(told.is_acute))
    press(page, "Verder")
    if told.is_acute:
        page.get_by_role("link", name="Ik heb gebeld, ga verder met melden").click()


def tell_seen(page: Page, told: ReportForm = story.TOLD) -> None:
    """Tell what was seen, apart from what is thought of it."""
    page.get_by_label("Wat zag of hoorde u?").fill(told.observed)
    page.get_by_label("Wat denkt u dat er aan de hand is?").fill(told.thought)


def tell_where(page: Page, told: ReportForm = story.TOLD) -> None:
    """Tell where and when it was, and who are involved."""
    page.get_by_label("Waar was het?").fill(told.place)
    page.get_by_label("Wanneer was het?").fill(told.moment)
    page.get_by_label("Wie zijn erbij betrokken?").fill(told.involved)
    choose(page, "Is er een minderjarige bij betrokken?", yes_no(told.minor_involved))


def tell_yourself(page: Page, told: ReportForm = story.TOLD) -> None:
    """Tell what was done already, and how to be reached."""
    page.get_by_label("Wat is er al gedaan?").fill(told.done_already)
    choose(page, "Mogen wij u bellen?", yes_no(told.may_call))
    page.get_by_label("Uw telefoonnummer").fill(told.phone)
    page.get_by_label("Wanneer kunt u veilig praten?").fill(told.safe_moment)


def fill_report(page: Page, told: ReportForm = story.TOLD) -> None:
    """Fill in a report, one page after another, up to the page where it is sent."""
    tell_danger(page, told)
    for tell in (tell_seen, tell_where, tell_yourself):
        tell(page, told)
        press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit zo?")


def send_report(page: Page) -> Told:
    """Send a report that is complete, and read that it arrived."""
    press(page, "Melding versturen")
    notice(page, "Uw melding is ontvangen.")
    return here(page)


def report(page: Page, told: ReportForm = story.TOLD) -> Told:
    """Report, and read that it arrived."""
    page.goto("/melden/gevaar")
    fill_report(page, told)
    return send_report(page)


def fill_registration(page: Page, settled: Registration = story.REGISTERED) -> None:
    """Fill in a registration over what is proposed."""
    page.get_by_label("Waarneming").fill(settled.observation)
    page.get_by_label("Duiding").fill(settled.interpretation)
    choose(page, "Vorm van uitbuiting", *(str(Form(each).label) for each in settled.forms))
    choose(page, "Is er een minderjarige bij betrokken?", yes_no(settled.minor_involved))
    choose(page, "Loopt iemand nu gevaar?", yes_no(settled.is_acute))
    choose(page, "Wanneer hoort de melder dit?", "Nu, met het bericht hieronder")
    page.get_by_label("Bericht aan de melder").fill(settled.feedback)


def register(page: Page, reported: Told, settled: Registration = story.REGISTERED) -> Told:
    """Register a report that waits on the desk."""
    desk_link(page, f"Registreer melding {reported.code}").click()
    fill_registration(page, settled)
    press(page, "Signaal registreren")
    notice(page, "Het signaal is geregistreerd.")
    return here(page)


def fill_weighing(page: Page, judged: Judgement = story.JUDGED) -> None:
    """Fill in a weighing: what is known of each indicator, and the reasons."""
    choices = {each.key: each.text for each in indicators.choices(indicators.read(judged.lists))}
    for key, presence in judged.indicators.items():
        page.get_by_label(choices[key], exact=True).select_option(str(Presence(presence).label))
    choose(page, "Ernst", str(Seriousness(judged.seriousness).label))
    choose(page, "Loopt iemand nu gevaar?", yes_no(judged.is_acute))
    choose(page, "Hoe betrouwbaar is de bron?", str(Reliability(judged.reliability).label))
    page.get_by_label("Wat maakt deze mensen kwetsbaar?").fill(judged.vulnerability)
    page.get_by_label("Wat spreekt tegen uitbuiting?").fill(judged.counter_indications)
    choose(page, "Is iemand misschien gedwongen", str(NonPunishment(judged.non_punishment).label))
    page.get_by_label("Onderbouwing").fill(judged.reasoning)


def weigh(page: Page, signal: Told, judged: Judgement = story.JUDGED) -> None:
    """Weigh a signal."""
    page.goto(f"{signal.path}/wegen")
    fill_weighing(page, judged)
    press(page, "Weging bewaren")
    notice(page, "Uw weging is bewaard.")


def give_opinion(page: Page, verdict: str, reasons: str) -> None:
    """Give the second opinion on the page that is open."""
    choose(page, "Uw oordeel", verdict)
    page.get_by_label("Uw redenen").fill(reasons)
    press(page, "Oordeel bewaren")
    notice(page, "Uw oordeel is bewaard.")


def take_track(page: Page, offer: Offer) -> None:
    """Take one track: to whom it goes, and what they must know."""
    taken = page.get_by_role("checkbox", name=str(Track(offer.track).label))
    taken.check()
    one = page.locator(".tracks__one").filter(has=taken)
    one.get_by_label("Naar wie?").select_option(str(offer.addressee_id))
    one.get_by_label("Wat moet de ontvanger weten?").fill(offer.message)


def fill_decision(page: Page, ruling: Ruling = story.RULED) -> None:
    """Fill in a decision, with a partner and a message for each track."""
    choose(page, "Besluit", str(Outcome(ruling.outcome).label))
    for offer in ruling.tracks:
        take_track(page, offer)
    page.get_by_label("Waarom?").fill(ruling.reasons)
    choose(page, "Wanneer hoort de melder dit?", "Nu, met het bericht hieronder")
    page.get_by_label("Bericht aan de melder").fill(ruling.feedback)


def decide(page: Page, signal: Told, ruling: Ruling = story.RULED) -> None:
    """Decide on a signal that waits on the desk."""
    desk_link(page, f"Besluit over {signal.code}").click()
    fill_decision(page, ruling)
    press(page, "Besluit nemen")
    notice(page, "Het besluit is genomen.")


def hand_on_now(page: Page, offer: Offer, to: str) -> None:
    """Hand something on at once, from the report or the signal that is open."""
    page.get_by_role("link", name="Nu doorgeven").first.click()
    page.get_by_role("group", name="Naar wie?").get_by_label(to).check()
    page.get_by_label("Wat moet de ontvanger weten?").fill(offer.message)
    press(page, "Doorgeven")
    notice(page, "De ontvanger antwoordt of het is aangenomen.")


def handed_on(page: Page, to: str) -> str:
    """Give the code of what was handed to a partner, on the page that is open."""
    found = HANDED.search(page.locator("article.handover").filter(has_text=to).inner_text())
    assert found, f"nothing was handed to {to}"
    return found.group()


def record_answer(page: Page, verdict: str, by: str, answer: str) -> None:
    """Answer the hand-over that is open, or record what the partner answered."""
    choose(page, "Antwoord", verdict)
    page.get_by_label("Wie zegt dit?").fill(by)
    page.get_by_label("Toelichting").fill(answer)
    press(page, "Antwoord vastleggen")
    notice(page, "Het antwoord is vastgelegd.")


def sees_nothing(page: Page, reported: Told, signal: Told) -> None:
    """Find nothing of a signal of elsewhere: not in a list, not by its code or its address."""
    codes = (reported.code, signal.code)
    for address in ("/", "/signalen", "/signalen?toon=handed_on", "/meldingen", "/overdrachten"):
        page.goto(address)
        assert not any(code in page.content() for code in codes), address
    page.goto("/signalen")
    page.get_by_role("textbox", name="Code").fill(signal.code)
    press(page, "Toon")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    for path in _behind(reported, signal):
        answer = page.goto(path)
        assert answer, path
        assert answer.status == 404, path


def _behind(reported: Told, signal: Told) -> list[str]:
    """Give every address that belongs to a signal."""
    ends = ("", "/wegen", "/oordeel", "/besluit", "/afronden", "/meeweger", "/doorgeven", "/bron")
    report_id = reported.path.rsplit("/", 1)[1]
    beside = (f"/signalen/melding/{report_id}", f"/waarom/signal/{signal.path.rsplit('/', 1)[1]}")
    return [*(signal.path + end for end in ends), reported.path, *beside]
