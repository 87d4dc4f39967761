"""How well the authored corpus is cleaned: recall and false removals, per family of codes and per language.

    python -m benchmarks.corpus [texts|pages|clean ...] [--details] [--write] [--lower "REASON"] [--no-main-content]

``--details`` lists every line missed, every line lost, every trap that fell. ``--write`` pins the figures in
``corpora/floors.yaml``, which CI compares with; figures that rose are raised. A figure that fell, or a gold
line lost, is refused unless ``--lower`` says why, and the reason stays in the file.

In pages the main-content stage takes much of the boilerplate first, as ``EX``: removed, but not coded.
``--no-main-content`` leaves that stage out, to see what the rules do on the whole text of a page; it pins nothing.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.authored import CORPORA, FAMILIES, KINDS, Count, Kind, Result, load, measure
from cleaner import Cleaner, Config

FLOORS = CORPORA / "floors.yaml"

DIGITS = 3
"""Decimals of a pinned recall; it is rounded down, so that a figure never falls below its own floor."""

HARM = ("false", "fallen", "touched", "left")
"""Counts that must not rise. Their ceiling is 0 unless ``--lower`` gave a reason for more."""

Figures = dict[str, Any]

_HEADER = """\
# Floors of the authored corpus, compared with on every run of the tests (tests/corpora/test_floors.py).
#   removed, coded  shares of the expected lines that are removed at all, and by exactly the expected code: at least
#   false           gold lines lost or altered: at most
#   fallen          sentences of honest prose with cue words in them that did not survive: at most
#   left            lines outside the main content that are still there: at most
#   touched         gold texts that do not pass through untouched: at most
#   exact           documents whose output is the gold text: at least
#   main_content    word F1 of the main content of pages by engine and page type (benchmarks/page_types.py): at least
# Written by `python -m benchmarks.corpus --write`, never by hand; it refuses to lower anything without a reason.
"""


def run(
    kinds: Sequence[Kind] = KINDS, corpora: Path = CORPORA, config: Config | None = None
) -> dict[Kind, list[Result]]:
    """Clean every case of the named folders."""
    tool = Cleaner(config)
    return {kind: [measure(tool, case) for case in load(kind, corpora)] for kind in kinds}


def figures(results: Iterable[Result]) -> Figures:
    """What is pinned of one folder: totals, then recall and false removals by family and by language."""
    results = list(results)
    families: dict[str, Count] = {}
    languages: dict[str, Count] = {}
    for result in results:
        for name, count in result.families.items():
            families.setdefault(name, Count())
            families[name] += count
        languages.setdefault(result.case.language, Count())
        languages[result.case.language] += result.total()
    return {
        "exact": sum(result.exact for result in results),
        "fallen": sum(len(result.traps) for result in results),
        "touched": sum(result.touched for result in results),
        "family": {name: _pinned(count) for name, count in sorted(families.items())},
        "language": {name: _pinned(count) for name, count in sorted(languages.items())},
    }


def _pinned(count: Count) -> dict[str, float]:
    pinned: dict[str, float] = {}
    if count.expected:
        pinned["removed"] = _down(count.removed / count.expected)
        pinned["coded"] = _down(count.coded / count.expected)
    pinned["false"] = count.false
    return pinned


def _down(share: float) -> float:
    scale = 10.0**DIGITS
    return math.floor(share * scale + 1e-9) / scale


def fallen_below(now: Mapping[str, Any], floors: Mapping[str, Any], path: str = "") -> list[str]:
    """Every figure that is worse than its floor, as a line that says which.

    A share without a floor is not compared. A count of harm is: where no ceiling is pinned, it is 0.

    Example:
        >>> fallen_below({"family": {"BP1": {"removed": 0.8, "false": 1}}}, {"family": {"BP1": {"removed": 0.9}}})
        ['family BP1 removed: 0.8, floor 0.9', 'family BP1 false: 1, ceiling 0']
    """
    worse = []
    for key in dict.fromkeys([*floors, *now]):
        where = f"{path} {key}".strip()
        floor, value = floors.get(key), now.get(key)
        if isinstance(floor, Mapping) or isinstance(value, Mapping):
            worse += fallen_below(value or {}, floor or {}, where)
        elif key in HARM:
            if (value or 0) > (floor or 0):
                worse.append(f"{where}: {value}, ceiling {floor or 0}")
        elif floor is not None and (value or 0) < floor:
            worse.append(f"{where}: {value or 0}, floor {floor}")
    return worse


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """The pinned figures by folder; empty where nothing is pinned yet."""
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


def write_floors(now: Mapping[str, Figures], reason: str | None, path: Path = FLOORS) -> list[str]:
    """Pin figures; returns those that would be lowered, and writes nothing if there are any without a reason."""
    floors = read_floors(path)
    worse = [f"{kind} {line}" for kind, part in now.items() for line in fallen_below(part, floors.get(kind, {}))]
    if worse and not reason:
        return worse
    if worse:
        floors.setdefault("lowered", []).append({"reason": reason, "figures": worse})
    floors.update(now)
    body = yaml.safe_dump(floors, sort_keys=False, allow_unicode=True, width=120, default_flow_style=False)
    path.write_text(_HEADER + body, encoding="utf-8")
    return []


def _table(kind: str, results: Sequence[Result]) -> Table:
    now = figures(results)
    title = f"{kind}: {len(results)} documents, {now['exact']} exact, {now['fallen']} traps fallen"
    table = Table(title=f"{title}, {now['touched']} gold texts touched")
    table.add_column("group")
    for name in ("expected", "removed", "coded", "false"):
        table.add_column(name, justify="right")
    counts: dict[str, Count] = {}
    for result in results:
        for name, count in result.families.items():
            counts.setdefault(f"{name} {FAMILIES.get(name, '')}".strip(), Count()).__iadd__(count)
        counts.setdefault(f"~{result.case.language}", Count()).__iadd__(result.total())
    for name, count in sorted(counts.items()):
        shares = (f"{n / count.expected:.1%}" if count.expected else "" for n in (count.removed, count.coded))
        table.add_row(name.removeprefix("~"), str(count.expected), *shares, str(count.false))
    return table


def _details(console: Console, results: Iterable[Result]) -> None:
    for result in results:
        lines = [f"  missed    {item.code} {item.text}" for item in result.missed]
        lines += [f"  not found {item.code} {item.text}" for item in result.unlocated]
        lines += [f"  by {code}  {item.code} {item.text}" for item, code in result.miscoded]
        lines += [f"  FALSE     {' '.join(codes)} {line}" for line, codes in result.false]
        lines += [f"  TRAP      {trap}" for trap in result.traps]
        lines += ["  TOUCHED   the gold text is not left as it is"] * result.touched
        if lines:
            console.print(escape("\n".join([f"{result.case.kind}/{result.case.id}", *lines])), soft_wrap=True)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__.split("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="texts|pages|clean", help="folders to measure; all of them if none")
    parser.add_argument("--details", action="store_true", help="list what was missed and what was lost")
    parser.add_argument("--write", action="store_true", help="pin the figures in corpora/floors.yaml")
    parser.add_argument("--lower", metavar="REASON", help="pin worse figures, and keep the reason in the file")
    parser.add_argument("--no-main-content", action="store_true", help="rules alone, on the whole text of a page")
    options = parser.parse_args()
    wrong = [kind for kind in options.kinds if kind not in KINDS]
    if wrong:
        parser.error(f"no folder {', '.join(wrong)}: choose from {', '.join(KINDS)}")
    if options.write and options.no_main_content:
        parser.error("--write pins what users get; leave --no-main-content out")
    console = Console()
    config = Config(main_content="none") if options.no_main_content else None
    results = run([kind for kind in KINDS if kind in (options.kinds or KINDS)], config=config)
    for kind, part in results.items():
        console.print(_table(kind, part))
    if options.details:
        for part in results.values():
            _details(console, part)
    if options.write:
        now = {str(kind): figures(part) for kind, part in results.items() if part}
        refused = write_floors(now, options.lower)
        if refused:
            console.print(
                escape("\n".join(["Not written: these would fall. Mend them, or say why with --lower:", *refused]))
            )
            return 1
        console.print(f"written: {FLOORS.relative_to(CORPORA.parent)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
