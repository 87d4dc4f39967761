"""Which rules match which lines.

Patterns go into RE2 sets, so a line is read once for hundreds of them. What costs time is not reading but building the
sets' automata, state by state, as new lines come: 0.28 ms a line with 845 rules in one set. Two things bring that to
0.03 ms. The sets hold the patterns *relaxed*: a counted repetition such as ``.{2,60}`` would make a new state at every
character of every line, a plain one makes none; what a set lets through is matched by the pattern itself. And there
are several sets, since patterns that begin with anything at all ("Anna Holm says:") keep every other pattern's states
alive, and patterns for long lines need not see short ones multiplied by them.
"""

from __future__ import annotations

import re as python_re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import re2

from cleaner.document import Block, Document
from cleaner.rulepacks.alphabets import has_far_letters
from cleaner.rulepacks.matchform import fold, match_form
from cleaner.rulepacks.schema import MOST_WORDS, Rule
from cleaner.rulepacks.shapes import HEADLINE_WORDS, shape

SET_MEMORY = 256 << 20
"""Bytes that RE2 may use for the automaton of one set; with RE2's own default a set of a thousand alternatives falls
back to a slow engine, or answers nothing at all."""

TAKEN_FOR = {"mk": ("sr", "bg"), "hr": ("sr", "bs"), "id": ("ms",), "ms": ("id",), "sl": ("hr", "sr"), "no": ("nb",)}
"""Languages that the detector takes for one another; where it says the first, rules of the others hold too."""

_COUNTED = python_re.compile(r"(?<!\\)\{(\d+),\d*\}")

SHORT_LINE = 240
"""Code points; most rules ask for lines no longer than this, so paragraphs are read by the few others alone."""

_BAR = python_re.compile(r"(?<!\\)\|")

_ASKED = python_re.compile(r"^[^.!?]+[!?][\"'»)]*$")
"""One question or exclamation; headlines end so, and behind the colon of a label it is no sentence of the article."""

_LABEL_ENDS = frozenset(":|>»›–—")

_STOP = python_re.compile(r"[^.]\.\s*$")

_OPEN = python_re.compile(r"(?:^|[|(])(?:\?:)?(?:\.|\[\^[^\]]*\])[*+{]")

SHORT_REST = 8
"""Words of a ``short`` rest."""


class Line:
    """One block as rules see it.

    Attributes:
        index: Its number among the lines of the document.
        form: The match form of its text.
        folded: The match form without optional signs, and the offset of each character in the line.
        bare: The folded form without the spaces at its ends, which bidirectional marks leave there.
        is_row: A row of a table: two cells or more between bars. Its first cell is no label of what follows.
        shape: What it looks like.
        suspects: Rules that the sets of a matcher let through for this text, before any guard is asked; ``None``
            while nobody has looked.
        suspect_spans: The same of rules for parts of a line.
    """

    def __init__(self, index: int, block: Block, text: str) -> None:
        self.index = index
        self.block = block
        self.text = text
        self.form = match_form(text)
        self.folded = fold(self.form)
        self.bare = self.folded[0].strip(" ")
        self.is_row = _is_row(self.form)
        self.shape = shape(self.form)
        self.suspects: tuple[Rule, ...] | None = None
        self.suspect_spans: tuple[Rule, ...] | None = None

    def moved(self, index: int, block: Block) -> Line:
        """The same text in another place, with all that is known of it: most lines stay from round to round."""
        line = Line.__new__(Line)
        line.__dict__.update(self.__dict__)
        line.index, line.block = index, block
        return line


def _is_row(form: str) -> bool:
    if not (form.startswith("|") and form.rstrip().endswith("|")):
        return False
    return sum(bool(cell.strip(" -:")) for cell in _BAR.split(form)) > 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched a line, its guards on the line itself included."""

    rule: Rule
    start: int  # in the line
    end: int


class _Group:
    """Rules whose patterns are in one set, which is compiled when a line first asks for it.

    Attributes:
        far: They match nothing that has no letter of a far alphabet.
        longest: Code points of the longest line that one of them may match.
    """

    def __init__(self, far: bool, rules: list[Rule]) -> None:
        self.far = far
        self.rules = rules
        self.longest = max(rule.guards.max_chars for rule in rules)

    @cached_property
    def patterns(self) -> Any:
        """The set. Two threads that ask at the same time may both compile it, to the same effect."""
        return _compile_set(re2.Set.FullMatchSet, self.rules)


class Matcher:
    """The patterns of many rules, compiled once. Safe to use from many threads.

    Args:
        rules: Those to match.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._whole = [rule for rule in rules if rule.place != "span"]
        self._spans = [rule for rule in rules if rule.place == "span"]
        self._patterns: dict[int, Any] = {}
        groups: dict[tuple[bool, bool, bool], list[Rule]] = {}
        for rule in self._whole:
            kind = rule.guards.max_chars > SHORT_LINE, _begins_open(rule.pattern), rule.far
            groups.setdefault(kind, []).append(rule)
        self._groups = [_Group(far, group) for (_, _, far), group in groups.items()]
        self._span_set = _compile_set(re2.Set.SearchSet, self._spans)

    def _pattern(self, rule: Rule) -> Any:
        """A rule's own pattern, compiled when its set first lets a line through: most never do in one run."""
        pattern = self._patterns.get(id(rule))
        if pattern is None:
            pattern = self._patterns[id(rule)] = _compile(rule.pattern)
        return pattern

    def whole(self, line: Line, document: Document) -> tuple[Hit, ...]:
        """Rules whose pattern is the whole line."""
        if line.suspects is None:
            line.suspects = self._suspects(line)
        found = []
        for rule in line.suspects:
            if _holds(rule, line, document):
                match = self._pattern(rule).fullmatch(line.bare)
                if match is not None and _rest_holds(rule, match):
                    found.append(Hit(rule, 0, len(line.text)))
        return tuple(found)

    def _suspects(self, line: Line) -> tuple[Rule, ...]:
        if line.is_row or (line.shape.words == 1 and _STOP.search(line.form)):
            return ()  # "Share." is a sentence, "Share" a button
        form = line.bare.encode()
        length = len(line.text)
        far = has_far_letters(line.bare)
        return tuple(
            group.rules[number]
            for group in self._groups
            if length <= group.longest and (far or not group.far)
            for number in group.patterns.Match(form) or ()
        )

    def spans(self, line: Line, document: Document) -> Iterator[Hit]:
        """Rules whose pattern is found inside the line, once for every place where it is."""
        if self._span_set is None:
            return
        form, offsets = line.folded
        if line.suspect_spans is None:
            line.suspect_spans = tuple(self._spans[number] for number in self._span_set.Match(form) or ())
        for rule in line.suspect_spans:
            if not _language_holds(rule, document) or line.block.link_density < rule.guards.link_density * (
                document.kind == "html"
            ):
                continue
            for match in self._pattern(rule).finditer(form):
                start, end = match.span(match.re.groupindex.get("cut", 0))
                if offsets is not None and 0 <= start < end:
                    start, end = offsets[start], offsets[end - 1] + 1
                if 0 <= start < end and end - start <= rule.guards.max_chars:
                    yield Hit(rule, start, end)


def _rest_holds(rule: Rule, match: Any) -> bool:
    """Whether what follows the cue looks as the rule asks."""
    if rule.guards.rest == "any" or "rest" not in match.re.groupindex or match.group("rest") is None:
        return True
    rest = shape(match.group("rest"))
    if rule.guards.rest == "short":
        return rest.words <= SHORT_REST
    if rest.headline or (rest.cut_off and rest.starts_upper and rest.words <= HEADLINE_WORDS):
        return True
    if not (rest.starts_upper and rest.words <= HEADLINE_WORDS and _ASKED.search(match.group("rest"))):
        return False
    label = match.string[: match.start(match.re.groupindex["rest"])]
    return label.rstrip()[-1:] in _LABEL_ENDS  # "Read more: Who sank the ferry?"


def _holds(rule: Rule, line: Line, document: Document) -> bool:
    """Whether the guards that concern the line alone hold."""
    guards = rule.guards
    if len(line.text) > guards.max_chars or not _language_holds(rule, document):
        return False
    if document.kind == "html" and line.block.link_density < guards.link_density:
        return False
    if guards.not_first and line.index == 0:
        return False
    counted = guards.min_words > 0 or guards.max_words < MOST_WORDS
    if counted and not guards.min_words <= line.shape.words <= guards.max_words:
        return False
    return guards.sentence == "any" or line.shape.ends_sentence == (guards.sentence == "yes")


def _language_holds(rule: Rule, document: Document) -> bool:
    if not rule.guards.own_language or "*" in rule.languages or document.language in rule.languages:
        return True
    return any(kin in rule.languages for kin in TAKEN_FOR.get(document.language or "", ()))


def _compile(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(pattern, options)


def _begins_open(pattern: str) -> bool:
    """Whether an alternative of the pattern begins with a repetition of any character."""
    return _OPEN.search(pattern) is not None


def relaxed(pattern: str) -> str:
    """A pattern that matches all that this one does and is cheap in a set: counted repetitions lose their bounds.

    Example:
        >>> relaxed("see also [^.]{0,40}(?:[a-z]{2,9} ){1,3}[0-9]{4}")
        'see also [^.]*(?:[a-z]+ )+[0-9]{4}'
    """
    return _COUNTED.sub(lambda match: "*" if match.group(1) == "0" else "+", pattern)


def _compile_set(kind: Callable[[re2.Options], Any], rules: Sequence[Rule]) -> Any:
    if not rules:
        return None
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = SET_MEMORY
    patterns = kind(options)
    for rule in rules:
        patterns.Add(relaxed(rule.pattern))
    patterns.Compile()
    return patterns
