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
