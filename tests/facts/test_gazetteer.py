"""Official codes: of units that a name leads to, and of no others."""

from __future__ import annotations

import lzma
from collections import Counter
from importlib.resources import files

import pytest

from kehoach_parser import parse_text
from kehoach_parser.facts.units.gazetteer import Codes, find_codes, name_key
from kehoach_parser.text.fold import key

LATE = "2025-12-01"

# (type, name, district, province, day) -> codes of province, district, commune
KNOWN = [
    # three levels, everything told
    (("phường", "Phúc Xá", "quận Ba Đình", "thành phố Hà Nội", "2023-01-10"), ("01", "001", "00001")),
    (("phường", "Cửa Nam", "quận Hoàn Kiếm", "thành phố Hà Nội", "2024-09-02"), ("01", "002", "00073")),
    (("xã", "Ia Pal", "huyện Chư Sê", "tỉnh Gia Lai", "2022-05"), ("64", "633", "23966")),
    (("thị trấn", "Ia Kha", "huyện Ia Grai", "tỉnh Gia Lai", "2021"), ("64", "628", "23764")),
    (("phường", "2", "thị xã Quảng Trị", "tỉnh Quảng Trị", "2022"), ("45", "462", "19360")),
    (("thị trấn", "Yên Châu", "huyện Yên Châu", "tỉnh Sơn La", "2023-06-01"), ("14", "124", "04060")),
    (("xã", "Mường Giàng", "huyện Quỳnh Nhai", "tỉnh Sơn La", "2022"), ("14", "118", "03703")),
    (("thị trấn", "Mường Giàng", "huyện Quỳnh Nhai", "tỉnh Sơn La", "2025-06-30"), ("14", "118", "03703")),
    (("phường", "An Lạc", "quận Bình Tân", "thành phố Hồ Chí Minh", "2020"), ("79", "777", "27460")),
    (("phường", "Điện Minh", "thị xã Điện Bàn", "tỉnh Quảng Nam", "2025-03-03"), ("49", "507", "20593")),
    # districts and provinces
    (("quận", "1", None, "thành phố Hồ Chí Minh", "2023"), ("79", "760", None)),
    (("quận", "Hà Đông", None, "thành phố Hà Nội", "2023"), ("01", "268", None)),
    (("huyện", "Hớn Quản", None, "tỉnh Bình Phước", "2022-02-02"), ("70", "694", None)),
    (("thị xã", "Điện Bàn", None, None, "2019"), ("49", "507", None)),
    (("thành phố", "Thủ Đức", None, "thành phố Hồ Chí Minh", "2023"), ("79", "769", None)),
    (("huyện", "Côn Đảo", None, "tỉnh Bà Rịa - Vũng Tàu", "2024"), ("77", "755", None)),
    (("tỉnh", "Gia Lai", None, None, "2025-06-30"), ("64", None, None)),
    (("tỉnh", "Đắk Lắk", None, None, None), ("66", None, None)),
    (("tỉnh", "Bình Định", None, None, "2023"), ("52", None, None)),
    (("tỉnh", "Bà Rịa-Vũng Tàu", None, None, "2023"), ("77", None, None)),
    # two levels
    (("tỉnh", "Gia Lai", None, None, "2025-07-01"), ("52", None, None)),
    (("thành phố", "Cần Thơ", None, None, LATE), ("92", None, None)),
    (("xã", "Ia Grai", None, "tỉnh Gia Lai", "2025-08"), ("52", None, "23764")),
    (("phường", "Cửa Nam", None, "thành phố Hà Nội", LATE), ("01", None, "00082")),
    (("phường", "Văn Miếu - Quốc Tử Giám", None, "thành phố Hà Nội", LATE), ("01", None, "00226")),
    (("xã", "Hạ Lang", None, "tỉnh Cao Bằng", LATE), ("04", None, "01558")),
    (("phường", "Hà Giang 1", None, "tỉnh Tuyên Quang", LATE), ("08", None, "00694")),
    (("phường", "Bình Tây", None, "thành phố Hồ Chí Minh", LATE), ("79", None, "27367")),
    (("đặc khu", "Phú Quốc", None, "tỉnh An Giang", "2026"), ("91", None, "31078")),
    # a district of former days in a later plan tells nothing
    (("xã", "Ia Grai", "huyện Ia Grai", "tỉnh Gia Lai", "2025-09-15"), ("52", None, "23764")),
    # the day is not known, the type or the district tells the division
    (("đặc khu", "Côn Đảo", None, None, None), ("79", None, "26732")),
    (("huyện", "Đak Pơ", None, "tỉnh Gia Lai", None), ("64", "634", None)),
    (("xã", "Ia Pal", "huyện Chư Sê", None, "2025"), ("64", "633", "23966")),
    (("thành phố", "Hà Nội", None, None, None), ("01", None, None)),
    # other spellings
    (("huyện", "Đăk Pơ", None, None, "2022"), ("64", "634", None)),
    (("huyện", "Đắk Pơ", None, "tỉnh Gia Lai", "2022"), ("64", "634", None)),
    (("huyện", "Krông Buk", None, "tỉnh Đak Lak", "2022"), ("66", "649", None)),
    (("xã", "Pơng Drang", "huyện Krông Búk", "tỉnh Đăk Lăk", "2022"), ("66", "649", "24316")),
    (("phường", "Yên Hòa", "quận Cầu Giấy", "thành phố Hà Nội", "2022"), ("01", "005", "00172")),
    (("phường", "Yên Hoà", "quận Cầu Giấy", "thành phố Hà Nội", "2022"), ("01", "005", "00172")),
    (("xã", "Đàm Thuỷ", "huyện Trùng Khánh", "tỉnh Cao Bằng", "2022"), ("04", "047", "01495")),
    (("xã", "Quí Quân", "huyện Yên Sơn", "tỉnh Tuyên Quang", "2022"), ("08", "075", "02431")),
    (("xã", "Sỹ Bình", "huyện Bạch Thông", "tỉnh Bắc Kạn", "2022"), ("06", "063", "01978")),
    (("phường", "Phương Liên - Trung Tự", "quận Đống Đa", "thành phố Hà Nội", "2025-04-04"), ("01", "006", "00226")),
    (("xã", "Cư M'ta", None, "tỉnh Đắk Lắk", LATE), ("66", None, "24436")),
    (("xã", "Cư M’Ta", None, "tỉnh Đắk Lắk", LATE), ("66", None, "24436")),
    (("xã", "Cư Mta", None, "tỉnh Đắk Lắk", LATE), ("66", None, "24436")),
    (("phường", "02", "thị xã Quảng Trị", "tỉnh Quảng Trị", "2022"), ("45", "462", "19360")),
    # one of its name in its province, its district, the country; a district that its commune tells from others
    (("xã", "Tân Bình", None, "tỉnh Gia Lai", "2021-09-29"), ("64", "626", "23704")),
    (("phường", "2", "thị xã Quảng Trị", None, "2022"), ("45", "462", "19360")),
    (("thị trấn", "Châu Thành", None, "tỉnh Tây Ninh", "2022"), ("72", "708", "25585")),
    (("thị trấn", "Ia Kha", None, None, "2023"), ("64", "628", "23764")),
    (("xã", "Ia Pal", None, None, "2023"), ("64", "633", "23966")),
    # the town was in the province, and became a city under the centre in 2025
    (("thành phố", "Huế", None, "tỉnh Thừa Thiên Huế", "2022"), ("46", "474", None)),
    (("thành phố", "Huế", None, None, "2025-03-01"), ("46", None, None)),
    # a name that went from one code to another
    (("thị trấn", "Quân Chu", "huyện Đại Từ", "tỉnh Thái Nguyên", "2022"), ("19", "171", "05764")),
    (("thị trấn", "Quân Chu", "huyện Đại Từ", "tỉnh Thái Nguyên", "2025-05-05"), ("19", "171", "05851")),
]

# (type, name, district, province, day) -> why there is no code, and what is known above
DOUBTFUL = [
    (("phường", "1", None, None, "2022"), Codes(reason="ambiguous")),
    (("xã", "Tân Bình", None, None, "2022-01-01"), Codes(reason="ambiguous")),
    (("huyện", "Châu Thành", None, None, "2022"), Codes(reason="ambiguous")),
    (("tỉnh", "Gia Lai", None, None, None), Codes(reason="ambiguous")),
    (("tỉnh", "Gia Lai", None, None, "2025"), Codes(reason="ambiguous")),
    (("phường", "Cửa Nam", None, "thành phố Hà Nội", "2025"), Codes("01", reason="ambiguous")),
    (("thị trấn", "Quân Chu", "huyện Đại Từ", "tỉnh Thái Nguyên", "2024-08"), Codes("19", "171", reason="ambiguous")),
    (("huyện", "Ia Grai", None, "tỉnh Đắk Lắk", "2022"), Codes("66", reason="unknown")),
    (("xã", "Ia Pal", "huyện Chư Sê", "tỉnh Đắk Lắk", "2022"), Codes(reason="contradiction")),
    (("xã", "An Thuận", "huyện Ba Đình", "thành phố Hà Nội", "2022"), Codes("01", reason="unknown")),
    (("xã", "Phúc Xá", "quận Ba Đình", "thành phố Hà Nội", "2022"), Codes("01", "001", reason="unknown")),
    (("xã", "An Thuận", "huyện Sông Lam", "tỉnh Bình Lâm", "2023"), Codes(reason="unknown")),
    (("xã", "An Thuận", "huyện Sông Lam", "tỉnh Gia Lai", "2023"), Codes("64", reason="unknown")),
    (("xã", "An Thuận", "huyện Chư Sê", "tỉnh Gia Lai", "2023"), Codes("64", "633", reason="unknown")),
    (("tỉnh", "Bình Định", None, None, LATE), Codes(reason="unknown")),
    (("huyện", "Chư Sê", None, "tỉnh Gia Lai", LATE), Codes("52", reason="unknown")),
    (("đặc khu", "Phú Quốc", None, None, "2023"), Codes(reason="unknown")),
    (("xã", "", None, "tỉnh Gia Lai", "2023"), Codes("64", reason="unknown")),
    # marks tell Vietnamese names apart: no guess in a wide circle
    (("xã", "Hã Làng", None, "tỉnh Cao Bằng", LATE), Codes("04", reason="unknown")),
    # neither does a name that is alike lead anywhere
    (("xã", "Ia Pall", "huyện Chư Sê", "tỉnh Gia Lai", "2022"), Codes("64", "633", reason="unknown")),
]


@pytest.mark.parametrize(("asked", "codes"), KNOWN, ids=str)
def test_a_unit_that_is_told_has_its_codes(
    asked: tuple[str, str, str | None, str | None, str | None], codes: tuple[str | None, str | None, str | None]
) -> None:
    found = find_codes(*asked)
    assert found == Codes(*codes)
    assert found.own == [code for code in codes if code][-1]


@pytest.mark.parametrize(("asked", "codes"), DOUBTFUL, ids=str)
def test_a_doubt_remains_one(asked: tuple[str, str, str | None, str | None, str | None], codes: Codes) -> None:
    assert find_codes(*asked) == codes


def lines() -> list[list[str]]:
    text = lzma.decompress(files("kehoach_parser").joinpath("data", "gazetteer.xz").read_bytes()).decode()
    return [line.split("|") for block in text.split("\n\n") for line in block.split("\n")]


def test_the_lists_are_whole() -> None:
    counted = {mark: Counter(len(code) for _, _, code, _, marks in lines() if mark in marks) for mark in "abc"}
    assert counted == {
        "a": {2: 63, 3: 705, 5: 10599},
        "b": {2: 63, 3: 696, 5: 10035},
        "c": {2: 34, 5: 3321},
    }


def test_the_lists_keep_their_form() -> None:
    types = {
        2: {"tỉnh", "thành phố"},
        3: {"quận", "huyện", "thị xã", "thành phố"},
        5: {"xã", "phường", "thị trấn", "đặc khu"},
    }
    for name, kind, code, above, marks in lines():
        assert code.isdigit(), code
        assert kind in types[len(code)], (kind, code)
        assert name == " ".join(name.split()), name
        assert len(above) == {2: (0,), 3: (2,), 5: (2,) if marks == "c" else (3,)}[len(code)][0], code
    known = {mark: {code for _, _, code, _, marks in lines() if mark in marks} for mark in "abc"}
    assert [(code, mark) for _, _, code, above, marks in lines() for mark in marks if above and above not in known[mark]] == []


def test_provinces_are_told_apart_without_marks() -> None:
    for mark in "abc":
        names = [key(name) for name, _, code, _, marks in lines() if len(code) == 2 and mark in marks]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Đắk Lắk", "daklak"),
        ("Cư M’gar", "cumgar"),
        ("Phường 02", "phuong2"),
        ("Mỹ Lý", "mili"),
        ("Phan Rang-Tháp Chàm", "phanrangthapcham"),
    ],
)
def test_names_are_looked_up_folded(name: str, folded: str) -> None:
    assert name_key(name) == folded


PLAN = """ỦY BAN NHÂN DÂN
{unit}
Số: 12/KH-UBND
{place}, ngày 14 tháng 02 năm {year}
KẾ HOẠCH
Cải cách hành chính năm {year}
I. MỤC ĐÍCH
1. Mục đích chung
- Các cơ quan, đơn vị trên địa bàn {above} thực hiện nghiêm túc kế hoạch này.
"""


@pytest.mark.parametrize(
    ("unit", "above", "year", "codes", "found"),
    [
        ("XÃ IA PAL", "huyện Chư Sê, tỉnh Gia Lai", 2023, ("23966", "633", "64"), None),
        ("HUYỆN CHƯ SÊ", "tỉnh Gia Lai", 2023, ("633", None, "64"), None),
        ("TỈNH GIA LAI", "toàn quốc", 2026, ("52", None, None), None),
        ("XÃ IA GRAI", "tỉnh Gia Lai", 2026, ("23764", None, "52"), None),
        ("XÃ IA PAL", "huyện Chư Sê, tỉnh Đắk Lắk", 2023, (None, None, None), ("warning", "/unit/district")),
        ("XÃ AN THUẬN", "huyện Sông Lam, tỉnh Gia Lai", 2023, (None, None, "64"), ("info", "/unit/name")),
        ("XÃ TÂN BÌNH", "toàn xã", 2023, (None, None, None), ("info", "/unit/name")),
    ],
)
def test_a_plan_has_the_codes_of_its_unit(
    unit: str, above: str, year: int, codes: tuple[str | None, ...], found: tuple[str, str] | None
) -> None:
    plan = parse_text(PLAN.format(unit=unit, place=unit.title(), above=above, year=year))
    assert plan.unit is not None
    assert (plan.unit.code, plan.unit.district_code, plan.unit.province_code) == codes
    told = [(d.severity, d.where) for d in plan.diagnostics if d.code == "unit-unresolved"]
    assert told == ([found] if found else [])


def test_a_plan_without_a_date_is_of_its_year_or_the_one_before() -> None:
    undated = "\n".join(line for line in PLAN.splitlines() if "ngày" not in line)
    for year, code in ((2024, "64"), (2025, None), (2026, None), (2027, "52")):
        plan = parse_text(undated.format(unit="TỈNH GIA LAI", above="toàn tỉnh", year=year))
        assert plan.unit is not None
        assert (plan.year, plan.unit.code) == (year, code)
