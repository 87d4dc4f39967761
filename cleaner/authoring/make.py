"""A complete rule from an example line, with texts that it hits and misses, tried out before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.authoring.error import AuthoringError
from cleaner.authoring.example import CONFIDENCE, Draft, ExampleError, draft_of
from cleaner.authoring.packfile import name_of
from cleaner.rulepacks.load import complete_rules, load_rules
from cleaner.rulepacks.schema import Rule, parse_pack
from cleaner.rulepacks.selftest import codes_in, selftest

LEAST = 2
"""Texts of each kind that a rule needs."""

_DIGIT = re.compile(r"[0-9]")
_AROUND = (
    "The sign said “{line}” for years, and nobody in the town could say who had put it there.",
    "{label} was all that she said, and nobody at the table asked what she had meant by it.",
    "It was {label} that they talked about for the rest of the evening, until the lamps went out.",
    "{label}: so it was written over the door, and so the children of the town have called the house ever since.",
)
"""Sentences in which the words of an example are honest."""


@dataclass(frozen=True, slots=True)
class Made:
    """A rule that passes its own examples.

    Attributes:
        entry: As a pack writes it.
        known: Built-in rules that find the example already, as ``BP101 see-also-line``.
        derived: Whether some of its examples were made up here, so that somebody should look at them.
    """

    entry: dict[str, Any]
    known: tuple[str, ...]
    derived: bool


def make_rule(
    line: str,
    code: str,
    *,
    name: str | None = None,
    language: str | None = None,
    why: str | None = None,
    hits: Sequence[str] = (),
    misses: Sequence[str] = (),
    free: Sequence[str] = (),
    whole: bool = False,
) -> Made:
    """Make a rule for an example.

    Args:
        line: As it stands on a page.
        code: Of the rule. With that of a built-in concept the rule gives its cues in another language, or more of them.
        name: Of the rule; made of its words if it is ``None``.
        language: ISO 639-1 code; ``None`` for all.
        why: The reason that findings give.
        hits: More lines that it should find.
        misses: Lines that it must leave alone.
        free: Parts of the line that may be anything.
        whole: Whether the line is known to repeat as a whole.

    Raises:
        AuthoringError: No rule can be made that finds the one and leaves the other.

    Example:
        >>> made = make_rule("Read also: Storm closes the port", "MY101", language="en")
        >>> made.entry["cues"], made.known
        (['read also'], ('BP101 see-also-line',))
    """
    line = line.strip()
    try:
        draft = draft_of(line, hits, free, whole=whole)
    except ExampleError as error:
        raise AuthoringError(str(error)) from None
    concept = next((rule for rule in load_rules().rules if rule.code == code), None)
    entry = _entry(draft, code, name, language, why, inherits=concept is not None)
    _refuse(entry, [line, *hits], misses)
    found = _that_pass(entry, "hit", [line, *hits, *_other_hits(line, draft)])
    left = _that_pass(entry, "miss", [*misses, *(text.format(line=line, label=draft.label) for text in _AROUND)])
    if len(found) < LEAST or len(left) < LEAST:
        kind = "lines that it finds (--hit)" if len(found) < LEAST else "lines that it must leave alone (--miss)"
        raise AuthoringError(f"{line!r}: give {LEAST} {kind}")
    entry["hit"], entry["miss"] = found[: max(LEAST, len(hits) + 1)], left[: max(LEAST, len(misses))]
    derived = len(hits) + 1 < len(entry["hit"]) or len(misses) < len(entry["miss"])
    return Made(entry, _known(line, language), derived)


def _entry(
    draft: Draft, code: str, name: str | None, language: str | None, why: str | None, *, inherits: bool
) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": code}
    if language:
        entry["languages"] = [language]
    entry["cues"] = list(draft.cues)
    if inherits:
        return entry
    what = f"“{draft.label}”" + (" and what it leads to" if draft.rest else "")
    return entry | {
        "name": name or name_of(draft.label),
        "place": "line",
        "pattern": draft.pattern,
        "guards": dict(draft.guards),
        "confidence": CONFIDENCE,
        "why": why or f"a line of the page, not of the article: {what}",
    }


def _refuse(entry: dict[str, Any], hits: Sequence[str], misses: Sequence[str]) -> None:
    """See that what was given comes out as it should; a guard that the examples do not bear is dropped first."""
    while (wrong := _wrong(entry, "hit", hits)) and entry.get("guards", {}).keys() & {"rest", "sentence"}:
        for guard in ("rest", "sentence"):
            entry["guards"].pop(guard, None)
    if wrong:
        raise AuthoringError(f"no rule was found that hits {wrong[0]!r}; write one by hand (docs/rules.md shows how)")
    if wrong := _wrong(entry, "miss", misses):
        raise AuthoringError(
            f"the rule would also find {wrong[0]!r}, which it must leave alone; give a longer example, or write the "
            f"rule by hand (docs/rules.md shows how)"
        )


def _that_pass(entry: dict[str, Any], kind: str, texts: Sequence[str]) -> list[str]:
    different = list(dict.fromkeys(texts))
    wrong = set(_wrong(entry, kind, different))
    return [text for text in different if text not in wrong]


def _wrong(entry: dict[str, Any], kind: str, texts: Sequence[str]) -> list[str]:
    """Texts that do not come out as their kind says."""
    rule = _rule(entry).model_copy(update={"hit": (), "miss": ()} | {kind: tuple(texts)})
    return [failure.text for failure in selftest([rule])]


def _rule(entry: dict[str, Any]) -> Rule:
    whole = {**entry, "hit": ["-", "-"], "miss": ["-", "-"]}
    path = Path("new")
    return complete_rules(parse_pack({"pack": "new", "rules": [whole]}, path), path)[0]


def _other_hits(line: str, draft: Draft) -> Iterator[str]:
    """The example as another page may have it."""
    other = _DIGIT.sub(lambda digit: str((int(digit[0]) + 3) % 9 + 1), line)
    if other != line:
        yield other
    if draft.rest:
        yield f"{draft.label.upper()} | {draft.rest}"
        yield f"{draft.label.upper()}: {draft.rest}"
    elif line.upper() != line:
        yield line.upper()
    yield f"» {line}"
    yield f"{line.rstrip('.:!…')} …"


def _known(line: str, language: str | None) -> tuple[str, ...]:
    """Built-in rules that find an example already."""
    from cleaner.stages.pipeline import _built_in_boilerplate

    found = codes_in(_built_in_boilerplate(), line, language)
    return tuple(f"{code} {name}" for code, name in found)
