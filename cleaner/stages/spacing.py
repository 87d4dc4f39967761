"""Spaces and punctuation that an extractor, a converter or a hasty hand got wrong.

Only what no writer means is mended. Two spaces after a full stop are a habit, not a fault, and stay; columns, poems,
code, tables of contents and forms keep their spacing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.stages.describe import StageRule
from cleaner.stages.quotes.code import code_spans, ends_command, in_spans, is_code, near_code
from cleaner.stages.quotes.languages import SPACED_PUNCTUATION

RULES: tuple[StageRule, ...] = (
    StageRule(
        "QC301",
        "space-before-punctuation",
        "A link or a tag that ended before the punctuation left a space. French sets one before ; : ! ? and keeps it.",
        "They met in Rome , then left .",
        "They use .NET and wait .5 seconds ...",
    ),
    StageRule(
        "QC302",
        "missing-space-after-stop",
        "Two sentences run together where a line break or a tag was lost. Only where the next word is one that begins "
        "sentences: elsewhere it may be a name such as Node.Js.",
        "They met in Rome.The talks went well.",
        "The class System.Text is gone from Program.Main here.",
    ),
    StageRule(
        "QC303",
        "trailing-space",
        "White space at the end of a line is never seen.",
        "It rained. \nHe left.",
        "It rained.\n",
    ),
    StageRule(
        "QC304",
        "doubled-space",
        "More than one space between two lower-case words is a slip.",
        "They met in  the capital and talked.",
        "They met.  Talks went well.",
    ),
    StageRule(
        "QC401",
        "two-dots",
        "Two dots are one too many at the end of a sentence, or one too few for an omission; inside a sentence a "
        "person has to look.",
        "They met in Rome..",
        "They met in Rome...",
    ),
    StageRule(
        "QC402",
        "too-many-dots",
        "Five dots and more after a word are an omission written with zeal.",
        "They met......... and parted.",
        "Chapter 1 ......... 12",
    ),
    StageRule("QC403", "doubled-comma", "Two commas where one belongs.", "They met,, then left.", "„x“ and ,,x''"),
    StageRule(
        "QC404",
        "stop-and-comma",
        "A comma and a full stop side by side: one of them is wrong, and which is not certain.",
        "They met in Rome,. Then they left.",
        "Smith et al., 1999",
    ),
)  # fmt: skip

_NAMES = {rule.code: rule.name for rule in RULES}

_SUSPECT = re.compile(
    r"[ \u00a0\u202f][,.;!?]"  # a space before punctuation
    r"|[a-zà-ÿ]\.[A-Z]"  # two sentences run together
    r"|[^\W\d_,]  +[^\W\d_]"  # two spaces between words
    r"|,[ ]{2}"
    r"|\.\.|,,|,\."
)

_MARK_TO_LOOK_AT = re.compile(r"[,.;!?](?:(?<=[ \u00a0\u202f].)|(?<=[.,].)|(?<=\.)(?=[A-Z]))")
"""The mark in all of these but two spaces. A search that begins with a few rare characters is five times as fast."""

_STARTERS_TEXT = """
The This That These Those There They Then A An He She It We You I His Her Its Our Your My In On At For From With By
And But Or So If As When While After Before Although However According Meanwhile What Who Why How Where Not No Yes
Der Die Das Ein Eine Er Sie Es Wir Und Aber Im Auf Mit Für Auch Doch Nach Bei
Le La Les Un Une Il Elle Ils On Nous Vous Et Mais Dans Pour Avec Ce Cette
El Los Las Una Ella En Con Por Para Pero Y Esta Este Su Se
O Os As Um Uma Ele Ela Em Com Mas Na Lo Gli Uno Nel Ma Questo Questa De Het Een Hij Zij Ze Wij Maar
"""
_STARTERS = frozenset(_STARTERS_TEXT.split())
"""Words that begin sentences and are no second half of a name."""

_SURE_STARTERS = frozenset(
    ("The", "This", "That", "These", "Those", "They", "He", "She", "But", "However", "According", "Meanwhile")
)
"""The same where the sentence before ends in a capitalised word, as half the classes of a program do."""

_RUN_TOGETHER = re.compile(r"(?<![\w./:@\\-])([A-Za-zÀ-ÿ][a-zà-ÿ’'-]{1,30})\.([A-ZÀ-Þ][a-zà-ÿ]{0,12})(?=[ ,])")
_BEFORE_PUNCTUATION = re.compile(
    r"""
    (?<=[\w)\]”’»%"'])([ \u00a0\u202f]{1,3})
    (?:([,;])(?=[ \u00a0]|$)
      |([.!?])(?=["”’»)]?(?:\s["“‘«„(]?[^\W\d_a-z]|$)))  # only where a sentence could end
    """,
    re.VERBOSE,
)
_TWO_DOTS = re.compile(r"(?<![.…])\.\.(?![.…])")
_MANY_DOTS = re.compile(r"(?<=[^\W\d_])\.{5,}(?=[\s\"”’)]|$)")
_TWO_COMMAS = re.compile(r"(?<=[\w)”\"]),,(?=[ \u00a0])")
_STOP_COMMA = re.compile(r"(?<=[a-zà-ÿ]),\.(?=\s|$)")
_TWO_SPACES = re.compile(r"(?<=[a-zà-ÿ,])[ ]{2,3}(?=[a-zà-ÿ])")
_BREAKS = "\r\n\v\f\x85\u2028\u2029"
MIN_WORDS = 4
"""Words of a line before its spaces are taken for prose."""


def spacing(document: Document) -> Iterator[Finding]:
    """The stage."""
    yield from _trailing(document)
    for block in document.blocks:
        text = document.text_of(block)
        if not ("  " in text or _MARK_TO_LOOK_AT.search(text)) or _SUSPECT.search(text) is None:
            continue
        if is_code(block, text):
            continue
        spans = code_spans(text)
        for start, end, code, replacement, confidence, message in _of_line(text, document.language):
            if in_spans(spans, start, end) or near_code(text, start, end):
                continue
            if code == "QC301" and text[end] == "." and ends_command(text, start):
                continue
            yield Finding(code, _NAMES[code], block.start + start, block.start + end, replacement, confidence, message)


_Found = tuple[int, int, str, str | None, float, str]


def _trailing(document: Document) -> Iterator[Finding]:
    """White space between the end of a line's text and its line break."""
    source = document.source
    for block in document.blocks:
        end = block.end
        while end < len(source) and source[end] in " \t\u00a0":
            end += 1
        if end > block.end and (end == len(source) or source[end] in _BREAKS):
            yield Finding("QC303", _NAMES["QC303"], block.end, end, "", 0.99, "white space at the end of a line")


def _of_line(text: str, language: str | None) -> Iterator[_Found]:
    is_prose = text.count(" ") >= MIN_WORDS - 1
    for match in _BEFORE_PUNCTUATION.finditer(text):
        mark = match.group(2) or match.group(3)
        if mark in ";!?" and (language is None or language in SPACED_PUNCTUATION):
            continue
        if is_prose and not (mark == "." and text.startswith(".", match.end())):
            yield (*match.span(1), "QC301", "", 0.92, f"a space before {mark}")
    for match in _RUN_TOGETHER.finditer(text):
        if match.group(2) in (_STARTERS if match.group(1).islower() else _SURE_STARTERS):
            at = match.start(2)
            yield at, at, "QC302", " ", 0.9, "no space between two sentences"
    if is_prose:
        for match in _TWO_SPACES.finditer(text):
            yield (*match.span(), "QC304", " ", 0.9, "more than one space between words")
    yield from _dots(text, is_prose)
    for match in _TWO_COMMAS.finditer(text):
        yield match.start(), match.start() + 1, "QC403", "", 0.95, "two commas"
    for match in _STOP_COMMA.finditer(text):
        yield (*match.span(), "QC404", None, 0.8, "a comma and a full stop side by side")


def _dots(text: str, is_prose: bool) -> Iterator[_Found]:
    for match in _TWO_DOTS.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 4]
        if before.isspace() and after[:1].isspace():
            yield (*match.span(), "QC401", None, 0.7, "two dots between words: an omission, or one too many?")
        elif before.islower() and is_prose:
            last = match.end() + len(after) == len(text) and after.strip('"”’»)') == ""
            if last or (after[:1].isspace() and after[1:].lstrip('"“‘«')[:1].isupper()):
                yield match.start(), match.start() + 1, "QC401", "", 0.85, "one dot too many at the end of a sentence"
            elif after[:1].isspace():
                yield (*match.span(), "QC401", None, 0.7, "two dots inside a sentence")
    for match in _MANY_DOTS.finditer(text):
        if is_prose and text[match.end() : match.end() + 4].strip('"”’) ')[:1].isalpha():
            yield (*match.span(), "QC402", "...", 0.85, f"{len(match.group())} dots for an omission")
