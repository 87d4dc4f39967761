"""Whether two names agree: word by word, and what speaks against it."""

from __future__ import annotations

from typing import Literal

from cleaner.names.pinyin import is_pinyin
from cleaner.names.variants import LONGEST, Segment, known, segments, similarity, threshold
from cleaner.names.words import is_word

Agreement = Literal["equal", "initial", "same", "like", "near", "likely", "different"]
"""How two words agree. ``same``: the table of groups holds both. ``like``: they differ as spellings of one name do,
and one look-alike in a
thousand does. ``near``: one look-alike in a hundred does; ``likely``: one in twenty."""

SHORTEST_LIKE = 5
"""Letters of the shorter word for a guess by how two words differ: between short ones every letter makes another name
(Wei and Wen, Kim and Kin)."""

SHORTEST_KNOWN = 4
"""Letters of the shorter word for the table of groups: it holds what dialects and alphabets make of one Chinese
character, which in Latin letters are different people (Wei and Wai)."""

_OF_ENDS = """
    i/y y/iy y/ij y/yi i/iy i/ij i/ii ii/iy iy/ij i/j y/j ei/ey v/ff v/w w/ff ev/ew c/k k/ck t/tt n/nn l/ll s/ss
    f/ff f/v z/s kh/h
"""
_ENDS = frozenset(frozenset(pair.split("/")) for pair in _OF_ENDS.split())
"""Endings that differ by transliteration. Any other difference at the end may be grammar or sex: Bjartmar and
Bjartmari,
Medvedev and Medvedeva, Kassel and Kasseler, Ukraine and Ukrainian."""


def ends_apart(left: str, right: str) -> bool:
    """Whether two words differ at their ends as declined forms, plurals, adjectives or men and women do.

    Example:
        >>> ends_apart("medvedev", "medvedeva"), ends_apart("sergei", "sergey"), ends_apart("lindh", "lind")
        (True, False, False)
    """
    found = segments(left, right)
    if not found or found[-1].behind != "$":
        return False
    last = found[-1]
    if {last.left, last.right} == {"", "h"} or {last.left, last.right} == {"", last.before}:
        return False
    return frozenset((last.left, last.right)) not in _ENDS


def agreement(left: str, right: str) -> Agreement:
    """How two folded words agree.

    Example:
        >>> agreement("aleksandr", "alexander"), agreement("netanjahu", "netanyahu"), agreement("khomeini", "khamenei")
        ('same', 'same', 'different')
        >>> agreement("wei", "wen"), agreement("j", "joe"), agreement("michael", "mitchell")
        ('different', 'initial', 'different')
    """
    if left == right:
        return "equal"
    shortest = min(len(left), len(right))
    if shortest <= 1:
        return "initial" if left[:1] == right[:1] else "different"
    if not _may_agree(left, right, shortest):
        return "different"
    table = known(left, right)
    return table if table != "unknown" else _by_letters(left, right, shortest)


def _may_agree(left: str, right: str, shortest: int) -> bool:
    """Whether nothing in two words says from the start that they are two names."""
    if shortest < SHORTEST_KNOWN or not (left.isalpha() and right.isalpha()) or ends_apart(left, right):
        return False
    return not (is_pinyin(left) and is_pinyin(right))


def _by_letters(left: str, right: str, shortest: int) -> Agreement:
    """How two words agree that the table does not know."""
    likeness = similarity(left, right)
    if likeness < threshold("0.05") or is_word(left) or is_word(right):
        return "different"
    if likeness >= threshold("0.001"):
        return "like"
    if shortest < SHORTEST_LIKE:
        return "different"
    return "near" if likeness >= threshold("0.01") else "likely"


SHORTEST_SLIP = 6
"""Letters of the shorter word for a slip of one letter in a surname beside an equal first name."""

LONG_SLIP = 9
"""Letters from which two slips are allowed."""


DOMINANT = 8
"""Times that a spelling must be as frequent as another, which stands once, for two letters to be a slip without a first
name beside it."""

FREQUENT = 3
"""The same for one letter."""


def is_slip(left: str, right: str) -> bool:
    """Whether one word is the other with a letter wrong, in its inside; in short words a double letter for a single
    one.

    Example:
        >>> is_slip("bolsonaro", "bosonaro"), is_slip("xiaolan", "xiaoran"), is_slip("barnes", "carnes")
        (True, False, False)
        >>> is_slip("knowledge", "knowlegde")
        False
    """
    shortest = min(len(left), len(right))
    if shortest < SHORTEST_SLIP:
        return shortest >= SHORTEST_KNOWN and undoubled(left) == undoubled(right) and slips(left, right) <= 1
    return slips(left, right) <= 1 + (shortest >= LONG_SLIP)


def undoubled(word: str) -> str:
    """A word with every doubled letter once."""
    return "".join(letter for letter, following in zip(word, word[1:] + "$", strict=True) if letter != following)


def slips(left: str, right: str) -> int:
    """Letters that are wrong, left out, put in or swapped between two words; many where they are no slips of one
    another.

    Words of the language are none, since another word is meant; neither are different known names, Pinyin, other
    beginnings and other endings.
    """
    if left[0] != right[0] or abs(len(left) - len(right)) > 2 or not (left.isalpha() and right.isalpha()):
        return LONGEST
    found = segments(left, right)
    edits = sum(_edits(segment) for segment in found)
    if edits > 2 or ends_apart(left, right) or known(left, right) == "different":
        return LONGEST
    if is_word(left) or is_word(right) or (is_pinyin(left) and is_pinyin(right)):
        return LONGEST
    return edits


def _edits(segment: Segment) -> int:
    """Letters of a segment that are wrong; two that are swapped are one slip."""
    left, right = segment.left, segment.right
    return max(len(left), len(right)) - (len(left) == len(right) == 2 and left == right[::-1])


def is_slip_of_frequent(rare: str, often: str, times: int) -> bool:
    """Whether a word that stands once is a slip of one that is frequent, by their letters alone.

    Example:
        >>> is_slip_of_frequent("bjormar", "bjartmar", 16), is_slip_of_frequent("bjormar", "bjartmar", 4)
        (True, False)
    """
    shortest = min(len(rare), len(often))
    if shortest <= SHORTEST_SLIP - 1 or times < FREQUENT:
        return False
    allowed = 2 if times >= DOMINANT and shortest > SHORTEST_SLIP and rare[-2:] == often[-2:] else 1
    return slips(rare, often) <= allowed
