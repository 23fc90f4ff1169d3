"""What the page of the field says by itself: it has no server to ask for words."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Give its sentences, in the language of the moment; `{n}` is filled in on the phone."""
    return {**_states(), **_troubles(), **_names()}


def _states() -> dict[str, str]:
    return {
        "offline": _("Geen netwerk. Alles blijft op deze telefoon staan."),
        "online": _("Verbonden."),
        "login": _("U bent uitgelogd of Baken is op slot. Log in om te versturen."),
        "sending": _("Bezig met versturen…"),
        "waits_one": _("1 ding wacht op verzending."),
        "waits": _("{n} dingen wachten op verzending."),
        "all_sent": _("Alles is verstuurd."),
        "until": _("Verstuur vóór {when}: dan gaat alles van deze telefoon."),
        "kept": _("Bewaard op deze telefoon."),
        "ready": _("Deze telefoon is klaar. Hij werkt nu ook zonder netwerk."),
    }


def _troubles() -> dict[str, str]:
    return {
        "wrong": _("Deze pincode klopt niet. U mag het nog {n} keer proberen."),
        "wiped": _("Te vaak een verkeerde pincode. Alles is van deze telefoon gewist."),
        "gone": _("Deze telefoon is ingetrokken of te oud. Alles is gewist."),
        "no_leave": _("Deze telefoon was te lang zonder netwerk. Zoek netwerk, log in en probeer "
                      "het opnieuw."),
        "need_network": _("Hiervoor is netwerk nodig, en moet u zijn ingelogd."),
        "unlike": _("De twee pincodes zijn niet gelijk."),
        "simple": _("Kies een pincode van ten minste zes cijfers die niet op rij staan."),
        "no_photo": _("Deze foto kan niet worden gelezen. Maak een nieuwe."),
        "nothing": _("Vul ten minste één regel in."),
    }  # fmt: skip


def _names() -> dict[str, str]:
    return {
        "begin": _("Begonnen"),
        "finding": _("Bevinding"),
        "met": _("Iemand gesproken"),
        "count": _("Telling"),
        "report": _("Signaal"),
        "photo": _("Foto"),
        "yours": _("Van u"),
        "theirs": _("Van {who}"),
        "keep_theirs": _("Houd die van {who}"),
        "differs": _("U en {who} vulden dit anders in"),
        "refused": _("Niet aangenomen"),
        "not_there": _("Deze controle is er niet, of is niet van uw gemeente."),
        "on_server": _("Al verstuurd: {met} gesprekken, {reports} signalen, {photos} foto's."),
        "empty": _("Er gaat nu geen controle mee. Haal op wat voor u klaarstaat."),
        "sure": _("Alles van deze telefoon wissen? Wat niet is verstuurd, bent u kwijt."),
        "planned": _("Gepland"),
        "running": _("Bezig"),
    }
