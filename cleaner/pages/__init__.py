"""What the pages that people look at share: one file each that needs nothing else, strict about what may run in it."""

from cleaner.pages.frame import Room, embedded, page

__all__ = ["Room", "embedded", "page"]
