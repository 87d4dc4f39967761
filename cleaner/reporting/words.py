"""What a run and its records are called, on the page and on the terminal."""

from __future__ import annotations

from cleaner.reporting.report import Standing

STANDINGS: dict[Standing, str] = {
    "good": "Went well",
    "look": "Look at this first",
    "unfinished": "Not finished",
    "wrong": "Does not add up",
}

MEANINGS: dict[Standing, str] = {
    "good": "All records are accounted for, and nothing stands out.",
    "look": "All records are accounted for, but something stands out.",
    "unfinished": "What follows is about what is done so far.",
    "wrong": "Records are missing or counted twice: do not use the output.",
}

STATES = {"kept": "kept", "review": "to review", "dropped": "dropped", "quarantined": "quarantined"}

KINDS = {"removed": "removed", "rewritten": "rewritten", "flagged": "only flagged"}
"""What findings do."""

NOTICES = {"wrong": "Wrong", "look": "Look", "note": "Note"}

FILTERS = {
    "verdict": "The verdict on the article is not among those that stay.",
    "keep-language": "Its language is not among those to keep.",
    "min-words": "It has too few words.",
}
"""What filters mean; those called ``drop KIND`` say it themselves."""
