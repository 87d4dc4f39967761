"""Dumps on the command line without a run: to standard output, to one file, to a list of findings."""

from __future__ import annotations

import gzip
import json

import pytest

from cleaner.cli.app import main
from tests.dumps.test_run import dump, story


def cleaner(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_a_dump_goes_into_one_file(tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    assert cleaner("clean", str(dump(tmp_path, 70)), "-o", str(out), "--select", "BP") == 2
    rows = [json.loads(line) for line in out.open()]
    assert [row["id"] for row in rows] == [n for n in range(70) if n not in (17, 60)]
    assert "See also" not in rows[0]["text"]
    said = capsys.readouterr().err
    assert "dump.jsonl.gz:18: is not JSON" in said
    assert "dump.jsonl.gz:61: has no content" in said


def test_csv_to_standard_output(tmp_path, capfdbinary):
    path = tmp_path / "pages.csv.gz"
    path.write_bytes(gzip.compress(b'id,text\n1,"' + story(1).encode() + b'"\n'))
    assert cleaner("clean", str(path), "--select", "BP", "-q") == 0
    row = json.loads(capfdbinary.readouterr().out)
    assert row["id"] == "1"
    assert "See also" not in row["text"]


def test_findings_name_the_record(tmp_path, capsys):
    path = tmp_path / "pages.tsv"
    path.write_text(f'id\ttext\n1\tIt rained.\n2\t"{story(2)}"\n')
    assert cleaner("check", str(path), "--select", "BP", "-q") == 1
    assert f"{path}:2:9:1" in capsys.readouterr().out
