"""The trained judge does not fall below what is pinned for the authored pages."""

from __future__ import annotations

from benchmarks.corpus import fallen_below, read_floors
from benchmarks.page_types import figures

HOW = """
Look at the pages with `python -m benchmarks.page_types --details`. After retraining, `--write` raises the floors; to
lower one, `--write --lower "REASON"` keeps the reason in corpora/floors.yaml."""


def test_no_engine_is_below_its_floor() -> None:
    floors = read_floors()
    assert "main_content" in floors, "nothing is pinned: run `python -m benchmarks.page_types --write`"
    worse = fallen_below(figures(), floors["main_content"])
    assert not worse, "\n".join(["pages are judged worse than before:", *worse, HOW])
