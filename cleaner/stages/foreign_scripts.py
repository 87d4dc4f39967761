"""Runs of words in another script than the text around them: what a translator left, not what a writer quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner.reading.function_words import FUNCTION_WORDS
from cleaner.reading.scripts import BLOCKS, SCRIPT_OF, script_of, scripts

MIN_RUN_WORDS = 2
MIN_WORD_LETTERS = 3
"""Words of a run, and letters of those that count: one word may be a name or a term."""

MIN_RUN_LETTERS = 8
"""Letters of a run; in scripts without spaces, half a sentence."""

MIN_LATIN_WORDS = 5
"""Words of a run of Latin letters in a text of another script, where names of products and firms are everywhere."""

MAX_SHARE = 0.5
"""Share of the paragraph's letters that a run may have: beyond, the paragraph itself is in another language."""

MAX_RUNS = 3
"""Runs in one paragraph; with more it is about words, not left untranslated."""

_LATIN = frozenset(("Latin",))
_CASED = frozenset(("Cyrillic", "Greek", "Armenian", "Georgian"))
_UNSPACED = frozenset(("Han", "Kana", "Thai", "Lao", "Khmer", "Burmese", "Tibetan"))
_OPENING = "([{（【“„«‘‚「『\"'"
_CLOSING = ")]}）】”“»’」』\"'"
_PAIRS = tuple(zip("([（“«「『", ")]）”»」』", strict=True))
_NAMING = re.compile(
    r"\b(?:words?|phrases?|terms?|called|known as|names?|named|titles?|titled|means?|meaning|spelt|spelled|written"
    r"|letters?|characters?|script|alphabet|hashtags?|Greek|Russian|Ukrainian|Arabic|Hebrew|Chinese|Japanese|Korean"
    r"|Hindi|Thai)\b",
)
_BEFORE = 40
_LATIN_WORD = "[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*"
_LATIN_RUN = re.compile(f"{_LATIN_WORD}(?:,? {_LATIN_WORD}){{{MIN_LATIN_WORDS - 1},}}")
_LATIN_WORDS = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "id")


def foreign_runs(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Spans of words in another script than the language is written in, with the name of that script.

    Args:
        text: One paragraph.
        language: What it is in, as ISO 639 code.

    Example:
        >>> text = "He said on Monday that старый мост не откроют before winter."
        >>> [(text[start:end], script) for start, end, script in foreign_runs(text, "en")]
        [('старый мост не откроют', 'Cyrillic')]
        >>> list(foreign_runs("The old bridge (старый мост) is closed until winter.", "en"))
        []
    """
    own = SCRIPT_OF.get(language, _LATIN)
    if text.isascii() and own == _LATIN:
        return
    runs = [match.span() for match in _pattern(own).finditer(text)]
    if "Latin" not in own:
        runs += [match.span() for match in _LATIN_RUN.finditer(text) if _is_prose(match[0])]
    if not runs or len(runs) > MAX_RUNS:
        return
    letters = scripts(text).total()
    for start, end in runs:
        run = text[start:end]
        script = script_of(run[0])
        counted = scripts(run).total()
        if script is None or counted < MIN_RUN_LETTERS or counted > MAX_SHARE * letters:
            continue
        if _is_long(run, script) and not _is_marked(text, start, end):
            yield start, end, script


@lru_cache(maxsize=64)
def _pattern(own: frozenset[str]) -> re.Pattern[str]:
    """Words of letters that belong to neither these scripts nor Latin."""
    others = "".join(
        f"{chr(start)}-{chr(end)}" for start, end, script in BLOCKS if script not in own and script != "Latin"
    )
    return re.compile(f"[{others}]+(?:[ ,'’-]+[{others}]+)*")


def _is_long(run: str, script: str) -> bool:
    if script in _UNSPACED or script == "Latin":
        return True
    words = [word for word in run.split() if len(word) >= MIN_WORD_LETTERS]
    return len(words) >= MIN_RUN_WORDS and not (script in _CASED and all(word[0].isupper() for word in words))


def _is_prose(run: str) -> bool:
    """Whether a run of Latin words is a piece of a sentence, not a name or a title."""
    words = run.replace(",", "").split()
    small = [word for word in words if word[0].islower()]
    if 2 * len(small) <= len(words):
        return False
    return any(len({word for word in small if word in FUNCTION_WORDS[language]}) >= 2 for language in _LATIN_WORDS)


def _is_marked(text: str, start: int, end: int) -> bool:
    """Whether the writer shows that the words are foreign: by quotation marks, brackets, a colon, or by saying so."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    if before[-1:] in (*_OPENING, ":", "=", "/", "—", "–", "-", "") or behind[:1] in (*_CLOSING, "="):
        return True
    if any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS) or before.count('"') % 2:
        return True
    return _NAMING.search(before[-_BEFORE:]) is not None
