"""Names in a translation, in the spelling that the article gives them.

An engine garbles placeholders such as ``__NAME1__``, which it never saw in training, and it garbles rare names. What it
seldom garbles are common names. So nothing is replaced beforehand. The paragraph is translated as it is, and then each
name is looked for in what came back: in its canonical spelling, as the paragraph writes it, as the engine writes it
when asked for the name alone, and with a letter or two wrong; the canonical spelling is put there. If a person is not
found so, the paragraph is translated once more with a common name as a stand-in, which is then taken out again. What
is still not there is marked.

Which names: persons, since their names are not translated; and into English also places and organisations that the
gazetteer knows, since its names are the English ones. Other names (the White House, the European Union) have to be
translated, and nothing here knows how, so they are the engine's own. So are names in a script that the translation is
not written in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cleaner.names.cluster import NameCluster
from cleaner.names.variants import folded, similarity, threshold
from cleaner.translating.translation import PlacedName

STAND_INS = ("Martin", "Thomas", "Anna", "Robert", "Laura", "Paul")
"""Names of many languages of Europe, common enough for any engine to have learnt to copy them."""

SAME_NAME = "0.01"
"""The rate of look-alike names that :func:`cleaner.names.variants.similarity` may take for the same one. In a
translation of the very paragraph look-alikes are rare."""

LETTERS_PER_SLIP = 4
"""Letters of a name for each one that may be wrong, added or gone. Chosen by hand."""

SHORTEST = 4
"""Letters of a name below which only the exact spelling is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Expected:
    """A name in a paragraph.

    Attributes:
        written: How the paragraph has it.
        canonical: How the translation should.
        person: Whether it is somebody's.
        count: How often it stands there.
    """

    written: str
    canonical: str
    person: bool
    count: int = 1


def expected(original: str, clusters: Iterable[NameCluster], target: str) -> list[Expected]:
    """The names of a paragraph that its translation should have, the longest first.

    Args:
        original: The paragraph.
        clusters: Those that have a mention in it.
        target: The language it is translated to.

    Example:
        >>> mentions = ((0, 7, "Londres"),)
        >>> expected("Londres attend.", [NameCluster("London", "place", mentions, "Q84")], "en")
        [Expected(written='Londres', canonical='London', person=False, count=1)]
        >>> expected("Londres attend.", [NameCluster("London", "place", mentions, "Q84")], "de")
        []
    """
    forms: dict[str, tuple[str, bool]] = {}
    for cluster in clusters:
        person = cluster.kind == "person"
        if not person and not (cluster.wikidata and cluster.kind != "unknown" and target == "en"):
            continue
        for form in {cluster.canonical, *(text for _, _, text in cluster.mentions)}:
            forms.setdefault(form, (canonical_of(form, cluster.canonical, person=person), person))
    found = []
    taken: list[tuple[int, int]] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        places = _free(_places(form, original), taken)
        if places:
            taken += places
            canonical, person = forms[form]
            found.append(Expected(form, canonical, person, len(places)))
    return found


def canonical_of(mention: str, canonical: str, *, person: bool) -> str:
    """The part of a canonical name that a mention is.

    Example:
        >>> canonical_of("Selenskyj", "Volodymyr Zelensky", person=True)
        'Zelensky'
        >>> canonical_of("Bojo", "Boris Johnson", person=True)
        'Bojo'
    """
    words, full = mention.split(), canonical.split()
    if not person or len(words) >= len(full):
        return canonical
    for part in (full[-len(words) :], full[: len(words)]):
        if all(_is_same(word, other) for word, other in zip(words, part, strict=True)):
            return " ".join(part)
    return mention


def protected(
    original: str, translation: str, names: Sequence[Expected], translate: Callable[[str], str]
) -> tuple[str, tuple[PlacedName, ...]]:
    """A paragraph's translation with the names in it as they should be, and what became of each.

    Args:
        original: The paragraph.
        translation: What the engine made of it.
        names: As :func:`expected` gives them.
        translate: The engine.
    """
    alone: dict[str, str] = {}

    def asked(written: str) -> str:
        if written not in alone:
            rendered = _attempt(translate, written).rstrip(".")
            is_name = len(rendered) >= SHORTEST and rendered[0].isupper() and len(rendered) <= 2 * len(written)
            alone[written] = rendered if is_name else ""
        return alone[written]

    names = [name for name in names if _fits(name.canonical, translation)]
    text, placed = _placed(original, translation, names, asked)
    lost = [name for name, outcome in zip(names, placed, strict=True) if outcome.how == "lost"]
    people = [name for name in lost if name.person]
    stand_ins = [name for name in STAND_INS if name not in original and name not in translation]
    if not people or len(people) > len(stand_ins):
        return text, tuple(placed)
    held = dict(zip((name.written for name in people), stand_ins, strict=False))
    second = _attempt(translate, _replaced(original, held))
    for name in people:
        if len(_places(held[name.written], second)) != name.count:
            return text, tuple(placed)
    second, others = _placed(original, second, [name for name in names if name not in people], asked)
    if any(outcome.how == "lost" for outcome in others) and len(lost) == len(people):
        return text, tuple(placed)
    second = _replaced(second, {held[name.written]: name.canonical for name in people})
    left = iter(others)
    outcomes = [PlacedName(name.canonical, "stand-in") if name in people else next(left) for name in names]
    return second, tuple(outcomes)


def _placed(
    original: str, translation: str, names: Sequence[Expected], asked: Callable[[str], str]
) -> tuple[str, list[PlacedName]]:
    """Look for each name, surest first; a place that one name has no other can take."""
    taken: list[tuple[int, int]] = []
    changes: dict[tuple[int, int], str] = {}
    wanted = {name: name.count for name in names}
    wrote: dict[Expected, str] = {}

    def take(name: Expected, places: list[tuple[int, int]]) -> None:
        for start, end in _free(places, taken)[: wanted[name]]:
            taken.append((start, end))
            wanted[name] -= 1
            if translation[start:end] != name.canonical:
                changes[start, end] = name.canonical
                wrote.setdefault(name, translation[start:end])

    for name in names:
        take(name, _places(name.canonical, translation))
    for name in names:
        if wanted[name]:
            take(name, _places(name.written, translation))
    for name in names:
        if wanted[name] and (rendered := asked(name.written)):
            take(name, _places(rendered, translation))
    known = Counter(folded(word) for word in _WORD.findall(original))
    for name in names:
        if wanted[name]:
            take(name, _misspelt(name, translation, known))
    pieces, at = [], 0
    for (start, end), canonical in sorted(changes.items()):
        pieces += [translation[at:start], canonical]
        at = end
    outcomes = [
        PlacedName(name.canonical, "lost")
        if wanted[name]
        else PlacedName(name.canonical, "respelt", wrote[name])
        if name in wrote
        else PlacedName(name.canonical, "kept")
        for name in names
    ]
    return "".join([*pieces, translation[at:]]), outcomes


def _misspelt(name: Expected, translation: str, known: Counter[str]) -> list[tuple[int, int]]:
    """Runs of words with capitals that are the name but for a letter or two, and are not words of the original."""
    wanted = {folded("".join(form.split())) for form in (name.canonical, name.written)}
    if min(map(len, wanted)) < SHORTEST:
        return []
    words = list(_WORD.finditer(translation))
    count = len(name.canonical.split())
    found = []
    for size in range(max(1, count - 1), count + 2):
        for run in (words[at : at + size] for at in range(len(words) - size + 1)):
            start, end = run[0].start(), run[-1].end()
            written = translation[start:end]
            if not written[0].isupper() or "." in written or "," in written or len(written) > 2 * len(name.canonical):
                continue
            letters = folded("".join(written.split()))
            slips = min(distance(letters, form) for form in wanted)
            if slips <= len(letters) // LETTERS_PER_SLIP and not (size == 1 and slips and letters in known):
                found.append((slips, start, end))
    return [(start, end) for _, start, end in sorted(found)]


def distance(left: str, right: str) -> int:
    """Letters to change, add or take away to make one word of the other.

    Example:
        >>> distance("holjor", "holjar"), distance("", "abc")
        (1, 3)
    """
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, start=1):
        last, row[0] = row[0], at
        for place, other in enumerate(right, start=1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (letter != other))
    return row[-1]


def _is_same(word: str, other: str) -> bool:
    left, right = folded(word), folded(other)
    return left == right or (bool(left and right) and similarity(left, right) >= threshold(SAME_NAME))


def _fits(name: str, translation: str) -> bool:
    """Whether a name is in the script that a translation is mostly written in."""
    letters = [c for c in translation if c.isalpha()]
    latin = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
    return not letters or (name[:1] < "\u0250" or "\u1e00" <= name[:1] <= "\u1eff") == (2 * latin >= len(letters))


def _places(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands as whole words."""
    places = []
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum() and name[0].isalnum()) and not text[end : end + 1].isalnum():
            places.append((at, end))
        at = text.find(name, end)
    return places


def _free(places: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in places if not any(start < last and first < end for first, last in taken)]


def _replaced(text: str, instead: dict[str, str]) -> str:
    """A text with other names in it, all at once."""
    spans = sorted(
        (start, end, new)
        for old, new in sorted(instead.items(), key=lambda item: -len(item[0]))
        for start, end in _places(old, text)
    )
    pieces, at = [], 0
    for start, end, new in spans:
        if start >= at:
            pieces += [text[at:start], new]
            at = end
    return "".join([*pieces, text[at:]])


def _attempt(translate: Callable[[str], str], text: str) -> str:
    try:
        return translate(text)
    except Exception:  # a second try that fails leaves the first one
        return ""
