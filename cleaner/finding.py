"""What a stage has to say: one frozen record per thing found."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that a stage found in the source of a document.

    A named tuple, since a page has hundreds, each made several times: a frozen dataclass takes ten times as long to
    make, and five times as long to send to another process.

    Attributes:
        code: Family and number, such as ``BP101``.
        name: The readable name of the rule, such as ``see-also-line``.
        start: First code point of the span in the source.
        end: One past the last code point; ``start == end`` is an insertion.
        replacement: ``None`` for a flag (nothing is edited), ``""`` for a removal, other text for a rewrite.
        confidence: How sure the stage is, between 0 and 1. Measured for QC206; for others an estimate.
        message: The reason, for people to read.
        original: The text that an edit takes away, ``source[start:end]``. Filled in when findings are resolved;
            it is what lets an article give its source back. Empty for flags.

    Example:
        >>> finding = Finding("BP101", "see-also-line", 0, 20, "", 0.98, "a link to another story")
        >>> finding.is_edit, finding.is_removal, finding.family
        (True, True, 'BP')
    """

    code: str
    name: str
    start: int
    end: int
    replacement: str | None
    confidence: float
    message: str
    original: str = ""

    @property
    def is_edit(self) -> bool:
        """Whether applying the finding changes the text."""
        return self.replacement is not None

    @property
    def is_removal(self) -> bool:
        """Whether applying the finding takes text away and puts nothing in its place."""
        return self.replacement == ""

    @property
    def family(self) -> str:
        """The letters of the code: ``EX``, ``BP``, ``QC``..."""
        return self.code.rstrip("0123456789")
