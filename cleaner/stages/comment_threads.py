"""Comment threads: author, date, text and *Reply*, over and over, behind the article.

No single line of a thread says that it is a comment. Three kinds of evidence do, and rule packs provide all of them:

* *marks* (thread rules of high confidence): author-and-date lines, reply links, timestamps;
* *headings* such as "12 Comments" or "Leave a Reply";
* *voices* (thread rules of low confidence): lines that speak as commenters do ("Great post!", "I love this").

Against them stand *farewells* (thread rules of the lowest confidence): how authors take leave of their readers ("What
do you think? Let me know below"). They sound like voices, and the thread begins behind them.

A thread with marks goes from its heading, or its first mark, to as far behind its last mark as its comments are long.
A thread without marks (extractors often drop names and dates) is a tail of the text in which voices are frequent and
before which they are rare; a columnist who says "I" throughout has no such border.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log

from cleaner.rulepacks.match import Hit, Line
from cleaner.stages.claims import Claim, Claims

MARK_CONFIDENCE = 0.9
"""Thread rules at least this sure are marks; the others only hear a commenter's voice."""

REPLY_CONFIDENCE = 0.92
"""Marks at least this sure are of comments alone ("Reply", "Anna says:"); dates and times also stand in live blogs."""

FAREWELL_CONFIDENCE = 0.3
"""Thread rules at most this sure hear the author's farewell."""

FAREWELL_LINES = 8
"""Lines from where a thread without a heading seems to begin in which a farewell is still the author's."""

MIN_MARKS = 3
"""Marks that make a thread without a heading; with one, a single mark does."""

HEAD_LINES = 4
"""Lines between a heading and the first mark."""

CLUSTER_WORDS = 700
"""Words between two marks of one thread; few comments are longer."""

MIN_VOICES = 2
"""Voices below which no thread is looked for."""

THREAD_VOICES, ARTICLE_VOICES = 0.45, 0.03
"""Share of lines that are voices, in threads and in articles, as the model assumes it. Chosen by hand; in the tuning
half of WCXB 0.011 of the lines of articles are voices, and 0.30 of those of five unmarked threads."""

MIN_EVIDENCE = 11.0
"""Natural logarithm of how many times likelier a thread must be than an article: five voices in a row. In the
tuning half the likeliest clean article reaches 5.4, and the five threads worth most 12.8 and more (one of three short
comments has 8.1 and is missed). It was 9 until the totals of the other half showed a clean article losing words."""

MIN_EVIDENCE_HEADED = 5.0
"""The same under a heading that announces comments: two voices in a row. Chosen by hand."""

MAX_VOICE_SHARE = 0.5
"""Share of the words that a thread without marks and heading may hold; a page that is mostly voices is about them."""

NAME_WORDS = 3
"""Words; shorter lines are names, dates or subheadings and say nothing for or against a thread."""

MOST_TIMES = 2
"""Times; a short line that a text has more often ("Yes", "No") is a value in its tables, not a voice."""

_VOICE = log(THREAD_VOICES / ARTICLE_VOICES)
_SILENCE = log((1 - THREAD_VOICES) / (1 - ARTICLE_VOICES))
_HEADINGS = ("BP301", "BP302")
_CLAIM = ("BP304", "comment-thread", "part of a comment thread")


def claim_threads(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> None:
    """Claim every line of every thread."""
    marks = [index for index in _evidence(hits, marks=True) if claims.after_prose(index)]
    for cluster in _clusters(lines, marks):
        heading = _heading(hits, cluster[0], claims)
        if heading is None and (len(cluster) < MIN_MARKS or not any(_is_reply(hits[index]) for index in cluster)):
            continue  # times alone are the entries of a live blog
        start = _start(lines, cluster[0]) if heading is None else heading
        _claim(range(start, _end(lines, cluster, claims)), claims, certain=heading is not None)
    _claim_voices(lines, hits, claims)


def _evidence(hits: list[tuple[Hit, ...]], *, marks: bool) -> list[int]:
    return [
        index
        for index, found in enumerate(hits)
        if any(
            hit.rule.place == "thread"
            and hit.rule.confidence > FAREWELL_CONFIDENCE
            and (hit.rule.confidence >= MARK_CONFIDENCE) == marks
            for hit in found
        )
    ]


def _is_farewell(found: tuple[Hit, ...]) -> bool:
    return any(hit.rule.place == "thread" and hit.rule.confidence <= FAREWELL_CONFIDENCE for hit in found)


def _claim(span: range, claims: Claims, *, certain: bool) -> None:
    code, name, why = _CLAIM
    for index in span:
        if index not in claims:
            claims.claim(index, Claim(code, name, 0.9, why, context=not certain))


def _clusters(lines: list[Line], marks: list[int]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for mark in marks:
        if clusters and sum(line.shape.words for line in lines[clusters[-1][-1] + 1 : mark]) <= CLUSTER_WORDS:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return clusters


def _is_reply(found: tuple[Hit, ...]) -> bool:
    return any(hit.rule.place == "thread" and hit.rule.confidence >= REPLY_CONFIDENCE for hit in found)


def _is_heading(found: tuple[Hit, ...]) -> bool:
    return any(hit.rule.code in _HEADINGS for hit in found)


def _heading(hits: list[tuple[Hit, ...]], first: int, claims: Claims) -> int | None:
    for index in range(first, max(first - HEAD_LINES - 1, -1), -1):
        if _is_heading(hits[index]) and claims.after_prose(index):
            return index
    return None


def _start(lines: list[Line], first: int) -> int:
    """The author's name may stand on the line above the first mark."""
    above = lines[first - 1].shape if first else None
    return first - 1 if above and above.words <= 4 and not above.ends_sentence else first


def _end(lines: list[Line], cluster: list[int], claims: Claims) -> int:
    """One past the last line: as long as the longest comment between two marks, up to another rule's line."""
    gaps = [b - a for a, b in pairwise(cluster)]
    reach = max(max(gaps, default=2), 2)
    if len(lines) - cluster[-1] <= 2 * reach:
        reach = len(lines) - cluster[-1]
    end = cluster[-1] + 1
    while end < min(cluster[-1] + reach, len(lines)) and end not in claims:
        end += 1
    return end


def _behind_farewell(start: int, voices: set[int], hits: list[tuple[Hit, ...]]) -> int:
    """The first voice behind the author's farewell, if there is one where a thread seems to begin."""
    opening = range(start, min(start + FAREWELL_LINES, len(hits)))
    last = max((index for index in opening if _is_farewell(hits[index])), default=None)
    if last is None:
        return start
    return min((index for index in voices if index > last), default=len(hits))


def _claim_voices(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> None:
    """Claim the tail that is more likely a thread than an article.

    The change point of a Bernoulli sequence: every line adds the logarithm of how much more likely it is, voice or
    not, in a thread than in an article; the thread begins where the sum from there to the end is largest.
    """
    times = Counter(line.form for line in lines)
    voices = {
        index
        for index in _evidence(hits, marks=False)
        if lines[index].shape.words > NAME_WORDS or times[lines[index].form] <= MOST_TIMES
    }
    if len(voices) < MIN_VOICES:
        return
    best, start, total = 0.0, len(lines), 0.0
    for line in reversed(lines):
        if line.index in claims or (line.shape.words <= NAME_WORDS and line.index not in voices):
            continue
        total += _VOICE if line.index in voices else _SILENCE
        if line.index in voices and total >= best:
            best, start = total, line.index
    headed = any(_is_heading(hits[index]) for index in range(max(start - HEAD_LINES, 0), min(start, len(lines))))
    if not headed:
        start = _behind_farewell(start, voices, hits)
    words = sum(line.shape.words for line in lines[start:])
    if not headed and words > MAX_VOICE_SHARE * sum(line.shape.words for line in lines):
        return  # letters to the editor, testimonials, a page of reviews: what would be left is not the article
    if best >= (MIN_EVIDENCE_HEADED if headed else MIN_EVIDENCE) and claims.after_prose(start):
        _claim(range(start, len(lines)), claims, certain=False)
