"""The hand-written sentences of ``corpora/translation``: each awkward one with its clean twin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

FOLDER = Path(__file__).parent.parent / "corpora" / "translation"


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence as a machine left it and as a good journalist would have written it.

    Attributes:
        id: Its name, unique.
        language: ISO 639-1 code of the language that it reads as translated from.
        kinds: What is wrong with it; keys of ``kinds.yaml``.
        text: The awkward sentence.
        clean: Its twin.
        split: ``tune`` may be looked at while rules are written, ``held-out`` only measured on.
    """

    id: str
    language: str
    kinds: tuple[str, ...]
    text: str
    clean: str
    split: Literal["tune", "held-out"]


def load(folder: Path = FOLDER) -> list[Pair]:
    """All pairs, in the order of the file."""
    entries = yaml.safe_load((folder / "sentences.yaml").read_text(encoding="utf-8"))
    return [Pair(**{**entry, "kinds": tuple(entry["kinds"])}) for entry in entries]


def kinds(folder: Path = FOLDER) -> dict[str, str]:
    """The kinds of artefacts with what they mean."""
    described = yaml.safe_load((folder / "kinds.yaml").read_text(encoding="utf-8"))
    return {str(name): str(meaning) for name, meaning in described.items()}
