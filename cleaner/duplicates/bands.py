"""Bands of a signature: near-duplicates are looked for only where a whole band agrees (locality-sensitive hashing).

Two texts whose signatures agree in a share *s* of the slots have a band in common with probability
``1 - (1 - s**3) ** 42``: 0.996 at 0.5, 0.94 at 0.4, 0.001 at 0.03, which is more than two articles share by chance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SLOTS_PER_BAND = 3
BANDS = 42
"""With 3 slots each, 126 of the 128."""


def band_keys(slots: NDArray[np.uint16], first: int = 0, last: int = BANDS) -> NDArray[np.uint64]:
    """Keys of bands, one row for each band: 48 bits that are equal where the band's slots are.

    Args:
        slots: Signatures, one a row.
        first, last: Half-open range of bands.

    Example:
        >>> [hex(key) for key in band_keys(np.arange(128, dtype="<u2")[None], 0, 2)[:, 0]]
        ['0x200010000', '0x500040003']
    """
    parts = slots[:, first * SLOTS_PER_BAND : last * SLOTS_PER_BAND].astype(np.uint64)
    parts = parts.reshape(len(slots), last - first, SLOTS_PER_BAND)
    keys: NDArray[np.uint64] = parts[:, :, 0] | parts[:, :, 1] << np.uint64(16) | parts[:, :, 2] << np.uint64(32)
    return keys.T
