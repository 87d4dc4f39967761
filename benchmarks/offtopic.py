"""The judge of off-topic pieces on articles with a piece of another site's article in them.

    python -m benchmarks.train_offtopic WCXB EVALUATION PARALLEL --folds FOLDER
    python -m benchmarks.offtopic WCXB --folds FOLDER [--embedding MODEL]
    python -m benchmarks.offtopic WCXB --time
    python -m benchmarks.offtopic WCXB --flags tune

The first command writes a judge for each of five folds of sites; the second runs each on the articles of the fold that
neither its trees nor its background have seen, whole as the stage would, with donors from the same fold. Half of the
articles get a piece of each sort, the others stay clean. Printed: AUROC and recall at 1 % of the clean units (lines, or
for ``sentence`` sentences of longer lines), recall at the shipped thresholds, and share of clean articles with a flag,
or left unjudged. ``--time`` measures the shipped judge on beginnings of 3,000 characters. ``--flags`` lists what the
judges of the folds flag in clean articles of the half that may be read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.data import half
from benchmarks.folds import FOLDS
from benchmarks.offtopic_damage import PIECES, damaged, is_damaged
from benchmarks.offtopic_texts import Source, wcxb
from benchmarks.train_offtopic import SORTS, most_similar, spans_of
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.judges.offtopic.judge import Judge
from cleaner.judges.offtopic.semantic import Embedder, load_embedder
from cleaner.judges.offtopic.units import units_of
from cleaner.reading.text import line_blocks
from cleaner.score import Score
from cleaner.stages.offtopic import OffTopic

LENGTH = 3_000
"""Characters of the texts that are timed."""


def document_of(text: str) -> Document:
    """A text as the stage sees it."""
    return Document(text, line_blocks(text), language="en")


def clean_figures(articles: Sequence[Source], judges: Sequence[Judge], embedder: Embedder | None) -> None:
    """Print what is flagged in clean articles."""
    flags: dict[str, int] = {}
    any_flag = silent = 0
    for article in articles:
        found = list(OffTopic(judges[article.fold or 0], embedder)(document_of("\n".join(article.lines))))
        codes = {one.code for one in found if isinstance(one, Finding)}
        any_flag += bool(codes)
        silent += any(isinstance(one, Score) and one.value is None for one in found)
        for code in codes:
            flags[code] = flags.get(code, 0) + 1
    count = len(articles)
    print(f"{count} clean articles: {any_flag / count:.2%} with any flag, {silent / count:.1%} not judged")
    print("   ", ", ".join(f"{code} in {number / count:.2%}" for code, number in sorted(flags.items())))


def figures(articles: Sequence[Source], judges: Sequence[Judge], embedder: Embedder | None) -> Iterator[str]:
    """A line for each sort of piece."""
    yield f"{'':<24}{'AUROC':>8}{'recall at 1 %':>15}{'as shipped':>12}{'pieces':>8}{'clean units':>13}"
    of_fold = {fold: [article for article in articles if article.fold == fold] for fold in range(FOLDS)}
    similar = {fold: most_similar(of_fold[fold]) for fold in range(FOLDS)}
    for sort in SORTS[1:]:
        piece = next(piece for piece in PIECES if sort.startswith(piece))
        hard = "hard" in sort
        clean: list[float] = []
        put: list[float] = []
        found = 0
        for article in articles:
            fold = article.fold or 0
            judge = judges[fold]
            if not is_damaged(article, sort):
                units = units_of("\n".join(article.lines), spans_of("\n".join(article.lines)))
                scores = judge.scores(units).tolist()
                clean += scores[units.lines :] if piece == "sentence" else scores[: units.lines]
                continue
            donors = similar[fold][article.id] if hard else of_fold[fold]
            made = damaged(article, piece, donors, hard=hard)
            if made is None:
                continue
            spans = spans_of(made.text)
            units = units_of(made.text, spans)
            if (made.start, made.end) not in units.spans:
                continue
            put.append(float(judge.scores(units)[units.spans.index((made.start, made.end))]))
            pieces = judge.judge(made.text, spans, embedder).pieces
            found += any(one.start < made.end and made.start < one.end for one in pieces)
        truth = np.concatenate([np.zeros(len(clean)), np.ones(len(put))])
        recall = float((np.array(put) > np.quantile(clean, 0.99)).mean())
        auroc = roc_auc_score(truth, np.array(clean + put))
        yield f"{sort:<24}{auroc:>8.4f}{recall:>15.3f}{found / len(put):>12.3f}{len(put):>8}{len(clean):>13}"


def beginnings(articles: Sequence[Source]) -> list[str]:
    """Beginnings of articles, of about ``LENGTH`` characters."""
    texts = []
    for article in articles:
        text = ""
        for line in article.lines:
            text += line + "\n"
            if len(text) > 0.97 * LENGTH:
                break
        if 0.97 * LENGTH < len(text) < 1.1 * LENGTH:
            texts.append(text)
    return texts


def timed(articles: Sequence[Source]) -> None:
    """Print the time that the stage takes."""
    stage = OffTopic()
    documents = [document_of(text) for text in beginnings(articles)][:60]
    for document in documents:
        list(stage(document))
    best = []
    for document in documents:
        runs = []
        for _ in range(7):
            start = time.perf_counter()
            list(stage(document))
            runs.append(time.perf_counter() - start)
        best.append(min(runs) * 1e3)
    size = sum(len(document.source) for document in documents) / len(documents)
    print(
        f"{len(documents)} texts of {size:.0f} characters: median {np.median(best):.2f} ms, highest {max(best):.2f} ms"
    )


def listed(articles: Sequence[Source], judges: Sequence[Judge]) -> None:
    """Print what is flagged in clean articles that may be read."""
    for article in articles:
        if half(article.url) != "tune":
            continue
        text = "\n".join(article.lines)
        for one in OffTopic(judges[article.fold or 0])(document_of(text)):
            if isinstance(one, Finding):
                said = repr(text[one.start : one.end][:160])
                print(f"{article.id} {one.code} {one.confidence:.3f} {said}\n    {one.message}")


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wcxb", type=Path)
    options.add_argument("--folds", type=Path)
    options.add_argument("--embedding", type=Path)
    options.add_argument("--time", action="store_true")
    options.add_argument("--flags", choices=["tune"])
    arguments = options.parse_args()
    articles = [text for text in wcxb(arguments.wcxb) if text.kind == "article" and text.is_english]
    if arguments.time:
        timed(articles)
        return
    if arguments.folds is None:
        options.error("--folds: a folder that train_offtopic wrote judges to")
    judges = [Judge.load(arguments.folds / f"fold{fold}") for fold in range(FOLDS)]
    if arguments.flags:
        listed(articles, judges)
        return
    embedder = load_embedder(arguments.embedding) if arguments.embedding else None
    clean_figures(articles, judges, embedder)
    for line in figures(articles, judges, embedder):
        print(line, flush=True)


if __name__ == "__main__":
    main()
