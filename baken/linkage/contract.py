"""Clusters from pairs that speak for and against: the greatest agreement is joined first.

Greedy additive edge contraction (Keuper et al. 2015, for correlation clustering): two groups join
while what all scored pairs between them say together is above nought. One bridge between two groups
that contradict each other is then not enough, which is how connected components weld thousands of
mentions into one "person". A veto (somebody judged: not the same) is never overruled.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

Edge = tuple[int, int, float]
VETO = float("-inf")
MOST = 60
SILENCE = -0.3
"""What a pair that shares no key says, per pair: a little against."""


class Contraction:
    """Groups that join, with the sum of what is said between each two."""

    def __init__(
        self,
        edges: Iterable[Edge],
        most: int = MOST,
        silence: float = SILENCE,
        start: Iterable[list[int]] = (),
    ) -> None:
        self.most, self.silence = most, silence
        self.sums: dict[int, dict[int, tuple[float, int]]] = {}
        self.members: dict[int, list[int]] = {group[0]: list(group) for group in start}
        for one, other, weight in edges:
            for a, b in ((one, other), (other, one)):
                total, number = self.sums.setdefault(a, {}).get(b, (0.0, 0))
                self.sums[a][b] = (total + weight, number + 1)
                self.members.setdefault(a, [a])

    def groups(self) -> list[list[int]]:
        """Join until nothing speaks for joining; give the groups."""
        heap = [(-self._worth(a, b), a, b) for a in self.sums for b in self.sums[a] if a < b]
        heap = [each for each in heap if each[0] < 0]
        heapify(heap)
        while heap:
            worth, a, b = heappop(heap)
            if b not in self.sums.get(a, ()) or -self._worth(a, b) != worth:
                continue
            if len(self.members[a]) + len(self.members[b]) <= self.most:
                self._join(a, b, heap)
        return list(self.members.values())

    def _worth(self, a: int, b: int) -> float:
        total, number = self.sums[a][b]
        silent = len(self.members[a]) * len(self.members[b]) - number
        return total + self.silence * max(silent, 0)

    def _join(self, a: int, b: int, heap: list[tuple[float, int, int]]) -> None:
        """Let the smaller neighbourhood go up in the larger; look again at what is around it."""
        if len(self.sums[a]) < len(self.sums[b]):
            a, b = b, a
        self.members[a] += self.members.pop(b)
        del self.sums[a][b]
        for other, (total, number) in self.sums.pop(b).items():
            if other == a:
                continue
            del self.sums[other][b]
            before, counted = self.sums[a].get(other, (0.0, 0))
            self.sums[a][other] = self.sums[other][a] = (before + total, counted + number)
        for other in self.sums[a]:
            low, high = min(a, other), max(a, other)
            if (worth := self._worth(low, high)) > 0:
                heappush(heap, (-worth, low, high))
