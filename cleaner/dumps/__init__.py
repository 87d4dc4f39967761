"""Dumps: inputs of any size, cleaned by every core, killed and resumed, every record accounted for.

The flow, one room each: ``inputs`` finds and reads records; ``plan`` cuts them into shards and ``manifest`` keeps the
plan; ``shard`` has one shard cleaned by a watched worker and written (``clean``, ``writing``, ``outputs``); ``engines``
do many side by side; ``run`` puts it together and makes the accounts add up. ``learn`` is a pass before, ``compare``
one behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.dumps.begin import clean_dump
    from cleaner.dumps.filters import Filters
    from cleaner.dumps.inputs.columns import Columns
    from cleaner.dumps.settings import Output, Settings
    from cleaner.running.worker import Limits

__all__ = ["Columns", "Filters", "Limits", "Output", "Settings", "clean_dump"]

_MODULES = {
    "Columns": "cleaner.dumps.inputs.columns",
    "Filters": "cleaner.dumps.filters",
    "Limits": "cleaner.running.worker",
    "Output": "cleaner.dumps.settings",
    "Settings": "cleaner.dumps.settings",
    "clean_dump": "cleaner.dumps.begin",
}


def __getattr__(name: str) -> object:
    """Import on first use: the package is imported by processes that need none of this."""
    if name not in _MODULES:
        raise AttributeError(f"module 'cleaner.dumps' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value
