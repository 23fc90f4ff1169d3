"""What shredding must reach of care: its rows go with the dossier of the case they belong to."""

from baken.care.models import (
    AftercareCheck,
    ClientDoor,
    ClientWord,
    ComplaintStep,
    MissingEpisode,
    Placement,
    ProtectionPlan,
    RiskLine,
    SealedAddress,
    ShelterRequest,
    StoryTold,
    Trajectory,
    TrajectoryItem,
    VictimRegistration,
)
from baken.vault.shredding import Goes, Retained

_TABLES = (
    Trajectory,
    TrajectoryItem,
    ComplaintStep,
    ProtectionPlan,
    RiskLine,
    StoryTold,
    AftercareCheck,
    VictimRegistration,
    MissingEpisode,
    ClientDoor,
    ClientWord,
    ShelterRequest,
    SealedAddress,
    Placement,
)
RETAINED = Retained(goes=tuple(map(Goes, _TABLES)))
