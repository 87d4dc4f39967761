"""Types of the columns of a table of articles, in the words of each library."""

from __future__ import annotations

from typing import Any

from cleaner.dumps.extras import require
from cleaner.dumps.outputs.schema import Type
from cleaner.integrations.tables import type_of

_SPARK = {"string": "string", "int64": "bigint", "double": "double", "bool": "boolean"}
_POLARS = {"string": "String", "int64": "Int64", "double": "Float64", "bool": "Boolean"}


def arrow_type(name: str) -> Any:
    """The Arrow type of a column."""
    return _arrow(type_of(name), require("pyarrow", "a table of articles"))


def polars_type(name: str) -> Any:
    """The Polars type of a column."""
    return _polars(type_of(name), require("polars", "a frame of articles", "polars"))


def spark_type(name: str) -> str:
    """The type of a column as Spark's schemas spell it.

    Example:
        >>> spark_type("text"), spark_type("reasons"), spark_type("machine_translation")
        ('string', 'array<string>', 'double')
    """
    return _spark(type_of(name))


def _arrow(of: Type, arrow: Any) -> Any:
    if isinstance(of, str):
        return arrow.type_for_alias(of)
    if "list" in of:
        return arrow.list_(_arrow(of["list"], arrow))
    return arrow.struct([(name, _arrow(inner, arrow)) for name, inner in of["struct"]])


def _polars(of: Type, polars: Any) -> Any:
    if isinstance(of, str):
        return getattr(polars, _POLARS[of])
    if "list" in of:
        return polars.List(_polars(of["list"], polars))
    return polars.Struct({name: _polars(inner, polars) for name, inner in of["struct"]})


def _spark(of: Type) -> str:
    if isinstance(of, str):
        return _SPARK[of]
    if "list" in of:
        return f"array<{_spark(of['list'])}>"
    return f"struct<{', '.join(f'`{name}`: {_spark(inner)}' for name, inner in of['struct'])}>"
