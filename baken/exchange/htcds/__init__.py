"""HTCDS 2.0, the Human Trafficking Case Data Standard by IOM (CC BY 4.0; no endorsement).

`htcds.schema.json` and `htcds.core.schema.json` are derived from the standard at commit 3c2f653:
the grouping is ours, names and picklists are the standard's, with its known defects left out.
"""

from baken.exchange.htcds.columns import ctdc_row
from baken.exchange.htcds.documents import Export, Loss, export, reimport
from baken.exchange.htcds.flat import core_row

__all__ = ["Export", "Loss", "core_row", "ctdc_row", "export", "reimport"]
