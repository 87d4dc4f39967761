"""Site packs: rules that hold for one site, of your own (YAML) or from FiveFilters/Wallabag site configs."""

from cleaner.sitepacks.load import SitePacks, load_site_packs
from cleaner.sitepacks.schema import SitePack, SitePackError

__all__ = ["SitePack", "SitePackError", "SitePacks", "load_site_packs"]
