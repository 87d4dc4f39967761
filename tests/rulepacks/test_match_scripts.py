"""Rules see through right-to-left marks, tatweel and vowel signs, and still say exactly what to remove."""

from __future__ import annotations

import pytest

from cleaner.document import Document
from cleaner.reading.text import line_blocks
from cleaner.rulepacks import load_rules
from cleaner.stages.boilerplate import Boilerplate

STAGE = Boilerplate(load_rules().rules)
BEFORE = "أعلنت البلدية يوم الاثنين أن أعمال تعميق الميناء القديم ستبدأ في الربيع المقبل."
AFTER = "وقال متحدث باسم الميناء إن القوارب يمكنها استعمال الرصيف الشمالي حتى ذلك الحين."


def found(line: str) -> dict[str, str]:
    """Codes and what each would remove, of a line in the middle of an article."""
    source = "\n\n".join((BEFORE, line, AFTER))
    document = Document(source=source, blocks=line_blocks(source), language="ar")
    return {finding.code: source[finding.start : finding.end] for finding in STAGE(document)}


@pytest.mark.parametrize(
    "line",
    [
        "\u200fاقـــرأ أيضًا:\u200f العاصفة تغلق ميناء المدينة\u200f",
        "\u202bإقرأ أيضاً | العاصفة تغلق ميناء المدينة\u202c",
        "اِقْرَأْ أَيْضاً: العاصفة تغلق ميناء المدينة",
    ],
)
def test_see_also_line_in_any_spelling(line: str) -> None:
    assert found(line).get("BP101") == line


def test_span_ends_where_it_ends_in_the_source() -> None:
    bracket = "(اقرأ أيضاً: العاصفة تغلق الميـــناء)"
    assert found(f"تأخّرت العبارةُ يوم الاثنين {bracket} كما في كل شتاء.") == {"BP102": bracket}
