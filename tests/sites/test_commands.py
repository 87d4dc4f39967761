"""``cleaner sites``: learn, show, merge, and what is said when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run  # noqa: F401 -- the fixture
from tests.sites.made import HOST, address, body

KETTLE = "The kettle is on from eight."


def _dump(path: Path, first: int, last: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, last):
            record = {"text": "\n\n".join([*body(number), KETTLE]), "url": address(number)}
            file.write(json.dumps(record) + "\n")


def test_learn_show_and_merge(run: Run, tmp_path: Path) -> None:  # noqa: F811
    _dump(tmp_path / "all.jsonl", 0, 40)
    _dump(tmp_path / "one.jsonl", 0, 25)
    _dump(tmp_path / "two.jsonl", 15, 40)
    learned = run("sites", "learn", "all.jsonl", "-o", "all.parquet")
    assert (learned.code, learned.err) == (0, "cleaner: note: 40 pages of 1 sites remembered in all.parquet\n")
    shown = run("sites", "show", "all.parquet", HOST, "--json")
    assert json.loads(shown.out) == [
        {"host": HOST, "pages": 40, "remove": [{"text": KETTLE, "pages": 40}], "unsure": []}
    ]
    assert HOST in run("sites", "show", "all.parquet").out
    assert KETTLE in run("sites", "show", "all.parquet", f"https://www.{HOST}/").out
    for name in ("one", "two"):
        assert run("sites", "learn", f"{name}.jsonl", "-o", f"{name}.parquet", "-q").err == ""
    assert run("sites", "merge", "two.parquet", "one.parquet", "-o", "both.parquet").code == 0
    run("sites", "learn", "two.jsonl", "--add", "one.parquet", "-o", "added.parquet", "-q")
    whole = (tmp_path / "all.parquet").read_bytes()
    assert (tmp_path / "both.parquet").read_bytes() == (tmp_path / "added.parquet").read_bytes() == whole


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("learn", "nothing.jsonl", "-o", "x.parquet"), "nothing.jsonl: there is no such file or folder"),
        (("learn", "-", "-o", "x.parquet"), "standard input can be read once"),
        (("learn", "bare.jsonl", "-o", "x.parquet"), "no page has an address; name the field that holds it with --url"),
        (("learn", "bare.jsonl", "-o", "x.parquet", "--least-share", "4"), "least_share is 4.0; it should be above 0"),
        (("learn", "bare.jsonl", "-o", "no/x.parquet"), "no/x.parquet: there is no folder no"),
        (("show", "nothing.parquet"), "nothing.parquet: there is no such file; 'cleaner sites learn' makes one"),
        (("show", "bare.jsonl"), "bare.jsonl: is no memory of sites"),
        (("merge", "bare.jsonl", "-o", "x.parquet"), "bare.jsonl: is no memory of sites"),
    ],
)
def test_trouble_ends_with_2_and_a_message(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:  # noqa: F811
    (tmp_path / "bare.jsonl").write_text('{"text": "It rained."}\n', encoding="utf-8")
    result = run("sites", *arguments)
    assert result.code == 2
    assert said in result.err
    assert not (tmp_path / "x.parquet").exists()


def test_a_bad_record_is_told_and_the_others_are_learned(run: Run, tmp_path: Path) -> None:  # noqa: F811
    _dump(tmp_path / "dump.jsonl", 0, 20)
    with (tmp_path / "dump.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"no": "content"}\n')
    result = run("sites", "learn", "dump.jsonl", "-o", "dump.parquet")
    assert result.code == 2
    assert "dump.jsonl:21: has" in result.err
    assert (tmp_path / "dump.parquet").exists()


def test_an_unknown_site_is_told_with_the_nearest(run: Run, tmp_path: Path) -> None:  # noqa: F811
    _dump(tmp_path / "dump.jsonl", 0, 10)
    run("sites", "learn", "dump.jsonl", "-o", "dump.parquet", "-q")
    assert "did you mean example.org?" in run("sites", "show", "dump.parquet", "exemple.org").err
