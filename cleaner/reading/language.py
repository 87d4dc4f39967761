"""The language of a text, and how sure that is.

Script first, since it costs nothing and decides for two dozen languages. Then function words: where those of one
language are frequent and those of all others rare, the language is plain. Then py3langid, a naive-Bayes model over byte
n-grams, asked for 119 of its languages: 0.1 ms a call. Only where that is unsure of a whole document, langdetect is
asked too, with a fixed seed: it costs 2 ms and more. ``benchmarks/language.py`` compares them.

What cannot be told: Bosnian from Croatian, and in short texts either from Serbian in Latin letters; Norwegian Nynorsk
from Bokmål (both are ``nb``); Malay from Indonesian in a line or two; Yiddish from Hebrew, Tigrinya from Amharic; how
Chinese is spoken. Darija, Egyptian and other spoken Arabic are ``ar``, pidgin of Nigeria is ``en``.
"""

from __future__ import annotations

import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.reading.function_words import FUNCTION_WORDS, LANGUAGES_OF_WORD, related
from cleaner.reading.scripts import SCRIPT_OF, by_script, scripts

if TYPE_CHECKING:
    from types import FrameType

    from langdetect.detector_factory import DetectorFactory
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 20
"""Fewer letters than this say nothing about the language."""

PLAIN_WORDS = 12
"""Function words of one language in a sample that make it plain. Of the English articles of WCXB's tuning half
nine in ten have 15 to 35 in their sample, and 97 in 100 are decided here."""

PLAIN_RATIO = 3
"""How many times rarer the function words of every other language must be. Chosen by hand; right on all 47 of the
authored texts that it decided."""

PLAIN_CONFIDENCE = 0.99
"""Of what function words decide; none of 1,700 real pages was decided wrongly by them."""

SURE = 0.8
"""Probability of py3langid from which langdetect is not asked. Of 3,600 authored lines of 20 to 200 letters none
that it gave as much was in another language; of those that it gave less, one in ten was."""

GUESS = 0.5
"""Probability of py3langid below which a language that langdetect does not know is not believed of a document: what
reads so faintly like Luxembourgish or Javanese was a list of products or names on all of the few real pages."""

BEYOND_DOUBT = 0.99
"""Probability from which the language of a page is another than it claims. On 1,750 real pages that claim one, the main
text was in the other language on all 20 pages where this spoke, and on 1 of the 6 where the judge was less sure."""

OWN_SHARE = 0.25
"""Share of its function words in the words of a text with which a claim needs no judge; English prose has 0.4."""

MAX_JUDGED = 2000
"""Characters of a text that are judged: the rest changes nothing and costs time."""

_SAMPLE = 600
_NO_LETTERS = re.compile("[\x00-@\\[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+")
"""Spaces, digits, marks: they say nothing about the language. Combining signs, which are half of Hindi, stay."""

_PLAIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr")
"""Languages that the web is full of and that function words easily tell apart."""

_SPOKEN = "ary arz yue wuu uzs pcm gcf gcr an ext lij vec ltg wa bcl fuv"
_OF_BOOKS = "grc hbo vo"
_NOT_ASKED = frozenset(f"{_SPOKEN} {_OF_BOOKS}".split())
"""Labels of py3langid that are not asked for: spoken varieties, whose texts count as the language that the press
writes, and languages of old books and of no people, which in the press are mistakes."""

_CODE_OF = {"sdh": "ckb"}
"""Of Kurdish in Arabic letters py3langid knows the southern variety; nearly all of what is written is the central."""

_LIKELIEST = 5
_NO_LANGUAGE = "zxx"
_LATIN = frozenset(("Latin",))

_factory: DetectorFactory | None = None
_identifier: LanguageIdentifier | None = None
_loading = threading.Lock()


def normalise(code: str | None) -> str | None:
    """``"en-GB"`` and ``"EN_us"`` are ``"en"``; Norwegian and Indonesian codes of old become today's."""
    if not code:
        return None
    primary = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    if not re.fullmatch("[a-z]{2,3}", primary):
        return None
    return {"no": "nb", "nn": "nb", "in": "id", "iw": "he", "ji": "yi"}.get(primary, primary)


def detect(document: Document) -> str | None:
    """ISO 639-1 code of the document's text, or ``None`` where there is too little of it."""
    return _careful(_sample(document))[0]


def contradicted(claim: str, document: Document) -> str | None:
    """The language that a text is surely in, where that is not the one that it claims to be in.

    Templates come with a language that nobody changes. What is claimed is believed unless the longest lines say
    otherwise beyond doubt; a near relative, or a guess, is no reason.

    Args:
        claim: ISO 639 code.
        document: The page or text.
    """
    sample = _sample(document)
    words = sample.lower().split()
    own = FUNCTION_WORDS.get(claim, frozenset())
    if sum(word in own for word in words) >= max(PLAIN_WORDS, OWN_SHARE * len(words)):
        return None
    language, probability = detect_text(sample)
    return language if language and probability >= BEYOND_DOUBT and not related(claim, language) else None


def detect_text(text: str) -> tuple[str | None, float]:
    """The language of a text and the probability that this is right.

    For paragraphs and lines: it never asks langdetect. A probability below 0.8 is a guess.

    Args:
        text: Prose. Names, titles and lists are judged as if they were, so look at them before.

    Returns:
        ISO 639-1 code (639-3 where there is none) and a probability from 0 to 1; ``(None, 0.0)`` for fewer than 20
        letters and for what is no language.

    Example:
        >>> detect_text("Ο δήμαρχος δήλωσε ότι η γέφυρα δεν θα ανοίξει.")
        ('el', 0.99)
        >>> detect_text("CNN — LONDON")
        (None, 0.0)
    """
    likely = candidates(text)
    return likely[0] if likely else (None, 0.0)


def candidates(text: str) -> list[tuple[str, float]]:
    """The languages that a text may be in with their probabilities, likeliest first; none where nothing can be told.

    Near relatives share the probability of a short text among them, so that their sum may be of use.
    """
    text = text[:MAX_JUDGED]
    found = scripts(text)
    if found.total() < MIN_LETTERS:
        return []
    if (language := by_script(text, found)) is not None or (language := _plain(text)) is not None:
        return [(language, PLAIN_CONFIDENCE)]
    return _ranked(text, found)


@lru_cache(maxsize=64)  # asked again after a round of edits, which seldom touch the letters of the longest lines
def _careful(sample: str) -> tuple[str | None, float]:
    """As :func:`detect_text`, with a second opinion where the first is not sure."""
    language, probability = detect_text(sample)
    if language is None or probability >= SURE:
        return language, probability
    likely = [label for label, share in _ranked(sample, scripts(sample)) if share >= probability / 3]
    known = {normalise(label) for label in _profiles().langlist}
    if known.issuperset(likely):
        second = _langdetect(sample)
        return (second if second in likely else language), probability
    if probability < GUESS and language not in known:
        return _langdetect(sample) or language, probability
    return language, probability


def _plain(sample: str) -> str | None:
    """The language whose function words the sample is full of, if there is one."""
    words = sample.lower().split()
    votes = Counter(chain.from_iterable(LANGUAGES_OF_WORD.get(word, ()) for word in words))
    if not votes:
        return None
    ranked = sorted(_PLAIN, key=lambda language: -votes[language])
    first, most, next_most = ranked[0], votes[ranked[0]], votes[ranked[1]]
    if most < PLAIN_WORDS or most < PLAIN_RATIO * next_most:
        return None
    return first if most >= max(votes.values()) else None


def _sample(document: Document) -> str:
    longest = sorted(document.blocks, key=lambda block: (block.start - block.end, block.start))[:5]
    share = _SAMPLE // max(len(longest), 1)
    pieces = [_NO_LETTERS.sub(" ", document.text_of(block)[:_SAMPLE])[: max(share, 200)] for block in longest]
    return " ".join(pieces)[:_SAMPLE]


def _ranked(text: str, found: Counter[str]) -> list[tuple[str, float]]:
    """The likeliest languages that are written in the script of most letters, likeliest first; none for no language."""
    shares: dict[str, float] = {}
    ranked = _fast().rank(text)[:_LIKELIEST]
    if ranked[0][0] == _NO_LANGUAGE:
        return []
    script = found.most_common(1)[0][0] if found else "Latin"
    for label, share in ranked:
        language = _CODE_OF.get(label) or normalise(label) or label
        if script in SCRIPT_OF.get(language, _LATIN) and label != _NO_LANGUAGE:
            shares[language] = shares.get(language, 0.0) + share
    return sorted(((language, round(share, 4)) for language, share in shares.items()), key=lambda pair: -pair[1])


def _fast() -> LanguageIdentifier:
    """py3langid's model, loaded once: it takes half a second and 80 MB, and is only ever read."""
    global _identifier  # noqa: PLW0603 -- one for the life of the process is the point
    with _loading:
        if _identifier is None:
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            identifier.set_languages([label for label in identifier.labels if label not in _NOT_ASKED])
            _identifier = identifier
        return _identifier


def _langdetect(sample: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _profiles().create()
    detector.seed = 0
    detector.append(sample)
    try:
        candidates = Counter({c.lang: c.prob for c in detector.get_probabilities()})
    except LangDetectException:
        return None
    return normalise(candidates.most_common(1)[0][0]) if candidates else None


def _profiles() -> DetectorFactory:
    """langdetect's profiles, loaded once: they take half a second and are only ever read.

    langdetect's own loader hands a half loaded factory to a second thread, and its bare ``except`` turns Ctrl-C into a
    broken profile. So ours is filled behind a lock, with the signal held back, and given out when it is whole.
    """
    global _factory  # noqa: PLW0603 -- one for the life of the process is the point
    with _loading:
        if _factory is None:
            from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

            factory = DetectorFactory()
            with _ctrl_c_held_back():
                factory.load_profile(PROFILES_DIRECTORY)
            _factory = factory
        return _factory


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Python answers a signal in its main thread, whichever thread the system gave it to: so a mask of this thread
    would not do, but a handler that waits does.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    asked: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: asked.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if asked:
            before(*asked[0])
