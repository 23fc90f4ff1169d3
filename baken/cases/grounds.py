"""For what and on what ground each kind of case is kept, as the form proposes it.

Somebody on the offending side has a ground of their own, apart from any victim's case: help, and
preventing that it happens again. A lawyer of the municipality confirms each of these.
"""

from django.utils.translation import gettext_lazy as _

from baken.cases.vocabulary import CaseKind

_TASK = _("Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel")
_SITUATION = _("Bijhouden wat er aan deze situatie wordt gedaan, en door wie")

PURPOSES = {
    CaseKind.VICTIM: _(
        "Regelen wat deze persoon nodig heeft om veilig te zijn en verder te kunnen"
    ),
    CaseKind.GROUP: _("Regelen wat deze groep nodig heeft om veilig te zijn en verder te kunnen"),
    CaseKind.LOCATION: _SITUATION,
    CaseKind.NETWORK: _SITUATION,
    CaseKind.OFFENDER: _("Hulp aan deze persoon, om herhaling te voorkomen"),
}
BASES = {
    **dict.fromkeys(CaseKind, _TASK),
    CaseKind.OFFENDER: _(
        "Publieke taak, voorkomen van herhaling (AVG artikel 6 lid 1 sub e; strafrechtelijke "
        "gegevens: AVG artikel 10)"
    ),
}
