"""The house of 56 beds on a phone that loses its network halfway: nothing lost, nothing twice."""

from playwright.sync_api import FilePayload, Page, expect

from baken.attachments.tests.samples import picture
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.visitors import PHONE, Visitors, complaints, log_in

PIN = "482913"
ADDRESS = "Proefkade 56, Zandhaven"


def test_the_house_of_56_beds_without_a_network(as_member: AsMember, guests: Visitors) -> None:
    guests.ear.may_be_offline = True
    tom = as_member("tom", PHONE)
    _plan(tom)
    tom.goto("/veld/")
    _prepare(tom)
    tom.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tom.context.set_offline(True)
    _visit(tom)
    _locks_and_opens(tom)
    ilse = as_member("ilse")
    _colleague_sees_otherwise(ilse)
    tom.context.set_offline(False)
    _comes_back(tom)
    _is_all_there(ilse)
    _is_revoked(tom, ilse)
    _ten_wrong_pins_wipe(tom)


def _plan(page: Page) -> None:
    page.goto("/locaties/nieuw")
    page.get_by_label("Adres", exact=True).fill(ADDRESS)
    page.get_by_label("Waarom deze plek?").fill("Meer bedden dan bij de woning past.")
    steps.press(page, "Dossier openen")
    page.get_by_role("link", name="Controle plannen").click()
    page.get_by_label("Reden van de plek").fill("Meer bedden dan bij de woning past.")
    steps.press(page, "Plannen")


def _prepare(page: Page) -> None:
    page.get_by_label("Nieuwe pincode").fill(PIN)
    page.get_by_label("Nog een keer").fill(PIN)
    assert complaints(page) == []
    steps.press(page, "Klaarmaken")
    expect(page.get_by_text("Deze telefoon is klaar.")).to_be_visible()
    expect(page.get_by_role("button", name=ADDRESS)).to_be_visible()


def _visit(page: Page) -> None:
    """All of it offline, also opening the page again."""
    page.reload()
    _open(page)
    assert complaints(page) == []
    page.get_by_role("button", name=ADDRESS).click()
    expect(page.get_by_text("Geen foto's van mensen")).to_be_visible()
    steps.press(page, "Controle beginnen")
    page.get_by_text("Lijst invullen").click()
    page.get_by_label("Er zijn meer slaapplekken", exact=False).first.select_option("Ja")
    page.get_by_label("Een kind is zonder toezicht", exact=False).first.select_option("Ja")
    _save(page)
    page.get_by_text("Tellen", exact=True).click()
    counted = {"Slaapplekken": 56, "Aangetroffen personen": 31, "Inschrijvingen in de BRP": 1}
    for label, number in (counted | {"Gebruiksoppervlak in m²": 212}).items():
        page.get_by_role("spinbutton", name=label).fill(str(number))
    _save(page)
    page.get_by_text("Iemand gesproken", exact=True).click()
    page.get_by_label("Ik bood hulp aan").check()
    _save(page)
    page.get_by_text("Foto", exact=True).first.click()
    photo = FilePayload(name="kamer.jpg", mimeType="image/jpeg", buffer=picture(size=(400, 300)))
    page.get_by_label("Foto van de plek").set_input_files(photo)
    _save(page)
    page.get_by_text("Signaal melden", exact=True).click()
    page.get_by_label("Wat zag of hoorde u?").fill("Een kind slaapt alleen op een zolder.")
    _save(page)
    assert complaints(page) == []


def _save(page: Page) -> None:
    page.locator("details[open]").get_by_role("button", name="Vastleggen").click()
    expect(page.locator(".field-part[open]")).to_have_count(0)


def _open(page: Page) -> None:
    page.get_by_label("Pincode", exact=True).fill(PIN)
    steps.press(page, "Openen")


def _locks_and_opens(page: Page) -> None:
    """What is on the phone is not in the page when it is locked, and a wrong PIN opens nothing."""
    steps.press(page, "Vergrendel")
    assert ADDRESS not in page.content()
    page.get_by_label("Pincode", exact=True).fill("000000")
    steps.press(page, "Openen")
    expect(page.get_by_text("nog 9 keer")).to_be_visible()
    assert "Zandhaven" not in page.evaluate(STORED)
    _open(page)  # where it was when it locked
    steps.press(page, "Alle controles")
    expect(page.get_by_text("Geen netwerk.")).to_be_visible()
    expect(page.get_by_text("7 dingen wachten op verzending.")).to_be_visible()


STORED = """async () => {
  const db = await new Promise((done) => {
    const asked = indexedDB.open("baken-veld");
    asked.onsuccess = () => done(asked.result);
  });
  const text = [];
  for (const name of db.objectStoreNames) {
    const rows = await new Promise((done) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => done(asked.result);
    });
    const bytes = (value) => value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
    text.push(JSON.stringify(rows, (_, value) => bytes(value)));
  }
  db.close();
  return text.join(" ");
}"""
"""All that lies in the store, as whoever finds the phone would read it."""


def _colleague_sees_otherwise(page: Page) -> None:
    page.goto("/controles")
    page.get_by_role("link", name=ADDRESS).click()
    page.get_by_role("link", name="Controle beginnen").click()
    steps.press(page, "Beginnen")
    page.get_by_role("link", name="Lijst invullen").click()
    page.get_by_label("Er zijn meer slaapplekken", exact=False).first.select_option("Nee")
    steps.press(page, "Vastleggen")


def _comes_back(page: Page) -> None:
    """Both versions are shown; a person chooses, and then everything is there."""
    steps.press(page, "Verstuur")
    expect(page.get_by_text("vulden dit anders in")).to_be_visible(timeout=25_000)
    assert complaints(page) == []
    steps.press(page, "Houd die van mij")
    expect(page.get_by_text("Verbonden. Alles is verstuurd.")).to_be_visible(timeout=25_000)
    expect(page.get_by_text("vulden dit anders in")).to_have_count(0)


def _is_all_there(page: Page) -> None:
    page.get_by_role("link", name="Controles").first.click()
    page.get_by_role("link", name=ADDRESS).click()
    expect(page.get_by_text("212 m² gedeeld door 12 m² per persoon is 17")).to_be_visible()
    expect(page.get_by_role("link", name="foto-")).to_have_count(1)
    for text in ("Hulp aangeboden", "later anders gezien", "Meldingen van deze controle"):
        expect(page.get_by_text(text)).to_have_count(1)


def _is_revoked(lost: Page, desk: Page) -> None:
    """Tom revokes his phone at another screen; the phone wipes itself when it hears of it."""
    desk.context.clear_cookies()
    desk.goto("/inloggen")
    log_in(desk, "tom")
    desk.goto("/veld/telefoons")
    desk.get_by_role("link", name="Trek in").click()
    steps.press(desk, "Trek in")
    steps.notice(desk, "De telefoon is ingetrokken.")
    lost.evaluate("dispatchEvent(new Event('online'))")  # it may have heard by itself already
    expect(lost.get_by_text("Alles is gewist.")).to_be_visible()
    expect(lost.get_by_label("Nieuwe pincode")).to_be_visible()


def _ten_wrong_pins_wipe(page: Page) -> None:
    """Eight wrong ones are counted before it begins: each takes the phone a while."""
    _prepare(page)
    page.evaluate(EIGHT_WRONG)
    steps.press(page, "Vergrendel")
    for told in ("nog 1 keer", "Alles is van deze telefoon gewist."):
        page.get_by_label("Pincode", exact=True).fill("000000")
        steps.press(page, "Openen")
        expect(page.get_by_text(told)).to_be_visible()
    assert ADDRESS not in page.evaluate(STORED)


EIGHT_WRONG = """() => new Promise((done) => {
  const asked = indexedDB.open("baken-veld");
  asked.onsuccess = () => {
    const writing = asked.result.transaction("device", "readwrite");
    const known = writing.objectStore("device").get("it");
    known.onsuccess = () => writing.objectStore("device").put({...known.result, tries: 8}, "it");
    writing.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
