"""Two houses, fifty-six places to sleep, one registration.

After the first practice case of source 003 §2.2, with invented names and places, and without the
origin of anybody: it plays no part in weighing (domain.md §8).
"""

from baken.demo.acting import working_days_ago
from baken.demo.cast import MARIEKE, SANDER, YARA, fixed_id
from baken.demo.stories import attachments, telling
from baken.intake.actions import ReportForm
from baken.signals.actions import Judgement, Offer, Registration, Ruling
from baken.signals.models import Signal

ZANDHAVEN = fixed_id("organisation", "zandhaven")

TOLD = ReportForm(
    observed=(
        "Bij een adrescontrole bekeken wij twee woonhuizen naast elkaar. Wij telden 56 slaapplekken "
        "in verkamerde kamers en in de kelder. Er staat één persoon ingeschreven. De toiletten en "
        "douches zijn in slechte staat en er is overal schimmel. In de kelder vonden wij twee kleine "
        "kinderen zonder toezicht.\n\n"
        "Eén bewoner wilde praten. Hij slaapt met zijn vrouw, zijn neef en zijn dochter van 16 in één "
        "kamer met vier matrassen. Wie klaagt over de woning wordt eruit gezet, zei hij. Een man die "
        "namens de eigenaar kwam, riep tegen de bewoners dat niemand met ons mocht praten. Een collega "
        "verstond dat."
    ),
    thought=(
        "Ik denk dat deze mensen voor hun slaapplek afhankelijk zijn van wie hen laat werken, en dat "
        "ze niet vrij zijn om te praten of weg te gaan."
    ),
    place="Haringvlietstraat 14 en 16, Zandhaven",
    moment="Vanochtend tussen 9.30 en 11.15 uur, tijdens een adrescontrole",
    involved=(
        "De bewoner die met ons praatte noemt zich Stefan; hij is bereikbaar via een collega van de "
        "Arbeidsinspectie. De man namens de eigenaar gaf geen naam."
    ),
    done_already=(
        "Politie en Arbeidsinspectie waren snel ter plaatse. De twee kinderen zijn bij hun ouders. "
        "Wij hebben nog niets gezegd over sluiten."
    ),
    is_acute=True,
    minor_involved="yes",
    may_call=True,
    phone="085-0000300",
    safe_moment="Op werkdagen tot 17.00 uur, dit is mijn werktelefoon",
)

REGISTERED = Registration(
    observation=(
        "Twee woonhuizen naast elkaar, samen 56 slaapplekken, één inschrijving in de BRP. Verkamerd, "
        "slecht sanitair, schimmel. Twee kleine kinderen zonder toezicht in de kelder. Een bewoner "
        "slaapt met vrouw, neef en dochter van 16 in één kamer. Een man namens de eigenaar verbood "
        "bewoners hardop om met de controleurs te praten."
    ),
    interpretation=(
        "De melder vermoedt dat bewoners voor wonen en werk van dezelfde mensen afhankelijk zijn. "
        "Klagen leidt volgens een bewoner tot uitzetting. Wie er werkgever is, is nog niet bekend."
    ),
    forms=["labour"],
    purpose="Beoordelen of hier sprake is van mensenhandel en wie hulp nodig heeft",
    legal_basis="Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel",
    minor_involved="yes",
    is_acute=True,
    feedback=(
        "Dank voor uw melding. Ik heb haar vandaag geregistreerd en bekijk met een collega wat er "
        "aan de hand kan zijn. U hoort van mij zodra er een besluit is. Ziet u iets nieuws, meld het "
        "dan meteen."
    ),
)

LIST = "labour@2026-01-01"

JUDGED = Judgement(
    forms=["labour"],
    seriousness=3,
    is_acute=True,
    reliability="seen_by_us",
    non_punishment="no",
    lists=[LIST],
    indicators={
        (LIST, "many_beds_few_registered"): "observed",
        (LIST, "poor_housing"): "observed",
        (LIST, "forbidden_to_talk"): "observed",
        (LIST, "complaint_means_eviction"): "reported",
        (LIST, "underpaid_or_unpaid"): "reported",
        (LIST, "no_own_papers"): "absent",
    },
    vulnerability=(
        "Gezinnen met kinderen zonder eigen woonruimte; ten minste één minderjarige van 16 en twee "
        "kleine kinderen. Bewoners durven niet te praten waar anderen bij zijn."
    ),
    counter_indications=(
        "Niemand zei dat papieren zijn afgenomen. De bewoner die praatte kon zelf telefoneren. Te veel "
        "slaapplekken kan ook alleen slecht verhuren zijn."
    ),
    reasoning=(
        "Drie dingen komen samen: wonen en werk hangen aan elkaar, bewoners mogen niet praten en wie "
        "klaagt raakt zijn slaapplek kwijt. Dat is meer dan een slechte woning. Er zijn kinderen. Of "
        "er loon wordt ingehouden weten we niet; dat moet de Arbeidsinspectie uitzoeken. Sluiten "
        "zonder onderdak te regelen maakt deze mensen kwetsbaarder."
    ),
)

CARE = (
    "Een gezin met een dochter van 16 slaapt met een neef in één kamer in Zandhaven en durft niet te "
    "praten waar anderen bij zijn. Graag een gesprek, alleen en met een tolk. Bel mij over hoe u hen "
    "veilig bereikt; niet aan de deur."
)
LABOUR = (
    "Adrescontrole met 56 slaapplekken. Bewoners zeggen te weinig loon te krijgen en mogen niet "
    "praten. Uw collega was erbij. Verzoek: onderzoek wie de werkgever is."
)
HOUSES = (
    "Twee woonhuizen, 56 slaapplekken, één inschrijving, slecht sanitair en schimmel. Regel eerst "
    "onderdak, dan pas een maatregel."
)
OWNER = "Bekijk of de eigenaar van deze twee huizen elders panden heeft met hetzelfde beeld."

RULED = Ruling(
    outcome="tracks",
    reasons=(
        "Sterke aanwijzingen van uitbuiting én een onveilige woning. De Arbeidsinspectie onderzoekt het "
        "werk, de gemeente pakt de huizen aan, en de zorgcoördinator spreekt het gezin met de dochter "
        "van 16. Eerst onderdak, dan pas de deur dicht: vóór een maatregel weten we waar iedereen "
        "vannacht slaapt. De signalentafel bekijkt of de eigenaar meer panden heeft."
    ),
    tracks=[
        Offer("care", fixed_id("organisation", "regio"), CARE),
        Offer("criminal", fixed_id("organisation", "nla"), LABOUR),
        Offer("administrative", ZANDHAVEN, HOUSES),
        Offer("signal_table", fixed_id("organisation", "riec"), OWNER),
    ],
    feedback=(
        "Uw melding heeft geleid tot een besluit: er wordt hulp ingezet en andere instanties zoeken "
        "verder uit wat er speelt. Meer mag ik u niet vertellen, om de mensen om wie het gaat te "
        "beschermen. Zonder uw melding was dit niet gezien. Dank u wel."
    ),
)

AGREED = (
    "Eens. Ik zou het verbod om te praten het zwaarst laten wegen. Let op de dochter van 16: bij een "
    "minderjarige hoeft dwang niet bewezen te worden."
)


def tell() -> Signal:
    """Tell it from the report of the register inspector to the decision and the feedback."""
    made = telling.told(YARA, working_days_ago(4, 11, 40), place=ZANDHAVEN, form=TOLD)
    room = attachments.picture(YARA, working_days_ago(4, 11, 50), made=made)
    signal = telling.registered(MARIEKE, working_days_ago(4, 13, 5), made=made, settled=REGISTERED)
    attachments.let_through(MARIEKE, working_days_ago(4, 14, 0), attachment=room)
    weighing = telling.weighed(
        MARIEKE, working_days_ago(4, 15, 20), signal=signal, judgement=JUDGED
    )
    telling.judged(
        SANDER, working_days_ago(3, 9, 10), weighing=weighing, verdict="agree", reasons=AGREED
    )
    telling.decided(MARIEKE, working_days_ago(3, 10, 45), signal=signal, ruling=RULED)
    attachments.payslip(MARIEKE, working_days_ago(2, 15, 45), signal=signal)
    return signal
