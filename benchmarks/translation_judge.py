"""The judge of translations, measured: whole years and source languages left out, FLORES never trained on.

    OMP_NUM_THREADS=1 python -m benchmarks.translation_judge PATH_TO_SHARED_DATA FOLDER_OF_FOLDS [--output FILE]

``FOLDER_OF_FOLDS`` is what ``benchmarks.train_translation_judge --folds`` left: a judge for each fold, with thresholds
set on the originals of the other folds. Each part of the judge and the whole are measured alike: against originals
(area under the ROC curve; what is found at 1 % and 5 % false positives, at the point of the ROC curve of the very
originals, and, for the whole, at thresholds from elsewhere, with the false positives that there really are); against
translations by people; on FLORES; on the articles of WCXB's reporting half. ``[...]`` are 95 % intervals of a bootstrap
over texts; figures are means over folds.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.translation_calibration import RATES
from benchmarks.translation_data import FLORES, FOLDS
from benchmarks.translation_figures import auroc, found_at, interval, ordered_right
from benchmarks.translation_samples import LENGTHS, WEB, Sample, samples
from cleaner.judges.translation.judge import PROBABLE, SURE, Judge

SHOWN = 3
"""Decimals of a figure."""

PARTS = ("ngrams", "likelihoods")
"""Names of the scores of a judge's parts."""

WHOLE = "judge"
"""Name of the whole among the parts."""


@dataclass(frozen=True)
class Judged:
    """Texts with what a judge says of them.

    Attributes:
        samples: The texts.
        scores: Of each part, and of the whole, one score a text.
        over: False-positive rate to whether a text reaches the threshold set at it.
    """

    samples: Sequence[Sample]
    scores: Mapping[str, NDArray[np.float64]]
    over: Mapping[float, NDArray[np.bool_]]

    def only(self, mask: NDArray[np.bool_]) -> Judged:
        """Some of the texts."""
        return Judged(
            [one for one, kept in zip(self.samples, mask, strict=True) if kept],
            {name: row[mask] for name, row in self.scores.items()},
            {rate: row[mask] for rate, row in self.over.items()},
        )

    def of_kind(self, kind: str) -> Judged:
        """The texts of a kind."""
        return self.only(np.array([one.kind == kind for one in self.samples], dtype=bool))


Known = Mapping[tuple[int, int], tuple[float, ...]]
"""Scores of the parts by fold and ``id`` of the sample, where they have been computed already."""


def judged(judge: Judge, found: Sequence[Sample], fold: int = 0, known: Known | None = None) -> Judged:
    """What the judge of a fold says of texts."""
    have = known or {}
    parts = [have.get((fold, id(one))) or judge.scores(one.tokens) for one in found]
    lengths = [len(one.text.text) for one in found]
    odds = [judge.calibration.log_odds(scores, length) for scores, length in zip(parts, lengths, strict=True)]
    table = np.array(parts, dtype=np.float64).reshape(len(found), len(PARTS))
    scores = {name: table[:, column] for column, name in enumerate(PARTS)} | {WHOLE: np.array(odds)}
    over = {
        rate: np.array([own >= judge.calibration.threshold(rate, at) for own, at in zip(odds, lengths, strict=True)])
        for rate in RATES
    }
    return Judged(found, scores, over)


def measured(judges: Sequence[Judge], found: Sequence[Sample], known: Known | None = None) -> dict[str, Any]:
    """All figures of the judges of the folds, by length."""
    result: dict[str, Any] = {}
    for length in LENGTHS:
        tests = [
            judged(judge, [one for one in found if one.length == length and one.is_tested_on(fold)], fold, known)
            for fold, judge in enumerate(judges)
        ]
        result[str(length)] = of_length(tests)
        if length == 1100:
            result["by_system"] = by_group(tests, "system")
            result["by_language"] = by_group(tests, "language")
    result["flores"] = flores([judged(one, [s for s in found if is_flores(s)]) for one in judges])
    result["wcxb"] = web([judged(one, reporting(found)) for one in judges])
    return result


def is_flores(sample: Sample) -> bool:
    """Whether it is one of the samples that FLORES is reported on."""
    return sample.text.set == FLORES and sample.length == 1100


def reporting(found: Sequence[Sample]) -> list[Sample]:
    """Whole web articles of the half of sites that nothing is trained on or tuned to, those that can be judged."""
    return [
        one for one in found if one.kind == WEB and one.part is None and not one.length and len(one.text.text) > 600
    ]


def of_length(tests: Sequence[Judged]) -> dict[str, Any]:
    """Figures of texts of one length."""
    result: dict[str, Any] = {"texts": {}}
    for kind in ("machine-translation", "original", "human-translation"):
        result["texts"][kind] = sum(len(test.of_kind(kind).samples) for test in tests)
    for name in tests[0].scores:
        groups = [
            (test.of_kind("machine-translation").scores[name], test.of_kind("original").scores[name]) for test in tests
        ]
        pooled = [(np.concatenate([one for one, _ in groups]), np.concatenate([two for _, two in groups]))]
        figures: dict[str, Any] = {
            "auroc": interval(auroc, groups),
            "found_at_1%": interval(found_at(0.01), groups),
            "found_at_5%": interval(found_at(0.05), groups),
            "pooled": [auroc(*pooled[0]), found_at(0.01)(*pooled[0]), found_at(0.05)(*pooled[0])],
            "by_fold": [[figure(*one) for figure in (auroc, found_at(0.01), found_at(0.05))] for one in groups],
        }
        figures |= against_people(tests, name)
        result[name] = rounded(figures)
    result["thresholds"] = {
        str(rate): rounded(
            {
                kind: [float(test.of_kind(kind).over[rate].mean()) for test in tests]
                for kind in ("machine-translation", "original", "human-translation", WEB)
            }
            | {"all originals": share([test.of_kind("original").over[rate] for test in tests])}
        )
        for rate in RATES
    }
    return result


def against_people(tests: Sequence[Judged], name: str) -> dict[str, Any]:
    """Machine translations against people's of the same sets and languages, and in pairs of the same lines."""
    groups, pairs = [], []
    for test in tests:
        people = test.of_kind("human-translation")
        # people's translations of the languages left out alone, as those of the machines
        both = {(one.text.set, one.text.language) for one in people.samples}
        machine = test.of_kind("machine-translation")
        machine = machine.only(np.array([(one.text.set, one.text.language) in both for one in machine.samples]))
        groups.append((machine.scores[name], people.scores[name]))
        pairs.append(
            ordered_right(
                [(one.text, float(score)) for one, score in zip(machine.samples, machine.scores[name], strict=True)],
                [(one.text, float(score)) for one, score in zip(people.samples, people.scores[name], strict=True)],
            )
        )
    return {
        "people_auroc": interval(auroc, groups),
        "people_auroc_by_fold": [auroc(*group) for group in groups],
        "people_pairs": float(np.mean([pair.mean() for pair in pairs])),
        "people_pairs_by_fold": [float(pair.mean()) for pair in pairs],
        "people_pairs_pooled": float(np.concatenate(pairs).mean()),
    }


def by_group(tests: Sequence[Judged], field: str) -> dict[str, Any]:
    """Area under the ROC curve, and what is found at thresholds from elsewhere, by system or source language."""
    areas: dict[str, list[float]] = defaultdict(list)
    over: dict[str, list[NDArray[np.bool_]]] = defaultdict(list)
    for test in tests:
        machine, original = test.of_kind("machine-translation"), test.of_kind("original")
        values = np.array([getattr(one.text, field) for one in machine.samples])
        for value in sorted(set(values.tolist())):
            own = machine.only(values == value)
            areas[value].append(auroc(own.scores[WHOLE], original.scores[WHOLE]))
            over[value].append(own.over[PROBABLE])
    return {
        value: {
            "texts": sum(map(len, over[value])),
            "auroc": round(float(np.mean(areas[value])), SHOWN),
            "found": round(share(over[value]), SHOWN),
        }
        for value in sorted(areas)
    }


def flores(tests: Sequence[Judged]) -> dict[str, Any]:
    """Area under the ROC curve of every system of FLORES against the originals of the same lines."""
    result: dict[str, Any] = {}
    for name in tests[0].scores:
        areas: dict[str, list[float]] = defaultdict(list)
        for test in tests:
            systems = np.array([one.text.system for one in test.samples])
            scores = test.scores[name]
            for system in sorted(set(systems.tolist()) - {"original"}):
                areas[system].append(auroc(scores[systems == system], scores[systems == "original"]))
        result[name] = {system: round(float(np.mean(row)), SHOWN) for system, row in areas.items()}
    result["original over"] = {
        str(rate): round(share([test.of_kind("original").over[rate] for test in tests]), SHOWN) for rate in RATES
    }
    return result


def web(tests: Sequence[Judged]) -> dict[str, Any]:
    """Share of web articles that each fold's judge takes for translations."""
    return {"articles": len(tests[0].samples)} | {
        str(rate): [round(float(test.over[rate].mean()), 4) for test in tests] for rate in RATES
    }


def share(rows: Sequence[NDArray[np.bool_]]) -> float:
    """Share of true ones in all rows together."""
    return float(np.concatenate(list(rows)).mean())


def rounded(figures: Any) -> Any:
    """The same figures with ``SHOWN`` decimals."""
    if isinstance(figures, Mapping):
        return {name: rounded(value) for name, value in figures.items()}
    if isinstance(figures, (list, tuple)):
        return [rounded(value) for value in figures]
    return round(float(figures), SHOWN)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="the folder of shared data")
    parser.add_argument("folds", type=Path, help="the folder of the folds' judges")
    parser.add_argument("--output", type=Path, help="file for the figures, as JSON")
    arguments = parser.parse_args()
    judges = [Judge.load(arguments.folds / f"fold{fold}") for fold in range(FOLDS)]
    figures = measured(judges, samples(arguments.path))
    text = json.dumps(figures, indent=1)
    if arguments.output:
        arguments.output.write_text(text + "\n", encoding="utf-8")
    show(figures)


def show(figures: Mapping[str, Any]) -> None:
    """Print figures as tables."""
    print(f"{'characters':>10} {'part':12} {'AUROC':22}{'at 1 %':22}{'at 5 %':22}people: AUROC, pairs")
    for length in LENGTHS:
        own = figures[str(length)]
        for name in own:
            if name in ("texts", "thresholds"):
                continue
            row = own[name]
            cells = "".join(
                f"{row[key][0]:.3f} [{row[key][1]:.3f} {row[key][2]:.3f}]   "
                for key in ("auroc", "found_at_1%", "found_at_5%")
            )
            print(f"{length:10} {name:12} {cells}{row['people_auroc'][0]:.3f} {row['people_pairs']:.3f}")
    print(
        "\nat thresholds set on other originals: rate, found, false positives by fold and in all, people, web articles"
    )
    for length in LENGTHS:
        for rate, row in figures[str(length)]["thresholds"].items():
            found = float(np.mean(row["machine-translation"]))
            people = float(np.mean(row["human-translation"]))
            false = f"{row['original']} {row['all originals']:.3f}"
            print(f"{length:10} {rate:6} {found:.3f}  {false}  {people:.3f}  {row[WEB]}")
    for name in ("flores", "wcxb"):
        print(f"\n{name}: {json.dumps(figures[name])}")
    for name in ("by_system", "by_language"):
        print(f"\n{name}, with the threshold set at {PROBABLE:.0%}:")
        for value, row in figures[name].items():
            print(f"  {value:22}{row['texts']:6} AUROC {row['auroc']:.3f}  over the threshold {row['found']:.3f}")
    print(f"\nThe default threshold is the one set at {SURE:.1%}.")


if __name__ == "__main__":
    main()
