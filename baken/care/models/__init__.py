"""Trajectories, shelter and safety."""

from baken.care.models.safety import (
    AftercareCheck,
    ProtectionPlan,
    RiskLine,
    StoryTold,
    VictimRegistration,
)
from baken.care.models.shelter import Placement, ShelterAddress, ShelterPlace, ShelterRequest
from baken.care.models.trajectory import AgreedLead, ComplaintStep, Trajectory, TrajectoryItem

__all__ = [
    "AftercareCheck",
    "AgreedLead",
    "ComplaintStep",
    "Placement",
    "ProtectionPlan",
    "RiskLine",
    "ShelterAddress",
    "ShelterPlace",
    "ShelterRequest",
    "StoryTold",
    "Trajectory",
    "TrajectoryItem",
    "VictimRegistration",
]
