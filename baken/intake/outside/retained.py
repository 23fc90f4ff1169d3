"""What shredding must reach of reports from outside, and since when those set aside count."""

from collections.abc import Iterator

from baken.core.clock import day_of
from baken.intake.outside.models import OutsideFile, OutsideMessage, OutsideReport, OutsideStatus
from baken.vault.shredding import Goes, Retained, Subject, every


def find() -> Iterator[Subject]:
    """Give what did not become a report; a report of the office speaks for the others."""
    for row in every(OutsideReport).exclude(status=OutsideStatus.TAKEN).order_by("id"):
        begins = day_of(row.handled_at) if row.handled_at else None
        yield Subject(
            "outside_report", row.dossier_id, row.owner_id, row.region_id, row.code, begins
        )


RETAINED = Retained(goes=(Goes(OutsideReport), Goes(OutsideMessage), Goes(OutsideFile)), find=find)
