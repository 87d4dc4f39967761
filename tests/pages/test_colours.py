"""Every colour of a family can be read on every ground that it may stand on."""

from __future__ import annotations

import pytest

from cleaner.explaining.marks import marks
from cleaner.pages.colours import FAMILIES, PAGE, Family, Scheme, SchemeName, family_for, labels, variables

AA, AA_LINES = 4.5, 3.0


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.code)
def test_marks_and_labels_can_be_read(family: Family, scheme: SchemeName) -> None:
    colours: Scheme = getattr(family, scheme)
    page = PAGE[scheme]
    assert _contrast(page["ink"], colours.ground) >= AA
    assert _contrast(page["soft"], colours.ground) >= AA, "removed lines"
    assert _contrast(colours.ink, colours.ground) >= AA, "labels"
    assert _contrast(colours.ink, page["paper"]) >= AA_LINES, "lines below marks"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read(scheme: SchemeName) -> None:
    page = PAGE[scheme]
    for ground in ("paper", "raised", "shade-1", "shade-2", "shade-3"):
        for ink in ("ink", "soft"):
            assert _contrast(page[ink], page[ground]) >= AA, (ink, ground)
    for ink in ("accent", "keep", "review", "drop"):
        assert _contrast(page[ink], page["raised"]) >= AA, ink
    assert _contrast(page["sentence"], page["shade-3"]) >= AA
    for area in ("area", "kept", "to-review", "dropped", "quarantined"):
        assert _contrast(page[area], page["raised"]) >= AA_LINES, area


def test_all_families_have_colours_and_rules() -> None:
    for family in FAMILIES:
        assert f"--{family.code}-ink:" in variables("light")
        assert f".tag.{family.code}" in labels()
        assert f".no-{family.code} mark.{family.code}" in marks()
    assert family_for("ACME").code == "other"
