"""Count nouns and verbs in clean text and in translations, and write ``cleaner/stages/artefacts/classes.json``.

    python -m benchmarks.artefact_classes DATA

Counted is what ``benchmarks.artefact_lexicon`` counts: originals of even years, WCXB's tuning half, and, since a word
has its class in any text, human translations and one system of the same years. Capitals do not matter here.

- *nouns*: stand in the singular behind *a*, *each* or *this* where the phrase ends, and have a plural.
- *strict*: those of them that hardly ever stand there without an article or another determiner.
- *verbs*: stand behind *to* or a modal, and have a regular past and a present participle.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Final

from benchmarks.artefact_data import clean_documents
from benchmarks.artefact_lexicon import _sentences, _translations, plural
from cleaner.stages.artefacts.words import words

OUTPUT = Path(__file__).resolve().parent.parent / "cleaner" / "stages" / "artefacts" / "classes.json"

LEAST = 2
"""Times that a word must stand in the place of its class."""

MOST_BARE = 0.02
"""Share of its places behind a preposition or a past in which a strict noun stands without a determiner."""

LEAST_PLACES: Final = 25
"""Such places of a strict noun."""

_ONE = words("a an each every another this")
_DETERMINERS = words("a an the this that each every another his her its their our your my no one any some what which")
_OPENERS = words("of in on at for with from by about against between into over under after before during through near")
_MODALS = words("to will would can could should may might must")
_AFTER = words(
    "of in on at for with to from by that which who is are was were has have had will would and or but as when can "
    "could should may than"
)


def past(verb: str) -> tuple[str, ...]:
    """Regular pasts and present participles, as they may be written.

    Example:
        >>> past("stop")
        ('stoped', 'stoping', 'stopped', 'stopping')
    """
    if verb.endswith("e"):
        return (verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb[:-1] + "ied", verb + "ing")
    return (verb + "ed", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing")


def main() -> None:
    """Count and write."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("data", type=Path)
    data: Path = arguments.parse_args().data
    seen: Counter[str] = Counter()
    one: Counter[str] = Counter()
    verb: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    for sentence in _sentences(chain(clean_documents(data, "tune"), _translations(data))):
        lower = sentence.lower
        seen.update(word for word, written in zip(lower, sentence.words, strict=True) if written.islower())
        for index in range(1, len(lower)):
            word, before = lower[index], lower[index - 1]
            if not sentence.words[index].islower() or not sentence.follows(index):
                continue
            verb[word] += before in _MODALS
            if sentence.leads(index) and lower[index + 1] not in _AFTER:
                continue
            one[word] += before in _ONE
            determined[word] += before in _DETERMINERS
            bare[word] += before in _OPENERS or (before.endswith("ed") and len(before) > 4)
    nouns = sorted(word for word in seen if word.isalpha() and one[word] >= LEAST and seen[plural(word)] >= LEAST)
    verbs = sorted(
        word for word in seen if word.isalpha() and verb[word] >= LEAST and _has_forms(word, seen) and len(word) > 2
    )
    strict = [
        word
        for word in nouns
        if determined[word] >= LEAST_PLACES and bare[word] <= MOST_BARE * (determined[word] + bare[word])
    ]
    lists = {"nouns": nouns, "strict": strict, "verbs": verbs}
    found = {"recipe": "python -m benchmarks.artefact_classes DATA"} | {name: " ".join(x) for name, x in lists.items()}
    OUTPUT.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")
    print({name: len(found) for name, found in lists.items()}, OUTPUT.stat().st_size, "bytes")


def _has_forms(word: str, seen: Counter[str]) -> bool:
    forms = past(word)
    return any(seen[forms[at]] >= LEAST and seen[forms[at + 1]] >= LEAST for at in range(0, len(forms), 2))


if __name__ == "__main__":
    main()
