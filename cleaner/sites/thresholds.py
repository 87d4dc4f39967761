"""How often a line has to stand on a site to be boilerplate, by where it stands and how it looks.

Chosen on the authored sites of ``corpora/sites/tune.yaml``; those in ``held-out.yaml`` were only measured on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers of pages, and shares of the pages of a site that have an article.

    Attributes:
        least_pages: Pages; on fewer no line counts as repeated, and on a site with fewer nothing is removed.
        least_share: Share of the pages that a line at the edges of articles, or a long one inside them, stands on.
        rare_pages, rare_share: The same for lines below the article that only some pages have, such as the lives of
            authors. They have to stand below it on nearly every page.
        teaser_pages: Pages for what takes turns with others in a box or at a fixed place.

    Example:
        >>> Thresholds(least_share=1.5)
        Traceback (most recent call last):
        ...
        ValueError: least_share is 1.5; it should be above 0 and at most 1
    """

    least_pages: int = 6
    least_share: float = 0.5
    rare_pages: int = 8
    rare_share: float = 0.1
    teaser_pages: int = 4

    def __post_init__(self) -> None:
        for name in ("least_share", "rare_share"):
            if not 0 < getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it should be above 0 and at most 1")
        for name in ("least_pages", "rare_pages", "teaser_pages"):
            if getattr(self, name) < 3:
                raise ValueError(f"{name} is {getattr(self, name)}; it should be at least 3")

    def to_dict(self) -> dict[str, int | float]:
        """By name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_dict(cls, values: dict[str, int | float]) -> Self:
        """What :meth:`to_dict` gave."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})  # type: ignore[arg-type]
