"""Slices, identities, copies, and a server that is asked for bytes."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import fsspec
import pytest

from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.identity import identity, unchanged
from cleaner.dumps.inputs.kept import KeptReader
from cleaner.dumps.inputs.record import Input
from cleaner.dumps.inputs.spool import spool
from tests.dumps.inputs.containers import PACKERS, WHOLE, jsonl, read, write


@pytest.mark.parametrize("name", WHOLE)
def test_slices_in_any_order(tmp_path: Path, name: str) -> None:
    given = write(tmp_path, name, WHOLE[name]())
    whole = read(given)
    kept = KeptReader()
    for first in (0, 3, 6, 1, 8, 0):
        assert list(kept.records(given, whole[first][0], 3)) == whole[first : first + 3]
    kept.close()


@pytest.mark.parametrize("packer", PACKERS)
def test_standard_input_is_copied(tmp_path: Path, packer: str) -> None:
    given = spool("-", tmp_path, stream=io.BytesIO(PACKERS[packer](jsonl())))
    assert (given.label, given.kind, len(read(given))) == ("<stdin>", "jsonl", 9)


def test_what_is_in_memory_is_found_and_copied(tmp_path: Path) -> None:
    with fsspec.open("memory://inputs/a.jsonl", "wb") as file:
        file.write(jsonl())
    for typed in ("memory://inputs/a.jsonl", "memory://inputs/*.jsonl", "memory://inputs"):
        (given,) = find_inputs([typed])
        assert isinstance(given, Input)
        assert len(read(given)) == 9
        assert unchanged(given, identity(given))
    assert read(spool("memory://inputs/a.jsonl", tmp_path)) == read(given)


def test_what_changed_is_told_from_what_was_touched(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(b"a")
    pages = Input(str(tmp_path / "pages"), "pages", "pages")
    dump = write(tmp_path, "a.jsonl", jsonl())
    before = [json.loads(json.dumps(identity(given))) for given in (pages, dump)]
    for path in (tmp_path / "pages" / "a.html", tmp_path / "a.jsonl"):
        os.utime(path, ns=(1, 1))
    assert unchanged(pages, before[0])
    assert unchanged(dump, before[1])
    (tmp_path / "pages" / "a.html").write_bytes(b"b")
    (tmp_path / "a.jsonl").write_bytes(jsonl().replace(b"rained", b"snowed"))
    assert not unchanged(pages, before[0])
    assert not unchanged(dump, before[1])
    (tmp_path / "a.jsonl").unlink()
    assert not unchanged(dump, before[1])
