"""Every pack that ships: its examples, what it must cover, and that the pattern sets hold all of them."""

from __future__ import annotations

import pytest
import re2

from cleaner.rulepacks import Rule, load_rules
from cleaner.rulepacks.match import Matcher, _compile
from cleaner.rulepacks.matchform import fold, match_form
from cleaner.rulepacks.selftest import selftest

LANGUAGES = (
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg",
    "el", "ru", "uk", "sr", "hr", "tr", "ar", "fa", "he", "hi", "bn", "ur", "id", "ms", "vi", "th", "zh",
    "ja", "ko",
)  # fmt: skip
CORE = ("BP101", "BP110", "BP302", "BP303", "BP401", "BP501")
"""What every language must have: see-also line, related heading, comment form and its fields, share, newsletter."""

CROSS_CHECKED = 60
"""Texts that the sets are compared with every single pattern on; all of them would take minutes."""

RULES = load_rules().rules
CONCEPTS = [rule for rule in RULES if "*" in rule.languages]
"""Rules of no language; they run beside every pack, and need one themselves."""

PACKS = sorted({rule.pack for rule in RULES if "*" not in rule.languages})


def of_pack(pack: str) -> list[Rule]:
    return [rule for rule in RULES if rule.pack == pack]


def seen(text: str) -> str:
    """A line as patterns see it."""
    return fold(match_form(text))[0].strip(" ")


@pytest.mark.parametrize("pack", PACKS)
def test_examples_hold_with_the_pack_alone(pack: str) -> None:
    assert [str(failure) for failure in selftest(of_pack(pack), CONCEPTS + of_pack(pack))] == []


def test_examples_hold_with_all_rules_beside() -> None:
    assert [str(failure) for failure in selftest(RULES, RULES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_the_core(language: str) -> None:
    codes = {rule.code for rule in RULES if language in rule.languages}
    assert sorted(set(CORE) - codes) == []


def test_every_rule_has_examples_and_a_reason() -> None:
    poor = [f"{r.pack} {r.code}" for r in RULES if len(set(r.hit)) < 2 or len(set(r.miss)) < 2 or not r.why.strip()]
    assert poor == []


def test_examples_are_not_shared_between_hit_and_miss() -> None:
    assert [f"{rule.pack} {rule.code}" for rule in RULES if set(rule.hit) & set(rule.miss)] == []


def test_a_code_has_one_name() -> None:
    names: dict[str, set[str]] = {}
    for rule in RULES:
        names.setdefault(rule.code, set()).add(rule.name)
    assert {code: sorted(found) for code, found in names.items() if len(found) > 1} == {}


WHOLE = [rule for rule in RULES if rule.place != "span"]
SPANS = [rule for rule in RULES if rule.place == "span"]


def found_by_sets(matcher: Matcher, text: str) -> list[int]:
    """Numbers in ``WHOLE`` of the rules whose set says that they match the whole line."""
    numbers = {id(rule): number for number, rule in enumerate(WHOLE)}
    return sorted(
        numbers[id(group.rules[n])] for group in matcher._groups for n in group.patterns.Match(text.encode()) or ()
    )


def whole_line_hits() -> list[tuple[int, str]]:
    """One-line hits of rules that match whole lines, with their rule's number in ``WHOLE``."""
    return [(n, seen(text)) for n, rule in enumerate(WHOLE) for text in rule.hit if "\n" not in text]


def test_the_sets_of_whole_lines_find_every_hit() -> None:
    """A set whose automaton runs out of memory answers nothing at all, and no other test would say so plainly."""
    matcher = Matcher(RULES)
    assert [text for number, text in whole_line_hits() if number not in found_by_sets(matcher, text)] == []


def test_the_sets_let_through_all_that_the_patterns_match() -> None:
    matcher, compiled = Matcher(RULES), [_compile(rule.pattern) for rule in WHOLE]
    texts = [text for _, text in whole_line_hits()]
    for text in texts[:: max(len(texts) // CROSS_CHECKED, 1)]:
        let_through = set(found_by_sets(matcher, text))  # more than match, since the sets' patterns are relaxed
        assert {n for n, one in enumerate(compiled) if one.fullmatch(text)} <= let_through, text


def test_the_set_of_spans_answers_as_its_patterns_do() -> None:
    patterns, compiled = Matcher(RULES)._span_set, [_compile(rule.pattern) for rule in SPANS]
    for text in (seen(text) for rule in SPANS for text in rule.hit + rule.miss if "\n" not in text):
        assert sorted(patterns.Match(text) or ()) == [n for n, one in enumerate(compiled) if one.search(text)], text


def test_the_set_of_spans_answers_on_a_long_line() -> None:
    """A long line of many scripts fills the automaton's cache."""
    patterns, compiled = Matcher(RULES)._span_set, [_compile(rule.pattern) for rule in SPANS]
    line = " ".join(seen(text) for rule in SPANS for text in rule.hit if "\n" not in text)
    assert sorted(patterns.Match(line) or ()) == [n for n, one in enumerate(compiled) if one.search(line)]


def test_patterns_compile_alone() -> None:
    assert all(isinstance(_compile(rule.pattern), re2._Regexp) for rule in RULES)
