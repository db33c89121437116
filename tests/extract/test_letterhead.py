"""The letterhead: issuer, number and symbol, place and date, the motto's fixed words."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.document import Line
from kehoach_parser.draft import Letterhead
from kehoach_parser.extract.letterhead import Heading, read_heading
from kehoach_parser.extract.letterhead.number import fold_o
from tests.extract.drafts import lines, plain

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DATE = "Xã Mẫu, ngày 5 tháng 3 năm 2031"


def read(*texts: str | Line) -> tuple[dict[str, Any], Heading]:
    given = [text if isinstance(text, Line) else lines(text)[0] for text in texts]
    numbered = [Line(line.text, n, column=line.column, start=line.start, weak=line.weak, bbox=line.bbox) for n, line in enumerate(given, 1)]
    heading = read_heading(numbered)
    draft = heading.draft()
    names = ("issuer", "number", "symbol", "place", "day", "month", "year")
    owned = {line.number for name in names if (text := getattr(draft, name)) is not None for line in text.lines}
    owned |= {line.number for text in heading.rest for line in text.lines} | {line.number for line in heading.fixed}
    assert owned == {line.number for line in numbered}
    values = {name: plain(getattr(draft, name)) for name in names}
    return {k: v for k, v in (values | {"rest": plain(heading.rest)}).items() if v}, heading


def test_one_below_the_other() -> None:
    found, heading = read("ỦY BAN NHÂN DÂN", "XÃ MẪU", "Số: 12/KH-UBND", *MOTTO, DATE)
    assert found == {
        "issuer": "ỦY BAN NHÂN DÂN XÃ MẪU", "number": "12", "symbol": "KH-UBND", "place": "Xã Mẫu", "day": "5", "month": "3", "year": "2031",
    }
    draft = heading.draft()
    assert (draft.issuer_lines, draft.dated) == (("ỦY BAN NHÂN DÂN", "XÃ MẪU"), True)
    assert draft.place is not None
    assert [line.number for line in draft.place.lines] == [4, 5, 6], "the motto stands above place and date"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Số: /KH-UBND", {"symbol": "KH-UBND"}),
        ("Số:      12  /KH-UBND", {"number": "12", "symbol": "KH-UBND"}),
        ("Số: 1 2/KH – UBND", {"number": "12", "symbol": "KH-UBND"}),
        ("XÃ MẪU Số: 12/KH-UBND", {"issuer": "XÃ MẪU", "number": "12", "symbol": "KH-UBND"}),
        ("Xã Mẫu, ngày    tháng 3 năm 2031", {"place": "Xã Mẫu", "month": "3", "year": "2031"}),
        ("ngày 5 tháng 3 năm 2031", {"day": "5", "month": "3", "year": "2031"}),
        ("Xã Mẫu, ngày 5", {"place": "Xã Mẫu"}),
        (DATE + " Hỏa tốc", {"place": "Xã Mẫu", "day": "5", "month": "3", "year": "2031", "rest": ["Hỏa tốc"]}),
    ],
)
def test_one_line(text: str, found: dict[str, Any]) -> None:
    read_, _ = read(text)
    if text.endswith("ngày 5"):
        assert read_ == {"rest": [text]}, "no date that can be read"
    else:
        assert read_ == found


def test_a_date_broken_over_lines() -> None:
    assert read("Xã Mẫu, ngày 5 tháng 3 năm", "2031")[0] == {"place": "Xã Mẫu", "day": "5", "month": "3", "year": "2031"}
    found, heading = read("Xã Mẫu, ngày 5 tháng 3 năm", "Số: 12/KH-UBND")
    assert found == {"number": "12", "symbol": "KH-UBND", "place": "Xã Mẫu", "day": "5", "month": "3"}
    assert heading.dated
    assert read("ngày", "tháng", "NỮA")[0] == {"issuer": "NỮA", "rest": ["ngày tháng"]}


def test_what_comes_too_late_is_no_issuer() -> None:
    assert read("XÃ MẪU", "Số: 12/KH-UBND", "Chữ lạ")[0]["rest"] == ["Chữ lạ"]
    assert read("XÃ MẪU", DATE, "Chữ lạ")[0]["rest"] == ["Chữ lạ"]
    found, _ = read(*[f"DÒNG {letter}" for letter in "ABCDEF"])
    assert (found["issuer"], found["rest"]) == ("DÒNG A DÒNG B DÒNG C DÒNG D DÒNG E", ["DÒNG F"])


def test_the_second_number_is_none() -> None:
    found, _ = read("Số: 12/KH-UBND", "Số: 13/QĐ-UBND")
    assert (found["number"], found["rest"]) == ("12", ["Số: 13/QĐ-UBND"])


def test_the_motto_beside_and_broken() -> None:
    assert read(f"XÃ MẪU {MOTTO[0]}")[0] == {"issuer": "XÃ MẪU"}
    assert read("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", DATE)[0]["place"] == "Xã Mẫu"
    assert "issuer" not in read("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", DATE)[0]
    found, heading = read(*MOTTO)
    assert found == {}
    assert [line.number for line in heading.fixed] == [1, 2]


def test_fixed_words_go_to_what_they_introduce() -> None:
    _, heading = read(*MOTTO, "XÃ MẪU")
    assert heading.issuer is not None
    assert [line.number for line in heading.issuer.lines] == [1, 2, 3]
    _, heading = read("***", "XÃ MẪU", "Số: 12/KH-UBND")
    assert heading.symbol is not None
    assert [line.number for line in heading.symbol.lines] == [1, 3]


def test_paragraphs_of_the_format() -> None:
    first, second = Line("Xã Mẫu, ngày 5 tháng 3", 1, start=True, column=1), Line("năm 2031", 2, start=False, column=1)
    assert read(first, second)[0]["year"] == "2031"
    aside = Line("năm 2031", 2, start=False, column=2)
    assert read("CHỮ", Line("XÃ", 2, start=False, column=1))[1].draft().issuer_lines == ("CHỮ", "XÃ")
    assert read(first, aside)[0]["year"] == "2031", "what a narrow column broke"


def test_garbled_motto_below_the_name_of_the_country() -> None:
    name = Line(MOTTO[0], 1, bbox=(300.0, 50.0, 560.0, 62.0))

    def noise(top: float, *, weak: bool = True, text: str = "Dac Iqp ~ hgnh") -> Line:
        return Line(text, 2, bbox=(330.0, top, 500.0, top + 12), weak=((0, 3),) if weak else ())

    assert read(name, noise(66))[0] == {}
    assert read(name, noise(76))[0] != {}, "too far below"
    assert read(name, noise(66, weak=False))[0] != {}, "read surely"
    assert read(name, noise(66, text="Dac 12 hgnh"))[0] != {}, "figures are no motto"


def test_letters_of_so() -> None:
    assert [fold_o(text) for text in ("Số: 1", "Sở Y tế", "Số 1", "SỐ: 1", "Sổ 1")] == ["So: 1", "Sở Y tế", "So 1", "SỐ: 1", "Sổ 1"]
    assert Heading().draft() == Letterhead()


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 21/2031/QĐ-UBND", "21/2031", "QĐ-UBND"),
        ("Số: 21 /2031/QĐ-UB", "21/2031", "QĐ-UB"),
        ("Số: 21b/KH-UBND", "21b", "KH-UBND"),
        ("Số: 21-KH/ĐU", "21", "KH/ĐU"),
        ("Số 21 KH/ĐTN", "21", "KH/ĐTN"),
        ("Số: 21/KH-SVƯ", "21", "KH-SVƯ"),
        ("Số:     /2031/KH-UBND", None, None),
        ("Số 21 cây", None, None),
    ],
)
def test_forms_of_the_number(text: str, number: str | None, symbol: str | None) -> None:
    found, _ = read("XÃ MẪU", text, *MOTTO)
    assert (found.get("number"), found.get("symbol")) == (number, symbol)


@pytest.mark.parametrize("parts", [("Số:", "21/KH-UBND"), ("Số: 21", "/KH-UBND"), ("Số: 21/KH-", "UBND"), ("Số:", "21-KH/ĐU")])
def test_a_number_line_goes_on_below(parts: tuple[str, str]) -> None:
    found, _ = read("XÃ MẪU", *parts, *MOTTO)
    assert (found["issuer"], found["number"], len(found["symbol"]) >= 5) == ("XÃ MẪU", "21", True)
    left, right = Line(parts[0], 1, column=1), Line("21/KH-UBND", 2, column=2)
    assert read(left, right, *MOTTO)[0].get("number") != "21" or parts[0] != "Số:", "the column beside is another text"


def test_the_number_of_a_document_in_the_issuer_s_name_is_not_its_own() -> None:
    found, _ = read("TỔ TRỒNG RỪNG", "LẬP THEO CÔNG VĂN", "SỐ 5/UBND-KT", "Số: 21/KH-TR", *MOTTO)
    assert (found["issuer"], found["number"]) == ("TỔ TRỒNG RỪNG LẬP THEO CÔNG VĂN SỐ 5/UBND-KT", "21")
    assert "number" not in read("XÃ MẪU", "Theo Công văn số 5/UBND-KT", *MOTTO)[0]
    assert read("BAN QUẢN LÝ DỰ ÁN", "Số 21/KH-DA", *MOTTO)[0]["number"] == "21", "a body may be called by such a word"


@pytest.mark.parametrize("text", ["Xã Mẫu, ngày 5/3/2031", "Xã Mẫu, ngày 05-03-2031", "Xã Mẫu, ngày 5.3.2031"])
def test_a_date_in_figures(text: str) -> None:
    found, _ = read(text)
    assert (found["place"], int(found["day"]), int(found["month"]), found["year"]) == ("Xã Mẫu", 5, 3, "2031")


def test_a_sentence_with_a_day_is_no_date_line() -> None:
    assert read("Ngày 5/3/2031, xã đã gửi công văn cho các thôn về việc trồng cây")[1].draft().dated is False
    assert read("Kế hoạch số 5/KH-UBND ngày 05 tháng 3 năm 2031")[1].draft().dated is False


@pytest.mark.parametrize(
    "lines_",
    [("Rừng năm 2031 được trồng thế nào?",), ("Kính gửi: Các thôn", "Theo đề nghị số 5-TB/HĐ của Hội đồng"), ("KẾ HOẠCH 5/KH-UBND TRỒNG RỪNG",)],
)
def test_running_text_is_no_letterhead(lines_: tuple[str, ...]) -> None:
    found, heading = read(*lines_)
    assert set(found) == {"rest"}
    assert heading.draft().issuer_lines == ()


def test_a_page_s_title_above_the_letterhead_is_no_issuer() -> None:
    found, _ = read("Trồng rừng ở xã Mẫu", "ỦY BAN NHÂN DÂN", "XÃ MẪU", "Số: 21/KH-UBND", *MOTTO)
    assert (found["issuer"], found["rest"]) == ("ỦY BAN NHÂN DÂN XÃ MẪU", ["Trồng rừng ở xã Mẫu"])


def test_the_body_in_the_motto_s_place() -> None:
    found, _ = read("XÃ ĐOÀN MẪU", "Số: 21-KH/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH", DATE)
    assert (found["issuer"], found.get("rest")) == ("XÃ ĐOÀN MẪU", None)
    assert read("ĐOÀN TNCS HỒ CHÍ MINH", "XÃ MẪU", "Số: 21-KH/ĐTN")[0]["issuer"] == "ĐOÀN TNCS HỒ CHÍ MINH XÃ MẪU"


def test_what_a_letter_is_about() -> None:
    given = ["XÃ MẪU", "Số: 21/UBND", "V/v trồng rừng", "phòng hộ"]
    numbered = [*(Line(one, n, column=1) for n, one in enumerate(given, 1)), Line(MOTTO[1], 5, column=2)]
    heading = read_heading(numbered)
    assert (plain(heading.about), heading.rest) == ("V/v trồng rừng phòng hộ", [])


def test_the_issuer_s_lines_as_printed() -> None:
    joined = [Line("UBND TỈNH MẪU", 1, start=True), Line("SỞ RỪNG", 2, start=False), Line("Số: 21/KH-SR", 3, start=False)]
    draft = read(*joined, *MOTTO)[1].draft()
    assert draft.issuer_lines == ("UBND TỈNH MẪU", "SỞ RỪNG")
