"""Near-duplicates among the shards of a run."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from cleaner.duplicates import Duplicate, Duplicates, find_groups, signature, write_signatures
from cleaner.duplicates.signature import SLOTS, WIDTH, Signature
from tests.duplicates.stories import edited, story


def _write(folder: Path, rows: list[Signature | None], shards: list[int]) -> list[Path]:
    """Files of shards with so many rows each."""
    paths, at = [], 0
    for number, size in enumerate(shards):
        paths.append(folder / f"{number:05}.signatures")
        part = rows[at : at + size]
        write_signatures(paths[-1], ((i, made.tobytes()) for i, made in enumerate(part) if made is not None))
        at += size
    assert at == len(rows)
    return paths


def _crawl(count: int) -> list[Signature]:
    """Signatures of made-up articles, a third of them copies with 0 to 60 % of the slots changed."""
    made = np.random.default_rng(7)
    rows = made.integers(0, 65_536, (count, WIDTH), dtype=np.uint16)
    for at in range(1, count):
        if made.random() < 1 / 3:
            kept = made.random(WIDTH) < made.uniform(0.4, 1.0)
            rows[at] = np.where(kept, rows[made.integers(at)], rows[at])
    return list(rows)


def test_the_first_in_order_is_the_original(tmp_path: Path) -> None:
    words = story(1)
    texts = [story(2), words, story(3), edited(words, 0.03), ["too", "short"], words]
    rows = [signature(" ".join(text)) for text in texts]
    found = list(find_groups(_write(tmp_path, rows, [3, 3])))
    assert [(d.shard, d.row, d.original, d.is_exact) for d in found] == [(1, 0, (0, 1), False), (1, 2, (0, 1), True)]
    assert found[0].similarity < found[1].similarity == 1.0


def test_no_shards_empty_shards(tmp_path: Path) -> None:
    assert list(find_groups([])) == []
    assert list(find_groups(_write(tmp_path, [None, None], [1, 0, 1]))) == []


def test_the_cut_into_shards_does_not_matter(tmp_path: Path) -> None:
    rows: list[Signature | None] = list(_crawl(300))

    def found(folder: str, shards: list[int]) -> list[tuple[int, int, float]]:
        (tmp_path / folder).mkdir()
        starts = np.cumsum([0, *shards]).tolist()
        groups = find_groups(_write(tmp_path / folder, rows, shards))
        return [(starts[d.shard] + d.row, starts[d.original[0]] + d.original[1], d.similarity) for d in groups]

    whole = found("one", [300])
    assert len(whole) > 40
    assert found("many", [10] * 30) == whole
    assert found("uneven", [1, 0, 250, 49]) == whole


def test_agrees_with_the_index(tmp_path: Path) -> None:
    rows = _crawl(1500)
    index, asked = Duplicates(), {}
    for at, made in enumerate(rows):
        if (known := index.add_signature(str(at), made)) is not None:
            asked[at] = int(known)
    found = {d.row: d.original[1] for d in find_groups(_write(tmp_path, list(rows), [1500]))}
    assert len(found) > 200
    assert len(set(found.items()) ^ set(asked.items())) <= len(found) / 100


def test_a_chain_of_versions_is_not_one_story(tmp_path: Path) -> None:
    rows = [np.arange(WIDTH, dtype=np.uint16)]
    for version in range(1, 8):
        newer = rows[-1].copy()
        newer[(version - 1) * 16 : version * 16] += 1000 * version
        rows.append(newer)
    found = {d.row: (d.original[1], d.similarity) for d in find_groups(_write(tmp_path, list(rows), [8]))}
    assert found == {1: (0, 0.875), 2: (0, 0.75), 3: (0, 0.625), 4: (0, 0.5), 6: (5, 0.875), 7: (5, 0.75)}


def test_thousands_of_copies_take_one_comparison_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.duplicates import groups

    compared = 0
    estimate = groups._Store.estimate

    def counting(store: groups._Store, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        nonlocal compared
        compared += len(first)
        return estimate(store, first, second)

    monkeypatch.setattr(groups._Store, "estimate", counting)
    rows: list[Signature | None] = [np.arange(WIDTH, dtype=np.uint16)] * 3000
    assert len(list(find_groups(_write(tmp_path, rows, [1000] * 3)))) == 2999
    assert compared == 2 * 2999


def test_many_stories_of_one_bucket_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.duplicates import groups

    compared = 0
    estimate = groups._Store.estimate

    def counting(store: groups._Store, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        nonlocal compared
        compared += len(first)
        return estimate(store, first, second)

    monkeypatch.setattr(groups._Store, "estimate", counting)
    made = np.random.default_rng(1)
    rows = made.integers(0, 65_536, (2000, WIDTH), dtype=np.uint16)
    rows[:, :3] = 1
    assert list(find_groups(_write(tmp_path, list(rows), [2000]))) == []
    assert compared <= groups.MAX_FIRSTS * 2000


def test_what_is_found_is_as_similar_as_it_says(tmp_path: Path) -> None:
    rows = _crawl(400)
    made = random.Random(3)
    for found in made.sample(list(find_groups(_write(tmp_path, list(rows), [400]), threshold=0.7)), 20):
        assert isinstance(found, Duplicate)
        same = (rows[found.row][:SLOTS] == rows[found.original[1]][:SLOTS]).mean()
        assert found.similarity == same >= 0.7
