"""The memory of sites: lines that stand on many pages of one site are boilerplate, whatever they say."""

from cleaner.sites.error import SitesError
from cleaner.sites.learning import memory_of, merge_all
from cleaner.sites.memory import SiteMemory
from cleaner.sites.repeats import Repeat, Repeats
from cleaner.sites.thresholds import Thresholds

__all__ = ["Repeat", "Repeats", "SiteMemory", "SitesError", "Thresholds", "memory_of", "merge_all"]
