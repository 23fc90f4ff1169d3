"""What the form for a file shows, on the page of the receipt and on the page of the thread."""

from typing import Any

from baken.portal import files


def of_file(name: str, value: str, *, sent: int = 0) -> dict[str, Any]:
    """Give what goes along with a file, its limits, and how many were sent already."""
    limits = {"most": files.MEGABYTES, "accept": files.ACCEPT}
    return {"name": name, "value": value, "sent": sent, **limits}
