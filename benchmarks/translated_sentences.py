"""``corpora/translation``: awkward sentences, clean twins, traps, and whole articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

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
        part: ``first`` for ``sentences.yaml``, which was written with the first rules, ``more`` for ``more.yaml``.
    """

    id: str
    language: str
    kinds: tuple[str, ...]
    text: str
    clean: str
    split: Literal["tune", "held-out"]
    part: Literal["first", "more"] = "first"


@dataclass(frozen=True, slots=True)
class Awkward:
    """One awkward sentence of an article: word for word, its kinds of artefacts, and the words that are wrong."""

    text: str
    kinds: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One whole article.

    Attributes:
        id: The name of its files.
        translated_from: ISO 639-1 code; ``None`` for one that was written in English, and well.
        content: As an extractor leaves it, boilerplate and all.
        gold: What must remain.
        expected: The lines that do not belong, in order, each with its code.
        awkward: The awkward sentences of ``gold``, in order. All other sentences are fine.
        qc: Whether ``gold`` holds repairs of characters.
        names: Names of ``content`` that ``gold`` spells otherwise.
    """

    id: str
    translated_from: str | None
    content: str
    gold: str
    expected: tuple[tuple[str, str], ...]
    awkward: tuple[Awkward, ...]
    qc: bool
    names: tuple[tuple[str, str], ...] = ()


def load(folder: Path = FOLDER) -> list[Pair]:
    """All pairs, in the order of the files, ``sentences.yaml`` first."""
    files: tuple[tuple[Literal["first", "more"], str], ...] = (("first", "sentences.yaml"), ("more", "more.yaml"))
    return [
        Pair(**{**entry, "kinds": tuple(entry["kinds"]), "part": part})
        for part, name in files
        for entry in _read(folder / name)
    ]


def kinds(folder: Path = FOLDER) -> dict[str, str]:
    """The kinds of artefacts with what they mean."""
    return {str(name): str(meaning) for name, meaning in _read(folder / "kinds.yaml").items()}


def articles(folder: Path = FOLDER) -> list[GoldArticle]:
    """The whole articles, in the order of their index."""
    found = []
    for entry in _read(folder / "articles" / "index.yaml"):
        stem = folder / "articles" / str(entry["id"])
        found.append(
            GoldArticle(
                entry["id"],
                entry["translated_from"],
                stem.with_suffix(".txt").read_text(encoding="utf-8"),
                stem.with_suffix(".gold.txt").read_text(encoding="utf-8"),
                tuple((item["code"], item["text"]) for item in entry["expected"]),
                tuple(Awkward(a["text"], tuple(a["kinds"]), tuple(a["wrong"])) for a in entry["awkward"]),
                entry.get("qc", False),
                tuple(entry.get("names", {}).items()),
            )
        )
    return found


def traps(folder: Path = FOLDER) -> dict[str, str]:
    """Good paragraphs of genres that rules for awkward sentences fall over, by genre."""
    return {entry["genre"]: entry["text"] for entry in _read(folder / "traps.yaml")}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
