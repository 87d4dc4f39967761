"""Report on a run: what became of its records, what was found, how fast it was, and what to look at first.

:mod:`~cleaner.reporting.read` makes a :class:`~cleaner.reporting.report.Report` of the folder of a run; a page
(:mod:`~cleaner.reporting.page`, with plots) and the terminal (:mod:`~cleaner.reporting.terminal`) show it.
"""

from cleaner.reporting.read import ReportError, report_of
from cleaner.reporting.report import Report

__all__ = ["Report", "ReportError", "report_of"]
