"""Train the text judge (``cleaner/judges/text.npz``, ``text.json``).

    OMP_NUM_THREADS=1 python -m benchmarks.train_text_judge PATH_TO_WCXB_DEV PATH_TO_TRAFILATURA_EVAL [--cache FILE]

Five folds by site. Words are scored by how much more often they stand in wrong lines than in right ones; lines that
train the trees get scores from sites outside their own fold, so that the trees learn how far such scores carry.
Every judge of the cross-validation is trained without its fold. Its limits are chosen on the other four, from scores
that judges gave which had not seen the page scored. The shipped judge is trained on all, its limits chosen on all.

A quarter of an hour with a cache of extracted pages, 6 GB.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.compile_trees import checksum_of, compile_trees, stored, write_judge
from benchmarks.data import word_f1
from benchmarks.folds import FOLDS, site
from benchmarks.text_lines import EXTRACTORS, Extracted, Sample, Sampler, of_languages, pages
from cleaner.judges.lines import RULE_COLUMNS, WORD_SCORES, feature_names, features, line_columns
from cleaner.judges.text import CUES, LEAST_WORDS, NAME, Evidence, Limits, TextJudge, decide, evidence
from cleaner.judges.trees import Trees
from cleaner.rulepacks import load_rules
from cleaner.stages.boilerplate import Boilerplate

FIRST_PERSON = "i me my mine myself"
SECOND_PERSON = "you your yours yourself we our us"
SHORT = 12
"""Words; shorter lines have word scores of their own."""

MOST_WORDS = 6000
"""Words with scores."""

CAP = 4
"""Lines of one page that count for a word, at most."""

PRIOR = 3.0
"""Pages that a word's score is drawn to 0 with."""

TREES = {
    "max_depth": 4, "max_iter": 150, "learning_rate": 0.08, "l2_regularization": 5.0, "min_samples_leaf": 40,
    "max_features": 0.3, "early_stopping": False,
}  # fmt: skip

ENSEMBLES = 1
"""Ensembles whose scores are averaged. More of them were not measured to the end."""

KEPT = 0.15
"""Share of right lines that train; they are six times as many as wrong ones."""

LEAST_TEXTS = 40
"""Texts; a language with fewer was not trained on."""

MOST_LOST = 0.0021
"""Gold words of extracted texts that may be lost, rules included, where limits are chosen. Below the 0.25 % that must
hold, since what is chosen as the best of many is worse elsewhere."""

MOST_ADDED = 0.00031
"""Gold words that the judge may lose of trafilatura's texts on top of what rules lose there."""

MOST_TOUCHED, MOST_CLEAN_LOST = 0.049, 0.0009
"""Clean texts that may lose anything, and words they may lose, rules included, where limits are chosen; below the 5 %
and 0.1 % that must hold."""

GRID: dict[Evidence, dict[str, tuple[float, ...]]] = {
    "removed": {
        "line": (2.5, 3.0), "cue": (2.0, 3.0), "tail": (0.0, 0.5, 1.0), "worst": (-0.5, -1.0, -1.5),
        "contrast": (1.5, 2.0, 3.0),
    },
    "known": {
        "line": (2.5, 3.0), "cue": (2.0, 3.0), "tail": (-0.5, 0.0, 0.5), "worst": (-1.0, -2.0),
        "contrast": (1.5, 2.0, 3.0),
    },
}  # fmt: skip
"""Limits that are tried. No line goes below 2.5 by itself, and none below 2 is an end: with less an authored article
lost its last two lines, and an authored forum two posts."""

Words = tuple[dict[str, int], NDArray[np.float32]]


def word_scores(samples: Iterable[Sample]) -> Words:
    """Rows of words, and their scores: log-ratios of their frequency in wrong and in right lines."""
    by_page: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        if sample.source != "gold" and (not sample.source.startswith("evaluation") or sample.document.language == "en"):
            by_page[sample.url].append(sample)
    counts: tuple[tuple[Counter[str], Counter[str]], ...] = ((Counter(), Counter()), (Counter(), Counter()))
    sites: tuple[dict[str, set[str]], dict[str, set[str]]] = (defaultdict(set), defaultdict(set))
    for url, group in by_page.items():
        own: dict[tuple[bool, bool], Counter[str]] = defaultdict(Counter)
        seen = set()
        for sample in group:
            for words, wrong in zip(sample.words, sample.wrong.tolist(), strict=True):
                key = " ".join(words)
                if wrong >= 0 and key not in seen:
                    seen.add(key)
                    own[len(words) < SHORT, bool(wrong)].update(set(words))
        for (short, wrong), found in own.items():
            for word, times in found.items():
                counts[short][wrong][word] += min(times, CAP)
                sites[wrong][word].add(site(url))
    chosen = []
    sums = [[table.total() for table in pair] for pair in counts]
    for word in sorted(set(sites[0]) | set(sites[1])):
        right, wrong = len(sites[0].get(word, ())), len(sites[1].get(word, ()))
        if word.isdigit() or len(word) >= 20 or right + wrong < 6 or (wrong < 3 and right < 12):
            continue
        scores = []
        for (of_right, of_wrong), (all_right, all_wrong) in zip(counts, sums, strict=True):
            share = (of_right[word] + of_wrong[word] + 0.5) / max(all_right + all_wrong, 1)
            ratio = np.log((of_wrong[word] + PRIOR) / (share * all_wrong + PRIOR))
            scores.append(
                float(np.clip(ratio - np.log((of_right[word] + PRIOR) / (share * all_right + PRIOR)), -2.5, 2.5))
            )
        chosen.append((-max(map(abs, scores)), word, scores))
    best = [(word, scores) for _, word, scores in sorted(chosen)[:MOST_WORDS]]
    persons = set(FIRST_PERSON.split()), set(SECOND_PERSON.split())
    known = {word for word, _ in best}
    best += [(word, [0.0, 0.0]) for word in sorted((persons[0] | persons[1]) - known)]
    table = np.zeros((len(best) + 1, len(WORD_SCORES)), dtype=np.float32)
    for row, (word, scores) in enumerate(best, start=1):
        table[row] = (*np.round(scores, 2), word in persons[0], word in persons[1])
    return {word: row for row, (word, _) in enumerate(best, start=1)}, table


Table = NDArray[np.float32]


def table_of(sample: Sample, words: Words) -> Table:
    """Features of all lines of a sample."""
    reading = sample.reading
    return features(reading.lines, reading.hits, reading.claims, *words)[1]


@dataclass(slots=True)
class Rows:
    """What trees are trained on: features, labels, weights of lines."""

    features: list[Table]
    wrong: list[NDArray[np.bool_]]
    weight: list[NDArray[np.float64]]

    def add(self, sample: Sample, table: Table, chance: np.random.Generator) -> None:
        """Lines that no rule takes out and whose label is known; a share of the right ones, which count for all."""
        live = np.array([at not in sample.reading.claims for at in range(len(table))])
        wrong = sample.wrong == 1
        chosen = live & (sample.wrong >= 0) & (wrong | (chance.random(len(table)) < KEPT))
        sizes = np.array([len(words) for words in sample.words])
        weight = (np.minimum(sizes, 200) + 4) / (sizes.sum() + 300) * np.where(wrong, 1, 1 / KEPT) * sample.weight
        self.features.append(table[chosen])
        self.wrong.append(wrong[chosen])
        self.weight.append(weight[chosen])


def fit(samples: Sequence[Sample], tables: Sequence[Table]) -> Trees:
    """Boosted trees: the mean of ensembles that saw other right lines and asked for other features."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    parts = []
    for seed in range(ENSEMBLES):
        rows, chance = Rows([], [], []), np.random.default_rng(seed)
        for sample, table in zip(samples, tables, strict=True):
            rows.add(sample, table, chance)
        weight = np.concatenate(rows.weight)
        model = HistGradientBoostingClassifier(max_leaf_nodes=2 ** TREES["max_depth"], random_state=seed, **TREES)
        model.fit(np.concatenate(rows.features), np.concatenate(rows.wrong), sample_weight=weight / weight.mean())
        parts.append(compile_trees(model))
    return Trees(
        np.concatenate([part.feature for part in parts]),
        np.concatenate([part.threshold for part in parts]),
        np.concatenate([part.value for part in parts]) / np.float32(ENSEMBLES),
        np.mean([part.baseline for part in parts], axis=0, dtype=np.float32),
    )


@dataclass(slots=True)
class Scored:
    """A sample with the scores of a judge that had not seen its site, and what decisions need."""

    sample: Sample
    scores: NDArray[np.float32]
    sizes: NDArray[np.float32]
    live: NDArray[np.bool_]
    cues: NDArray[np.bool_]
    gold: Counter[str]
    before: Counter[str]
    oracle: float
    start: float
    evidence: Evidence
    known: dict[bytes, tuple[float, float, int, int]] = field(default_factory=dict)

    def kept(self, limits: Limits | None) -> NDArray[np.bool_]:
        """Lines that rules (and the judge) leave."""
        kept = self.live.copy()
        if limits:
            decision = decide(self.scores, self.sizes, self.live, self.cues, limits)
            kept &= ~decision.lines
            kept[decision.end :] = False
        return kept

    def outcome(self, limits: Limits | None) -> tuple[float, float, int, int]:
        """Word F1 gained, the oracle's gain, gold words lost, gold words."""
        kept = self.kept(limits)
        key = kept.tobytes()
        if key not in self.known:
            self.known[key] = self._outcome(kept)
        return self.known[key]

    def _outcome(self, kept: NDArray[np.bool_]) -> tuple[float, float, int, int]:
        after = self.before.copy()
        for at in np.flatnonzero(~kept).tolist():
            after.subtract(self.sample.words[at])
        after = +after
        lost = ((self.gold & self.before) - after).total()
        return word_f1(self.gold, after) - self.start, self.oracle, lost, self.gold.total()


def scored(sample: Sample, table: Table, names: Sequence[str], trees: Trees, gold: Counter[str]) -> Scored:
    """Score one sample."""
    at = names.index(RULE_COLUMNS[0])
    rules = table[:, at : at + len(RULE_COLUMNS)]
    before = Counter(word for words in sample.words for word in words)
    right = Counter(
        word for words, wrong in zip(sample.words, sample.wrong.tolist(), strict=True) if wrong == 0 for word in words
    )
    start = word_f1(gold, before)
    return Scored(
        sample, trees.scores(table), table[:, 0], rules[:, 0] == 0, (rules[:, CUES] > 0).any(axis=1), gold, before,
        word_f1(gold, right) - start, start, evidence(sample.reading.hits, sample.reading.claims),
    )  # fmt: skip


def figures(texts: Iterable[Scored], judges: Sequence[TextJudge]) -> dict[str, float]:
    """What rules and judges gain on texts, and what they lose; every text is judged without its fold."""
    sums, count = np.zeros(4), 0
    for text in texts:
        sums += text.outcome(judges[text.sample.fold].limits.get(text.evidence))
        count += 1
    gain, prize, lost, size = sums.tolist()
    return {
        "texts": count, "gain": round(gain / max(count, 1), 4), "oracle": round(prize / max(count, 1), 4),
        "share": round(gain / prize, 3) if prize > 0 else 0.0, "lost": round(lost / max(size, 1.0), 5),
    }  # fmt: skip


Sums = NDArray[np.float64]
"""Over texts: gain, gold words that each extractor's text loses, that clean texts lose, clean texts that lose any."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What every choice of limits does to the texts of every fold; a grid is worked out once for all of them.

    Attributes:
        start: Sums by fold without the judge.
        size: Gold words by fold of each extractor's texts, of clean texts, and the number of clean texts.
        change: Of each kind of evidence and choice of limits: how the judge changes the sums of each fold.
    """

    start: Sums
    size: Sums
    change: dict[Evidence, dict[Limits, Sums]]


def _sums(texts: Iterable[Scored], limits: Limits | None) -> Sums:
    sums = np.zeros((FOLDS, 6))
    for text in texts:
        gain, _, lost, _ = text.outcome(limits)
        row = sums[text.sample.fold]
        if text.sample.source == "gold":
            row[4:] += (lost, lost > 0)
        else:
            row[0] += gain
            row[1 + EXTRACTORS.index(text.sample.source)] += lost
    return sums


def outcomes(texts: Sequence[Scored]) -> Outcomes:
    """Try every choice of limits."""
    size = np.zeros((FOLDS, 5))
    for text in texts:
        clean = text.sample.source == "gold"
        column = 3 if clean else EXTRACTORS.index(text.sample.source)
        size[text.sample.fold, column] += text.gold.total()
        size[text.sample.fold, 4] += clean
    change: dict[Evidence, dict[Limits, Sums]] = {}
    for kind, grid in GRID.items():
        own = [text for text in texts if text.evidence == kind]
        before = _sums(own, None)
        change[kind] = {
            limits: _sums(own, limits) - before
            for limits in (Limits(*values) for values in itertools.product(*grid.values()))
        }
    return Outcomes(_sums(texts, None), size, change)


def choose(found: Outcomes, folds: Sequence[int]) -> dict[Evidence, Limits]:
    """The limits with the largest gain on some folds among those that lose little there."""
    rows = list(folds)
    start, size = found.start[rows].sum(axis=0), found.size[rows].sum(axis=0)
    removed, known = ({key: sums[rows].sum(axis=0) for key, sums in found.change[kind].items()} for kind in GRID)
    best: tuple[float, dict[Evidence, Limits]] = (-1.0, {})
    for (limits, change), (others, other) in itertools.product(removed.items(), known.items()):
        sums = start + change + other
        allowed = (
            sums[1:4].sum() <= MOST_LOST * size[:3].sum()
            and change[1] + other[1] <= MOST_ADDED * size[0]
            and sums[4] <= MOST_CLEAN_LOST * size[3]
            and sums[5] <= MOST_TOUCHED * size[4]
        )
        if allowed and sums[0] > best[0]:
            best = (float(sums[0]), {"removed": limits, "known": others})
    return best[1]


@dataclass(slots=True)
class Trained:
    """Judges of the cross-validation, the shipped one, and the scored texts."""

    judges: list[TextJudge]
    shipped: TextJudge
    texts: list[Scored]


def train(found: Sequence[Extracted], *, only_folds: bool = False) -> Trained:
    """Cross-validation, then the judge of all."""
    start = time.monotonic()
    sampler = Sampler(Boilerplate(load_rules().rules))
    measured = list(sampler.measured(found))
    samples = measured + list(sampler.further(found))
    golds = {page.page: Counter(words_of(page.gold)) for page in found if page.page_type == "article"}
    note(start, f"{len(samples)} texts")
    folds = [sample.fold for sample in samples]
    inner: dict[tuple[int, int], Table] = {}
    for pair in itertools.combinations(range(FOLDS), 2):
        words = word_scores(sample for sample, own in zip(samples, folds, strict=True) if own not in pair)
        for at, own in enumerate(folds):
            if own in pair:
                inner[at, pair[pair[0] == own]] = table_of(samples[at], words)
    note(start, "features")
    names = feature_names(line_columns(samples[0].reading.lines, *words)[0])
    languages = frozenset(
        language for language, times in of_languages(samples).items() if times >= LEAST_TEXTS and language != "?"
    )
    texts: list[Scored] = []
    outer: list[tuple[Trees, Words]] = []
    own_tables: dict[int, Table] = {}
    for left in range(FOLDS):
        words = word_scores(sample for sample, own in zip(samples, folds, strict=True) if own != left)
        others = [at for at, own in enumerate(folds) if own != left]
        trees = fit([samples[at] for at in others], [inner[at, left] for at in others])
        outer.append((trees, words))
        for at, own in enumerate(folds):
            if own == left:
                own_tables[at] = table_of(samples[at], words)
                if at < len(measured):
                    texts.append(scored(samples[at], own_tables[at], names, trees, golds[samples[at].page]))
        note(start, f"fold {left}")
    judges = []
    tried = outcomes(texts)
    for left, (trees, words) in enumerate(outer):
        limits = choose(tried, [other for other in range(FOLDS) if other != left])
        judges.append(TextJudge(trees, *words, limits, languages))
        note(start, f"fold {left}: {limits}")
    if only_folds:
        return Trained(judges, judges[0], texts)
    words = word_scores(samples)
    trees = fit(samples, [own_tables[at] for at in range(len(samples))])
    return Trained(judges, TextJudge(trees, *words, choose(tried, range(FOLDS)), languages), texts)


def words_of(text: str) -> list[str]:
    """Words as WCXB counts them."""
    from benchmarks.text_lines import WORD

    return WORD.findall(text.lower())


def note(start: float, text: str) -> None:
    """Say how far it is."""
    print(f"{time.monotonic() - start:6.0f} s  {text}", flush=True)


def report(trained: Trained) -> dict[str, dict[str, float]]:
    """Figures of the cross-validation by extractor, half and language; one round, without what later rounds find."""
    extracted = [text for text in trained.texts if text.sample.source != "gold"]
    groups = {name: [text for text in extracted if text.sample.source == name] for name in EXTRACTORS}
    groups["all"] = extracted
    groups |= {half: [text for text in extracted if text.sample.half == half] for half in ("tune", "report")}
    groups["English"] = [text for text in extracted if text.sample.document.language == "en"]
    groups["other languages"] = [text for text in extracted if text.sample.document.language != "en"]
    groups["clean"] = [text for text in trained.texts if text.sample.source == "gold"]
    return {name: figures(texts, trained.judges) for name, texts in groups.items()}


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("wcxb", type=Path, help="WCXB's development split")
    parser.add_argument("evaluation", type=Path, help="trafilatura's evaluation set")
    parser.add_argument("--cache", type=Path, help="file that keeps what extractors made of the pages")
    parser.add_argument(
        "--folds", type=Path, help="file to keep the judges of the cross-validation in, to measure them"
    )
    parser.add_argument("--texts", type=Path, help="file to keep the scored texts in")
    arguments = parser.parse_args()
    trained = train(pages(arguments.wcxb, arguments.evaluation, arguments.cache))
    if arguments.folds:
        import pickle

        arguments.folds.write_bytes(pickle.dumps(trained.judges))
        if arguments.texts:
            arguments.texts.write_bytes(pickle.dumps(trained.texts))
    judge = trained.shipped
    arrays = stored({"trees": judge.trees})
    arrays["words"] = np.array(list(judge.lexicon))
    arrays["word_scores"] = judge.scores
    found = report(trained)
    write_judge(
        NAME,
        arrays,
        {
            "what": "boosted trees over lines of text: log-odds that a line is not of the article",
            "trained_on": "WCXB development split (CC-BY-4.0) and trafilatura's evaluation set (Apache-2.0): what "
            "trafilatura, readability-lxml and resiliparse make of the pages, gold texts, windows of whole pages",
            "data_sha256": checksum_of([arguments.wcxb / "gold.jsonl.gz", arguments.evaluation / "gold.jsonl.gz"]),
            "recipe": "python -m benchmarks.train_text_judge",
            "languages": sorted(judge.languages),
            "limits": {kind: asdict(limits) for kind, limits in judge.limits.items()},
            "limits_from": "the largest gain over the texts of all five folds, scored by judges that had not seen "
            f"their sites, where rules and judge lose at most {MOST_LOST:.2%} of gold words, the judge alone "
            f"{MOST_ADDED:.3%} of those of trafilatura's texts, and both of clean texts "
            f"{MOST_CLEAN_LOST:.2%} of the words and anything at all in {MOST_TOUCHED:.1%}; in the cross-validation "
            "each fold's limits come from the other four",
            "least_words": LEAST_WORDS,
            "cross_validation": found,
            "trees": TREES,
            "words": len(judge.lexicon),
            "features": feature_names(
                line_columns(trained.texts[0].sample.reading.lines, judge.lexicon, judge.scores)[0]
            ),
        },
    )
    print(found)


if __name__ == "__main__":
    main()
