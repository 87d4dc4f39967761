"""Many documents: in order, the same with any number of workers, and never all in memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from cleaner import Cleaner, Config
from cleaner.running.pool import AHEAD
from cleaner.running.records import RecordError

PROSE = "The council decided on Monday that the harbour will be dredged. " * 3


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner(Config(select=("BP",), ignore=("BP5",)))


def records(number: int) -> list[str | bytes | dict[str, object]]:
    texts = [f"{PROSE} {n}\n\nLeave a Reply" for n in range(number)]
    shapes = (
        lambda t: t,
        lambda t: t.encode(),
        lambda t: {"text": t, "url": "https://e.org/"},
        lambda t: {"html": f"<p>{t}"},
    )
    return [shapes[n % 4](text) for n, text in enumerate(texts)]  # type: ignore[no-untyped-call]


def test_one_process_and_two_give_the_same_in_order(tool: Cleaner) -> None:
    alone, together = list(tool.clean_many(records(45))), list(tool.clean_many(records(45), workers=2))
    assert alone == together
    assert all(f" {n}" in article.text for n, article in enumerate(alone))
    assert alone[2].url == "https://e.org/"
    assert alone[3].kind == "html"


def test_it_is_lazy_and_reads_ahead_only_a_little(tool: Cleaner) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "It rained."

    assert len(list(islice(tool.clean_many(endless()), 3))) == 3
    assert read == 3
    read = 0
    results = tool.clean_many(endless(), workers=2)
    assert len(list(islice(results, 9))) == 9
    results.close()  # type: ignore[attr-defined]
    assert read <= 2 * AHEAD + 9


@pytest.mark.parametrize("workers", [1, 2])
def test_a_record_with_nothing_to_clean_says_which(tool: Cleaner, workers: int) -> None:
    results = tool.clean_many(["It rained.", {"id": 5}, "never reached"], workers=workers)
    assert next(results).source == "It rained."
    with pytest.raises(RecordError, match=r"record 2 has nothing under 'text' or 'html' \(its fields: 'id'\)"):
        next(results)
