"""Train the judge of translations (:mod:`cleaner.judges.translation`).

    OMP_NUM_THREADS=1 python -m benchmarks.train_translation_judge PATH_TO_SHARED_DATA [--write] [--folds FOLDER]
                                                                   [--language LANGUAGE]

The parts are trained once for each fold and once on everything; the scores that the folds' parts give to the years
and languages they have not seen make the calibration and the thresholds. ``--folds`` keeps a judge for each fold, whose
calibration comes from the other folds alone; ``benchmarks.translation_judge`` measures these.

The shared texts are English. For another language give records a ``target_language`` and write its frequent words with
``benchmarks.translation_words --language``; the rest is the same.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.compile_trees import checksum_of, write_judge
from benchmarks.translation_calibration import MASS as CALIBRATED_MASS
from benchmarks.translation_calibration import RATES, Scored
from benchmarks.translation_calibration import fit as calibrated
from benchmarks.translation_data import FOLDS, LEFT_OUT, records
from benchmarks.translation_judge import measured, show
from benchmarks.translation_likelihood import LEAST_TIMES
from benchmarks.translation_likelihood import fit as fit_likelihoods
from benchmarks.translation_ngrams import COST, LEAST_TEXTS
from benchmarks.translation_ngrams import fit as fit_ngrams
from benchmarks.translation_samples import LENGTHS, MASS, TRAINED, Sample, samples
from cleaner.judges.translation.calibration import Calibration
from cleaner.judges.translation.judge import FOLDER, PROBABLE, SURE, Judge
from cleaner.judges.translation.text import kept_words

LANGUAGE = "en"
"""The language of the shared texts."""


@dataclass(frozen=True)
class Trained:
    """A judge, not yet calibrated, and what its parts say of texts that they have not seen."""

    judge: Judge
    scored: Sequence[Scored]


def untried(found: Sequence[Sample], fold: int | None, language: str) -> Judge:
    """A judge that learnt from what a fold may learn from, not yet calibrated."""
    own = [one for one in found if one.length == TRAINED and one.is_trained_on(fold)]
    nothing = Calibration((), (0.0, 0.0), {})
    return Judge(language, kept_words(language), fit_ngrams(own), fit_likelihoods(own), nothing, {})


def train_fold(found: Sequence[Sample], fold: int, language: str) -> Trained:
    """The judge of a fold, and its scores of what it has not seen."""
    judge = untried(found, fold, language)
    scored = [Scored(one, fold, judge.scores(one.tokens)) for one in found if one.length and one.is_tested_on(fold)]
    return Trained(judge, scored)


def others(folds: Sequence[Trained], fold: int) -> list[Scored]:
    """What the other folds' models say of their texts."""
    return [one for at, trained in enumerate(folds) if at != fold for one in trained.scored]


def written(path: Path, judge: Judge, about: dict[str, Any]) -> None:
    """Write a judge's two files, ``PATH.npz`` and ``PATH.json``."""
    manifest = {
        "what": "n-grams and likelihoods of masked tokens: log-odds that a machine translated a text",
        "language": judge.language,
        "calibration": judge.calibration.about(),
        **about,
    }
    write_judge(path.name, judge.ngrams.arrays() | judge.likelihoods.arrays(), manifest, path.parent)


def train(path: Path, fold_folder: Path, language: str, note: Callable[[str], None]) -> dict[str, Any]:
    """Train the judges of the folds, and that of all texts, into a folder.

    Returns:
        The figures of the folds.
    """
    found = samples(path, language=language)
    note(f"{len(found)} samples")
    folds = []
    for fold in range(FOLDS):
        folds.append(train_fold(found, fold, language))
        note(f"fold {fold}: {len(folds[-1].scored)} scored")
    fold_folder.mkdir(parents=True, exist_ok=True)
    judges = []
    for fold, trained in enumerate(folds):
        judges.append(replace(trained.judge, calibration=calibrated(others(folds, fold))))
        written(fold_folder / f"fold{fold}", judges[-1], {})
    known = {(one.fold, id(one.sample)): one.scores for trained in folds for one in trained.scored}
    figures = measured(judges, found, known)
    note("measured")
    judge = untried(found, None, language)
    judge = replace(judge, calibration=calibrated([one for trained in folds for one in trained.scored]))
    note("trained on everything")
    everything = [one for one in found if one.length == TRAINED and one.is_trained_on(None)]
    written(fold_folder / language, judge, described(path, everything, folds, figures))
    return figures


def described(
    path: Path, everything: Sequence[Sample], folds: Sequence[Trained], figures: dict[str, Any]
) -> dict[str, Any]:
    """What the manifest says of training and measuring."""
    kinds = Counter(one.kind for one in everything)
    return {
        "trained_on": "WMT 2008 to 2022 news and general tests with submitted systems and Bergamot, Google, Microsoft, "
        "NLLB, OPUS-MT and Argos, HT-vs-MT (Google and DeepL), as listed in corpora/DATASETS.md; articles of the "
        "tuning half of WCXB's development split (CC-BY-4.0) as originals",
        "data_sha256": checksum_of([path / "mt" / "segments.jsonl.gz", path / "wcxb-dev" / "gold.jsonl.gz"]),
        "recipe": "python -m benchmarks.train_translation_judge",
        "texts": dict(sorted(kinds.items())),
        "characters": TRAINED,
        "weights": MASS,
        "ngrams": {"C": COST, "least_texts": LEAST_TEXTS},
        "likelihoods": {"least_times": list(LEAST_TIMES)},
        "left_out": [sorted(languages) for languages in LEFT_OUT],
        "calibrated_on": {
            "texts": sum(len(trained.scored) for trained in folds),
            "lengths": list(LENGTHS),
            "weights": CALIBRATED_MASS,
        },
        "thresholds_from": "originals of years, and web articles of sites, that the model that scored them had not "
        "seen, the higher of the two; rates measured with the thresholds of two folds on the third are under "
        f"figures. A text is called translated from the threshold set at {SURE:.1%} on, probably translated from that "
        f"at {PROBABLE:.0%} on",
        "rates": list(RATES),
        "figures": figures,
    }


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="the folder of shared data")
    parser.add_argument("--language", default=LANGUAGE, help="language of the texts")
    parser.add_argument("--folds", type=Path, default=Path("build/translation"), help="folder for the folds' judges")
    parser.add_argument("--write", action="store_true", help="replace the judge that ships")
    arguments = parser.parse_args()
    if not any(record for record in records(arguments.path, arguments.language)):
        parser.error(f"no records in {arguments.language}")
    start = time.monotonic()

    def note(text: str) -> None:
        print(f"{time.monotonic() - start:6.0f} s  {text}", flush=True)

    show(train(arguments.path, arguments.folds, arguments.language, note))
    if arguments.write:
        for kind in ("npz", "json"):
            name = f"{arguments.language}.{kind}"
            shutil.copy(arguments.folds / name, FOLDER / name)


if __name__ == "__main__":
    main()
