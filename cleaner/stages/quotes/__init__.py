"""Quotation marks: one style, the right direction, in pairs; what cannot be mended with certainty is flagged.

``marks`` reads the marks of a block and their surroundings, ``pairing`` decides which opens and which closes,
``styles`` what the document writes, ``missing`` where a lost mark stood, ``stage`` makes findings of it all.
"""

from cleaner.stages.quotes.rules import RULES
from cleaner.stages.quotes.stage import quotes_stage

__all__ = ["RULES", "quotes_stage"]
