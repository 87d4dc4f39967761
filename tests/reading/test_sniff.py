"""HTML or text?"""

from __future__ import annotations

import time

import pytest

from cleaner.reading.sniff import sniff


@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE html><p>Rain",
        "\ufeff  <html lang=en>",
        "<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<html>",
        "<script>var a;</script><html>",
        "<title>Rain</title>",
        "<p>Rain.</p>",
        '<div class="a">Rain.</div> tail',
        "<!-- note --><article>Rain</article>",
        "Warning: no such file in line 3\n<!DOCTYPE html><html><body>Rain</body></html>\n",
        "<ul>" + "<li>Rain" * 20,
    ],
)
def test_html(content: str) -> None:
    assert sniff(content) == "html"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Rain and wind.",
        "Use <p> for paragraphs, <html> for pages.",
        "<p> is the tag of a paragraph.",
        "3 < 4 and 5 > 4",
        "<titled> people",
        "A page begins with <!DOCTYPE html> and ends with </html>, as everybody knows, and so on. " * 3,
        "<!-- never closed",
    ],
)
def test_text(content: str) -> None:
    assert sniff(content) == "text"


@pytest.mark.parametrize(
    "content", ["<!---->" * 5_000 + "x", "<!--" * 5_000, "<?x>" * 5_000, " " * 100_000, "<p " * 5_000]
)
def test_it_takes_no_time(content: str) -> None:
    start = time.process_time()
    sniff(content)
    assert time.process_time() - start < 0.5
