"""Signatures of a shard in a file beside it: 268 bytes for each article.

A header names the form and the algorithm; then one entry after another: the number of the row (4 bytes) and its
signature (264). Numbers are little-endian. Writing needs neither numpy nor rensa, so the process that writes tables can
do it with the bytes that the process that cleans has sent.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEADER = b"cleaner signatures 1, MinHash 2, 3 words or 5 characters, 128x16\n"
"""Whatever changes signatures changes this line, and then old files are refused."""

SIGNATURE_BYTES = 264
ENTRY_BYTES = 4 + SIGNATURE_BYTES
MAX_ROW = 2**32 - 1


class SignatureError(ValueError):
    """A file of signatures that cannot be used; the text names the file and the fix."""


def write_signatures(path: Path, rows: Iterable[tuple[int, bytes]]) -> int:
    """Write the signatures of a shard; the file has its name only once it is complete and on the disk.

    Args:
        path: Where it will be.
        rows: Number of a row in its shard, rising, and ``signature(text).tobytes()``; rows without a signature are left
            out. An empty shard makes an empty file.

    Returns:
        How many were written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            written = _write(file, rows, path)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return written


def _write(file: BinaryIO, rows: Iterable[tuple[int, bytes]], path: Path) -> int:
    file.write(HEADER)
    written, last = 0, -1
    for row, signature in rows:
        if not last < row <= MAX_ROW or len(signature) != SIGNATURE_BYTES:
            raise SignatureError(f"{path}: row {row}: rows have to rise, and signatures to be 264 bytes long")
        file.write(struct.pack("<I", row))
        file.write(signature)
        written, last = written + 1, row
    return written


def read_signatures(path: Path) -> NDArray[np.void]:
    """Signatures of a shard as they lie on the disk (mapped, not read): fields ``row``, ``slots`` and ``digest``.

    Raises:
        SignatureError: The file is cut off, or was made by another version.
    """
    import numpy as np

    from cleaner.duplicates.signature import DIGEST, SLOTS

    entry = np.dtype([("row", "<u4"), ("slots", "<u2", (SLOTS,)), ("digest", "<u2", (DIGEST,))])
    size = path.stat().st_size - len(HEADER)
    with path.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            raise SignatureError(f"{path}: is no file of signatures of this version; make it anew")
    if size % ENTRY_BYTES:
        raise SignatureError(f"{path}: is cut off; make it anew")
    if not size:
        return np.empty(0, dtype=entry)
    return np.memmap(path, dtype=entry, mode="r", offset=len(HEADER), shape=(size // ENTRY_BYTES,))
