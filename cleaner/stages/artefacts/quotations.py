"""Quotation verbs out of place: before their subject, or running on into what was said."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.names import CALENDAR, is_name, name_end
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

REPORTING = words(
    "said says added adds stated explained stressed noted confirmed announced declared affirmed emphasized "
    "emphasised indicated revealed clarified commented replied wrote warned claimed reported asserted reiterated "
    "argued insisted estimated explains confirms announces argues insists"
)

_VERBS = REPORTING | {"told"}

NEWSROOMS = words(
    "reuters afp cnn msnbc bbc ap nbc cbs abc tass interfax xinhua bloomberg axios politico newsweek cnbc dpa efe "
    "ria sputnik reporters journalists"
)
"""Whom one tells something for publication; none of these words begins the name of another."""

_MORE_OF_THE_NAME = words(
    "news radio tv television sport sports today live breakfast business world africa arabic persian russian "
    "online digital politics international america europe asia india australia brasil mundo turk"
)
_WHEN = words("on in at after during before last this late early via by earlier from when while as that")


def quotations(sentence: Sentence) -> Iterator[Hit]:
    """``said, Anthony Blinken that``; ``He added Sergey Lavrov that``; ``told MSNBC Russia and``."""
    if _VERBS.isdisjoint(sentence.vocabulary):
        return
    for index, word in enumerate(sentence.lower):
        if word in REPORTING and index + 1 < len(sentence):
            yield from _inverted(sentence, index)
        elif word == "told" and sentence.leads(index) and index + 3 < len(sentence):
            yield from _runs_on(sentence, index)


def _inverted(sentence: Sentence, index: int) -> Iterator[Hit]:
    gap = sentence.after(index)
    if gap.strip() not in ("", ","):
        return
    end = name_end(sentence, index + 1)
    if end == index + 1 or not is_name(sentence, index + 1):
        return
    named = sentence.ends[end - 1]
    if "," in gap and sentence.before(index).endswith('" '):
        yield Hit("MT111", sentence.starts[index], named)
        return
    if end >= len(sentence):
        return
    before, after = sentence.after(end - 1), sentence.lower[end]
    if (
        "," in gap
        and (
            (after == "that" and before.strip() in ("", ",") and _is_clause(sentence, index))
            or (before == " " and sentence.words[end] in ("It", "He", "She", "They", "We", "The", "That"))
        )
    ) or (gap == " " and after == "that" and before.strip() in ("", ",") and _has_subject(sentence, index)):
        yield Hit("MT111", sentence.starts[index], named)


def _is_clause(sentence: Sentence, index: int) -> bool:
    """Whether the verb is not that of *as he said*."""
    return "as" not in sentence.lower[max(0, index - 3) : index]


def _has_subject(sentence: Sentence, index: int) -> bool:
    """Whether the verb follows a pronoun, or nothing but *and*."""
    return index > 0 and sentence.lower[index - 1] in ("he", "she", "it", "they", "and")


def _runs_on(sentence: Sentence, index: int) -> Iterator[Hit]:
    room, name = index + 1, index + 2
    if (
        sentence.lower[room] not in NEWSROOMS
        or not sentence.leads(room)
        or '"' not in sentence.text[: sentence.starts[index]]
    ):
        return
    if not is_name(sentence, name) or sentence.lower[name] in _MORE_OF_THE_NAME | CALENDAR:
        return
    goes_on = sentence.leads(name) and sentence.words[name + 1].islower() and sentence.lower[name + 1] not in _WHEN
    if goes_on and _behind_a_quotation(sentence, index):
        yield Hit("MT115", sentence.starts[room], sentence.ends[name])


def _behind_a_quotation(sentence: Sentence, index: int) -> bool:
    """Whether a quotation has been closed a few words before, so that nothing is left to be told."""
    before = sentence.text[max(sentence.start, sentence.starts[index] - 60) : sentence.starts[index]]
    at = before.rfind('"')
    return at > 0 and before[at - 1] in ",.?!" and before[at + 1 : at + 2] == " "
