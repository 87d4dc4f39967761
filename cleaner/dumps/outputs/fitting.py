"""Every value in a column that can hold it, and the rest in a column of its own: no row is refused for its types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from cleaner.dumps.outputs.encoding import bytes_text, json_text
from cleaner.dumps.outputs.rows import OTHER_FIELDS
from cleaner.dumps.outputs.schema import JSON, Schema, Type
from cleaner.running.records import RecordError
from cleaner.surrogates import without_surrogates

MOST_EXACT, MOST_EXACT_SINGLE = 2**53, 2**24
"""The greatest whole numbers up to which a double and a single precision number hold all of them."""

MOST_SINGLE = 3.4e38
"""About the greatest number of single precision."""


Fit = Callable[[Any], Any]
"""Brings a value that is not ``None`` into the form of a column, or raises :class:`Misfit`."""


class Misfit(ValueError):  # noqa: N818 -- says what is wrong
    """A value that a column cannot hold."""


def fitting(schema: Schema | Mapping[str, Any]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """What brings rows into the form of a schema.

    Args:
        schema: As :func:`cleaner.dumps.outputs.schema.schema_of` gave it.

    Example:
        >>> fitted = fitting({"columns": [["id", "int64"], ["other_fields", "string"]], "ours": []})
        >>> fitted({"id": 7}), fitted({"id": "seven"})
        ({'id': 7}, {'other_fields': '{"id": "seven"}'})
    """
    ours = frozenset(schema["ours"])
    fits: dict[str, Fit] = {name: _fit_ours(of) if name in ours else _fit(of) for name, of in schema["columns"]}
    has_others = OTHER_FIELDS in fits
    fits.pop(OTHER_FIELDS, None)

    def fitted(row: Mapping[str, Any]) -> dict[str, Any]:
        result = {}
        others = {}
        for name, value in row.items():
            fit = fits.get(name)
            if fit is None:
                others[name] = value
                continue
            try:
                result[name] = None if value is None else fit(value)
            except Misfit:
                others[name] = value
        if others and has_others:
            result[OTHER_FIELDS] = _as_json(others)
        return result

    return fitted


def _as_json(value: Any) -> str:
    """As JSON; a lone surrogate, which no column can hold, as its escape."""
    try:
        return json_text(value).encode("utf-8", "backslashreplace").decode("utf-8")
    except RecordError as error:
        return json_text(str(error))


def _fit_ours(of: Type) -> Fit:
    """Columns of the result hold what they should; only names of scores can be new."""
    if of == JSON:
        return _as_json
    return _fit(of) if isinstance(of, dict) and "struct" in of else lambda value: value


def _fit(of: Type) -> Fit:
    """What brings a value into the form of a column, or raises :class:`Misfit`. ``None`` always fits."""
    if isinstance(of, str):
        return _BY_NAME[of]
    ((kind, inner),) = of.items()
    if kind == "list":
        return _list(_fit(inner))
    if kind == "struct":
        return _struct({name: _fit(item) for name, item in inner})
    if kind == "map":
        return _map(_fit(inner[0]), _fit(inner[1]))
    return _only(datetime)


def _only(*kinds: type) -> Fit:
    def fit(value: Any) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise Misfit
        return value

    return fit


def _string(value: Any) -> str:
    if isinstance(value, bytes):
        return bytes_text(value)
    if not isinstance(value, str):
        raise Misfit
    return value if value.isascii() else without_surrogates(value)


def _integer(bits: int, *, signed: bool) -> Fit:
    least, most = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)

    def fit(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Misfit
        return value

    return fit


def _number(value: Any) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST_EXACT:
        raise Misfit
    return float(value)


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Misfit
    return value


def _list(item: Fit) -> Fit:
    def fit(value: Any) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise Misfit
        return [None if each is None else item(each) for each in value]

    return fit


def _struct(items: Mapping[str, Fit]) -> Fit:
    def fit(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping) or not value.keys() <= items.keys():
            raise Misfit
        return {name: None if each is None else items[name](each) for name, each in value.items()}

    return fit


def _map(key: Fit, item: Fit) -> Fit:
    def fit(value: Any) -> list[tuple[Any, Any]]:
        pairs = list(value.items()) if isinstance(value, Mapping) else value
        if not isinstance(pairs, list) or not all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs):
            raise Misfit
        return [(key(name), None if each is None else item(each)) for name, each in pairs]

    return fit


def _single(value: Any) -> float:
    number = _number(value)
    if isinstance(value, int) and abs(value) > MOST_EXACT_SINGLE:
        raise Misfit
    if MOST_SINGLE < abs(number) < float("inf"):
        raise Misfit
    return number


_BY_NAME: Mapping[str, Fit] = {
    "string": _string,
    "binary": _only(bytes),
    "bool": _only(bool),
    "double": _number,
    "float": _single,
    "date32": _day,
    JSON: _as_json,
    **{f"int{bits}": _integer(bits, signed=True) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": _integer(bits, signed=False) for bits in (8, 16, 32, 64)},
}
