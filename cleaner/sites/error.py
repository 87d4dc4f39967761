"""What can go wrong for people who use memories of sites."""


class SitesError(ValueError):
    """A memory of sites that cannot be read, written or merged; the text says why."""
