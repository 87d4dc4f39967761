"""The configuration file: which one counts, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.settings import SettingsError, find_settings, load_config


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a/b"
    deep.mkdir(parents=True)
    (tmp_path / "cleaner.toml").write_text('select = ["BP"]\n')
    assert find_settings(deep) == tmp_path / "cleaner.toml"
    (tmp_path / "a/pyproject.toml").write_text('[project]\nname = "x"\n')
    assert find_settings(deep) == tmp_path / "cleaner.toml"
    (tmp_path / "a/pyproject.toml").write_text('[tool.cleaner]\nselect = "QC"\n')
    assert find_settings(deep) == tmp_path / "a/pyproject.toml"
    assert load_config(deep).select == ("QC",)
    (tmp_path / "a/cleaner.toml").write_text("")
    assert find_settings(deep) == tmp_path / "a/cleaner.toml"


def test_another_tools_broken_file_is_not_ours_to_complain_about(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("min-confidence = 0.5\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/pyproject.toml").write_text("not toml")
    assert load_config(tmp_path / "a").min_confidence == 0.5


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "cleaner.toml").write_text('rules = ["packs/mine.yaml"]\n')
    assert load_config(tmp_path / "a").rules == (tmp_path / "packs/mine.yaml",)


def test_what_is_given_beside_the_file_wins(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('quotes = "curly"\nignore = "BP3"\n')
    config = load_config(tmp_path, overrides={"quotes": "straight", "select": None})
    assert (config.quotes, config.ignore) == ("straight", ("BP3",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('quotes = "fancy"', "field 'quotes': 'fancy' is not right; it should be 'majority', 'curly', 'straight'"),
        ("min_confidence = 3", "field 'min_confidence': 3 is not right; it should be less than or equal to 1"),
        ("time_limit = 'soon'", "field 'time_limit': 'soon' is not right"),
        ("select = 5", "field 'select': 5 is not right"),
        ("rules = 'a.yaml'", "field 'rules': 'a.yaml' is not right"),
        ("slect = 'BP'", "field 'slect': there is no such setting. Did you mean 'select'?"),
        ("zzz = 1", "field 'zzz': there is no such setting; there are embedding_model, flag, gazetteers, ignore"),
        ("a = ", "is not TOML: "),
        (b"a = '\xff'", "is not UTF-8"),
    ],
)
def test_errors_name_file_field_and_fix(tmp_path: Path, content: str | bytes, said: str) -> None:
    file = tmp_path / "cleaner.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError) as error:
        load_config(tmp_path)
    assert str(error.value).startswith(f"{file}: {said}")


def test_a_wrong_table_and_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ncleaner = 5\n")
    with pytest.raises(SettingsError, match="should be a table"):
        load_config(tmp_path)
    with pytest.raises(SettingsError, match=r"cannot be read: No such file"):
        load_config(tmp_path, file=tmp_path / "missing.toml")


def test_a_wrong_option_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^--min-confidence: 7 is not right"):
        load_config(tmp_path, overrides={"min_confidence": 7})
