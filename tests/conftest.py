"""Settings of the whole suite."""

from hypothesis import settings

# The first call compiles the rule packs, so a deadline says nothing; test_properties.py counts the work instead.
settings.register_profile("cleaner", deadline=None)
settings.load_profile("cleaner")

collect_ignore = ["translating/toy/train.py"]
"""The recipe of the toy models: it needs torch, which no test does."""
