"""What has to survive a translation: numbers, quotation marks, and about as much text as there was.

A check that fails is a mark on the paragraph. It changes nothing, and need not be a mistake: "2" may rightly become
"two", and 15h30 half past three.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from cleaner.translating.translation import Mark

_NUMBER = re.compile(r"\d+(?:[.,'’·٫٬\u00a0\u202f\u2009 ](?=\d)\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’·٬\u00a0\u202f\u2009 ]\d{3})+")
"""Digits with what divides thousands or decimals in any language. A space does only between groups of three."""

_MARKS = re.compile('["“”„‟«»「」『』〝〞＂]')
"""Quotation marks that are nothing else. Single ones are left out: most of them are apostrophes."""

MOST_GROWTH = 2.5
"""Times as many letters that a translation may have, or that it may have fewer, between languages that are written with
letters. Chosen by hand: published ratios of languages of Europe lie between 0.8 and 1.3, so that what this finds is
text that was lost, or repeated."""

SPARE = 40
"""Letters that it may have beside, since "oui" is rightly "yes, he does"; by hand."""

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a sentence has far fewer characters, or no spaces."""


def checked(original: str, translation: str) -> Iterator[Mark]:
    """The checks that a paragraph does not pass, beside that of its names.

    Example:
        >>> [mark.message for mark in checked("« Il en faut 12,5 », dit-elle.", "We need 125, she says.")]
        ['12.5 is in the original only; 125 is in the translation only', '2 quotation marks became 0']
    """
    if not translation.strip():
        yield Mark("empty", "nothing came back")
        return
    if message := numbers(original, translation):
        yield Mark("numbers", message)
    if message := quotes(original, translation):
        yield Mark("quotes", message)
    if message := length(original, translation):
        yield Mark("length", message)


def numbers(original: str, translation: str) -> str:
    """What the two differ in; empty if they have the same numbers, however written.

    ``1.200`` is 1,200 in one language and 1.2 in another: it equals either.

    Example:
        >>> numbers("1 200 euros en 2024, soit 12,5 %", "1,200 euros in 2024, or 12.5%")
        ''
        >>> numbers("٣ سفن", "3 ships")
        ''
    """
    here, there = list(_numbers(original)), list(_numbers(translation))
    common = Counter(here) & Counter(there)
    here, there = list((Counter(here) - common).elements()), list((Counter(there) - common).elements())
    for number in list(here):
        match = next((other for other in there if set(number) & set(other)), None)
        if match is not None:
            here.remove(number)
            there.remove(match)
    said = []
    if here:
        said.append(f"{_listed(here)} is in the original only")
    if there:
        said.append(f"{_listed(there)} is in the translation only")
    return "; ".join(said)


def quotes(original: str, translation: str) -> str:
    """What the two differ in; empty if they have the same number of quotation marks, of whatever shape."""
    here, there = len(_MARKS.findall(original)), len(_MARKS.findall(translation))
    return "" if here == there else f"{here} quotation marks became {there}"


def length(original: str, translation: str) -> str:
    """Why the lengths do not fit; empty if they do, or cannot be compared."""
    here, there = sum(map(str.isalpha, original)), sum(map(str.isalpha, translation))
    if _WIDE.search(original) or _WIDE.search(translation):
        return ""
    if max(here, there) <= MOST_GROWTH * min(here, there) + SPARE:
        return ""
    return f"{here} letters became {there}"


def _numbers(text: str) -> Iterator[tuple[str, ...]]:
    """Each number by what it may mean, in plain digits with a point before decimals."""
    at = 0
    while match := _NUMBER.search(text, at):
        grouped = _GROUPED.match(text, match.start())
        written = match[0]
        if grouped is not None and grouped.end() < match.end() and written[len(grouped[0])] == " ":
            written = grouped[0]
        elif grouped is None and any(c.isspace() for c in written):
            written = re.split(r"\s", written, maxsplit=1)[0]
        at = match.start() + len(written)
        yield _readings(written)


def _readings(written: str) -> tuple[str, ...]:
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
    groups = re.split(r"\D", digits)
    if len(groups) == 1:
        return (_plain(groups[0]),)
    whole = _plain("".join(groups))
    decimal = f"{_plain(''.join(groups[:-1]))}.{groups[-1]}"
    marks = re.findall(r"\D", digits)
    thousands = len(groups[-1]) == 3 and len(groups[0]) <= 3
    if any(mark.isspace() or mark in "'’٬" for mark in marks[-1:]):
        return (whole,)
    if thousands and len(groups) == 2:
        return (whole, decimal)
    return (whole,) if thousands and len(set(marks)) == 1 else (decimal,)


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _listed(found: list[tuple[str, ...]]) -> str:
    return ", ".join(readings[-1] for readings in found)
