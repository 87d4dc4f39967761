"""What marks an English sentence as garbled by machine translation (``MT1xx``): rules, and the stage that asks them.

The rules are in ``rules/translation/en.yaml``. Those that a pattern cannot say are found by a detector, one small
module for each kind of evidence: ``capitals``, ``quotations``, ``subjects``, ``agreement``, ``indefinite``,
``repeats``, ``marks``.
"""

from cleaner.stages.artefacts.stage import Artefacts

__all__ = ["Artefacts"]
