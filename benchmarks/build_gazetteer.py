"""Compile the gazetteer's theme files into the file that the package reads, and check them.

    python -m benchmarks.build_gazetteer           # checks, counts, and whether the compiled file is up to date
    python -m benchmarks.build_gazetteer --write   # writes rules/names/compiled.tsv

What is checked: no exact key leads to two entries (a surname that several people bear, and that all of them spell
alike, leads to none, and only its spelling is known); no spelling of one word is a common surname or an English word
that is no name (``rules/names/keep/common.txt`` and the words of ``cleaner/names``); adjectives are no names. Folded
keys that two entries share, or that are the exact name of another, are left out, and listed with ``--details``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.names.forms import Line, parse_line, parse_theme
from cleaner.names.keys import exact_key, exact_keys, fold_key
from cleaner.names.words import is_word

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "names"
COMPILED = FOLDER / "compiled.tsv"

SHORTEST_ALONE = 5
"""Letters of the shortest surname that may stand alone: shorter ones are borne by too many."""


@dataclass
class Built:
    """The compiled file and what was seen on the way."""

    text: str = ""
    mistakes: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass
class Record:
    """One theme line with its keys."""

    theme: str
    kind: str
    transliterated: bool
    text: str
    line: Line
    exact: list[str]
    folded: list[str]


def build(folder: Path = FOLDER) -> Built:
    """Read, check and compile all theme files."""
    built = Built()
    records = _records(folder, built)
    families = _clashes(records, built)
    _common_words(records, frozenset(_phrases(folder / "keep" / "common.txt")), built)
    folds = _folds(records, built)
    rows = []
    for record in records:
        own = [key for key in record.exact if key not in families]
        usable = [key for key in record.folded if len(folds[key]) == 1]
        mark = {"person": "p", "place": "l", "organisation": "o"}[record.kind]
        rows.append("\t".join((mark, record.text, "|".join(own), "|".join(usable))))
        built.counts[f"{record.theme}: {record.kind}"] += 1
        built.counts[f"all: {record.kind}"] += 1
        built.counts["all: exact keys"] += len(own)
        built.counts["all: folded keys"] += len(usable)
        built.counts["all: with a Wikidata id"] += record.line.wikidata is not None
    for preferred in sorted(set(families.values())):
        keys = sorted(key for key, form in families.items() if form == preferred)
        rows.append("\t".join(("family", preferred, "|".join(keys), "")))
    adjectives = sorted({exact_key(word) for record in records for word in record.line.adjectives})
    rows.append("\t".join(("adjectives", "|".join(adjectives), "", "")))
    rows.append("\t".join(("keep", "|".join(_phrases(folder / "keep" / "phrases.txt")), "", "")))
    built.text = "\n".join(rows) + "\n"
    return built


def _clashes(records: list[Record], built: Built) -> dict[str, str]:
    """Report keys that lead to two entries, and return surnames that several people bear, with their spelling."""
    holders: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for key in record.exact:
            holders[key].append(record)
    shared = {key: owners for key, owners in holders.items() if len(owners) > 1}
    families = {key: form for key, owners in shared.items() if (form := _family(key, owners))}
    for key in sorted(shared.keys() - families.keys()):
        where = ", ".join(f"{owner.theme}: {owner.line.canonical}" for owner in shared[key])
        built.mistakes.append(f"{key!r} leads to {where}")
    return families


def _common_words(records: list[Record], common: frozenset[str], built: Built) -> None:
    """Report spellings of one word that are common surnames, English words, adjectives of places, or too short."""
    adjectives = {exact_key(word) for record in records for word in record.line.adjectives}
    for record in records:
        where = f"{record.theme}: {record.line.canonical}"
        for form in record.line.forms:
            for spelling in form.spellings:
                key = exact_key(spelling)
                right = record.kind != "person" and spelling == form.spellings[0]
                if " " in key or right:
                    continue
                if key in common or is_word(key) or (form.alone and len(key) < SHORTEST_ALONE):
                    built.mistakes.append(f"{where}: {key!r} is too common to stand alone")
        for key in sorted(adjectives & set(record.exact)):
            built.mistakes.append(f"{where}: {key!r} is an adjective too")


def _folds(records: list[Record], built: Built) -> dict[str, set[int]]:
    """Who has or could have a folded key: a person's must not be another person's name, however that is looked up."""
    folds: dict[str, set[int]] = defaultdict(set)
    for number, record in enumerate(records):
        spellings = [spelling for form in record.line.forms for spelling in form.spellings]
        for key in {*record.folded, *map(fold_key, spellings if record.kind == "person" else ())} - {""}:
            folds[key].add(number)
    asked = {key for record in records for key in record.folded}
    for key in sorted(asked):
        if len(folds[key]) > 1:
            names = sorted(records[owner].line.canonical for owner in folds[key])
            built.shared.append(f"{key}: {', '.join(names)}")
    return folds


def _records(folder: Path, built: Built) -> list[Record]:
    records = []
    for path in sorted(folder.glob("*.txt")):
        for kind, transliterated, text in parse_theme(path.read_text(encoding="utf-8"), path.name):
            try:
                line = parse_line(text)
            except ValueError as error:
                built.mistakes.append(f"{path.name}: {text[:60]}: {error}")
                continue
            exact = {key for form in line.forms for spelling in form.spellings for key in exact_keys(spelling)}
            folded = {
                fold_key(spelling)
                for form in line.forms
                for spelling in form.spellings
                if transliterated and (form.alone or " " in spelling)
            }
            records.append(Record(path.stem, kind, transliterated, text, line, sorted(exact), sorted(folded - {""})))
    return records


def _family(key: str, owners: list[Record]) -> str | None:
    """The preferred spelling of a surname that several people bear, if all of them spell it so."""
    preferred = set()
    for owner in owners:
        for form in owner.line.forms:
            if any(key in exact_keys(spelling) for spelling in form.spellings):
                preferred.add(form.spellings[0] if form.alone else None)
    return preferred.pop() if len(owners) > 1 and len(preferred) == 1 else None


def _phrases(path: Path) -> list[str]:
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args()
    built = build()
    for name, count in sorted(built.counts.items()):
        print(f"{count:7}  {name}")
    print(f"{len(built.shared):7}  folded keys left out, since two entries share them")
    if options.details:
        print("\n".join(built.shared))
    if built.mistakes:
        sys.exit("\n".join(built.mistakes))
    if options.write:
        COMPILED.write_text(built.text, encoding="utf-8")
    elif not COMPILED.is_file() or COMPILED.read_text(encoding="utf-8") != built.text:
        sys.exit(f"{COMPILED.name} is out of date: python -m benchmarks.build_gazetteer --write")


if __name__ == "__main__":
    main()
