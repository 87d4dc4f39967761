"""What speaks against putting a lost mark back, however likely its place is.

Each is a way in which a quotation is spoilt that is not the loss of one mark: an exchange of signs, a text cut short, a
mark that belongs to something else. Putting one in then makes a second fault; so the mark is flagged and nothing more.
"""

from __future__ import annotations

import re

from cleaner.stages.quotes.lexicon import lexicon
from cleaner.stages.quotes.marks import STRAIGHT
from cleaner.stages.quotes.pairing import Reading

_SINGLE_CLOSES = re.compile(r"[^\Ws\d_.,!?…]['’](?!\w)|[.,!?…]['’](?!\w)")
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=\w)")
_ELIDED = re.compile(r"['‘](?:\d\ds|em|til|cause|tis|twas|round|n)\b", re.IGNORECASE)
_SINGLES = tuple("'‘’‚‛")
_CUT_SHORT = re.compile(r"(?:\.\.\.|…|[\[(](?:\.\.\.|…)[\])])[ ]?$")
_BRACKETS = {")": "(", "]": "["}

_ENUMERATOR = re.compile(r"(?<!\S)\w{1,2}\)")
_LAST_WORD = re.compile(r"(?:^|(?<=\s))[a-z]{1,30}$")

CUT_LENGTH = 100
"""Characters. A shorter text that ends without a full stop is a headline or a caption; nobody cut it off."""


def crossed(reading: Reading) -> set[int]:
    """Marks of a lost one's neighbourhood that their glyphs would pair otherwise.

    In ``"He said “we won," she said.`` the straight marks are a pair, and the curly one inside is what lost its
    partner, though taken one after the other the last two would do.
    """
    found: set[int] = set()
    for index in reading.lost_closers:
        if index + 1 < len(reading.marks):
            found |= _odd_pair(reading, index, index + 1)
    for index in reading.lost_openers:
        if index:
            found |= _odd_pair(reading, index, index - 1)
    return found


def _odd_pair(reading: Reading, lost: int, near: int) -> set[int]:
    far = reading.marks[near].partner
    if far < 0:
        return set()
    here, there, beyond = (reading.marks[i].glyph in STRAIGHT for i in (lost, near, far))
    return {lost, near, far} if here == beyond != there else set()


def is_doubtful(text: str, reading: Reading, index: int, position: int) -> bool:
    """Whether a mark at ``position``, the partner of mark ``index``, would rather add a fault than mend one.

    Args:
        text: The block.
        reading: Its double marks.
        index: Of the mark that was left over.
        position: Where the other one would be put.
    """
    mark = reading.marks[index]
    if any(
        other.role == "open" and other.partner >= 0
        and other.start < mark.start < reading.marks[other.partner].start
        for other in reading.marks
    ):  # fmt: skip
        return True
    closes = mark.role == "open"
    quoted = text[mark.end : position] if closes else text[position : mark.start]
    if closes and _is_cut(text):
        return True
    return _is_exchanged(quoted, closes) or _crosses_brackets(quoted, closes)


def _is_cut(text: str) -> bool:
    """Whether a paragraph stops at an omission, or in the middle of a word: one that no lexicon has."""
    end = text[-40:].rstrip()
    if _CUT_SHORT.search(end) or end.endswith("-"):
        return True
    last = _LAST_WORD.search(end)
    return len(text) >= CUT_LENGTH and last is not None and lexicon().groups(last.group(), "l")[1].startswith("?")


def _is_exchanged(quoted: str, closes: bool) -> bool:
    """Whether a single mark may be the partner: ``“growth’``, ``“‘growth``."""
    if closes:
        if quoted.startswith(_SINGLES) and not _ELIDED.match(quoted):
            return True
        found = _SINGLE_CLOSES.search(quoted)
        return found is not None and not _opens_single(quoted[: found.end() - 1])
    if quoted.endswith(_SINGLES) and not quoted.endswith(("s'", "s’")):
        return True
    last = 0
    for match in _SINGLE_OPENS.finditer(quoted):
        if not _ELIDED.match(quoted, match.start()):
            last = match.start() + 1
    return last > 0 and _SINGLE_CLOSES.search(quoted, last) is None


def _opens_single(text: str) -> bool:
    return any(not _ELIDED.match(text, match.start()) for match in _SINGLE_OPENS.finditer(text))


def _crosses_brackets(quoted: str, closes: bool) -> bool:
    """Whether a bracket is closed and not opened in the quotation, or the reverse, or is the last thing in it."""
    waiting: list[str] = []
    for char in _ENUMERATOR.sub("", quoted):
        if char in "([":
            waiting.append(char)
        elif char in ")]" and (not waiting or waiting.pop() != _BRACKETS[char]):
            return True
    return bool(waiting) or (closes and quoted.endswith((")", "]")))
