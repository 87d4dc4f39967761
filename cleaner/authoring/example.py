"""A rule from an example: what of a line is fixed, what may change.

``Read also: Storm closes the port`` has a cue, a separator and a rest. ``12 Comments`` is fixed but for its number. In
what is fixed, numbers, dates, addresses and names become classes, so that the rule holds for the next page too; all
else is taken literally, in small letters, since patterns match without regard to case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cleaner.reading.months import MONTHS
from cleaner.rulepacks.matchform import match_form
from cleaner.rulepacks.shapes import shape

MOST_CUE_WORDS = 6
"""Words before a separator that can be a cue; longer ones are the first half of a sentence."""

LONGEST = 400
"""Characters of an example; longer lines are paragraphs, and no rule should take such."""

MARGIN = 1.5
"""How much longer than its example a line may be that is fixed but for numbers and names."""

CONFIDENCE = 0.9
"""Of a rule made so: enough to act, less than what was measured."""

NUMBER = "[0-9][0-9.,:/]*"
WORD = r"\pL+"
ADDRESS = "[^ ]+"
NAME = r"(?-i:\p{Lu})[^ ]*(?: (?-i:\p{Lu})[^ ]*)*"
FREE = ".+"

_SEPARATOR = re.compile(
    r" *(?:[|»›→⇒–—]+|(?<!\d):(?!//)(?=\D)|\.\.\.|…) *|(?<=\d): +| +-+ +| {2,}",
)
_DIGITS = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*")
_IS_ADDRESS = re.compile(
    r"(?:https?:|www\.)\S+|\S+@\S+\.\w+|@\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.uk|de|fr|es)"
)
_SPECIAL = re.compile(r"([\\.^$*+?{}\[\]()|])")
_DECORATION_BEFORE = re.compile(r"^[^\w\"'(\[@#¿¡]+")
_DECORATION_BEHIND = re.compile(r"[ :.!…。।\"'>»«›‹→⇒|*–—▶►▼▾↓↑+\-]+$")


class ExampleError(ValueError):
    """No rule can be made of an example; the text says why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule to be.

    Attributes:
        cues: What is fixed, as RE2.
        pattern: With placeholders.
        guards: That differ from the usual.
        label: The fixed words as they were written, for names and examples.
        rest: What follows the separator; empty if nothing does.
    """

    cues: tuple[str, ...]
    pattern: str
    guards: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    rest: str = ""


def draft_of(line: str, others: Sequence[str] = (), free: Iterable[str] = (), *, whole: bool = False) -> Draft:
    """Make a draft of a rule for a line.

    Args:
        line: As it stands on a page.
        others: Other lines that the rule should find.
        free: Parts of the line that may be anything.
        whole: Whether the line is known to repeat as a whole, so that nothing behind a separator changes.

    Raises:
        ExampleError: There is nothing in it that a rule could hold on to.

    Example:
        >>> draft = draft_of("Read also: Storm closes the port")
        >>> draft.pattern, draft.cues, draft.guards["rest"]
        ('{mark}?{cue}{sep}{rest}', ('read also',), 'headline')
        >>> draft_of("▶ 12 comments on this story").cues
        ('[0-9][0-9.,:/]* comments on this story',)
        >>> draft_of("Report by Anna Holm, 3 March 2024").cues[0][:11], draft_of("Filed 3 March 2024").cues
        ('report by (', ('filed [0-9][0-9.,:/]* \\\\pL+ [0-9][0-9.,:/]*',))
    """
    parts = [_split(text) for text in (line, *others)]
    free = tuple(" ".join(match_form(part).split()) for part in free)
    has_rest = not whole and all(rest for _, rest in parts)
    has_rest = has_rest and not any(part in label for part in free for label, _ in parts)
    labels = [
        label if has_rest else whole for (label, _), whole in zip(parts, map(_plain, (line, *others)), strict=True)
    ]
    cues = tuple(dict.fromkeys(_cue(label, free, named=not whole) for label in labels))
    if any(not re.search(r"[^\W\d_]", _without_classes(cue)) for cue in cues):
        raise ExampleError(f"{line!r} has no fixed words that a rule could hold on to")
    longest = max(len(text) for text in (line, *others))
    if not has_rest:
        guards: dict[str, Any] = {"max_chars": int(MARGIN * longest) + 20}
        if len(labels[0].split()) == 1 and shape(labels[0]).words == 1:
            guards["bare"] = "tail"
        return Draft(cues, "{mark}?{cue}{end}", guards, labels[0])
    rests = [rest for _, rest in parts]
    guards = {"max_chars": max(220, int(MARGIN * longest))}
    if all(shape(rest).headline for rest in rests):
        guards["rest"] = "headline"
    elif not any(shape(rest).ends_sentence for rest in rests):
        guards["sentence"] = "no"
    return Draft(cues, "{mark}?{cue}{sep}{rest}", guards, labels[0], rests[0])


def _split(line: str) -> tuple[str, str]:
    """What may be a cue, and what follows its separator; nothing where there is no separator."""
    form = match_form(line).strip()
    if not form or "\n" in line.strip():
        raise ExampleError("an example is one line of text")
    if len(form) > LONGEST:
        raise ExampleError(f"the example has {len(form)} characters; a line of more than {LONGEST} is a paragraph")
    form = _DECORATION_BEFORE.sub("", form) or form
    found = _SEPARATOR.search(form)
    if found is None or not found.start():
        return _plain(form), ""
    label, rest = form[: found.start()].strip(), form[found.end() :].strip()
    if not any(map(str.isalpha, rest)) or shape(label).words > MOST_CUE_WORDS or not any(map(str.isalpha, label)):
        return _plain(form), ""
    return label, rest


def _plain(line: str) -> str:
    """A line without what decorates it."""
    form = " ".join(match_form(line).split())
    bare = _DECORATION_BEHIND.sub("", _DECORATION_BEFORE.sub("", form))
    return bare or form


def _cue(label: str, free: tuple[str, ...], *, named: bool) -> str:
    """The RE2 of a label; ``named`` if names in it may be others."""
    for number, part in enumerate(free):
        label = label.replace(part, chr(0xE000 + number))
    words = label.split()
    names = _names(words) if named else set()
    cue: list[str] = []
    for number, word in enumerate(words):
        if number in names:
            if number - 1 not in names:
                end = next(at for at in range(number, len(words) + 1) if at not in names)
                tail = "," if words[end - 1].endswith(",") else ""
                cue.append(NAME.replace("[^ ]*", "[^ ,]*") + tail if tail else NAME)
        elif word.strip(",.").casefold() in MONTHS and _beside_number(words, number):
            cue.append(WORD + ("," if word.endswith(",") else ""))
        elif _IS_ADDRESS.fullmatch(word.rstrip(".,;")):
            cue.append(ADDRESS)
        else:
            cue.append(_literal(word))
    return " ".join(cue)


def _literal(word: str) -> str:
    parts, position = [], 0
    for match in _DIGITS.finditer(word):
        parts += [_SPECIAL.sub(r"\\\1", word[position : match.start()].lower()), NUMBER]
        position = match.end()
    parts.append(_SPECIAL.sub(r"\\\1", word[position:].lower()))
    return re.sub("[\ue000-\uf8ff]", FREE, "".join(parts))


def _names(words: list[str]) -> set[int]:
    """Numbers of the words that are a name: two or more with capitals in a row, behind one that has none of its own."""
    titled = [bool(re.match(r"[^\W\d_]", word)) and word[0].isupper() and not word.isupper() for word in words]
    lower = [word[:1].islower() for word in words]
    found: set[int] = set()
    if not any(lower):
        return found
    start = 1
    while start < len(words):
        end = start
        while end < len(words) and titled[end]:
            end += 1
            if words[end - 1].endswith((",", ";")):
                break
        run = words[start:end]
        if len(run) >= 2 and not any(word.strip(",.").casefold() in MONTHS for word in run) and lower[start - 1]:
            found.update(range(start, end))
        start = max(end, start + 1)
    return found


def _beside_number(words: list[str], at: int) -> bool:
    near = words[max(at - 2, 0) : at] + words[at + 1 : at + 3]
    return any(word[:1].isdigit() for word in near)


def _without_classes(cue: str) -> str:
    for known in (NAME, NAME.replace("[^ ]*", "[^ ,]*"), NUMBER, WORD, ADDRESS, FREE):
        cue = cue.replace(known, "")
    return cue
