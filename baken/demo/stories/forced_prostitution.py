"""A woman who wants out: forced prostitution, as she told it at the work and income desk.

After the second practice case of source 003 §2.2, with invented names and details, and without
anybody's origin.
"""

from baken.demo.acting import working_days_ago
from baken.demo.cast import ESTHER, LOTTE, MARIEKE, SANDER, fixed_id
from baken.demo.stories import telling
from baken.intake.actions import ReportForm
from baken.signals.actions import Judgement, Offer, Registration, Ruling
from baken.signals.models import Signal

ZANDHAVEN = fixed_id("organisation", "zandhaven")
LIST = "sexual@2026-01-01"

TOLD = ReportForm(
    observed=(
        "In een gesprek over haar uitkering vertelde een vrouw dat zij al ruim twee jaar seksuele "
        "diensten verleent omdat haar vriend dat wil. Van wat zij verdient mag zij ongeveer tien procent "
        "houden; de rest gaat naar hem, hotels, kleding en benzine. Zij zei dat zij eruit wil en niet weet "
        "hoe. Er zijn filmpjes van haar gemaakt en zij is bang dat die worden verspreid."
    ),
    thought="Zij is bang voor wat er met haar zoon gebeurt als zij stopt. Ik denk dat zij klem zit.",
    place="Spreekkamer van het stadhuis; zij werkt in hotels in de regio",
    moment="Vanmiddag om 14.00 uur",
    involved="De vrouw (haar gegevens staan in het uitkeringsdossier), haar zoon en haar vriend.",
    done_already="Ik heb alleen met haar gesproken. Zij weet dat ik dit meld en vindt dat goed.",
    minor_involved="yes",
    may_call=True,
    phone="085-0000315",
    safe_moment="Op werkdagen tot 16.00 uur",
)

REGISTERED = Registration(
    observation=(
        "Een vrouw vertelt dat zij ruim twee jaar seksuele diensten verleent omdat haar vriend dat wil, en "
        "ongeveer tien procent van haar geld mag houden. Er zijn filmpjes van haar. Zij wil stoppen. Zij "
        "heeft een zoon."
    ),
    interpretation="De melder vermoedt dwang door schuld, liefde en dreiging met filmpjes.",
    forms=["sexual"],
    purpose=telling.PURPOSE,
    legal_basis=telling.BASIS,
    minor_involved="yes",
    is_acute=False,
    feedback=(
        "Dank voor uw melding en voor uw zorgvuldigheid. Ik heb haar vandaag geregistreerd. Neem geen "
        "contact op met haar vriend. U hoort van mij zodra er een besluit is."
    ),
)

JUDGED = Judgement(
    forms=["sexual"],
    seriousness=3,
    is_acute=False,
    reliability="single",
    non_punishment="no",
    lists=[LIST],
    indicators={
        (LIST, "hands_over_earnings"): "reported",
        (LIST, "images_as_pressure"): "reported",
        (LIST, "no_free_movement"): "absent",
        (LIST, "violence"): "unknown",
    },
    reasoning=(
        "Zij staat haar geld af, er zijn beelden waarmee gedreigd kan worden en zij ziet zelf geen weg "
        "terug. Dat zij ooit instemde zegt niets: instemmen onder dwang telt niet. Zij wil hulp; dat is "
        "de ingang."
    ),
    vulnerability="Zij houdt van de man die haar laat werken, heeft een zoon en weinig eigen geld.",
    counter_indications="Zij kan alleen naar het stadhuis komen en zelf telefoneren.",
)

RULED = Ruling(
    outcome="tracks",
    reasons=(
        "Zij wil eruit en vraagt om hulp. De zorgcoördinator neemt contact op waar en wanneer het veilig "
        "is. Aangifte is haar keuze; daarover spreekt de zorgcoördinator met haar."
    ),
    tracks=[
        Offer(
            "care",
            fixed_id("organisation", "regio"),
            "Een vrouw met een zoon wil stoppen met seksuele diensten voor haar vriend. Zij weet van deze "
            "overdracht en stemt in. Contact alleen via de melder, op het stadhuis; niet bellen of mailen.",
        ),
        Offer(
            "safe_home",
            fixed_id("organisation", "vt"),
            "Advies gevraagd over de veiligheid van een zoon van wie de moeder wordt uitgebuit.",
        ),
    ],
    feedback=(
        "Er is besloten hulp in te zetten. De zorgcoördinator neemt via u contact op over een veilig "
        "gesprek. Meer mag ik niet vertellen. Dank u wel: u was de eerste aan wie zij het durfde te zeggen."
    ),
)


AGREED = "Eens. Let op de filmpjes: vraag haar wat zij nodig heeft om die dreiging te breken."
ACCEPTED = "Aangenomen. Ik spreek haar morgen op het stadhuis, samen met de melder."


def tell() -> Signal:
    """Tell it from the desk of work and income to the care coordinator who accepts."""
    made = telling.told(LOTTE, working_days_ago(8, 15, 10), place=ZANDHAVEN, form=TOLD)
    signal = telling.registered(SANDER, working_days_ago(8, 16, 20), made=made, settled=REGISTERED)
    weighing = telling.weighed(SANDER, working_days_ago(7, 9, 30), signal=signal, judgement=JUDGED)
    telling.judged(
        MARIEKE,
        working_days_ago(7, 11, 5),
        weighing=weighing,
        verdict="agree",
        reasons=AGREED,
    )
    telling.decided(SANDER, working_days_ago(7, 13, 15), signal=signal, ruling=RULED)
    telling.accepted(
        ESTHER,
        working_days_ago(6, 9, 5),
        signal=signal,
        track="care",
        by=ESTHER.name,
        answer=ACCEPTED,
    )
    return signal
