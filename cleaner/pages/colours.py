"""The colours of our pages in light and in dark, and how each family of codes looks: words, colours, and the line below
what is marked.

Colours only help; code and line say the same. Every pair of ink and ground reaches a contrast of 4.5 to 1 (WCAG AA),
which ``tests/pages/test_colours.py`` computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SchemeName = Literal["light", "dark"]
Line = Literal["solid", "dashed", "dotted", "double"]


PAGE: dict[SchemeName, dict[str, str]] = {
    "light": {
        "paper": "#fbfaf7",
        "raised": "#ffffff",
        "ink": "#1d1f21",
        "soft": "#54585d",
        "line": "#dedbd2",
        "accent": "#0a539e",
        "shade-1": "#f7f2fe",
        "shade-2": "#f1e9fd",
        "shade-3": "#eadffc",
        "sentence": "#5f35b0",
        "keep": "#2d641c",
        "review": "#7a4a00",
        "drop": "#a82a1f",
        "area": "#3a76b3",
        "kept": "#4d8a35",
        "to-review": "#b0760f",
        "dropped": "#c2493d",
        "quarantined": "#7c6bb5",
    },
    "dark": {
        "paper": "#15171a",
        "raised": "#1d2024",
        "ink": "#e4e5e7",
        "soft": "#aab0b7",
        "line": "#363b42",
        "accent": "#a5ccff",
        "shade-1": "#1f1c2a",
        "shade-2": "#252033",
        "shade-3": "#2c253e",
        "sentence": "#cebaff",
        "keep": "#a8d98f",
        "review": "#f2bd86",
        "drop": "#ffb3a8",
        "area": "#6d9fd6",
        "kept": "#7cbd5f",
        "to-review": "#dba04a",
        "dropped": "#e07468",
        "quarantined": "#a292dd",
    },
}
"""Grounds (``paper``, ``raised``, and ``shade-1`` to ``shade-3`` behind awkward sentences), inks, and the colours of
areas in plots (``area`` to ``quarantined``), which reach 3 to 1 against ``raised``."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A family in light or in dark, as ``#rrggbb``: the ground behind marked text, and the ink of line and label."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Family:
    """How the findings of a family are drawn.

    Attributes:
        code: The letters that its codes begin with.
        words: What it is about.
        line: The style of the line below marked text.
        light, dark: Its colours.
    """

    code: str
    words: str
    line: Line
    light: Scheme
    dark: Scheme


FAMILIES = (
    Family("EX", "outside the main content", "dotted", Scheme("#e6eaf0", "#46546a"), Scheme("#2b3442", "#b4c0d0")),
    Family("BP", "boilerplate", "solid", Scheme("#fde3df", "#a82a1f"), Scheme("#4b2421", "#ffb3a8")),
    Family("SR", "repeated across the site", "double", Scheme("#fae6d2", "#8a4600"), Scheme("#45301b", "#f2bd86")),
    Family("LG", "language", "dashed", Scheme("#d8f1ec", "#006257"), Scheme("#173b36", "#80d5c6")),
    Family("MT", "machine translation", "double", Scheme("#e2d6fb", "#5a2fad"), Scheme("#3d2f5e", "#d3c1ff")),
    Family("QC", "quotes and characters", "dotted", Scheme("#f7edbe", "#6a5200"), Scheme("#3e3613", "#e4cf70")),
    Family("NM", "names", "dashed", Scheme("#dbeafd", "#0a539e"), Scheme("#1c3452", "#a5ccff")),
    Family("OT", "off-topic", "solid", Scheme("#fae1f0", "#9c1a69"), Scheme("#482241", "#ffb0db")),
    Family("DQ", "quality of the document", "solid", Scheme("#e1f0da", "#2d641c"), Scheme("#243c1e", "#a8d98f")),
    Family("other", "other rules", "dashed", Scheme("#e9e9e6", "#4c4c48"), Scheme("#353532", "#c8c8c2")),
)

_BY_CODE = {family.code: family for family in FAMILIES}


def family_for(letters: str) -> Family:
    """The family of a code's letters; rules of a user's own may have letters of their own.

    Example:
        >>> family_for("BP").words, family_for("ACME").code
        ('boilerplate', 'other')
    """
    return _BY_CODE.get(letters, _BY_CODE["other"])


def variables(scheme: SchemeName) -> str:
    """The colours of one scheme as CSS variables, ``--BP`` for the ground and ``--BP-ink`` for the ink."""
    page = " ".join(f"--{name}: {colour};" for name, colour in PAGE[scheme].items())
    pairs = ((f.code, f.light if scheme == "light" else f.dark) for f in FAMILIES)
    return f"{page} " + " ".join(f"--{code}: {colours.ground}; --{code}-ink: {colours.ink};" for code, colours in pairs)


def labels() -> str:
    """The CSS of each family's labels and swatches."""
    codes = (family.code for family in FAMILIES)
    return "\n".join(f".tag.{c}, .swatch.{c} {{ background: var(--{c}); color: var(--{c}-ink); }}" for c in codes)
