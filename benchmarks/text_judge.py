"""The text judge, measured: what rules and judge gain on extractors' texts and lose of clean ones.

    OMP_NUM_THREADS=1 python -m benchmarks.text_judge PATH_TO_WCXB_DEV [--evaluation PATH] [--cache FILE] [--folds FILE]
                                                      [--show tune]

Cross-validation with whole sites left out: every page goes through the whole tool, rounds and all, with a judge that
was trained and whose limits were chosen without its site. ``--folds`` takes these judges from a file that the training
command left (they are trained anew otherwise). ``share`` is the word F1 gained as a share of what an oracle gains that
keeps exactly the true lines; ``lost`` the gold words that went of those that the extractor had found. ``clean`` are the
gold texts themselves, with words that are mended counted as lost (``benchmarks.text_input`` counts them apart).
``harmed`` is the share of texts that lose any gold word. ``--show`` lists what the judge took of the tuning half.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cleaner
from benchmarks.data import half, word_f1, words
from benchmarks.folds import fold
from benchmarks.text_lines import EXTRACTORS, Extracted, labels, pages
from cleaner.judges.text import TextJudge
from cleaner.stages.text_judge import LineJudge


@dataclass(slots=True)
class Tally:
    """Sums over texts."""

    texts: int = 0
    before: float = 0.0
    after: float = 0.0
    oracle: float = 0.0
    lost: int = 0
    gold: int = 0
    harmed: int = 0

    def line(self, name: str) -> str:
        """One line of the table."""
        gain, prize = self.after - self.before, self.oracle - self.before
        texts = max(self.texts, 1)
        return (
            f"{name:24}{self.texts:6}{self.before / texts:8.4f}{gain / texts:+9.4f}{prize / texts:+9.4f}"
            f"{gain / prize if prize else 0:8.1%}{self.lost / max(self.gold, 1):9.3%}{self.harmed / texts:8.2%}"
        )


def with_judge(judge: TextJudge | None) -> cleaner.Cleaner:
    """The tool for texts, with this judge or none."""
    tool = cleaner.Cleaner(cleaner.Config(input_format="text"))
    stages = []
    for stage in tool._textual:
        if not isinstance(stage, LineJudge):
            stages.append(stage)
        elif judge is not None:
            stages.append(LineJudge(stage._reading, judge))
    tool._textual = tuple(stages)
    return tool


def oracle(text: str, gold: str) -> str:
    """The lines of a text that are in the gold."""
    lines = text.split("\n")
    return "\n".join(line for line, share in zip(lines, labels(lines, gold), strict=True) if share >= 0.5)


def measure(found: Iterable[Extracted], tools: Sequence[cleaner.Cleaner], show: str) -> dict[str, Tally]:
    """Clean every text of every article with the tool of its fold; the last tool has no judge."""
    tallies: dict[str, Tally] = {}
    for page in found:
        if page.page_type != "article":
            continue
        gold = words(page.gold)
        for source, text in (*((name, page.texts[name]) for name in EXTRACTORS), ("clean", page.gold)):
            own = half(page.url)
            prize = word_f1(gold, words(oracle(text, page.gold))) if source != "clean" else 1.0
            before = words(text)
            for kind, tool in (("rules", tools[-1]), ("both", tools[fold(page.url, len(tools) - 1)])):
                article = tool.clean(text)
                after = words(article.text)
                lost = ((gold & before) - after).total()
                pools = (source, "all", own) if source != "clean" else ("clean", f"clean {own}")
                for pool in pools:
                    tally = tallies.setdefault(f"{kind}, {pool}", Tally())
                    tally.texts += 1
                    tally.before += word_f1(gold, before)
                    tally.after += word_f1(gold, after)
                    tally.oracle += prize
                    tally.lost += lost
                    tally.gold += gold.total()
                    tally.harmed += lost > 0
                if kind == "both" and own == show:
                    _show(page, source, article, gold - Counter())
    return tallies


def _show(page: Extracted, source: str, article: cleaner.Article, gold: Counter[str]) -> None:
    for finding in article.findings:
        if finding.is_removal and finding.code.startswith("BP9"):
            line = finding.original.strip()
            share = labels([line], page.gold)[0]
            mark = "LOST" if share >= 0.5 else "gone"
            print(f"{mark} {page.page} {source[:5]} {finding.code} {finding.confidence:.2f} {line[:160]!r}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="WCXB's development split")
    parser.add_argument("--evaluation", type=Path, help="trafilatura's evaluation set, where judges are trained anew")
    parser.add_argument("--cache", type=Path, help="file that keeps what extractors made of the pages")
    parser.add_argument("--folds", type=Path, help="judges of the cross-validation, as the training command left them")
    parser.add_argument("--shipped", action="store_true", help="the shipped judge, which has seen every page")
    parser.add_argument("--show", choices=("tune", "none"), default="none", help="list removals of the tuning half")
    arguments = parser.parse_args()
    found = pages(arguments.path, arguments.evaluation, arguments.cache)
    if arguments.shipped:
        from cleaner.judges.text import shipped

        judges = [shipped()]
    elif arguments.folds:
        judges = pickle.loads(arguments.folds.read_bytes())
    else:
        from benchmarks.train_text_judge import train

        judges = train(found, only_folds=True).judges
    tallies = measure(found, [with_judge(judge) for judge in (*judges, None)], arguments.show)
    print(f"{'':24}{'texts':>6}{'before':>8}{'gain':>9}{'oracle':>9}{'share':>8}{'lost':>9}{'harmed':>8}")
    for name, tally in tallies.items():
        print(tally.line(name))


if __name__ == "__main__":
    main()
