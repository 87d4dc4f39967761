"""Run the examples of rules: every ``hit`` must be found by its rule, no ``miss`` may be.

A one-line example is put into a small article, since most rules ask where a line stands: behind prose and before prose
for places ``line`` and ``span``, at the end for the others. An example of several lines is a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.reading.text import line_blocks
from cleaner.rulepacks.schema import Rule
from cleaner.stages.boilerplate import Boilerplate

_PROSE = (
    "Harbour to be dredged in spring",
    "The harbour of the old town will be dredged in the coming spring, the council decided after a long debate.",
    "Work is to begin in March and will take about six weeks, according to a spokesman for the port.",
    "Boats can use the northern quay until then, and the ferry goes on as before, the spokesman added.",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as its rule says.

    Attributes:
        rule: Whose example it is.
        kind: ``hit`` or ``miss``.
        text: The example.
        found: Codes that were found where the example stands.
    """

    rule: Rule
    kind: str
    text: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        verb = "was not found" if self.kind == "hit" else "was found"
        found = f" (found: {', '.join(self.found)})" if self.found else ""
        return f"{self.rule.pack}: {self.rule.code} {self.rule.name}: {self.kind} {self.text!r} {verb}{found}"


def selftest(rules: Iterable[Rule], everything: Iterable[Rule] | None = None) -> list[Failure]:
    """Failures of the rules' examples.

    Args:
        rules: Whose examples to run.
        everything: The rules that run beside them; sections and threads need those of their family. By default the
            tested rules alone.
    """
    tested = tuple(rules)
    stage = Boilerplate(tuple(everything) if everything is not None else tested)
    failures = []
    for rule in tested:
        for kind, examples in (("hit", rule.hit), ("miss", rule.miss)):
            for example in examples:
                found = _codes(stage, rule, kind, example)
                if (rule.code in found) != (kind == "hit"):
                    failures.append(Failure(rule, kind, example, found))
    return failures


def _codes(stage: Boilerplate, rule: Rule, kind: str, example: str) -> tuple[str, ...]:
    """Codes found in an example, where it stands; a word that is only sure of its meaning at the foot stands there."""
    if "\n" in example:
        source, start, end = example, 0, len(example)
    else:
        lone_word = rule.guards.bare != "any" and kind == "hit" and len(example.split()) == 1
        after = _PROSE[-1:] if rule.place in ("line", "span") and not lone_word else ()
        before = "\n\n".join(_PROSE[: len(_PROSE) - 1]) + "\n\n"
        source = "\n\n".join((before + example, *after))
        start, end = len(before), len(before) + len(example)
    language = next((code for code in rule.languages if code != "*"), None)
    document = Document(source=source, blocks=line_blocks(source), language=language)
    found = (finding for finding in stage(document) if finding.start < end and finding.end > start)
    return tuple(dict.fromkeys(finding.code for finding in found))


def codes_in(stage: Boilerplate, line: str, language: str | None = None) -> tuple[tuple[str, str], ...]:
    """Codes and names of the rules that find a line in the middle or at the end of a small article.

    Example:
        >>> from cleaner.rulepacks import load_rules
        >>> rules = [rule for rule in load_rules().rules if rule.code == "BP101"]
        >>> codes_in(Boilerplate(rules), "See also: A storm", "en")
        (('BP101', 'see-also-line'),)
    """
    found: dict[tuple[str, str], None] = {}
    before = "\n\n".join(_PROSE[:-1]) + "\n\n"
    for after in (f"\n\n{_PROSE[-1]}", ""):
        source = before + line + after
        document = Document(source=source, blocks=line_blocks(source), language=language)
        end = len(before) + len(line)
        found |= {(f.code, f.name): None for f in stage(document) if f.start < end and f.end > len(before)}
    return tuple(found)
