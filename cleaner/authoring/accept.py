"""Suggestions as a pack in which every rule is commented out: to accept one is to take away its ``# ``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.authoring.error import AuthoringError
from cleaner.authoring.make import make_rule
from cleaner.authoring.packfile import new_pack, next_code, rule_text
from cleaner.authoring.suggest import Suggestion
from cleaner.cli.talking import printable

HEAD = """\
# Lines that repeat across the sites of a dump and that no rule covers. Take away the '# ' before a rule to accept it,
# put an honest line with the same words under its 'miss', and run: cleaner rules test {name}
"""


def pack_of(found: Sequence[Suggestion], path: Path) -> str:
    """The text of the pack.

    Args:
        found: The suggestions, the best first.
        path: Where it will be; only its name counts.
    """
    return HEAD.format(name=path.name) + new_pack(path.stem, (), _rules(found))


def _rules(found: Sequence[Suggestion]) -> Iterator[str]:
    code = next_code(None)
    for one in found:
        counts = (
            f"{one.sites:,} sites, {one.pages:,} pages, left on {one.left:,} of them; at the edges of {one.edges:.0%}"
        )
        yield f"\n  # {counts}\n"
        for place in one.places:
            shown = " ⏎ ".join(part for part in (place.before, f"«{place.text}»", place.after) if part)
            yield f"  # {printable(place.site)}: {printable(shown)}\n"
        try:
            made = make_rule(one.text, code, language=one.language, whole=True)
        except AuthoringError as error:
            yield f"  # no rule could be made of it: {printable(str(error))}\n"
            continue
        yield "".join(f"# {line}\n" for line in rule_text(made.entry).splitlines())
        code = f"{code[:-3]}{int(code[-3:]) + 1:03}"
