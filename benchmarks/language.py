"""How well and how fast languages are told: ours, py3langid and langdetect, and what the LG findings say of real pages.

    OMP_NUM_THREADS=1 python -m benchmarks.language [PATH_TO_WCXB_DEV] [--half report] [--details]

Accuracy on the sentences of ``corpora/languages`` and on pieces of the authored corpora, cut at words to 20 to 40,
40 to 80 and 80 to 200 letters. What is taken for a near relative counts as wrong, and as right under "related".
Time is CPU time a call, all three in the same run, so that the ratios hold where the machine's speed drifts.

With a folder of WCXB: how often the language of a page's main text is the declared one, and how many pages have each LG
finding. ``--details`` lists the findings; look at those of the tuning half only.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks.authored import CORPORA
from benchmarks.data import wcxb
from cleaner import Cleaner, Config
from cleaner.reading.function_words import related
from cleaner.reading.language import _fast, _langdetect, detect, detect_text, normalise
from cleaner.reading.scripts import scripts
from cleaner.reading.text import text_document

BANDS = ((20, 40), (40, 80), (80, 200))
"""Letters of the pieces."""

PIECES_OF_A_LINE = 2
SURE = 0.8

Judge = Callable[[str], tuple[str | None, float]]
Piece = tuple[str, str]


def _ours(text: str) -> tuple[str | None, float]:
    return detect_text(text)


def _py3langid(text: str) -> tuple[str | None, float]:
    label, probability = _fast().classify(text)
    return normalise(label), probability


def _by_langdetect(text: str) -> tuple[str | None, float]:
    return _langdetect(text), 1.0


JUDGES: dict[str, Judge] = {"ours": _ours, "py3langid": _py3langid, "langdetect": _by_langdetect}


def sentences() -> list[Piece]:
    """The authored sentences with their languages."""
    loaded = yaml.safe_load((CORPORA / "languages" / "sentences.yaml").read_text(encoding="utf-8"))
    return [(normalise(code) or code, text) for code, texts in loaded.items() for text in texts]


def pieces(least: int, most: int) -> list[Piece]:
    """Pieces of the gold texts of the authored corpora, at most two a line."""
    found = []
    for kind, ending in (("texts", ".gold.txt"), ("pages", ".gold.txt"), ("clean", ".txt")):
        for entry in yaml.safe_load((CORPORA / kind / "index.yaml").read_text(encoding="utf-8")):
            text = (CORPORA / kind / f"{entry['id']}{ending}").read_text(encoding="utf-8")
            for line in text.splitlines():
                found += [(entry["language"], piece) for piece in list(_cut(line, least, most))[:PIECES_OF_A_LINE]]
    return found


def _cut(line: str, least: int, most: int) -> Iterator[str]:
    words: list[str] = []
    letters = 0
    for word in line.split():
        words.append(word)
        letters += scripts(word).total()
        if letters >= (least + most) // 2:
            if letters <= most:
                yield " ".join(words)
            words, letters = [], 0


def _print_accuracy(name: str, given: list[Piece]) -> None:
    print(f"{name}: {len(given)} pieces, {len({language for language, _ in given})} languages")
    spent: dict[str, float] = {}
    for judge_name, judge in JUDGES.items():
        start = time.process_time()
        answers = [judge(text) for _, text in given]
        spent[judge_name] = (time.process_time() - start) / len(given) * 1000
        right = sum(language == answer for (language, _), (answer, _) in zip(given, answers, strict=True))
        kin = sum(related(language, answer or "") for (language, _), (answer, _) in zip(given, answers, strict=True))
        told = [
            (language, answer) for (language, _), (answer, sure) in zip(given, answers, strict=True) if sure >= SURE
        ]
        precise = sum(language == answer for language, answer in told) / max(len(told), 1)
        sure = f"sure of {len(told) / len(given):.3f}, right {precise:.4f}" if judge_name != "langdetect" else ""
        ratio = f"{spent[judge_name] / spent['ours']:6.1f} times"
        print(
            f"  {judge_name:11}{right / len(given):.4f}  related {kin / len(given):.4f}"
            f"  {spent[judge_name]:7.3f} ms {ratio}  {sure}"
        )


def _print_pages(path: Path, half: str, details: bool) -> None:
    tool = Cleaner(Config(main_content="fast"))
    pages = agreeing = told = 0
    codes: Counter[str] = Counter()
    for page in wcxb(path, None):
        if half not in ("both", page.half):
            continue
        pages += 1
        article = tool.clean(page.html, url=page.url)
        language = detect(text_document(page.gold))
        told += language is not None
        agreeing += language is not None and language == article.language
        findings = [finding for finding in article.findings if finding.code.startswith("LG")]
        codes.update({finding.code for finding in findings})
        for finding in findings if details else ():
            print(
                f"  {page.id} {finding.code} {finding.message}: {article.source[finding.start : finding.end][:150]!r}"
            )
    print(f"{pages} pages ({half}): language of the gold text told on {told}, as the page has it on {agreeing}")
    print("  pages with " + (", ".join(f"{code} {count}" for code, count in sorted(codes.items())) or "no finding"))


def main() -> None:
    """Print accuracy and milliseconds a call, and pages with findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", help="folder of WCXB's development split")
    parser.add_argument("--half", choices=("tune", "report", "both"), default="report")
    parser.add_argument("--details", action="store_true")
    args = parser.parse_args()
    for judge in JUDGES.values():
        judge("The ferry to the island did not leave on Monday.")
    _print_accuracy("sentences", sentences())
    for least, most in BANDS:
        _print_accuracy(f"{least} to {most} letters", pieces(least, most))
    if args.path is not None:
        _print_pages(args.path, args.half, args.details)


if __name__ == "__main__":
    main()
