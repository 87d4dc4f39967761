import pytest

from cleaner.judges.offtopic.foreign import foreign_lines
from cleaner.reading.text import line_blocks

ENGLISH = (
    "The bridge was closed on Monday because the water had risen over the road.\n{}\n"
    "The council will meet again on Friday, and it has promised to pay for the work.\nNobody was hurt."
)
RUSSIAN = (
    "Мост закрыли в понедельник, потому что вода поднялась выше дороги.\n{}\n"
    "Совет соберётся в пятницу и обещает оплатить ремонт моста.\nНикто не пострадал."
)


def found(text: str, language: str | None) -> list[tuple[str, str]]:
    spans = [(block.start, block.end) for block in line_blocks(text)]
    return [(one.what, one.name) for one in foreign_lines(text, spans, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (ENGLISH.format("Лучшие новости дня"), "en", ("script", "Cyrillic")),
        (ENGLISH.format("今日头条新闻和体育比分直播"), "en", ("script", "Han")),
        (ENGLISH.format("أخبار اليوم والرياضة"), "en", ("script", "Arabic")),
        (ENGLISH.format("Así queda la tabla de la liga"), "en", ("language", "")),
        (ENGLISH.format("Das ist die Liste der besten Filme"), "en", ("language", "")),
        (RUSSIAN.format("أخبار اليوم والرياضة"), "ru", ("script", "Arabic")),
    ],
)
def test_foreign_lines(text: str, language: str, expected: tuple[str, str]) -> None:
    assert found(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH.format("“Лучшие новости дня”"), "en"),
        (ENGLISH.format("Kyiv (Київ)"), "en"),
        (ENGLISH.format("Why do I need a charging app?"), "en"),
        (ENGLISH.format("Los Angeles Lakers"), "en"),
        (RUSSIAN.format("Microsoft Windows Server 2022"), "ru"),
        (ENGLISH.format("So it goes"), None),
    ],
)
def test_lines_that_are_not(text: str, language: str | None) -> None:
    assert found(text, language) == []


def test_an_article_full_of_them_is_about_them() -> None:
    text = ENGLISH.format("Добрый день, коллеги\nДобрый вечер, соседи\nСпокойной ночи, малыши")
    assert found(text, "en") == []
