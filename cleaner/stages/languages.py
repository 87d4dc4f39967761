"""The language of each paragraph against its document's (``LG``): mixed documents, untranslated remains, false claims.

Most paragraphs are settled without a judge: they are full of the function words, or written in the script, of the
document's language. Of the others only what reads like a sentence is judged. Names, titles, lists, verses, addresses
and bibliographies have no language worth telling, short lines inherit that of their document, and quotations and
brackets may hold what they like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cleaner.document import Block, Document
from cleaner.finding import Finding
from cleaner.reading.function_words import FUNCTION_WORDS, LANGUAGES_OF_WORD, related
from cleaner.reading.language import MIN_LETTERS, candidates
from cleaner.reading.language_names import name_of
from cleaner.reading.scripts import SCRIPT_OF, scripts
from cleaner.sentences import sentences
from cleaner.stages.describe import StageRule
from cleaner.stages.foreign_scripts import foreign_runs
from cleaner.stages.quotes.code import is_code

RULES: tuple[StageRule, ...] = (
    StageRule(
        "LG101",
        "paragraph-in-another-language",
        "A paragraph that is surely in another language than its document: left untranslated, or none of its own.",
        "The bridge was closed on Monday because the water had risen over the road.\n"
        "The council will meet again on Friday, and it has promised to pay for the work.\n"
        "Die Brücke wurde am Montag gesperrt, weil das Wasser über die Straße gestiegen war.",
        "The bridge was closed on Monday because the water had risen over the road.\n"
        "“Die Brücke ist gesperrt, und das bleibt auch so”, said the mayor.",
    ),
    StageRule(
        "LG102",
        "words-in-another-script",
        "A run of words in another script inside a sentence, without quotation marks or brackets: what a "
        "translator left.",
        "The mayor said on Monday that старый мост не откроют before the end of the year.",
        "The mayor of the old town (Старый город) said on Monday that it is not open.",
    ),
    StageRule(
        "LG103",
        "sentence-in-another-language",
        "A sentence inside a paragraph that is surely in another language, without quotation marks or brackets.",
        "The bridge was closed on Monday because the water had risen over the road. Niemand weiß, wann die Arbeiten an "
        "der Brücke wieder beginnen. The council will meet on Friday.",
        "The bridge was closed on Monday. “Niemand weiß, wann die Arbeiten an der Brücke wieder beginnen”, he said.",
    ),
    StageRule(
        "LG201",
        "mixed-languages",
        "No language has four fifths of the text.",
        "The bridge was closed on Monday because the water had risen over the road.\n"
        "The council will meet again on Friday, and it has promised to pay for the work.\n"
        "Die Brücke wurde am Montag gesperrt, weil das Wasser über die Straße gestiegen war.\n"
        "Der Rat der Stadt wird am Freitag wieder tagen und hat versprochen, die Arbeiten zu bezahlen.",
        "The bridge was closed on Monday because the water had risen over the road.",
    ),
    StageRule(
        "LG202",
        "false-language-claim",
        "The page, or who handed it over, names another language than the text is in. Templates come with a language "
        "that nobody changes.",
        "Die Brücke wurde am Montag gesperrt, weil das Wasser über die Straße gestiegen war. Der Rat der Stadt wird am "
        "Freitag wieder tagen und hat versprochen, die Arbeiten zu bezahlen.",
        "The bridge was closed on Monday because the water had risen over the road. The council will meet on Friday.",
    ),
    StageRule(
        "LG203",
        "too-short-for-a-language",
        "There is too little text to tell its language, and nobody names it.",
        "",
        "The bridge was closed on Monday because the water had risen over the road.",
    ),
)

CONFIDENT = 0.9
"""Probability from which a paragraph is said to be in another language. Of 3,600 authored lines of 20 to 200 letters
none that had 0.8 was judged wrongly; real text is messier."""

CONFIDENT_UNLISTED = 0.97
UNLISTED_LETTERS = 60
"""The same, and letters, for languages whose function words we do not list."""

MOST_CONFIDENT = 0.97
"""No paragraph is flagged with more: whether it belongs there the judge cannot know."""

OWN_WORDS = 3
OWN_SHARE = 0.25
OWN_RATIO = 2
"""Function words of the document's language that settle a paragraph: this many, and either this share of all words
(English prose has 0.4, a close relative of a language up to 0.2) or this many times those of any other language."""

MAX_JUDGED = 800
"""Characters of a paragraph that are looked at: its beginning says what language it is in."""

FOUND_WORDS = 2
FOUND_SHARE = 0.12
"""Different function words of the language found, and their share of all words, without which it is not prose of it."""

LONGER = ((40, 0.95, 1), (80, 0.97, 0))
"""Letters and probability with which one function word is enough, or none: languages that inflect much have few."""

MIN_WORDS = 5
LONG = 80
"""Words that a sentence has at least, and characters from which a paragraph may end without a full stop."""

SMALL_SHARE = 0.5
"""Share of words that begin with a small letter; German prose has 0.6, titles and names have less than this."""

DIGIT_SHARE = 0.08
"""Share of digits in the characters above which a line is a table, an address or a reference."""

MIXED_SHARE = 0.8
MIXED_LETTERS = 200
"""Share of the largest language below which a document is mixed, and characters of text that this needs."""

CLAIM_SHARE = 0.3
CLAIM_RATIO = 3
CLAIM_LETTERS = 100
"""Share of the text, how many times what is surely in the language that is claimed, and characters, that must surely be
in another language for a claim to be called false. What cannot be told counts for neither."""

SENTENCE_LETTERS = 40
SENTENCE_OWN_SHARE = 0.15
SENTENCE_CONFIDENT = 0.95
"""Letters, share of the document's function words and probability that a sentence inside a paragraph needs, or has at
most, to be said to be in another language."""

_INHERITING = frozenset(("code", "heading", "quotation", "cell", "caption"))
_CASED = frozenset(("Latin", "Cyrillic", "Greek", "Armenian"))
_UNSPACED = frozenset(("Han", "Kana", "Thai", "Lao", "Khmer", "Burmese", "Tibetan"))
_QUOTED = re.compile(
    r"“[^”“]{0,2000}[”“]|„[^“”„]{0,2000}[“”]|«[^»«]{0,2000}»|»[^«»]{0,2000}«|「[^」]{0,2000}」|『[^』]{0,2000}』"
    r'|"[^"]{0,2000}"|\([^()]{0,2000}\)|（[^（）]{0,2000}）|\[[^\[\]]{0,2000}\]'
    r"|(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|[@#]\w+"
)
_ENDS = re.compile(r"[.!?…؟۔।。！？።։][\"'”’»)\]」』]*\s*$")
_REFERENCE = re.compile(
    r"""
      (?i:\b(?:doi|isbn|issn|arxiv|et[ ]al|vol|pp|eds?|hrsg|hg|trad|ibid|op\.[ ]cit)\b[.:])
    | ^[\W\d]{0,8}[^\W\d_][\w'’-]{1,40}(?:[ ][\w'’-]{1,40})?,[ ][A-Z](?:\.|[a-z]{1,20}[.,])   # Surname, A.
    | ^[\W\d]{0,8}[A-Z][\w'’-]{1,40}[ ][A-Z]{1,2},                                          # Surname AB,
    | ^.{0,150}\((?:1[89]|20)\d\d[a-z]?\)                                                  # (2018)
    """,
    re.VERBOSE,
)
"""What a reference to a book or paper begins with, or holds."""
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s")
"""Roughly where sentences end: enough to see whether to look."""

_WORD = re.compile(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Judged:
    block: Block
    language: str | None
    confidence: float


def languages(document: Document) -> Iterator[Finding]:
    """Flags for paragraphs and words in other languages than the document's, and for the document as a whole."""
    own = document.language
    judged = [_judge(document.text_of(block), block, own) for block in document.blocks]
    sizes: Counter[str] = Counter()
    for item in judged:
        if item.language is not None:
            sizes[item.language] += item.block.end - item.block.start
    total = sum(block.end - block.start for block in document.blocks)
    main = _main(own, sizes, total)
    if main is None:
        if scripts(document.source[: 10 * MIN_LETTERS]).total() < MIN_LETTERS and document.blocks:
            message = f"fewer than {MIN_LETTERS} letters, and nobody names the language"
            yield Finding("LG203", "too-short-for-a-language", 0, 0, None, 1.0, message)
        return
    yield from _of_document(document.declared_language, main, sizes, total)
    for item in judged:
        if item.language is not None and not related(item.language, main):
            message = f"this paragraph is in {name_of(item.language)}, the document in {name_of(main)}"
            start, end = item.block.start, item.block.end
            yield Finding("LG101", "paragraph-in-another-language", start, end, None, item.confidence, message)
        elif not _inherits(item.block):
            yield from _runs(document, item.block, main)
            yield from _sentences(document, item.block, main)


def _main(own: str | None, sizes: Counter[str], total: int) -> str | None:
    """The document's language: the one that it is taken for, unless most of the text is surely in another."""
    if not sizes:
        return own
    most, size = sizes.most_common(1)[0]
    if own is None:
        return most
    is_other = size >= CLAIM_SHARE * total and size >= CLAIM_RATIO * sizes[own]
    return most if is_other and not related(own, most) else own


def _of_document(declared: str | None, main: str, sizes: Counter[str], total: int) -> Iterator[Finding]:
    if declared and not related(declared, main) and sizes[main] >= max(CLAIM_LETTERS, CLAIM_SHARE * total):
        message = f"{name_of(declared)} is what the document says it is in; the text is in {name_of(main)}"
        yield Finding("LG202", "false-language-claim", 0, 0, None, 0.95, message)
    others: Counter[str] = Counter({language: size for language, size in sizes.items() if not related(language, main)})
    if total >= MIXED_LETTERS and others.total() > (1 - MIXED_SHARE) * total:
        shares = ", ".join(f"{name_of(language)} {size / total:.0%}" for language, size in others.most_common(3))
        message = f"the text is in {name_of(main)}, but not all of it: {shares}"
        yield Finding("LG201", "mixed-languages", 0, 0, None, 0.9, message)


def _runs(document: Document, block: Block, main: str) -> Iterator[Finding]:
    text = document.text_of(block)
    for start, end, script in foreign_runs(text, main):
        if main in FUNCTION_WORDS and not _is_plainly(main, text[:start] + text[end:]):
            continue
        message = f"words in {script} letters inside a sentence in {name_of(main)}"
        at = block.start
        yield Finding("LG102", "words-in-another-script", at + start, at + end, None, 0.85, message)


def _sentences(document: Document, block: Block, main: str) -> Iterator[Finding]:
    own = FUNCTION_WORDS.get(main)
    text = document.text_of(block)
    if own is None or not any(_is_strange(piece, own) for piece in _BREAK.split(text)):
        return
    prose = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    for start, end in sentences(prose):
        sentence = prose[start:end]
        if not _is_strange(sentence, own):
            continue
        language, confidence = _judge_prose(sentence, main)
        if language is None or confidence < SENTENCE_CONFIDENT or related(language, main):
            continue
        if not is_code(block, text) and not _REFERENCE.search(text):
            message = f"this sentence is in {name_of(language)}, the document in {name_of(main)}"
            at, sure = block.start, min(confidence, MOST_CONFIDENT)
            yield Finding("LG103", "sentence-in-another-language", at + start, at + end, None, sure, message)


def _is_strange(sentence: str, own: frozenset[str]) -> bool:
    """Whether a sentence is long, and holds hardly any function words of the document's language."""
    if len(sentence) < SENTENCE_LETTERS:
        return False
    words = sentence.lower().split()
    return len(words) >= MIN_WORDS and sum(map(own.__contains__, words)) <= SENTENCE_OWN_SHARE * len(words)


def _inherits(block: Block) -> bool:
    return block.kind in _INHERITING or "/blockquote" in block.path


def _judge(text: str, block: Block, own: str | None) -> _Judged:
    """The language of a block; ``None`` where it inherits that of the document, or cannot be told."""
    if len(text) < MIN_LETTERS or _inherits(block):
        return _Judged(block, None, 0.0)
    text = text[:MAX_JUDGED]
    if own is not None and _is_plainly(own, text):
        return _Judged(block, own, 1.0)
    language, confidence = _judge_prose(text, own)
    if language is None or is_code(block, text):
        return _Judged(block, None, 0.0)
    return _Judged(block, language, min(confidence, MOST_CONFIDENT))


def _judge_prose(text: str, own: str | None) -> tuple[str | None, float]:
    """The language of what reads like prose, and how sure that is."""
    prose = _QUOTED.sub(" ", text)
    found = scripts(prose)
    if found.total() < MIN_LETTERS or not _reads_like_prose(prose, found):
        return None, 0.0
    likely = candidates(prose)
    language = likely[0][0] if likely else None
    if language is None:
        return None, 0.0
    confidence = min(1.0, sum(probability for other, probability in likely if related(language, other)))
    if confidence < CONFIDENT:
        return None, 0.0
    if own is not None and related(own, language):
        return own, confidence
    if _REFERENCE.search(text) or not _is_spoken(language, own, prose, confidence):
        return None, 0.0
    return language, confidence


def _is_plainly(language: str, text: str) -> bool:
    """Whether a paragraph is in a language without asking: because it is full of its function words."""
    own = FUNCTION_WORDS.get(language)
    if own is None:
        return False
    words = text.lower().split()
    hits = sum(map(own.__contains__, words))
    if hits < OWN_WORDS:
        return False
    if hits >= OWN_SHARE * len(words):
        return True
    votes = Counter(chain.from_iterable(LANGUAGES_OF_WORD.get(word, ()) for word in words))
    most = max((count for other, count in votes.items() if not related(language, other)), default=0)
    return hits >= OWN_RATIO * most


def _reads_like_prose(text: str, found: Counter[str]) -> bool:
    """Whether a text is made like a sentence, in whatever language."""
    text = text.strip()
    if sum(map(text.count, "0123456789")) > DIGIT_SHARE * len(text):
        return False
    if _ENDS.search(text[-10:]) is None and len(text) < LONG:
        return False
    script = found.most_common(1)[0][0]
    if script in _UNSPACED:
        return True
    words = _WORD.findall(text)
    if len(words) < MIN_WORDS:
        return False
    return script not in _CASED or sum(word[0].islower() for word in words) >= SMALL_SHARE * len(words)


def _is_spoken(language: str, own: str | None, text: str, confidence: float) -> bool:
    """Whether a text holds function words as prose of a language does; the longer and surer, the fewer."""
    letters = scripts(text).total()
    listed = FUNCTION_WORDS.get(language)
    if listed is None:
        return confidence >= CONFIDENT_UNLISTED and (language in SCRIPT_OF or letters >= UNLISTED_LETTERS)
    words = [word.lower() for word in _WORD.findall(text)]
    ours = FUNCTION_WORDS.get(own or "", frozenset())
    hits = [word for word in words if word in listed and word not in ours]
    of_own = sum(word in ours and word not in listed for word in words)
    if of_own and len(hits) <= of_own:
        return False
    if len(set(hits)) >= FOUND_WORDS and len(hits) >= FOUND_SHARE * len(words):
        return True
    return any(letters >= least and confidence >= sure and len(hits) >= fewest for least, sure, fewest in LONGER)
