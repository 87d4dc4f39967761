"""From what was typed to inputs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.record import Input
from cleaner.running.files import InputError
from tests.dumps.inputs.containers import WHOLE, read


def _found(*given: str, outside: Path | None = None) -> list[tuple[str, str, str | None]]:
    found = [one for one in find_inputs(given, outside=outside) if isinstance(one, Input)]
    return [(Path(one.url).name, one.kind, one.compression) for one in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "b.html": b"<p>b",
        "sub/a.txt": b"a",
        ".hidden/c.html": b"c",
        "dump.jsonl": b'{"text": "a"}\n',
        "lines.json.gz": gzip.compress(b'{"text": "a"}\n'),
        "settings.json": b'{\n"a": 1}',
        "photo.jpg": b"\xff\xd8\xff",
        "out/part.jsonl": b"{}",
        "run/manifest.json": b"{}",
        "run/shards/1.json": b"{}",
        "run/output/part.jsonl": b"{}",
    }.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "in"


def test_pages_of_a_folder_are_one_input_and_dumps_one_each(folder: Path) -> None:
    assert _found(str(folder), outside=folder / "out") == [
        ("in", "pages", None),
        ("dump.jsonl", "jsonl", None),
        ("lines.json.gz", "jsonl", "gzip"),
    ]
    pages = read(Input(str(folder), "in", "pages"))
    assert [record.payload for _, record in pages] == [
        {"path": "b.html", "html": b"<p>b"},
        {"path": "sub/a.txt", "text": b"a"},
    ]


def test_globs(folder: Path) -> None:
    assert _found(f"{folder}/**/*.html", f"{folder}/*.jsonl") == [
        ("*.html", "pages", None),
        ("dump.jsonl", "jsonl", None),
    ]


@pytest.mark.parametrize("name", WHOLE)
def test_names_are_not_needed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WHOLE[name]())
    (tmp_path / "nameless").write_bytes(WHOLE[name]())
    (_, kind, packed), (_, seen, seen_packed) = _found(str(tmp_path / name), str(tmp_path / "nameless"))
    assert kind in {"csv", "tsv"} or (kind, packed) == (seen, seen_packed)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("no.jsonl", None, "no such file"), ("list.json", b'[{"a": 1}]', "jq"), ("empty", None, "no such file")],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (error,) = find_inputs([str(tmp_path / name)])
    assert isinstance(error, InputError)
    assert message in str(error)
