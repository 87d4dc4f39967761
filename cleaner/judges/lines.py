"""What the text judge looks at: features of every line of a text, worked out over all lines at once.

Most of them hold in any language: how long a line is, what it is made of and how it ends; how far it stands from the
end; whether its words occur elsewhere in the text; what rules say of it and of its neighbours. A few look words up in
a lexicon, which says how much more often a word stands in boilerplate than in articles.

Everything is linear in the length of the text. Python touches each line a handful of times; characters and words are
arrays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import ne
from typing import TYPE_CHECKING, Any

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
    "quote": "\"“”„«»「」『』",
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
    shares = counts / length[:, None]
    shapes = [line.shape for line in lines]
    words = np.array([shape.words for shape in shapes], dtype=np.float32)
    flags = np.array(
        [
            (shape.ends_sentence, shape.cut_off, shape.starts_upper, shape.prose, shape.headline, line.is_row)
            for line, shape in zip(lines, shapes, strict=True)
        ],
        dtype=np.float32,
    )
    names = ["words", "characters_per_word", *CLASSES, "ends_sentence", "cut_off", "starts_upper", "prose", "headline"]
    names += ["row", "sentences", "times"]
    forms: dict[str, int] = {}
    for line in lines:
        forms[line.form] = forms.get(line.form, 0) + 1
    times = np.array([forms[line.form] for line in lines], dtype=np.float32)
    sentences = counts[:, 4] + counts[:, 5] + counts[:, 6]
    own = [words, length / np.maximum(words, 1.0), *shares.T, *flags.T, sentences, times]
    word_names, by_words = _word_columns(text, count, lexicon, scores)
    return names + word_names, np.column_stack([*own, by_words]).astype(np.float32)


def _word_columns(
    text: str, count: int, lexicon: Lexicon, scores: NDArray[np.float32]
) -> tuple[list[str], NDArray[np.float32]]:
    """Word scores, and how much of a line's words the rest of the text shares."""
    import numpy as np

    tokens = _WORD.findall(text)
    lowered = [token.lower() for token in tokens]
    known: dict[str, int] = {}
    ids = np.array([known.setdefault(token, len(known)) for token in lowered], dtype=np.int64)
    brk = np.array([token == "\n" for token in tokens], dtype=bool)
    owner_all = np.cumsum(brk)
    keep = ~brk
    owner, ids = owner_all[keep], ids[keep]
    size = len(known)
    rows = np.fromiter((lexicon.get(token, 0) for token in known), dtype=np.int64, count=size)
    vocabulary_scores = scores[rows]
    long = np.fromiter((len(token) >= CONTENT_LETTERS for token in known), dtype=bool, count=size)
    capital = np.fromiter(map(ne, tokens, lowered), dtype=bool, count=len(tokens))[keep]
    per_line = np.maximum(np.bincount(owner, minlength=count), 1)

    def total(values: Any) -> Any:
        return np.bincount(owner, weights=values, minlength=count)

    found = vocabulary_scores[ids]
    known_share = total(rows[ids] > 0) / per_line
    sums = [total(column) / per_line for column in found.T]
    strongest = np.full(count, -3.0)
    np.maximum.at(strongest, owner, found[:, 1])
    everywhere = np.bincount(ids, minlength=size)
    order = np.arange(len(ids))
    first = np.full(size, len(ids))
    np.minimum.at(first, ids, order)
    first_line = owner[np.minimum(first, len(ids) - 1)] if len(ids) else np.zeros(size, dtype=np.int64)
    pairs, inverse, here = np.unique(owner * size + ids, return_inverse=True, return_counts=True)
    elsewhere = everywhere[ids] - here[inverse]
    content = long[ids]
    name = capital & content
    content_total = np.maximum(total(content), 1.0)
    name_total = np.maximum(total(name), 1.0)
    before = first_line[ids] < owner
    columns = [
        total(content & (elsewhere > 0)) / content_total,
        total(content & before) / content_total,
        total(name & (elsewhere > 0)) / name_total,
        total(np.log1p(np.where(content, elsewhere, 0))) / content_total,
        total(name) / per_line,
        total(content) / per_line,
        total(capital) / per_line,
    ]
    names = [
        *WORD_SCORES, "strongest", "known", "shared", "shared_before", "names_shared", "centrality", "names", "content",
        "capitals",
    ]  # fmt: skip
    return names, np.column_stack([*sums, strongest, known_share, *columns]).astype(np.float32)


NEIGHBOURS = (
    "words", "ends_sentence", "prose", "boilerplate", "boilerplate_short", "first_person", "shared_before", "digit",
    "upper", "exclaim", "claimed", "voice",
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

    rules = rule_columns(hits, claims)
    names, own = line_columns(lines, lexicon, scores)
    names = [*names, *RULE_COLUMNS]
    base = np.column_stack([own, rules])
    column = {name: at for at, name in enumerate(names)}
    count = len(lines)
    claimed = rules[:, 0] > 0
    words = np.where(claimed, 0.0, own[:, 0]).astype(np.float64)
    total = max(float(words.sum()), 1.0)
    upto = np.cumsum(words) - words
    index = np.arange(count)
    place_names = [
        "line", "lines", "lines_after", "place", "words_before", "words_after", "text_words", "since_claim", "to_claim",
        "since_prose", "to_prose", "claims_after", "claims_before", "since_comment_heading", "since_mark", "median",
    ]  # fmt: skip
    live = ~claimed
    prose = (base[:, column["prose"]] > 0) & live
    headings = (base[:, column["comment_heading"]] > 0) | (rules[:, 2] > 0)
    marks = base[:, column["mark"]] > 0
    claims_upto = np.cumsum(claimed)
    median = float(np.median(words[live])) if live.any() else 0.0
    places = [
        index, np.full(count, count), count - 1 - index, upto / total, upto, total - upto - words,
        np.full(count, total), _since(claimed), _since(claimed[::-1])[::-1], _since(prose), _since(prose[::-1])[::-1],
        (claims_upto[-1] - claims_upto) / np.maximum(count - 1 - index, 1), claims_upto / (index + 1),
        _since(headings), _since(marks), words / max(median, 1.0),
    ]  # fmt: skip
    chosen = base[:, [column[name] for name in NEIGHBOURS]]
    padded = np.pad(chosen, ((2, 2), (0, 0)))
    shifted = [padded[1 : count + 1], padded[3:], padded[0:count] + padded[1 : count + 1], padded[3:] + np.pad(padded[4:], ((0, 1), (0, 0)))]
    shifted_names = [f"{name}:{side}" for side in ("-1", "+1", "-2", "+2") for name in NEIGHBOURS]
    mass = np.minimum(words, 60.0)[:, None]
    around = base[:, [column[name] for name in AROUND]].astype(np.float64)
    sums = np.cumsum(around * mass, axis=0)
    masses = np.cumsum(mass, axis=0)
    before = (sums - around * mass) / np.maximum(masses - mass, 1.0)
    behind = (sums[-1:] - sums) / np.maximum(masses[-1:] - masses, 1.0)
    ends = around * mass + sums[-1:] - sums
    near = _window(around * mass, 4) / np.maximum(_window(mass, 4), 1.0)
    names = [
        *names, *place_names, *shifted_names, *(f"{n}:before" for n in AROUND), *(f"{n}:behind" for n in AROUND),
        *(f"{n}:near" for n in AROUND),
    ]  # fmt: skip
    table = np.column_stack([base, *places, *shifted, before, behind, near])
    return names, np.ascontiguousarray(table, dtype=np.float32)


def _since(marked: NDArray[np.bool_], most: int = 50) -> NDArray[np.float32]:
    """Lines since the last marked one, at most ``most``; a marked line itself looks at the one before it."""
    import numpy as np

    index = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, index, -most))
    earlier = np.concatenate([[-most], last[:-1]])
    return np.minimum(index - earlier, most).astype(np.float32)


def _window(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """Sums over each line and ``reach`` lines on both sides."""
    import numpy as np

    sums = np.cumsum(np.pad(values, ((reach + 1, reach), (0, 0))), axis=0)
    width = 2 * reach + 1
    windows: NDArray[np.float64] = sums[width:] - sums[:-width]
    return windows
