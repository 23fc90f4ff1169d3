"""The steps one can take in a case, by the word in their address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from baken.access.models import Grant
from baken.cases import forms, forms_hold, forms_return, forms_share, forms_work
from baken.cases.forms import StepForm
from baken.cases.models import (
    CaseDecision,
    CaseLink,
    CaseMerge,
    CaseReturn,
    Consent,
    ContactRule,
    Flag,
    PartnerRequest,
    Task,
)


@dataclass(frozen=True)
class Step:
    """A form, and the model of the row it is about when it is not about the case itself."""

    form: type[StepForm]
    model: Any = None
    icon: str = "check"


STEPS: Mapping[str, Step] = {
    "contact": Step(forms_work.ContactForm, icon="phone"),
    "notitie": Step(forms_work.NoteForm, icon="note"),
    "taak": Step(forms_work.TaskForm, icon="list-check"),
    "afspraak": Step(forms_work.AgreeForm, icon="heart-handshake"),
    "betrokkene": Step(forms_work.ParticipantForm, icon="user-plus"),
    "aandacht": Step(forms_work.FlagForm, icon="flag"),
    "besluit-vragen": Step(forms_work.AskDecisionForm, icon="message-question"),
    "contactregel": Step(forms_work.ContactRuleForm, icon="hand-stop"),
    "veiligheid": Step(forms.SafetyForm, icon="shield"),
    "fase": Step(forms.PhaseForm, icon="progress"),
    "afsluiten": Step(forms.CloseForm, icon="archive"),
    "heropenen": Step(forms.ReopenForm, icon="refresh"),
    "toestemming": Step(forms_share.ConsentForm, icon="check"),
    "verzoek": Step(forms_share.AskForm, icon="send"),
    "toegang": Step(forms_hold.LetInForm, icon="user-plus"),
    "vervanging": Step(forms_hold.StandInForm, icon="users"),
    "overdragen": Step(forms_hold.TransferForm, icon="arrow-right"),
    "koppeling": Step(forms_hold.LinkForm, icon="link"),
    "splitsen": Step(forms_hold.SplitForm, icon="git-merge"),
    "splitsen-terug": Step(forms_hold.UnsplitForm, icon="arrow-back-up"),
    "samenvoegen": Step(forms_hold.MergeForm, icon="git-merge"),
}
"""Steps about the case itself."""

ROW_STEPS: Mapping[str, Step] = {
    "taak-gedaan": Step(forms_work.TaskDoneForm, Task),
    "taak-vervalt": Step(forms_work.TaskDropForm, Task, icon="trash"),
    "aandacht-weg": Step(forms_work.FlagDownForm, Flag),
    "besluit": Step(forms_work.DecideForm, CaseDecision, icon="gavel"),
    "contactregel-weg": Step(forms_work.ContactRuleEndForm, ContactRule),
    "intrekken": Step(forms_share.WithdrawForm, Consent, icon="hand-stop"),
    "herinneren": Step(forms_share.RemindForm, PartnerRequest, icon="bell"),
    "opschalen": Step(forms_share.EscalateForm, PartnerRequest, icon="speakerphone"),
    "afhandelen": Step(forms_share.SettleForm, PartnerRequest),
    "toegang-weg": Step(forms_hold.ShutOutForm, Grant, icon="eye-off"),
    "koppeling-einde": Step(forms_hold.LinkEndForm, CaseLink, icon="unlink"),
    "terugkeer": Step(forms_return.ReturnForm, CaseReturn, icon="refresh"),
    "samenvoegen-terug": Step(forms_hold.UnmergeForm, CaseMerge, icon="arrow-back-up"),
}
"""Steps about one row of a case."""

CLOSED_STEPS = ("notitie", "heropenen")
"""What one can still do in a case that does not ask for work."""
SENDS_A_LINK = ("verzoek", "herinneren")
"""Steps after which one sends a link to a partner."""
