"""A page as one file: the frame, the style and the script that all pages share, around what a room of ours adds.

All that comes from elsewhere is escaped by whoever writes the body. Should a mistake of ours let markup through all the
same, the page's Content-Security-Policy lets nothing load and only the one script and the one style run whose hashes it
names.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from cleaner.pages import colours
from cleaner.pages.visible import plain

_NOTHING_ELSE = "base-uri 'none'; form-action 'none'"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Room:
    """What a room gives to all of its pages.

    Attributes:
        package: Where its ``template.html`` (the body), ``style.css`` and ``script.js`` are.
        does: What Cleaner does on them, in a word.
        root: Attributes of the root element.
        rules: CSS to go behind its style.
    """

    package: str
    does: str
    root: str = ""
    rules: str = ""


def page(room: Room, title: str, values: Mapping[str, str], skips: Mapping[str, str]) -> str:
    """A page.

    Args:
        room: Whose it is.
        title: Text, not markup.
        values: HTML for the places of the body's template.
        skips: Links that come first for those who use a keyboard: id of the place, and the words.
    """
    style, script = _style(room), _script(room)
    return _template(__package__, "frame.html").substitute(
        root=room.root,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; {_NOTHING_ELSE}",
        title=plain(title),
        style=style,
        skips="\n".join(f'<a class="skip" href="#{place}">{words}</a>' for place, words in skips.items()),
        does=room.does,
        body=_template(room.package, "template.html").substitute(values),
        script=script,
    )


def embedded(text: str) -> str:
    """A text as JSON that can stand inside a ``<script>`` element whatever it says.

    Example:
        >>> embedded("</script>")
        '"\\\\u003c/script\\\\u003e"'
    """
    written = json.dumps(text, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


@lru_cache(maxsize=16)
def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _template(package: str, name: str) -> Template:
    return Template(_read(package, name))


@lru_cache(maxsize=4)
def _style(room: Room) -> str:
    shared = _template(__package__, "base.css").substitute(
        light=colours.variables("light"), dark=colours.variables("dark"), labels=colours.labels()
    )
    return f"\n{shared}{_read(room.package, 'style.css')}{room.rules}"


@lru_cache(maxsize=4)
def _script(room: Room) -> str:
    return _read(__package__, "theme.js") + _read(room.package, "script.js")


@lru_cache(maxsize=16)
def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
