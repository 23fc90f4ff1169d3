"""What shredding must reach of oversight; who looked remains in the access log."""

from baken.access.oversight.models import Conflict, Opening, OpeningApproval
from baken.vault.shredding import Goes, Retained

RETAINED = Retained(goes=(Goes(Opening), Goes(OpeningApproval), Goes(Conflict)))
