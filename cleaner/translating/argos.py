"""argostranslate as an engine: its packages, its tokenizers and its translation, offline and the same everywhere.

Two things are done otherwise than argostranslate does them by itself. Paragraphs are split into sentences by
:mod:`cleaner.sentences`, since its own splitters are fetched from the network. And a model gets one thread unless
argostranslate is set to more: sums in floating point depend on how many share them, and processes are what Cleaner
divides work among.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.dumps.extras import require
from cleaner.sentences import sentences
from cleaner.surrogates import without_surrogates
from cleaner.translating.engine import MissingPackage, missing
from cleaner.translating.packages import InstalledPackage, argos, engine_name, installed, where

LONGEST_SENTENCE = 500
"""Characters that go to a model at once. CTranslate2 writes 256 pieces at most and drops what would come after; a piece
of Latin text has three to four characters. Longer sentences are cut at a mark or a space."""

SAME = {"pt": ("pt", "pb"), "zh": ("zh", "zt")}
"""Codes of argostranslate's for one of ISO 639-1, the one to prefer first: Brazilian Portuguese and traditional Chinese
have codes of their own."""

PIVOT = "en"
"""The language by way of which two others are translated if there is a choice; most packages have it on one side."""


@lru_cache(maxsize=1)
def _shared(folders: tuple[Path, ...]) -> ArgosEngine:
    return ArgosEngine()


def shared_engine() -> ArgosEngine:
    """The engine of this process: a model takes 100 to 300 MB of memory, so that once is enough.

    Raises:
        MissingExtra: argostranslate is not installed.
    """
    return _shared(where())


class ArgosEngine:
    """What is installed when it is made; models are loaded when first used, and then kept.

    Raises:
        MissingExtra: argostranslate is not installed.
    """

    def __init__(self) -> None:
        self._packages = [package for package in reversed(installed()) if package.problem is None]
        self._by_pair = {(package.source, package.target): package for package in self._packages}
        self._models: dict[Path, ArgosModel] = {}
        self._loading = threading.Lock()

    @property
    def name(self) -> str:
        """Name and version."""
        return engine_name()

    def can_reach(self, target: str) -> bool:
        """Whether any package translates to a language."""
        return any(package.target in SAME.get(target, (target,)) for package in self._packages)

    def pair(self, source: str, target: str) -> ArgosPair:
        """What translates from one language to another: a package, or two by way of a third language.

        Raises:
            MissingPackage: Nothing that is installed does.
        """
        for start in SAME.get(source, (source,)):
            for end in SAME.get(target, (target,)):
                way = self._way(start, end)
                if way:
                    return ArgosPair([self._model(package) for package in way])
        raise MissingPackage(missing(source, target))

    def _way(self, source: str, target: str) -> list[InstalledPackage]:
        if direct := self._by_pair.get((source, target)):
            return [direct]
        middles = {end for start, end in self._by_pair if start == source}
        for middle in sorted(middles, key=lambda code: (code != PIVOT, code)):
            if (middle, target) in self._by_pair:
                return [self._by_pair[source, middle], self._by_pair[middle, target]]
        return []

    def _model(self, package: InstalledPackage) -> ArgosModel:
        with self._loading:
            if package.path not in self._models:
                self._models[package.path] = ArgosModel(package)
            return self._models[package.path]


class ArgosPair:
    """One model, or two in a row."""

    def __init__(self, models: Iterable[ArgosModel]) -> None:
        self._models = tuple(models)

    @property
    def packages(self) -> tuple[str, ...]:
        """Pairs and versions of the packages."""
        return tuple(model.label for model in self._models)

    def translate(self, text: str) -> str:
        """One paragraph in the other language."""
        for model in self._models:
            text = model.translate(text)
        return text


class ArgosModel:
    """One package, through argostranslate's own calls; loaded when it is first asked."""

    def __init__(self, package: InstalledPackage) -> None:
        self.label = package.label
        self._package = package
        self._loaded: Any = None
        self._loading = threading.Lock()

    def translate(self, text: str) -> str:
        """One paragraph in the other language; white space at its ends is lost."""
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
        return str(self._loaded.translate(without_surrogates(" ".join(text.split())))).strip()

    def _load(self) -> Any:
        settings, package = argos("settings"), argos("package")
        translate = argos("translate")
        opened = package.Package(self._package.path)
        source = translate.Language(self._package.source, self._package.names[0])
        target = translate.Language(self._package.target, self._package.names[1])
        loaded = translate.PackageTranslation.__new__(translate.PackageTranslation)  # its __init__ picks a splitter
        loaded.from_lang, loaded.to_lang, loaded.pkg, loaded.sentencizer = source, target, opened, Sentences()
        loaded.translator = require("ctranslate2", "translation", extra="translate-light").Translator(
            str(self._package.path / "model"),
            device=settings.device,
            compute_type="default" if settings.compute_type == "auto" else settings.compute_type,
            inter_threads=settings.inter_threads,
            intra_threads=settings.intra_threads or 1,
        )
        return loaded


class Sentences:
    """Splits paragraphs for argostranslate, in the place of a splitter whose models it would fetch.

    Example:
        >>> Sentences().split_sentences("Il pleut. Le pont est fermé.")
        ['Il pleut.', 'Le pont est fermé.']
    """

    def split_sentences(self, text: str) -> list[str]:
        """The sentences of a paragraph, those that are too long in pieces."""
        return [piece for start, end in sentences(text) for piece in _pieces(text[start:end])]


CUTS = ("; ", ": ", ", ", "，", "、", " ")
"""Where a long sentence is cut, the best place first."""


def _pieces(sentence: str) -> list[str]:
    pieces = []
    start = 0
    while len(sentence) - start > LONGEST_SENTENCE:
        end = start + LONGEST_SENTENCE
        cuts = [sentence.rfind(mark, start + LONGEST_SENTENCE // 3, end) + 1 for mark in CUTS]
        cut = next((place for place in cuts if place > 0), end)
        pieces.append(sentence[start:cut].strip())
        start = cut
    pieces.append(sentence[start:].strip())
    return [piece for piece in pieces if piece]
