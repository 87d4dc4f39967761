"""Train the block judge, and measure it on sites and sets that it has not seen.

    python -m benchmarks.train_block_judge --wcxb PATH --eval PATH --write
    python -m benchmarks.train_block_judge --wcxb PATH --measure
    python -m benchmarks.train_block_judge --wcxb PATH --eval PATH --across

``--wcxb`` is the development split of WCXB (Murrough-Foley/web-content-extraction-benchmark), ``--eval`` the pages of
trafilatura's evaluation (adbar/trafilatura, ``tests/``). ``--write`` trains on all that is given and writes
``cleaner/judges/blocks.npz`` and ``blocks.json``. ``--measure`` leaves out one fold of sites after the other,
everything that is learned included: weights of words and names, page types, both ensembles. ``--across`` trains on one
set and measures on the other. Both put their figures into the manifest.

Three things are learned, each only ever applied to sites that it was not learned from, also within the training data:
the weights of names and words; the page types; the first trees, whose probabilities the second trees build on.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.block_data import LabelledPage, load
from benchmarks.compile_trees import checksum_of, compile_trees, stored, write_judge
from benchmarks.folds import FOLDS
from cleaner.judges.blocks.judge import (
    FIRST_NAMES,
    LEAST_EXPECTED,
    NAME,
    BlockJudge,
    Judgement,
    choose,
    first_rows,
    second_rows,
)
from cleaner.judges.blocks.lexicon import Lexicon
from cleaner.judges.blocks.page_type import PAGE_TYPES
from cleaner.judges.trees import FOLDER, Trees

MIN_SITES = 3
"""Sites on which a name or a word must have been seen to get a weight."""

SMOOTHING = 0.7
"""Sites added on either side of a weight."""

CAP = 300
"""Blocks of one page that are trained on; a page with more is sampled, its blocks weighing more."""

DROPPED = 0.25
"""Share of the training pages whose words and names are taken for unknown, so that the trees learn to do without."""

SNIPPET_WEIGHT = 0.3
"""Weight of a page that only has snippets, against one with a gold text."""

KINDS = {"max_iter": 60, "max_depth": 4, "learning_rate": 0.1, "min_samples_leaf": 8, "l2_regularization": 3.0,
         "max_features": 0.4}  # fmt: skip
FIRST = {"max_iter": 130, "max_depth": 6, "learning_rate": 0.11, "min_samples_leaf": 60, "l2_regularization": 5.0,
         "max_features": 0.5}  # fmt: skip
SECOND = {**FIRST, "max_iter": 90, "learning_rate": 0.1}
SECOND_SEEDS = 2
"""Chosen by hand for a page that costs less than half a millisecond a look; not searched for."""

Row = tuple[LabelledPage, NDArray[np.float32]]


def classifier(options: dict[str, float], seed: int = 0) -> Any:
    """An untrained ensemble."""
    return HistGradientBoostingClassifier(**options, early_stopping=False, random_state=seed)  # type: ignore[arg-type]


def fit_lexicon(pages: Iterable[LabelledPage]) -> Lexicon:
    """Weights of names and words: log-odds of main content over sites, each site counting once."""
    weights: list[dict[str, float]] = []
    pages = list(pages)
    for part in (0, 1):
        votes: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for labelled in pages:
            for key, share in labelled.votes[part].items():
                votes[key][labelled.site].append(share)
        known = {}
        for key in sorted(votes):
            if len(votes[key]) >= MIN_SITES:
                shares = [mean(by_site) for by_site in votes[key].values()]
                inside = sum(shares)
                known[key] = round(math.log((inside + SMOOTHING) / (len(shares) - inside + SMOOTHING)), 2)
        weights.append(known)
    return Lexicon(*weights)


def fit_kinds(pages: Sequence[LabelledPage]) -> Trees:
    """Page types, from the pages that have one."""
    typed = [labelled for labelled in pages if labelled.page_type]
    rows = np.array([labelled.kind_row for labelled in typed])
    return compile_trees(classifier(KINDS).fit(rows, [labelled.kind for labelled in typed]))


def weights_of(labelled: LabelledPage) -> NDArray[np.float32]:
    """Weight of every block: its share of the page's gold words, since the score is a mean over pages."""
    size = np.minimum(labelled.sizes, 400)
    if labelled.source == "eval":
        weights = SNIPPET_WEIGHT * (np.minimum(size / 300, 1.0) ** 0.8 + 0.02)
    else:
        weights = np.minimum(size / max(labelled.gold.total(), 50), 1.0) ** 0.8 + 0.004
    return np.where(labelled.known, weights, 0.0).astype(np.float32)


def fit_blocks(rows: Sequence[Row], options: dict[str, float], seed: int = 0) -> Trees:
    """Main content, from the rows of labelled blocks."""
    random = np.random.default_rng(11)
    parts, labels, weights = [], [], []
    for labelled, matrix in rows:
        chosen = np.flatnonzero(labelled.known)
        scale = 1.0
        if len(chosen) > CAP:
            scale = len(chosen) / CAP
            chosen = np.sort(random.choice(chosen, CAP, replace=False))
        parts.append(matrix[chosen])
        labels.append(labelled.labels[chosen])
        weights.append(weights_of(labelled)[chosen] * scale)
    model = classifier(options, seed)
    return compile_trees(
        model.fit(np.concatenate(parts), np.concatenate(labels), sample_weight=np.concatenate(weights))
    )


def rows_of(labelled: LabelledPage, lexicon: Lexicon, kinds: Trees) -> NDArray[np.float32]:
    """Features for the first trees."""
    assert labelled.seen is not None
    return first_rows(labelled.seen, lexicon, kinds.probability(labelled.kind_row[None, :])[0])


def unseen_rows(pages: Sequence[LabelledPage]) -> list[Row]:
    """Features of training pages, with words, names and page types learned from other sites."""
    random = np.random.default_rng(7)
    blind = Lexicon({}, {})
    rows = []
    for fold in sorted({labelled.fold for labelled in pages}):
        others = [labelled for labelled in pages if labelled.fold != fold]
        lexicon, kinds = fit_lexicon(others), fit_kinds(others)
        for labelled in pages:
            if labelled.fold == fold:
                rows.append((labelled, rows_of(labelled, blind if random.random() < DROPPED else lexicon, kinds)))
    return rows


def train(pages: Sequence[LabelledPage]) -> BlockJudge:
    """A judge, from pages with at least one block."""
    rows = unseen_rows(pages)
    again: list[Row] = []
    for fold in sorted({labelled.fold for labelled in pages}):
        first = fit_blocks([row for row in rows if row[0].fold != fold], FIRST)
        for labelled, matrix in rows:
            if labelled.fold == fold and labelled.seen is not None:
                again.append((labelled, second_rows(labelled.seen, matrix, first.probability(matrix))))
    second = mean_of([fit_blocks(again, SECOND, seed) for seed in range(SECOND_SEEDS)])
    return BlockJudge(fit_kinds(pages), fit_blocks(rows, FIRST), second, fit_lexicon(pages))


def mean_of(ensembles: Sequence[Trees]) -> Trees:
    """One ensemble whose score is the mean of several of one depth."""
    share = np.float32(1 / len(ensembles))
    return Trees(
        np.concatenate([ensemble.feature for ensemble in ensembles]),
        np.concatenate([ensemble.threshold for ensemble in ensembles]),
        np.concatenate([ensemble.value for ensemble in ensembles]) * share,
        np.sum([ensemble.baseline for ensemble in ensembles], axis=0, dtype=np.float32) * share,
    )


def choices(judge: BlockJudge, labelled: LabelledPage) -> list[NDArray[np.bool_]]:
    """The blocks that are kept after one look, and after two."""
    seen = labelled.seen
    if seen is None:
        return [np.zeros(0, dtype=bool)] * 2
    types = judge.kinds.probability(labelled.kind_row[None, :])[0]
    matrix = first_rows(seen, judge.lexicon, types)
    first = judge.first.probability(matrix)
    second = judge.second.probability(second_rows(seen, matrix, first))
    named = dict(zip(PAGE_TYPES, types.tolist(), strict=True))
    kept = []
    for probability in (first, (first + second) / np.float32(2)):
        keep, expected = choose(Judgement(probability, seen.words, named), probability)
        kept.append(keep & (expected >= LEAST_EXPECTED))
    return kept


Scores = dict[str, dict[str, float]]


def measure(pairs: Iterable[tuple[BlockJudge, LabelledPage]]) -> Scores:
    """Mean word F1 by page type of either look, and F1 over snippets where pages have those."""
    found: dict[str, dict[str, list[float]]] = {look: defaultdict(list) for look in ("fast", "twice")}
    counts = {look: [0, 0, 0] for look in found}
    for judge, labelled in pairs:
        for look, keep in zip(found, choices(judge, labelled), strict=True):
            if labelled.page_type:
                score = labelled.score(keep)
                for group in (labelled.page_type, "all types", f"half {labelled.half}"):
                    if group in {labelled.page_type, "all types"} or labelled.page_type == "article":
                        found[look][group].append(score)
            else:
                counts[look] = [a + b for a, b in zip(counts[look], labelled.snippets(keep), strict=True)]
    scores = {look: {group: mean(values) for group, values in groups.items()} for look, groups in found.items()}
    for look, (right, wrong, missed) in counts.items():
        if right:
            scores[look]["snippets"] = 2 * right / (2 * right + wrong + missed)
            scores[look]["snippets, precision"] = right / (right + wrong)
            scores[look]["snippets, recall"] = right / (right + missed)
    return scores


def keep(judge: BlockJudge, folder: Path | None, name: str) -> None:
    """Write a judge that is only there to be measured."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / f"{name}.npz", allow_pickle=False, **arrays_of(judge))


def cross_validated(pages: Sequence[LabelledPage], say: Callable[[str], None], folder: Path | None) -> Scores:
    """Scores of pages that were left out with their whole fold of sites; the judges go to ``folder``, if given."""
    pairs: list[tuple[BlockJudge, LabelledPage]] = []
    for fold in range(FOLDS):
        judge = train([labelled for labelled in pages if labelled.fold != fold and labelled.seen is not None])
        keep(judge, folder, f"fold{fold}")
        pairs += [(judge, labelled) for labelled in pages if labelled.fold == fold]
        say(f"fold {fold}: {show(measure(pair for pair in pairs if pair[1].fold == fold))}")
    return measure(pairs)


def show(scores: Scores) -> str:
    """One line for a look."""
    return "\n".join(
        f"{look:6}" + " ".join(f"{group} {score:.4f}" for group, score in sorted(groups.items()))
        for look, groups in scores.items()
    )


def arrays_of(judge: BlockJudge) -> dict[str, NDArray[Any]]:
    """All arrays of a judge."""
    arrays = stored({"kinds": judge.kinds, "first": judge.first, "second": judge.second})
    for name, weights in (("names", judge.lexicon.names), ("words", judge.lexicon.words)):
        arrays[f"{name}.keys"] = np.array(list(weights))
        arrays[f"{name}.weights"] = np.array(list(weights.values()), dtype=np.float32)
    return arrays


def record(figures: dict[str, Scores], folder: Path = FOLDER) -> None:
    """Put figures into the manifest of the judge."""
    path = folder / f"{NAME}.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    for name, scores in figures.items():
        known["figures"][name] = {
            look: {group: round(score, 4) for group, score in sorted(groups.items())} for look, groups in scores.items()
        }
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def manifest(sets: dict[str, Path], pages: Sequence[LabelledPage]) -> dict[str, Any]:
    """What is said of a judge beside its arrays."""
    return {
        "what": "probability of main content for every block of an HTML page, and the type of the page",
        "trained_on": {
            name: {
                "pages": sum(labelled.source == name for labelled in pages),
                "sha256 of gold.jsonl.gz": checksum_of([folder / "gold.jsonl.gz"]),
            }
            for name, folder in sets.items()
        },
        "command": "python -m benchmarks.train_block_judge --wcxb PATH --eval PATH --across --write --measure",
        "page_types": list(PAGE_TYPES),
        "options": {"kinds": KINDS, "first": FIRST, "second": SECOND, "second_seeds": SECOND_SEEDS,
                    "min_sites": MIN_SITES, "smoothing": SMOOTHING, "dropped": DROPPED},
        "thresholds": "none learned: the blocks with the highest expected word F1 are kept",
        "figures": {},
        "features": list(FIRST_NAMES),
    }  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wcxb", type=Path)
    parser.add_argument("--eval", type=Path)
    parser.add_argument("--measure", action="store_true", help="cross-validate, whole sites left out")
    parser.add_argument("--folds", type=Path, help="folder for these judges, for benchmarks.main_content")
    parser.add_argument("--across", action="store_true", help="train on one set, measure on the other")
    parser.add_argument("--write", action="store_true", help="train on everything and write the judge")
    options = parser.parse_args()
    start = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - start:5.0f} s] {line}", flush=True)

    sets = {name: path for name, path in (("wcxb", options.wcxb), ("eval", options.eval)) if path}
    pages = load(sets)
    say(f"{len(pages)} pages, {sum(len(labelled.labels) for labelled in pages)} blocks")
    figures: dict[str, Scores] = {}
    if options.write:
        judge = train([labelled for labelled in pages if labelled.seen is not None])
        write_judge(NAME, arrays_of(judge), manifest(sets, pages))
        say(f"written: {sum(array.nbytes for array in arrays_of(judge).values()) / 1e6:.1f} MB of arrays")
    if options.across:
        # The evaluation pages have no types and few labels, so only one direction makes a whole judge.
        known = {labelled.site for labelled in pages if labelled.source == "eval"}
        judge = train([p for p in pages if p.source == "wcxb" and p.seen is not None and p.site not in known])
        keep(judge, options.folds, "across")
        scores = measure((judge, labelled) for labelled in pages if labelled.source == "eval")
        figures["trained on wcxb without the sites of eval, measured on eval"] = scores
        say(f"across\n{show(scores)}")
    if options.measure:
        scores = cross_validated(pages, say, options.folds)
        figures[f"cross-validated on {' and '.join(sets)}, whole sites left out"] = scores
        say(f"cross-validated\n{show(scores)}")
    if figures:
        record(figures)


if __name__ == "__main__":
    main()
