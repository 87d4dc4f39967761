"""Which files of an archive are records, and what becomes of them."""

from __future__ import annotations

import io

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.kinds import by_name
from cleaner.dumps.inputs.pages import page_content, page_fields
from cleaner.dumps.inputs.record import Caps, Record


def page_member(name: str) -> bool:
    """Whether a file of an archive is a page; hidden ones, and what a Mac adds for itself, are not.

    Example:
        >>> page_member("news/a.html"), page_member("__MACOSX/._a.html"), page_member("logo.png")
        (True, False, False)
    """
    return by_name(name)[0] == "pages" and not _is_hidden(name)


def refused(name: str) -> str | None:
    """The problem of a dump inside an archive."""
    kind = by_name(name)[0]
    if kind is None or kind == "pages" or _is_hidden(name):
        return None
    return f"{name} is a dump inside an archive; unpack the archive and give the dump itself"


def member_record(number: int, name: str, content: bytes, problem: str | None, caps: Caps) -> Record:
    """The record of a page in an archive, decompressed if it is itself compressed."""
    packed = by_name(name)[1]
    if problem is None and packed is not None:
        content, problem = page_content(blocks(io.BytesIO(content), packed), caps)
    return Record(number, page_fields(name, content), problem)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)
