"""How well quotation marks are mended: corrupt balanced paragraphs of real articles, clean them, compare.

    python -m benchmarks.quotes PATH/TO/wcxb-dev [--half report] [--context paragraph]

A paragraph takes part when the check in this file, which shares nothing with the engine, finds it clean prose with
balanced double quotation marks of one style (and without a space before a comma or full stop, which an extractor
left and the tool mends). Each is corrupted in four ways, a fifth time by two of them at once:

- ``drop``: one mark is lost.
- ``flip``: one mark, or every mark, points the other way (curly paragraphs only: straight marks have no direction).
- ``mix``: one mark is written in the other style.
- ``space``: one pair, or every pair, gets a space inside at both ends.

A paragraph counts as restored only when it is what it was, character for character. The four kinds weigh the same in
``overall``, however many paragraphs each has. ``context paragraph`` cleans the paragraph alone; ``context page`` cleans
the whole article with that one paragraph corrupted, which is how the tool is used. Articles that mix styles themselves
sit that one out: making them uniform is right, and would count as damage here.
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.data import half, wcxb
from cleaner import Cleaner, Config
from cleaner.config import DEFAULT_EDIT_CONFIDENCE
from cleaner.reading.language import detect
from cleaner.reading.text import text_document

SEED = 20240601
MIN_WORDS = 5
KINDS = ("drop", "flip", "mix", "space")
CURVE = (0.5, 0.6, 0.7, 0.8, 0.9)
OUTCOMES = ("restored exactly", "changed otherwise", "left as it was")
"""Of a lost mark, at each confidence of ``CURVE`` from which insertions act."""

_STRANGE_MARKS = re.compile("[„‟＂«»‹›「」『』`\u201a]|''")
_CODE = re.compile(r"[={}<>\\|]|\w\(\"|\"\)?;$|\",\"|\":")
_STRANGE_CHARACTERS = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff\ufffd\x00-\x1f\x7f-\x9f]")
_LOOSE_PUNCTUATION = re.compile(r"\w [,.](?:\s|$)")
_MAY_PRECEDE = re.compile(r"[\s(\[\-–—/‘'…]")
_MAY_FOLLOW = re.compile(r"[\s.,;:!?)\]\-–—/’'…]")


def is_clean(paragraph: str) -> bool:
    """Whether a paragraph is prose of one style whose double marks come in proper pairs."""
    if len(paragraph.split()) < MIN_WORDS or _STRANGE_MARKS.search(paragraph) or _CODE.search(paragraph):
        return False
    if (
        _STRANGE_CHARACTERS.search(paragraph)
        or _LOOSE_PUNCTUATION.search(paragraph)
        or not unicodedata.is_normalized("NFC", paragraph)
    ):
        return False
    straight, curly = paragraph.count('"'), paragraph.count("“") + paragraph.count("”")
    if (straight and curly) or not (straight or curly) or ("'" in paragraph and "’" in paragraph):
        return False
    inside = False
    for at, char in enumerate(paragraph):
        if char not in '"“”':
            continue
        if char != '"' and (char == "”") != inside:
            return False
        before, after = paragraph[at - 1 : at] if at else " ", paragraph[at + 1 : at + 2] or " "
        outer, inner = (after, before) if inside else (before, after)
        if not (_MAY_FOLLOW if inside else _MAY_PRECEDE).match(outer) or inner.isspace():
            return False
        inside = not inside
    return not inside


def is_uniform(page: str) -> bool:
    """Whether an article writes one style of double marks and one of apostrophes."""
    return not ('"' in page and ("“" in page or "”" in page)) and not ("'" in page and "’" in page)


def _marks(paragraph: str) -> list[int]:
    return [at for at, char in enumerate(paragraph) if char in '"“”']


def drop(paragraph: str, chance: random.Random) -> str | None:
    """One mark is lost."""
    at = chance.choice(_marks(paragraph))
    return paragraph[:at] + paragraph[at + 1 :]


def flip(paragraph: str, chance: random.Random) -> str | None:
    """One mark or all of them point the other way."""
    if '"' in paragraph:
        return None
    marks = _marks(paragraph)
    chosen = set(marks if chance.random() < 0.5 else [chance.choice(marks)])
    return "".join({"“": "”", "”": "“"}[c] if i in chosen else c for i, c in enumerate(paragraph))


def mix(paragraph: str, chance: random.Random) -> str | None:
    """One mark is written in the other style."""
    marks = _marks(paragraph)
    number = chance.randrange(len(marks))
    at = marks[number]
    other = '"' if paragraph[at] != '"' else "“”"[number % 2]
    return paragraph[:at] + other + paragraph[at + 1 :]


def space(paragraph: str, chance: random.Random) -> str | None:
    """One pair or all of them get a space inside at both ends."""
    marks = _marks(paragraph)
    pair = chance.randrange(len(marks) // 2) if chance.random() < 0.5 else -1
    pieces = list(paragraph)
    for number, at in enumerate(marks):
        if pair in (-1, number // 2):
            pieces[at] = pieces[at] + " " if number % 2 == 0 else " " + pieces[at]
    return "".join(pieces)


CORRUPTIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "drop": drop, "flip": flip, "mix": mix, "space": space,
}  # fmt: skip


def combined(paragraph: str, chance: random.Random) -> str | None:
    """Two different corruptions, one after the other; the lost mark, if any, last."""
    kinds = sorted(chance.sample(KINDS, 2), key=("space", "mix", "flip", "drop").index)
    if kinds[0] == "mix" and kinds[1] == "flip":
        kinds.reverse()
    for kind in kinds:
        changed = CORRUPTIONS[kind](paragraph, chance)
        if changed is None:
            return None
        paragraph = changed
    return paragraph


def pages(folder: Path, wanted: str) -> Iterator[tuple[str, str | None]]:
    """Gold text and language of the article pages of one half."""
    for page in wcxb(folder):
        if half(page.url or page.id) == wanted:
            yield page.gold, detect(text_document(page.gold))


def measure(  # noqa: PLR0912 -- one loop over pages, paragraphs and corruptions
    folder: Path, wanted: str, context: str, show: int, confidence: float
) -> None:
    """Print the table."""
    tool = Cleaner(Config(select=("QC",), min_confidence=confidence))
    bolder = {limit: Cleaner(Config(select=("QC",), min_confidence=limit)) for limit in CURVE}
    curve: dict[float, Counter[str]] = {limit: Counter() for limit in CURVE}
    tried, restored, changed_by, flagged = (Counter[str]() for _ in range(4))
    clean_paragraphs = touched = 0
    shown = Counter[str]()
    for number, (gold, language) in enumerate(pages(folder, wanted)):
        lines = gold.split("\n")
        if context == "page" and not is_uniform(gold):
            continue
        for row, line in enumerate(lines):
            paragraph = line.strip()
            if not is_clean(paragraph):
                continue

            def cleaned(
                text: str,
                tool: Cleaner = tool,
                row: int = row,
                lines: list[str] = lines,
                language: str | None = language,
            ) -> str:
                if context == "paragraph":
                    return tool.clean(text, language=language).text
                page = "\n".join([*lines[:row], text, *lines[row + 1 :]])
                return _line_of(tool, page, len("\n".join(lines[:row])) + bool(row), text, language)

            clean_paragraphs += 1
            after = cleaned(paragraph)
            if after != paragraph:
                touched += 1
                if show:
                    print(f"TOUCHED {paragraph}\n     -> {after}")
            for kind, corrupt in (*CORRUPTIONS.items(), ("combined", combined)):
                chance = random.Random(f"{SEED}-{kind}-{number}-{row}")
                broken = corrupt(paragraph, chance)
                if broken is None or broken == paragraph:
                    continue
                tried[kind] += 1
                after = cleaned(broken)
                restored[kind] += after == paragraph
                if after not in (paragraph, broken):
                    changed_by[kind] += 1
                if after != paragraph and _is_flagged(tool, broken, language):
                    flagged[kind] += 1
                for limit, other in bolder.items() if kind == "drop" else ():
                    found = cleaned(broken, other)
                    curve[limit][_outcome(found, paragraph, broken)] += 1
                if after != paragraph and shown[kind] < show:
                    shown[kind] += 1
                    print(f"{kind}: {paragraph}\n   BROKEN {broken}\n   AFTER  {after}")
    print(f"half {wanted}, context {context}: {clean_paragraphs} clean paragraphs, {touched} touched "
          f"({touched / max(clean_paragraphs, 1):.2%})")  # fmt: skip
    for kind in (*KINDS, "combined"):
        print(f"{kind:9} {tried[kind]:5} tried  {restored[kind] / max(tried[kind], 1):7.2%} restored exactly  "
              f"{changed_by[kind] / max(tried[kind], 1):6.2%} changed otherwise  "
              f"{flagged[kind] / max(tried[kind], 1):6.2%} flagged as unbalanced")  # fmt: skip
    overall = sum(restored[kind] / max(tried[kind], 1) for kind in KINDS) / len(KINDS)
    for limit, outcomes in curve.items():
        shares = ", ".join(f"{outcomes[name] / max(tried['drop'], 1):6.2%} {name}" for name in OUTCOMES)
        print(f"drop at confidence {limit}: {shares}")
    print(f"overall (four kinds, equal weight) {overall:.2%}")


def _outcome(found: str, wanted: str, broken: str) -> str:
    if found == wanted:
        return OUTCOMES[0]
    return OUTCOMES[2] if found == broken else OUTCOMES[1]


def _is_flagged(tool: Cleaner, text: str, language: str | None) -> bool:
    return any(f.code in ("QC206", "QC207") and not f.is_edit for f in tool.clean(text, language=language).findings)


def _line_of(tool: Cleaner, page: str, start: int, text: str, language: str | None) -> str:
    """What became of one line of a page, from the findings alone."""
    end = start + len(text)
    pieces, position = [], start
    for finding in tool.clean(page, language=language).findings:
        if finding.is_edit and start <= finding.start and finding.end <= end:
            pieces += (page[position : finding.start], finding.replacement or "")
            position = finding.end
    return "".join((*pieces, page[position:end]))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="WCXB's development split")
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--context", choices=("paragraph", "page"), default="paragraph")
    parser.add_argument("--min-confidence", type=float, default=DEFAULT_EDIT_CONFIDENCE)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="failures to print per kind (tune half only)")
    arguments = parser.parse_args()
    show = arguments.show if arguments.half == "tune" else 0
    measure(arguments.folder, arguments.half, arguments.context, show, arguments.min_confidence)


if __name__ == "__main__":
    main()
