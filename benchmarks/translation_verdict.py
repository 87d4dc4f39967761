"""What the presets of ``Config.machine_translation`` do, on texts that no part of the judge has seen.

    OMP_NUM_THREADS=1 python -m benchmarks.translation_verdict PATH_TO_SHARED_DATA FOLDER_OF_FOLDS

``FOLDER_OF_FOLDS`` is what ``benchmarks.train_translation_judge --folds`` left. Originals of every year, translations
by people and by machines from languages left out, each judged by the fold that knows neither; and the articles of
WCXB's reporting half, by the judge that ships, which has not learned from them. All of the way counts: score,
artefacts, and both together. The rules of artefacts were made on even years and WCXB's tuning half, so originals of odd
years are given apart. Printed is the share of texts with each finding, and with a verdict other than keep by each
preset.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.artefact_data import part_of_year
from benchmarks.data import wcxb
from benchmarks.translation_data import FOLDS, Text, is_tested_on, records, texts, year
from cleaner import Article, Cleaner, Config
from cleaner.judges.translation.judge import Judge
from cleaner.judging.verdict import PRESETS, verdict
from cleaner.stages.translation import Translation

CODES = ("MT901", "MT902", "MT903", "MT904", "MT905")

MOST = 700
"""Texts of a kind and fold at most; drawn by chance with a fixed seed."""


def cleaner_with(judge: Judge | None = None) -> Cleaner:
    """The whole of machine translation, with one judge for English."""
    tool = Cleaner(Config(select=("MT",), input_format="text"))
    if judge is not None:
        observing = [
            Translation(lambda language: judge if language == "en" else None)
            if isinstance(stage, Translation)
            else stage
            for stage in tool._stages.observing
        ]
        tool._stages = tool._stages._replace(observing=tuple(observing))
    return tool


def articles_of(folds: Path, path: Path, characters: int, wanted: Callable[[Text], bool]) -> list[Article]:
    """The texts of all folds that are wanted, each checked with its fold's judge."""
    found = list(texts(records(path), characters))
    articles = []
    for fold in range(FOLDS):
        tool = cleaner_with(Judge.load(folds / f"fold{fold}"))
        tested = {text.text: text for text in found if is_tested_on(text, fold) and wanted(text)}
        drawn = random.Random(fold).sample(list(tested), min(MOST, len(tested)))
        articles += [tool.check(text, language="en") for text in drawn]
    return articles


def web_articles(path: Path) -> list[Article]:
    """The English articles of the reporting half."""
    tool = cleaner_with()
    pages = [page for page in wcxb(path / "wcxb-dev") if page.half == "report"]
    articles = (tool.check(page.gold) for page in pages if page.gold)
    return [article for article in articles if article.language == "en"]


def show(name: str, articles: Sequence[Article]) -> None:
    """A line of shares."""
    codes = Counter(code for article in articles for code in {f.code for f in article.findings} & set(CODES))
    cells = [f"{codes[code] / len(articles):6.2%}" for code in CODES]
    for preset in PRESETS:
        verdicts = Counter(verdict(article.findings, preset)[0] for article in articles)
        cells.append(f"{1 - verdicts['keep'] / len(articles):6.2%}")
    print(f"{name:<44}{len(articles):>6}  " + "  ".join(cells), flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, help="the folder that holds mt/ and wcxb-dev/")
    parser.add_argument("folds", type=Path, help="the folder with a judge for each fold")
    options = parser.parse_args(None if arguments is None else list(arguments))
    print(f"{'':<44}{'texts':>6}  " + "  ".join(f"{name:>6}" for name in (*CODES, *PRESETS)))
    show("articles of WCXB, reporting half", web_articles(options.path))
    for characters in (1100, 3300):
        kinds: dict[str, Callable[[Text], bool]] = {
            "originals": lambda text: text.kind == "original",
            "originals of odd years": lambda text: (
                text.kind == "original" and part_of_year(year(text.set) or 0) == "report"
            ),
            "translated by people": lambda text: text.kind == "human-translation",
            "translated by machine": lambda text: text.is_machine,
        }
        for name, wanted in kinds.items():
            show(f"{name}, {characters:,} characters", articles_of(options.folds, options.path, characters, wanted))


if __name__ == "__main__":
    main()
