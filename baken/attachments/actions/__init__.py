"""What people do with attachments."""

from baken.attachments.actions.add import attach
from baken.attachments.actions.check import check_again, release
from baken.attachments.actions.fetching import fetch, link_to
from baken.attachments.actions.keep import remove, restore, settle

__all__ = [
    "attach",
    "check_again",
    "fetch",
    "link_to",
    "release",
    "remove",
    "restore",
    "settle",
]
