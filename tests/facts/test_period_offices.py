"""Deadlines in the words of many kinds of offices. The plan is for 2026 and was issued on 12 January 2026.

The table was written before the rules that read it, from the way these offices write; four of its periods were put right
later, where they went against the contract.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from kehoach_parser.facts.periods.dates import PlanTime
from kehoach_parser.facts.periods.read import read_period
from kehoach_parser.facts.values import Period

PLAN = PlanTime(2026, None, dt.date(2026, 1, 12))
# Phrase | first day..last day, "-" for none, flags | each of several times. "none": no period.
WRITTEN_BEFORE = """
# commune
Quí IV-2026 | 2026-10-01..2026-12-31
Q.2/2026 | 2026-04-01..2026-06-30
QIII/2026 | 2026-07-01..2026-09-30
Trong quý II và quý IV năm 2026 | 2026-04-01..2026-12-31 | 2026-04-01..2026-06-30, 2026-10-01..2026-12-31
Quý I, Quý III/2026 | 2026-01-01..2026-09-30 | 2026-01-01..2026-03-31, 2026-07-01..2026-09-30
Từ nay đến hết năm | -..2026-12-31 inferred
Từ nay đến 30/6/2026 | -..2026-06-30
Trước 16 giờ ngày 05/3/2026 | -..2026-03-05
Trước 16h30 ngày 05/3/2026 | -..2026-03-05
7h30 ngày 20/5/2026 (Thứ Tư) | 2026-05-20..2026-05-20
Ngày 15 hằng tháng | -..- recurring
Trước ngày 25 hàng tháng | -..- recurring
Trước ngày 05/6 và 05/12 hằng năm | -..2026-12-05 recurring inferred | -..2026-06-05, -..2026-12-05
Đợt 1 trong tháng 4, đợt 2 trong tháng 10 năm 2026 | 2026-04-01..2026-10-31 | 2026-04-01..2026-04-30, 2026-10-01..2026-10-31
Đầu tháng 5/2026 | none
Giữa tháng 5/2026 | none
Cuối tháng 5/2026 | none
# ward
Trong quý III, hoàn thành trước ngày 20/9/2026 | 2026-07-01..2026-09-20
Trong tháng 8, chậm nhất ngày 25/8/2026 | 2026-08-01..2026-08-25
Trong tháng 6/2026 (trước ngày 20/6/2026) | 2026-06-01..2026-06-20
Các ngày 05, 06 và 07 tháng 5 năm 2026 | 2026-05-05..2026-05-07 | 2026-05-05..2026-05-05, 2026-05-06..2026-05-06, 2026-05-07..2026-05-07
Ngày 03 và 04/4/2026 | 2026-04-03..2026-04-04 | 2026-04-03..2026-04-03, 2026-04-04..2026-04-04
05-15/8/2026 | 2026-08-05..2026-08-15
Từ 05-15/8/2026 | 2026-08-05..2026-08-15
Từ ngày 25/4 - 05/5/2026 | 2026-04-25..2026-05-05
25/4-05/5/2026 | 2026-04-25..2026-05-05
Từ 8 giờ 00 đến 11 giờ 00 ngày 18/4/2026 | 2026-04-18..2026-04-18
Tuần 3 tháng 4/2026 | none
Tuần đầu tháng 7/2026 | none
Tháng 5 (tuần thứ hai) | none
# district-level or provincial department
Năm 2026, báo cáo trước ngày 10/12/2026 | 2026-01-01..2026-12-31 | 2026-01-01..2026-12-31, -..2026-12-10
Báo cáo sơ kết trước ngày 10/6/2026; báo cáo tổng kết trước ngày 10/12/2026 | -..2026-12-10 | -..2026-06-10, -..2026-12-10
Tháng 3, tháng 6, tháng 9 và tháng 12 | 2026-03-01..2026-12-31 inferred | 2026-03-01..2026-03-31, 2026-06-01..2026-06-30, 2026-09-01..2026-09-30, 2026-12-01..2026-12-31
6 tháng đầu năm 2026 | 2026-01-01..2026-06-30
06 tháng cuối năm 2026 | 2026-07-01..2026-12-31
Định kỳ quý, 6 tháng, năm | -..- recurring
Trước ngày 20 của tháng cuối quý | -..- recurring
Hằng quý, trước ngày 15 của tháng cuối quý | -..- recurring
Năm 2026 và năm 2028 | 2026-01-01..2028-12-31 | 2026-01-01..2026-12-31, 2028-01-01..2028-12-31
Năm 2026, 2028 và 2030 | 2026-01-01..2030-12-31 | 2026-01-01..2026-12-31, 2028-01-01..2028-12-31, 2030-01-01..2030-12-31
Giai đoạn 2026-2030 và tầm nhìn đến năm 2045 | none
Quý IV/2025 và Quý I/2026 | 2025-10-01..2026-03-31 | 2025-10-01..2025-12-31, 2026-01-01..2026-03-31
# school
Năm học 2025-2026 | none
Học kỳ II năm học 2025 - 2026 | none
Trước ngày khai giảng năm học mới | none
Từ ngày 01/9/2026 đến ngày 31/5/2027 | 2026-09-01..2027-05-31
Thứ Hai hằng tuần | -..- recurring
Tuần 1, 3 hằng tháng | -..- recurring
Trước 17h ngày 20/11/2026 | -..2026-11-20
Từ 20/10 đến 20/11/2026 | 2026-10-20..2026-11-20
Tháng 9/2026 đến tháng 5/2027 | 2026-09-01..2027-05-31
Tháng 9, 10/2026 và tháng 3/2027 | 2026-09-01..2027-03-31 | 2026-09-01..2026-09-30, 2026-10-01..2026-10-31, 2027-03-01..2027-03-31
# hospital
Hằng quý | -..- recurring
Ngày 27/02/2026 và ngày 07/4/2026 | 2026-02-27..2026-04-07 | 2026-02-27..2026-02-27, 2026-04-07..2026-04-07
Trong 24 giờ kể từ khi tiếp nhận người bệnh | -..- conditional
Trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ | -..- conditional
Trong vòng 30 ngày kể từ ngày Kế hoạch được phê duyệt | -..- conditional
Ngay khi xuất hiện ca bệnh | -..- conditional
02 đợt: tháng 4 và tháng 10/2026 | 2026-04-01..2026-10-31 | 2026-04-01..2026-04-30, 2026-10-01..2026-10-31
Đợt 1: từ ngày 06/4 đến ngày 10/4/2026; đợt 2: từ ngày 05/10 đến ngày 09/10/2026 | 2026-04-06..2026-10-09 | 2026-04-06..2026-04-10, 2026-10-05..2026-10-09
Thường xuyên; tổng kết tháng 12/2026 | none
Chậm nhất 15 ngày sau khi kết thúc quý | -..- conditional
# court, procuracy
Chậm nhất là ngày 10 hằng tháng | -..- recurring
Hoàn thành xong trước ngày 30/9/2026 | -..2026-09-30
Trước ngày 30/6/2026 đối với cấp khu vực; trước ngày 15/7/2026 đối với cấp tỉnh | -..2026-07-15 | -..2026-06-30, -..2026-07-15
Từ ngày 01/12/2025 đến ngày 30/11/2026 | 2025-12-01..2026-11-30
Trong quý IV năm 2026, không muộn hơn ngày 10/11/2026 | 2026-10-01..2026-11-10
Ngày 31/9/2026 | none
Từ ngày 20/12 đến ngày 10/01/2027 | 2026-12-20..2027-01-10
# Party committee
Sau Đại hội XIV của Đảng | none
Quý I, II/2026 | 2026-01-01..2026-06-30 | 2026-01-01..2026-03-31, 2026-04-01..2026-06-30
Chậm nhất ngày 15/02 | -..2026-02-15 inferred
Nhiệm kỳ 2025 - 2030 | 2025-01-01..2030-12-31
Hằng năm; sơ kết vào năm 2028 | 2028-01-01..2028-12-31 recurring
Từ quý III/2026 đến hết quý I/2027 | 2026-07-01..2027-03-31
Trước và sau Đại hội | none
Trong nhiệm kỳ | none
Sơ kết năm 2028, tổng kết năm 2030 | none
# Fatherland Front
Từ ngày 01/11 đến ngày 18/11 hằng năm | 2026-11-01..2026-11-18 recurring inferred
Ngày 18/11/2026 | 2026-11-18..2026-11-18
Trước ngày 10/11 | -..2026-11-10 inferred
Tháng 10 - 11/2026 | 2026-10-01..2026-11-30
Cao điểm từ 17/10 đến 18/11/2026 | 2026-10-17..2026-11-18
Dịp Tết Nguyên đán 2026 | none
# Youth Union
Tháng Thanh niên 2026 | none
Từ ngày 15/5/2026 - 31/8/2026 | 2026-05-15..2026-08-31
Trước 17 giờ 00 phút, ngày 25/3/2026 | -..2026-03-25
19h30, ngày 26/3/2026 | 2026-03-26..2026-03-26
01 ngày, ngày 21/3/2026 | 2026-03-21..2026-03-21
Chủ nhật hằng tuần | -..- recurring
Ngày Chủ nhật, 22/3/2026 | 2026-03-22..2026-03-22
Hè năm 2026 | none
# ministry
Tháng 12/2026 và hằng năm | 2026-12-01..2026-12-31 recurring
Năm 2026 - 2027 | 2026-01-01..2027-12-31
Tháng 01/2026 và tháng 01/2027 | 2026-01-01..2027-01-31 | 2026-01-01..2026-01-31, 2027-01-01..2027-01-31
Trình Chính phủ trong tháng 10/2026 | 2026-10-01..2026-10-31
2026-2028 | 2026-01-01..2028-12-31
Sau ngày 01/7/2026 | 2026-07-02..- open
Kể từ ngày 01/7/2026 | 2026-07-01..- open
Theo tiến độ của Bộ | -..- conditional
# police, army
Từ 00h00 ngày 15/12/2026 đến 24h00 ngày 31/12/2026 | 2026-12-15..2026-12-31
Trước 10/3, 10/6, 10/9 và 10/12/2026 | -..2026-12-10 | -..2026-03-10, -..2026-06-10, -..2026-09-10, -..2026-12-10
Hằng tuần (trước 15h thứ Năm) | -..- recurring
Trong quý I; quý III | 2026-01-01..2026-09-30 inferred | 2026-01-01..2026-03-31, 2026-07-01..2026-09-30
Tháng 02 và tháng 8/2026 | 2026-02-01..2026-08-31 | 2026-02-01..2026-02-28, 2026-08-01..2026-08-31
# women's union, farmers' union, trade union
Trước ngày 08/3/2026 | -..2026-03-08
Từ ngày 01/3 đến hết ngày 08/3/2026 | 2026-03-01..2026-03-08
Trong tháng 10/2026, chậm nhất trước ngày 20/10 | 2026-10-01..2026-10-20
Trước ngày 05 tháng sau | none
Ngày 05 tháng đầu quý sau | -..- recurring
"""
FLAGS = {"open": "open_ended", "recurring": "recurring", "conditional": "conditional", "inferred": "year_inferred"}


def days(told: str) -> tuple[str | None, str | None]:
    start, _, end = told.strip().partition("..")
    return (None if start == "-" else start), (None if end == "-" else end)


def expected(line: str) -> Period | None:
    _, told, *several = line.split(" | ")
    if told.endswith("none"):
        return None
    dates, *flags = told.split()
    given: dict[str, Any] = {name: flag in flags for flag, name in FLAGS.items()}
    parts = tuple(days(part) for part in several[0].split(",")) if several else ()
    return Period(*days(dates), **given, parts=tuple(Period(*part) for part in parts))


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(WRITTEN_BEFORE))
def test_phrases(line: str) -> None:
    found = read_period(line.partition(" | ")[0], PLAN)
    if found is not None:
        parts = tuple(Period(part.start, part.end) for part in found.parts)
        found = replace(found, frequency=None, day_of_month=None, parts=parts)
    assert found == expected(line)


def test_how_many_phrases_there_are() -> None:
    assert len(lines(WRITTEN_BEFORE)) >= 100
