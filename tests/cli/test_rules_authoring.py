"""``cleaner rules new``, ``suggest``, ``diff``, and ``test`` for site packs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, MORE, PAGE, Run

DOCS = Path(__file__).parents[2] / "docs/rules.md"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for site in range(5):
            text = f"{ARTICLE}\n\n{MORE}\n\nSee also: Storm closes pier {site}\n\nBrought to you by Quayside Media"
            file.write(json.dumps({"link": f"https://s{site}.example/1", "text": text}) + "\n")
        file.write("not json\n")
        file.write(json.dumps({"text": ARTICLE}) + "\n")
    return path


def test_a_rule_is_shown_or_written_and_passes(run: Run, tmp_path: Path) -> None:
    shown = run("rules", "new", "High water: Dover 14:05")
    assert shown.code == 0
    assert shown.out.startswith("pack: mine\nrules:\n  - code: MY101\n    name: high-water\n")
    assert run("rules", "new", "High water: Dover 14:05", "-o", "mine.yaml").code == 0
    result = run(
        "rules", "new", "Read also: A storm", "-o", "mine.yaml", "--language", "en", "--miss", "Read also it was."
    )
    assert result.code == 0
    assert "BP101 see-also-line finds this line already" in result.err
    assert "MY102 written to mine.yaml" in result.err
    assert run("rules", "test", "mine.yaml").out == "mine.yaml: 2 rules, 8 examples, all as they should be\n"
    text = (tmp_path / "mine.yaml").read_text()
    again = run("rules", "new", "Another line", "-o", "mine.yaml", "--code", "my102")
    assert again.code == 2
    assert "has a rule MY102 already; MY103 is free" in again.err
    assert (tmp_path / "mine.yaml").read_text() == text


def test_what_no_rule_can_be_made_of(run: Run) -> None:
    assert "has no fixed words" in run("rules", "new", "? ?").err
    assert "call it mine.yaml" in run("rules", "new", "Another line", "-o", "mine.txt").err
    assert "field 'code'" in run("rules", "new", "Another line", "--code", "x").err


def test_suggestions(run: Run, dump: Path, tmp_path: Path) -> None:
    result = run("rules", "suggest", "dump.jsonl", "--quiet")
    assert result.code == 2  # one record is no JSON
    assert "dump.jsonl:6: " in result.err
    assert re.search(r"5 +5 +5 +100% +en +Brought to you by Quayside Media", result.out)
    assert "s1.example" in result.out
    assert "See also" not in result.out.replace("⏎ See also", "").split("Brought")[0]
    found = json.loads(run("rules", "suggest", "dump.jsonl", "--format", "json", "-n", "1").out)
    assert [(one["text"], one["sites"]) for one in found] == [("Brought to you by Quayside Media", 5)]
    result = run("rules", "suggest", "dump.jsonl", "-o", "found.yaml")
    assert "1 pages have no address" in result.err or "1 page" in result.err
    assert "#   - code: MY101" in (tmp_path / "found.yaml").read_text()
    assert run("rules", "test", "found.yaml").out == "found.yaml: 0 rules, 0 examples, all as they should be\n"
    assert "is there already" in run("rules", "suggest", "dump.jsonl", "-o", "found.yaml").err


def test_suggestions_with_rules_of_ones_own(run: Run, dump: Path) -> None:
    run("rules", "new", "Brought to you by Quayside Media", "-o", "mine.yaml")
    found = json.loads(run("rules", "suggest", "dump.jsonl", "--rules", "mine.yaml", "--format", "json").out)
    assert "Brought to you by Quayside Media" not in [one["text"] for one in found]


def test_suggestions_of_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n")
    result = run("rules", "suggest", "dump.jsonl")
    assert result.code == 2
    assert "name the field that holds it with --url" in result.err
    assert "no such file" in run("rules", "suggest", "missing.jsonl").err


def test_the_difference_of_runs(run: Run, dump: Path) -> None:
    for name, flags in (("a", ()), ("b", ("--flag", "BP101"))):
        assert run(
            "clean", "dump.jsonl", "-o", name, "--findings", "--quiet", "--select", "BP", "-j", "1", *flags
        ).code in (0, 2)
    same = run("rules", "diff", "a", "a")
    assert (same.code, same.out) == (0, "7 records, 0 of them changed\n")
    result = run("rules", "diff", "a", "b")
    assert result.code == 1
    assert "BP101 see-also-line  ~5" in result.out
    assert "  ~ dump.jsonl:1 (remove → flag)  See also: Storm closes pier 0" in result.out
    result = run("rules", "diff", "a", "b", "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["codes"][0]["action"] == 5
    result = run("rules", "diff", "a", "nowhere")
    assert (result.code, result.out) == (2, "")
    assert "nowhere: there is no such folder" in result.err


def test_site_packs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/gazette.example.txt").write_text("body: //article\nstrip: //h1\nprune: no\nfrobnicate: yes\n")
    result = run("rules", "test", "sites")
    assert result.code == 0
    assert result.out.startswith("sites: 1 site, 2 selectors\n")
    assert "gazette.example.txt:4: there is no directive called 'frobnicate'" in result.err
    record = {"url": "https://gazette.example/1", "html": PAGE}
    (tmp_path / "pages.jsonl").write_text(json.dumps(record) + "\n")
    result = run("clean", "pages.jsonl", "--site-pack", "sites")
    assert json.loads(result.out)["text"] == f"{ARTICLE}\n\n{MORE}"
    assert "frobnicate" in result.err
    (tmp_path / "sites/gazette.example.txt").write_text("body: //article[\n")
    for command in (("clean", "pages.jsonl"), ("check", "pages.jsonl")):
        result = run(*command, "--site-pack", "sites")
        assert result.code == 2
        assert "gazette.example.txt:1: body: '//article[' is no XPath" in result.err
    assert run("rules", "test", "sites").code == 2


def test_the_packs_of_the_documentation(run: Run, tmp_path: Path) -> None:
    rules, site = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "mine.yaml").write_text(rules)
    (tmp_path / "gazette.yaml").write_text(site)
    result = run("rules", "test", "mine.yaml", "gazette.yaml")
    assert result.code == 0, result.err
    assert "gazette.yaml: 2 sites, 5 selectors" in result.out
