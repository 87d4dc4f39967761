"""Learning from requests, in one process or several."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.running.records import Request
from cleaner.sites import SiteMemory, Thresholds, memory_of, merge_all
from cleaner.sites.learning import learn
from tests.sites.made import address, body

REQUESTS = [Request("\n\n".join([*body(n), "The kettle is on."]), url=address(n)) for n in range(150)]


def _bytes(memory: SiteMemory, folder: Path) -> bytes:
    memory.save(folder / "memory.parquet")
    return (folder / "memory.parquet").read_bytes()


def test_shards_in_any_order(tmp_path: Path) -> None:
    whole = _bytes(memory_of(REQUESTS), tmp_path)
    shards = [memory_of(REQUESTS[start : start + 40]) for start in range(0, 150, 40)]
    assert _bytes(merge_all(reversed(shards)), tmp_path) == whole
    assert _bytes(learn(REQUESTS), tmp_path) == whole


def test_settings_are_passed_on() -> None:
    like = SiteMemory(Thresholds(least_share=0.9), pages_per_site=30)
    memory = learn(REQUESTS, like)
    assert (memory.thresholds, memory.pages_per_site, len(memory)) == (like.thresholds, 30, 30)
    assert len(like) == 0


@pytest.mark.slow
def test_two_processes(tmp_path: Path) -> None:
    seen: list[int] = []
    assert _bytes(learn(REQUESTS, workers=2, seen=seen.append), tmp_path) == _bytes(memory_of(REQUESTS), tmp_path)
    assert seen[-1] == 150
