"""The browser, for tests of the page."""

from tests.browser import axe, chromium

__all__ = ["axe", "chromium"]
