"""The language of a document, where neither the caller nor the page names it.

Script first, since it costs nothing and decides for a dozen languages. Then function words: where those of one language
are frequent and those of all others rare, the language is plain. Only where it is not, langdetect is asked, with a
fixed seed, over a sample of the longest lines (600 letters cost it 2 ms; on 150 English articles
they decided as the whole text did, other languages were not compared).
"""

from __future__ import annotations

import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner.document import Document

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

MIN_LETTERS = 20
"""Fewer letters than this say nothing about the language."""

_SAMPLE = 600
_SCRIPT_LANGUAGE = {
    "el": "Ͱ-Ͽ",
    "he": "\u0590-\u05ff",
    "th": "\u0e00-\u0e7f",
    "ko": "\uac00-\ud7af",
    "bn": "\u0980-\u09ff",
}
_SCRIPTS = {language: re.compile(f"[{letters}]") for language, letters in _SCRIPT_LANGUAGE.items()}
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]")
_NO_LETTERS = re.compile("[\x00-@\\[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+")
"""Spaces, digits, marks: they say nothing about the language. Combining signs, which are half of Hindi, stay."""
_FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as his he be on at by had not are but from have they which this",
    "de": "der die und das den von zu mit sich des ist auf für nicht ein eine dem als auch es an werden aus er hat",
    "fr": "le les des et en du une est que dans qui pour pas sur au par plus il ce ne se avec sont aux cette été ont",
    "es": "el los las del y en un una por con no se para es su al lo como más pero sus le ya fue este ha sobre entre",
    "it": "il di che è la per una in non sono della con del si dei le gli nel alla anche più come ha da al questo",
    "pt": "o os da do dos das em um uma não para com é que se na no por mais como foi ao ele seu sua às são também",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als door naar bij maar uit werd hij",
    "pl": "w na nie się z do jest że to o jak ale po co za od przez dla są był oraz tym już tylko może jego które",
    "ru": "и в не на что с он как по это но из у к за от о для был его же при так бы до все была который было",
    "tr": "ve bir bu da için ile de olarak çok daha olan gibi kadar ne ancak sonra olduğu ise her o en var değil",
}
"""The most frequent function words of languages that the web is full of and that are easily told apart."""

_LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, others in _FUNCTION_WORDS.items() if word in others.split())
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}

PLAIN_WORDS = 12
"""Function words of one language in a sample that make it plain. Of the English articles of WCXB's tuning half
nine in ten have 15 to 35 in their sample, and 97 in 100 are decided here."""

PLAIN_RATIO = 3
"""How many times rarer the function words of every other language must be. Chosen by hand; right on all 47 of the
authored texts that it decided."""

_factory: DetectorFactory | None = None
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
    sample = _sample(document)
    letters = len(_LETTERS.findall(sample))
    if letters < MIN_LETTERS:
        return None
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if kana + han > letters / 2:
        return "ja" if kana > han / 10 else "zh"
    for language, pattern in _SCRIPTS.items():
        if len(pattern.findall(sample)) > letters / 2:
            return language
    return _plain(sample) or _langdetect(sample)


def _plain(sample: str) -> str | None:
    """The language whose function words the sample is full of, if there is one."""
    votes: Counter[str] = Counter()
    for word in sample.lower().split():
        votes.update(_LANGUAGES_OF_WORD.get(word, ()))
    ranked = [*votes.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, next_most) = ranked[:2]
    return first if most >= PLAIN_WORDS and most >= PLAIN_RATIO * next_most else None


def _sample(document: Document) -> str:
    longest = sorted(document.blocks, key=lambda block: (block.start - block.end, block.start))[:5]
    share = _SAMPLE // max(len(longest), 1)
    pieces = [_NO_LETTERS.sub(" ", document.text_of(block)[:_SAMPLE])[: max(share, 200)] for block in longest]
    return " ".join(pieces)[:_SAMPLE]


@lru_cache(maxsize=64)  # asked again after a round of edits, which seldom touch the letters of the longest lines
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
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
