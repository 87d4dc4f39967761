"""The words around a lost quotation mark, and the classes that ``clues`` sorts words and signs into. English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.stages.quotes.lexicon import Lexicon


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYING = _set(
    """said says say saying told tells tell asked asks added adds explained explains wrote writes noted notes replied
    replies stated states argued argues according continued continues recalled recalls admitted admits claimed claims
    warned warns insisted insists commented comments remarked remarks declared suggested suggests concluded concludes
    announced announces observed shared shares answered responded responds advises advised cautioned emphasized
    emphasised stressed stresses confirmed confirms tweeted posted joked jokes quipped complained agreed agrees read
    reads quoted quotes thinks thought believes shouted cried whispered laughed points pointed"""
)
_PRONOUN = _set("he she they i we it you who")
PERSONAL = _set(
    """i we you my our your me us i'm we're you're i've we've it's don't i'll we'll that's can't let's mine ours yours
    i'd myself ourselves"""
)
"""Words of someone who speaks; an article's own sentences have few of them."""

_ARTICLE = _set("a an the this that these those my his her its our your their any every no some each")
_NAMING = _set(
    """called call calls calling named term terms word words phrase titled entitled dubbed labeled labelled known
    so-called mean means meaning as or like of"""
)
_FUNCTION = _set(
    """and or but of to in on at by for with from into than then that which who when while where because if is are was
    were be been has have had can could will would should may might must do does did as so about after before over
    under between through during without within against it he she they we you i this these those there"""
)
_WORD = re.compile(r"[\w$£€#@%&+][\w'’./&%+-]*|[\w]")


class Word:
    """A word of a block.

    Attributes:
        start, end: Its span, without full stops and apostrophes at its end.
        text: As written.
        low: Lower-cased, with straight apostrophes.
        kind: Its part in a sentence with a quotation.
        case: ``U`` for all capitals, ``C`` for a capital, ``d`` for a digit, ``l`` for anything else.
        coarse, fine: Its groups in the lexicon.
    """

    __slots__ = ("case", "coarse", "end", "fine", "kind", "low", "start", "text")

    def __init__(self, start: int, text: str, lexicon: Lexicon) -> None:
        core = text.rstrip(".'’") or text
        self.start, self.end, self.text = start, start + len(core), text
        self.low = core.lower().replace("’", "'")
        self.kind = _kind(text, self.low) if text else "none"
        self.case = _case(core)
        self.coarse, self.fine = lexicon.groups(self.low, self.case) if text else ("-", "-")

    @property
    def in_title(self) -> bool:
        """Whether it could stand in a title: written large, or one of the small words between."""
        return self.case in "CUd" or self.kind in ("function", "article", "naming")


def read_words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Word]:
    """The words of ``text[start:end]``."""
    return [Word(m.start(), m.group(), lexicon) for m in _WORD.finditer(text, max(start, 0), end)]


def _kind(word: str, low: str) -> str:  # noqa: PLR0911 -- one class of words after the other
    if low in _SAYING:
        return "saying"
    if low in _PRONOUN:
        return "pronoun"
    if low in _ARTICLE:
        return "article"
    if low in _FUNCTION:
        return "function"
    if low in _NAMING:
        return "naming"
    if word[0].isupper():
        return "capital"
    return "digit" if word[0].isdigit() else "lower"


def _case(word: str) -> str:
    if not word:
        return "-"
    if word.isupper() and len(word) > 1:
        return "U"
    return "C" if word[0].isupper() else ("d" if word[0].isdigit() else "l")


def sign(char: str) -> str:  # noqa: PLR0911 -- one class of characters after the other
    """The class of a character beside a place."""
    if not char:
        return "edge"
    if char.isspace():
        return "space"
    if char in ".…":
        return "stop"
    if char in "!?":
        return "ask"
    if char in ",:;":
        return char
    if char in "-–—":
        return "dash"
    if char in "([":
        return "bracket"
    if char in ")]":
        return "bracket-end"
    return "word" if char.isalnum() else "other"


def attribution(words: Sequence[Word]) -> str:
    """Whether the next words say who spoke: ``he said``, ``said Smith``, ``Anna Smith, a lawyer, says``."""
    kinds = [word.kind for word in words[:5]]
    if not kinds:
        return "none"
    if kinds[0] == "saying":
        return "saying"
    if kinds[0] in ("pronoun", "capital", "article") and "saying" in kinds[1:3]:
        return "who-saying"
    if kinds[0] in ("capital", "article") and "saying" in kinds[3:]:
        return "who-who-saying"
    return "no"


_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 41, 71)


def bucket(count: int) -> str:
    """A count, the more roughly the higher it is."""
    for limit in _BUCKETS:
        if count <= limit:
            return str(limit)
    return "more"
