"""Explain an article to a person: one self-contained page on which every finding is marked in its place.

An article becomes notes (what is drawn, :mod:`~cleaner.explaining.notes`), its source becomes rows
(:mod:`~cleaner.explaining.rows`), rows are cut where notes begin and end (:mod:`~cleaner.explaining.segments`), and
:mod:`~cleaner.explaining.page` puts the HTML together with the style and the script beside it.
"""

from cleaner.explaining.page import explained

__all__ = ["explained"]
