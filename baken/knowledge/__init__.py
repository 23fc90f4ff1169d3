"""Knowledge: what experts decide by date, read from files (kennis).

Loads and checks `knowledge/`: indicator lists, the authorisation matrix, routes, terms, glossary.
Gives the version in force on a day that the caller names; never asks what day it is.
Knows no database, no person and no Django. `configure` once, then ask `baken.knowledge.packs`;
to check the files, `baken.knowledge.checks.check`.
"""

from baken.knowledge.folders import configure
from baken.knowledge.versions import KnowledgeError, NotInForce, UnknownId

__all__ = ["KnowledgeError", "NotInForce", "UnknownId", "configure"]
