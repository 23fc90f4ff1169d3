"""A cap against floods: requests of people without an account drip, they cannot pour.

Kept in the memory of one process, because nobody who asks may read how many wait. It counts per
municipality and never by who asks: no address of a reporter is looked at.
"""

from dataclasses import dataclass, field
from datetime import datetime

from baken.core import clock

PER_HOUR = 30


@dataclass
class Bucket:
    """Holds `size` tokens; each request takes one, and an hour fills it again."""

    size: int
    left: float
    at: datetime

    def take(self, moment: datetime) -> bool:
        """Take a token; say no when there is none."""
        hours = max((moment - self.at).total_seconds(), 0) / 3600
        self.left = min(self.left + hours * self.size, self.size)
        self.at = max(moment, self.at)
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass
class Flood:
    """The buckets of all municipalities."""

    per_hour: int = PER_HOUR
    buckets: dict[str, Bucket] = field(default_factory=dict)

    def lets(self, name: str) -> bool:
        """Say whether one more request may come through for this municipality."""
        now = clock.now()
        bucket = self.buckets.setdefault(name, Bucket(self.per_hour, self.per_hour, now))
        return bucket.take(now)


callbacks = Flood()
