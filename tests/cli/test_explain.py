"""``cleaner explain``: one page about one document, wherever that is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.cli.conftest import ARTICLE, DIRTY, PAGE, Run


def test_a_page_about_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    result = run("explain", "a.html", "-o", "explained.html")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("explained.html: ")
    page = (tmp_path / "explained.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Harbour to be dredged" in page
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "explained.html"]


def test_to_standard_output_with_the_name_of_the_file_as_title(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(DIRTY)
    result = run("explain", "notes.txt")
    assert result.code == 0
    assert "<title>notes.txt · Cleaner</title>" in result.out
    assert "BP302" in result.out
    assert result.err == ""


def test_options_are_those_of_the_other_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    result = run("explain", "a.txt", "--select", "BP101")
    assert "BP101" in result.out
    assert "BP302" not in result.out


def test_standard_input(run: Run) -> None:
    result = run("explain", "-", stdin=DIRTY.encode())
    assert "BP302" in result.out
    assert "<title>Standard input · Cleaner</title>" in result.out


def test_a_record_of_a_dump(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"text": text, "title": f"Title {n}"}) for n, text in enumerate([ARTICLE, DIRTY, ARTICLE], 1)]
    (tmp_path / "dump.jsonl").write_text("\n".join(lines))
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    for name in ("dump.jsonl", "dump.jsonl.gz"):
        result = run("explain", f"{name}:2")
        assert "<title>Title 2 · Cleaner</title>" in result.out
        assert "BP302" in result.out
    piped = run("explain", "--", "-:3", stdin="\n".join(lines).encode())
    assert "<title>Title 3 · Cleaner</title>" in piped.out


def test_a_row_of_a_table_whose_columns_have_names_of_their_own(run: Run, tmp_path: Path) -> None:
    row = DIRTY.replace("\n", " ")
    (tmp_path / "dump.csv").write_text(f'headline,story\nOne,"{ARTICLE}"\nTwo,"{row}"\n')
    assert "name its field with --content-column" in run("explain", "dump.csv:2").err
    result = run("explain", "dump.csv:2", "--content-column", "story", "--title-column", "headline")
    assert "<title>Two · Cleaner</title>" in result.out


def test_the_only_record_needs_no_number(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text(json.dumps({"text": DIRTY}) + "\n")
    assert "BP302" in run("explain", "dump.jsonl").out
    assert "BP302" in run("explain", "-", stdin=json.dumps({"text": DIRTY}).encode()).out


def test_a_file_whose_name_ends_like_a_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes:7").write_text(DIRTY)
    assert "BP302" in run("explain", "notes:7").out


def test_mistakes_are_answered_with_what_to_type(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text('{"text": "a"}\nnot json\n{"colour": "b"}\n')
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (tmp_path / "folder").mkdir()
    for given, said in {
        "missing.html": "missing.html: there is no such file or folder",
        "dump.jsonl": "dump.jsonl: holds many records; name one by its number, such as dump.jsonl:2",
        "dump.jsonl:2": "dump.jsonl:2: is not JSON",
        "dump.jsonl:3": "dump.jsonl:3: has no content",
        "dump.jsonl:9": "dump.jsonl: has 3 records, so there is no record 9",
        "a.txt:3": "a.txt: is a single page, so it has no record 3",
        "folder": "folder: is a folder",
        "picture.png": "picture.png: is not text but binary data",
    }.items():
        result = run("explain", given)
        assert (result.code, result.out) == (2, ""), given
        assert said in result.err


def test_never_over_its_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    result = run("explain", "a.txt", "-o", "a.txt")
    assert result.code == 2
    assert "a.txt: is the input" in result.err
    assert (tmp_path / "a.txt").read_text() == DIRTY
