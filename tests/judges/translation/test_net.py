"""The net without PyTorch: the same answers, from any text, in time that grows with its length."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judges.translation import net as module
from cleaner.judges.translation.net import FOLDER, Net
from cleaner.judges.translation.text import tokens

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("net.json").read_text(encoding="utf-8"))
SMALL = Net.stored({name: np.array(array) for name, array in RECORDED["arrays"].items()})
SHIPPED = Net.load()

SENTENCE = "He said that the government of the country will carry out the plan, although many were against it. "


@pytest.mark.parametrize("answer", RECORDED["answers"], ids=lambda answer: " ".join(answer["tokens"]))
def test_the_same_answers_as_the_library_that_trained_it(answer: dict[str, Any]) -> None:
    assert SMALL.logits(answer["tokens"]) == pytest.approx(answer["logits"], abs=1e-5)


def test_windows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = tokens(SENTENCE * 7)
    whole = SHIPPED.logits(text)
    monkeypatch.setattr(module, "WINDOW", 10)
    assert SHIPPED.logits(text) == pytest.approx(whole, abs=1e-3)


def test_text_and_its_tokens_score_alike() -> None:
    assert SHIPPED.score(SENTENCE) == SHIPPED.score(tokens(SENTENCE))


def test_stored_and_read_again(tmp_path: Path) -> None:
    np.savez(tmp_path / "net.npz", allow_pickle=False, **SHIPPED.arrays())
    assert Net.load(tmp_path / "net.npz").score(SENTENCE) == SHIPPED.score(SENTENCE)


@given(st.text(st.characters(), max_size=60))
def test_any_text(text: str) -> None:
    assert np.isfinite(SHIPPED.score(text))


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "\x00", "~", "^", "☃" * 9, "word", "'", "0" * 40])
def test_odd_texts(text: str) -> None:
    assert np.isfinite(SHIPPED.score(text))


def test_nothing_to_read_has_no_odds() -> None:
    assert SHIPPED.score("") == 0.0


def test_time_grows_with_length() -> None:
    def seconds(text: list[str]) -> float:
        started = time.process_time()
        SHIPPED.score(text)
        return time.process_time() - started

    short = tokens(SENTENCE * 300)
    once = min(seconds(short) for _ in range(3))
    assert min(seconds(short * 8) for _ in range(2)) < 20 * once + 0.02


def test_shipped_files() -> None:
    manifest = json.loads((FOLDER / "net.json").read_text(encoding="utf-8"))
    stored = (FOLDER / "net.npz").read_bytes()
    assert hashlib.sha256(stored).hexdigest() == manifest["sha256"]
    assert len(stored) < 2_500_000
    assert sum(array.size for array in SHIPPED.arrays().values() if array.dtype.kind == "f") > 100_000
