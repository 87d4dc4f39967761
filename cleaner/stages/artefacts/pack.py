"""The rules as data: ``rules/translation/en.yaml``, read, checked and compiled once.

A rule is found either by RE2 patterns, or by a detector of this package that knows its code. Patterns see the match
form of a paragraph (:mod:`cleaner.rulepacks.matchform`: straight quotes, plain spaces), without regard to case unless
the rule says ``case: exact``. Where a pattern has a group, the group is what is wrong; otherwise the whole match.

All patterns stand in two RE2 sets that are run once over a paragraph; only those that they name are run alone. Those
that see capitals stand apart: RE2 makes the states of a set as it meets new text, and one set of both has so many that
making them took most of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import re2
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cleaner.rulepacks.load import packs_folder
from cleaner.rulepacks.match import relaxed
from cleaner.rulepacks.parsed import parsed_yaml
from cleaner.rulepacks.schema import PackError

_SET_MEMORY = 64 << 20
"""Bytes that RE2 may use for the set; with less it falls back to running slowly."""

_WORDS = re.compile(r"\{([a-z_]+)\}")


class ArtefactRule(BaseModel):
    """One kind of artefact.

    Attributes:
        code, name: Such as ``MT102`` and ``restart-after-name``.
        confidence: Probability that a sentence with a hit was garbled by translation. What also occurs in good English
            is low, so that it counts only together with other findings.
        why: The reason, as the finding's message gives it.
        patterns: RE2; empty for a rule that a detector finds.
        case: Whether the patterns see capitals.
        place: ``prose`` only, or ``headline`` too.
        hit, miss: Sentences that must and must not be found; run as tests.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^MT1[0-9]{2}$")
    name: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    confidence: float = Field(gt=0.0, le=1.0)
    why: str
    patterns: tuple[str, ...] = ()
    case: Literal["any", "exact"] = "any"
    place: Literal["prose", "headline"] = "prose"
    hit: tuple[str, ...] = Field(min_length=2)
    miss: tuple[str, ...] = Field(min_length=2)


class ArtefactPack(BaseModel):
    """A pack file.

    Attributes:
        pack: What it is.
        language: ISO 639-1 code of the texts that it is for.
        words: Lists of words that patterns name as ``{list}``.
        rules: The rules.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str
    language: str
    words: dict[str, str] = {}
    rules: tuple[ArtefactRule, ...]

    @model_validator(mode="after")
    def _codes_are_unique(self) -> ArtefactPack:
        codes = [rule.code for rule in self.rules]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"codes given to more than one rule: {', '.join(twice)}")
        return self


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, compiled.

    Attributes:
        rules: The rule of each pattern.
        texts: Each pattern alone. It is compiled when its set first lets a paragraph through.
        sets: Sets of them, each with the indices of its patterns.
    """

    rules: tuple[ArtefactRule, ...]
    texts: tuple[str, ...]
    sets: tuple[tuple[Any, tuple[int, ...]], ...]
    _alone: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)

    def find(self, form: str) -> Iterator[tuple[ArtefactRule, int, int]]:
        """Every hit in a paragraph, in match form."""
        for index in (indices[at] for together, indices in self.sets for at in together.Match(form) or ()):
            for match in self._pattern(index).finditer(form):
                group = 1 if match.re.groups and match.start(1) >= 0 else 0
                yield self.rules[index], match.start(group), match.end(group)

    def _pattern(self, index: int) -> Any:
        pattern = self._alone.get(index)
        if pattern is None:
            pattern = self._alone[index] = re2.compile(self.texts[index], _options())
        return pattern


def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _SET_MEMORY
    return options


def read_pack(path: Path) -> ArtefactPack:
    """One pack file, validated.

    Raises:
        PackError: With file, rule and field of every mistake.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        ours = path.is_relative_to(packs_folder())
        data = parsed_yaml(path) if ours else yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return ArtefactPack.model_validate(data)
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        lines = (f"{path}: field '{'.'.join(map(str, item['loc']))}': {item['msg']}" for item in error.errors())
        raise PackError("\n".join(lines)) from None


@lru_cache(maxsize=1)
def built_in() -> ArtefactPack:
    """The pack that comes with the package."""
    return read_pack(packs_folder() / "translation" / "en.yaml")


def compiled(pack: ArtefactPack, rules: tuple[ArtefactRule, ...]) -> Patterns:
    """The patterns of some rules of a pack.

    Raises:
        PackError: RE2 does not take a pattern, or it names a list that the pack does not have.
    """
    entries = [(rule, _filled(pack, rule, pattern)) for rule in rules for pattern in rule.patterns]
    sets = []
    for case in ("any", "exact"):
        indices = tuple(at for at, (rule, _) in enumerate(entries) if rule.case == case)
        if indices:
            together = re2.Set.SearchSet(_options())
            for at in indices:
                rule, pattern = entries[at]
                try:
                    together.Add(relaxed(pattern))
                except re2.error as error:
                    raise PackError(f"{pack.pack}: rule {rule.code}: field 'patterns': {error}: {pattern}") from None
            together.Compile()
            sets.append((together, indices))
    return Patterns(tuple(rule for rule, _ in entries), tuple(pattern for _, pattern in entries), tuple(sets))


def _filled(pack: ArtefactPack, rule: ArtefactRule, pattern: str) -> str:
    def words(match: re.Match[str]) -> str:
        if match[1] not in pack.words:
            raise PackError(f"{pack.pack}: rule {rule.code}: field 'patterns': there is no list '{match[1]}'")
        return f"(?:{'|'.join(pack.words[match[1]].split())})"

    return ("(?i)" if rule.case == "any" else "") + _WORDS.sub(words, pattern)
