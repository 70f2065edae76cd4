"""Numbers drawn from a published seed: whoever has the seed can draw them again.

Each pair of a student and a host has its own, so that nothing depends on the order of the rows.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

BITS = 32
Ids = NDArray[np.int64]


def drawn(seed: str, students: Ids, hosts: Ids) -> NDArray[np.int64]:
    """A number of 32 bits for each pair; arrays of ids that broadcast together.

    SplitMix64's finaliser (Steele, Lea and Flood, 2014) over the SHA-256 of the seed and the ids.
    """
    digest = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    with np.errstate(over="ignore"):
        mixed = _mix(np.uint64(digest) ^ students.astype(np.uint64))
        mixed = _mix(mixed + _mix(hosts.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)))
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))
