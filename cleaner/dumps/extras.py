"""Libraries that only dumps need, asked for where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(ImportError):  # noqa: N818 -- says what is wrong
    """A library that is not installed; the text says how to get it."""


def require(module: str, wanted_for: str, extra: str = "dumps") -> Any:
    """A library of an extra.

    Args:
        module: What is imported.
        wanted_for: What cannot be done without it, to begin the message with.
        extra: Of this package, that brings the library.

    Raises:
        MissingExtra: It is not installed.

    Example:
        >>> require("json", "reading JSON").__name__
        'json'
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(f"{wanted_for} needs {package}: pip install 'cleaner[{extra}]'") from error
