"""Numbers in words."""

from __future__ import annotations


def share(part: float, whole: float) -> str:
    """A part in percent; what is not nothing is never rounded to it, nor what is not all.

    Example:
        >>> share(1, 3), share(1, 100_000), share(99_999, 100_000), share(0, 5), share(5, 5), share(0, 0)
        ('33%', 'under 0.1%', 'over 99.9%', '0%', '100%', '0%')
    """
    percent = 100 * part / whole if whole else 0.0
    if percent in {0.0, 100.0}:
        return f"{percent:.0f}%"
    if percent < 0.1:
        return "under 0.1%"
    if percent > 99.9:
        return "over 99.9%"
    if 1 <= percent < 99:
        return f"{percent:.0f}%"
    return f"{percent:.1f}%"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "record"), counted(1200, "record")
        ('1 record', '1,200 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """Seconds as people say them.

    Example:
        >>> duration(0.4), duration(75), duration(7_300), duration(200_000)
        ('0.4 s', '1 min 15 s', '2 h 1 min', '55 h 33 min')
    """
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60} min"


def rate(per_second: float) -> str:
    """Records a second.

    Example:
        >>> rate(2.345), rate(1234.5)
        ('2.3', '1,234')
    """
    return f"{per_second:,.1f}" if per_second < 100 else f"{per_second:,.0f}"


def size(number: int) -> str:
    """Bytes, or characters, in a unit that fits; decimal ones.

    Example:
        >>> size(900), size(80_460_117)
        ('900 B', '80.5 MB')
    """
    for unit, bound in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= bound:
            return f"{number / bound:,.1f} {unit}"
    return f"{number} B"
