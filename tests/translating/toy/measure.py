"""How names fare in the toy package, by what is done for them: ``python -m tests.translating.toy.measure``.

Sentences of the toy grammar that were not trained on, French to English, with surnames made up at random: of the
syllables that training had, and of any letters. Counted are names that the translation has in the right spelling and
as often, and sentences that are right to the last letter.
It says how much the ways differ in one small model that garbles names often; it says nothing of packages for real
languages.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cleaner.names.cluster import NameCluster
from cleaner.translating.expected import expected
from cleaner.translating.names import protected
from tests.translating.toy.corpus import CITIES, CLAUSES, DAYS, FIRST, MONTHS, OFFICES, THINGS, pairs

SENTENCES, SEED = 600, 2026
_NO_NAMES = {
    word for pair in (*CITIES, *CLAUSES, *DAYS, *MONTHS, *OFFICES, *THINGS) for word in re.split(r"\W", pair[1])
}
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
Way = Callable[[str, list[str], Callable[[str], str]], tuple[str, bool]]
"""From a sentence with its names to its translation, and whether that says that a name is lost."""


def names_of(french: str, english: str) -> list[str]:
    """The people in a pair of sentences: what begins with capitals in both and is nothing else."""
    found = [name for name in _NAME.findall(english) if name in french]
    return [name for name in found if name.split()[0] in FIRST or (name not in _NO_NAMES and " " not in name)]


def nothing(french: str, names: list[str], translate: Callable[[str], str]) -> tuple[str, bool]:
    return translate(french), False


def placeholders(form: str) -> Way:
    def way(french: str, names: list[str], translate: Callable[[str], str]) -> tuple[str, bool]:
        for number, name in enumerate(names, start=1):
            french = french.replace(name, form.format(number))
        english = translate(french)
        for number, name in enumerate(names, start=1):
            english = english.replace(form.format(number), name)
        return english, False

    return way


def ours(french: str, names: list[str], translate: Callable[[str], str]) -> tuple[str, bool]:
    clusters = [NameCluster(name, "person", ((0, 1, name),)) for name in names]
    english, placed = protected(french, translate(french), expected(french, clusters, "en"), translate)
    return english, any(name.how == "lost" for name in placed)


WAYS: dict[str, Way] = {
    "nothing": nothing,
    "placeholders XQ1": placeholders("XQ{}"),
    "placeholders <1>": placeholders("<{}>"),
    "placeholders NAME1": placeholders("NAME{}"),
    "looked for, then stand-ins": ours,
}


def strange(chance: random.Random) -> str:
    """A surname of any letters."""
    return "".join(
        chance.choice("bcdfghjklmnpqrstvwxyz") + chance.choice("aeiouy") + chance.choice("lmnrstxz") * (at != 1)
        for at in range(chance.choice((2, 3)))
    ).capitalize()


def sentences_told(count: int, *, familiar: bool) -> list[tuple[str, str, list[str]]]:
    """Sentences in both languages with their names."""
    chance = random.Random(SEED)
    told = []
    for french, english in pairs(SEED, count):
        old = names_of(french, english)
        names = list(old)
        for at, name in enumerate(names):
            if not familiar and name.split()[-1] not in FIRST:
                names[at] = " ".join([*name.split()[:-1], strange(chance)])
        if names:
            changes = list(zip(old, names, strict=True))
            told.append((_with(french, changes), _with(english, changes), names))
    return told


def _with(text: str, changes: list[tuple[str, str]]) -> str:
    for old, new in changes:
        text = text.replace(old, new)
    return text


def measured(
    translate: Callable[[str], str], count: int = SENTENCES, *, familiar: bool = True
) -> dict[str, dict[str, float]]:
    """For every way the share of names that are right, of right sentences, and of those wrong and unmarked."""
    told = sentences_told(count, familiar=familiar)
    figures = {}
    for label, way in WAYS.items():
        right = exact = unmarked = 0
        for french, english, names in told:
            written, marked = way(french, names, translate)
            there = [name for name in names if written.count(name) >= french.count(name)]
            right += len(there)
            exact += written == english
            unmarked += written != english and not marked
        total = sum(len(names) for _, _, names in told)
        figures[label] = {
            "names": right / total,
            "sentences": exact / len(told),
            "wrong and unmarked": unmarked / len(told),
        }
    return figures


def main() -> None:
    """Print a table."""
    from cleaner.translating import packages
    from cleaner.translating.argos import ArgosEngine

    settings: Any = packages.argos("settings")
    with tempfile.TemporaryDirectory() as folder:
        settings.package_data_dir = Path(folder)
        settings.package_dirs = [Path(folder)]
        packages.install(Path(__file__).parent / "fr_en.argosmodel")
        translate = ArgosEngine().pair("fr", "en").translate
        for familiar in (True, False):
            print("surnames of syllables that training had" if familiar else "surnames of any letters")
            for label, figures in measured(translate, familiar=familiar).items():
                print(f"  {label:28}", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
