"""What all rows of a cluster say together: each row borrows what it lacks from the others.

A third of the mentions that belong together share no key. Once an advert with a phone and a name
stands beside a report with that phone and a birth date, the two together meet a third.
"""

from dataclasses import replace

import numpy as np

from baken.linkage.batch.arrays import NONE, AnyArray, Bools, Codes
from baken.linkage.batch.frame import Frame


def filled(frame: Frame, clusters: Codes) -> tuple[Frame, Bools]:
    """Give the frame with what is known of the cluster, and which rows changed."""
    members = np.bincount(clusters, minlength=frame.size)[clusters] > 1
    full = np.array([len(text) > 1 for text in frame.words] + [False])
    given = _fill(frame.given, clusters, members, better=full[frame.given])
    surname = _fill(frame.surname, clusters, members)
    told = (frame.surname != surname) | (frame.surname < 0)
    other = _fill(frame.other, clusters, members)
    known = frame.year >= 0
    precise = (frame.day >= 0) * 2 + (frame.month >= 0) * 1
    born = _best(known, clusters, members, precise)
    year, month, day = (
        np.where(born >= 0, codes[born], codes) for codes in (frame.year, frame.month, frame.day)
    )
    sex = _fill(frame.sex, clusters, members)
    changed = (
        (given != frame.given) | told & (surname >= 0) | (year != frame.year) | (day != frame.day)
        | (sex != frame.sex)
    ) & members  # fmt: skip
    new = replace(
        frame, given=given, surname=surname, other=other, year=year, month=month, day=day, sex=sex
    )
    return new, changed


def _fill(codes: Codes, clusters: Codes, members: Bools, better: AnyArray | None = None) -> Codes:
    """Where a row knows nothing (or only an initial), take the commonest value of its cluster."""
    usable = members & (codes >= 0) if better is None else members & (codes >= 0) & better
    rows = np.flatnonzero(usable)
    keys = clusters[rows].astype(np.int64) * (int(codes.max(initial=0)) + 1) + codes[rows]
    values, counts = np.unique(keys, return_counts=True)
    owner, value = np.divmod(values, int(codes.max(initial=0)) + 1)
    order = np.lexsort((value, counts, owner))
    best = np.full(len(codes), NONE, np.int32)
    best[owner[order]] = value[order]  # the last written per owner is the commonest
    lacking = members & ~usable & (best[clusters] >= 0)
    return np.where(lacking, best[clusters], codes).astype(np.int32)


def _best(known: Bools, clusters: Codes, members: Bools, worth: AnyArray) -> AnyArray:
    """Give per row the row of its cluster whose date is most precise, where that is another."""
    rows = np.flatnonzero(known & members)
    order = rows[np.argsort(worth[rows], kind="stable")]
    best = np.full(len(clusters), NONE, np.int64)
    best[clusters[order]] = order
    chosen: AnyArray = best[clusters]
    worse = chosen >= 0
    worse &= ~known | (worth < worth[chosen])
    return np.where(worse & members, chosen, NONE)
