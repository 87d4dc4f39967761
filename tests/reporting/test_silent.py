"""Rules that never fired are told apart from those that could not."""

from __future__ import annotations

from cleaner.cli.catalogue import KnownRule
from cleaner.config import Config
from cleaner.reporting.silent import silent_packs


def _rule(code: str, pack: str, *languages: str) -> KnownRule:
    return KnownRule(code, code.lower(), "why", (), (), languages, "remove", pack)


KNOWN = [
    _rule("BP101", "en.yaml", "en"),
    _rule("BP102", "en.yaml", "en"),
    _rule("BP101", "de.yaml", "de"),
    _rule("BP103", "de.yaml", "de"),
    _rule("QC201", "quotes", "*"),
]


def _packs(config: Config, *found: str) -> list[tuple[str, str, list[str], int]]:
    packs = silent_packs(KNOWN, set(found), {"en"}, config)
    return [(pack.pack, pack.about, [rule.code for rule in pack.rules], pack.known) for pack in packs]


def test_by_pack_and_by_why_not() -> None:
    assert _packs(Config(), "BP101") == [
        ("de.yaml", "not in the run", ["BP103"], 2),
        ("en.yaml", "could have", ["BP102"], 2),
        ("quotes", "could have", ["QC201"], 1),
    ]


def test_what_was_switched_off_did_not_stay_silent_by_itself() -> None:
    assert ("quotes", "switched off", ["QC201"], 1) in _packs(Config(ignore=("QC",)))


def test_everything_fired() -> None:
    assert _packs(Config(), "BP101", "BP102", "BP103", "QC201") == []
