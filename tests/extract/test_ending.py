"""The end of a plan: what each line behind the closing is."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Line
from kehoach_parser.extract.ending import read_ending
from tests.extract.drafts import lines, plain


def ending(*texts: str | Line) -> dict[str, object]:
    given = [text if isinstance(text, Line) else lines(text)[0] for text in texts]
    numbered = [Line(line.text, number, column=line.column, start=line.start) for number, line in enumerate(given, 1)]
    found = read_ending(numbered)
    owned = [line.number for text in (*found.recipients, found.on_behalf, found.role, found.name) if text for line in text.lines]
    assert sorted({*owned, *(line.number for line in found.rest)}) == [line.number for line in numbered]
    values = {"to": plain(found.recipients), "for": plain(found.on_behalf), "role": plain(found.role), "name": plain(found.name)}
    return {name: value for name, value in (values | {"rest": [line.text for line in found.rest]}).items() if value}


def test_recipients_and_signature() -> None:
    assert ending("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Tám") == {
        "to": ["Như trên", "Lưu: VT"],
        "for": "TM. ỦY BAN NHÂN DÂN",
        "role": "CHỦ TỊCH",
        "name": "Lê Văn Tám",
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Nơi nhận: Như trên;", "- Lưu: VT."), {"to": ["Như trên", "Lưu: VT"]}),
        (("Nơi nhận: TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), {"for": "TM. ỦY BAN NHÂN DÂN", "role": "CHỦ TỊCH"}),
        (("TM. ỦY BAN NHÂN DÂN", "XÃ MẪU", "CHỦ TỊCH"), {"for": "TM. ỦY BAN NHÂN DÂN XÃ MẪU", "role": "CHỦ TỊCH"}),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), {"for": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "role": "PHÓ CHỦ TỊCH"}),
        (("CHỦ TỊCH", "KIÊM", "Lê Văn Tám"), {"role": "CHỦ TỊCH KIÊM", "name": "Lê Văn Tám"}),
        (("CHỦ TỊCH", "Lê Văn Tám", "Trần Văn Chín"), {"role": "CHỦ TỊCH", "name": "Lê Văn Tám", "rest": ["Trần Văn Chín"]}),
        (("CHỦ TỊCH", "LÊ VĂN TÁM"), {"role": "CHỦ TỊCH", "name": "LÊ VĂN TÁM"}),
        (("Lê Văn Tám",), {"rest": ["Lê Văn Tám"]}),
        (("Nơi nhận:", "- Các ban ngành", "đoàn thể;", "- Lưu."), {"to": ["Các ban ngành đoàn thể", "Lưu"]}),
        (("Nơi nhận:", "- Các ban.", "Ghi chú thêm", "- Lưu."), {"to": ["Các ban. Ghi chú thêm", "Lưu"]}),
        (("Nơi nhận:", "- Các ban.", "Ghi chú thêm"), {"to": ["Các ban"], "rest": ["Ghi chú thêm"]}),
        (("Nơi nhận:", "- Các ban;", "Ghi chú thêm", "- Lưu."), {"to": ["Các ban", "Lưu"], "rest": ["Ghi chú thêm"]}),
        (("Nơi nhận:", "Các ban ngành đoàn thể của xã", "Lưu"), {"to": ["Các ban ngành đoàn thể của xã Lưu"]}),
        (("Nơi nhận:", "Các ban", "Lưu văn thư và hồ sơ công việc"), {"to": ["Các ban", "Lưu văn thư và hồ sơ công việc"]}),
        (("- Các ban;",), {"rest": ["- Các ban;"]}),
    ],
)
def test_what_a_line_is(texts: tuple[str, ...], expected: dict[str, object]) -> None:
    assert ending(*texts) == expected


def test_the_label_belongs_to_the_first_value() -> None:
    found = read_ending(lines("Nơi nhận:", "- Các ban;", "- Lưu."))
    assert [line.number for line in found.recipients[0].lines] == [1, 2]
    assert [line.number for line in found.recipients[1].lines] == [3]
    alone = read_ending(lines("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"))
    assert alone.on_behalf is not None
    assert [line.number for line in alone.on_behalf.lines] == [1, 2]
    assert [line.text for line in read_ending(lines("Nơi nhận:")).rest] == ["Nơi nhận:"]
