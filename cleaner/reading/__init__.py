"""From whatever came in to a :class:`~cleaner.document.Document`."""

from cleaner.reading.read import read

__all__ = ["read"]
