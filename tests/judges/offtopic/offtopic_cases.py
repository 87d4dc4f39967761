"""The authored articles of ``corpora/offtopic``, and what is put into them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from cleaner.document import Document
from cleaner.reading.text import line_blocks
from cleaner.sentences import sentences

FOLDER = Path(__file__).parents[3] / "corpora" / "offtopic"


@dataclass(frozen=True)
class Case:
    """An article with a piece in it.

    Attributes:
        name: The article, and the beginning of the piece.
        text: The article with the piece.
        piece: What was put in.
        codes: What is expected of it.
        missed: Whether the tool is known not to find it.
    """

    name: str
    text: str
    piece: str
    codes: frozenset[str]
    missed: bool


def articles() -> dict[str, dict[str, str]]:
    """The articles, with ``text`` and for some ``silent``, the reason."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / "articles.yaml").read_text(encoding="utf-8"))
    return loaded


def cases() -> list[Case]:
    """All pieces in their articles."""
    texts = {name: article["text"].strip().split("\n") for name, article in articles().items()}
    found = []
    for row in yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8")):
        lines = list(texts[row["article"]])
        at, piece = row["at"], row["piece"]
        if "sentence" in row:
            line = lines[at]
            end = sentences(line)[row["sentence"] - 1][1]
            lines[at] = f"{line[:end]} {piece}{line[end:]}"
        else:
            lines.insert(at, piece)
        name = f"{row['article']}: {piece[:30]}"
        found.append(Case(name, "\n".join(lines), piece, frozenset(row["codes"]), row.get("miss", False)))
    return found


def document_of(text: str, language: str | None = "en") -> Document:
    """A text as the stage sees it."""
    return Document(text, line_blocks(text), language=language)
