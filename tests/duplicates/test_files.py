"""Signatures of a shard on the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cleaner.duplicates import SignatureError, read_signatures, write_signatures
from cleaner.duplicates.files import ENTRY_BYTES, HEADER
from cleaner.duplicates.shingles import CHARACTERS, WORDS
from cleaner.duplicates.signature import ALGORITHM, SLOTS, WIDTH

ROW = np.arange(WIDTH, dtype="<u2")


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "00001.signatures"
    assert write_signatures(path, [(3, ROW.tobytes()), (70_000, (ROW + 1).tobytes())]) == 2
    found = read_signatures(path)
    assert found["row"].tolist() == [3, 70_000]
    assert found["slots"][0].tolist() == list(range(SLOTS))
    assert found["digest"][1].tolist() == list(range(SLOTS + 1, WIDTH + 1))
    assert path.stat().st_size == len(HEADER) + 2 * ENTRY_BYTES
    assert ENTRY_BYTES == 268
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


def test_an_empty_shard(tmp_path: Path) -> None:
    path = tmp_path / "00001.signatures"
    assert write_signatures(path, []) == 0
    assert len(read_signatures(path)) == 0


@pytest.mark.parametrize("rows", [[(2, ROW.tobytes()), (2, ROW.tobytes())], [(-1, ROW.tobytes())], [(0, b"short")]])
def test_wrong_rows_are_told_and_leave_no_file(tmp_path: Path, rows: list[tuple[int, bytes]]) -> None:
    path = tmp_path / "00001.signatures"
    with pytest.raises(SignatureError, match=r"00001\.signatures: row"):
        write_signatures(path, rows)
    assert not path.exists()


def test_cut_off_and_foreign_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "00001.signatures"
    write_signatures(path, [(0, ROW.tobytes())])
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(SignatureError, match="cut off"):
        read_signatures(path)
    path.write_bytes(b"something else")
    with pytest.raises(SignatureError, match="this version"):
        read_signatures(path)


def test_the_header_says_what_signatures_are_made_of() -> None:
    assert f"MinHash {ALGORITHM}, {WORDS} words or {CHARACTERS} characters, {SLOTS}x16".encode() in HEADER
