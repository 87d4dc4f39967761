"""From findings to text: resolve what overlaps, apply what edits, and put rounds together."""

from cleaner.applying.apply import apply, restore
from cleaner.applying.compose import compose, map_flags, map_spans
from cleaner.applying.resolve import resolve

__all__ = ["apply", "compose", "map_flags", "map_spans", "resolve", "restore"]
