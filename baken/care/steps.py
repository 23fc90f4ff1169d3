"""By the name in the address: the steps in a trajectory."""

from baken.care.forms import STEPS as ARRANGING
from baken.care.forms_door import EndDoorForm, MeetingForm
from baken.care.forms_missing import AftercareDoneForm, FoundForm, MissingForm, MissingStepForm
from baken.cases.forms import StepForm

STEPS: dict[str, type[StepForm]] = {
    **ARRANGING,
    "vermist": MissingForm,
    "vermist-stap": MissingStepForm,
    "terecht": FoundForm,
    "nazorg-gedaan": AftercareDoneForm,
    "haar-afspraak": MeetingForm,
    "haar-pagina-dicht": EndDoorForm,
}
