"""What there is to read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cleaner.running.files import InputError, Source, find_sources, look_at


def test_folders_are_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".git/x.txt", "sub/c.JSONL", "sub/d.pdf", "out/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list(find_sources([str(tmp_path)], outside=tmp_path / "out"))
    assert [str(s.relative) for s in found if isinstance(s, Source)] == ["a.html", "b.txt", str(Path("sub/c.JSONL"))]
    assert [s.kind for s in found if isinstance(s, Source)] == ["page", "page", "records"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.part").write_text("x")
    (source,) = find_sources([str(tmp_path / "a.pdf.part")], records=True)
    assert isinstance(source, Source)
    assert source.kind == "records"


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    for name in ("missing", "empty", "loop"):
        (error,) = find_sources([str(tmp_path / name)])
        assert isinstance(error, InputError)
        assert name in str(error)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', "records"),
        (b'\xef\xbb\xbf{"html": "a"}', "records"),
        (b'{"id": 1}\n', "page"),
        (b"{curly} text\n", "page"),
        (b"", "page"),
        (b"{" * 100_000, "page"),
    ],
)
def test_standard_input_is_looked_at(content: bytes, kind: str) -> None:
    stream = io.BytesIO(content)
    found, head = look_at(stream)
    assert (found, head + stream.read()) == (kind, content)
