"""Periods: deadlines in the words of Vietnamese plans, with the dates that they mean. The plan's year is 2024."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from kehoach_parser.facts.derive import derive
from kehoach_parser.facts.periods.dates import PlanTime
from kehoach_parser.facts.periods.read import read_frequency, read_period
from kehoach_parser.facts.values import Period
from tests.drafts import draft_of

YEAR = 2024
PLAN = PlanTime(YEAR)
# Phrase | first day..last day, "-" for none, then what else holds: open, recurring, conditional, inferred (the year).
PHRASES = """
Trong năm 2024 | 2024-01-01..2024-12-31
Trong năm 2024. | 2024-01-01..2024-12-31
Năm 2024 | 2024-01-01..2024-12-31
năm 2024 và các năm tiếp theo | 2024-01-01..- open
Trong năm 2024 và những năm tiếp theo | 2024-01-01..- open
Trong năm 2024 và những năm sau | 2024-01-01..- open
Từ năm 2024 trở đi | 2024-01-01..- open
Kể từ năm 2024 | 2024-01-01..- open
Từ quý II/2024 | 2024-04-01..- open
Từ tháng 3 năm 2024 | 2024-03-01..- open
Từ ngày 01/3/2024 | 2024-03-01..- open
Từ ngày 01 tháng 3 năm 2024 | 2024-03-01..- open
Giai đoạn 2021 - 2025 | 2021-01-01..2025-12-31
Giai đoạn 2026-2030 | 2026-01-01..2030-12-31
Nhiệm kỳ 2021 - 2026 | 2021-01-01..2026-12-31
Thời kỳ 2021-2030 | 2021-01-01..2030-12-31
Năm 2024 - 2025 | 2024-01-01..2025-12-31
Năm 2024, 2025 | 2024-01-01..2025-12-31
Trong các năm 2024, 2025 và 2026 | 2024-01-01..2026-12-31
Từ năm 2024 đến năm 2026 | 2024-01-01..2026-12-31
Từ năm 2024 đến hết năm 2026 | 2024-01-01..2026-12-31
Từ 2024 đến 2026 | 2024-01-01..2026-12-31
2025 - 2030 | 2025-01-01..2030-12-31
2026 | 2026-01-01..2026-12-31
Đến năm 2030 | -..2030-12-31
Đến hết năm 2024 | -..2024-12-31
Hết năm 2024 | -..2024-12-31
Cuối năm 2024 | -..2024-12-31
Trước cuối năm 2024 | -..2024-12-31
Quý I/2024 | 2024-01-01..2024-03-31
Quý I/năm 2024 | 2024-01-01..2024-03-31
Quý I năm 2024 | 2024-01-01..2024-03-31
Quý I, năm 2024 | 2024-01-01..2024-03-31
Quý 1/2024 | 2024-01-01..2024-03-31
Quý 1 năm 2024 | 2024-01-01..2024-03-31
Trong quý IV | 2024-10-01..2024-12-31 inferred
Quý II, III năm 2024 | 2024-04-01..2024-09-30
Quý II và quý III năm 2024 | 2024-04-01..2024-09-30
Quý II, Quý III năm 2024 | 2024-04-01..2024-09-30
Quý II - IV/2024 | 2024-04-01..2024-12-31
Quý II-Quý III/2024 | 2024-04-01..2024-09-30
Quý II đến quý IV năm 2024 | 2024-04-01..2024-12-31
Từ quý II đến quý IV/2024 | 2024-04-01..2024-12-31
Quý IV/2024 - Quý II/2025 | 2024-10-01..2025-06-30
Quý IV năm 2024 đến quý II năm 2025 | 2024-10-01..2025-06-30
Quý I và quý III hằng năm | 2024-01-01..2024-09-30 recurring inferred
Cuối quý II/2024 | -..2024-06-30
Hết quý II năm 2024 | -..2024-06-30
Trước quý III/2024 | -..2024-06-30
Chậm nhất trong quý II/2024 | -..2024-06-30
Quý I: rà soát; Quý III: tổng kết | 2024-01-01..2024-09-30 inferred
6 tháng đầu năm | 2024-01-01..2024-06-30 inferred
06 tháng đầu năm 2024 | 2024-01-01..2024-06-30
6 tháng cuối năm 2024 | 2024-07-01..2024-12-31
9 tháng đầu năm 2024 | 2024-01-01..2024-09-30
Sáu tháng đầu năm 2024 | 2024-01-01..2024-06-30
Nửa đầu năm 2024 | 2024-01-01..2024-06-30
Nửa cuối năm 2024 | 2024-07-01..2024-12-31
Tháng 12 | 2024-12-01..2024-12-31 inferred
Trong tháng 12 | 2024-12-01..2024-12-31 inferred
Trong tháng 12/2024 | 2024-12-01..2024-12-31
Tháng 12 năm 2024 | 2024-12-01..2024-12-31
Tháng 12-2024 | 2024-12-01..2024-12-31
12/2024 | 2024-12-01..2024-12-31
Tháng 3, 6, 9 năm 2024 | 2024-03-01..2024-09-30
Tháng 3 và tháng 9 | 2024-03-01..2024-09-30 inferred
Tháng 5, tháng 6/2024 | 2024-05-01..2024-06-30
Tháng 3 - 11/2024 | 2024-03-01..2024-11-30
Tháng 3 đến tháng 11/2024 | 2024-03-01..2024-11-30
Từ tháng 3 đến tháng 11 năm 2024 | 2024-03-01..2024-11-30
Từ tháng 3/2024 đến tháng 2/2025 | 2024-03-01..2025-02-28
Từ tháng 11 đến tháng 3 năm 2025 | 2024-11-01..2025-03-31
Đến cuối tháng 6/2024 | -..2024-06-30
Tháng 2/2024 | 2024-02-01..2024-02-29
Tháng 2/2023 | 2023-02-01..2023-02-28
Ngày 30/6/2024 | 2024-06-30..2024-06-30
Ngày 30 tháng 6 năm 2024 | 2024-06-30..2024-06-30
30/6/2024 | 2024-06-30..2024-06-30
30-6-2024 | 2024-06-30..2024-06-30
30.6.2024 | 2024-06-30..2024-06-30
Ngày 30/6 | 2024-06-30..2024-06-30 inferred
Trước ngày 30/6/2024 | -..2024-06-30
Trước ngày 30 tháng 6 năm 2024 | -..2024-06-30
Trước 30/6 | -..2024-06-30 inferred
Trước ngày 30/6 | -..2024-06-30 inferred
Trước ngày 15/12 hằng năm | -..2024-12-15 recurring inferred
Trước ngày 15 tháng 12 hàng năm | -..2024-12-15 recurring inferred
Chậm nhất ngày 31 tháng 01 năm 2025 | -..2025-01-31
Chậm nhất là ngày 31/12/2024 | -..2024-12-31
Chậm nhất đến ngày 31/12/2024 | -..2024-12-31
Chậm nhất trước ngày 31/12/2024 | -..2024-12-31
Muộn nhất ngày 31/12/2024 | -..2024-12-31
Không quá ngày 30/6/2024 | -..2024-06-30
Hạn cuối 30/6/2024 | -..2024-06-30
Xong trước ngày 30/6/2024 | -..2024-06-30
Hoàn thành trước ngày 30/6/2024 | -..2024-06-30
Hoàn thành trong tháng 6/2024 | 2024-06-01..2024-06-30
Hoàn thành quý III năm 2024 | 2024-07-01..2024-09-30
8 giờ 00 ngày 30/6/2024 | 2024-06-30..2024-06-30
Lúc 7h 30 phút, ngày 30/6/2024 | 2024-06-30..2024-06-30
8g00 ngày 30/6/2024 | 2024-06-30..2024-06-30
Từ 15h30 đến 17h30 ngày 30/6/2024 | 2024-06-30..2024-06-30
07 giờ 30 phút - 11 giờ 00, ngày 30/6/2024 | 2024-06-30..2024-06-30
Từ 8h00 ngày 01/3/2024 đến 17h00 ngày 03/3/2024 | 2024-03-01..2024-03-03
Trước 17 giờ 00 ngày 30/6/2024 | -..2024-06-30
Ngày 18/4/2024 (tức ngày 10/3 năm Giáp Thìn) | 2024-04-18..2024-04-18
Ngày 18/4/2024 (nhằm mùng 10 tháng 3 âm lịch) | 2024-04-18..2024-04-18
Ngày 18/4/2024, tức ngày 10/3 âm lịch | 2024-04-18..2024-04-18
Ngày 10/3 âm lịch (tức ngày 18/4/2024) | 2024-04-18..2024-04-18
Trước Tết Nguyên đán Giáp Thìn, ngày 05/02/2024 | 2024-02-05..2024-02-05
02 ngày, từ ngày 28/4/2024 đến ngày 29/4/2024 (tức ngày 20 - 21/3 âm lịch) | 2024-04-28..2024-04-29
03 tháng, từ tháng 3 đến tháng 5 năm 2024 | 2024-03-01..2024-05-31
Trước 17h00 ngày 30/6/2024 | -..2024-06-30
Đến ngày 30/6/2024 | -..2024-06-30
Từ nay đến hết năm 2024 | -..2024-12-31
Từ nay đến ngày 30/6/2024 | -..2024-06-30
Từ ngày 01/3/2024 đến ngày 30/6/2024 | 2024-03-01..2024-06-30
Từ ngày 01/3 đến ngày 30/6/2024 | 2024-03-01..2024-06-30
Từ 01/3 đến 30/6/2024 | 2024-03-01..2024-06-30
Ngày 01 - 15/3/2024 | 2024-03-01..2024-03-15
Từ ngày 01 đến ngày 15/3/2024 | 2024-03-01..2024-03-15
Từ ngày 01 đến ngày 15 tháng 3 năm 2024 | 2024-03-01..2024-03-15
Sau ngày 30/6/2024 | 2024-07-01..- open
Chậm nhất ngày 15/01 năm sau | -..2025-01-15 inferred
Trước ngày 15 tháng 01 năm sau | -..2025-01-15 inferred
Tháng 12 năm trước | 2023-12-01..2023-12-31 inferred
Năm 2024 và năm tiếp theo | 2024-01-01..2025-12-31
Thường xuyên | -..- recurring
Thường xuyên. | -..- recurring
Thường xuyên, liên tục | -..- recurring
Thường xuyên trong năm | 2024-01-01..2024-12-31 recurring inferred
Thường xuyên trong năm 2024 | 2024-01-01..2024-12-31 recurring
Thường xuyên hằng năm | -..- recurring
Thường xuyên/hằng quý | -..- recurring
Hằng năm | -..- recurring
Hàng năm | -..- recurring
Hằng quý | -..- recurring
Hàng tháng | -..- recurring
Hằng tuần | -..- recurring
Hằng tháng, quý, năm | -..- recurring
Định kỳ hằng quý | -..- recurring
Định kỳ 6 tháng, năm | -..- recurring
Mỗi quý 01 lần | -..- recurring
01 lần/quý | -..- recurring
02 lần/năm | -..- recurring
6 tháng/lần | -..- recurring
Ngày 25 hằng tháng | -..- recurring
Trước ngày 15 hằng tháng | -..- recurring
Trước ngày 15 của tháng cuối quý | -..- recurring
Từ ngày 15 đến ngày 20 hằng tháng | -..- recurring
Theo quý | -..- recurring
Cả năm | 2024-01-01..2024-12-31 inferred
Trong năm | 2024-01-01..2024-12-31 inferred
Trong năm đánh giá | 2024-01-01..2024-12-31 inferred
Trong năm đánh giá và những năm tiếp theo | 2024-01-01..- open inferred
Kết thúc năm đánh giá | -..2024-12-31 inferred
Cuối năm | -..2024-12-31 inferred
Thường xuyên trong năm/kết thúc năm đánh giá | 2024-01-01..2024-12-31 recurring inferred
Thường xuyên trong năm/theo kế hoạch | 2024-01-01..2024-12-31 recurring conditional inferred
Theo kế hoạch/kết thúc năm đánh giá | -..2024-12-31 conditional inferred
Theo kế hoạch | -..- conditional
Theo kế hoạch của tỉnh | -..- conditional
Theo quy định | -..- conditional
Theo kế hoạch (nếu có) | -..- conditional
Theo yêu cầu của Phòng Nội vụ | -..- conditional
Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021 | -..- conditional
Theo tiến độ, chậm nhất trước ngày 30/11/2024 | -..2024-11-30 conditional
Khi có yêu cầu | -..- conditional
Khi phát sinh | -..- conditional
Đột xuất | -..- conditional
Sau khi kết thúc đợt kiểm tra | -..- conditional
Sau khi có hướng dẫn của Sở Nội vụ năm 2023 | -..- conditional
Ngay sau khi có kết quả | -..- conditional
Trong vòng 05 ngày kể từ ngày nhận hồ sơ | -..- conditional
05 ngày sau khi kết thúc | -..- conditional
Trong năm 2024 (nếu có) | 2024-01-01..2024-12-31 conditional
Trong năm 2024 nếu có thay đổi | 2024-01-01..2024-12-31 conditional
Trong năm 2024, khi có yêu cầu | 2024-01-01..2024-12-31 conditional
Quý II/2024 (dự kiến) | 2024-04-01..2024-06-30
Quý II (trước ngày 15/6) | 2024-04-01..2024-06-15 inferred
Quý III/2024 (sau khi có hướng dẫn) | 2024-07-01..2024-09-30 conditional
Dự kiến tháng 8/2024 | 2024-08-01..2024-08-31
Từ tháng 3/2024 đến khi hoàn thành | 2024-03-01..- open conditional
Quý I năm 2024. Thường xuyên | 2024-01-01..2024-03-31 recurring
Xây dựng kế hoạch: tháng 01/2024; báo cáo: trước ngày 20/12/2024 | 2024-01-01..2024-12-20
Đợt 1: tháng 3; đợt 2: tháng 9 | 2024-03-01..2024-09-30 inferred
Quý IV năm 2024; Quý I năm 2025 | 2024-10-01..2025-03-31
Tổ chức tập huấn trong quý II/2024 | 2024-04-01..2024-06-30
Thực hiện ngay trong quý II/2024 | 2024-04-01..2024-06-30
Trong ndm 2024 va nhitng ndm tiép theo. | 2024-01-01..- open
Trong nim 2024 nhitng nim tiép theo | 2024-01-01..- open
Trong nim 2024 va nhimg niam tiep theo | 2024-01-01..- open
Quy ll nam 2024 | 2024-04-01..2024-06-30
Trudc ngdy 30/6/2024 | -..2024-06-30
Thudng xuyên | -..- recurring
QUÝ II NĂM 2024 | 2024-04-01..2024-06-30
trong năm 2024 | 2024-01-01..2024-12-31
Trong quý I và quý II năm 2025 | 2025-01-01..2025-06-30
Từ quý IV/2024 đến hết quý I/2025 | 2024-10-01..2025-03-31
Hoàn thành chậm nhất ngày 20/11/2024 | -..2024-11-20
Xong trong tháng 10 năm 2024 | 2024-10-01..2024-10-31
Trước ngày 20 tháng 11 hằng năm | -..2024-11-20 recurring inferred
Trước ngày 05 của tháng đầu quý | -..- recurring
Ngày 15 hằng tháng | -..- recurring
6 tháng một lần | -..- recurring
Định kỳ 06 tháng | -..- recurring
Sáu tháng một lần | -..- recurring
Định kỳ sáu tháng một lần | -..- recurring
06 tháng/01 lần | -..- recurring
01 lần/6 tháng | -..- recurring
Ba tháng một lần | -..- recurring
Định kỳ hằng quý, 6 tháng, năm | -..- recurring
Thường xuyên, báo cáo trước ngày 15/12/2024 | -..2024-12-15 recurring
Giai đoạn 2024 - 2026 | 2024-01-01..2026-12-31
Từ tháng 01 đến tháng 12/2024 | 2024-01-01..2024-12-31
Bắt đầu từ tháng 7/2024 | 2024-07-01..- open
Kết thúc trước ngày 31/12/2024 | -..2024-12-31
Chậm nhất ngày 30 tháng 9 năm 2024 | -..2024-09-30
Năm 2024 và giai đoạn 2025 - 2030 | 2024-01-01..2030-12-31
Tháng 4, tháng 8, tháng 12 năm 2024 | 2024-04-01..2024-12-31
Từ ngày 10 tháng 3 đến ngày 25 tháng 3 năm 2024 | 2024-03-10..2024-03-25
Đến ngày 31 tháng 12 năm 2025 | -..2025-12-31
Sau khi được phê duyệt | -..- conditional
Ngay sau khi Kế hoạch được ban hành | -..- conditional
Khi có hướng dẫn của cấp trên | -..- conditional
Theo tiến độ của dự án | -..- conditional
Trong 10 ngày kể từ ngày ký | -..- conditional
Từ quý III đến quý I năm 2024 | 2023-07-01..2024-03-31
"""
# Nothing here tells a time, or it tells one that the rules cannot be sure of.
UNREADABLE = """
Cuối tháng 6 năm 2024
Giữa tháng 6 năm 2024
Đầu tháng 6/2024
Báo cáo quý I/2024
Năm học 2023-2024
15/8 âm lịch
Ngày 10/3 (ÂL)
Ngày 10/3 ÂL hằng năm
Ngày 03/3/Quý Mão
Mùng 10 tháng Giêng năm Giáp Thìn
Trước kỳ họp HĐND cuối năm 2024
Đầu tư công trung hạn 2021-2025
Quý V
Quý I năm xyz
Tháng 13
Tháng 0
31/6/2024
30/02/2024
Ngày 32/5/2024
Đầu năm 2024
Trong 3 tháng
Trong 05 ngày
Tuần 1 tháng 6
Trong tuần
Trong quý
Trong tháng
Năm
Quý
Ngày
Tháng
12
2
abc
Ghi chú
Việc này sẽ làm
Các xã, thị trấn
Phòng Nội vụ
Đang thực hiện
Chưa xác định
Cuối quý
...
-
1.1
Từ ngày 01/9/2024 đến ngày 30/6/2024
Trước ngày 15 tháng sau
Sau ngày bầu cử
Kế hoạch số 12 năm 2024
Nghị quyết đại hội nhiệm kỳ 2025 - 2030
Mục tiêu đến 2030 đạt 95%
Ngày Quốc khánh 2/9
Trong 2 năm
Khóa XII
Trước Tết Nguyên đán
Trong mùa mưa bão
Vào dịp 30/4 và 01/5
Sau bầu cử 02 tháng
Báo cáo tháng 6/2024
Hội nghị sơ kết quý I/2024
Văn bản số 05 tháng 3 năm 2024
Đợt 1 và đợt 2
Ngày thứ Bảy
Thứ Hai tuần đầu
Chương trình mục tiêu giai đoạn 2021-2025
Năm du lịch 2024
Ngân sách năm 2024
Học kỳ I năm học 2024 - 2025
Ngày 29/02/2023
Ngày 00/6/2024
Tháng 6/13/2024
Quý 5/2024
Nửa tháng
Vài tháng tới
Mấy năm nay
Đầu nhiệm kỳ
Giữa năm
Một quý
Vụ Đông Xuân 2024 - 2025
Niên độ 2024
Sau tháng thứ ba
Đến kỳ báo cáo
50 ngày đêm
Khoảng tháng sau
Ngày hội toàn dân 2024
Chiến dịch 92 ngày đêm
Khai giảng năm học mới
Tăng 5% so với năm 2023
Dân số năm 2024
Trước năm học 2024 - 2025
Trong đợt cao điểm
Tháng hành động 2024
Tháng an toàn giao thông
Tuần lễ áo dài 2024
Phiên họp tháng 6/2024
Kỳ họp thứ 15
Quý vị đại biểu
Quý phụ huynh học sinh 1
Nghị quyết năm 2024
Lương tháng 13
Sinh năm 1990
02 ngày
Giá quý 2
Quyết toán năm 2023
Trước hội nghị 05 ngày
Chỉ tiêu năm 2024: 95%
Công văn ngày 05/3/2024
Biên bản họp ngày 05/3/2024
Kế hoạch năm 2024
Kèm theo Quyết định ngày 05/3/2024
Tuần cuối tháng 6/2024
"""
FLAGS = {"open": "open_ended", "recurring": "recurring", "conditional": "conditional", "inferred": "year_inferred"}


def expected(told: str) -> Period:
    dates, *flags = told.split()
    start, _, end = dates.partition("..")
    told_flags: dict[str, Any] = {name: flag in flags for flag, name in FLAGS.items()}
    return Period(None if start == "-" else start, None if end == "-" else end, **told_flags)


def read(phrase: str, year: int | None) -> Period | None:
    """Without the frequency, which has tests of its own."""
    found = read_period(phrase, PlanTime(year))
    return replace(found, frequency=None, parts=(), day_of_month=None) if found is not None else None


@pytest.mark.parametrize("line", PHRASES.strip().splitlines())
def test_phrases(line: str) -> None:
    phrase, _, told = line.partition(" | ")
    assert read(phrase, YEAR) == expected(told)


@pytest.mark.parametrize("phrase", UNREADABLE.strip().splitlines())
def test_a_phrase_that_cannot_be_read_gives_none(phrase: str) -> None:
    assert read_period(phrase, PLAN) is None


def test_empty_text_has_no_period() -> None:
    assert read_period("", PLAN) is None
    assert read_period(" \n ", PLAN) is None


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("Trong năm 2023", "2023-01-01..2023-12-31"),
        ("Thường xuyên trong năm", "-..- recurring"),
        ("Quý II, theo kế hoạch", "-..- conditional"),
        ("Trước ngày 30/6/2023", "-..2023-06-30"),
    ],
)
def test_without_the_plan_s_year(phrase: str, told: str) -> None:
    assert read(phrase, None) == expected(told)


@pytest.mark.parametrize("phrase", ["Quý II", "Trong năm", "Trước ngày 30/6", "Cuối năm"])
def test_without_the_plan_s_year_a_bare_date_is_none(phrase: str) -> None:
    assert read_period(phrase, PlanTime()) is None


def test_lines_of_a_cell_are_read_one_by_one() -> None:
    assert read_period("- Xây dựng kế hoạch: Quý I\n- Tổng kết: trước ngày 20/11", PLAN) == replace(
        expected("2024-01-01..2024-11-20 inferred"),
        parts=(expected("2024-01-01..2024-03-31 inferred"), expected("-..2024-11-20 inferred")),
    )


def test_lost_marks_do_not_matter() -> None:
    assert read_period("Quý II năm 2024", PLAN) == read_period("quy II nam 2024", PLAN)


@pytest.mark.parametrize(
    ("phrase", "frequency"),
    [
        ("Hằng năm", "year"),
        ("Hàng quý", "quarter"),
        ("Ngày 25 hằng tháng", "month"),
        ("01 lần/tuần", "week"),
        ("Hằng ngày", "day"),
        ("6 tháng một lần", "half_year"),
        ("6 tháng 1 lần", "half_year"),
        ("06 tháng/lần", "half_year"),
        ("01 lần/6 tháng", "half_year"),
        ("Sáu tháng một lần", "half_year"),
        ("Định kỳ 6 tháng", "half_year"),
        ("Định kỳ sáu tháng một lần", "half_year"),
        ("Hai lần/năm", "half_year"),
        ("02 lần/năm", "half_year"),
        ("Mỗi năm 02 lần", "half_year"),
        ("4 lần/năm", "quarter"),
        ("3 tháng/lần", "quarter"),
        ("12 tháng/lần", "year"),
        ("7 ngày 1 lần", "week"),
        ("Định kỳ quý, 6 tháng, năm", "quarter"),
        # No word of the contract's says these.
        ("3 lần/năm", None),
        ("2 năm/lần", None),
        ("0 lần/năm", None),
        ("Định kỳ tháng 6", None),
        ("Định kỳ 6 tháng đầu năm", None),
        ("Thường xuyên", None),
        ("Quý II/2024", None),
    ],
)
def test_frequency(phrase: str, frequency: str | None) -> None:
    assert read_frequency(phrase) == frequency


@pytest.mark.parametrize(
    ("phrase", "frequency"),
    [("Báo cáo hằng quý", "quarter"), ("Thường xuyên", None), ("Định kỳ 6 tháng", "half_year"), ("Quý II/2024", None)],
)
def test_a_period_has_the_frequency_of_what_recurs(phrase: str, frequency: str | None) -> None:
    period = read_period(phrase, PLAN)
    assert period is not None
    assert period.frequency == frequency
    assert period.parts == ()


@seed(20240630)
@given(st.text(alphabet="0123456789/-., ;:()\nIVXqQuýnămtháĐđếTrcwsổ", max_size=40))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    period = read_period(text, PLAN)
    if period is not None and period.start and period.end:
        assert period.start <= period.end


@pytest.mark.parametrize("words", [("Quý", "I"), ("tháng", "5"), ("từ", "đến"), ("năm", "2024"), ("trước", "ngày")])
@pytest.mark.parametrize("join", ["", " ", "/", ", ", " - ", "\n"])
def test_pieces_of_phrases_are_read_without_a_fault(words: tuple[str, str], join: str) -> None:
    for phrase in (join.join(words), join.join(reversed(words)), join.join(words * 3)):
        read_period(phrase, PLAN)


# --- in a plan


def deadline(*texts: str) -> dict[str, Any]:
    content: list[Any] = [{"marker": None, "text": text, "children": []} for text in texts]
    field = {"marker": "d", "label": "Thời gian thực hiện", "content": content, "period": None}
    return criterion(field)


def criterion(field: dict[str, Any] | None) -> dict[str, Any]:
    empty: dict[str, Any] = {"objective": None, "tasks": None, "responsibility": None, "other": [], "content": []}
    return {"number": "1.1", "kind": "criterion", "name": "Báo cáo"} | empty | {"deadline": field}


def plan(criteria: list[dict[str, Any]], rows: list[str | None]) -> dict[str, Any]:
    section = {"number": "I", "heading": "MỤC TIÊU", "content": [], "sections": [], "criteria": criteria}
    blank: dict[str, Any] = dict.fromkeys(("number", "code", "criterion", "lead", "coordinate", "objective"))
    groups = [{"number": None, "title": None, "rows": [blank | {"deadline": row} for row in rows]}]
    appendix = {"label": None, "title": None, "attached_to": None, "columns": [], "groups": groups, "content": [], "sections": []}
    outer = {"number": "1", "heading": None, "content": [], "sections": [section], "criteria": []}
    return {"subject": f"Báo cáo năm {YEAR}", "sections": [outer], "appendices": [appendix]}


def test_periods_of_a_plan() -> None:
    told = plan([deadline("Quý II"), criterion(None)], ["Thường xuyên", "", None, "Ghi chú"])
    facts = derive(draft_of(told))
    assert facts.year == YEAR
    assert facts.periods == {
        "/sections/0/sections/0/criteria/0/deadline": expected("2024-04-01..2024-06-30 inferred"),
        "/appendices/0/groups/0/rows/0": expected("-..- recurring"),
    }


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        # The first paragraph decides; what was written below it is of another kind.
        (("Quý II năm 2024", "Tổ chức 02 lớp, báo cáo quý I"), "2024-04-01..2024-06-30"),
        (("Cụ thể như sau", "Đợt 1: tháng 3", "Đợt 2: tháng 9"), "2024-03-01..2024-09-30 inferred"),
    ],
)
def test_periods_of_fields_with_several_paragraphs(texts: tuple[str, ...], told: str) -> None:
    whole = plan([deadline(*texts)], [])
    (where, period), = derive(draft_of(whole)).periods.items()
    assert (where, replace(period, parts=())) == ("/sections/0/sections/0/criteria/0/deadline", expected(told))
