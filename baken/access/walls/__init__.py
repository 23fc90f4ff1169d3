"""The walls: row-level security, composite keys and grants, compiled from models and matrix.

`statements()` gives the SQL, in order; `build()` runs it as the owner. Compiled again at every
migration, so that code, matrix and database cannot drift apart (decision 0002).
"""

from baken.access.walls.build import build, fingerprint, statements

__all__ = ["build", "fingerprint", "statements"]
