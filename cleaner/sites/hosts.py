"""What counts as one site, and as one page of it."""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

WANDERING = frozenset(
    {"fbclid", "gclid", "msclkid", "yclid", "mc_cid", "mc_eid", "sessionid", "phpsessid", "jsessionid", "ref", "amp"}
)
"""Query parameters that say how somebody came to a page, not which page it is; beside all that begin with ``utm_``."""

_ALIASES = ("www.", "m.", "amp.", "mobile.")


def host_of(url: str | None) -> str | None:
    """The site that an address belongs to: its host, without ``www.`` and the usual names of mobile versions.

    Other subdomains are sites of their own, as they are on blog platforms. ``None`` where there is no host.

    Example:
        >>> host_of("https://www.Example.org:8080/a"), host_of("https://anna.blogs.example"), host_of("page 7")
        ('example.org', 'anna.blogs.example', None)
    """
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url[:10] else f"//{url}").hostname
    except ValueError:
        return None
    host = (host or "").rstrip(".").lower()
    for alias in _ALIASES:
        if host.startswith(alias) and "." in host.removeprefix(alias):
            host = host.removeprefix(alias)
            break
    return host if "." in host and " " not in host else None


def page_key(host: str, url: str | None, content: bytes) -> int:
    """A 64-bit hash of which page it is, so that one page counts once however often it comes.

    Of the address the path and the query count, without the fragment, without what says how somebody came, and without
    a slash at the end. Without an address, or with one that names nothing but the site, what stands on the page counts.

    Args:
        host: The site.
        url: The address of the page.
        content: Something that differs from page to page: the keys of its lines.
    """
    what = content
    if url:
        try:
            parts = urlsplit(url if "//" in url[:10] else f"//{url}")
            query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _wanders(pair[0].lower())))
            if parts.path.strip("/") or query:
                what = f"{parts.path.rstrip('/')}?{query}".encode("utf-8", "surrogatepass")
        except ValueError:
            what = url.encode("utf-8", "surrogatepass")
    return int.from_bytes(
        blake2b(host.encode("utf-8", "surrogatepass") + b"\0" + what, digest_size=8).digest(), "little"
    )


def _wanders(parameter: str) -> bool:
    return parameter in WANDERING or parameter.startswith("utm_")
