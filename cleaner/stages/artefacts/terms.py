"""Words with a capital that a document uses as a name: what it writes so twice is a term of its own, no damage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cleaner.stages.artefacts.hit import Hit

TERMS = frozenset({"MT103", "MT105", "MT108", "MT109"})
"""Codes of common words with a capital."""

_MOST = 64
"""Different words that are looked for, so that a document of nothing else still takes linear time."""


def repeated_terms(source: str, hits: Sequence[Hit]) -> frozenset[str]:
    """Which of the words found stand in the document with a capital more than once, not counting after a full stop.

    Example:
        >>> hits = [Hit("MT105", 11, 24), Hit("MT109", 56, 63)]
        >>> sorted(repeated_terms("We asked a Seating Chart man. Is our Seating Chart the Product?", hits))
        ['Seating Chart']
    """
    words = list(dict.fromkeys(source[hit.start : hit.end] for hit in hits if hit.code in TERMS))[:_MOST]
    if not words:
        return frozenset()
    pattern = re.compile(rf"(?<=[a-z,(] )(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")
    counts = Counter(match[0] for match in pattern.finditer(source))
    return frozenset(word for word, times in counts.items() if times > 1)
