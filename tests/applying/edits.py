"""Random edits for the tests of this room."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaner.finding import Finding

ALPHABET = "ab \n"
SOURCES = st.text(ALPHABET, max_size=14)


def finding(
    start: int, end: int, replacement: str | None = "", code: str = "BP101", confidence: float = 0.9
) -> Finding:
    return Finding(code, "a-rule", start, end, replacement, confidence, f"why {code}")


@st.composite
def disjoint_edits(draw: st.DrawFn, text: str, code: str = "BP101") -> tuple[Finding, ...]:
    """Sorted, disjoint edits of ``text`` as ``resolve`` leaves them: no two of them begin at the same place."""
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=10).map(sorted))
    edits: list[Finding] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if edits and (start < edits[-1].end or start == edits[-1].start):
            continue
        replacement = draw(st.sampled_from(["", "", "x", "yz", "a"]))
        if replacement != text[start:end]:
            edits.append(Finding(code, "a-rule", start, end, replacement, 0.9, f"why {code}", text[start:end]))
    return tuple(edits)
