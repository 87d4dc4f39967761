"""The linear part: the same score as in training, and cues that explain it."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.judges.translation.ngrams import BITS, WINDOW, Ngrams, unpacked

TOKENS = ("the", "of", "~ng")


def model() -> Ngrams:
    """Weights for "the", "of the" and "the of ~ng"."""
    keys = np.array([1, 2 << BITS | 1, (1 << BITS | 2) << BITS | 3], dtype=np.int64)
    return Ngrams(TOKENS, keys, np.ones(3, np.float32), np.array([-0.5, 1.0, 2.0], np.float32), bias=0.25)


def test_a_text_without_known_ngrams_has_the_bias() -> None:
    assert model().score([]) == 0.25
    assert model().score(["unknown", "of"]) == 0.25


def test_a_score_is_the_product_with_a_vector_of_length_one() -> None:
    found = model().score(["of", "the", "of", "~ing"])
    assert found == pytest.approx(0.25 + (-0.5 + 1.0 + 2.0) / np.sqrt(3), abs=1e-6)


def test_counts_are_logarithmic() -> None:
    counted = np.log(3) + 1
    assert model().score(["the", "x", "the", "x", "the"]) == pytest.approx(0.25 - 0.5 * counted / counted, abs=1e-6)


def test_an_unknown_token_is_part_of_no_ngram() -> None:
    assert model().score(["x", "the"]) == model().score(["the"])
    assert model().score(["of", "x", "the"]) == model().score(["the"])


def test_long_texts_are_judged_in_parts() -> None:
    row = ["of", "the", "of", "~ing", "x"] * (WINDOW // 5)
    assert model().score(row * 4) == pytest.approx(model().score(row), abs=1e-6)


def test_cues_are_the_ngrams_that_add_most_and_do_not_overlap() -> None:
    cues = model().cues(["x", "of", "the", "of", "~ing"], 5)
    assert [(start, order) for start, order, _ in cues] == [(2, 3)]
    assert cues[0][2] == pytest.approx(2.0 / np.sqrt(3), abs=1e-6)
    assert model().cues(["the"], 5) == []


def test_names_and_numbers_alone_are_no_cues() -> None:
    keys = np.array([1, 2, 1 << BITS | 1, 1 << BITS | 2], dtype=np.int64)
    one = Ngrams(("Xx", "said"), keys, np.ones(4, np.float32), np.array([3, 1, 3, 1], np.float32), bias=0.0)
    assert [(start, order) for start, order, _ in one.cues(["Xx", "Xx", "said"], 5)] == [(1, 2)]


def test_stored_and_read_again() -> None:
    again = Ngrams.stored(model().arrays())
    assert again.tokens == TOKENS
    assert again.score(["of", "the"]) == model().score(["of", "the"])


def test_a_key_names_its_tokens() -> None:
    assert [unpacked(int(key)) for key in model().keys] == [(1,), (2, 1), (1, 2, 3)]


def test_the_score_is_that_of_training() -> None:
    pytest.importorskip("sklearn")
    from benchmarks.translation_data import Text
    from benchmarks.translation_ngrams import fit
    from benchmarks.translation_samples import Sample

    random = np.random.default_rng(0)
    words = ["the", "of", "said", "~ing", "Xx", "and", "was", ","]
    found = []
    for at in range(80):
        machine = at % 2 == 1
        row = random.choice(words, 60, p=[0.3, 0.2, *[0.5 / 6] * 6] if machine else [0.1, 0.1, *[0.8 / 6] * 6])
        kind = "machine-translation" if machine else "original"
        text = Text("wmt19", "de" if machine else "en", kind, "one", at, at + 1, " ".join(row))
        found.append(Sample(text, 1100, tuple(row.tolist())))
    trained = fit(found)
    scores = np.array([trained.score(one.tokens) for one in found])
    assert (scores[1::2].mean() - scores[::2].mean()) > 1.0
    again = Ngrams.stored(trained.arrays())
    assert np.allclose(scores, [again.score(one.tokens) for one in found], atol=1e-6)

    from benchmarks.translation_ngrams import counted, matrix

    rows = matrix([counted(one.tokens, trained.numbers) for one in found], trained.keys, trained.rarity)
    assert np.allclose(scores, rows @ (trained.weights / np.maximum(trained.rarity, 1e-9)) + trained.bias, atol=1e-4)
