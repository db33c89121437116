"""Documents cited in the words of offices of many kinds: type, number, date, issuer, subject."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.citations.read import Found, find_citations
from tests.facts.phrase_tables import cases, rows


def told(found: Found) -> str:
    said = " ; ".join(value or "-" for value in (found.type, found.number, found.date, found.issuer, found.subject))
    return said + (f" <- {found.amends}" if found.amends else "")


@pytest.mark.parametrize(("text", "expected"), cases("citations.txt"))
def test_a_text_cites(text: str, expected: str) -> None:
    assert (" || ".join(map(told, find_citations(text))) or "-") == expected


def test_a_quarter_was_written_before_the_rules() -> None:
    assert len(list(rows("citations.txt", before_rules=True))) * 4 >= len(list(rows("citations.txt")))
