"""What municipalities arranged, and the places, inspections and measures of their enforcement."""

from baken.enforcement.models.arrangement import LOCAL_LAW, Arrangement
from baken.enforcement.models.device import FieldDevice
from baken.enforcement.models.inspection import (
    ActionDay,
    Finding,
    Inspection,
    PersonMet,
    SpotReport,
)
from baken.enforcement.models.measure import Measure, MeasureStep
from baken.enforcement.models.place import Headcount, Location, LocationRelation, PlaceFact
from baken.enforcement.models.register import BagAddress, BagImport

__all__ = [
    "LOCAL_LAW",
    "ActionDay",
    "Arrangement",
    "BagAddress",
    "BagImport",
    "FieldDevice",
    "Finding",
    "Headcount",
    "Inspection",
    "Location",
    "LocationRelation",
    "Measure",
    "MeasureStep",
    "PersonMet",
    "PlaceFact",
    "SpotReport",
]
