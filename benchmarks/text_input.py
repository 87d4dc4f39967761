"""Text input, measured on WCXB's articles: what is lost of clean text, and what is gained on extracted text.

    python -m benchmarks.text_input PATH_TO_WCXB_DEV

Two figures. *Clean*: the gold text of every article page given as text: share of gold words removed, pages that lose
anything. Words that are mended are not lost: mojibake in the gold is repaired on both sides before words are compared,
and the pages on which that changed a word are counted apart. *Extracted*: trafilatura's default output (comments on)
given as text and scored against the gold: mean word F1 before and after, and the gold words lost. Sites are split in
two halves by a hash of the host; the rules were written looking at ``tune`` only, so ``report`` is the figure to quote.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import cleaner
from benchmarks.data import GoldPage, wcxb, word_f1, words

SHOWN_CHANGE = 0.0005
"""Word F1; smaller changes are not listed."""

HALVES = ("tune", "report", "all")


@dataclass(slots=True)
class Tally:
    """Sums over the pages of one half."""

    pages: int = 0
    gold_words: int = 0
    clean_lost: int = 0
    clean_pages: int = 0
    mended_pages: int = 0
    extracted_lost: int = 0
    extracted_pages: int = 0
    f1_before: float = 0.0
    f1_after: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)


def lost(gold: Counter[str], before: Counter[str], after: Counter[str]) -> int:
    """Gold words that were in the text before and are not after."""
    return ((gold & before) - after).total()


def measure(pages: Iterable[GoldPage], tool: cleaner.Cleaner, verbose: str) -> dict[str, Tally]:
    """Clean gold and extracted text of every page."""
    import trafilatura

    tallies = {half: Tally() for half in HALVES}
    mender = cleaner.Cleaner(cleaner.Config(select=["QC"], input_format="text"))
    for page in pages:
        gold = words(page.gold)
        on_gold = tool.clean(page.gold) if page.gold else None
        mended = words(mender.clean(page.gold).text)
        clean_lost = (mended - words(on_gold.text)).total() if on_gold else 0
        extracted = trafilatura.extract(page.html, deduplicate=False) or ""
        before = words(extracted)
        on_extracted = tool.clean(extracted)
        after = words(on_extracted.text)
        extracted_lost = lost(gold, before, after)
        f1_before, f1_after = word_f1(gold, before), word_f1(gold, after)
        for half in (page.half, "all"):
            tally = tallies[half]
            tally.pages += 1
            tally.gold_words += gold.total()
            tally.clean_lost += clean_lost
            tally.clean_pages += clean_lost > 0
            tally.mended_pages += mended != gold
            tally.extracted_lost += extracted_lost
            tally.extracted_pages += extracted_lost > 0
            tally.f1_before += f1_before
            tally.f1_after += f1_after
            tally.codes.update(f.code for f in on_extracted.findings if f.is_removal)
        if page.half == verbose:
            _show(page, on_gold, on_extracted, (f1_before, f1_after))
    return tallies


def _show(
    page: GoldPage, on_gold: cleaner.Article | None, on_extracted: cleaner.Article, f1: tuple[float, float]
) -> None:
    """Every removal on clean text, and every removal that takes gold words of extracted text."""
    for finding in on_gold.findings if on_gold else ():
        if finding.is_removal and words(finding.original):
            print(f"CLEAN {page.id} {finding.code} {finding.original.strip()[:150]!r}")
    gold = words(page.gold)
    if abs(f1[1] - f1[0]) > SHOWN_CHANGE:
        print(f"F1    {page.id} {f1[0]:.3f} -> {f1[1]:.3f}")
    for finding in on_extracted.findings:
        if finding.is_removal and words(finding.original):
            mark = "LOST " if f1[1] < f1[0] and (words(finding.original) & gold) else "GONE "
            print(f"{mark} {page.id} {finding.code} {finding.original.strip()[:150]!r}")


def main() -> None:
    """Print the two figures for both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="folder of WCXB's development split")
    parser.add_argument("--show", choices=("tune", "none"), default="none", help="list removals of the tuning half")
    parser.add_argument("--select", default="", help="only these codes, such as BP")
    args = parser.parse_args()
    tool = cleaner.Cleaner(cleaner.Config(select=args.select, input_format="text"))
    tallies = measure(wcxb(args.path), tool, args.show)
    heads = "clean: words lost, pages, mended   extracted: F1 before, after, gain, gold words lost, pages"
    print(f"{'half':8}{'pages':>6}  {heads}")
    for half, t in tallies.items():
        print(
            f"{half:8}{t.pages:6}"
            f"{t.clean_lost / t.gold_words:12.4%} {t.clean_pages / t.pages:7.2%} {t.mended_pages:4}"
            f"{t.f1_before / t.pages:18.4f} {t.f1_after / t.pages:.4f} {(t.f1_after - t.f1_before) / t.pages:+.4f}"
            f" {t.extracted_lost / t.gold_words:8.4%} {t.extracted_pages / t.pages:7.2%}"
        )
    print("removals on extracted text:", dict(tallies["all"].codes.most_common()))


if __name__ == "__main__":
    main()
