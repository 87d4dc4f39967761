"""Texts of made-up words, any number of them, with as many words in common as a test needs."""

from __future__ import annotations

import random


def story(seed: int, words: int = 200) -> list[str]:
    """Words of a text that shares nothing with those of other seeds."""
    made = random.Random(seed)
    return [f"{made.choice('bdfgklmnprst')}{made.choice('aeiou')}{made.randrange(10**6)}" for _ in range(words)]


def edited(words: list[str], share: float, seed: int = 0) -> list[str]:
    """The same with a share of the words replaced."""
    made = random.Random(seed)
    changed = set(made.sample(range(len(words)), round(share * len(words))))
    return [f"new{made.randrange(10**6)}" if at in changed else word for at, word in enumerate(words)]
