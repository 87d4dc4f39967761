"""Which names a paragraph's translation should have, and how each should be spelt there.

Persons, since their names are not translated, and what begins with a given name as theirs do; into English also places
and organisations that the gazetteer knows, since its names are the English ones. Other names (the White House, the
European Union) have to be translated, and nothing here knows how, so they are the engine's own. So are, into other
languages than English, names that the canonical form has other letters for than the paragraph: the Pape François is no
Pope Francis in German.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaner.names.cluster import NameCluster
from cleaner.names.variants import folded, is_known, similarity, threshold
from cleaner.names.words import is_word

SAME_NAME = "0.01"
"""The rate of look-alike names that :func:`cleaner.names.variants.similarity` may take for the same one. In a
translation of the very paragraph look-alikes are rare."""

LETTERS_PER_SLIP = 4
"""Letters of a name for each one that may be wrong, added or gone. Chosen by hand."""


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
        name = cluster if cluster.kind != "unknown" else _as_person(cluster)
        person = name is not None and name.kind == "person"
        if name is None or not (person or (name.wikidata and target == "en")):
            continue
        for form in {name.canonical, *(_trimmed(text, name.canonical) for _, _, text in name.mentions)}:
            canonical = canonical_of(form, name.canonical, person=person)
            if target == "en" or folded(form.replace(" ", "")) == folded(canonical.replace(" ", "")):
                forms.setdefault(form, (canonical, person))
    found = []
    taken: list[tuple[int, int]] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        places = free_of(places_of(form, original), taken)
        if places:
            taken += places
            canonical, person = forms[form]
            found.append(Expected(form, canonical, person, len(places)))
    return found


def _trimmed(mention: str, canonical: str) -> str:
    """A mention without what stands in front of the name: the first word of a sentence has a capital, too."""
    tail = " ".join(mention.split()[-len(canonical.split()) :])
    return tail if _are_same(tail, canonical) else mention


def _as_person(cluster: NameCluster) -> NameCluster | None:
    """A name of which nothing says whose it is, if it begins as people's do; ``None`` otherwise.

    A word in front of it that is no name, such as a capital at the beginning of a sentence, is left out.
    """
    words = cluster.canonical.split()
    for at in range(min(2, len(words) - 1)):
        given, surname = folded(words[at]), folded(words[-1])
        if is_known(given) and not is_word(given) and not is_word(surname):
            dropped = " ".join(words[:at])
            mentions = tuple((s, e, text.removeprefix(dropped).strip()) for s, e, text in cluster.mentions)
            return NameCluster(" ".join(words[at:]), "person", mentions)
    return None


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
        if _are_same(mention, " ".join(part)):
            return " ".join(part)
    return mention


def _are_same(mention: str, canonical: str) -> bool:
    """Whether two names differ in spelling alone, word by word."""
    left, right = mention.split(), canonical.split()
    return len(left) == len(right) and all(map(_is_same, left, right))


def _is_same(word: str, other: str) -> bool:
    left, right = folded(word), folded(other)
    if distance(left, right) <= len(right) // LETTERS_PER_SLIP:
        return True
    return bool(left and right) and similarity(left, right) >= threshold(SAME_NAME)


def places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands as whole words."""
    places = []
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum() and name[0].isalnum()) and not text[end : end + 1].isalnum():
            places.append((at, end))
        at = text.find(name, end)
    return places


def free_of(places: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in places if not any(start < last and first < end for first, last in taken)]


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
