"""Trajectories, shelter and safety."""

from baken.care.models.day import AdviceContact
from baken.care.models.door import ClientDoor, ClientWord
from baken.care.models.missing import MissingEpisode
from baken.care.models.safety import (
    AftercareCheck,
    ProtectionPlan,
    RiskLine,
    StoryTold,
    VictimRegistration,
)
from baken.care.models.shelter import Placement, SealedAddress, ShelterPlace, ShelterRequest
from baken.care.models.trajectory import AgreedLead, ComplaintStep, Trajectory, TrajectoryItem

__all__ = [
    "AdviceContact",
    "AftercareCheck",
    "AgreedLead",
    "ClientDoor",
    "ClientWord",
    "ComplaintStep",
    "MissingEpisode",
    "Placement",
    "ProtectionPlan",
    "RiskLine",
    "SealedAddress",
    "ShelterPlace",
    "ShelterRequest",
    "StoryTold",
    "Trajectory",
    "TrajectoryItem",
    "VictimRegistration",
]
