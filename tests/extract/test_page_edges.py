"""A letterhead in the page header, an ending in the footer."""

from __future__ import annotations

from kehoach_parser.document import Line
from kehoach_parser.extract.page_edges import with_page_edges
from tests.extract.drafts import lines


def edge(number: int, *texts: str) -> list[Line]:
    return [Line(text, n, role="furniture") for n, text in enumerate(texts, number)]


HEAD = edge(20, "XÃ MẪU", "Số: 21/KH-UBND")
FOOT = edge(30, "Nơi nhận:", "- Các thôn.")


def test_they_are_the_document_s_own_where_the_text_has_none() -> None:
    body = lines("KẾ HOẠCH", "1. Trồng rừng.")
    items, furniture = with_page_edges(body, [*HEAD, *FOOT])
    assert [(item.number, item.role) for item in items if isinstance(item, Line)] == [
        (20, "body"), (21, "body"), (1, "body"), (2, "body"), (30, "body"), (31, "body"),
    ]
    assert furniture == []


def test_they_stay_where_the_text_has_its_own() -> None:
    body = lines("Số: 5/KH-UBND", "KẾ HOẠCH", "Nơi nhận:")
    assert with_page_edges(body, [*HEAD, *FOOT]) == (body, [*HEAD, *FOOT])
    plain = lines("KẾ HOẠCH")
    assert with_page_edges(plain, edge(20, "Trang", "xã Mẫu")) == (plain, edge(20, "Trang", "xã Mẫu"))
