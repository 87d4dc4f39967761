"""Derive the table of name variants: weights of the differences between spellings, and the groups themselves.

    python -m benchmarks.train_name_variants DATA/names --out cleaner/names
    python -m benchmarks.train_name_variants DATA/names            # measures only, writes nothing

Groups of Latin spellings of one name part come from Wikidata through rigour (MIT) and from arabic-name-romanizer (CC0,
MIT). A fifth of them, chosen by a hash, is kept out and measured on; so the weights say how names differ that they have
not seen. *Positives* are two forms of one group. *Negatives* are look-alikes, two forms that no group holds together
and
that are equal but for one letter in each, and, to train on, as many strangers taken at random. Look-alikes are harder
than
chance: edit distance finds a fifteenth of the positives before it takes a hundredth of them. Two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleaner.names.variants import ANY, NOVEL, features, folded, segments

Pair = tuple[str, str]

SEED = 5
HELD_OUT = 5
"""One group in this many is kept out."""

SHORTEST, LONGEST = 2, 24
PAIRS_OF_GROUP = 12
"""Pairs that one group gives at most, so that names with fifty spellings do not outweigh the rest."""

LEAST_COUNT = 12
"""Training pairs that show a difference before it gets a weight."""

LEAST_ARABIC = 3
"""Times that a Latin form of an Arabic name was seen; rarer ones are typing errors as often as not."""

LEAST_SHARE = 0.1
"""Of the times that a Latin form stands for one Arabic name, the share that it must reach for another: Hassan is
sometimes
written where Hussein is meant, and is another name."""

PENALTY = 0.3
"""Inverse strength of the ridge penalty, chosen on a fifth of the training groups."""

NEGATIVES = 50_000
"""Look-alikes, and as many strangers, to train on."""

RATES = (0.05, 0.01, 0.001)
"""Shares of look-alikes that thresholds are given for."""


def groups(folder: Path) -> list[list[str]]:
    """Groups of folded forms, each with two at least."""
    found: set[tuple[str, ...]] = set()
    with gzip.open(folder / "wikidata_latin_groups.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            found.add(_forms(form for form in json.loads(line)["forms"] if " " not in form))
    with gzip.open(folder / "arabic_latin_groups.jsonl.gz", "rt", encoding="utf-8") as lines:
        units = [row["forms"] for row in map(json.loads, lines) if row["kind"] == "unit"]
    most: dict[str, int] = defaultdict(int)
    for forms in units:
        for form, count in forms:
            most[folded(form)] = max(most[folded(form)], count)
    for forms in units:
        often = (f for f, n in forms if n >= LEAST_ARABIC and n >= LEAST_SHARE * most[folded(f)] and " " not in f)
        found.add(_forms(often))
    return sorted([list(forms) for forms in found if len(forms) > 1])


def _forms(raw: Iterable[str]) -> tuple[str, ...]:
    forms = {folded(form) for form in raw}
    return tuple(sorted(f for f in forms if f.isascii() and f.isalpha() and SHORTEST <= len(f) <= LONGEST))


def is_held_out(group: list[str]) -> bool:
    """Whether a group is measured on; by its first form, so that a longer list of groups leaves it where it is."""
    return hashlib.sha256(group[0].encode()).digest()[0] % HELD_OUT == 0


def positives(chosen: list[list[str]], rng: random.Random) -> list[Pair]:
    """Pairs of forms of one group."""
    pairs = set()
    for group in chosen:
        own = list(combinations(group, 2))
        pairs.update(own if len(own) <= PAIRS_OF_GROUP else rng.sample(own, PAIRS_OF_GROUP))
    return sorted(pairs)


def look_alikes(chosen: list[list[str]], together: set[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Pairs of forms at most two edits apart that no group holds together."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for form in sorted({form for group in chosen for form in group}):
        for key in {form, *_deletions(form)}:
            buckets[key].append(form)
    pairs = {pair for near in buckets.values() for pair in combinations(near[:50], 2)} - together
    return rng.sample(sorted(pairs), min(count, len(pairs)))


def strangers(chosen: list[list[str]], together: set[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Pairs of forms taken at random that no group holds together and that features can still be given for."""
    forms = sorted({form for group in chosen for form in group})
    pairs: set[Pair] = set()
    while len(pairs) < count:
        left, right = sorted(rng.sample(forms, 2))
        if (left, right) not in together and features(left, right):
            pairs.add((left, right))
    return sorted(pairs)


def _deletions(form: str) -> Iterator[str]:
    for i in range(len(form)):
        yield form[:i] + form[i + 1 :]


def matrix(pairs: list[Pair], names: dict[str, int]) -> csr_matrix:
    """Features of pairs as a sparse matrix."""
    rows, columns, values = [], [], []
    for row, (left, right) in enumerate(pairs):
        for name, value in (features(left, right) or {}).items():
            known = name if name in names else NOVEL if name.startswith(ANY) else ""
            if known:
                rows.append(row)
                columns.append(names[known])
                values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(pairs), len(names)))


def recall_at(positive: np.ndarray, negative: np.ndarray, rate: float) -> tuple[float, float]:
    """Share of positives above the score that ``rate`` of the negatives reaches, and that score."""
    limit = float(np.quantile(negative, 1 - rate, method="higher"))
    return float(np.mean(positive > limit)), limit


def main() -> None:
    """Train, measure on the groups kept out, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rng = random.Random(SEED)
    every = groups(options.data)
    together = {pair for group in every for pair in combinations(group, 2)}
    kept_out = [group for group in every if is_held_out(group)]
    training = [group for group in every if not is_held_out(group)]
    seen = {pair for group in training for pair in combinations(group, 2)}
    train_positive = [pair for pair in positives(training, rng) if features(*pair)]
    train_negative = look_alikes(training, together, NEGATIVES, rng)
    train_negative += strangers(training, together, NEGATIVES, rng)
    test_positive = [pair for pair in positives(kept_out, rng) if pair not in seen]
    test_negative = look_alikes(kept_out, together, NEGATIVES, rng)
    print(
        f"{len(every)} groups, {len(kept_out)} kept out; pairs: {len(train_positive)} and {len(train_negative)} to "
        f"train, {len(test_positive)} and {len(test_negative)} to measure"
    )
    counts: dict[str, int] = defaultdict(int)
    for pair in train_positive + train_negative:
        for name in features(*pair) or {}:
            counts[name] += 1
    kept = [NOVEL, *(name for name, count in counts.items() if count >= LEAST_COUNT and name != "bias")]
    names = {name: i for i, name in enumerate(sorted(kept))}
    judge = LogisticRegression(C=PENALTY, solver="liblinear", class_weight="balanced", random_state=SEED)
    answers = np.r_[np.ones(len(train_positive)), np.zeros(len(train_negative))]
    judge.fit(matrix(train_positive + train_negative, names), answers)

    def scores(pairs: list[Pair]) -> np.ndarray:
        score = judge.decision_function(matrix(pairs, names))
        return np.where([features(*pair) is None for pair in pairs], -99.0, score)

    def edits(pairs: list[Pair]) -> np.ndarray:
        rng_np = np.random.default_rng(SEED)
        shares = [-sum(max(len(s.left), len(s.right)) for s in segments(a, b)) / max(len(a), len(b)) for a, b in pairs]
        return np.array(shares) + rng_np.random(len(pairs)) * 1e-9

    positive, negative = scores(test_positive), scores(test_negative)
    far = scores(strangers(kept_out, together, len(test_negative), rng))
    for rate in RATES:
        learnt, limit = recall_at(positive, negative, rate)
        plain, _ = recall_at(edits(test_positive), edits(test_negative), rate)
        strange = float(np.mean(far > limit))
        print(
            f"recall at {rate:.1%} of look-alikes: {learnt:.3f}; edit distance by length: {plain:.3f}; "
            f"then {strange:.3%} of strangers"
        )
    weights = {name: round(float(judge.coef_[0][i]), 3) for name, i in names.items()}
    weights = {name: weight for name, weight in weights.items() if abs(weight) >= 0.05 or name == NOVEL}
    weights["bias"] = round(float(judge.intercept_[0]), 3)
    print(len(weights), "weights")
    if options.out:
        limits = {str(rate): float(1 / (1 + np.exp(-recall_at(positive, negative, rate)[1]))) for rate in RATES}
        write(options.out, every, weights, limits, recall_at(positive, negative, 0.01)[0])


def write(
    folder: Path, every: list[list[str]], weights: dict[str, float], limits: dict[str, float], recall: float
) -> None:
    """The two files of the table."""
    manifest = {
        "what": "weights (log-odds) of the differences between two spellings, for being one name",
        "trained_on": "Wikidata's name parts through rigour (CC0, MIT); arabic-name-romanizer (CC0, MIT)",
        "recipe": "python -m benchmarks.train_name_variants DATA/names --out cleaner/names",
        "groups": len(every),
        "recall_at_1_percent_of_look_alikes_kept_out": round(recall, 3),
        "thresholds": {rate: round(limit, 4) for rate, limit in limits.items()},
        "weights": dict(sorted(weights.items())),
    }
    (folder / "variants.json").write_text(json.dumps(manifest, indent=0, ensure_ascii=True) + "\n", encoding="utf-8")
    text = "\n".join(" ".join(group) for group in every)
    (folder / "groups.txt.gz").write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
