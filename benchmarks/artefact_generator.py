"""Sentences damaged as pages are that were translated text node by text node.

A script that translates a page hands the engine one text node at a time. A paragraph with links is several nodes: what
stands before a link, the link's text, what follows. Each is translated as if it were a sentence: it begins with a
capital, a verb without a subject is given one ("It", "He", "They"), a name loses its plural, a quotation verb goes
where the source language has it. Joined again they read "said, Anthony Blinken that United State It did not see".

**No engine is at work here.** Pieces are not translated: they are recased, given a pronoun, cut or moved the way real
engines were seen to do it with fragments. So the damage is like the real one in form and unlike it in everything else;
the words stay those of a good writer. Recall on these sentences says whether rules see the marks of joined pieces, not
how many bad sentences of the web they find; ``corpora/translation`` is the independent measure.

Links are where a page of news would have them: on names (runs of capitalised words inside the sentence, with a noun or
two behind them) and, more seldom, on a common noun phrase. Every edit changes something that a reader sees: a word that
has its capital already is not recased, and titles and institutions, which good writers capitalise, are left out.

    python -m benchmarks.artefact_generator [FILE] [--seed 1] [--number 40]

prints damaged sentences with their kinds. FILE has one sentence a line; without it the clean twins of
``corpora/translation`` are taken.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.artefact_edits import MAKERS, Edit
from benchmarks.artefact_links import read

KINDS: Final = {
    "pronoun-after-name": "the piece after a name is given a subject of its own: United States It did not see",
    "relative-restarts": "a relative clause after a name becomes a sentence: in Brussels It lasts two days",
    "infinitive-restarts": "an infinitive after a name becomes a sentence: Vladimir Putin He backs away",
    "capital-after-name": "the piece after a name begins with a capital: Joe Biden In a speech",
    "link-capitalised": "a link on common words begins with a capital: the fight against Climate change",
    "link-in-title-case": "a link on common words is in title case: because of Rising Energy Prices",
    "word-capitalised": "a link on one common noun begins with a capital: charged with Murder on",
    "link-on-verb": "a link on a verb becomes a sentence, or begins with a capital: the company Announced on Tuesday",
    "preposition-lost": "the word before a link is lost: the borders Ukraine",
    "plural-dropped": "a name loses its plural: the United State",
    "article-doubled": "a link begins with an article of its own: with the The European Union",
    "name-after-verb": "the quotation verb stands before the name, a comma between them: said, Anthony Blinken that",
    "dummy-clause": "the sentence opens with a clause that only names its subject: He was Joe Biden He has",
    "stray-dots": "two dots in place of a comma, or behind a headline",
    "spacing-at-link": "a space before the comma behind a link, or none before the link",
}
"""The artefacts by name, with an example each."""

WEIGHTS: Final = {
    "pronoun-after-name": 6.0,
    "relative-restarts": 9.0,
    "infinitive-restarts": 9.0,
    "capital-after-name": 3.0,
    "link-capitalised": 2.0,
    "link-in-title-case": 1.5,
    "word-capitalised": 0.7,
    "link-on-verb": 2.0,
    "preposition-lost": 1.5,
    "plural-dropped": 5.0,
    "article-doubled": 0.5,
    "name-after-verb": 9.0,
    "dummy-clause": 8.0,
    "stray-dots": 1.5,
    "spacing-at-link": 0.7,
}
"""How much more often one kind is drawn than another where both are possible. Set by hand, so that a sample looks like
the machine-translated pages that this project began with; measured on nothing."""

EXTRAS: Final = frozenset({"stray-dots", "spacing-at-link", "word-capitalised"})
"""Kinds that come with others only: good sentences have them too once an extractor was at work, and some houses write
"the Session" and "the Management"."""

REPEATED: Final = frozenset({"pronoun-after-name", "capital-after-name", "link-capitalised", "preposition-lost"})
"""Kinds that one sentence may show twice."""

NUMBERS_OF_EDITS: Final = (1, 1, 1, 2, 2, 3)
"""Edits of one sentence, drawn from these: pages of this sort have sentences with one link and sentences with three."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """A damaged sentence, what it was, and the kinds of its damage (keys of ``KINDS``), in order of the text."""

    text: str
    original: str
    kinds: tuple[str, ...]


def garbled(sentences: Iterable[str], seed: int) -> Iterator[Garbled]:
    """Damaged versions of the sentences that can be damaged; the others are passed over.

    What becomes of a sentence depends on it and the seed alone, not on its neighbours.

    Example:
        >>> clean = "Joe Biden has appealed to Vladimir Putin to withdraw, and the United States expects an answer."
        >>> for found in garbled([clean], 7):
        ...     print(found.text)
        He was Joe Biden He has appealed to Vladimir Putin to withdraw, and the United State It expects an answer.
    """
    for sentence in sentences:
        found = _garble(sentence.strip(), random.Random(f"{seed} {sentence.strip()}".encode("utf-8", "surrogatepass")))
        if found is not None:
            yield found


def _garble(text: str, rng: random.Random) -> Garbled | None:
    sentence = read(text)
    if sentence is None:
        return None
    candidates = [edit for make in MAKERS for edit in make(sentence, rng)]
    chosen: list[Edit] = []
    wanted = rng.choice(NUMBERS_OF_EDITS)
    while len(chosen) < wanted:
        drawn = [edit for edit in candidates if chosen or edit.kind not in EXTRAS]
        if not drawn:
            break
        edit = rng.choices(drawn, [WEIGHTS[candidate.kind] for candidate in drawn])[0]
        chosen.append(edit)
        candidates = [
            other
            for other in candidates
            if (other.kind != edit.kind or edit.kind in REPEATED) and not _clash(other, edit)
        ]
    if not chosen:
        return None
    chosen.sort(key=lambda edit: edit.start)
    result = text
    for start, end, new in sorted((span for edit in chosen for span in edit.spans()), reverse=True):
        result = result[:start] + new + result[end:]
    return Garbled(result, text, tuple(dict.fromkeys(edit.kind for edit in chosen)))


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits touch each other, so that one would spoil what makes the other damage."""
    return any(a <= d and c <= b for a, b, _ in one.spans() for c, d, _ in other.spans())


def main() -> None:
    """Print a sample."""
    parser = argparse.ArgumentParser(description="Sentences damaged as by node-by-node translation.")
    parser.add_argument("file", nargs="?", type=Path, help="one clean sentence a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=40)
    options = parser.parse_args()
    if options.file is not None:
        sentences = options.file.read_text(encoding="utf-8").splitlines()
    else:
        from benchmarks.translated_sentences import load

        sentences = [pair.clean for pair in load()]
    for at, found in enumerate(garbled(sentences, options.seed)):
        if at == options.number:
            break
        print(f"{', '.join(found.kinds)}\n    {found.text}")


if __name__ == "__main__":
    main()
