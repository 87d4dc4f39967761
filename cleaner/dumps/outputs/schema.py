"""One schema for all shards of a run, decided before the first is written, and small enough for its manifest.

Columns of the result have types that are known. Those of carried fields come from the schema of Parquet input, or from
the first records of the inputs: a field that is always text is a column of text; one whose type changes, or that holds
objects, is a column of JSON. What later turns up and fits no column, be it a field that was not there before or a
number among texts, goes into the column ``other_fields`` as JSON: nothing is lost, and no record fails because of its
types.

A schema is a list of columns, ``[name, type]``. A type is a name (``"string"``, ``"int64"``, ``"json"``) or an object:
``{"list": type}``, ``{"struct": [[name, type], …]}``, ``{"map": [type, type]}``, ``{"timestamp": [unit, zone]}``.
Beside the columns a schema says which of them are ours, and so need not be looked at value by value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.outputs.rows import OTHER_FIELDS, result_columns
from cleaner.score import SCORES

if TYPE_CHECKING:
    from cleaner.dumps.settings import Output

Type = str | dict[str, Any]
Schema = dict[str, Any]

JSON = "json"
LEAST_INTEGER, MOST_INTEGER = -(2**63), 2**63 - 1

_STRINGS: Type = {"list": "string"}
_FINDING: Type = {
    "struct": [
        ["code", "string"],
        ["name", "string"],
        ["start", "int64"],
        ["end", "int64"],
        ["replacement", "string"],
        ["confidence", "double"],
        ["message", "string"],
        ["original", "string"],
    ]
}
_MENTION: Type = {"struct": [["start", "int64"], ["end", "int64"], ["text", "string"]]}
_NAME: Type = {
    "struct": [["canonical", "string"], ["kind", "string"], ["wikidata", "string"], ["mentions", {"list": _MENTION}]]
}
_SENTENCE: Type = {
    "struct": [["start", "int64"], ["end", "int64"], ["awkwardness", "double"], ["codes", _STRINGS]],
}

RESULT_TYPES: Mapping[str, Type] = {
    "applied": "bool",
    "number": "int64",
    "scores": {"struct": [[name, "double"] for name in SCORES]},
    "score_details": JSON,
    "translation": JSON,
    "awkward_sentences": {"list": _SENTENCE},
    "names": {"list": _NAME},
    "reasons": _STRINGS,
    "findings": {"list": _FINDING},
}
"""Types of the columns of the result that are no text."""

_FINDING_ROW: tuple[tuple[str, Type], ...] = (
    ("input", "string"),
    ("number", "int64"),
    ("id", "string"),
    ("url", "string"),
    ("code", "string"),
    ("name", "string"),
    ("family", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("replacement", "string"),
    ("confidence", "double"),
    ("message", "string"),
    ("excerpt", "string"),
)
FINDINGS_SCHEMA: Schema = {
    "columns": [list(column) for column in _FINDING_ROW],
    "ours": [name for name, _ in _FINDING_ROW],
}
"""Of the findings table."""


def schema_of(samples: Iterable[Mapping[str, Any]], output: Output, given: Mapping[str, Type] | None = None) -> Schema:
    """The schema of a run's Parquet tables.

    Args:
        samples: Carried fields of the first records, as :func:`cleaner.dumps.outputs.rows.carried_fields` gives them.
        output: What is wanted.
        given: Types of carried fields that are known: ``carried_fields(types_of(arrow), output, cleaned)``.

    Example:
        >>> from cleaner.dumps.settings import Output
        >>> schema_of([{"id": 1}, {"id": 2, "tag": "a"}], Output(format="parquet", columns=("text",)))["columns"]
        [['id', 'int64'], ['tag', 'string'], ['text', 'string'], ['other_fields', 'string']]
    """
    types: dict[str, Type | None] = dict(given or {})
    known = frozenset(types)
    for sample in samples:
        for name, value in sample.items():
            if name not in known:
                types[name] = _both(types.get(name), _type(value))
    results = result_columns(output)
    columns: list[list[Any]] = [[name, of or "string"] for name, of in types.items() if name not in results]
    columns += [[name, RESULT_TYPES.get(name, "string")] for name in results]
    return {"columns": [*columns, [OTHER_FIELDS, "string"]], "ours": list(results)}


def types_of(arrow: Any) -> dict[str, Type]:
    """The types of a Parquet input's columns, from its Arrow schema; what has no counterpart here becomes JSON."""
    return {field.name: _given(field.type) for field in arrow}


def _type(value: object) -> Type | None:
    """What a value is by itself; ``None`` for one that could be anything."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return "int64" if LEAST_INTEGER <= value <= MOST_INTEGER else JSON
    if isinstance(value, list):
        of: Type | None = None
        for item in value:
            of = _both(of, _type(item))
        return {"list": of or "string"} if isinstance(of or "", str) and of != JSON else JSON
    return next((name for kind, name in _PLAIN if isinstance(value, kind)), JSON)


_PLAIN: tuple[tuple[type, Type], ...] = ((bool, "bool"), (str, "string"), (bytes, "string"), (float, "double"))


def _both(one: Type | None, other: Type | None) -> Type | None:
    """A type for both; whole numbers beside others are numbers, and what does not go together is JSON."""
    if one is None or other is None or one == other:
        return one if other is None else other
    return "double" if one in _NUMBERS and other in _NUMBERS else JSON


_NUMBERS = ("int64", "double")


def _given(arrow: Any) -> Type:  # noqa: PLR0911 -- one line a type
    types = require("pyarrow.types", "writing Parquet")
    if types.is_dictionary(arrow):
        return _given(arrow.value_type)
    if types.is_string(arrow) or types.is_large_string(arrow) or types.is_string_view(arrow):
        return "string"
    if types.is_binary(arrow) or types.is_large_binary(arrow):
        return "binary"
    if types.is_integer(arrow) or types.is_boolean(arrow) or types.is_date32(arrow):
        return "date32" if types.is_date32(arrow) else str(arrow)
    if types.is_float32(arrow) or types.is_float64(arrow):
        return str(arrow)
    if types.is_timestamp(arrow):
        return {"timestamp": [arrow.unit, arrow.tz]}
    if types.is_list(arrow) or types.is_large_list(arrow):
        return {"list": _given(arrow.value_type)}
    if types.is_struct(arrow):
        return {"struct": [[field.name, _given(field.type)] for field in arrow]}
    if types.is_map(arrow):
        return {"map": [_given(arrow.key_type), _given(arrow.item_type)]}
    return JSON
