"""Two models of tokens, one of translations, one of originals."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.translation_data import Text
from benchmarks.translation_likelihood import fit
from benchmarks.translation_samples import Sample
from cleaner.judges.translation.likelihood import LEAST, TRUST, Likelihoods
from cleaner.judges.translation.ngrams import BITS


def model() -> Likelihoods:
    """Translations say "the of", originals "of the"."""
    tokens = ("the", "of")
    pairs = np.array([1 << BITS | 2, 2 << BITS | 1], dtype=np.int64)
    triples = np.array([(1 << BITS | 2) << BITS | 1], dtype=np.int64)
    counts = (
        np.array([[1, 100, 100], [1, 100, 100]], np.float32),
        np.array([[90, 1], [1, 90]], np.float32),
        np.array([[80], [0]], np.float32),
    )
    return Likelihoods(tokens, (pairs, triples), counts)


def test_a_text_that_runs_like_translations_scores_higher() -> None:
    assert model().score(["the", "of", "x", "the", "of"]) > 0
    assert model().score(["of", "the", "x", "of", "the"]) < 0


def test_a_token_is_expected_from_the_two_before_it() -> None:
    one = (100 + TRUST[0] / 3) / (201 + TRUST[0])
    machine = (80 + TRUST[2] * (1 + TRUST[1] * one) / (100 + TRUST[1])) / (90 + TRUST[2])
    original = (0 + TRUST[2] * (90 + TRUST[1] * one) / (100 + TRUST[1])) / (1 + TRUST[2])
    found = model().score(["the", "of", "the"])
    assert found == pytest.approx(float(np.tanh(np.log(machine / original))), abs=1e-5)


@pytest.mark.parametrize("tokens", [[], ["the"], ["the"] * (LEAST - 1)])
def test_too_few_tokens(tokens: list[str]) -> None:
    assert model().score(tokens) == 0.0


def test_unknown_tokens_alone_say_nothing() -> None:
    assert model().score(["x", "y", "z", "x"]) == pytest.approx(0.0, abs=1e-6)


def test_stored_and_read_again() -> None:
    again = Likelihoods.stored(model().arrays())
    assert again.score(["the", "of", "the"]) == model().score(["the", "of", "the"])


def test_training_counts_what_each_side_says() -> None:
    found = []
    for at in range(40):
        machine = at % 2 == 1
        row = ("the", "of", "and") * 20 if machine else ("of", "the", "and") * 20
        kind = "machine-translation" if machine else "original"
        text = Text("wmt19", "de" if machine else "en", kind, "one", at, at + 1, " ".join(row))
        found.append(Sample(text, 1100, row))
    trained = fit(found)
    assert trained.score(found[1].tokens) > 0.2
    assert trained.score(found[0].tokens) < -0.2
    assert Likelihoods.stored(trained.arrays()).score(found[1].tokens) == trained.score(found[1].tokens)
