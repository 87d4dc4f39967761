"""Train the judge of off-topic pieces, and cross-validate it by site.

    python -m benchmarks.train_offtopic WCXB EVALUATION PARALLEL [--cache FOLDER] [--folds FOLDER] [--write]

``WCXB`` and ``EVALUATION`` are the folders of the two sets of pages, ``PARALLEL`` is the file of parallel news texts
(see ``corpora/DATASETS.md``). Pieces of other sites' articles are put into clean articles (``offtopic_damage.py``);
trees learn to tell their features from those of the lines and sentences of clean ones.

Sites are in five folds. What is known of words when an article is looked at comes from texts of other folds than its
own and its donor's. The trees that score a fold have seen no article and no piece of it. Thresholds are set on these
scores. The judge that ships has trees from all folds and a background from all texts.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.compile_trees import checksum_of, compile_trees, stored, write_judge
from benchmarks.folds import FOLDS
from benchmarks.offtopic_background import background, stems_of, stored_background
from benchmarks.offtopic_damage import PIECES, Damaged, damaged, is_damaged
from benchmarks.offtopic_texts import Source, all_texts
from cleaner.judges.offtopic.features import features
from cleaner.judges.offtopic.judge import FOLDER, KINDS, NAME, is_many, kinds_of
from cleaner.judges.offtopic.units import units_of
from cleaner.judges.offtopic.words import Background
from cleaner.judges.trees import Trees

ROUNDS, DEPTH, LEAST_LEAF, RATE = 200, 5, 60, 0.06
"""Trees, their depth, rows of a leaf, and learning rate."""

HARD_WEIGHT, HARD_PARAGRAPH_WEIGHT = 1.5, 5.0
"""Weight of a piece of a hard donor; of any other it is 1. Of headlines and sentences of hard donors most cannot be
told at all, so that more weight only costs elsewhere."""

COLUMNS_SHARE = 0.3
"""Share of the features that each split chooses from: with all of them the trees lean on a few."""

CLEAN_WEIGHT, FEW_UNITS = 60.0, 25
"""Weight of all units of a clean article together, and units below which it weighs less."""

SEEDS = 2
"""Pieces of each sort for each article, of donors at random."""

SHORT = (1_800, 4_000)
"""Characters that articles are also cut to: users' are shorter than WCXB's."""

MOST_UNITS = 60
"""Units of one clean article that are learned from, drawn at random."""

BUDGET = {"paragraph": 0.018, "headline": 0.018, "sentence": 0.011}
"""Share of clean articles in which a unit of each kind may reach its threshold."""

LENGTH_BINS, SLOPE_SHARE = 5, 0.05
"""Bins of articles by their lines, and the share of their articles that reaches the score a slope is fitted to."""

STEPS = (0.5, 0.2, 0.1, 0.05, 0.03, 0.02, 0.015, 0.01, 0.007, 0.005, 0.003, 0.002)
"""Shares of clean articles that the judge's file holds scores for."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Units with their features.

    Attributes:
        table: Features; shape (units, features).
        host: Index of the article.
        fold, donor_fold: Their folds; the donor's is -1 for units of clean articles.
        sort: Index in ``SORTS``.
        kind: Index in ``KINDS``.
        seed: Which of several pieces of that sort; 0 is the one that is reported on.
        short: Whether the article was cut short.
    """

    table: NDArray[np.float32]
    host: NDArray[np.int64]
    fold: NDArray[np.int64]
    donor_fold: NDArray[np.int64]
    sort: NDArray[np.int64]
    kind: NDArray[np.int64]
    seed: NDArray[np.int64]
    short: NDArray[np.bool_]


SORTS = ("clean", *PIECES, *(f"{piece}, hard donor" for piece in PIECES))


class Tables:
    """Backgrounds without the sites of some folds, kept in a folder if there is one."""

    def __init__(self, texts: Sequence[Source], cache: Path | None) -> None:
        self._texts, self._cache = texts, cache
        self.without = lru_cache(maxsize=None)(self._without)

    def of(self, *folds: int) -> Background:
        """The background without the sites of these folds."""
        return self.without(tuple(sorted(set(folds))))

    def _without(self, folds: tuple[int, ...]) -> Background:
        path = self._cache / f"background-{''.join(map(str, folds)) or 'all'}.pickle" if self._cache else None
        if path and path.exists():
            kept: Background = pickle.loads(path.read_bytes())
            return kept
        made = background(self._texts, folds)
        if path:
            path.write_bytes(pickle.dumps(made))
        return made


def spans_of(text: str) -> list[tuple[int, int]]:
    """Spans of the lines of a text that has no blank ones."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def most_similar(articles: Sequence[Source], most: int = 5) -> dict[str, list[Source]]:
    """For each article the most similar ones of other sites, by cosine of TF-IDF."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    reader = TfidfVectorizer(analyzer=lambda text: stems_of("\n".join(text.lines)), sublinear_tf=True, min_df=2)
    table = reader.fit_transform(articles)
    likeness = (table @ table.T).toarray()
    found = {}
    for index, article in enumerate(articles):
        order = np.argsort(-likeness[index], kind="stable")
        found[article.id] = [articles[at] for at in order if articles[at].site != article.site][:most]
    return found


def cut_short(article: Source) -> Source:
    """The beginning of an article."""
    wanted = random.Random(f"short {article.id}").randint(*SHORT)
    size = at = 0
    while at < len(article.lines) and size < wanted:
        size += len(article.lines[at]) + 1
        at += 1
    return Source(article.id, article.url, article.kind, article.title, article.lines[:at])


def pieces_of(host: Source, donors: Sequence[Source], similar: Sequence[Source]) -> Iterator[tuple[int, int, Damaged]]:
    """Every sort of piece put into an article: index of the sort, seed, the damaged article."""
    for hard in (False, True):
        for piece in PIECES:
            sort = SORTS.index(f"{piece}, hard donor" if hard else piece)
            for seed in range(1 if hard else SEEDS):
                made = damaged(host, piece, similar if hard else donors, hard=hard, seed=seed)
                if made is not None:
                    yield sort, seed, made


def rows_of(articles: Sequence[Source], tables: Tables) -> tuple[list[str], Rows]:
    """Features of all units of clean articles, and of the pieces put into them."""
    similar = most_similar(articles)
    parts: list[NDArray[np.float32]] = []
    marks: list[tuple[int, ...]] = []
    names: list[str] = []
    for index, article in enumerate(articles):
        own = article.fold or 0
        donors = [donor for donor in articles if donor.fold == own]
        for is_short in (False, True):
            host = cut_short(article) if is_short else article
            if len(host.lines) < 2:
                continue
            text = "\n".join(host.lines)
            units = units_of(text, spans_of(text))
            names, table = features(units, tables.of(own))
            parts.append(table)
            marks += [(index, own, -1, 0, int(kind), 0, is_short) for kind in kinds_of(units)]
            for sort, seed, made in pieces_of(host, donors, similar[article.id]):
                units = units_of(made.text, spans_of(made.text))
                if (made.start, made.end) not in units.spans:
                    continue
                at = units.spans.index((made.start, made.end))
                donor = made.donor.fold or 0
                _, table = features(units, tables.of(own, donor))
                parts.append(table[at : at + 1])
                marks.append((index, own, donor, sort, int(kinds_of(units)[at]), seed, is_short))
    columns = np.array(marks, dtype=np.int64).T
    return names, Rows(np.concatenate(parts), *columns[:6], columns[6].astype(bool))


def sampled(rows: Rows) -> NDArray[np.bool_]:
    """All pieces, and of each clean article at most ``MOST_UNITS`` units."""
    clean = np.flatnonzero(rows.sort == 0)
    article = (rows.host * 2 + rows.short)[clean]
    order = np.lexsort((np.random.default_rng(0).random(len(clean)), article))
    first = np.flatnonzero(np.diff(article[order], prepend=-1))
    place = np.arange(len(clean)) - np.repeat(first, np.diff(np.append(first, len(clean))))
    kept = rows.sort > 0
    kept[clean[order[place < MOST_UNITS]]] = True
    return kept


def weights_of(rows: Rows, use: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How much each of the rows that are used counts in training."""
    clean = (rows.sort == 0) & use
    article = rows.host * 2 + rows.short
    count = np.bincount(article[clean], minlength=int(article.max()) + 1)
    weights = np.where(rows.sort > len(PIECES), HARD_WEIGHT, 1.0)
    weights[rows.sort == SORTS.index("paragraph, hard donor")] = HARD_PARAGRAPH_WEIGHT
    weights[clean] = CLEAN_WEIGHT / np.maximum(count[article[clean]], FEW_UNITS)
    return weights[use]


def fit(rows: Rows, columns: NDArray[np.int64], without: int | None) -> Any:
    """Trees from all folds but one: no article of it, and no piece of one of its articles."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    use = sampled(rows)
    if without is not None:
        use &= (rows.fold != without) & (rows.donor_fold != without)
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_depth=DEPTH, max_leaf_nodes=2**DEPTH, min_samples_leaf=LEAST_LEAF, learning_rate=RATE,
        l2_regularization=1.0, max_features=COLUMNS_SHARE, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(rows.table[use][:, columns], rows.sort[use] > 0, sample_weight=weights_of(rows, use))


@dataclass(frozen=True)
class Validated:
    """Scores of all rows by trees that have not seen their sites, with those trees."""

    scores: NDArray[np.float32]
    trees: list[Trees]


def validate(rows: Rows, columns: NDArray[np.int64]) -> Validated:
    """Cross-validate by site."""
    scores = np.zeros(len(rows.sort), dtype=np.float32)
    ensembles = []
    for left_out in range(FOLDS):
        ensemble = compile_trees(fit(rows, columns, left_out))
        at = np.flatnonzero(rows.fold == left_out)
        for part in np.array_split(at, max(1, len(at) // 5_000)):
            scores[part] = ensemble.scores(np.ascontiguousarray(rows.table[part][:, columns]))
        ensembles.append(ensemble)
    return Validated(scores, ensembles)


def lines_of(rows: Rows) -> NDArray[np.float64]:
    """Lines of the article that each unit stands in."""
    article = rows.host * 2 + rows.short
    lines = np.bincount(article[(rows.sort == 0) & (rows.kind < 2)], minlength=int(article.max()) + 1)
    counts: NDArray[np.float64] = np.maximum(lines, 1)[article].astype(np.float64)
    return counts


def highest(
    rows: Rows, values: NDArray[np.float64], kind: int | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """The highest value of a kind of unit in each clean article, with the article's lines, and whether it is short."""
    clean = rows.sort == 0
    article = rows.host * 2 + rows.short
    use = clean if kind is None else clean & (rows.kind == kind)
    top = np.full(int(article.max()) + 1, -20.0)
    np.maximum.at(top, article[use], values[use])
    present, first = np.unique(article[clean], return_index=True)
    return top[present], lines_of(rows)[clean][first], (present % 2).astype(bool)


def thresholds_of(rows: Rows, scores: NDArray[np.float32]) -> dict[str, tuple[float, float]]:
    """For each kind of unit the threshold of an article of one line, and what it rises by with the logarithm of lines.

    The more lines, the higher the highest one scores by chance. The slope is fitted to the scores that one article in
    twenty reaches, in bins of a length; the offset is such that a share ``BUDGET`` reaches the threshold, among whole
    articles and among short ones.
    """
    found = {}
    for at, kind in enumerate(KINDS):
        top, lines, short = highest(rows, scores.astype(np.float64), at)
        logs = np.log(lines)
        bins = [part for part in np.array_split(np.argsort(logs, kind="stable"), LENGTH_BINS) if len(part)]
        reached = [float(np.quantile(top[part], 1 - SLOPE_SHARE)) for part in bins]
        slope = max(0.0, float(np.polyfit([float(logs[part].mean()) for part in bins], reached, 1)[0]))
        offset = max(float(np.quantile((top - slope * logs)[short == cut], 1 - BUDGET[kind])) for cut in (False, True))
        found[kind] = (round(offset, 4), round(slope, 4))
    return found


def margins_of(
    rows: Rows, scores: NDArray[np.float32], limits: Mapping[str, tuple[float, float]]
) -> NDArray[np.float64]:
    """How far each unit is above the threshold of its kind, in an article of its length."""
    offsets, slopes = (np.array([limits[kind][at] for kind in KINDS]) for at in (0, 1))
    margins: NDArray[np.float64] = scores - offsets[rows.kind] - slopes[rows.kind] * np.log(lines_of(rows))
    return margins


def figures(
    rows: Rows, scores: NDArray[np.float32], articles: Sequence[Source], margins: NDArray[np.float64]
) -> dict[str, Any]:
    """For each sort of piece: AUROC, recall at 1 % of clean units, and recall at the thresholds."""
    from sklearn.metrics import roc_auc_score

    found: dict[str, Any] = {}
    for short in (False, True):
        for sort in SORTS[1:]:
            hit = np.array([is_damaged(article, sort) for article in articles])
            in_lines = "sentence" not in sort
            level = (rows.kind < 2) == in_lines
            clean = (rows.sort == 0) & level & ~hit[rows.host] & (rows.short == short)
            put = (rows.sort == SORTS.index(sort)) & hit[rows.host] & (rows.seed == 0) & (rows.short == short)
            truth = np.concatenate([np.zeros(int(clean.sum())), np.ones(int(put.sum()))])
            found[f"{sort}, cut short" if short else sort] = {
                "auroc": round(float(roc_auc_score(truth, np.concatenate([scores[clean], scores[put]]))), 4),
                "recall_at_1_percent": round(float((scores[put] > np.quantile(scores[clean], 0.99)).mean()), 3),
                "recall_as_shipped": round(float((margins[put] >= 0).mean()), 3),
                "pieces": int(put.sum()),
                "clean_units": int(clean.sum()),
            }
    return found


def flagged_articles(rows: Rows, margins: NDArray[np.float64]) -> dict[str, float]:
    """Share of clean articles with any flag."""
    shares = {}
    for short in (False, True):
        use = (rows.sort == 0) & (rows.short == short)
        above = np.bincount(rows.host[use & (margins >= 0)], minlength=int(rows.host.max()) + 1)
        lines = np.bincount(rows.host[use & (rows.kind < 2)], minlength=len(above))
        speaks = lines > 0
        flagged = [count > 0 and not is_many(int(count), int(total)) for count, total in zip(above, lines, strict=True)]
        shares["cut short" if short else "whole"] = round(float(np.array(flagged)[speaks].mean()), 4)
    return shares


def probability(rows: Rows, margins: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and offset of the probability that an article has a piece in it, over its greatest margin."""
    from sklearn.linear_model import LogisticRegression

    article = rows.host * 2 + rows.short
    top = np.full(int(article.max()) + 1, -20.0)
    clean = rows.sort == 0
    np.maximum.at(top, article[clean], margins[clean])
    put = ~clean & (rows.seed == 0) & (rows.sort <= len(PIECES))
    damaged_top = np.maximum(top[article[put]], margins[put])
    intact = top[np.unique(article[clean])]
    truth = np.concatenate([np.zeros(len(intact)), np.ones(len(damaged_top))])
    weights = np.concatenate([np.full(len(intact), len(damaged_top) / len(intact)), np.ones(len(damaged_top))])
    model = LogisticRegression(C=1e3).fit(np.concatenate([intact, damaged_top])[:, None], truth, sample_weight=weights)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def save(  # noqa: PLR0917 -- all that a judge is made of
    folder: Path, name: str, ensemble: Trees, columns: NDArray[np.int64], table: Background, about: Mapping[str, Any]
) -> None:
    """Write the two files of a judge."""
    arrays = stored({"trees": ensemble}) | stored_background(table) | {"columns": columns.astype(np.int16)}
    arrays["trees.feature"] = arrays["trees.feature"].astype(np.int32)
    write_judge(name, arrays, about, folder)


def main() -> None:
    """Train, validate and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wcxb", type=Path)
    options.add_argument("evaluation", type=Path)
    options.add_argument("parallel", type=Path)
    options.add_argument("--cache", type=Path, help="folder that keeps texts, backgrounds and features")
    options.add_argument("--folds", type=Path, help="folder to write the judges of the cross-validation to")
    options.add_argument("--write", action="store_true", help="write the judge that ships")
    arguments = options.parse_args()
    texts = _kept(arguments.cache, "texts", lambda: all_texts(arguments.wcxb, arguments.evaluation, arguments.parallel))
    articles = [text for text in texts if text.kind == "article"]
    tables = Tables(texts, arguments.cache)
    names, rows = _kept(arguments.cache, "rows", lambda: rows_of(articles, tables))
    columns = np.arange(len(names))
    validated = validate(rows, columns)
    limits = thresholds_of(rows, validated.scores)
    margins = margins_of(rows, validated.scores, limits)
    slope, offset = probability(rows, margins)
    tops = {kind: highest(rows, margins, at)[0] for at, kind in enumerate(KINDS)}
    about: dict[str, Any] = {
        "what": "boosted trees over lines and sentences of an article: log-odds that a piece of another one was put in",
        "trained_on": "articles of WCXB's development split (CC-BY-4.0) with pieces of each other; words from all its "
        "page types, from what trafilatura makes of its evaluation set (Apache-2.0), and from news of WMT 2008 to 2022",
        "data_sha256": checksum_of([arguments.wcxb / "gold.jsonl.gz", arguments.evaluation / "gold.jsonl.gz"]),
        "recipe": "python -m benchmarks.train_offtopic",
        "features": [names[at] for at in columns],
        "thresholds": limits,
        "thresholds_from": "offset, and slope over the logarithm of lines: reached by a share of clean articles, "
        f"scored by trees and with a background that had not seen their sites: {BUDGET}",
        "steps": STEPS,
        "rates": {kind: [round(float(np.quantile(top, 1 - step)), 4) for step in STEPS] for kind, top in tops.items()},
        "probability": {"slope": round(slope, 4), "offset": round(offset, 4)},
        "cross_validation": figures(rows, validated.scores, articles, margins),
        "clean_articles_flagged": flagged_articles(rows, margins),
    }
    for sort, found in about["cross_validation"].items():
        print(f"{sort:<36}" + "  ".join(f"{name} {value}" for name, value in found.items()))
    print(json.dumps({key: about[key] for key in ("thresholds", "clean_articles_flagged")}))
    if arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        for left_out, ensemble in enumerate(validated.trees):
            save(arguments.folds, f"fold{left_out}", ensemble, columns, tables.of(left_out), about)
        (arguments.folds / "scores.pickle").write_bytes(pickle.dumps((rows, validated.scores)))
    if arguments.write:
        save(FOLDER, NAME, compile_trees(fit(rows, columns, None)), columns, tables.of(), about)


def _kept(cache: Path | None, name: str, make: Any) -> Any:
    path = cache / f"{name}.pickle" if cache else None
    if path and path.exists():
        return pickle.loads(path.read_bytes())
    made = make()
    if path:
        path.write_bytes(pickle.dumps(made))
    return made


if __name__ == "__main__":
    main()
