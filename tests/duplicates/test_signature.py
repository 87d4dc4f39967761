"""Signatures: the same everywhere, and near to the truth."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.duplicates import THRESHOLD, same_words, signature, similarity
from cleaner.duplicates.shingles import WORDS
from cleaner.duplicates.signature import SLOTS, WIDTH, _sketches
from tests.duplicates.casefiles import Pair, pairs
from tests.duplicates.stories import edited, story

TEXT = " ".join(f"The {n}th ferry of the day left Müller’s quay with {n * 7 % 31} cars and a dog." for n in range(60))
PINNED = "317d0d8ab0624fd9"
"""First digits of the SHA-256 of TEXT's signature: another value means that old files hold other signatures."""


def _digest() -> str:
    made = signature(TEXT)
    assert made is not None
    return hashlib.sha256(made.tobytes()).hexdigest()


def test_is_pinned() -> None:
    assert _digest().startswith(PINNED)


def test_is_the_same_in_other_processes() -> None:
    code = "from tests.duplicates.test_signature import _digest; print(_digest())"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert made.stdout.strip() == _digest()


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_has_one_or_none(text: str) -> None:
    for tried in (text, text * 5):
        made = signature(tried)
        assert made is None or (made.shape, made.dtype) == ((WIDTH,), np.dtype("<u2"))


def test_estimates_are_near_the_truth() -> None:
    words = story(1, 2000)
    for share in (0.0, 0.02, 0.1, 0.3):
        changed = edited(words, share)
        runs, other = (
            {tuple(text[at : at + WORDS]) for at in range(len(text) - WORDS + 1)} for text in (words, changed)
        )
        truth = len(runs & other) / len(runs | other)
        one, two = signature(" ".join(words)), signature(" ".join(changed))
        assert one is not None
        assert two is not None
        assert abs(similarity(one, two) - truth) < 4 * (0.25 / SLOTS) ** 0.5


def test_different_texts_agree_in_no_slot() -> None:
    made = [signature(" ".join(story(seed))) for seed in range(60)]
    shared = [similarity(a, b) for at, a in enumerate(made) for b in made[:at] if a is not None and b is not None]
    assert sum(shared) / len(shared) < 0.001


def test_same_words_in_another_dress() -> None:
    words = story(3)
    plain, dressed = signature(" ".join(words)), signature("“" + ",\n".join(words).upper() + "!”")
    other = signature(" ".join([*words[:-1], "end"]))
    assert plain is not None
    assert dressed is not None
    assert other is not None
    assert same_words(plain, dressed)
    assert not same_words(plain, other)


@pytest.mark.parametrize("pair", [*pairs("tuning"), *pairs("held_out")], ids=lambda pair: f"{pair.id}: {pair.how}")
def test_authored_pairs(pair: Pair) -> None:
    one, two = signature(pair.first), signature(pair.second)
    assert one is not None
    assert two is not None
    assert (similarity(one, two) >= THRESHOLD) == pair.is_same


@pytest.mark.parametrize("text", ["a\u0316\u0301" * 100_000, "\ud800 " * 10_000, "x" * 1_000_000, "\x00" * 10_000, ""])
def test_hostile_texts_have_none(text: str) -> None:
    assert signature(text) is None


@pytest.mark.parametrize(
    ("library", "told"),
    [(None, "cleaner\\[dumps\\]"), (SimpleNamespace(RMinHash=SimpleNamespace(ALGORITHM_VERSION=3)), "rensa>=0.5,<0.6")],
)
def test_a_missing_or_other_library_is_told(monkeypatch: pytest.MonkeyPatch, library: object, told: str) -> None:
    _sketches.cache_clear()
    monkeypatch.setitem(sys.modules, "rensa", library)
    with pytest.raises(ImportError, match=told):
        signature(TEXT)
    monkeypatch.undo()
    assert signature(TEXT) is not None
