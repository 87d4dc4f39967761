"""Recall and false removals on the authored corpus do not fall below what is pinned in ``corpora/floors.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.authored import KINDS, Kind
from benchmarks.corpus import FLOORS, fallen_below, figures, read_floors, run, write_floors

HOW = """
Look at what was lost or missed with `python -m benchmarks.corpus {kind} --details`, and mend the rule.
A floor is never lowered silently: if it has to be, `python -m benchmarks.corpus --write --lower "REASON"` writes the
reason into corpora/floors.yaml, where a reviewer sees it. Do not edit that file by hand."""


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    assert FLOORS.exists(), "no figures are pinned: run `python -m benchmarks.corpus --write`"
    return read_floors()


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_is_below_its_floor(kind: Kind, floors: dict[str, Any]) -> None:
    assert kind in floors, f"nothing is pinned for corpora/{kind}: run `python -m benchmarks.corpus --write`"
    worse = fallen_below(figures(run([kind])[kind]), floors[kind])
    assert not worse, "\n".join([f"corpora/{kind} is cleaned worse than before:", *worse, HOW.format(kind=kind)])


def test_every_ceiling_above_zero_has_a_reason(floors: dict[str, Any]) -> None:
    pinned = {kind: floors[kind] for kind in KINDS if kind in floors}
    above = [f"{kind} {line}" for kind, part in pinned.items() for line in fallen_below(part, {})]
    given = {line.split(":")[0] for entry in floors.get("lowered", []) for line in entry["figures"]}
    assert [line for line in above if line.split(":")[0] not in given] == []


def test_floors_are_raised_but_never_lowered_without_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    good = {"texts": {"exact": 3, "fallen": 0, "family": {"BP1": {"removed": 0.9, "false": 0}}}}
    worse = {"texts": {"exact": 3, "fallen": 0, "family": {"BP1": {"removed": 0.8, "false": 1}}}}
    better = {"texts": {"exact": 4, "fallen": 0, "family": {"BP1": {"removed": 1.0, "false": 0}}}}
    assert write_floors(worse, None, path) == ["texts family BP1 false: 1, ceiling 0"]
    assert not path.exists()
    assert write_floors(good, None, path) == []
    assert write_floors(worse, None, path) == [
        "texts family BP1 removed: 0.8, floor 0.9",
        "texts family BP1 false: 1, ceiling 0",
    ]
    assert read_floors(path) == good
    assert write_floors(better, None, path) == []
    assert read_floors(path) == better
    assert write_floors(worse, "the theme is gone", path) == []
    assert read_floors(path)["lowered"][0]["reason"] == "the theme is gone"
