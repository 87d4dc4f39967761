"""What the text judge looks at: features of every line of a text, worked out over all lines at once.

Most of them hold in any language: how long a line is, what it is made of and how it ends; how far it stands from the
end; whether its words occur elsewhere in the text; what rules say of it and of its neighbours. A few look words up in
a lexicon, which says how much more often a word stands in boilerplate than in articles.

Everything is linear in the length of the text. Python touches each line a handful of times; characters and words are
arrays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import ne
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.rulepacks.match import Hit, Line
    from cleaner.stages.claims import Claims

CLASSES = (
    "lower", "upper", "digit", "space", "stop", "exclaim", "ask", "comma", "colon", "quote", "apostrophe", "bracket",
    "dash", "bar", "symbol", "ideograph", "ellipsis",
)  # fmt: skip
"""Classes of characters; the first also takes letters without case, ``symbol`` whatever is nothing else."""

_SIGNS = {
    "space": " \t\u00a0\u2009\u200a\u202f\u3000\n",
    "stop": ".。।۔",
    "exclaim": "!！",
    "ask": "?？؟",
    "comma": ",，、،;",
    "colon": ":：",
    "quote": '"“”„«»「」『』',
    "apostrophe": "'’‘`",
    "bracket": "()[]{}（）",
    "dash": "-–—‐‑",
    "bar": "|/\\•·›→»>▶★",
    "ellipsis": "…",
}

_WORD = re.compile(r"\w+|\n")

CONTENT_LETTERS = 4
"""Letters; shorter words say nothing about what a line is about."""

Lexicon = Mapping[str, int]
"""Words and their rows in the table of word scores; row 0 is for every other word."""


@lru_cache(maxsize=1)
def _character_classes() -> NDArray[np.uint8]:
    """Class of every character of the basic plane."""
    import numpy as np

    table = np.full(0x10000, CLASSES.index("symbol"), dtype=np.uint8)
    for code in range(0x3000):
        char = chr(code)
        if char.isupper():
            table[code] = CLASSES.index("upper")
        elif char.isalpha():
            table[code] = CLASSES.index("lower")
        elif char.isdigit():
            table[code] = CLASSES.index("digit")
        elif char.isspace():
            table[code] = CLASSES.index("space")
    table[0x3040:0xA000] = CLASSES.index("ideograph")
    table[0xAC00:0xD7B0] = CLASSES.index("lower")
    for name, signs in _SIGNS.items():
        for sign in signs:
            table[ord(sign)] = CLASSES.index(name)
    return table


RULE_COLUMNS = (
    "claimed", "claimed_related", "claimed_comment", "hit", "hit_tail", "hit_section", "hit_flag", "mark", "voice",
    "farewell", "comment_heading",
)  # fmt: skip
"""What rules say of a line. The first three are about lines that rules take out, the others about those that stay."""


def rule_columns(hits: Sequence[tuple[Hit, ...]], claims: Claims) -> NDArray[np.float32]:
    """What rules say of every line; shape (lines, ``len(RULE_COLUMNS)``)."""
    import numpy as np

    table = np.zeros((len(hits), len(RULE_COLUMNS)), dtype=np.float32)
    for index, claim in claims.items():
        table[index, 0] = claim.confidence
        table[index, 1] = claim.code.startswith("BP1")
        table[index, 2] = claim.code.startswith("BP3")
    for index, found in enumerate(hits):
        for hit in found:
            rule = hit.rule
            row = table[index]
            if rule.action == "flag":
                row[6] = 1.0
            elif rule.place == "thread":
                column = 7 if rule.confidence >= 0.9 else 8 if rule.confidence > 0.3 else 9
                row[column] = 1.0
            else:
                column = {"tail": 4, "section": 5}.get(rule.place, 3)
                row[column] = max(row[column], rule.confidence)
            if rule.code in ("BP301", "BP302"):
                row[10] = 1.0
    return table


WORD_SCORES = ("boilerplate", "boilerplate_short", "first_person", "second_person")
"""Columns of the table of word scores."""


def line_columns(
    lines: Sequence[Line], lexicon: Lexicon, scores: NDArray[np.float32]
) -> tuple[list[str], NDArray[np.float32]]:
    """What each line is by itself and against the words of the whole text.

    Returns:
        Names of the columns, and the table; shape (lines, columns).
    """
    import numpy as np

    count = len(lines)
    text = "\n".join([line.form for line in lines])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _character_classes()[np.minimum(codes, 0xFFFF)]
    breaks = codes == 10
    owner = np.cumsum(breaks) - breaks
    wide = len(CLASSES)
    counts = np.bincount(owner * wide + kinds, minlength=count * wide).reshape(count, wide).astype(np.float32)
    length = np.maximum(counts.sum(axis=1), 1.0)
    shapes = [line.shape for line in lines]
    times = Counter(line.form for line in lines)
    earlier: Counter[str] = Counter()
    seen = []
    for line in lines:
        seen.append(earlier[line.form])
        earlier[line.form] += 1
    own = np.array(
        [
            (
                shape.words, shape.ends_sentence, shape.cut_off, shape.starts_upper, shape.prose, shape.headline,
                line.is_row, times[line.form], before,
            )
            for line, shape, before in zip(lines, shapes, seen, strict=True)
        ],
        dtype=np.float32,
    )  # fmt: skip
    sentences = counts[:, 4:7].sum(axis=1, keepdims=True)
    each = length[:, None] / np.maximum(own[:, :1], 1.0)
    names = ["words", "ends_sentence", "cut_off", "starts_upper", "prose", "headline", "row", "times", "seen"]
    names += ["sentences", "characters_per_word", *CLASSES]
    word_names, by_words = _word_columns(text, count, lexicon, scores)
    return names + word_names, np.concatenate([own, sentences, each, counts / length[:, None], by_words], axis=1)


def _word_columns(
    text: str, count: int, lexicon: Lexicon, scores: NDArray[np.float32]
) -> tuple[list[str], NDArray[np.float32]]:
    """Word scores, and how much of a line's words the rest of the text shares."""
    import numpy as np

    tokens = _WORD.findall(text)
    lowered = [token.lower() for token in tokens]
    known: dict[str, int] = {"\n": 0}
    ids = np.array([known.setdefault(token, len(known)) for token in lowered], dtype=np.int32)
    breaks = ids == 0
    keep = ~breaks
    owner = np.cumsum(breaks)[keep]
    ids = ids[keep]
    size = len(known)
    rows = np.array([lexicon.get(token, 0) for token in known], dtype=np.int32)
    long = np.array([len(token) >= CONTENT_LETTERS for token in known])
    capital = np.fromiter(map(ne, tokens, lowered), dtype=bool, count=len(tokens))[keep]
    first_line = np.zeros(size, dtype=owner.dtype)
    last_line = np.zeros(size, dtype=owner.dtype)
    first_line[ids[::-1]] = owner[::-1]  # of several writes to one place the last one stays
    last_line[ids] = owner
    frequency = np.log(np.maximum(np.bincount(ids, minlength=size), 1))
    before = first_line[ids] < owner
    elsewhere = before | (last_line[ids] > owner)
    content = long[ids]
    name = capital & content
    twice, twice_before = _said_twice(ids, owner, size)
    found = scores[rows][ids]
    each = np.column_stack(
        [
            found, rows[ids] > 0, content & elsewhere, content & before, name & elsewhere,
            np.where(content & elsewhere, frequency[ids], 0.0), name, content, capital, twice, twice_before,
            np.ones(len(ids)),
        ]
    )  # fmt: skip
    sums = np.zeros((count + 1, each.shape[1]))
    np.cumsum(each, axis=0, out=each)
    ends = np.searchsorted(owner, np.arange(count), side="right")
    sums[1:] = np.where(ends[:, None] > 0, each[np.maximum(ends - 1, 0)], 0.0) if len(ids) else 0.0
    sums = np.diff(sums, axis=0)
    total = np.maximum(sums[:, -1:], 1.0)
    wide = len(WORD_SCORES)
    of_content = np.maximum(sums[:, wide + 6 : wide + 7], 1.0)
    of_names = np.maximum(sums[:, wide + 5 : wide + 6], 1.0)
    strongest = np.full(count, -3.0)
    np.maximum.at(strongest, owner, found[:, 1])
    names = [
        *WORD_SCORES, "known", "shared", "shared_before", "names_shared", "centrality", "names", "content", "capitals",
        "said_twice", "said_before", "strongest",
    ]  # fmt: skip
    columns = [
        sums[:, : wide + 1] / total, sums[:, wide + 1 : wide + 3] / of_content, sums[:, wide + 3 : wide + 4] / of_names,
        sums[:, wide + 4 : wide + 5] / of_content, sums[:, wide + 5 : wide + 10] / total, strongest[:, None],
    ]  # fmt: skip
    return names, np.concatenate(columns, axis=1).astype(np.float32)


def _said_twice(
    ids: NDArray[np.int32], owner: NDArray[np.int64], size: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Words that stand next to each other in another place too, and those that did so in an earlier line."""
    import numpy as np

    twice = np.zeros(len(ids), dtype=bool)
    before = np.zeros(len(ids), dtype=bool)
    if len(ids) > 1:
        pairs = ids[:-1].astype(np.int64) * size + ids[1:]
        _, first, which, times = np.unique(pairs, return_index=True, return_inverse=True, return_counts=True)
        twice[:-1] = times[which] > 1
        before[:-1] = owner[first][which] < owner[:-1]
    return twice, before


NEIGHBOURS = (
    "words", "ends_sentence", "boilerplate", "boilerplate_short", "digit", "upper", "claimed", "seen",
)  # fmt: skip
"""Columns that are also looked at in the lines before and behind."""

AROUND = (
    "ends_sentence", "boilerplate", "boilerplate_short", "first_person", "second_person", "shared", "shared_before",
    "names_shared", "centrality", "names", "digit", "exclaim", "ask", "quote", "symbol", "known", "voice", "ellipsis",
    "comma", "capitals",
)  # fmt: skip
"""Columns whose mean, weighted with words, is compared between what stands before a line and what begins with it."""


def features(
    lines: Sequence[Line],
    hits: Sequence[tuple[Hit, ...]],
    claims: Claims,
    lexicon: Lexicon,
    scores: NDArray[np.float32],
) -> tuple[list[str], NDArray[np.float32]]:
    """Names of the features and the table of them; shape (lines, features)."""
    import numpy as np

    own_names, own = line_columns(lines, lexicon, scores)
    names = feature_names(own_names)
    count, width = own.shape
    table = np.empty((count, len(names)), dtype=np.float32)
    table[:, :width] = own
    rules = table[:, width : width + len(RULE_COLUMNS)]
    rules[:] = rule_columns(hits, claims)
    width += len(RULE_COLUMNS)
    column = {name: at for at, name in enumerate(names[:width])}
    claimed = rules[:, 0] > 0
    live = ~claimed
    words = own[:, 0] * live
    prose = (own[:, column["prose"]] > 0) & live
    headings = (rules[:, 10] > 0) | (rules[:, 2] > 0)
    total = max(float(words.sum()), 1.0)
    through = np.cumsum(words)
    upto = through - words
    index = np.arange(count)
    claims_through = np.cumsum(claimed)
    median = float(np.median(words[live])) if live.any() else 0.0
    places = (
        index, count, count - 1 - index, upto / total, upto, total - through, total, _since(claimed),
        _since(claimed[::-1])[::-1], _since(prose), _since(prose[::-1])[::-1],
        (claims_through[-1] - claims_through) / np.maximum(count - 1 - index, 1), claims_through / (index + 1),
        _since(headings), _since(rules[:, 7] > 0), words / max(median, 1.0),
    )  # fmt: skip
    for offset, place in enumerate(places):
        table[:, width + offset] = place
    width += len(places)
    wide = len(NEIGHBOURS)
    padded = np.zeros((count + 4, wide), dtype=np.float32)
    padded[2:-2] = table[:, [column[name] for name in NEIGHBOURS]]
    one_back, one_on = padded[1 : count + 1], padded[3 : count + 3]
    for beside in (one_back, one_on, padded[:count] + one_back, one_on + padded[4 : count + 4]):
        table[:, width : width + wide] = beside
        width += wide
    mass = np.minimum(words, MOST_MASS)[:, None]
    weighted = np.empty((count, len(AROUND) + 1))
    weighted[:, :-1] = table[:, [column[name] for name in AROUND]]
    weighted[:, -1] = 1.0
    weighted *= mass
    sums = np.cumsum(weighted, axis=0)
    for part in (sums - weighted, sums[-1:] - sums, _window(weighted, NEAR)):
        table[:, width : width + len(AROUND)] = part[:, :-1] / np.maximum(part[:, -1:], 1.0)
        width += len(AROUND)
    return names, table


PLACES = (
    "line", "lines", "lines_after", "place", "words_before", "words_after", "text_words", "since_claim", "to_claim",
    "since_prose", "to_prose", "claims_after", "claims_before", "since_comment_heading", "since_mark", "median",
)  # fmt: skip
"""Where a line stands in the text, and how far from lines of other kinds."""

MOST_MASS = 60.0
"""Words; a longer line counts no more than this in means over lines."""

NEAR = 4
"""Lines on both sides that are near."""


def feature_names(own: Sequence[str]) -> list[str]:
    """Names of all features, in the order of their columns."""
    beside = [f"{name}:{side}" for side in ("-1", "+1", "-2", "+2") for name in NEIGHBOURS]
    around = [f"{name}:{side}" for side in ("before", "behind", "near") for name in AROUND]
    return [*own, *RULE_COLUMNS, *PLACES, *beside, *around]


def _since(marked: NDArray[np.bool_], most: int = 50) -> NDArray[np.float32]:
    """Lines since the last marked one, at most ``most``; a marked line itself looks at the one before it."""
    import numpy as np

    index = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, index, -most))
    earlier = np.concatenate([[-most], last[:-1]])
    since: NDArray[np.float32] = np.minimum(index - earlier, most).astype(np.float32)
    return since


def _window(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """Sums over each line and ``reach`` lines on both sides."""
    import numpy as np

    sums = np.cumsum(np.pad(values, ((reach + 1, reach), (0, 0))), axis=0)
    width = 2 * reach + 1
    windows: NDArray[np.float64] = sums[width:] - sums[:-width]
    return windows
