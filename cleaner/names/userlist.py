"""A user's own names: a YAML or CSV file.

YAML::

    names:
      - canonical: Oliver Nez
        aliases: [Oliver Njaes, Oliver Nes]
        kind: person                  # person (if left out), place or organisation
        wikidata: Q42                 # may be left out

CSV, with a header and the aliases of a row between semicolons::

    canonical,aliases,kind,wikidata
    Oliver Nez,Oliver Njaes; Oliver Nes,person,

Every alias is a spelling to be replaced by the canonical name. An alias of one word for a person whose canonical name
has more ("Njaes" for Oliver Nez) stands for the canonical name's last word, so that no first name is put in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import cast

from cleaner.names.forms import Form
from cleaner.names.gazetteer import Entry, Kind
from cleaner.names.keys import exact_key
from cleaner.rulepacks.schema import PackError

FIELDS = ("canonical", "aliases", "kind", "wikidata")
KINDS = ("person", "place", "organisation")


def read_list(path: Path) -> list[tuple[tuple[Form, ...], Entry]]:
    """The entries of one file, checked.

    Raises:
        PackError: With file, row and field of the first mistake.
    """
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _yaml_rows(path)
    seen: dict[str, str] = {}
    entries = []
    for where, row in rows:
        entry = _entry(where, row)
        for spelling in (entry.canonical, *entry.aliases):
            other = seen.setdefault(exact_key(spelling), entry.canonical)
            if other != entry.canonical:
                raise PackError(f"{where}: field 'aliases': {spelling!r} is already a spelling of {other!r}")
        entries.append((_forms(entry), entry))
    return entries


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: is not UTF-8: {error.reason} at byte {error.start}") from None


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    reader = csv.DictReader(StringIO(_read(path), newline=""))
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if "canonical" not in header:
        raise PackError(f"{path}: row 1: field 'canonical': is missing; the first row names the columns {list(FIELDS)}")
    reader.fieldnames = header
    try:
        for row in reader:
            where = f"{path}: row {reader.line_num}"
            if None in row:
                raise PackError(f"{where}: has more cells than the header; put cells that hold a comma in quotes")
            cells: dict[str, object] = {name: (value or "").strip() for name, value in row.items()}
            cells["aliases"] = [alias.strip() for alias in str(cells.get("aliases", "")).split(";") if alias.strip()]
            yield where, {name: value for name, value in cells.items() if value}
    except csv.Error as error:
        raise PackError(f"{path}: row {reader.line_num}: is not CSV: {error}") from None


def _yaml_rows(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    import yaml

    try:
        data = yaml.load(_read(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise PackError(f"{path}: is not YAML: {' '.join(str(error).split())}") from None
    rows = data.get("names") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise PackError(f"{path}: field 'names': is missing; a list of names is a mapping with 'names'")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise PackError(f"{path}: row {number}: is not a mapping with {list(FIELDS)}")
        yield f"{path}: row {number}", row


def _entry(where: str, row: dict[str, object]) -> Entry:
    for name in row:
        if name not in FIELDS:
            raise PackError(f"{where}: field {str(name)!r}: is not known; the fields are {list(FIELDS)}")
    canonical = _name(where, "canonical", row.get("canonical"))
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list):
        raise PackError(f"{where}: field 'aliases': must be a list")
    kind = row.get("kind", "person")
    if kind not in KINDS:
        raise PackError(f"{where}: field 'kind': {kind!r} is none of {list(KINDS)}")
    wikidata = row.get("wikidata") or None
    if wikidata is not None and not (isinstance(wikidata, str) and re.fullmatch(r"Q[1-9][0-9]*", wikidata)):
        raise PackError(f"{where}: field 'wikidata': {wikidata!r} is no Wikidata id such as Q42")
    names = dict.fromkeys(_name(where, "aliases", alias) for alias in aliases)
    names.pop(canonical, None)
    return Entry(canonical, cast(Kind, kind), tuple(names), wikidata, user=True)


def _name(where: str, field: str, value: object) -> str:
    if not isinstance(value, str) or not exact_key(value):
        raise PackError(f"{where}: field {field!r}: {value!r} is no name")
    return " ".join(value.split())


def _forms(entry: Entry) -> tuple[Form, ...]:
    words = entry.canonical.split()
    parts = [alias for alias in entry.aliases if entry.kind == "person" and len(words) > 1 and " " not in alias]
    whole = Form((entry.canonical, *(alias for alias in entry.aliases if alias not in parts)))
    return (whole, Form((words[-1], *parts), alone=True)) if parts else (whole,)
