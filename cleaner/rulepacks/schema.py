"""One schema for every rule pack, ours and yours.

A pack is a YAML file::

    pack: German
    languages: [de]
    rules:
      - code: BP101                       # a concept that exists: its pattern, guards and reason are inherited
        cues: ["lesen sie auch", "mehr zum thema"]
        hit: ["Lesen Sie auch: Sturm legt Hafen lahm", "Mehr zum Thema  Bahn streicht Züge"]
        miss: ["Lesen Sie auch zwischen den Zeilen.", "Mehr zum Thema sagte er nicht."]
      - code: XX101                       # a rule of its own
        name: weather-widget
        place: line
        pattern: 'weather in {rest}'
        confidence: 0.9
        why: "A weather widget that stands in every page of this site"
        hit: [...]
        miss: [...]

Patterns are RE2 (linear time; no look-around, no back-references), match without regard to case, and see the *match
form* of a line (:mod:`cleaner.rulepacks.matchform`). A pattern must match the whole line, except in place ``span``.
Placeholders: ``{cue}`` the cues of the pack, ``{mark}`` a bullet or arrow, ``{sep}`` a colon, dash, bar or wide space,
``{gap}`` either ``{sep}`` or a space, ``{label}`` a colon, bar or dash behind a label, ``{rest}`` what follows,
``{end}`` trailing decoration, ``{edge}`` no letter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

Place = Literal["line", "span", "section", "tail", "thread"]
"""Where a rule may hit: a whole line anywhere; a span inside a line; a line that begins a section; a line at the foot
of the page (nothing after it looks like article prose); a line that belongs to a comment thread."""

Until = Literal["next-line", "teasers", "end"]
"""Where a section ends: after the headline on the next line; before the article goes on; at the end of the text."""


MOST_WORDS = 1000
"""Words; no limit, in practice."""


class PackError(ValueError):
    """A rule pack is wrong; the message names file, rule and field."""


class Guards(BaseModel):
    """Conditions beyond the pattern. All that are given must hold.

    Attributes:
        max_chars: Longest line in code points (section members are not counted).
        min_words, max_words: Words of the line.
        rest: What the ``rest`` group must look like: ``headline`` (begins upper case, no full stop at the end, not
            too long), ``short`` (at most 8 words), ``any``.
        sentence: ``no``: the line must not end like a sentence; ``yes``: it must.
        own_language: Only in documents of one of the rule's languages, for cues that mean something else elsewhere.
        beside: Only within two lines of a line that another rule removes, for cues too weak to stand alone.
        beside_code: With ``beside``: only rules of this code (or code prefix) count as company.
        bare: What a line of a single word needs, since "Comments" or "Share" is also an honest subheading: ``tail``:
            the head or the foot of the page, or a removed line within two lines; ``company``: another hit within two
            lines, even a weak one.
        not_first: Not on the first line of the text, which is its headline.
        after_prose: Only behind at least one line of article prose.
        min_members: Fewest lines that a section must take besides its heading.
        stranger: The line begins with a name that no prose before it mentions: boxes about authors speak of somebody
            new, the last sentence of an obituary does not.
        link_density: Least share of the line's characters in links (0 to 1); only asked of HTML.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_chars: int = Field(default=200, ge=1, le=2000)
    min_words: int = Field(default=0, ge=0)
    max_words: int = Field(default=MOST_WORDS, ge=1)
    rest: Literal["any", "headline", "short"] = "any"
    sentence: Literal["any", "no", "yes"] = "any"
    own_language: bool = False
    beside: bool = False
    beside_code: str = ""
    bare: Literal["any", "tail", "company"] = "any"
    not_first: bool = True
    after_prose: bool = False
    stranger: bool = False
    min_members: int = Field(default=0, ge=0)
    link_density: float = Field(default=0.0, ge=0.0, le=1.0)


class Entry(BaseModel):
    """One rule as a pack writes it. What it leaves out is inherited from the concept of the same code."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[A-Z]{2,4}[0-9]{3}$")
    name: str | None = Field(default=None, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    languages: tuple[str, ...] | None = None
    place: Place | None = None
    pattern: str | None = None
    cues: tuple[str, ...] = ()
    until: Until | None = None
    guards: Guards | None = None
    action: Literal["remove", "flag"] | None = None
    confidence: float | None = Field(default=None, gt=0.0, le=1.0)
    why: str | None = None
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()


class Pack(BaseModel):
    """A rule pack file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str
    languages: tuple[str, ...] = ()
    concepts: bool = False
    rules: tuple[Entry, ...]

    @field_validator("rules", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """A list with nothing but comments in it is empty."""
        return () if value is None else value


P = TypeVar("P", bound=Pack)


class Rule(BaseModel):
    """A complete rule.

    Attributes:
        code, name: Such as ``BP101`` and ``see-also-line``.
        languages: ISO 639-1 codes; ``*`` is any.
        place: Where it may hit.
        pattern: RE2 with its placeholders filled in.
        until: For a section: where it ends.
        guards: What must hold besides.
        action: ``remove``, or ``flag`` to report only.
        confidence: Probability that a hit is right.
        why: The reason, as the finding's message gives it.
        hit, miss: Texts that must and must not be found; run as tests.
        pack: File that it comes from.
        far: Whatever it matches has a letter of a far alphabet (:mod:`cleaner.rulepacks.alphabets`).
    """

    model_config = ConfigDict(frozen=True)

    code: str
    name: str
    languages: tuple[str, ...]
    place: Place
    pattern: str
    until: Until | None
    guards: Guards
    action: Literal["remove", "flag"]
    confidence: float
    why: str
    hit: tuple[str, ...]
    miss: tuple[str, ...]
    pack: str
    far: bool = False


def parse_pack(data: object, path: Path) -> Pack:
    """Validate what a YAML file holds.

    Raises:
        PackError: With file, rule and field of every mistake.
    """
    if isinstance(data, dict) and "sites" in data:
        raise PackError(f"{path}: field 'sites': it is a site pack; name it with --site-pack, or in 'site_packs'")
    return parse_as(Pack, data, path)


def parse_as(kind: type[P], data: object, path: Path) -> P:
    """Validate what a YAML file holds as a kind of pack.

    Raises:
        PackError: With file, rule and field of every mistake.
    """
    if not isinstance(data, dict):
        raise PackError(f"{path}: a rule pack is a mapping with 'pack', 'languages' and 'rules'")
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise PackError("\n".join(_explain(data, path, item) for item in error.errors())) from None


def _explain(data: dict[str, object], path: Path, item: object) -> str:
    location = list(item["loc"])  # type: ignore[index]
    where = ""
    rules = data.get("rules")
    if len(location) > 1 and location[0] == "rules" and isinstance(location[1], int) and isinstance(rules, list):
        rule = rules[location[1]]
        code = rule.get("code") if isinstance(rule, dict) else None
        where = f" rule {code or location[1] + 1}:"
        location = location[2:]
    name = ".".join(str(part) for part in location)
    return f"{path}:{where} field '{name}': {item['msg']}"  # type: ignore[index]
