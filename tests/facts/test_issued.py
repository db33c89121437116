"""The date of issue: its parts as numbers, those that are in no calendar left out."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.draft import Letterhead
from kehoach_parser.facts.issued import Issued, date_of_issue


def letterhead(year: str | None, month: str | None, day: str | None) -> Letterhead:
    return Letterhead(year=Text(year) if year else None, month=Text(month) if month else None, day=Text(day) if day else None)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("2024", "03", "5"), (2024, 3, 5)),
        ((None, None, None), (None, None, None)),
        (("1900", "1", "1"), (1900, 1, 1)),
        (("2200", "12", "31"), (2200, 12, 31)),
        (("1899", "0", "0"), (None, None, None)),
        (("2201", "13", "32"), (None, None, None)),
        (("2024", None, "40"), (2024, None, None)),
    ],
)
def test_parts(printed: tuple[str | None, str | None, str | None], read: tuple[int | None, int | None, int | None]) -> None:
    assert date_of_issue(letterhead(*printed)) == Issued(*read)


@pytest.mark.parametrize(
    ("issued", "iso"),
    [
        (Issued(2024, 3, 5), "2024-03-05"),
        (Issued(2024, 12, 31), "2024-12-31"),
        (Issued(None, 3, 5), None),
        (Issued(2024, None, 5), None),
        (Issued(2024, 3, None), None),
    ],
)
def test_only_a_whole_date_has_an_iso_form(issued: Issued, iso: str | None) -> None:
    assert issued.iso == iso
