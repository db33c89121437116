"""The days that the parts of a deadline bound: each kind of bound, years left out, brackets, what contradicts itself."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.periods.dates import Part, Reading, dated
from kehoach_parser.facts.values import Period

MAY = Part((5, 1), (5, 0), 2024)
JULY = Part((7, 1), (7, 0), 2024)
THIRD = Part((6, 3), (6, 3), 2024)
BARE = Part((2, 1), (2, 0))


def days(reading: Reading, *aside: tuple[str, list[Part]], year: int | None = 2024) -> tuple[str | None, str | None] | None:
    found = dated(reading, list(aside), year)
    return (found.start, found.end) if found is not None else None


@pytest.mark.parametrize(
    ("kind", "bounded", "open_ended"),
    [
        ("I", ("2024-05-01", "2024-05-31"), False),
        ("f", ("2024-05-01", None), True),
        ("b", (None, "2024-05-31"), False),
        ("B", (None, "2024-04-30"), False),
        ("a", ("2024-06-01", None), True),
    ],
)
def test_each_bound(kind: str, bounded: tuple[str | None, str | None], open_ended: bool) -> None:
    found = dated(Reading([(kind, [MAY])]), [], 2024)
    assert found == Period(*bounded, open_ended=open_ended)


def test_before_a_day_means_by_that_day() -> None:
    assert days(Reading([("B", [THIRD])])) == (None, "2024-06-03")


def test_several_bounds_span_them_all() -> None:
    assert days(Reading([("I", [JULY]), ("I", [MAY])])) == ("2024-05-01", "2024-07-31")
    assert days(Reading([("I", [MAY, JULY])])) == ("2024-05-01", "2024-07-31")
    assert days(Reading([("f", [MAY]), ("b", [JULY])])) == ("2024-05-01", "2024-07-31")


def test_a_range_that_runs_backwards_is_none() -> None:
    assert days(Reading([("I", [JULY, MAY])])) is None
    assert days(Reading([("f", [JULY]), ("b", [MAY])])) is None


def test_a_range_of_one_day() -> None:
    assert days(Reading([("I", [THIRD])])) == ("2024-06-03", "2024-06-03")


@pytest.mark.parametrize(
    ("year", "bounded"), [(2023, ("2023-02-01", "2023-02-28")), (2024, ("2024-02-01", "2024-02-29")), (None, None)]
)
def test_the_plan_s_year_where_none_is_printed(year: int | None, bounded: tuple[str, str] | None) -> None:
    found = dated(Reading([("I", [BARE])]), [], year)
    assert found == (Period(*bounded, year_inferred=True) if bounded else None)


def test_the_year_of_the_next_part_then_of_the_one_before() -> None:
    assert days(Reading([("I", [BARE]), ("I", [Part((3, 1), (3, 0), 2022)])])) == ("2022-02-01", "2022-03-31")
    assert days(Reading([("I", [Part((1, 1), (1, 0), 2022)]), ("I", [BARE])])) == ("2022-01-01", "2022-02-28")


@pytest.mark.parametrize(
    ("relative", "start"), [(0, "2024-02-01"), (1, "2025-02-01"), (-1, "2023-02-01")]
)
def test_years_counted_from_the_plan_s(relative: int, start: str) -> None:
    found = dated(Reading([("I", [Part((2, 1), (2, 0), relative=relative)])]), [], 2024)
    assert found is not None
    assert (found.start, found.year_inferred) == (start, True)


def test_the_year_after_one_that_is_printed() -> None:
    year, after = Part((1, 1), (12, 0), 2022), Part((1, 1), (12, 0), relative=1)
    assert days(Reading([("I", [year]), ("I", [after])])) == ("2022-01-01", "2023-12-31")


def test_a_range_over_the_turn_of_the_year() -> None:
    assert days(Reading([("I", [Part((11, 1), (11, 0)), Part((3, 1), (3, 0), 2023)])])) == ("2022-11-01", "2023-03-31")
    assert days(Reading([("I", [Part((2, 1), (2, 0)), Part((3, 1), (3, 0), 2023)])])) == ("2023-02-01", "2023-03-31")


def test_a_bound_with_a_year_that_nobody_knows_tells_nothing() -> None:
    unknown = Part((3, 1), (3, 0), relative=1)
    assert days(Reading([("I", [unknown])]), year=None) is None
    assert days(Reading([("I", [MAY]), ("I", [unknown])]), year=None) == ("2024-05-01", "2025-03-31")
    assert days(Reading([("I", [Part((3, 1), (3, 0), relative=0), MAY])]), year=None) is None


@pytest.mark.parametrize(
    ("aside", "end"),
    [
        (("b", [Part((5, 15), (5, 15), 2024)]), "2024-05-15"),
        (("B", [Part((5, 31), (5, 31), 2024)]), "2024-05-31"),
        (("I", [JULY]), "2024-05-31"),
        (("f", [Part((5, 15), (5, 15), 2024)]), "2024-05-31"),
        (("b", []), "2024-05-31"),
    ],
)
def test_a_bracket_may_say_the_end_more_exactly(aside: tuple[str, list[Part]], end: str) -> None:
    assert days(Reading([("I", [MAY])]), aside) == ("2024-05-01", end)


@pytest.mark.parametrize(
    ("reading", "period"),
    [
        (Reading(recurring=True), Period(recurring=True)),
        (Reading(conditional=True), Period(conditional=True)),
        (Reading(open_ended=True), Period(open_ended=True)),
        (Reading(), None),
        (Reading([("I", [MAY])], open_ended=True), Period("2024-05-01", None, open_ended=True)),
        (Reading([("f", [MAY]), ("b", [JULY])]), Period("2024-05-01", "2024-07-31")),
        (Reading([("I", [BARE])], recurring=True), Period(recurring=True)),
    ],
)
def test_what_has_no_days_may_tell_something_all_the_same(reading: Reading, period: Period | None) -> None:
    assert dated(reading, [], None) == period


def test_a_day_that_no_calendar_has() -> None:
    with pytest.raises(ValueError, match="day"):
        dated(Reading([("I", [Part((6, 31), (6, 31), 2024)])]), [], 2024)
