"""The options object: what is wanted, what is applied, what is refused."""

from __future__ import annotations

import pickle

import pytest
from pydantic import ValidationError

from cleaner import Config


@pytest.mark.parametrize(
    ("select", "ignore", "code", "wanted"),
    [
        ("", "", "BP101", True),
        ("BP", "", "BP101", True),
        ("BP", "", "QC101", False),
        ("BP1,QC", "", "QC101", True),
        ("BP", "BP1", "BP101", False),
        ("BP101", "BP1", "BP101", False),
        ("", "BP101", "BP102", True),
        (" bp , qc ", "", "BP101", True),
    ],
)
def test_select_and_ignore(select: str, ignore: str, code: str, wanted: bool) -> None:
    assert Config(select=select, ignore=ignore).wants(code) is wanted  # type: ignore[arg-type]


def test_a_family_is_wanted_if_any_of_its_codes_could_be() -> None:
    config = Config(select=("BP101",), ignore=("QC",))
    assert config.wants_family("BP")
    assert not config.wants_family("QC")
    assert not config.wants_family("EX")


def test_what_is_applied() -> None:
    config = Config(flag=("BP8",), min_confidence=0.7)
    assert config.applies("BP101", 0.7)
    assert not config.applies("BP101", 0.69)
    assert not config.applies("BP801", 1.0)


def test_it_is_immutable_and_travels_to_workers() -> None:
    config = Config(select=("BP",))
    with pytest.raises(ValidationError):
        config.select = ()
    assert pickle.loads(pickle.dumps(config)) == config


@pytest.mark.parametrize(
    "wrong", [{"slect": "BP"}, {"min_confidence": 2}, {"time_limit": 0}, {"quotes": "fancy"}, {"select": 5}]
)
def test_what_it_refuses(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Config.model_validate(wrong)


def test_a_part_of_an_ignored_family_is_not_wanted() -> None:
    config = Config(ignore=("MT", "QC1"))
    assert not config.wants_family("MT9")
    assert config.wants_family("QC")
    assert not Config(select=("BP",)).wants_family("MT9")
    assert Config(select=("MT901",)).wants_family("MT9")
