"""Names in a translation, in the spelling that the article gives them.

An engine garbles placeholders such as ``__NAME1__``, which it never saw in training, and it garbles rare names. What it
seldom garbles are common names. So nothing is replaced beforehand. The paragraph is translated as it is, and then each
name is looked for in what came back: in its canonical spelling, as the paragraph writes it, as the engine writes it
when asked for the name alone, and with a letter or two wrong; the canonical spelling is put there. If a person is not
found so, the paragraph is translated once more with a common name as a stand-in, which is then taken out again; that
counts only if all the rest came back as it did before. What is still not there is marked.

Which names: persons, since their names are not translated, and what begins with a given name as theirs do; into English
also places and organisations that the gazetteer knows, since its names are the English ones. Other names (the White
House, the European Union) have to be translated, and nothing here knows how, so they are the engine's own. So are names
in a script that the translation is not written in, and into other languages than English names that the canonical form
has other letters for than the paragraph: the Pape François is no Pope Francis in German.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaner.names.cluster import NameCluster
from cleaner.names.variants import folded, is_known, similarity, threshold
from cleaner.names.words import is_word
from cleaner.translating.translation import PlacedName

STAND_INS = ("Martin", "Thomas", "Anna", "Robert", "Laura", "Paul")
FULL_STAND_INS = ("Anna Martin", "Paul Thomas", "Laura Robert")
"""Names of many languages of Europe, of men and of women, common enough for any engine to have learnt to copy them. A
full name gets one of two words first."""

TRIES = 3
"""Times that a paragraph is translated again, each with other stand-ins."""

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
        places = _free(_places(form, original), taken)
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
    alone: dict[Expected, str] = {}

    def asked(name: Expected) -> str:
        if name not in alone:
            rendered = _attempt(translate, name.written).rstrip(".")
            alone[name] = rendered if _is_rendering(rendered, name) else ""
        return alone[name]

    names = [name for name in names if _fits(name.canonical, translation)]
    text, placed = _placed(original, translation, names, asked)
    lost = [name for name, outcome in zip(names, placed, strict=True) if outcome.how == "lost"]
    people = [name for name in lost if name.person]
    for turn in range(TRIES if people else 0):
        held = _stand_ins(people, original + translation, turn)
        if held is None:
            break
        second = _attempt(translate, _replaced(original, {name.written: held[name] for name in people}))
        if not _is_as_before(translation, second, held):
            continue
        second, others = _placed(original, second, [name for name in names if name not in held], asked)
        second = _replaced(second, {stand_in: name.canonical for name, stand_in in held.items()})
        left = iter(others)
        outcomes = [PlacedName(name.canonical, "stand-in") if name in held else next(left) for name in names]
        return second, tuple(outcomes)
    return text, tuple(placed)


def _stand_ins(people: Sequence[Expected], taken: str, turn: int) -> dict[Expected, str] | None:
    """Another name for each, none of whose words is in use; ``None`` if there are not enough."""
    used = set(_WORD.findall(taken))
    held: dict[Expected, str] = {}
    for name in people:
        choices = FULL_STAND_INS if turn == 0 and " " in name.written else STAND_INS
        turned = choices[turn:] + choices[:turn]
        free = next((choice for choice in turned if used.isdisjoint(choice.split())), None)
        if free is None:
            return None
        used.update(free.split())
        held[name] = free
    return held


def _is_as_before(first: str, second: str, held: dict[Expected, str]) -> bool:
    """Whether the stand-ins are all there, and nothing else is new or gone but what was made of the names."""
    if any(len(_places(stand_in, second)) != name.count for name, stand_in in held.items()):
        return False
    before = Counter(_WORD.findall(first))
    after = Counter(_WORD.findall(_replaced(second, dict.fromkeys(held.values(), ""))))
    return after <= before and (before - after).total() <= sum(len(name.written.split()) * name.count for name in held)


def _placed(
    original: str, translation: str, names: Sequence[Expected], asked: Callable[[Expected], str]
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
        if wanted[name] and (rendered := asked(name)):
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


def _is_rendering(rendered: str, name: Expected) -> bool:
    """Whether what came back for a name alone can be it; engines make up sentences where they get no sentence."""
    words = rendered.split()
    if len(rendered) < SHORTEST or len(words) != len(name.written.split()) or not all(w[0].isupper() for w in words):
        return False
    letters, wanted = folded("".join(words)), folded("".join(name.canonical.split()))
    return not name.person or distance(letters, wanted) <= len(wanted) // 2


def _misspelt(name: Expected, translation: str, known: Counter[str]) -> list[tuple[int, int]]:
    """Runs of words with capitals that are the name but for a letter or two, and are not words of the original."""
    wanted = {folded("".join(form.split())) for form in (name.canonical, name.written)}
    if min(map(len, wanted)) < SHORTEST:
        return []
    words = list(_WORD.finditer(translation))
    size = len(name.canonical.split())
    found = []
    for run in (words[at : at + size] for at in range(len(words) - size + 1)):
        start, end = run[0].start(), run[-1].end()
        if not all(word[0][0].isupper() for word in run) or not _is_one_run(translation, run):
            continue
        letters = folded(translation[start:end].replace(" ", ""))
        slips = min(distance(letters, form) for form in wanted)
        if slips <= len(letters) // LETTERS_PER_SLIP and not (size == 1 and slips and letters in known):
            found.append((slips, start, end))
    return [(start, end) for _, start, end in sorted(found)]


def _is_one_run(text: str, words: list[re.Match[str]]) -> bool:
    return all(text[left.end() : right.start()] == " " for left, right in pairwise(words))


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


def _are_same(mention: str, canonical: str) -> bool:
    """Whether two names differ in spelling alone, word by word."""
    left, right = mention.split(), canonical.split()
    return len(left) == len(right) and all(map(_is_same, left, right))


def _is_same(word: str, other: str) -> bool:
    left, right = folded(word), folded(other)
    if distance(left, right) <= len(right) // LETTERS_PER_SLIP:
        return True
    return bool(left and right) and similarity(left, right) >= threshold(SAME_NAME)


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
