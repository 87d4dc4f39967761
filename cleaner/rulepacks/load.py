"""Find, read and put together the rule packs."""

from __future__ import annotations

import re as python_re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.rulepacks.alphabets import is_far
from cleaner.rulepacks.matchform import fold, match_form
from cleaner.rulepacks.parsed import kept, parsed_yaml
from cleaner.rulepacks.schema import Entry, Guards, Pack, PackError, Rule, parse_pack

PLACEHOLDERS = {
    "mark": r"(?:[>»«›‹•·∙▪■□◆◇●○▶►▸➤➔➜→⇒←◄*#+~|=☞👉📌🔴🔗✔★☆※▲△▼▽◎◉▷▹◈❖➡➥⇨📍🔎📢👇📰💡–—\-]+ *)",
    "sep": r"(?: *(?:[:;|¦·•>»›→⇒–—/\-]|\.\.\.|…)+ *| {2,})",
    "gap": r"(?: *(?:[:;|¦·•>»›→⇒–—/\-]|\.\.\.|…)+ *| +)",
    "label": r"(?: *[:|>»–—]+ *| +-+ *| *-+ +)",
    "rest": r"(?P<rest>[^ ].*)",
    "end": r" *[:.!…。।۔\"'>»«›‹→⇒|*\-–—▶►▼▾↓↑+\])]* *",
    "edge": r"(?:^|$|[^\pL\pN])",
}
"""What stands for a placeholder in every pattern."""


_BARE_SPACE = python_re.compile(r" +(?![*+?{])")
"""A space that the pack's author has not quantified; it matches any run of spaces."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Every rule that was loaded, in the order of packs."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterable[Rule]:
        return iter(self.rules)


def packs_folder() -> Path:
    """Where the built-in packs are: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rules(paths: Sequence[Path] = ()) -> RuleSet:
    """The built-in rules and those of the given packs.

    Raises:
        PackError: A pack cannot be read or is wrong; the message names file, rule and field.
    """
    built_in = _built_in()
    if not paths:
        return built_in
    concepts = _concepts(packs_folder())
    rules = list(built_in.rules)
    for path in paths:
        rules += _complete(read_pack(path), path, concepts, check=True)
    return RuleSet(tuple(rules))


@lru_cache(maxsize=1)
def _built_in() -> RuleSet:
    """Complete rules are kept as parsed packs are: putting two thousand of them together takes a tenth of a second."""
    folder = packs_folder()
    packs = sorted((*folder.glob("concepts/*.yaml"), *folder.glob("languages/*.yaml")))

    def complete() -> list[dict[str, Any]]:
        concepts = _concepts(folder)
        return [r.model_dump() for path in packs for r in _complete(read_pack(path), path, concepts, check=False)]

    own = Path(__file__)
    code = [own.with_name(f"{module}.py") for module in ("load", "schema", "matchform", "alphabets")]
    guards: dict[tuple[Any, ...], Guards] = {}
    rules = []
    for fields in kept(own.with_name("complete"), (*packs, *code), complete):
        values = fields["guards"]
        same = guards.setdefault(tuple(values.values()), Guards.model_construct(**values))
        rules.append(Rule.model_construct(**{**fields, "guards": same}))
    return RuleSet(tuple(rules))


def complete_rules(pack: Pack, path: Path) -> tuple[Rule, ...]:
    """The rules of a pack with what they inherit from the built-in concepts, checked.

    Raises:
        PackError: One of them is wrong.
    """
    return tuple(_complete(pack, path, _concepts(packs_folder()), check=True))


def read_pack(path: Path) -> Pack:
    """One pack file, validated."""
    return parse_pack(read_yaml(path), path)


def read_yaml(path: Path) -> object:
    """What a YAML file holds.

    Raises:
        PackError: It cannot be read, or is not YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if path.is_relative_to(packs_folder()):
            return parsed_yaml(path)
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not YAML: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=4)
def _concepts(folder: Path) -> dict[str, Entry]:
    concepts: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*.yaml")):
        pack = read_pack(path) if path.parent.name == "concepts" else None
        for entry in pack.rules if pack else ():
            if entry.code in concepts:
                raise PackError(f"{path}: rule {entry.code}: field 'code': this concept is already defined")
            concepts[entry.code] = entry
    return concepts


def _complete(pack: Pack, path: Path, concepts: dict[str, Entry], *, check: bool) -> list[Rule]:
    """The rules of a pack with what they inherit. A concept without cues of its own only lends its fields.

    Args:
        check: Compile every cue and pattern, so that a mistake is told with its place. Our own packs are checked by
            the tests instead, since this takes a second for all of them.
    """
    rules = []
    for entry in pack.rules:
        if pack.concepts and "{cue}" in (entry.pattern or "") and not entry.cues:
            continue
        rules.append(_rule(entry, None if pack.concepts else concepts.get(entry.code), pack, path, check=check))
    return rules


def _rule(entry: Entry, base: Entry | None, pack: Pack, path: Path, *, check: bool) -> Rule:
    def given(field: str) -> object:
        own = getattr(entry, field)
        return own if own is not None or base is None else getattr(base, field)

    missing = [field for field in ("name", "place", "pattern", "confidence", "why") if given(field) is None]
    if missing:
        raise PackError(
            f"{path}: rule {entry.code}: field '{missing[0]}': is missing, and there is no concept to inherit"
        )
    for field in ("hit", "miss"):
        if len(getattr(entry, field)) < 2:
            raise PackError(f"{path}: rule {entry.code}: field '{field}': needs at least two texts")
    guards = entry.guards or Guards()
    if base is not None and base.guards is not None:
        guards = base.guards.model_copy(update=entry.guards.model_dump(exclude_unset=True) if entry.guards else {})
    place, until = given("place"), given("until")
    if place == "section" and until is None:
        raise PackError(f"{path}: rule {entry.code}: field 'until': a section needs one")
    pattern = _fill(str(given("pattern")), entry.cues, f"{path}: rule {entry.code}", check=check)
    return Rule.model_validate(
        {
            "code": entry.code,
            "name": given("name"),
            "languages": entry.languages or pack.languages or ("*",),
            "place": place,
            "pattern": pattern,
            "until": until,
            "guards": guards,
            "action": given("action") or "remove",
            "confidence": given("confidence"),
            "why": given("why"),
            "hit": entry.hit,
            "miss": entry.miss,
            "pack": path.name,
            "far": is_far(pattern),
        }
    )


def _fill(pattern: str, cues: tuple[str, ...], where: str, *, check: bool) -> str:
    """Put cues and placeholders into a pattern and, if asked to, see that RE2 takes it."""
    if "{cue}" in pattern and not cues:
        raise PackError(f"{where}: field 'cues': the pattern has {{cue}}, so at least one cue is needed")
    for cue in cues if check else ():
        _compiles(cue, f"{where}: field 'cues'")
    alternatives = "|".join(_BARE_SPACE.sub(" +", fold(match_form(cue))[0]) for cue in cues)
    filled = fold(match_form(pattern))[0]
    for name, value in {**PLACEHOLDERS, "cue": f"(?:{alternatives})"}.items():
        filled = filled.replace("{" + name + "}", value)
    if check:
        _compiles(filled, f"{where}: field 'pattern'")
    return filled


def _compiles(pattern: str, where: str) -> None:
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise PackError(f"{where}: {pattern!r} is not an RE2 pattern: {text}") from None
