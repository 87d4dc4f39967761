"""Whether two words can be spellings of one name.

Neither letters in common nor a consonant skeleton can tell: "Khamenei" and "Khomeini" are two men, "Njaes" and "Nez"
may
be one. What tells is *how* two words differ. "Sch" for "sh", "j" for "y" and a doubled letter are what transliteration
and carelessness change; a vowel in the middle of a short word, or an "a" at the end, is what another name has.

So a word pair is aligned, and every stretch where the letters differ gets a weight that was learnt from groups of
spellings of one name against names of other groups that look alike (``benchmarks/train_name_variants.py``). Names that
the table of groups knows need no guess: they are one name when some group holds both, and two names when groups hold
each of them but none holds both.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Literal, NamedTuple

from cleaner.names.keys import exact_key

Known = Literal["same", "different", "unknown"]

LONGEST = 24
"""Letters of a word; longer ones are not compared, so that a comparison never takes long."""

MOST_EDITS = 5
"""Letters by which two words may differ; beyond, nothing is learnt from how they do. Half of the pairs that differ in
more are transcriptions from Chinese dialects, which are other names to a reader."""


MOST_SHARE = 0.7
"""Share of the shorter word's letters by which two words may differ."""


ANY = "any:"
"""What the names of features begin with that say which letters differ, wherever they stand."""

NOVEL = "novel"
"""The feature of a difference that training saw too rarely."""


class Segment(NamedTuple):
    """One stretch where two aligned words differ.

    Attributes:
        left, right: The letters of either word; one of them may be empty.
        before, behind: The shared letter on either side; ``^`` and ``$`` at the ends.
    """

    left: str
    right: str
    before: str
    behind: str


def folded(word: str) -> str:
    """The letters of a word alone: no case, accents, apostrophes, hyphens or dots.

    Example:
        >>> folded("Al-Ba'ath"), folded("Erdoğan")
        ('albaath', 'erdogan')
    """
    return _folded(word) if len(word) <= LONGEST else exact_key(word, "").replace(" ", "")


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return exact_key(word, "").replace(" ", "")


def segments(left: str, right: str) -> list[Segment]:
    """Where two words differ, by the alignment with the fewest edits (Levenshtein), neighbouring edits taken together.

    Example:
        >>> [(s.left, s.right) for s in segments("netanjahu", "netanyahu")]
        [('j', 'y')]
        >>> [(s.left, s.right) for s in segments("schroder", "shroeder")]
        [('c', ''), ('', 'e')]
    """
    path = _remembered(left, right) if max(len(left), len(right)) <= LONGEST else _matches(left, right)
    found = []
    for (i, j), (k, m) in pairwise([(-1, -1), *path, (len(left), len(right))]):
        if k - i > 1 or m - j > 1:
            before = left[i] if i >= 0 else "^"
            behind = left[k] if k < len(left) else "$"
            found.append(Segment(left[i + 1 : k], right[j + 1 : m], before, behind))
    return found


def _matches(left: str, right: str) -> list[tuple[int, int]]:
    """The pairs of places that a cheapest alignment matches."""
    rows = [list(range(len(right) + 1))]
    for i, letter in enumerate(left):
        above = rows[-1]
        row = [i + 1]
        for j, other in enumerate(right):
            row.append(min(above[j] + (letter != other), above[j + 1] + 1, row[j] + 1))
        rows.append(row)
    i, j = len(left), len(right)
    path = []
    while i and j:
        here = rows[i][j]
        if left[i - 1] == right[j - 1] and here == rows[i - 1][j - 1]:
            i, j = i - 1, j - 1
            path.append((i, j))
        elif here == rows[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
        elif here == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return path[::-1]


_remembered = lru_cache(maxsize=1 << 13)(_matches)

_VOWELS = frozenset("aeiouy")


def features(left: str, right: str) -> dict[str, float] | None:
    """What two folded words differ in, by name of feature; ``None`` where they differ too much to say.

    Example:
        >>> sorted(features("dmitri", "dmitry"))[:3]
        ['any:i|y', 'before:r:i|y', 'behind:i|y:$']
    """
    if left > right:
        left, right = right, left
    if max(len(left), len(right)) > LONGEST:
        return None
    found = segments(left, right)
    edits = sum(max(len(s.left), len(s.right)) for s in found)
    shortest = min(len(left), len(right))
    if edits > MOST_EDITS or edits > MOST_SHARE * shortest:
        return None
    values: dict[str, float] = {
        "bias": 1.0,
        "edits": float(edits),
        "segments": float(len(found)),
        "share": edits / shortest,
        f"shortest:{min(shortest, 9)}": 1.0,
        f"several:{min(len(found), 4)}": 1.0,
        f"edits:{edits}": 1.0,
        f"edits:{edits}:{min(shortest, 9)}": 1.0,
    }
    for segment in found:
        for name in _names(segment):
            values[name] = values.get(name, 0.0) + 1.0
    return values


def _names(segment: Segment) -> list[str]:
    a, b = sorted((segment.left, segment.right))
    place = "start" if segment.before == "^" else "end" if segment.behind == "$" else "mid"
    kind = "|".join("".join("v" if c in _VOWELS else "c" for c in part) for part in (a, b))
    names = [f"{ANY}{a}|{b}", f"{place}:{a}|{b}", f"{place}:{kind}"]
    names.append(f"before:{segment.before}:{a}|{b}")
    names.append(f"behind:{a}|{b}:{segment.behind}")
    if not a and len(b) == 1 and b in (segment.before, segment.behind):
        names.append(f"{place}:doubled:{'v' if b in _VOWELS else 'c'}")
    return names


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], dict[str, float]]:
    table = json.loads(files("cleaner.names").joinpath("variants.json").read_text("utf-8"))
    return table["weights"], table["thresholds"]


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    """Group numbers of every known form."""
    packed = files("cleaner.names").joinpath("groups.txt.gz").read_bytes()
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(gzip.decompress(packed).decode("ascii").splitlines()):
        here = (number,)
        for form in line.split(" "):
            found[form] = found[form] + here if form in found else here
    return found


@lru_cache(maxsize=1 << 14)
def similarity(left: str, right: str) -> float:
    """Probability that two folded words which differ are spellings of one name, other names that look alike being as
    frequent; 0 where they differ too much.

    Args:
        left, right: As :func:`folded` gives them.

    Example:
        >>> similarity("netanjahu", "netanyahu") > 0.9 > 0.5 > similarity("khamenei", "khomeini")
        True
    """
    if left == right:
        return 1.0
    values = features(left, right)
    if values is None:
        return 0.0
    weights, _ = _weights()
    score = 0.0
    for name, value in values.items():
        weight = weights.get(name)
        if weight is not None:
            score += weight * value
        elif name.startswith(ANY):
            score += weights[NOVEL]
    return 1.0 / (1.0 + exp(-score))


def threshold(false_positive_rate: str) -> float:
    """The similarity that this share of look-alike names reaches: ``"0.05"``, ``"0.01"`` or ``"0.001"``."""
    return _weights()[1][false_positive_rate]


def is_known(word: str) -> bool:
    """Whether the table of groups holds a folded word, as given name or surname of somebody.

    Example:
        >>> is_known("vladimir"), is_known("headlamp")
        (True, False)
    """
    return word in _groups()


def known(left: str, right: str) -> Known:
    """What the table of groups says of two folded words.

    Example:
        >>> known("aleksandr", "alexander"), known("michael", "mitchell"), known("michael", "njaes")
        ('same', 'different', 'unknown')
    """
    groups = _groups()
    one, other = groups.get(left), groups.get(right)
    if one is None or other is None:
        return "unknown"
    return "same" if not set(one).isdisjoint(other) else "different"
