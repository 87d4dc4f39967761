"""How two words agree."""

from __future__ import annotations

import pytest

from cleaner.names.agreement import agreement, ends_apart, is_slip, is_slip_of_frequent

SAME = "aleksandr/alexander ahmed/ahmad mohammed/muhammad netanjahu/netanyahu yevgeny/evgeny dmitri/dmitry"
DIFFERENT = """
    joe/jill wei/wen li/lee khamenei/khomeini michael/mitchell ukraine/ukrainian medvedev/medvedeva anna/anton
    xiaolan/xiaoran hassan/hussein mahmoud/mohammed kim/kin africa/america iran/iraq
"""
SLIPS = "bolsonaro/bosonaro zenithstar/zeinthstar surfshark/surshark wilkstrom/wilkstromm montenuovo/montenouvo"
NO_SLIPS = "knowledge/knowlege xiaolan/xiaoran barnes/carnes brown/crown kassel/kasseler elfeat7/elfwat7"


def pairs(text: str) -> list[tuple[str, str]]:
    return [(left, right) for left, _, right in (pair.partition("/") for pair in text.split())]


@pytest.mark.parametrize(("left", "right"), pairs(SAME))
def test_same(left: str, right: str) -> None:
    assert agreement(left, right) in ("same", "like")
    assert agreement(right, left) == agreement(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(DIFFERENT))
def test_different(left: str, right: str) -> None:
    assert agreement(left, right) == "different"
    assert not is_slip(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(SLIPS))
def test_slips(left: str, right: str) -> None:
    assert is_slip(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(NO_SLIPS))
def test_no_slips(left: str, right: str) -> None:
    assert not is_slip(left, right)


def test_the_frequent_one_is_meant() -> None:
    assert is_slip_of_frequent("bjormar", "bjartmar", 16)
    assert not is_slip_of_frequent("bjormar", "bjartmar", 4)
    assert not is_slip_of_frequent("khomeini", "khamenei", 50)


@pytest.mark.parametrize(("left", "right"), pairs("sergei/sergey lind/lindh hoffman/hoffmann popov/popoff"))
def test_endings_of_transliteration(left: str, right: str) -> None:
    assert not ends_apart(left, right)


@pytest.mark.parametrize(("left", "right"), pairs("bjartmar/bjartmari scholz/scholze egil/egils maria/mario"))
def test_endings_of_grammar(left: str, right: str) -> None:
    assert ends_apart(left, right)
