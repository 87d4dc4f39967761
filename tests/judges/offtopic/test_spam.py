import pytest

from cleaner.judges.offtopic.spam import spam
from cleaner.reading.text import line_blocks

REST = "\nThe bridge is shut.\nThe council meets on Monday.\nIt rained again.\nThe river falls."


def found(text: str) -> list[tuple[str, str]]:
    spans = [(block.start, block.end) for block in line_blocks(text)]
    return [(one.trade, text[one.start : one.end]) for one in spam(text, spans)]


@pytest.mark.parametrize(
    ("line", "trade"),
    [
        ("Best online casino bonus", "gambling"),
        ("Cheap viagra online", "drugs"),
        ("Get instant approval with our payday loans", "money"),
        ("Buy essays from the best essay writing service", "papers"),
        ("Replica watches, cheap Rolex on sale", "goods"),
        ("Лучшее онлайн казино, бонусы бесплатно", "gambling"),
        ("Situs judi slot gacor resmi terpercaya", "gambling"),
    ],
)
def test_lines_of_trades(line: str, trade: str) -> None:
    assert found(line + REST) == [(trade, line)]


@pytest.mark.parametrize(
    "line",
    [
        "He owed money to an online casino.",
        "The casino on the pier was flooded as well, and will not open before May, its owner said.",
        "The pharmacy sells sildenafil.",
        "Mocks are like payday loans. Convenient.",
        "The council discussed the price of bitcoin.",
        "Her dissertation is on bridges.",
    ],
)
def test_reports_that_name_a_trade(line: str) -> None:
    assert found(line + REST) == []


def test_a_sentence_inside_a_paragraph() -> None:
    text = "The bridge is shut until spring. Play at the best online casino now. The council meets." + REST
    assert found(text) == [("gambling", "Play at the best online casino now.")]


def test_an_article_about_the_trade_is_left_alone() -> None:
    text = "Casino bonus explained\nThe casino pays a welcome bonus.\nOther casinos pay free spins.\nBest casino bonus"
    assert found(text) == []
