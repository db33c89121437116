"""Recipients and signers: what each line below the closing is."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Line
from kehoach_parser.extract.signing import read_ending
from tests.extract.drafts import lines, plain


def ending(*texts: str | Line) -> dict[str, object]:
    given = [text if isinstance(text, Line) else lines(text)[0] for text in texts]
    numbered = [Line(line.text, number, column=line.column, start=line.start) for number, line in enumerate(given, 1)]
    found = read_ending(numbered)
    signers = [text for one in found.signers for text in (one.on_behalf, one.role, one.name)]
    owned = [line.number for text in (*found.recipients, *signers) if text for line in text.lines]
    assert sorted({*owned, *(line.number for line in found.rest)}) == [line.number for line in numbered]
    first = found.signature
    values = {"to": plain(found.recipients), "for": plain(first.on_behalf), "role": plain(first.role), "name": plain(first.name)}
    values["with"] = [[plain(one.on_behalf), plain(one.role), plain(one.name)] for one in found.cosigners]
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
    assert alone.signature.on_behalf is not None
    assert [line.number for line in alone.signature.on_behalf.lines] == [1, 2]
    assert [line.text for line in read_ending(lines("Nơi nhận:")).rest] == ["Nơi nhận:"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "Lê Văn Tám"), {"for": "KT. CHỦ TỊCH", "role": "PHÓ CHỦ TỊCH", "name": "Lê Văn Tám"}),
        (("TM. Ủy ban nhân dân", "Phó Chủ tịch", "Lê Văn Tám"), {"for": "TM. Ủy ban nhân dân", "role": "Phó Chủ tịch", "name": "Lê Văn Tám"}),
        (("HẠT TRƯỞNG", "(Ký tên, đóng dấu)", "Lê Văn Tám"), {"role": "HẠT TRƯỞNG", "name": "Lê Văn Tám"}),
        (("CHỦ RỪNG", "Lê Văn Tám"), {"role": "CHỦ RỪNG", "name": "Lê Văn Tám"}),
        (("TRƯỞNG BAN", "Lê Văn Tám", "PHÓ GIÁM ĐỐC SỞ RỪNG"), {"role": "TRƯỞNG BAN PHÓ GIÁM ĐỐC SỞ RỪNG", "name": "Lê Văn Tám"}),
        (("GIÁM ĐỐC SỞ RỪNG", "TỈNH MẪU", "Lê Văn Tám"), {"role": "GIÁM ĐỐC SỞ RỪNG TỈNH MẪU", "name": "Lê Văn Tám"}),
        (("THƯ KÝ", "Lê Văn Tám", "CHỦ TỌA", "Vũ Thị Chín"), {"role": "THƯ KÝ", "name": "Lê Văn Tám", "with": [[None, "CHỦ TỌA", "Vũ Thị Chín"]]}),
        (("Nơi nhận: - Các thôn; - Sở Rừng; - Lưu.",), {"to": ["Các thôn", "Sở Rừng", "Lưu"]}),
        (("Nơi nhận: Các thôn; Sở Rừng; Lưu.",), {"to": ["Các thôn", "Sở Rừng", "Lưu"]}),
        (("Nơi nhận:", "- Các thôn; các bản;", "- Sở Rừng;    - Kho bạc;", "+ Kho Một;"), {"to": ["Các thôn; các bản", "Sở Rừng", "Kho bạc", "Kho Một"]}),
        (("Nơi nhận:", "Các thôn;", "Sở Rừng;", "Lưu."), {"to": ["Các thôn", "Sở Rừng", "Lưu"]}),
        (("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "09 bản"), {"to": ["Các thôn", "Lưu: VT. 09 bản"]}),
        (("Nơi nhận:", "- Các thôn;", "- Sở Rừng.", "09 bản"), {"to": ["Các thôn", "Sở Rừng"], "rest": ["09 bản"]}),
        (("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "Chép lại cho rõ"), {"to": ["Các thôn", "Lưu: VT"], "rest": ["Chép lại cho rõ"]}),
    ],
)
def test_kinds_of_endings(texts: tuple[str, ...], expected: dict[str, object]) -> None:
    assert ending(*texts) == expected


def test_signers_side_by_side() -> None:
    left = [Line(text, n, column=1) for n, text in enumerate(("GIÁM ĐỐC SỞ RỪNG", "(Đã ký)", "Lê Văn Tám"), 1)]
    right = [Line(text, n, column=2) for n, text in enumerate(("TRƯỞNG CÔNG AN", "Vũ Thị Chín"), 4)]
    found = read_ending([*left, *right])
    assert [(plain(one.role), plain(one.name)) for one in found.signers] == [
        ("GIÁM ĐỐC SỞ RỪNG", "Lê Văn Tám"),
        ("TRƯỞNG CÔNG AN", "Vũ Thị Chín"),
    ]
    name = found.signature.name
    assert name is not None
    assert [line.number for line in name.lines] == [2, 3], "the note lies in the name's provenance"
    assert len(found.cosigners) == 1


def test_recipients_stop_at_their_cell_and_go_on_behind_the_signature() -> None:
    cell = [Line(text, n, column=1) for n, text in enumerate(("Nơi nhận:", "- Các thôn;"), 1)]
    signer = [Line(text, n, column=2) for n, text in enumerate(("TM. XÃ MẪU", "CHỦ TỊCH"), 3)]
    late = [Line("- Lưu.", 5, column=1), Line("Lê Văn Tám", 6, column=2)]
    found = read_ending([*cell, *signer, *late])
    assert (plain(found.recipients), plain(found.signature.name), found.rest) == (["Các thôn", "Lưu"], "Lê Văn Tám", [])


def test_a_name_read_behind_the_last_recipient() -> None:
    given = ("Nơi nhận:", "- Các thôn;", "CHỦ TỊCH", "- Lưu: VT. Lê Văn Tám")
    assert ending(*given) == {"to": ["Các thôn", "Lưu: VT"], "role": "CHỦ TỊCH", "name": "Lê Văn Tám"}
    told = ending(*given[:3], "Vũ Thị Chín", given[3])
    assert told["to"] == ["Các thôn", "Lưu: VT. Lê Văn Tám"], "who signs is known"
