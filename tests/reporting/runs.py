"""Folders of runs to report on: one with everything, one by somebody who means harm, and how to cut one short."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cleaner.dumps.counts import Counts
from cleaner.dumps.facts import Facts
from cleaner.dumps.inputs.record import Cursor, Input
from cleaner.dumps.manifest import Marker, Plan, PlannedInput, Shard, Slice, plan_to_json, write_json, write_marker
from cleaner.dumps.outcome import LETTERS, Outcome, State
from cleaner.dumps.settings import Settings
from cleaner.dumps.summary import summary_of
from cleaner.dumps.versions import versions
from tests.explaining.articles import HOSTILE

RTL = "ארכיון החדשות"


def facts(**others: Any) -> dict[str, Any]:
    """What a run knows of one article."""
    usual = Facts(
        title="Harbour to open",
        language="en",
        site="example.org",
        page_type="article",
        verdict="keep",
        reasons=[],
        characters=(1000, 800),
        words=(180, 150),
        codes={
            "BP101": {
                "name": "see-also-line",
                "removed": 2,
                "rewritten": 0,
                "flagged": 0,
                "characters": 90,
                "excerpt": "See also: Storm closes the port",
            }
        },
        scores={
            "machine_translation": {
                "value": 0.12,
                "label": "no-sign",
                "thresholds": [(0.05, 0.4), (0.01, 0.62), (0.003, 0.8)],
            },
            "off_topic": {"value": None, "label": "too short", "thresholds": []},
        },
        why="",
    )
    return {**usual, **others}


def code(name: str, excerpt: str = "words of it", **counts: int) -> dict[str, Any]:
    """Findings with one code in one article."""
    return {"name": name, "removed": 0, "rewritten": 0, "flagged": 0, "characters": 0, "excerpt": excerpt, **counts}


def everything() -> list[Outcome]:
    """Records in every state, by several filters and reasons, in several languages, of several sites."""
    outcomes = [_article("kept", number) for number in range(80)]
    outcomes += [
        Outcome("review", facts=facts(verdict="review", reasons=["DQ204"], codes={"DQ204": code("unsure", flagged=1)}))
        for _ in range(6)
    ]
    outcomes += [Outcome("dropped", reason="min-words", facts=facts(why="12 words", site="short.example"))] * 8
    outcomes += [Outcome("dropped", reason="verdict", facts=facts(verdict="drop", reasons=["DQ107"], why="a list"))] * 2
    outcomes += [Outcome("quarantined", reason="is not JSON: Expecting value at column 17")] * 3
    outcomes += [Outcome("quarantined", reason="took more than 60 s")]
    return outcomes


def _article(state: State, number: int) -> Outcome:
    score = {"value": number / 80, "label": "no-sign", "thresholds": [(0.05, 0.4 + number / 400), (0.01, 0.8)]}
    return Outcome(
        state,
        facts=facts(
            site=f"news{number % 7}.example",
            language=("en", "ar", "de")[number % 3],
            characters=(1000 + number, 900 - 10 * (number % 7)),
            codes={
                "BP101": code("see-also-line", "See also: Storm closes the port", removed=1, characters=31),
                "EX101": code("navigation", "Home", removed=12, characters=80),
                "QC201": code("quote-style", rewritten=number % 5),
                f"MT1{number % 30:02}": code("garbled", flagged=1),
            },
            scores={"machine_translation": score, "awkwardness": {"value": 0.0, "label": "", "thresholds": []}},
        ),
    )


def hostile() -> list[Outcome]:
    """Everything that a dump can say tries to be markup."""
    bad = HOSTILE
    said = facts(
        title=bad,
        language=bad,
        site=bad,
        page_type=bad,
        verdict=bad,
        reasons=[bad],
        codes={bad: code(bad, bad, flagged=1), "BP101": code(bad, f"{RTL} {bad}\u202e\u2028", removed=1)},
        scores={bad: {"value": 0.5, "label": bad, "thresholds": [(0.05, 0.4)]}},
        why=bad,
    )
    right_to_left = facts(title=RTL, site="חדשות.example", codes={"BP101": code("see-also-line", RTL, removed=1)})
    return [
        Outcome("kept", facts=said),
        Outcome("kept", facts=right_to_left),
        Outcome("dropped", reason=bad, facts=said),
        Outcome("quarantined", reason=bad),
    ]


def many(sites: int = 3000, codes: int = 400) -> list[Outcome]:
    """A crawl of the whole web, as far as a report can tell."""
    return [
        Outcome(
            "kept",
            facts=facts(
                site=f"host-{number}.a-long-name-of-a-host.example",
                codes={f"ACME{number % codes:03}": code(f"rule-{number % codes}", flagged=1)},
            ),
        )
        for number in range(sites)
    ]


LOG = (
    {"phase": "counting", "seconds": 2.0, "looked_at": 100, "states": {}, "at": 1_760_000_000.0},
    {"phase": "cleaning", "seconds": 10.0, "states": {"kept": 30}, "records_before": 0, "at": 1_760_000_010.0},
    {"phase": "cleaning", "seconds": 20.0, "states": {"kept": 50}, "records_before": 0, "at": 1_760_000_020.0},
    {"phase": "cleaning", "seconds": 5.0, "states": {"kept": 60}, "records_before": 50, "at": 1_760_009_000.0},
    {
        "phase": "cleaning",
        "seconds": 15.0,
        "states": {"kept": 80, "dropped": 10, "review": 6, "quarantined": 4},
        "records_before": 50,
        "restarts": 1,
        "at": 1_760_009_010.0,
    },
)


def write_run(
    folder: Path,
    outcomes: Iterable[Outcome],
    *,
    shards_done: int = 2,
    name: str = "dump.jsonl",
    settings: Settings | None = None,
    log: Iterable[Any] = LOG,
) -> Path:
    """The folder of a run with these records, in two shards of which so many are done."""
    settings = settings or Settings()
    listed = list(outcomes)
    half = (len(listed) + 1) // 2
    shards = tuple(
        Shard(number, (Slice(0, Cursor(0, first), count),))
        for number, first, count in ((1, 0, half), (2, half, len(listed) - half))
    )
    source = Input(url=name, label=name, kind="jsonl", compression=None, size=len(listed) * 1000)
    plan = Plan(
        inputs=(PlannedInput(source, {"sha256": "0"}, len(listed)),),
        settings=settings.model_dump(mode="json"),
        versions=versions(settings.config),
        shards=shards,
        given=(name,),
    )
    write_json(folder / "manifest.json", plan_to_json(plan))
    whole = Counts()
    for shard in shards[:shards_done]:
        counts = Counts()
        first = shard.slices[0].cursor.number
        records = listed[first : first + shard.records]
        for number, outcome in enumerate(records, start=first + 1):
            counts.add(outcome, f"{name}:{number}")
        letters = "".join(LETTERS[outcome.state] for outcome in records)
        write_marker(folder, Marker(shard.number, letters, {}, counts.to_dict()))
        whole.merge(counts)
    if shards_done == len(shards):
        write_json(folder / "summary.json", summary_of(whole, plan.records))
    (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in log), encoding="utf-8")
    return folder
