"""How long somebody waits after so many failures: pure, no Django."""

from dataclasses import dataclass

FORGET_AFTER = 2 * 60 * 60
"""Seconds after which failures no longer count."""


@dataclass(frozen=True)
class Pace:
    """How many failures are free, and the longest wait in seconds once they are used up."""

    free: int
    longest: int

    def wait(self, failures: int) -> int:
        """Give the seconds to wait after the last failure: 1, 2, 4 … up to the longest."""
        beyond = failures - self.free
        if beyond <= 0:
            return 0
        return min(self.longest, 1 << min(beyond - 1, 20))

    def remaining(self, failures: int, seconds_ago: float) -> int:
        """Give the seconds that are left of the wait, rounded up."""
        if seconds_ago >= FORGET_AFTER:
            return 0
        left = self.wait(failures) - seconds_ago
        return max(0, int(left) + (left > int(left)))


DEVICE = Pace(free=5, longest=900)
"""One account on a browser that it logged in with before: nobody else can fill this bucket."""

HERE = Pace(free=3, longest=900)
"""One account from one address, on a browser that is new."""

ACCOUNT = Pace(free=10, longest=30)
"""One account from all addresses, on browsers that are new. Short: others can fill it."""

SOURCE = Pace(free=30, longest=60)
"""One address, whatever the name: an office of hundreds may share it."""

SECOND_STEP = Pace(free=4, longest=900)
"""The second step of one account: only who knows the password gets here."""
