"""The index of a crawler."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from cleaner.duplicates import Duplicates, SignatureError
from cleaner.duplicates.index import FIRST_SIZE
from cleaner.duplicates.signature import WIDTH
from tests.duplicates.stories import edited, story


def test_add_says_which_earlier_article_it_is() -> None:
    seen = Duplicates()
    words = story(1)
    assert seen.add("first", " ".join(words)) is None
    assert seen.add("other", " ".join(story(2))) is None
    assert seen.add("copy", " ".join(edited(words, 0.04))) == "first"
    assert seen.add("again", " ".join(words)) == "first"
    assert len(seen) == 2


def test_short_texts_are_always_new() -> None:
    seen = Duplicates()
    assert seen.add("1", "Please log in to read on.") is None
    assert seen.add("2", "Please log in to read on.") is None
    assert len(seen) == 0


def test_growing_forgets_nothing() -> None:
    seen = Duplicates()
    rows = np.random.default_rng(5).integers(0, 65_536, (2 * FIRST_SIZE + 100, WIDTH), dtype=np.uint16)
    for at, made in enumerate(rows):
        assert seen.add_signature(str(at), made) is None
    assert [seen.add_signature("again", made) for made in rows] == [str(at) for at in range(len(rows))]
    assert len(seen) == len(rows)


@pytest.mark.parametrize("count", [0, 1, 50, FIRST_SIZE, FIRST_SIZE + 1])
def test_save_and_load(tmp_path: Path, count: int) -> None:
    seen = Duplicates(threshold=0.625)
    rows = np.random.default_rng(5).integers(0, 65_536, (count + 2, WIDTH), dtype=np.uint16)
    for at in range(count):
        seen.add_signature(f"https://a.example/ü/{at}\udcff", rows[at])
    seen.save(tmp_path / "seen.npz")
    back = Duplicates.load(tmp_path / "seen.npz")
    assert (len(back), back.threshold) == (count, 0.625)
    for index in (seen, back):
        known = [index.add_signature("again", made) for made in rows[:count]]
        assert known == [f"https://a.example/ü/{at}\udcff" for at in range(count)]
        assert index.add_signature("new", rows[count]) is None
        assert index.add_signature("newer", rows[count]) == "new"


def test_equal_indexes_are_saved_as_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        seen = Duplicates()
        seen.add("first", " ".join(story(1)))
        seen.save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PK\x05\x06" + bytes(18)])
def test_foreign_files_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seen.npz"
    path.write_bytes(content)
    with pytest.raises(SignatureError, match=r"seen\.npz"):
        Duplicates.load(path)


def test_many_threads_add_each_story_once() -> None:
    seen = Duplicates()
    texts = [" ".join(story(seed)) for seed in range(40)] * 5
    with ThreadPoolExecutor(8) as pool:
        known = list(pool.map(lambda text: seen.add(text[:20], text), texts))
    assert len(seen) == 40
    assert known.count(None) == 40
