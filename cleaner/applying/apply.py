"""Apply edits to a source, and take them back."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.finding import Finding


def apply(source: str, findings: Iterable[Finding]) -> str:
    """The source with every edit made. Edits must be sorted by start and disjoint, as :func:`resolve` leaves them.

    Example:
        >>> apply("a b c", [Finding("QC101", "x", 1, 3, "", 1.0, "")])
        'a c'
    """
    pieces: list[str] = []
    position = 0
    for finding in findings:
        if finding.replacement is None:
            continue
        pieces += (source[position : finding.start], finding.replacement)
        position = finding.end
    pieces.append(source[position:])
    return "".join(pieces)


def restore(text: str, findings: Iterable[Finding]) -> str:
    """The source again, from the text and the findings alone.

    Example:
        >>> restore("a c", [Finding("QC101", "x", 1, 3, "", 1.0, "", " b")])
        'a b c'
    """
    pieces: list[str] = []
    position = 0  # in text
    shift = 0  # text position minus source position, after the edits seen so far
    for finding in findings:
        if finding.replacement is None:
            continue
        start = finding.start + shift
        pieces += (text[position:start], finding.original)
        position = start + len(finding.replacement)
        shift += len(finding.replacement) - len(finding.original)
    pieces.append(text[position:])
    return "".join(pieces)
