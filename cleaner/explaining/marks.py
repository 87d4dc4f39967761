"""How what is marked in the text looks: a ground and a line for each family, gone where the family is switched off."""

from __future__ import annotations

from cleaner.pages.colours import FAMILIES


def marks() -> str:
    """The CSS that draws marks, and hides a family that is switched off."""
    lines: list[str] = []
    for family in FAMILIES:
        code = family.code
        lines += (
            f"mark.{code}, ins.{code} {{ background: var(--{code}); border-bottom: "
            f"{3 if family.line == 'double' else 2}px {family.line} var(--{code}-ink); }}",
            f".no-{code} mark.{code}, .no-{code} ins.{code} {{ all: unset; }}",
            f".no-{code} .tag.{code}, .no-{code} li.{code} {{ display: none; }}",
        )
    return "\n".join(lines)
