"""``cleaner clean``: where results go, and that nothing is lost on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cleaner
from tests.cli.conftest import CLEAN, DIRTY, PAGE, Run

PROGRAM = [sys.executable, "-m", "cleaner"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(cleaner.__file__).parents[1])}


def test_one_file_goes_to_standard_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    result = run("clean", "a.txt")
    assert (result.code, result.out) == (0, CLEAN)
    assert "1 document: 1 to keep" in result.err
    assert "related stories 1, comments 1" in result.err


@pytest.mark.parametrize("arguments", [["clean"], ["clean", "-"]])
def test_standard_input(run: Run, arguments: list[str]) -> None:
    assert run(*arguments, stdin=DIRTY.encode()).out == CLEAN


def test_quiet_is_quiet(run: Run) -> None:
    assert run("clean", "-q", stdin=DIRTY.encode()).err == ""


def test_a_page_ends_in_a_line_break_and_a_text_as_it_did(run: Run) -> None:
    assert run("clean", "-q", stdin=PAGE.encode()).out.endswith("added.\n")
    assert run("clean", "-q", stdin=CLEAN.strip().encode()).out == CLEAN.strip()


def test_line_endings_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DIRTY.replace("\n", "\r\n").encode())
    assert run("clean", "a.txt", "-o", "b.txt").code == 0
    assert (tmp_path / "b.txt").read_bytes() == CLEAN.replace("\n", "\r\n").encode()


def test_a_folder_is_mirrored(run: Run, tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/deep/er/b.HTML", "in/c.html", "in/c.txt", "in/.hidden.txt", "in/logo.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE if "html" in name.lower() else DIRTY)
    assert run("clean", "in", "-o", "in/out").code == 0
    assert run("clean", "in", "-o", "in/out").code == 0
    written = sorted(str(p.relative_to(tmp_path / "in/out")) for p in (tmp_path / "in/out").rglob("*") if p.is_file())
    assert written == ["a.txt", "c.html.txt", "c.txt.txt", "deep/er/b.txt"]
    assert (tmp_path / "in/out/a.txt").read_text() == CLEAN


def test_a_folder_with_a_dump_in_it_becomes_a_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(DIRTY)
    (tmp_path / "in/d.jsonl").write_text(json.dumps({"text": DIRTY}) + "\n")
    for _ in range(2):
        result = run("clean", "in", "-o", "out")
        assert result.code == 0
        assert "2 records: 2 kept" in result.err
    rows = [json.loads(line) for line in (tmp_path / "out/output/part-00001.jsonl").read_text().splitlines()]
    assert [row["text"].strip() for row in rows] == [CLEAN.strip()] * 2
    refused = run("clean", "in", "-o", "out", "--min-words", "3")
    assert refused.code == 2
    assert "filters.min_words: was 0, is 3" in refused.err


def test_many_files_need_a_place(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(DIRTY)
    result = run("clean", "a.txt", "b.txt")
    assert (result.code, result.out) == (2, "")
    assert "-o FOLDER" in result.err
    assert "many documents" in run("clean", "a.txt", "b.txt", "-o", "c.txt").err
    assert run("clean", "a.txt", "b.txt", "-o", "out").code == 0


def test_pages_become_records_of_the_published_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "b.html").write_text(PAGE)
    assert run("clean", "a.txt", "b.html", "-o", "out.jsonl").code == 0
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert (first["path"], first["text"], first["source"]) == ("a.txt", CLEAN, DIRTY)
    assert (second["kind"], second["title"]) == ("html", "Harbour to be dredged") or second["title"] == "Dredging"


def test_records_keep_their_fields(run: Run, tmp_path: Path) -> None:
    records = [
        {"id": 1, "text": DIRTY, "more": {"a": [1, None, "ü"]}, "html": "<p>kept</p>"},
        {"id": 2, "html": PAGE, "odd": "lone \ud800 surrogate", "verdict": "mine"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    lines = [json.loads(line) for line in run("clean", "a.jsonl").out.splitlines()]
    for before, after in zip(records, lines, strict=True):
        assert {**before, "text": after["text"], "cleaner": after["cleaner"]} == after
    assert lines[0]["text"] == CLEAN
    assert lines[0]["cleaner"]["verdict"] == "keep"
    assert {f["code"] for f in lines[0]["cleaner"]["findings"]} >= {"BP101", "BP302"}
    assert "<" not in lines[1]["text"]


def test_findings_go_to_a_field_of_your_choice_and_html_can_go(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": PAGE, "cleaner": "mine"}) + "\n")
    result = run("clean", "a.jsonl")
    assert result.code == 2
    assert "a.jsonl:1: already has a field 'cleaner'" in result.err
    line = json.loads(run("clean", "a.jsonl", "--field", "found", "--drop-html").out)
    assert line["cleaner"] == "mine"
    assert set(line) == {"cleaner", "text", "found"}


BAD = b"""{"text": "Good before."}
not json
[1, 2]
{"id": 3}
{"text": 5}
{"text": null}

{"text": "bad \xff utf"}
{"text": "cut
{"text": "Good \\ud800 behind."}
"""


def test_bad_records_are_named_and_kept_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(BAD)
    result = run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "bad.jsonl")
    assert result.code == 2
    expected = {
        2: "is not JSON: Expecting value at column 1",
        3: "is a list; each line should be a JSON object",
        4: "has nothing under 'text' or 'html' (its fields: 'id')",
        5: "field 'text' is a number; it should be a string",
        6: "has nothing under 'text' or 'html' (its fields: 'text')",
        8: "is not UTF-8 at byte 15",
        9: "is not JSON: Unterminated string at column 10",
    }
    for number, reason in expected.items():
        assert f"cleaner: error: a.jsonl:{number}: {reason}\n" in result.err
    assert "7 could not be read or cleaned" in result.err
    lines = BAD.split(b"\n")
    assert (tmp_path / "bad.jsonl").read_bytes() == b"".join(lines[n - 1] + b"\n" for n in expected)
    good = [json.loads(line)["text"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert good == ["Good before.", "Good \ud800 behind."]


def test_bad_files_are_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "in/good.txt").write_text(DIRTY)
    (tmp_path / "in/void.txt").write_text("")
    (tmp_path / "in/blank.txt").write_text(" \n\t\n")
    (tmp_path / "in/link.txt").symlink_to("nowhere")
    result = run("clean", "in", "missing.txt", "empty", "-o", "out")
    assert result.code == 2
    assert f"in{os.sep}link.txt: is a link to nowhere, which does not exist" in result.err
    assert "missing.txt: there is no such file or folder" in result.err
    assert "empty: nothing to read in this folder" in result.err
    assert "void.txt: drop: " in result.err
    assert "blank.txt: drop: " in result.err
    assert (tmp_path / "out/good.txt").read_text() == CLEAN


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "a.txt").chmod(0)
    assert "a.txt: cannot be read: Permission denied" in run("clean", "a.txt").err


@pytest.mark.parametrize(
    "content", [b"a\0b NUL", b"\xff\xfe\x00\x01\x02", b"Caf\xe9 au lait", b"<html><p>cut <b", b"\xef\xbb\xbf"]
)
def test_odd_bytes_never_end_in_a_traceback(run: Run, content: bytes) -> None:
    assert run("clean", stdin=content).code in {0, 2}


def test_an_input_is_never_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n')
    for arguments in (["a.txt", "-o", "."], ["a.txt", "-o", "a.txt"], ["a.jsonl", "-o", "a.jsonl"]):
        result = run("clean", *arguments)
        assert result.code == 2
        assert "is an input as well" in result.err
    assert "is an input" in run("clean", "a.jsonl", "--errors", "a.jsonl").err
    assert (tmp_path / "a.txt").read_text() == DIRTY


def test_no_half_written_file_is_left(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.cli.run import Run as Work

    def interrupted(self: Work, sources: object) -> object:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text(DIRTY)
    monkeypatch.setattr(Work, "articles", interrupted)
    result = run("clean", "a.txt", "-o", "out.jsonl")
    assert result.code == 130
    assert "stopped" in result.err
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_workers_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    records = [json.dumps({"id": n, "text": DIRTY.replace("six", str(n))}) for n in range(40)]
    records[7] = "not json"
    (tmp_path / "a.jsonl").write_text("\n".join(records))
    one, two = run("clean", "a.jsonl", "-o", "1.jsonl"), run("clean", "a.jsonl", "-o", "2.jsonl", "-j", "2")
    # A busy machine prints how far it is; everything else is the same.
    told = [[line for line in run_.err.splitlines() if "so far" not in line] for run_ in (one, two)]
    assert (one.code, told[0]) == (two.code, told[1])
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert len((tmp_path / "2.jsonl").read_text().splitlines()) == 39


def test_a_bug_in_a_stage_costs_one_document(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.cleaner import Cleaner

    def broken(self: Cleaner, content: str, *_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    (tmp_path / "a.txt").write_text(DIRTY)
    monkeypatch.setattr(Cleaner, "_run", broken)
    result = run("clean", "a.txt", "-o", "out")
    assert result.code == 2
    assert "a.txt: could not be cleaned, which is a bug of Cleaner: ZeroDivisionError: oh" in result.err


def test_the_reader_may_leave_early(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((json.dumps({"text": DIRTY}) + "\n") * 400)
    process = subprocess.Popen(
        [*PROGRAM, "clean", "a.jsonl"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 128 + signal.SIGPIPE


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c(tmp_path: Path) -> None:
    with (tmp_path / "err").open("wb") as err:
        process = subprocess.Popen(
            [*PROGRAM, "clean", "-", "-o", "out.jsonl", "--input-format", "jsonl"],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stderr=err,
        )
        assert process.stdin
        process.stdin.write(json.dumps({"text": DIRTY}).encode() + b"\n")
        process.stdin.flush()
        for _ in range(400):  # until it has begun
            if any(tmp_path.glob(".out*")):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        # A shell shows 130 for both. CPython ends by the signal itself where it came while a string was executed, as
        # every dataclass does when its module is imported, though the exception was caught.
        assert process.wait(30) in (130, -signal.SIGINT)
        process.stdin.close()
    assert (tmp_path / "err").read_text() == "cleaner: note: stopped; what was finished is kept\n"
    assert [p.name for p in tmp_path.iterdir()] == ["err"]
