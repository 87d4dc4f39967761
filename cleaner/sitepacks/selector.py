"""Selectors of site packs: XPath 1.0 or plain CSS, over the same tree that blocks are made of.

turbohtml evaluates both, on the tree that the reader walks, so that what is selected is known block by block; another
parser (lxml: four times as slow, and blind below 256 levels) would have another tree. Most expressions take a tenth of
a millisecond on a page of a thousand elements. Those that look at the siblings of many elements, or through the whole
page for every element, take cubic or square time; they are told apart when a pack is read, and on a page that is too
large for them they are left out, so that no pack and no page can make cleaning hang.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import turbohtml

LONGEST = 1_000
"""Characters of a selector; the longest of the public site configs that were looked at has some 200."""

BUDGET = 3e7
"""Steps that a selector may take on a page, as :class:`_Steep` estimates them: 2 to 4 ns each."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CALL = re.compile(r"([\w:.-]+)\s*\(")
_AXIS = re.compile(r"(following|preceding)(-sibling)?\s*::")
_FROM_ROOT = re.compile(r"\[[^\]]*(?<![\w\])*.])\s*//")
_FUNCTIONS = frozenset(
    (
        *("last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with"),
        *("contains", "substring-before", "substring-after", "substring", "string-length", "normalize-space"),
        *("translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round"),
        *("node", "text", "comment", "processing-instruction", "and", "or", "div", "mod"),
    )
)
"""Those of XPath 1.0, and words that may stand before a bracket. The parser has regular expressions as well; whether
they take linear time is not known, so they are left out."""
_EMPTY = turbohtml.parse("<p>")


class SelectorError(ValueError):
    """What is wrong with a selector, in words."""


@dataclass(frozen=True, slots=True)
class _Steep:
    """Why an expression may take long.

    Attributes:
        siblings: It asks for the siblings of elements, inside a condition or more than once.
        far: It asks for elements far away, inside a condition.
        base: What stands before the only step to siblings; asked first, since it mostly gives one element.
    """

    siblings: bool = False
    far: bool = False
    base: Any = None

    def steps(self, tree: turbohtml.Document) -> float:
        """About how many steps it takes on a page."""
        children: Counter[Any] = Counter(element.parent for element in tree.select("*"))
        widest = max(children.values(), default=0)
        steps = 0.0
        if self.siblings:
            steps += float(sum(count**3 for count in children.values()))
        if self.far:
            steps += 10.0 * children.total() ** 2
        if self.base is not None:
            steps += float(len(_nodes(self.base(tree)))) * max(widest**2, children.total())
        return steps


@dataclass(frozen=True, slots=True)
class Selector:
    """What a site pack calls an element.

    Attributes:
        text: As the pack writes it.
        where: File and line.
    """

    text: str
    where: str
    _xpath: Any = None
    _steep: _Steep | None = None

    def elements(self, tree: turbohtml.Document) -> list[turbohtml.Element]:
        """The elements of a page that it selects, in document order.

        Raises:
            SelectorError: The page is too large for it.
        """
        if self._xpath is None:
            return [element for element in tree.select(self.text) if isinstance(element, turbohtml.Element)]
        return [node for node in _nodes(self._evaluated(tree)) if isinstance(node, turbohtml.Element)]

    def values(self, tree: turbohtml.Document) -> list[str]:
        """The texts that it selects: of elements, of attributes, or what a function makes of them."""
        found = tree.select(self.text) if self._xpath is None else self._evaluated(tree)
        if isinstance(found, str):
            return [found]
        return [node.text if isinstance(node, turbohtml.Node) else str(node) for node in _nodes(found)]

    def _evaluated(self, tree: turbohtml.Document) -> Any:
        if self._steep is not None and self._steep.steps(tree) > BUDGET:
            raise SelectorError("the page has too many elements beside one another for it")
        try:
            return self._xpath(tree)
        except (ValueError, TypeError) as error:
            raise SelectorError(" ".join(str(error).split())) from None


def selector(text: str, where: str, *, value: bool = False) -> Selector:
    """Read a selector.

    Args:
        text: XPath if it begins with ``/``, ``(`` or a function, otherwise CSS: tags, classes, ids, attributes.
        where: File and line, for messages.
        value: Whether it may give a text as well: for titles, authors, dates.

    Raises:
        SelectorError: It is neither.

    Example:
        >>> page = turbohtml.parse("<div class=share>Share</div><p>It rained.")
        >>> [selector(text, "").values(page) for text in ("//p", "div.share")]
        [['It rained.'], ['Share']]
        >>> selector("//p[", "")
        Traceback (most recent call last):
        cleaner.sitepacks.selector.SelectorError: '//p[' is no XPath: expected a node test at the end of the expression
    """
    text = text.strip()
    if not text:
        raise SelectorError("is empty")
    if len(text) > LONGEST:
        raise SelectorError(f"has {len(text):,} characters; {LONGEST:,} are the most")
    if not text.isprintable():
        raise SelectorError(f"{text!r} has characters that cannot be seen")
    if not is_xpath(text):
        return Selector(_css(text), where)
    bare = _without_quoted(text)
    for name in _CALL.findall(bare):
        if name.rpartition("::")[2] not in _FUNCTIONS:
            raise SelectorError(f"{text!r} is no XPath 1.0: there is no function {name}()")
    try:
        compiled = turbohtml.XPath(text)
        result = compiled(_EMPTY)
    except (ValueError, TypeError) as error:
        raise SelectorError(f"{text!r} is no XPath: {' '.join(str(error).split())}") from None
    if not isinstance(result, list) and not (value and isinstance(result, str)):
        raise SelectorError(f"{text!r} does not select elements")
    return Selector(text, where, compiled, _steepness(bare, text))


def named(token: str, where: str) -> Selector:
    """Elements that have a class or an id of that name.

    Example:
        >>> page = turbohtml.parse("<p class='a share'>1<p id=share>2<p class=shared>3")
        >>> named("share", "").values(page)
        ['1', '2']
    """
    bare = token.strip().replace("'", "").replace('"', "")
    if not bare:
        raise SelectorError("is empty")
    name = f"contains(concat(' ', normalize-space(@class), ' '), ' {bare} ')"
    made = selector(f"//*[{name} or contains(concat(' ', normalize-space(@id), ' '), ' {bare} ')]", where)
    return Selector(token, where, made._xpath, None)


def is_xpath(text: str) -> bool:
    """Whether a selector is XPath rather than CSS."""
    call = _CALL.match(text)
    return text[:1] in "/(" or (call is not None and call[1] in _FUNCTIONS)


def _css(text: str) -> str:
    if any(sign in _without_quoted(text) for sign in ":~+"):
        raise SelectorError(f"{text!r} has a colon, ~ or +; write it as XPath, such as //p[1] for a first paragraph")
    try:
        _EMPTY.select(text)
    except ValueError as error:
        raise SelectorError(f"{text!r} is no CSS selector: {' '.join(str(error).split())}") from None
    return text


def _nodes(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _steepness(bare: str, text: str) -> _Steep | None:
    """What of an expression may take long; ``bare`` is without what stands in quotes."""
    depths = _depths(bare)
    axes = [(match.start(), depths[match.start()], match[2] is None) for match in _AXIS.finditer(bare)]
    inner = [is_far for _, depth, is_far in axes if depth]
    outer = [at for at, depth, _ in axes if not depth]
    far = any(inner) or bool(_FROM_ROOT.search(bare)) or _nested(bare, depths)
    siblings = bool(inner) or len(outer) > 1 or (bool(outer) and "|" in bare)
    base = None
    if len(outer) == 1 and not siblings:
        base = _prefix(text, outer[0])
        siblings = base is None
    return _Steep(siblings, far, base) if siblings or far or base is not None else None


def _prefix(text: str, at: int) -> Any:
    """What stands before an axis of siblings, as an expression; ``None`` if it is none."""
    head = text[:at].rstrip().rstrip("/")
    try:
        return turbohtml.XPath(head) if head else None
    except ValueError:
        return None


def _without_quoted(text: str) -> str:
    """An expression with nothing in its quotes, everything else in its place."""
    return _QUOTED.sub(lambda quoted: "'" + "_" * (len(quoted[0]) - 2) + "'", text)


def _depths(bare: str) -> list[int]:
    """For every character in how many brackets it stands."""
    depth, depths = 0, []
    for character in bare:
        depth -= character in ")]"
        depths.append(depth)
        depth += character in "(["
    return depths


def _nested(bare: str, depths: list[int]) -> bool:
    """Whether a condition inside a condition looks through all that an element holds."""
    steps = re.finditer(r"//|(?:descendant|ancestor)[\w-]*\s*::", bare)
    inside = [depths[step.start()] for step in steps if depths[step.start()]]
    return len(set(inside)) > 1
