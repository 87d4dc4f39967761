"""What can go wrong for somebody who writes rules."""

from __future__ import annotations


class AuthoringError(ValueError):
    """What was asked for cannot be done; the text says why, and what to do."""
