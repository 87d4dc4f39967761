"""Training of the second part of the judge of translations (:mod:`cleaner.judges.translation.likelihood`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.translation_ngrams import vocabulary
from benchmarks.translation_samples import WEB, Sample, weights
from cleaner.judges.translation.likelihood import Likelihoods
from cleaner.judges.translation.ngrams import coarse, keys

LEAST_TIMES = (4, 6)
"""Times that a 2- and a 3-gram must occur in all training texts together; what is rarer hardly moves a probability.
With 6 and 12 the file is half as large, and this part alone loses 0.005 of AUROC."""

_LARGEST = 60_000.0
"""Counts of 2- and 3-grams are stored as half floats, which end here."""


def fit(found: Sequence[Sample]) -> Likelihoods:
    """Counts in machine translations and in originals, web articles and people's translations apart."""
    kinds = ("machine-translation", "original")
    own = [one for one in found if one.kind in kinds and one.kind != WEB]
    tokens = vocabulary(own)
    numbers = {token: number for number, token in enumerate(tokens, start=1)}
    rows = [np.array([numbers.get(coarse(token), 0) for token in one.tokens], dtype=np.int64) for one in own]
    machine = np.array([one.text.is_machine for one in own])
    weight = weights(own)
    for side in (machine, ~machine):
        weight[side] /= weight[side].mean()
    grams = [keys(row) for row in rows]
    single = _table([gram[0] for gram in grams], weight, machine, np.arange(len(tokens) + 1))
    pairs, two = _frequent([gram[1] for gram in grams], weight, machine, LEAST_TIMES[0])
    triples, three = _frequent([gram[2] for gram in grams], weight, machine, LEAST_TIMES[1])
    return Likelihoods(tokens, (pairs, triples), (single, two, three))


def _frequent(
    grams: Sequence[NDArray[np.int64]], weight: NDArray[np.float64], machine: NDArray[np.bool_], least: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    known, times = np.unique(np.concatenate(grams), return_counts=True)
    known = known[times >= least]
    return known, _table(grams, weight, machine, known).clip(max=_LARGEST).astype(np.float16).astype(np.float32)


def _table(
    grams: Sequence[NDArray[np.int64]],
    weight: NDArray[np.float64],
    machine: NDArray[np.bool_],
    known: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Weighted counts of known n-grams, machine translations first."""
    table = np.zeros((2, len(known)))
    for row, side in enumerate((machine, ~machine)):
        wanted = np.concatenate([gram for gram, own in zip(grams, side, strict=True) if own])
        times = np.concatenate([np.full(len(gram), w) for gram, w, own in zip(grams, weight, side, strict=True) if own])
        at = np.searchsorted(known, wanted).clip(max=len(known) - 1)
        hit = known[at] == wanted
        table[row] = np.bincount(at[hit], times[hit], minlength=len(known))
    return table.astype(np.float32)
