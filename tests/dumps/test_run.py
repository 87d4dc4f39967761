"""Runs: every record accounted for, the same bytes however they came about."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from pathlib import Path

import pytest

from cleaner import Config
from cleaner.dumps import run as running
from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.filters import Filters
from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.run import RunError, run
from cleaner.dumps.settings import Output, Settings
from cleaner.running.worker import Limits

FAST = Config(select=("BP", "DQ"))
STORY = "The council of {place} decided on Monday that the old harbour will be dredged before the winter. "
PLACES = ("Alba", "Brehm", "Cley", "Dorn", "Eppe", "Fahr")


def story(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    body = "\n\n".join(
        (STORY.format(place=place) + f"It was vote {number} of the year, line {n}.") * 2 for n in range(4)
    )
    return f"{body}\n\nSee also: Storm closes the port of {place}"


def dump(folder: Path, records: int = 230) -> Path:
    """Good records, and some that are not."""
    lines = []
    for number in range(records):
        record = {"id": number, "url": f"https://news{number % 7}.example/{number}", "text": story(number)}
        lines.append(json.dumps(record))
    lines[17] = '{"id": 17, "text": '
    lines[60] = '{"id": 60, "title": "nothing to clean"}'
    path = folder / "dump.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    return path


def digests(folder: Path) -> dict[str, str]:
    """What a run wrote, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (running.LOCK, running.LOG)
    }


@pytest.fixture(scope="module")
def engine():
    made = LocalEngine(2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def undisturbed(engine, tmp_path_factory):
    """A dump, and a run over it that nothing happened to."""
    folder = tmp_path_factory.mktemp("undisturbed")
    path = dump(folder)
    finished = run(find_inputs([str(path)]), folder / "run", Settings(config=FAST), engine=engine)
    return path, folder / "run", finished


def test_every_record_is_in_one_state(undisturbed):
    _, folder, finished = undisturbed
    assert finished.complete
    assert finished.complaints == ()
    summary = json.loads((folder / "summary.json").read_text())
    assert summary == finished.summary
    assert sum(finished.progress.states.values()) == 230
    assert finished.progress.states["quarantined"] == 2
    rows = [json.loads(line) for part in sorted((folder / "output").iterdir()) for line in part.open()]
    assert [row["id"] for row in rows] == [n for n in range(230) if n not in (17, 60)]
    assert all("See also" not in row["text"] for row in rows)
    assert all(row["url"].startswith("https://news") for row in rows)


def test_the_quarantine_holds_the_input_and_why(undisturbed):
    _, folder, _ = undisturbed
    rows = [json.loads(line) for part in sorted((folder / "quarantine").iterdir()) for line in part.open()]
    assert [row["number"] for row in rows] == [18, 61]
    assert rows[0]["record"] == '{"id": 17, "text": '
    assert "is not JSON" in rows[0]["reason"]
    assert "title" in rows[1]["reason"]


def test_the_number_of_processes_does_not_show(undisturbed, tmp_path):
    path, folder, _ = undisturbed
    three = LocalEngine(3)
    try:
        run(find_inputs([str(path)]), tmp_path / "run", Settings(config=FAST), engine=three)
    finally:
        three.close()
    assert digests(tmp_path / "run") == digests(folder)


def test_a_run_that_was_stopped_goes_on(undisturbed, engine, tmp_path):
    path, folder, _ = undisturbed
    inputs = find_inputs([str(path)])
    seen: list[int] = []
    stopped = run(
        inputs,
        tmp_path / "run",
        Settings(config=FAST),
        engine=engine,
        watch=lambda progress: seen.append(progress.shards_done),
        stopping=lambda: bool(seen) and seen[-1] >= 1,
    )
    assert not stopped.complete
    assert not (tmp_path / "run" / "summary.json").exists()
    assert 0 < stopped.progress.shards_done < stopped.progress.shards_total
    (tmp_path / "run" / "output" / ".part-00002.jsonl.1.part").write_bytes(b"half a row")
    finished = run(inputs, tmp_path / "run", Settings(config=FAST), engine=engine)
    assert finished.complete
    assert finished.progress.records_before > 0
    assert digests(tmp_path / "run") == digests(folder)


def test_a_shard_whose_file_is_damaged_is_done_again(undisturbed, engine, tmp_path):
    path, folder, _ = undisturbed
    inputs = find_inputs([str(path)])
    run(inputs, tmp_path / "run", Settings(config=FAST), engine=engine)
    part = sorted((tmp_path / "run" / "output").iterdir())[0]
    part.write_bytes(part.read_bytes()[:100])
    run(inputs, tmp_path / "run", Settings(config=FAST), engine=engine)
    assert digests(tmp_path / "run") == digests(folder)


def test_a_run_that_was_begun_with_something_else_is_refused(undisturbed, engine, tmp_path, monkeypatch):
    path, folder, _ = undisturbed
    inputs = find_inputs([str(path)])
    with pytest.raises(RunError, match=r"config.select: was \['BP', 'DQ'\], is \['BP'\]"):
        run(inputs, folder, Settings(config=Config(select=("BP",))), engine=engine)
    with pytest.raises(RunError, match=r"filters.min_words: was 0, is 5"):
        run(inputs, folder, Settings(config=FAST, filters=Filters(min_words=5)), engine=engine)
    monkeypatch.setattr(running, "versions", lambda config: {"rules": "other"})
    with pytest.raises(RunError, match="version of rules: was"):
        run(inputs, folder, Settings(config=FAST), engine=engine)


def test_a_changed_input_is_refused(engine, tmp_path):
    path = dump(tmp_path, 70)
    run(find_inputs([str(path)]), tmp_path / "run", Settings(config=FAST), engine=engine)
    other = dump(tmp_path, 71)
    with pytest.raises(RunError, match=r"dump.jsonl.gz: has changed"):
        run(find_inputs([str(other)]), tmp_path / "run", Settings(config=FAST), engine=engine)
    with pytest.raises(RunError, match=r"is gone"):
        run([], tmp_path / "run", Settings(config=FAST), engine=engine)


def test_a_folder_with_something_else_in_it_is_refused(engine, tmp_path):
    (tmp_path / "letters.txt").write_text("Dear Anna")
    with pytest.raises(RunError, match=r"holds something that is no run \(letters.txt"):
        run([], tmp_path, engine=engine)


def test_two_processes_cannot_work_on_one_run(undisturbed, engine):
    from filelock import FileLock

    path, folder, _ = undisturbed
    with FileLock(folder / running.LOCK), pytest.raises(RunError, match="another process"):
        run(find_inputs([str(path)]), folder, Settings(config=FAST), engine=engine)


def test_a_page_that_takes_too_long_is_alone_in_the_quarantine_and_can_be_tried_again(engine, tmp_path):
    path = tmp_path / "dump.jsonl"
    long = "\n\n".join(story(n) for n in range(3000))
    texts = [story(1), long, story(2)]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    inputs = find_inputs([str(path)])
    short = Settings(config=FAST, limits=Limits(seconds=0.2))
    finished = run(inputs, tmp_path / "run", short, engine=engine)
    assert finished.progress.states == {"kept": 2, "quarantined": 1}
    (row,) = [json.loads(line) for line in (tmp_path / "run" / "quarantine" / "part-00001.jsonl").open()]
    assert row["reason"] == "took more than 0.2 s"
    enough = Settings(config=FAST, limits=Limits(seconds=60))
    with pytest.raises(RunError, match=r"limits.seconds: was 0.2, is 60"):
        run(inputs, tmp_path / "run", enough, engine=engine)
    again = run(inputs, tmp_path / "run", enough, engine=engine, retry_quarantined=True)
    assert again.progress.states == {"kept": 3}
    assert not (tmp_path / "run" / "quarantine" / "part-00001.jsonl").exists()


@pytest.mark.parametrize("output_format", ["jsonl", "parquet"])
def test_tables_of_rows_and_findings(engine, tmp_path, output_format):
    path = dump(tmp_path, 80)
    settings = Settings(
        config=FAST,
        output=Output(format=output_format, columns=("text", "verdict"), carry=("id",), findings=True),
        filters=Filters(min_words=80),
    )
    finished = run(find_inputs([str(path)]), tmp_path / "run", settings, engine=engine)
    assert finished.complaints == ()
    suffix = "parquet" if output_format == "parquet" else "jsonl"
    rows = read(tmp_path / "run" / "output" / f"part-00001.{suffix}")
    assert rows[0]["id"] == 0
    assert rows[0]["verdict"] == "keep"
    findings = read(tmp_path / "run" / "findings" / f"part-00001.{suffix}")
    assert {row["code"] for row in findings} >= {"BP101"}


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return list(pq.read_table(path).to_pylist())
    return [json.loads(line) for line in path.open()]


def test_sites_are_learned_first(engine, tmp_path):
    lines = [
        {"url": f"https://kettle.example/{n}", "text": f"{unlike(n)}\n\nThe kettle of the house is on from eight."}
        for n in range(60)
    ]
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    config = Config(select=("SR", "DQ"))
    plain = run(find_inputs([str(path)]), tmp_path / "plain", Settings(config=config), engine=engine)
    learned = run(find_inputs([str(path)]), tmp_path / "run", Settings(config=config, learn_sites=True), engine=engine)
    assert plain.complaints == learned.complaints == ()
    assert any("kettle" in row["text"] for row in rows_of(tmp_path / "plain"))
    assert not any("kettle" in row["text"] for row in rows_of(tmp_path / "run"))
    assert [row["text"] for row in rows_of(tmp_path / "run")] == [unlike(n) for n in range(60)]
    before = digests(tmp_path / "run")
    assert "sites.parquet" in before
    assert not (tmp_path / "run" / "sites").exists()
    run(find_inputs([str(path)]), tmp_path / "run", Settings(config=config, learn_sites=True), engine=engine)
    assert digests(tmp_path / "run") == before


def unlike(number: int) -> str:
    """A text of its own: no line of it stands in another."""
    words = ("ferry", "harbour", "council", "winter", "vote", "bridge", "teacher", "market", "river", "storm", "field")
    drawn = random.Random(number)
    return "\n\n".join(
        " ".join(drawn.choice(words) for _ in range(25)).capitalize() + "." for _ in range(drawn.randint(4, 8))
    )


def rows_of(folder: Path) -> list[dict[str, object]]:
    return [row for part in sorted((folder / "output").iterdir()) for row in read(part)]


def near_copies(folder: Path) -> Path:
    """Every tenth article is an earlier one with a word changed; there are broken records as well."""
    lines = []
    for number in range(160):
        text = unlike(number)
        if number % 10 == 9:
            text = unlike(number - 9).replace("ferry", "boat", 1)
        lines.append(json.dumps({"id": number, "url": f"https://e.example/{number}", "text": text}))
    lines[50] = "broken"
    path = folder / "dump.jsonl"
    path.write_text("\n".join(lines))
    return path


COPIES = [number for number in range(160) if number % 10 == 9 and number != 59]


@pytest.mark.parametrize("output_format", ["jsonl", "parquet"])
def test_near_duplicates_are_flagged(engine, tmp_path, output_format):
    settings = Settings(config=FAST, near_duplicates=True, output=Output(format=output_format, findings=True))
    inputs = find_inputs([str(near_copies(tmp_path))])
    finished = run(inputs, tmp_path / "run", settings, engine=engine)
    assert finished.complaints == ()
    rows = rows_of(tmp_path / "run")
    flagged = [row["id"] for row in rows if any(f["code"].startswith("DQ4") for f in row["findings"])]
    assert flagged == COPIES
    suffix = "parquet" if output_format == "parquet" else "jsonl"
    findings = [f for part in sorted((tmp_path / "run" / "findings").glob(f"*.{suffix}")) for f in read(part)]
    assert [int(f["id"]) for f in findings if f["code"].startswith("DQ4")] == COPIES
    assert sum(code["flagged"] for name, code in finished.summary["codes"].items() if name > "DQ4") == len(COPIES)
    assert not (tmp_path / "run" / "stage").exists()


def test_near_duplicates_are_dropped_and_a_stopped_run_goes_on(engine, tmp_path):
    settings = Settings(config=FAST, near_duplicates=True, filters=Filters(drop=("duplicates",)))
    inputs = find_inputs([str(near_copies(tmp_path))])
    finished = run(inputs, tmp_path / "run", settings, engine=engine)
    assert finished.complaints == ()
    assert [row["id"] for row in rows_of(tmp_path / "run")] == [n for n in range(160) if n not in COPIES and n != 50]
    assert finished.progress.states["dropped"] == len(COPIES)
    assert finished.summary["filters"]["drop duplicates"]["records"] == len(COPIES)
    seen: list[int] = []
    stopped = run(
        inputs,
        tmp_path / "again",
        settings,
        engine=engine,
        watch=lambda progress: seen.append(progress.shards_done),
        stopping=lambda: bool(seen) and seen[-1] >= 1,
    )
    assert not stopped.complete
    assert run(inputs, tmp_path / "again", settings, engine=engine).complete
    assert digests(tmp_path / "again") == digests(tmp_path / "run")
