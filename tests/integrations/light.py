"""A configuration that is quick to load: what only observes is left out."""

from cleaner.config import Config

LIGHT = Config(ignore="MT,LG,NM,OT")
