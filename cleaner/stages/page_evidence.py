"""What a page says of itself about machine translation (``MT0xx``), as flags.

It sees the document as it was read, before anything is removed, since a notice mostly stands where boilerplate stands.
So that its flag is not dropped with the text that it points at, the flag has no width: it marks the place where the
notice begins, or the start of the document for what the markup says.

The rules are data, see ``rules/translation/page.yaml`` and ``notices.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.evidence import page_evidence
from cleaner.finding import Finding


def evidence(document: Document) -> Iterator[Finding]:
    """Flags for what speaks for machine translation.

    Example:
        >>> from cleaner.reading.text import text_document
        >>> [found.code for found in evidence(text_document("It rained.\\n\\nAutomatically translated from German."))]
        ['MT005']
    """
    for found in page_evidence(document):
        yield Finding(found.code, found.name, found.start, found.start, None, found.confidence, found.message)
