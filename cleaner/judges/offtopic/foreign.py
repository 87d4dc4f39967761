"""Lines in another script or language than the article, headlines and link texts among them.

The stage of languages flags paragraphs of prose. Here a few words are enough, since what is put into an article is
often a headline: letters of another script, or function words of another language and none of the article's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cleaner.judges.offtopic.words import is_common
from cleaner.reading.function_words import FUNCTION_WORDS, LANGUAGES_OF_WORD, related
from cleaner.reading.scripts import scripts

LEAST_LETTERS = 10
LEAST_WORDS = 2
SCRIPT_SHARE = 0.8
"""Letters, words and share of letters in another script that make a line foreign; less is a name in its own letters."""

MAIN_SHARE = 0.8
"""Share of the article's letters in one script; with less it is a text in two scripts."""

LEAST_HITS, LEAST_DIFFERENT, HIT_SHARE = 3, 2, 0.25
"""Function words of another language, different ones, and their share of the line's words."""

MOST_LINES, MOST_SHARE = 2, 0.03
"""Foreign lines, and their share, up to which they are foreign; more of them are what the article is made of."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_LATIN = re.compile(
    "[\u0370-\u1dff\u2c80-\ua71f\ua840-\uab2f\uabc0-\ud7ff\uf900-\ufdff\ufe70-\uff20\uff66-\uffdc\U00010000-\U0003ffff]"
)
"""Letters, nearly all, of scripts other than Latin."""

_QUOTES = '"“”„«»「」『』(（[<‹'


@dataclass(frozen=True, slots=True)
class Foreign:
    """A line that is in something else.

    Attributes:
        line: Index of the line.
        what: Whether the script is another, or the language.
        name: Which script; empty for a language, which so few words do not tell.
        words: Its first words.
    """

    line: int
    what: Literal["script", "language"]
    name: str
    words: tuple[str, ...]


def foreign_lines(text: str, lines: Sequence[tuple[int, int]], language: str | None) -> tuple[Foreign, ...]:
    """Lines in another script or language than the article.

    Args:
        text: The article.
        lines: Spans of its lines.
        language: What it is in; without it only scripts are compared.
    """
    found = [*_by_script(text, lines), *_by_language(text, lines, language)]
    return tuple(found) if len(found) <= max(MOST_LINES, MOST_SHARE * len(lines)) else ()


def _by_script(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Foreign]:
    if len(_NOT_LATIN.findall(text)) < LEAST_LETTERS:
        return
    letters = scripts(text)
    if not letters:
        return
    main, count = letters.most_common(1)[0]
    at_home = {"Han", "Kana", "Hangul"} if main in ("Han", "Kana", "Hangul") else {main}
    if count < MAIN_SHARE * letters.total() and len(at_home) == 1:
        return
    if main != "Latin":
        at_home.add("Latin")  # names, units and addresses are everywhere written in Latin letters
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        if line.isascii() or line[0] in _QUOTES:
            continue
        if main == "Latin" and len(_NOT_LATIN.findall(line)) < LEAST_LETTERS:
            continue
        own = scripts(line)
        others: Counter[str] = Counter({script: n for script, n in own.items() if script not in at_home})
        if others.total() < max(LEAST_LETTERS, SCRIPT_SHARE * own.total()):
            continue
        words = _WORD.findall(line)
        script = others.most_common(1)[0][0]
        if len(words) >= LEAST_WORDS or script in ("Han", "Kana", "Thai", "Lao", "Khmer", "Burmese"):
            yield Foreign(index, "script", script, tuple(words[:5]))


def _by_language(text: str, lines: Sequence[tuple[int, int]], language: str | None) -> Iterator[Foreign]:
    own = FUNCTION_WORDS.get(language or "")
    if own is None or language is None:
        return
    for index, (start, end) in enumerate(lines):
        lowered = text[start:end].lower().split()
        if len(lowered) < LEAST_HITS + 1 or text[start] in _QUOTES:
            continue
        if not own.isdisjoint(lowered) or (language == "en" and any(map(is_common, lowered))):
            continue
        votes = Counter(other for word in lowered for other in LANGUAGES_OF_WORD.get(word, ()))
        if not votes:
            continue
        other, hits = votes.most_common(1)[0]
        if hits < max(LEAST_HITS, HIT_SHARE * len(lowered)) or related(other, language):
            continue
        if len({word for word in lowered if other in LANGUAGES_OF_WORD.get(word, ())}) >= LEAST_DIFFERENT:
            yield Foreign(index, "language", "", tuple(text[start:end].split()[:5]))
