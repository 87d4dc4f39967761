"""What became of one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

State = Literal["kept", "review", "dropped", "quarantined"]
STATES: tuple[State, ...] = ("kept", "review", "dropped", "quarantined")

LETTERS: dict[State, str] = {"kept": "k", "review": "r", "dropped": "d", "quarantined": "q"}
"""The states of a shard's records in its marker, one letter each."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record; made by the worker, counted and written by the supervisor.

    Attributes:
        state: Where it went.
        row: What is written of it: fields of the input and of the result. Empty for the quarantine.
        findings: Rows of the findings table; empty unless that is wanted.
        reason: Why it is in the quarantine, or which filter dropped it.
        facts: What the summary counts, small: see :mod:`cleaner.dumps.facts`.
        signature: What near-duplicates are told by; empty unless they are looked for.
    """

    state: State
    row: Mapping[str, Any] | bytes = b""
    findings: tuple[Mapping[str, Any], ...] = ()
    reason: str = ""
    facts: Mapping[str, Any] | None = None
    signature: bytes = b""
