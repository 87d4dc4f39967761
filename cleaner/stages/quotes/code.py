"""Lines of code, markup and tables, whose quotation marks and spacing belong to a programming language.

Text that an extractor made has lost the tags that said ``<pre>``, so signs that prose hardly ever holds have to do. A
line of prose taken for code costs a repair; a line of code taken for prose breaks a program. So one sign is enough.

Prose speaks of code, too. ``code_spans`` are the stretches of a line that belong to a program as a whole, ``near_code``
says whether a word beside a place is one that no repair of prose may touch.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from cleaner.document import Block

COLUMNS = 2
"""Bars that make a line a row of a table, whose cells quote on their own."""

_QUOTE = "[\"'“”‘’`]"
_SIGNS = re.compile(
    rf"""
      \w[(\[]{_QUOTE}            # call("x"), table['x']
    | \w=[ ]?{_QUOTE}            # name="x"
    | [ ][:=+!]?=[ ]{_QUOTE}     # name = "x", name := "x"
    | {_QUOTE}[ ]?\)?;           # "x"); at a statement's end: prose would hardly go on with a semicolon...
      (?=[ ]*(?:$|//|\}}))       # ...and then stop
    | [{{\[][ ]?["'][\w$@.-]+["'][ ]?:   # {{"key":
    | ^["'][\w$@.-]+["'][ ]?:[ ]?["\d\[{{tfn]  # "key": "value", on a line of its own
    | ","                        # "a","b": comma-separated values
    | \\["n]                     # escapes
    | </?\w+[^<>\n]{{0,200}}>    # tags
    | <!--|-->|\{{\{{|\}}\}}|=>|->\w|\w::\w|&&|\|\||[!=]==?[ ]|\(\)|\$\(|\$\{{|\+=
    | ^\s*(?:\#include|import[ ]\w|from[ ]\w+[ ]import|def[ ]\w|return[ ]\S+$)
    | ^\s*(?:(?:var|let|const)[ ]\w+[ ]=|\$[ ]\w|>>>[ ])
    | [;{{}}]$
    | ^(?://|/\*)
    | ^[}}\])]
    """,
    re.VERBOSE,
)


def is_code(block: Block, text: str) -> bool:
    """Whether a block is code: because its markup says so, or by its looks.

    Example:
        >>> is_code(Block(0, 14), 'print("hello")'), is_code(Block(0, 14), 'She said "hi".')
        (True, False)
    """
    return block.kind == "code" or text.count("|") >= COLUMNS or _SIGNS.search(text) is not None


_SPAN = re.compile(
    r"""
      (?<![\w`])(?P<tick>`{1,3})(?![`\s])[^`']{1,300}(?P=tick)(?![\w`])   # `json:"email"`, ``name``
    | (?<![\w"])[A-Za-z_][\w-]{0,40}:"                # key:"value", unless the value reads like a sentence
      (?:[a-z\d_#$./*-][^"]{0,80}|[^"\s]{0,80}[\w)\]}*])?"
    """,
    re.VERBOSE,
)
_CODE_WORD = re.compile(
    r"""
      [A-Za-z\d]_[A-Za-z\d]                # user_name
    | \#[A-Za-z][\w.]*(?:\#|\.\w)          # #user.name#
    | (?<!\w)\$[a-z_{]                     # $name
    | \w==?["'\w$]                         # a=b
    | [{}]|</?[A-Za-z]|[A-Za-z"']>|\);
    | [a-z]\.[a-z]+[A-Z]|[a-z][A-Z][a-z]+\.[a-z]   # user.lastName, fileReader.read
    """,
    re.VERBOSE,
)
_NAME_WORD = re.compile(
    r"""
      [\w-]{2}\.[a-z][\w-]                # poetry.lock, example.com; not e.g., p.m.
    | ^["'(]?(?:\.{0,2}|~)/[\w.]           # /etc, ./run, ~/notes
    | [A-Za-z_]/[\w.-]+/(?:$|[\w.-]+/)|://|^[A-Za-z]:\\   # src/main/, not run/stop/start
    | ^["'(]?--?[a-z][\w-]*$               # -f, --force
    | ^["'(]?\.[a-z]\w                     # .gitignore
    """,
    re.VERBOSE,
)
_COMMAND = re.compile(
    r"""
      (?:^|[:$>][ ]|\b(?:[Rr]un|[Tt]ype|[Ee]xecute|[Ee]nter|sudo|&&)[ ])
      (?:docker|podman|git|npm|npx|yarn|pnpm|node|pip3?|pipx|python3?|poetry|uv|conda|cd|ls|cp|mv|ln|cat|grep|rg|find
        |make|cmake|go|cargo|tar|zip|unzip|scp|rsync|sudo|chmod|chown|du|tree|black|ruff|mypy|pytest|isort|flake8
        |eslint|prettier|code|open|helm|terraform|kubectl|COPY|ADD|RUN|WORKDIR|ENTRYPOINT)[ ]
    | [ ]--?[A-Za-z][\w-]*[ =]              # -t name, --tag=name
    """,
    re.VERBOSE,
)
MAX_WORD = 200
"""Characters of a word that are looked at. More are data, and would take long where marks are many."""

MAX_COMMAND = 120
"""Characters before a dot of its own in which a command is looked for."""


def code_spans(text: str) -> list[tuple[int, int]]:
    """Stretches of a line that are code with their quotation marks and spaces.

    Example:
        >>> code_spans('Email string `json:"email"`'), code_spans('He said:"We won."')
        ([(13, 27)], [])
    """
    if "`" not in text and ':"' not in text:
        return []
    return [match.span() for match in _SPAN.finditer(text)]


def in_spans(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` lies in one of the spans, which are in order."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= spans[at][1]


def near_code(text: str, start: int, end: int, names: bool = True) -> bool:
    """Whether a word that touches ``start`` to ``end``, which may be white space, looks like code.

    Args:
        text: The line.
        start: Where an edit begins.
        end: Where it ends.
        names: Whether names of files, paths, addresses and options count. Their spacing is not that of prose, but
            prose quotes them like any other name.

    Example:
        >>> near_code('"  #user.name#"', 1, 3), near_code("Rome , then", 4, 5), near_code("poetry.lock .", 11, 12)
        (True, False, True)
    """
    left, right = start, end
    while left > 0 and start - left < MAX_WORD and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and right - end < MAX_WORD and not text[right].isspace():
        right += 1
    return any(
        _CODE_WORD.search(word) is not None or (names and _NAME_WORD.search(word.rstrip(_AROUND)) is not None)
        for word in text[left:right].split()
    )


_AROUND = ".,;:!?)\"'”’"


def ends_command(text: str, at: int) -> bool:
    """Whether a dot of its own at ``at`` is the directory that a command works on.

    Example:
        >>> ends_command("docker build -t app .", 19), ends_command("They met in Rome .", 16)
        (True, False)
    """
    return _COMMAND.search(text[max(at - MAX_COMMAND, 0) : at + 1]) is not None
