"""Lines of code, markup and tables, whose quotation marks and spacing belong to a programming language.

Text that an extractor made has lost the tags that said ``<pre>``, so signs that prose hardly ever holds have to do. A
line of prose taken for code costs a repair; a line of code taken for prose breaks a program. So one sign is enough.
"""

from __future__ import annotations

import re

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
