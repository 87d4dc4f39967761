"""``cleaner check``: findings where an editor finds them, and a linter's exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, CLEAN, DIRTY, MORE, Run


def test_path_line_column_code_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{ARTICLE}\n\n   See also: Storm closes the port of Calais\n\n{MORE}\n")
    result = run("check", "a.txt", "--select", "BP")
    assert result.code == 1
    (line,) = result.out.splitlines()
    assert line.startswith("a.txt:3:4 BP101 ")
    assert line.endswith(" [See also: Storm closes the port of Calais]")
    assert "1 finding in 1 document: 1 to remove" in result.err


def test_exit_codes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "dirty.txt").write_text(DIRTY)
    assert run("check", "clean.txt").code == 0
    assert run("check", "dirty.txt").code == 1
    assert run("check", "dirty.txt", "--exit-zero").code == 0
    assert run("check", "clean.txt", "missing.txt").code == 2
    assert run("check", "dirty.txt", "missing.txt", "--exit-zero").code == 2


def test_columns_count_code_points_and_lines_end_as_editors_say(run: Run, tmp_path: Path) -> None:
    source = f"{ARTICLE} 😀\r\n\r\n{MORE}\r\n\r\nLeave a Reply\r\n"
    (tmp_path / "a.txt").write_bytes(source.encode())
    assert run("check", "a.txt", "--select", "BP").out.startswith("a.txt:5:1 BP302 ")


def test_a_record_has_its_own_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + json.dumps({"text": DIRTY}) + "\nnot json\n")
    result = run("check", "a.jsonl", "--select", "BP")
    assert result.code == 2
    assert [line.split(" ")[0] for line in result.out.splitlines()] == ["a.jsonl:2:3:1", "a.jsonl:2:7:1"]
    assert "a.jsonl:3: is not JSON" in result.err


def test_json_is_one_array(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    found = json.loads(run("check", "a.txt", "--format", "json", "--select", "BP").out)
    assert [(f["code"], f["line"], f["column"], f["record"]) for f in found] == [
        ("BP101", 3, 1, None),
        ("BP302", 7, 1, None),
    ]
    assert found[0]["excerpt"] == "See also: Storm closes the port of Calais"
    (tmp_path / "b.txt").write_text(CLEAN)
    assert json.loads(run("check", "b.txt", "--format", "json").out) == []


def test_github_annotations(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a,b.txt").write_text(DIRTY)
    first = run("check", "a,b.txt", "--format", "github", "--select", "BP").out.splitlines()[0]
    assert first.startswith("::warning file=a%2Cb.txt,line=3,endLine=3,col=1,endColumn=42,title=BP101 see-also-line::")


def test_statistics(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY.replace("\n\nLeave", "\n\nSee also: Ferry runs aground\n\nLeave"))
    assert run("check", "a.txt", "--statistics", "--select", "BP").out.split()[:3] == ["2", "BP101", "see-also-line"]
    counted = json.loads(run("check", "a.txt", "--statistics", "--format", "json", "--select", "BP").out)
    assert counted[0] == {"code": "BP101", "name": "see-also-line", "count": 2}


def test_what_a_page_says_cannot_speak_to_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY.replace("Storm closes", "Storm \x1b[31mcloses \u202e"))
    out = run("check", "a.txt").out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("option", ["--select", "--ignore", "--flag"])
def test_a_code_that_no_rule_has_is_a_warning(run: Run, option: str) -> None:
    result = run("check", option, "BP1O1", stdin=CLEAN.encode())
    assert result.code == 0
    assert "cleaner: warning: no rule has a code that begins with BP1O1; did you mean BP1" in result.err


def test_select_ignore_and_flag(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    assert "BP302" not in run("check", "a.txt", "--ignore", "BP3").out
    assert run("check", "a.txt", "--select", "BP3,QC", "--select", "DQ").out.count("\n") == 1
    assert "Leave a Reply" in run("clean", "a.txt", "--flag", "BP3").out


def test_the_command_line_wins_over_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "cleaner.toml").write_text('select = ["BP3"]\n')
    assert " BP101 " not in run("check", "a.txt").out
    assert " BP101 " in run("check", "a.txt", "--select", "BP1").out
    (tmp_path / "other.toml").write_text('ignore = "BP"\n')
    assert run("check", "a.txt", "--config", "other.toml").code == 0


def test_a_wrong_configuration_names_file_field_and_fix(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('quotes = "fancy"\n')
    result = run("check", stdin=b"a")
    assert result.code == 2
    assert "cleaner.toml: field 'quotes': 'fancy' is not right; it should be 'majority', 'curly'" in result.err
    (tmp_path / "cleaner.toml").write_text('qoutes = "curly"\n')
    assert "field 'qoutes': there is no such setting. Did you mean 'quotes'?" in run("check", stdin=b"a").err
    (tmp_path / "bad.yaml").write_text("rules: [")
    (tmp_path / "cleaner.toml").write_text("")
    result = run("check", "--rules", "bad.yaml", stdin=b"a")
    assert result.code == 2
    assert "cleaner: error: bad.yaml: " in result.err
