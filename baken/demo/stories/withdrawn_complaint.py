"""A girl of nineteen who withdrew her complaint, and came back.

After the third practice case of source 003 §2.2, with invented names and details. She is in danger
now, so police and care coordinator are reached before anything is registered.
"""

from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, MARIEKE, MILA, SANDER, fixed_id
from baken.demo.stories import telling
from baken.intake.actions import ReportForm
from baken.intake.models import Report
from baken.signals import actions
from baken.signals.actions import Judgement, Offer, Registration, Ruling
from baken.signals.models import Signal

ZANDHAVEN = fixed_id("organisation", "zandhaven")
LIST = "sexual@2026-01-01"

TOLD = ReportForm(
    observed=(
        "Een meisje van 19 vertelde dat haar ex-vriend haar stalkt en bedreigt. In februari riep zij vanuit "
        "een vakantiehuisje de politie omdat hij haar mishandelde en vasthield. Zij deed aangifte en trok die "
        "weer in, omdat hij haar familie bedreigde. Zij vertelde nu dat zij drie maanden seksuele diensten "
        "moest verlenen: hij regelde klanten, bracht haar weg en zij moest elke avond een vast bedrag aan "
        "hem afgeven."
    ),
    thought="Zij denkt dat het haar eigen keuze was. Hij zei dat ze anders allebei gevaar liepen.",
    place="Ons kantoor in Zandhaven",
    moment="Vanochtend",
    involved="Het meisje, haar familie (hij weet waar die woont) en de ex-vriend.",
    done_already="Zij wil nu haar hele verhaal aan de politie vertellen. Ik heb haar niets beloofd.",
    is_acute=True,
    minor_involved="no",
    phone="085-0000316",
    safe_moment="De hele dag, zij is nu bij mij",
)

REGISTERED = Registration(
    observation=(
        "Een meisje van 19 wordt gestalkt en bedreigd door haar ex-vriend. Eerder deed zij aangifte van "
        "mishandeling en gijzeling en trok die in na bedreiging van haar familie. Zij vertelt dat zij drie "
        "maanden seksuele diensten moest verlenen en haar geld moest afgeven."
    ),
    interpretation="De melder vermoedt dat een intrekking onder druk eerder als ‘vals’ is gezien.",
    forms=["sexual"],
    purpose=telling.PURPOSE,
    legal_basis=telling.BASIS,
    minor_involved="no",
    is_acute=True,
    feedback=(
        "Dank. De politie en de zorgcoördinator zijn op de hoogte en nemen vandaag contact met u op. Blijf "
        "bij haar tot dat geregeld is. U hoort van mij zodra er een besluit is."
    ),
)

JUDGED = Judgement(
    forms=["sexual"],
    seriousness=4,
    is_acute=True,
    reliability="supported",
    non_punishment="unknown",
    lists=[LIST],
    indicators={
        (LIST, "driven_to_clients"): "reported",
        (LIST, "fixed_amount_per_night"): "reported",
        (LIST, "family_threatened"): "reported",
        (LIST, "violence"): "reported",
    },
    reasoning=(
        "Haar verhaal past bij de melding uit het vakantiehuisje. Een vast bedrag per avond, vervoer en "
        "klanten door hem geregeld en dreiging naar haar familie: dat is dwang, ook al noemt zij het een "
        "keuze. Dat zij haar aangifte introk, kwam door die dreiging."
    ),
    vulnerability="Jong, haar familie is bekend bij de ex-vriend, en zij voelt zich schuldig.",
    counter_indications="Zij trok eerder haar verhaal in; zij gaf daar nu een uitleg voor.",
)

RULED = Ruling(
    outcome="tracks",
    reasons=(
        "Zij is nu niet veilig en wil praten. Politie en zorgcoördinator gaan samen op; de gemeente houdt "
        "het overzicht. De signalentafel bekijkt of er meer meisjes voor hem werken."
    ),
    tracks=[
        Offer(
            "signal_table",
            fixed_id("organisation", "riec"),
            "Mogelijk meer slachtoffers van dezelfde man. Bespreek zonder haar naam.",
        )
    ],
    feedback=(
        "Er is besloten: hulp en onderzoek lopen. Zij heeft nu een vast aanspreekpunt. Meer mag ik niet "
        "vertellen. Goed dat u bij haar bleef."
    ),
)

TO_POLICE = Offer(
    "criminal",
    fixed_id("organisation", "politie"),
    "Meisje van 19, nu veilig op kantoor bij Welzijn Lagerwaard, wordt bedreigd door haar ex-vriend en wil "
    "aangifte doen van mensenhandel. Eerdere aangifte ingetrokken na bedreiging. Bel de melder.",
    is_acute=True,
)
TO_CARE = Offer(
    "care",
    fixed_id("organisation", "regio"),
    "Meisje van 19 is nu bij Welzijn Lagerwaard en kan niet naar huis: haar ex-vriend kent het adres van "
    "haar familie. Graag vandaag erbij en een veilige plek zoeken. Zij stemt in.",
    is_acute=True,
)


ON_MY_WAY = "Ik ben onderweg en zoek een plek voor vannacht."
AGREED = "Eens. Een ingetrokken aangifte maakt dit zwaarder, niet lichter."


def tell() -> Signal:
    """Tell it: acute first, then registered, weighed by two and decided."""
    made = telling.told(MILA, working_days_ago(2, 10, 5), place=ZANDHAVEN, form=TOLD)
    with as_member(MARIEKE, working_days_ago(2, 10, 15)) as marieke:
        for offer in (TO_POLICE, TO_CARE):
            actions.hand_on(marieke, report=Report.objects.get(pk=made.pk), offer=offer)
    signal = telling.registered(MARIEKE, working_days_ago(2, 11, 0), made=made, settled=REGISTERED)
    telling.accepted(
        ESTHER,
        working_days_ago(2, 10, 40),
        signal=signal,
        track="care",
        by=ESTHER.name,
        answer=ON_MY_WAY,
    )
    telling.accepted(
        MARIEKE,
        working_days_ago(2, 11, 10),
        signal=signal,
        track="criminal",
        by="Dienstdoende rechercheur, per telefoon",
        answer="Nemen vanmiddag haar verhaal op.",
    )
    weighing = telling.weighed(
        MARIEKE, working_days_ago(2, 14, 30), signal=signal, judgement=JUDGED
    )
    telling.judged(
        SANDER,
        working_days_ago(1, 9, 0),
        weighing=weighing,
        verdict="agree",
        reasons=AGREED,
    )
    telling.decided(MARIEKE, working_days_ago(1, 10, 20), signal=signal, ruling=RULED)
    return signal
