"""Stories and their variants, from the case files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and whether they tell the same story in the same words."""

    id: str
    language: str
    how: str
    first: str
    second: str
    is_same: bool


def pairs(name: str) -> Iterator[Pair]:
    """Pairs of a set: every story with each of its variants, and every story with every story of another id."""
    stories = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    for story in stories:
        for is_same, variants in ((True, story.get("same", [])), (False, story.get("different", []))):
            for variant in variants:
                second = _variant(story["text"], variant)
                yield Pair(story["id"], story["language"], variant["how"], story["text"], second, is_same)
    for at, story in enumerate(stories):
        for other in stories[at + 1 :]:
            how = f"another story: {other['id']}"
            yield Pair(story["id"], story["language"], how, story["text"], other["text"], False)


def _variant(text: str, variant: dict[str, Any]) -> str:
    if "text" in variant:
        return str(variant["text"])
    for old, new in variant.get("replace", []):
        if text.count(old) != 1:
            raise ValueError(f"{variant['how']}: {old!r} occurs {text.count(old)} times")
        text = text.replace(old, new)
    text = text[: round(len(text) * variant.get("keep", 1))]
    parts = (variant.get("before", ""), text, variant.get("after", ""))
    return "\n".join(part.strip() for part in parts if part)
