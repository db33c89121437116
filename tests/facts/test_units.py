"""The territory and the year of a plan, as letterhead, subject and text tell them."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.issued import Issued
from kehoach_parser.facts.units.read import has_two_levels, level_of, read_unit, with_codes
from kehoach_parser.facts.units.years import read_years
from kehoach_parser.facts.values import Level, Reason, Unit


def told(unit: Unit | None) -> tuple[str, str, str | None, str | None, str | None] | None:
    return (unit.level, unit.type, unit.name, unit.district, unit.province) if unit is not None else None


# --- the letterhead


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ AN THUẬN"), ("commune", "xã", "An Thuận")),
        (("ỦY BAN NHÂN DÂN XÃ AN", "THUẬN"), ("commune", "xã", "An Thuận")),
        (("UBND TỈNH BÌNH LÂM", "SỞ CÔNG THƯƠNG"), ("province", "tỉnh", "Bình Lâm")),
        (("ỦY BAN NHÂN DÂN HUYỆN", "SÔNG LAM"), ("district", "huyện", "Sông Lam")),
        (("UBND HUYỆN SÔNG LAM", "UBND XÃ AN THUẬN"), ("commune", "xã", "An Thuận")),
        (("UBND HUYỆN", "UBND XÃ AN THUẬN"), ("commune", "xã", "An Thuận")),
        (("CÔNG AN HUYỆN SÔNG LAM",), ("district", "huyện", "Sông Lam")),
        (("UBND HUYỆN SÔNG LAM TRƯỜNG TIỂU HỌC SỐ 1",), ("district", "huyện", "Sông Lam")),
        (("UBND TỈNH BÀ RỊA - VŨNG TÀU",), ("province", "tỉnh", "Bà Rịa - Vũng Tàu")),
        (("UBND PHƯỜNG 7",), ("commune", "phường", "7")),
        (("ỦY BAN NHÂN DÂN", "THỊ TRẤN"), ("commune", "thị trấn", None)),
        (("BỘ CHỈ HUY QUÂN KHU",), None),
        (("BẢO HIỂM XÃ HỘI",), None),
        ((), None),
    ],
)
def test_the_issuer_names_the_unit(lines: tuple[str, ...], unit: tuple[str, str, str | None] | None) -> None:
    found = read_unit(lines, None, None, "")
    assert (told(found) or ())[:3] == (unit or ())


def test_a_unit_above_in_the_letterhead_outweighs_the_text() -> None:
    text = "huyện Bình Lâm, huyện Bình Lâm, huyện Bình Lâm; tỉnh Đông Giang"
    found = read_unit(("UBND HUYỆN SÔNG LAM", "UBND XÃ AN THUẬN"), None, None, text)
    assert told(found) == ("commune", "xã", "An Thuận", "huyện Sông Lam", "tỉnh Đông Giang")


@pytest.mark.parametrize(
    ("issuer", "above"),
    [
        ("UBND XÃ AN THUẬN", ("huyện Sông Lam", "tỉnh Bình Lâm")),
        ("UBND HUYỆN SÔNG LAM", (None, "tỉnh Bình Lâm")),
        ("UBND TỈNH BÌNH LÂM", (None, None)),
    ],
)
def test_units_above_are_told_by_the_text_s_commonest(issuer: str, above: tuple[str | None, str | None]) -> None:
    text = "huyện Sông Lam, huyện Sông Lam, huyện Ia Mơ; tỉnh Bình Lâm và tỉnh Bình Lâm như tỉnh Đông Giang"
    assert (told(read_unit((issuer,), None, None, text)) or ())[3:] == above


def test_a_unit_is_not_above_itself() -> None:
    found = read_unit(("UBND XÃ SÔNG LAM",), None, None, "huyện Sông Lam, huyện Sông Lam; huyện Ia Mơ")
    assert found is not None
    assert found.district == "huyện Ia Mơ"


# --- without a letterhead


@pytest.mark.parametrize(
    ("place", "text", "unit"),
    [
        (None, "UBND thị trấn giao các tổ; UBND thị trấn theo dõi; UBND huyện cấp. Thị trấn Ia Mơ", ("commune", "thị trấn", "Ia Mơ")),
        ("An Thuận", "UBND xã giao. Xã Ia Mơ, xã Ia Mơ, xã An Thuận", ("commune", "xã", "An Thuận")),
        (None, "UBND xã giao. Xã Ia Mơ, xã Ia Mơ, xã An Thuận", ("commune", "xã", "Ia Mơ")),
        (None, "Xã Ia Mơ báo cáo xã An Thuận", None),
        (None, "Của UBND tỉnh, của UBND tỉnh. UBND huyện Sông Lam xây dựng Kế hoạch", ("district", "huyện", "Sông Lam")),
    ],
)
def test_the_text_names_the_unit(place: str | None, text: str, unit: tuple[str, str, str] | None) -> None:
    assert (told(read_unit((), place, None, text)) or ())[:3] == (unit or ())


def test_the_subject_counts_as_text() -> None:
    found = read_unit(("UBND XÃ AN THUẬN",), None, "Trồng cây trên địa bàn huyện Sông Lam", "huyện Ia Mơ")
    assert found is not None
    assert found.district == "huyện Sông Lam"


@pytest.mark.parametrize(
    ("kind", "name", "level"),
    [
        ("xã", None, "commune"),
        ("quận", "10", "district"),
        ("tỉnh", "Gia Lai", "province"),
        ("thành phố", "Đà Nẵng", "province"),
        ("thành phố", "Pleiku", "district"),
        ("thành phố", None, "district"),
    ],
)
def test_levels(kind: str, name: str | None, level: str) -> None:
    assert level_of(kind, name) == level


# --- codes


@pytest.mark.parametrize(
    ("unit", "issued", "year", "codes", "reason"),
    [
        (("province", "tỉnh", "Gia Lai", None, None), Issued(2024), None, ("64", None, None), None),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(2026), None, ("52", None, None), None),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(2025, 6, 30), None, ("64", None, None), None),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(2025, 7, 1), None, ("52", None, None), None),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(), 2024, ("64", None, None), None),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(), 2025, (None, None, None), "ambiguous"),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(), 2026, (None, None, None), "ambiguous"),
        (("province", "tỉnh", "Gia Lai", None, None), Issued(), 2027, ("52", None, None), None),
        (("commune", "xã", "Ia Pal", "huyện Chư Sê", "tỉnh Gia Lai"), Issued(2023, 5), None, ("23966", "633", "64"), None),
        (("commune", "thị trấn", None, None, "tỉnh Gia Lai"), Issued(2023), None, (None, None, "64"), None),
    ],
)
def test_codes(
    unit: tuple[Level, str, str | None, str | None, str | None],
    issued: Issued,
    year: int | None,
    codes: tuple[str | None, str | None, str | None],
    reason: Reason | None,
) -> None:
    found, why = with_codes(Unit(*unit), issued, year)
    assert (found.code, found.district_code, found.province_code, why) == (*codes, reason)


# --- the year


@pytest.mark.parametrize(
    ("subject", "issued", "year"),
    [
        ("Trồng cây năm 2025", 2024, 2025),
        ("Trồng cây năm 2025", None, 2025),
        ("Trồng cây giai đoạn 2026 - 2030", 2025, 2026),
        ("Trồng cây đến năm 2030", 2025, 2025),
        ("Trồng cây", 2025, 2025),
        ("Trồng cây", None, None),
        (None, 2025, 2025),
        ("Tổng kết năm 2024, công tác năm 2025", 2025, 2025),
        ("Tổng kết năm 2023, công tác năm 2025", 2024, 2025),
        ("Tổng kết năm 2021, công tác năm 2024", 2025, 2024),
        ("Tổng kết năm 2023, công tác năm 2025", None, 2023),
    ],
)
def test_year(subject: str | None, issued: int | None, year: int | None) -> None:
    assert read_years(subject, issued)[0] == year


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("XÃ ĐOÀN AN THUẬN",), ("commune", "xã", "An Thuận")),
        (("TỈNH ĐOÀN BÌNH LÂM", "BAN PHONG TRÀO"), ("province", "tỉnh", "Bình Lâm")),
        (("UBND TỈNH BÌNH LÂM SỞ NỘI VỤ",), ("province", "tỉnh", "Bình Lâm")),
        (("TÒA ÁN NHÂN DÂN TỈNH BÌNH LÂM TÒA ÁN NHÂN DÂN HUYỆN SÔNG LAM",), ("province", "tỉnh", "Bình Lâm")),
        (("HỘI PHỤ NỮ TỈNH BÌNH LÂM BAN", "THƯỜNG VỤ"), ("province", "tỉnh", "Bình Lâm")),
        (("UBND HUYỆN PHONG SƠ",), ("district", "huyện", "Phong Sơ")),
        (("UBND XÃ SƠ PAI",), ("commune", "xã", "Sơ Pai")),
    ],
)
def test_a_name_ends_where_a_body_s_name_begins(lines: tuple[str, ...], unit: tuple[str, str, str]) -> None:
    assert (told(read_unit(lines, None, None, "")) or ())[:3] == unit


def test_a_name_is_of_one_text() -> None:
    assert told(read_unit((), None, None, "UBND tỉnh\nQuý II\nUBND tỉnh")) == ("province", "tỉnh", None, None, None)
    assert told(read_unit((), None, None, "UBND tỉnh Văn phòng")) == ("province", "tỉnh", None, None, None)
    assert told(read_unit((), None, None, "UBND tỉnh Văn Giang")) == ("province", "tỉnh", "Văn Giang", None, None)


def test_without_districts_a_city_is_a_province() -> None:
    given = (("UBND PHƯỜNG AN THUẬN",), None, None, "phường An Thuận, thành phố Hải Lam; huyện Sông Lam")
    assert told(read_unit(*given, two_levels=True)) == ("commune", "phường", "An Thuận", None, "thành phố Hải Lam")
    assert told(read_unit(*given)) == ("commune", "phường", "An Thuận", "thành phố Hải Lam", None)
    assert told(read_unit(("UBND QUẬN SÔNG LAM",), None, None, "thành phố Hải Lam")) == ("district", "quận", "Sông Lam", None, "thành phố Hải Lam")


@pytest.mark.parametrize(
    ("issued", "year", "expected"),
    [
        (Issued(2025, 6, 30), None, False),
        (Issued(2025, 7, 1), None, True),
        (Issued(2025, 7), None, True),
        (Issued(2025), None, False),
        (Issued(2026), None, True),
        (Issued(), 2026, False),
        (Issued(), 2027, True),
        (Issued(), None, False),
    ],
)
def test_since_when_there_are_two_levels(issued: Issued, year: int | None, expected: bool) -> None:
    assert has_two_levels(issued, year) is expected


def test_the_subject_or_the_body_s_name_tells_the_unit() -> None:
    text = "Ban Quản lý rừng Khe Cạn, tỉnh Bình Lâm trồng rừng; huyện Sông Lam"
    assert (told(read_unit(("BAN QUẢN LÝ RỪNG KHE CẠN",), None, None, text)) or ())[:3] == ("province", "tỉnh", "Bình Lâm")
    assert (told(read_unit((), None, "TRỒNG RỪNG HUYỆN SÔNG LAM", text)) or ())[:3] == ("district", "huyện", "Sông Lam")
    assert read_unit((), None, "TRỒNG RỪNG", text) is None


@pytest.mark.parametrize(
    ("subject", "issued", "years"),
    [
        ("Trồng cây giai đoạn 2031 - 2035", 2030, (2031, 2035)),
        ("Trồng cây năm học 2031-2032", 2031, (2031, 2032)),
        ("Trồng cây từ năm 2031 đến năm 2035", 2031, (2031, 2035)),
        ("Trồng cây năm 2031, tầm nhìn đến năm 2040", 2031, (2031, None)),
        ("Trồng cây năm 2032 của chương trình giai đoạn 2031 - 2035", 2032, (2032, None)),
        ("Thực hiện Chỉ thị ngày 15 tháng 8 năm 2029 về trồng cây", 2031, (2031, None)),
        ("Thực hiện Chỉ thị ngày 15/8/2029 về trồng cây năm 2030", 2031, (2030, None)),
        ("Thi hành Luật Lâm nghiệp năm 2017", 2031, (2031, None)),
        ("Thi hành Luật Lâm nghiệp năm 2032", 2031, (2032, None)),
    ],
)
def test_years(subject: str, issued: int, years: tuple[int, int | None]) -> None:
    assert read_years(subject, issued) == years
