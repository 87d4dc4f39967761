"""From what was found to a verdict."""

from cleaner.judging.quality import count_words, judge
from cleaner.judging.translation import judge_translation
from cleaner.judging.verdict import verdict

__all__ = ["count_words", "judge", "judge_translation", "verdict"]
