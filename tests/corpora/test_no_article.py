"""Authored pages without an article are dropped, those with one are not. What is held out is only counted.

The figures are pinned in ``tests/corpora/no_article_floors.yaml``; raise them when they rise, and never lower one
without a reason beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.no_article import Dropped, authored
from cleaner import Cleaner, Config

FLOORS: dict[str, int] = yaml.safe_load((Path(__file__).parent / "no_article_floors.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def groups() -> dict[str, Dropped]:
    return authored(Cleaner())


@pytest.mark.parametrize("group", ["held-out", "to tune on"])
def test_pages_without_an_article_are_dropped(groups: dict[str, Any], group: str) -> None:
    assert groups[group].dropped.total() >= FLOORS[group], groups[group].wrong


@pytest.mark.parametrize("group", ["near misses", "pages", "types"])
def test_pages_with_an_article_are_not(groups: dict[str, Any], group: str) -> None:
    assert groups[group].dropped.total() <= FLOORS[group], groups[group].wrong


def test_the_verdict_does_not_hang_on_the_main_content_engine(groups: dict[str, Any]) -> None:
    plain = authored(Cleaner(Config(main_content="none")))
    assert plain["to tune on"].dropped.total() >= FLOORS["to tune on"]
    assert plain["near misses"].dropped.total() <= FLOORS["near misses"]
