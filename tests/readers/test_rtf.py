"""Rich Text: characters, fonts of old encodings, paragraphs, tables, notes. All texts are invented."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.rtf.reader import read_rtf
from tests.old_text import to_bytes

FONTS = rb"{\fonttbl{\f0\froman\fcharset0 Arial;}{\f1\fnil .VnTime;}{\f2\fnil .VnTimeH;}{\f3\fcharset163 Times New Roman;}{\f4\fcharset2 Symbol;}}"


def read(text: bytes | str) -> Body:
    data = text if isinstance(text, bytes) else text.encode("ascii")
    return read_rtf(rb"{\rtf1\ansi\ansicpg1252\uc1" + FONTS + rb"{\stylesheet{\s1 heading;}}\f0 " + data + b"}", "a.rtf")


def texts(text: bytes | str) -> list[str]:
    return [line.text for line in read(text).lines]


def escaped(text: str) -> bytes:
    data = to_bytes(text, "tcvn3")
    return b"".join(bytes((byte,)) if byte < 0x80 else b"\\'%02x" % byte for byte in data)


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"su\u7889?i", "suối"),
        (r"{\uc2 su\u7889\'6f\'cci}", "suối"),
        (r"m\'e2y", "mây"),
        (r"{\f3 m\'e2\'ecy}", "m\u00e2\u0301y"),
        (r"a\tab b\~c\_d\endash e\{\}\\", "a\tb c-d\u2013e{}\\"),
        (r"a{\v b}{\deleted c}{\*\bogus d}{\pict 0102}{\info{\title x}}e", "ae"),
        (r"{\caps mây}".replace("â", r"\'e2"), "MÂY"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} {\field{\*\fldinst PAGE}{\fldrslt 7}}", "link "),
        (r"a\bin3 {{{b", "ab"),
        ("a\r\nb", "ab"),
    ],
)
def test_characters(rtf: str, text: str) -> None:
    assert texts(rtf + r"\par") == [text]


def test_old_fonts_with_every_way_to_write_a_soft_hyphen() -> None:
    shown = escaped("đường mương, nhà nước, xã hội")
    data = rb"{\f1 " + shown + rb"}\par{\f2 " + escaped("kế hoạch") + rb"}\par{\f1 " + shown.replace(b"\\'ad", b"\\-", 1) + rb"\par}"
    assert texts(data) == ["đường mương, nhà nước, xã hội", "KẾ HOẠCH", "đường mương, nhà nước, xã hội"]
    assert read(data).lines[0].repair == "font"


def test_paragraphs_lines_and_pages() -> None:
    lines = read(r"{\b Mot}\par Hai\line ba\par\par\page {\outlinelevel1 Bon\par}").lines
    assert [(line.text, line.start, line.gap, line.bold, line.page_start, line.level) for line in lines] == [
        ("Mot", True, False, True, False, None),
        ("Hai", True, False, False, False, None),
        ("ba", False, False, False, False, None),
        ("Bon", True, True, False, True, 2),
    ]


def test_labels_of_lists() -> None:
    assert texts(r"{\listtext 1.\tab}Mot\par{\pntext\f4\'b7\tab}Hai\par") == ["1. Mot", "- Hai"]


def cells(body: Body) -> list[tuple[int, int, int, int, str]]:
    (grid,) = [item for item in body.items if isinstance(item, Grid)]
    return [(c.row, c.column, c.row_span, c.column_span, " / ".join(line.text for line in c.lines)) for c in grid.cells]


def test_tables_with_merged_cells() -> None:
    rows = (
        r"\trowd\trhdr\clvmgf\cellx500\cellx1510\cellx2500\pard\intbl A\cell B\par B2\cell C\cell\row"
        r"\trowd\clvmrg\cellx500\cellx2500\pard\intbl\cell D\cell\row"
        r"\trowd\cellx500\clmgf\cellx1500\clmrg\cellx2500\pard\intbl E\cell F\cell\cell\row"
    )
    body = read(rf"truoc\par{rows}\pard sau\par")
    assert cells(body) == [(0, 0, 2, 1, "A"), (0, 1, 1, 1, "B / B2"), (0, 2, 1, 1, "C"), (1, 1, 1, 2, "D"), (2, 0, 1, 1, "E"), (2, 1, 1, 2, "F")]
    assert [item.text if isinstance(item, Line) else item.header_rows for item in body.items] == ["truoc", 1, "sau"]


def test_notes_headers_and_boxes() -> None:
    body = read(r"{\header Huyen\par}{\footer trang {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}A{\super\chftn}{\footnote\chftn ghi chu\par} b\par"
                r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt trong khung\par}}}C\par")
    assert [(line.text, line.role) for line in body.lines] == [
        ("A[1] b", "body"),
        ("trong khung", "body"),
        ("C", "body"),
        ("[1] ghi chu", "footnote"),
        ("Huyen", "furniture"),
        ("trang ", "furniture"),
    ]


@pytest.mark.parametrize("data", [b"", b"{\\rtfx", b"text"])
def test_no_rich_text(data: bytes) -> None:
    if data == b"{\\rtfx":
        assert read_rtf(data, "a.rtf").items == ()
    else:
        with pytest.raises(InputError):
            read_rtf(data, "a.rtf")
