"""Names in a translation, in the spelling that the article gives them.

An engine garbles placeholders such as ``__NAME1__``, which it never saw in training, and it garbles rare names. What it
seldom garbles are common names. So nothing is replaced beforehand. The paragraph is translated as it is, and then each
name is looked for in what came back: in its canonical spelling, as the paragraph writes it, as the engine writes it
when asked for the name alone, and with a letter or two wrong; the canonical spelling is put there. If a person is not
found so, the paragraph is translated once more with a common name as a stand-in, which is then taken out again; that
counts only if all the rest came back as it did before. What is still not there is marked.

Which names those are is in :mod:`cleaner.translating.expected`. A name in another script than the translation's is the
engine's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from cleaner.names.variants import folded
from cleaner.translating.expected import LETTERS_PER_SLIP, Expected, distance, free_of, places_of
from cleaner.translating.translation import PlacedName

STAND_INS = ("Martin", "Thomas", "Anna", "Robert", "Laura", "Paul")
FULL_STAND_INS = ("Anna Martin", "Paul Thomas", "Laura Robert")
"""Names of many languages of Europe, of men and of women, common enough for any engine to have learnt to copy them. A
full name gets one of two words first."""

TRIES = 3
"""Times that a paragraph is translated again, each with other stand-ins."""

SHORTEST = 4
"""Letters of a name below which only the exact spelling is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


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
    if any(len(places_of(stand_in, second)) != name.count for name, stand_in in held.items()):
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
        for start, end in free_of(places, taken)[: wanted[name]]:
            taken.append((start, end))
            wanted[name] -= 1
            if translation[start:end] != name.canonical:
                changes[start, end] = name.canonical
                wrote.setdefault(name, translation[start:end])

    for name in names:
        take(name, places_of(name.canonical, translation))
    for name in names:
        if wanted[name]:
            take(name, places_of(name.written, translation))
    for name in names:
        if wanted[name] and (rendered := asked(name)):
            take(name, places_of(rendered, translation))
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


def _fits(name: str, translation: str) -> bool:
    """Whether a name is in the script that a translation is mostly written in."""
    letters = [c for c in translation if c.isalpha()]
    latin = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
    return not letters or (name[:1] < "\u0250" or "\u1e00" <= name[:1] <= "\u1eff") == (2 * latin >= len(letters))


def _replaced(text: str, instead: dict[str, str]) -> str:
    """A text with other names in it, all at once."""
    spans = sorted(
        (start, end, new)
        for old, new in sorted(instead.items(), key=lambda item: -len(item[0]))
        for start, end in places_of(old, text)
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
