"""Rule packs: reading, checking and matching them. The packs themselves are YAML files in ``rules/``."""

from cleaner.rulepacks.load import RuleSet, load_rules, packs_folder
from cleaner.rulepacks.schema import Guards, PackError, Rule

__all__ = ["Guards", "PackError", "Rule", "RuleSet", "load_rules", "packs_folder"]
