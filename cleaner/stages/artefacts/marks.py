"""Marks and words of other scripts inside English prose.

Asked of the paragraph as it is, not of its match form, which has put ASCII in the place of full-width marks. A
paragraph of ASCII costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.words import words

_MARK = re.compile("[،؛؟۔。、，！？：；｡､《》〈〉「」『』【】।]")
_LETTERS = (
    "\u0400-\u052f\u0531-\u058f\u05d0-\u05ea\u0620-\u06d3\u0900-\u097f\u0980-\u09ff\u0e01-\u0e4f\u10a0-\u10ff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
_FOREIGN = re.compile(f"[{_LETTERS}]{{2,}}(?:[ -][{_LETTERS}]+)*|[\u3400-\u9fff]")
_LOW_QUOTE = re.compile("[„‚](?=\\w)|(?<=[^\\W\\d_])[·・](?=[^\\W\\d_])")
_ACCENTED = re.compile(
    r"(?<=[a-z] )(?:[a-zşšžč]{1,}[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿăąćčďđęěğıłńňőœřśşšșţťțůűųźżžß][a-z]*)(?= [a-z])"
)
_UNUSUAL = re.compile("[^\x00-\x7f\xa0“”‘’–—…•€£]")
"""What is looked at further: most English paragraphs have nothing but these marks beside ASCII."""

LOANWORDS = words(
    "café cafe cliché clichéd fiancé fiancée résumé resumé naïve naïveté façade décor née entrée protégé protégée "
    "über crème jalapeño piñata señor señora voilà déjà soirée sautéed sauté flambé purée puréed rosé café-bar "
    "touché communiqué exposé passé blasé risqué matinée coup détente élite fête gâteau mêlée mélange negligée "
    "outré papier-mâché pâté premièred première raison régime rôle séance tête vis-à-vis à smörgåsbord "
    "doppelgänger führer gemütlich tapénade macramé appliqué consommé divorcée divorcé émigré émigrée habitué "
    "ingénue lamé naïf pièce précis repoussé soupçon coöperate coöperation reëlection façades mâché más açaí "
    "ceviché piqué rosés jalapeños coördinate crêpe crêpes brûlée château chateaux frappé glacé saké maté animé "
    "pokémon étude déclassé idée fiancés cortège compère tréma naïvely cachaça"
)
"""Words with accents that English has taken in."""

_MENTIONED = re.compile(
    r"(?:\b(?:words?|terms?|names?|called|characters?|letters?|phrases?|say|says|said|means?|meaning|mark|marks|symbols?|"
    r"reads?|as|or|is|are|sign|in [A-Z]\w+)|[(\[/:=\"“”‘’'«„,–—|*])\s*$"
)
"""What stands before a word that is spoken of rather than used."""

_GLOSSED = re.compile(r"\s*(?:[)\]/(=\"”’»:–—|*]|in [A-Z]\w+(?:ic|ian|ese|ish|an|ew|i|du)\b)")


def marks(text: str) -> Iterator[Hit]:
    """Foreign punctuation; words in a foreign script that are neither in brackets nor in quotation marks."""
    if text.isascii() or _UNUSUAL.search(text) is None:
        return
    for match in _MARK.finditer(text):
        if _is_between_english(text, match.start(), match.end()):
            yield Hit("MT153", match.start(), match.end())
    for match in _LOW_QUOTE.finditer(text):
        yield Hit("MT164", match.start(), match.end())
    for match in _ACCENTED.finditer(text):
        if match[0] not in LOANWORDS and match[0].removesuffix("s") not in LOANWORDS:
            yield Hit("MT163", match.start(), match.end())
    for match in _FOREIGN.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if before and not _MENTIONED.search(before) and not _GLOSSED.match(text, match.end()) and _has_ascii(before):
            yield Hit("MT161", match.start(), match.end())


def _is_between_english(text: str, start: int, end: int) -> bool:
    """Whether the mark stands at a Latin letter and not at a letter of its own script."""
    left, right = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    near = left[-1:] + right[:1]
    return bool(near) and near.isascii() and any(map(str.isalpha, near))


def _has_ascii(text: str) -> bool:
    return any(character.isascii() and character.isalpha() for character in text)
