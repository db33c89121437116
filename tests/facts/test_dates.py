"""The days that the times of a deadline bound: each kind of bound, years left out, narrower limits, several times."""

from __future__ import annotations

import datetime as dt

import pytest

from kehoach_parser.facts.periods.dates import Bound, NoDateError, Part, PlanTime, Reading, dated
from kehoach_parser.facts.values import Period

PLAN = PlanTime(2024)
MAY = Part((5, 1), (5, 0), 2024)
JULY = Part((7, 1), (7, 0), 2024)
THIRD = Part((6, 3), (6, 3), 2024)
BARE = Part((2, 1), (2, 0))


def day(day: int, month: int, year: int | None = None) -> Part:
    return Part((month, day), (month, day), year)


def period(*bounds: Bound, plan: PlanTime = PLAN) -> Period | None:
    return dated(Reading([*bounds]), plan)


def days(*bounds: Bound, plan: PlanTime = PLAN) -> tuple[str | None, str | None] | None:
    found = period(*bounds, plan=plan)
    return (found.start, found.end) if found is not None else None


def parts(*bounds: Bound, plan: PlanTime = PLAN) -> list[tuple[str | None, str | None]]:
    found = period(*bounds, plan=plan)
    return [(part.start, part.end) for part in found.parts] if found is not None else []


@pytest.mark.parametrize(
    ("how", "bounded", "open_ended"),
    [
        ("I", ("2024-05-01", "2024-05-31"), False),
        ("f", ("2024-05-01", None), True),
        ("b", (None, "2024-05-31"), False),
        ("B", (None, "2024-04-30"), False),
        ("a", ("2024-06-01", None), True),
    ],
)
def test_each_bound(how: str, bounded: tuple[str | None, str | None], open_ended: bool) -> None:
    assert period(Bound(how, (MAY,))) == Period(*bounded, open_ended=open_ended)


def test_before_a_day_means_by_that_day() -> None:
    assert days(Bound("B", (THIRD,))) == (None, "2024-06-03")


def test_a_range_is_one_time_and_a_list_several() -> None:
    assert (days(Bound("I", (MAY, JULY))), parts(Bound("I", (MAY, JULY)))) == (("2024-05-01", "2024-07-31"), [])
    several = (Bound("I", (MAY,)), Bound("I", (JULY,), joined=True))
    assert (days(*several), parts(*several)) == (("2024-05-01", "2024-07-31"), [("2024-05-01", "2024-05-31"), ("2024-07-01", "2024-07-31")])


def test_what_is_said_twice_is_one_time() -> None:
    assert parts(Bound("I", (MAY,)), Bound("I", (MAY,))) == []


@pytest.mark.parametrize("how", ["B", "b"])
def test_a_limit_within_a_time_narrows_it(how: str) -> None:
    limit = day(15, 5, 2024)
    narrower = (Bound("I", (MAY,)), Bound(how, (limit,), joined=True))
    assert (days(*narrower), parts(*narrower)) == (("2024-05-01", "2024-05-15"), [])
    # Words between them make it another action's.
    assert parts(Bound("I", (MAY,)), Bound(how, (limit,))) == [("2024-05-01", "2024-05-31"), (None, "2024-05-15")]
    # It is no narrower limit where it lies outside.
    assert parts(Bound("I", (MAY,)), Bound(how, (day(1, 6, 2024),), joined=True)) == [("2024-05-01", "2024-05-31"), (None, "2024-06-01")]
    assert days(Bound("I", (MAY,)), Bound(how, (day(31, 5, 2024),), joined=True)) == ("2024-05-01", "2024-05-31")


def test_a_limit_closes_what_was_open() -> None:
    assert period(Bound("f", (MAY,)), Bound("B", (day(30, 6, 2024),), joined=True)) == Period("2024-05-01", "2024-06-30")
    with pytest.raises(NoDateError):
        period(Bound("f", (JULY,)), Bound("B", (THIRD,), joined=True))


def test_brackets_say_the_same_more_exactly() -> None:
    assert days(Bound("I", (MAY,)), Bound("I", (day(3, 5, 2024), day(8, 5, 2024)), joined=True, aside=True)) == ("2024-05-03", "2024-05-08")
    assert days(Bound("B", (THIRD,)), Bound("B", (day(1, 6, 2024),), joined=True, aside=True)) == (None, "2024-06-01")
    year = Part((1, 1), (12, 0), 2024)
    inside = (Bound("I", (year,)), Bound("I", (MAY,), aside=True), Bound("I", (JULY,), joined=True, aside=True))
    assert parts(*inside) == [("2024-05-01", "2024-05-31"), ("2024-07-01", "2024-07-31")]
    with pytest.raises(NoDateError):
        period(Bound("I", (MAY,)), Bound("I", (JULY,), joined=True, aside=True))


def test_a_limit_before_a_range_is_of_no_certain_day() -> None:
    with pytest.raises(NoDateError):
        period(Bound("B", (day(10, 6, 2024), day(15, 6, 2024))))


def test_a_range_that_runs_backwards_is_none() -> None:
    with pytest.raises(NoDateError):
        period(Bound("I", (JULY, MAY)))


@pytest.mark.parametrize(
    ("year", "bounded"), [(2023, ("2023-02-01", "2023-02-28")), (2024, ("2024-02-01", "2024-02-29")), (None, None)]
)
def test_the_plan_s_year_where_none_is_printed(year: int | None, bounded: tuple[str, str] | None) -> None:
    found = period(Bound("I", (BARE,)), plan=PlanTime(year))
    assert found == (Period(*bounded, year_inferred=True) if bounded else None)


def test_the_year_of_the_next_part_then_of_the_one_before() -> None:
    assert days(Bound("I", (BARE,)), Bound("I", (Part((3, 1), (3, 0), 2022),))) == ("2022-02-01", "2022-03-31")
    assert days(Bound("I", (Part((1, 1), (1, 0), 2022),)), Bound("I", (BARE,))) == ("2022-01-01", "2022-02-28")


def test_in_a_list_that_runs_backwards_nobody_knows_the_year() -> None:
    with pytest.raises(NoDateError):
        period(Bound("I", (Part((11, 1), (11, 0)),)), Bound("I", (Part((1, 1), (1, 0), 2025),), joined=True))
    with pytest.raises(NoDateError):
        period(Bound("I", (JULY,)), Bound("I", (BARE,)))


@pytest.mark.parametrize(
    ("relative", "start"), [(0, "2024-02-01"), (1, "2025-02-01"), (-1, "2023-02-01")]
)
def test_years_counted_from_the_plan_s(relative: int, start: str) -> None:
    found = period(Bound("I", (Part((2, 1), (2, 0), relative=relative),)))
    assert found is not None
    assert (found.start, found.year_inferred) == (start, True)


def test_the_year_after_one_that_is_printed() -> None:
    year, after = Part((1, 1), (12, 0), 2022), Part((1, 1), (12, 0), relative=1)
    assert days(Bound("I", (year,)), Bound("I", (after,))) == ("2022-01-01", "2023-12-31")


def test_a_range_over_the_turn_of_the_year() -> None:
    assert days(Bound("I", (Part((11, 1), (11, 0)), Part((3, 1), (3, 0), 2023)))) == ("2022-11-01", "2023-03-31")
    assert days(Bound("I", (Part((2, 1), (2, 0)), Part((3, 1), (3, 0), 2023)))) == ("2023-02-01", "2023-03-31")
    assert days(Bound("I", (Part((11, 1), (11, 0), 2022), Part((3, 1), (3, 0))))) == ("2022-11-01", "2023-03-31")


ISSUED = PlanTime(2024, None, dt.date(2024, 11, 20))


@pytest.mark.parametrize(
    ("bound", "plan", "bounded"),
    [
        # Of the plan's year where it is not over when the plan is issued.
        (Bound("B", (day(20, 11),)), ISSUED, (None, "2024-11-20")),
        (Bound("I", (Part((10, 1), (12, 0)),)), ISSUED, ("2024-10-01", "2024-12-31")),
        # Else of the next, where the plan runs on into it; nobody knows where it does not.
        (Bound("B", (day(19, 11),)), ISSUED, None),
        (Bound("B", (day(19, 11),)), ISSUED._replace(last=2025), (None, "2025-11-19")),
        (Bound("I", (BARE,)), ISSUED._replace(last=2025), ("2025-02-01", "2025-02-28")),
        (Bound("I", (BARE,)), ISSUED._replace(last=2024), None),
        # A year that is printed or counted from the plan's stays.
        (Bound("B", (day(19, 11, 2024),)), ISSUED, (None, "2024-11-19")),
        (Bound("B", (Part((2, 1), (2, 0), relative=0),)), ISSUED, (None, "2024-01-31")),
        # A range that no year is printed in.
        (Bound("I", (day(20, 12), day(15, 1))), ISSUED, ("2024-12-20", "2025-01-15")),
        (Bound("I", (day(20, 12), day(15, 1))), ISSUED._replace(issued=dt.date(2024, 1, 12)), None),
        (Bound("I", (day(20, 12), day(15, 1))), PLAN, None),
        (Bound("I", (day(20, 11), day(15, 12))), ISSUED, ("2024-11-20", "2024-12-15")),
    ],
)
def test_years_from_the_date_of_issue(bound: Bound, plan: PlanTime, bounded: tuple[str | None, str | None] | None) -> None:
    if bounded is None:
        with pytest.raises(NoDateError):
            period(bound, plan=plan)
    else:
        assert days(bound, plan=plan) == bounded


def test_what_recurs_is_over_at_no_time() -> None:
    found = dated(Reading([Bound("B", (day(10, 1),))], recurring=True, day=10), ISSUED)
    assert found == Period(None, "2024-01-10", recurring=True, year_inferred=True, day_of_month=10)


def test_a_bound_with_a_year_that_nobody_knows_tells_nothing() -> None:
    unknown = Part((3, 1), (3, 0), relative=1)
    assert days(Bound("I", (unknown,)), plan=PlanTime()) is None
    assert days(Bound("I", (MAY,)), Bound("I", (unknown,)), plan=PlanTime()) == ("2024-05-01", "2025-03-31")


@pytest.mark.parametrize(
    ("reading", "period"),
    [
        (Reading(recurring=True), Period(recurring=True)),
        (Reading(conditional=True), Period(conditional=True)),
        (Reading(open_ended=True), Period(open_ended=True)),
        (Reading(day=5), None),
        (Reading(), None),
        (Reading([Bound("I", (MAY,))], open_ended=True), Period("2024-05-01", None, open_ended=True)),
        (Reading([Bound("I", (BARE,))], recurring=True), Period(recurring=True)),
    ],
)
def test_what_has_no_days_may_tell_something_all_the_same(reading: Reading, period: Period | None) -> None:
    assert dated(reading, PlanTime()) == period


def test_a_day_that_no_calendar_has() -> None:
    with pytest.raises(ValueError, match="day"):
        period(Bound("I", (day(31, 6, 2024),)))
