"""Count the words that the artefact rules know, in clean text, and write ``cleaner/stages/artefacts/lexicon.json``.

    python -m benchmarks.artefact_lexicon DATA

Counted are the originals of even years and the articles of WCXB's tuning half, and, since spelling is no matter of
style, human translations and one system for each language of the same years. What is written are lists of single
words: which are never capitalised inside a sentence, which nouns have a plural, which of them are verbs as well.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.artefact_data import clean_documents, english, part_of_year
from benchmarks.translation_data import Record, records, year
from cleaner.document import Document
from cleaner.rulepacks.matchform import match_form
from cleaner.stages.artefacts.blocks import is_prose
from cleaner.stages.artefacts.sentence import Sentence, sentences_of
from cleaner.stages.artefacts.words import words

OUTPUT = Path(__file__).resolve().parent.parent / "cleaner" / "stages" / "artefacts" / "lexicon.json"

LEAST_LOWER = 6
"""Times that a word must stand in small letters inside sentences before we say that it is written so."""

MOST_CAPITAL = 0.004
"""Share of capitals that such a word may have: the odd title."""

MOST_ALONE = 0.02
"""Share of capitals that a word may have where no other capital stands beside it."""

MOST_IN_NAMES = 0.03
"""Share of capitals of a word that is a part of few names only."""

LEAST_NOUN = 3
"""Times that a noun must stand behind an article or a possessive, at least once behind *a*, *each*, *this*."""

_SINGULAR = words("a an another each every this one")
_DEFINITE = words("the his her its their our your")
_BEFORE_VERBS = words("to they we i you will can would could should may might must not don't who people")
_AFTER_NOUNS = words(
    "of in on at for with to from by that which who is are was were has have had will would and or but as when "
    "can could should may than"
)


def plural(noun: str) -> str:
    """The regular plural.

    Example:
        >>> plural("city"), plural("church"), plural("force"), plural("day")
        ('cities', 'churches', 'forces', 'days')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def main() -> None:
    """Count and write."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("data", type=Path)
    data: Path = arguments.parse_args().data
    counts = Counts()
    for sentence in _sentences(clean_documents(data, "tune")):
        counts.add(sentence)
    for sentence in _sentences(_translations(data)):
        counts.add(sentence)
    lexicon = {
        "recipe": "python -m benchmarks.artefact_lexicon DATA",
        **counts.lists(),
    }
    OUTPUT.write_text(json.dumps(lexicon, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({name: len(words.split()) for name, words in lexicon.items()}, OUTPUT.stat().st_size, "bytes")


def _sentences(documents: Iterable[Document]) -> Iterator[Sentence]:
    for document in documents:
        for block in document.blocks:
            form = match_form(document.text_of(block))
            if is_prose(form):
                yield from sentences_of(form)


def _translations(data: Path) -> Iterator[Document]:
    """Human translations of even years, and the last system by name of each set and language."""
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records(data):
        at = year(record.set)
        if at is None or part_of_year(at) != "tune":
            continue
        if record.kind == "human-translation":
            yield english("\n".join(record.segments))
        elif record.kind == "machine-translation":
            found.setdefault((record.set, record.language), []).append(record)
    for group in found.values():
        yield english("\n".join(max(group, key=lambda record: record.system).segments))


class Counts:
    """How often words stand where."""

    def __init__(self) -> None:
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.any: Counter[str] = Counter()
        self.as_singular: Counter[str] = Counter()
        self.as_noun: Counter[str] = Counter()
        self.as_verb: Counter[str] = Counter()
        self.behind_a: Counter[str] = Counter()

    def add(self, sentence: Sentence) -> None:
        """Count one sentence."""
        for index, word in enumerate(sentence.lower):
            self.any[word] += 1
            if not sentence.follows(index):
                continue
            written = sentence.words[index]
            if written.islower():
                self.small[word] += 1
            elif written.istitle() and not sentence.is_title:
                self.capital[word] += 1
                self.alone[word] += _stands_alone(sentence, index)
            before = sentence.lower[index - 1]
            if before in ("a", "an"):
                self.behind_a[word] += 1
            if before in _BEFORE_VERBS:
                self.as_verb[word] += 1
            if not sentence.leads(index) or sentence.lower[index + 1] in _AFTER_NOUNS:
                self.as_singular[word] += before in _SINGULAR
                self.as_noun[word] += before in _SINGULAR or before in _DEFINITE

    def lists(self) -> dict[str, str]:
        """The lists, each a line of words."""
        common = {word: times for word, times in self.small.items() if times >= LEAST_LOWER and word.isascii()}
        lower = {word for word, times in common.items() if self.capital[word] <= MOST_CAPITAL * times}
        alone = {word for word, times in common.items() if self.alone[word] + 0.5 <= MOST_ALONE * times}
        mostly = {word for word, times in common.items() if self.capital[word] + 0.5 <= MOST_IN_NAMES * times}
        nouns = {
            word
            for word, times in self.as_noun.items()
            if times >= LEAST_NOUN
            and self.as_singular[word]
            and len(word) > 2
            and word.isalpha()
            and word.isascii()
            and self.any[plural(word)] >= 2
        }
        verbs = [word for word in nouns if self.as_verb[word] >= 2]
        never_behind_a = [plural(word) for word in nouns if self.behind_a[plural(word)] == 0]
        return {
            "lower": " ".join(sorted(lower)),
            "alone": " ".join(sorted(alone - lower)),
            "rare": " ".join(sorted(lower - alone)),
            "mostly": " ".join(sorted(mostly - lower)),
            "nouns": " ".join(sorted(nouns)),
            "verbs": " ".join(sorted(verbs)),
            "plurals": " ".join(sorted(never_behind_a)),
        }


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether a capital has none beside it."""
    if sentence.leads(index) and not sentence.words[index + 1][0].islower():
        return False
    return sentence.words[index - 1].islower()


if __name__ == "__main__":
    main()
