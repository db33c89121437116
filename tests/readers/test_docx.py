"""The DOCX reader, on small files built here: raw parts for what a test is about, python-docx for an ordinary file."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser.document import Grid, Line
from kehoach_parser.errors import EncryptedError, InputError, KehoachError, LimitError
from kehoach_parser.readers.docx import package as docx_package
from kehoach_parser.readers.docx.reader import read_docx

if TYPE_CHECKING:
    from kehoach_parser.document import Body

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"header": "hdr", "footer": "ftr"}


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def parts_of(body: str, **parts: str) -> dict[str, str | bytes]:
    """The parts of a Word file: body XML, and the content of further parts (header1="..." is word/header1.xml)."""
    found: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = ROOTS.get(kind, kind)
        found[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
        relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
    found["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    return found


def body_of(body: str, **parts: str) -> Body:
    """What the reader makes of body XML."""
    return read_docx(pack(parts_of(body, **parts)), "plan.docx")


def texts(body: str, **parts: str) -> list[str]:
    """The text of every line."""
    return [line.text for line in body_of(body, **parts).lines]


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    """Every line."""
    return body_of(body, **parts).lines


def grid_of(body: str, **parts: str) -> Grid:
    """The one grid of a body."""
    (grid,) = (item for item in body_of(body, **parts).items if isinstance(item, Grid))
    return grid


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is plain text is wrapped."""
    inner = "".join(part if part.startswith("<") or not part else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, number: int | None, level: int | None = None, style: str = "") -> str:
    """A paragraph with its own list properties."""
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if number is None else f'<w:numId w:val="{number}"/>'
    head = f'<w:pStyle w:val="{style}"/>' if style else ""
    return para(text, properties=f"{head}<w:numPr>{inner}</w:numPr>" if inner else head)


def level(
    index: int, kind: str, text: str, start: int = 1, extra: str = "", font: str = ""
) -> str:
    """A level of a list definition."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/>{fonts}</w:lvl>'
    )


def abstract(identity: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, definition: int, overrides: str = "") -> str:
    """A list."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def start_at(index: int, value: int) -> str:
    """A list's own start of one level."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def style(
    identity: str, *, base: str = "", kind: str = "paragraph", para: str = "", run: str = "", more: str = ""
) -> str:
    """A style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{identity}"/>{based}'
        f"<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def cell(*content: str, properties: str = "") -> str:
    """A table cell; plain texts become paragraphs."""
    inner = "".join(part if part.startswith("<") else para(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; plain texts become cells."""
    inner = "".join(part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def box(*content: str) -> str:
    """The content of a text box."""
    return f"<w:txbxContent>{''.join(para(part) for part in content)}</w:txbxContent>"


def drawing(content: str, x: int | None = None, y: int = 0, size: tuple[int, int] = (2_000_000, 500_000)) -> str:
    """A DrawingML text box anchored at (x, y), in EMU."""
    place = (
        ""
        if x is None
        else f"<wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        f"<wp:positionV><wp:posOffset>{y}</wp:posOffset></wp:positionV>"
    )
    kind = "inline" if x is None else "anchor"
    return (
        f'<w:drawing><wp:{kind}>{place}<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wp:{kind}></w:drawing>"
    )


def alternate(choice: str, fallback: str) -> str:
    """Two ways to say one thing."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def vml(content: str, css: str = "") -> str:
    """The same text box as older Word versions write it."""
    return f'<w:pict><v:shape style="{css}"><v:textbox>{content}</v:textbox></v:shape></w:pict>'


# Paragraphs and lines


def test_lines_are_numbered_in_reading_order_through_tables() -> None:
    found = body_of(para("a") + table(row("b", "c"), row(cell("d", "e"), "f")) + para("g"))
    assert [(line.number, line.text) for line in found.lines] == list(enumerate("abcdefg", 1))
    assert found.pages is None
    assert found.page_sizes is None
    assert all(line.page is None and line.bbox is None for line in found.lines)
    assert [line.page_start for line in found.lines] == [True] + [False] * 6


def test_line_breaks_split_a_paragraph_into_lines() -> None:
    found = lines(para("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>") + para("d"))
    assert [(line.text, line.start) for line in found] == [("a", True), ("b", False), ("c", False), ("d", True)]


def test_empty_paragraphs_and_empty_lines_are_gaps() -> None:
    found = lines(para("a") + para("") + para("  ") + para("b") + para("c"))
    assert [(line.text, line.gap) for line in found] == [("a", False), ("b", True), ("c", False)]
    double = lines(para("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>"))
    assert [(line.text, line.start, line.gap) for line in double] == [("a", True, False), ("b", False, True)]


def test_a_leading_line_break_keeps_the_paragraph_start() -> None:
    (line,) = lines(para("<w:r><w:br/><w:t>a</w:t></w:r>"))
    assert (line.text, line.start, line.gap) == ("a", True, True)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t>", "a\tb\tc"),
        ("<w:t>12\u00a0000</w:t>", "12 000"),
        ("<w:t>13/Q\u0110</w:t><w:noBreakHyphen/><w:t>UBND</w:t>", "13/Q\u0110-UBND"),
        ("<w:t>thuc\u00ad</w:t><w:softHyphen/><w:t>hien</w:t>", "thuc\u00ad\u00adhien"),
        ('<w:t>a </w:t><w:sym w:font="Wingdings" w:char="F0FE"/>', "a ☑"),
        ('<w:t>x </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t>', "x ≥ 5"),
        ('<w:sym w:font="Symbol" w:char="F02D"/><w:t> a</w:t>', "- a"),
        ('<w:sym w:font="Arial" w:char="2013"/><w:t> a</w:t>', "\u2013 a"),
        ('<w:sym w:font="Webdings" w:char="F0AA"/><w:t> a</w:t>', "• a"),
        ('<w:sym w:font=".VnTime" w:char="F0B5"/>', "\u00b5"),
        ('<w:sym w:font="Arial" w:char="no"/><w:t>a</w:t>', "a"),
        ("<w:t>\uf0b7 a</w:t>", "• a"),
        ("<w:t>\ue123 a</w:t>", "\ue123 a"),
        ("<w:t>a\nb</w:t>", "a b"),
        ("<w:t>a</w:t><w:delText>gone</w:delText><w:commentReference w:id='1'/>", "a"),
    ],
)
def test_characters(inner: str, expected: str) -> None:
    assert texts(para(f"<w:r>{inner}</w:r>")) == [expected]


def test_containers_are_walked_through() -> None:
    inline = para(
        f'<w:hyperlink r:id="x">{run("a ")}</w:hyperlink>',
        f"<w:smartTag>{run('b ')}</w:smartTag>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('c ')}</w:sdtContent></w:sdt>",
        f'<w:customXml w:element="z">{run("d")}</w:customXml>',
    )
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    block = control.format(para("e") + control.format(para("f")))
    assert texts(inline + block) == ["a b c d", "e", "f"]


def test_an_alternative_without_known_text_falls_back() -> None:
    emoji = "<w:r>" + alternate("<w:unknown/>", "<w:t>x</w:t>") + "</w:r>"
    assert texts(para("a", emoji)) == ["ax"]
    assert texts(alternate(para("new"), para("old"))) == ["new"]


def field(instruction: str, result: str) -> str:
    """A complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_print_their_result_and_page_numbers_nothing() -> None:
    assert texts(para("a ", field(' REF x \\h "', "b"), " c")) == ["a b c"]
    assert texts(para("Trang ", field(" PAGE ", "7"), "/", field("numpages \\* Arabic", "9"))) == ["Trang /"]
    assert texts(para("a ", field("PAGEREF _Toc1", "12"))) == ["a 12"]
    simple = '<w:fldSimple w:instr=" {} ">' + run("5") + "</w:fldSimple>"
    assert texts(para("a", simple.format("PAGE"), simple.format("SEQ B"))) == ["a5"]


def test_a_field_may_run_over_paragraphs_and_an_open_one_loses_nothing() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    split = '<w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert texts(para(begin, split, "I") + para("II", end) + para("after")) == ["I", "II", "after"]
    assert texts(para(begin, "kept") + para("after")) == ["kept", "after"]
    assert texts(para(begin, "<w:r><w:t>IF text</w:t></w:r>", split, "x", end, "y")) == ["xy"]


def test_tracked_changes_are_accepted() -> None:
    change = 'w:id="1" w:author="x"'
    found = texts(
        para(
            "a ",
            f"<w:ins {change}>{run('in ')}</w:ins>",
            f"<w:del {change}>{run('out ')}</w:del>",
            f"<w:moveFrom {change}>{run('from ')}</w:moveFrom>",
            f"<w:moveTo {change}>{run('to')}</w:moveTo>",
        )
    )
    assert found == ["a in to"]


def test_a_deleted_field_end_still_ends_the_field() -> None:
    begin = field("PAGE", "7").partition('<w:r><w:fldChar w:fldCharType="end"/></w:r>')[0]
    end = '<w:del w:id="1"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    assert texts(para("a", begin, end, "b")) == ["ab"]


def test_a_deleted_paragraph_mark_joins_the_paragraph_with_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    found = lines(para("a ", properties=gone) + para("b", properties=number), numbering=numbering)
    assert [(line.text, line.start) for line in found] == [("1. a b", True)]
    # Nothing to join: a table, or the end.
    items = body_of(para("a", properties=gone) + table(row("b", "")) + para("c", properties=gone)).items
    assert isinstance(items[1], Grid)
    assert [line.text for item in items for line in ([item] if isinstance(item, Line) else item.lines)] == [
        "a",
        "b",
        "c",
    ]


def test_hidden_text_is_left_out() -> None:
    hidden = "<w:vanish/>"
    assert texts(para("a ", run("x", hidden), run("b", '<w:vanish w:val="0"/>'))) == ["a b"]
    assert texts(para(run("x", '<w:rStyle w:val="H"/>'), "a"), styles=style("H", kind="character", run=hidden)) == ["a"]
    found = lines(para("a") + para(run("x", hidden), properties=f"<w:rPr>{hidden}</w:rPr>") + para("b"))
    assert [(line.text, line.gap) for line in found] == [("a", False), ("b", False)]


def test_drawing_offsets_and_formulas() -> None:
    picture = (
        "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH>"
        "</wp:anchor></w:drawing></w:r>"
    )
    fraction = (
        "<m:oMath><m:r><m:t>k=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert texts(para("a", picture) + para("x ", fraction)) == ["a", "x k=1/2"]
    assert texts(para(f"<m:oMathPara>{fraction}</m:oMathPara>")) == ["k=1/2"]


# Faces and levels


def test_capitals_come_from_run_character_style_and_paragraph_style() -> None:
    styles = style("C", kind="character", run="<w:caps/>") + style("P", run="<w:caps/>")
    assert texts(
        para(run("kế hoạch", "<w:caps/>"), run(" số", '<w:caps w:val="false"/>'))
        + para(run("ubnd", '<w:rStyle w:val="C"/>'))
        + para("phường", run(" Xã", '<w:caps w:val="0"/>'), properties='<w:pStyle w:val="P"/>')
        + para(run("small", "<w:smallCaps/>")),
        styles=styles,
    ) == ["KẾ HOẠCH số", "UBND", "PHƯỜNG Xã", "small"]


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (para(run("a", BOLD), run("  "), run("b", BOLD)), True),
        (para(run("a", BOLD), run("b")), False),
        (para("a"), False),
        (para(run("a", '<w:b w:val="0"/>')), False),
        (para("a", properties='<w:pStyle w:val="Heading"/>'), True),
        (para("a", properties='<w:pStyle w:val="Derived"/>'), True),
        (para("a", properties='<w:pStyle w:val="Light"/>'), False),
        (para(run("a", '<w:b w:val="off"/>'), properties='<w:pStyle w:val="Heading"/>'), False),
        (para(run("a", '<w:rStyle w:val="Strong"/>')), True),
        # A toggle set by both styles is off (ISO/IEC 29500-1, 17.7.3).
        (para(run("a", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Heading"/>'), False),
        (para("a", properties='<w:pStyle w:val="Loop"/>'), True),
    ],
)
def test_bold(paragraph: str, expected: bool) -> None:
    styles = (
        style("Normal", more='w:default="1"')
        + style("Heading", base="Normal", run=BOLD)
        + style("Derived", base="Heading")
        + style("Light", base="Heading", run='<w:b w:val="0"/>')
        + style("Loop", base="Loop2", run=BOLD)
        + style("Loop2", base="Loop")
        + style("Strong", kind="character", run=BOLD)
    )
    (line,) = lines(paragraph, styles=styles)
    assert line.bold is expected


def test_bold_from_default_style_and_document_defaults() -> None:
    assert lines(para("a"), styles=style("N", more='w:default="1"', run=BOLD))[0].bold is True
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{BOLD}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert lines(para("a") + para(run("b", '<w:b w:val="0"/>')), styles=defaults)[0].bold is True
    assert lines(para("a") + para(run("b", '<w:b w:val="0"/>')), styles=defaults)[1].bold is False


def test_each_line_of_a_paragraph_has_its_own_face() -> None:
    found = lines(para(run("a", BOLD), "<w:r><w:br/></w:r>", run("b")))
    assert [line.bold for line in found] == [True, False]


def test_heading_levels() -> None:
    def outlined(value: str) -> str:
        return f'<w:outlineLvl w:val="{value}"/>'

    styles = (
        style("A", para=outlined("1"))
        + style("B", base="A")
        + style("C", base="A", para=outlined("9"))
        + style("heading 3")
    )
    found = lines(
        para("own", properties=outlined("0"))
        + para("style", properties='<w:pStyle w:val="A"/>')
        + para("base", properties='<w:pStyle w:val="B"/>')
        + para("body", properties='<w:pStyle w:val="C"/>')
        + para("own body", properties='<w:pStyle w:val="A"/>' + outlined("9"))
        + para("name", properties='<w:pStyle w:val="heading 3"/>')
        + para("bad", properties=outlined("x")),
        styles=styles,
    )
    assert [(line.text, line.level) for line in found] == [
        ("own", 1),
        ("style", 2),
        ("base", 2),
        ("body", None),
        ("own body", None),
        ("name", 3),
        ("bad", None),
    ]


# Pages


def test_page_breaks_mark_the_next_line() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = lines(
        para("a")
        + para(page)
        + para("b")
        + para("c", page, "d")
        + para("e", properties="<w:pageBreakBefore/>")
        + para("f", properties='<w:pStyle w:val="P"/>')
        + para("g", properties='<w:pStyle w:val="P"/><w:pageBreakBefore w:val="0"/>')
        + para("h", page)
        + table(row("i")),
        styles=style("P", para="<w:pageBreakBefore/>"),
    )
    assert "".join(line.text for line in found if line.page_start) == "abdefi"
    assert [(line.text, line.start, line.gap) for line in found][2:4] == [("c", True, False), ("d", False, False)]
    # The rest of a line before or after a page break is no empty line.
    assert [line.gap for line in lines(para("a") + para(page, "b") + para("c", page) + para("d"))] == [False] * 4


def section(kind: str | None = None, inner: str = "") -> str:
    """A section's properties."""
    return f"<w:sectPr>{inner}" + (f'<w:type w:val="{kind}"/>' if kind else "") + "</w:sectPr>"


def test_a_section_that_begins_on_a_new_page_marks_its_first_line() -> None:
    found = lines(
        para("a", properties=section("continuous"))
        + para("b", properties=section())
        + para("c", properties=section("continuous"))
        + para("d")
        + section("oddPage")
    )
    # What counts is the type of the section that begins, not of the one that ends.
    assert [(line.text, line.page_start) for line in found] == [("a", True), ("b", True), ("c", False), ("d", True)]


# Text boxes


def test_text_boxes_are_read_once_before_their_paragraph() -> None:
    boxed = "<w:r>" + alternate(drawing(box("UBND XÃ", "Số: 1")), vml(box("UBND XÃ", "Số: 1"))) + "</w:r>"
    assert texts(para("a") + para("b", boxed)) == ["a", "UBND XÃ", "Số: 1", "b"]
    only_old = "<w:r>" + alternate("<w:drawing/>", vml(box("old"))) + "</w:r>"
    assert texts(para(only_old) + para("b")) == ["old", "b"]
    assert texts(para("<w:r>" + alternate(drawing(box("")), vml(box(""))) + "</w:r>", "a")) == ["a"]
    assert texts(para("<w:r>" + vml(box("plain")) + "</w:r>", "a")) == ["plain", "a"]


def test_text_boxes_side_by_side_have_columns_from_the_left() -> None:
    right, left = drawing(box("right"), 3_000_000, 50_000), drawing(box("left"), 100_000)
    found = lines(para(f"<w:r>{right}</w:r>", f"<w:r>{left}</w:r>", "below"))
    assert [(line.text, line.column) for line in found] == [("left", 1), ("right", 2), ("below", 0)]
    old = vml(box("right"), "position:absolute;margin-left:250pt;margin-top:0;width:200pt;height:60pt")
    old += vml(box("left"), "position:absolute;margin-left:-10pt;margin-top:2pt;width:200pt;height:60pt")
    found = lines(para(f"<w:r>{old}</w:r>"))
    assert [(line.text, line.column) for line in found] == [("left", 1), ("right", 2)]


def test_text_boxes_one_below_the_other_have_no_columns() -> None:
    low, high = drawing(box("low"), 3_000_000, 2_000_000), drawing(box("high"), 0)
    found = lines(para(f"<w:r>{low}{high}</w:r>"))
    assert [(line.text, line.column) for line in found] == [("high", 0), ("low", 0)]
    unknown = drawing(box("one")) + drawing(box("two"), 0)
    assert [(line.text, line.column) for line in lines(para(f"<w:r>{unknown}</w:r>"))] == [("one", 0), ("two", 0)]
    for offset in (200_000, 1_000_000):
        near = drawing(box("one"), 0) + drawing(box("two"), offset)
        assert [line.column for line in lines(para(f"<w:r>{near}</w:r>"))] == [0, 0]


# Notes


def note(kind: str, identity: int, *content: str) -> str:
    """A note."""
    return f'<w:{kind} w:id="{identity}">{"".join(content)}</w:{kind}>'


def reference(kind: str, identity: int, more: str = "") -> str:
    """A reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{identity}" {more}/></w:r>'


def test_notes_stand_at_the_end_in_the_order_of_their_references() -> None:
    body = (
        para("xã", reference("footnote", 7), " và")
        + table(row(cell(para("huyện", reference("endnote", 2)))))
        + para("tỉnh", reference("footnote", 3))
    )
    found = lines(
        body,
        footnotes=note("footnote", 0, para("separator"))
        + note("footnote", 3, para("third"), para("more"))
        + note("footnote", 7, para("<w:r><w:footnoteRef/></w:r>", "\t first")),
        endnotes=note("endnote", 2, para(" second")),
    )
    assert [(line.text, line.role) for line in found] == [
        ("xã[1] và", "body"),
        ("huyện[2]", "body"),
        ("tỉnh[3]", "body"),
        ("[1] first", "footnote"),
        ("[2] second", "footnote"),
        ("[3] third", "footnote"),
        ("more", "footnote"),
    ]
    assert [line.number for line in found] == list(range(1, 8))
    assert [line.start for line in found[3:]] == [True] * 4
    assert not any(line.page_start for line in found[1:])


@pytest.mark.parametrize(
    ("paragraphs", "notes"),
    [
        (("xã[1] và", "[2] huyện", "tỉnh[2]", "[1] first", "[2] second"), 2),
        (("xã[1]", "[1] first", "[3] third"), 2),
        (("xã[1]", "[1] first", "more"), 0),
        (("xã", "[1] first"), 0),
    ],
)
def test_notes_typed_at_the_end_are_notes(paragraphs: tuple[str, ...], notes: int) -> None:
    roles = [line.role for line in lines("".join(map(para, paragraphs)))]
    assert roles == ["body"] * (len(paragraphs) - notes) + ["footnote"] * notes


def test_a_note_mark_of_the_authors_choice_is_printed_as_it_stands() -> None:
    custom = reference("footnote", 1, 'w:customMarkFollows="1"') + run("(*)")
    found = texts(para("a", custom, "b", reference("footnote", 2)), footnotes=note("footnote", 2, para("note")))
    assert found == ["a(*)b[1]", "[1] note"]


def test_a_note_mark_does_not_make_a_line_light() -> None:
    assert lines(para(run("a", BOLD), reference("footnote", 9)))[0].bold is True


# Page headers and footers


def test_headers_and_footers_come_last_once_and_without_page_numbers() -> None:
    refs = "".join(
        f'<w:{kind}Reference w:type="{use}" r:id="{name}"/>'
        for kind, use, name in (
            ("header", "default", "header1"),
            ("header", "first", "header2"),
            ("header", "even", "header3"),
            ("footer", "default", "footer1"),
        )
    )
    parts = {
        "header1": para("- ", field("PAGE", "2"), " -"),
        "header2": para("MẬT"),
        "header3": para("even"),
        "footer1": para("Dự thảo"),
        "footer2": para("Dự  thảo"),
    }
    more = '<w:footerReference w:type="default" r:id="footer2"/>'
    body = para("a", properties=section(inner=refs)) + para("b") + section(inner=refs + more)
    found = lines(body, **parts)
    assert [(line.text, line.role, line.number) for line in found] == [
        ("a", "body", 1),
        ("b", "body", 2),
        ("Dự thảo", "furniture", 3),
    ]
    title = section(inner=refs + more + "<w:titlePg/>")
    assert texts(para("a") + title, **parts) == ["a", "MẬT", "Dự thảo"]
    both = texts(para("a") + title, **parts, settings="<w:evenAndOddHeaders/>")
    assert both == ["a", "MẬT", "even", "Dự thảo"]


# Tables


def spans(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """(row, column, row_span, column_span, text) of each cell."""
    return [(c.row, c.column, c.row_span, c.column_span, "|".join(line.text for line in c.lines)) for c in grid.cells]


def test_cells_spans_and_header_rows() -> None:
    head, span = "<w:tblHeader/>", '<w:gridSpan w:val="2"/>'
    top, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = grid_of(
        table(
            row(cell("TT", properties=top), cell("Việc", properties=span), properties=head),
            row(cell("", properties=on), "một", cell("hai", properties=top), properties=head),
            row("1", cell("a", "b"), cell("", properties='<w:vMerge w:val="continue"/>')),
            row("2", "x", "y", properties=head),
        )
    )
    assert (grid.rows, grid.columns, grid.header_rows, grid.ruled) == (4, 3, 2, True)
    assert spans(grid) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "một"),
        (1, 2, 2, 1, "hai"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "a|b"),
        (3, 0, 1, 1, "2"),
        (3, 1, 1, 1, "x"),
        (3, 2, 1, 1, "y"),
    ]


def test_skipped_columns_missing_cells_and_old_merges() -> None:
    grid = grid_of(
        table(
            row("a", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'),
            row("b"),
            row(
                cell("c", properties='<w:hMerge w:val="restart"/>'),
                cell("gone", properties='<w:hMerge w:val="continue"/>'),
                "d",
            ),
        )
    )
    assert (grid.rows, grid.columns) == (3, 4)
    assert spans(grid) == [(0, 1, 1, 1, "a"), (1, 0, 1, 1, "b"), (2, 0, 1, 2, "c"), (2, 2, 1, 1, "d")]


def test_a_merge_that_goes_on_from_nothing_is_a_cell_of_its_own() -> None:
    on, wide = "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    grid = grid_of(
        table(
            row(cell("a", properties=on), "b"),
            row(cell("c", properties=on + wide)),
            row("d", cell("e", properties=on)),
        )
    )
    assert spans(grid) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "b"),
        (1, 0, 1, 2, "c"),
        (2, 0, 1, 1, "d"),
        (2, 1, 1, 1, "e"),
    ]


def test_an_old_merge_beside_a_covered_cell_covers_nothing_twice() -> None:
    on = "<w:vMerge/>"
    grid = grid_of(
        table(
            row("a", cell("b", properties='<w:vMerge w:val="restart"/>'), "c"),
            row("d", cell("", properties=on), cell("e", properties="<w:hMerge/>")),
        )
    )
    assert spans(grid)[3:] == [(1, 0, 1, 1, "d"), (1, 2, 1, 1, "e")]


def test_deleted_and_hidden_rows_are_out_and_content_controls_are_in() -> None:
    control = f"<w:sdt><w:sdtContent>{row('b')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt></w:tr>"
    gone = row("x", properties='<w:del w:id="1" w:author="x"/>') + row("y", properties="<w:hidden/>")
    grid = grid_of(table(row("a"), gone, control, inner))
    assert spans(grid) == [(0, 0, 1, 1, "a"), (1, 0, 1, 1, "b"), (2, 0, 1, 1, "c")]


def test_an_empty_table_is_no_grid_but_a_gap() -> None:
    found = body_of(para("a") + table(row("", " ")) + para("b"))
    assert [(line.text, line.gap) for line in found.items if isinstance(line, Line)] == [("a", False), ("b", True)]
    assert len(found.items) == 2


def test_a_nested_table_gives_its_lines_to_the_cell() -> None:
    nested = table(row("1", "2"), row(cell("3", "4"), "5"))
    grid = grid_of(table(row(cell("a", nested, "b"), "c")))
    assert spans(grid) == [(0, 0, 1, 1, "a|1|2|3|4|5|b"), (0, 1, 1, 1, "c")]
    assert [line.number for line in grid.lines] == list(range(1, 9))


def test_a_gap_stays_in_its_cell() -> None:
    found = lines(para("") + table(row(cell("", "a"), "b")) + para("c"))
    assert [(line.text, line.gap) for line in found] == [("a", True), ("b", False), ("c", False)]


def test_automatic_numbers_in_cells_share_the_counters() -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    auto = listed("", 1, 0)
    covered = cell(listed("", 1, 0), properties="<w:vMerge/>")
    grid = grid_of(
        listed("before", 1, 0)
        + table(
            row(cell(auto), "a"),
            row(cell(auto, properties='<w:vMerge w:val="restart"/>'), "b"),
            row(covered, "c"),
            row(cell(auto), "d"),
        ),
        numbering=numbering,
    )
    assert spans(grid) == [
        (0, 0, 1, 1, "2"),
        (0, 1, 1, 1, "a"),
        (1, 0, 2, 1, "3"),
        (1, 1, 1, 1, "b"),
        (2, 1, 1, 1, "c"),
        (3, 0, 1, 1, "4"),
        (3, 1, 1, 1, "d"),
    ]


# Automatic numbering

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
) + num(1, 0)
DECIMAL = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))
NEVER, BY_FIRST = '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="1"/>'


# Each expectation but those marked * is also what LibreOffice prints for the same file; LibreOffice does not know
# isLgl, lvlRestart, and the start of a list's own on a lower level: there the standard counts (17.9).
@pytest.mark.parametrize(
    ("numbering", "levels", "expected"),
    [
        (OUTLINE, "0:1 0:1 1 2 2 3 3 1 2 0 1 4", "I. II. 1. 1.1. 1.2. a) b) 2. 2.1. III. 1. -"),
        (DECIMAL + num(1, 0), "1 1 0 1", "1.1. 1.2. 2. 2.1."),
        (DECIMAL + num(1, 0), "0 2 1 2 0 2", "1. 1.1.1. 1.2. 1.2.1. 2. 2.1.1."),
        (DECIMAL + num(1, 0) + num(2, 0), "0:1 0:2 0:1 1:2 1:1", "1. 2. 3. 3.1. 3.2."),
        (DECIMAL + num(1, 0) + num(2, 0, start_at(0, 1)), "0:1 0:1 0:2 0:2 0:1 0:2", "1. 2. 1. 2. 3. 4."),
        (DECIMAL + num(1, 0) + num(2, 0, start_at(0, 5)), "0:1 0:2 1:2 0:2", "1. 5. 5.1. 6."),
        # *
        (DECIMAL + num(1, 0) + num(2, 0, start_at(1, 4)), "0:1 1:2 1:2 0:2 1:2", "1. 1.4. 1.5. 2. 2.4."),
        (
            DECIMAL
            + num(1, 0)
            + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", 3)}</w:lvlOverride>'),
            "0:1 0:1 0:2 0:2 0:1",
            "1. 2. C) D) 5.",
        ),
        # *
        (
            abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", extra="<w:isLgl/>")) + num(1, 0),
            "0 1 0 1 1",
            "I. 1.1. II. 2.1. 2.2.",
        ),
        # *
        (
            abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", extra=NEVER)) + num(1, 0),
            "0 1 1 0 1",
            "1. 1) 2) 2. 3)",
        ),
        # *
        (
            abstract(
                0,
                level(0, "decimal", "%1."),
                level(1, "decimal", "%2)"),
                level(2, "lowerLetter", "%3.", extra=BY_FIRST),
            )
            + num(1, 0),
            "0 1 2 1 2 0 1 2",
            "1. 1) a. 2) b. 2. 1) a.",
        ),
        (
            abstract(
                0,
                level(0, "decimalZero", "%1."),
                level(1, "lowerRoman", "(%2)"),
                level(2, "upperLetter", "%3/"),
                level(3, "none", "%4X"),
            )
            + num(1, 0),
            "0 0 1 1 2 3",
            "01. 02. (i) (ii) A/ X",
        ),
        (abstract(0, level(0, "lowerLetter", "%1)", 25)) + num(1, 0), "0 0 0 0", "y) z) aa) bb)"),
        (
            abstract(0, level(0, "decimal", "%1.", 3), level(1, "decimal", "%1.%2.", 0)) + num(1, 0),
            "0 1 1 0",
            "3. 3.0. 3.1. 4.",
        ),
        (abstract(0, level(0, "upperRoman", "%1.", 1994)) + num(1, 0), "0", "MCMXCIV."),
        # A level that prints no number of its own prints none in others' either.
        (
            abstract(0, level(0, "decimal", "%1."), level(1, "bullet", "+"), level(2, "decimal", "%1.%2.%3."))
            + num(1, 0),
            "0 1 2 2",
            "1. + 1..1. 1..2.",
        ),
        (abstract(0, level(0, "decimalEnclosedCircle", "%1")) + num(1, 0), "0 0", "① ②"),
    ],
)
def test_numbers(numbering: str, levels: str, expected: str) -> None:
    """levels: of each paragraph, as level or level:list."""
    places = [[*place.split(":"), "1"][:2] for place in levels.split()]
    body = "".join(listed("x", int(number), int(index)) for index, number in places)
    assert texts(body, numbering=numbering) == [f"{label} x" for label in expected.split()]


def test_empty_numbered_paragraphs_print_their_number() -> None:
    found = lines(listed("a", 1, 0) + listed("", 1, 0) + listed("b", 1, 0), numbering=DECIMAL + num(1, 0))
    assert [(line.text, line.start, line.gap) for line in found] == [
        ("1. a", True, False),
        ("2.", True, False),
        ("3. b", True, False),
    ]


def test_the_number_stands_on_the_first_line_and_swallows_leading_tabs() -> None:
    inner = "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"
    body = para(inner, properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert texts(body, numbering=DECIMAL + num(1, 0)) == ["1. a", "b"]


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        ("tab", "%1.", "1. x"),
        ("space", "%1.", "1. x"),
        ("space", "%1. ", "1. x"),
        ("nothing", "%1.", "1.x"),
        ("nothing", "%1.\u00a0", "1. x"),
        ("space", "", "x"),
    ],
)
def test_what_parts_the_number_from_the_text(suffix: str, text: str, expected: str) -> None:
    definition = abstract(0, level(0, "decimal", text, extra=f'<w:suff w:val="{suffix}"/>')) + num(1, 0)
    assert texts(listed("x", 1, 0), numbering=definition) == [expected]


@pytest.mark.parametrize(
    ("glyph", "font", "index", "expected"),
    [
        ("\uf0b7", "Symbol", 0, "-"),
        ("\uf0b7", "Symbol", 1, "•"),
        ("\uf02d", "Symbol", 0, "-"),
        ("\uf02d", "Symbol", 2, "-"),
        ("o", "Courier New", 0, "-"),
        ("o", "Courier New", 1, "•"),
        ("§", "Wingdings", 0, "-"),
        ("\uf0a7", "Wingdings", 2, "•"),
        ("v", "Wingdings", 0, "-"),
        ("\uf0d8", "Wingdings", 0, "-"),
        ("\uf04a", "Wingdings", 0, "•"),
        ("\ue00c", "OpenSymbol", 1, "•"),
        ("-", "Times New Roman", 0, "-"),
        ("+", "Times New Roman", 1, "+"),
        ("\u2013", "", 0, "\u2013"),
        ("*", "", 0, "*"),
        ("•", "", 0, "•"),
    ],
)
def test_bullets(glyph: str, font: str, index: int, expected: str) -> None:
    definition = abstract(0, level(index, "bullet", glyph, font=font)) + num(1, 0)
    assert texts(listed("x", 1, index), numbering=definition) == [f"{expected} x"]


def number_in_style(number: int | None, index: int | None = None) -> str:
    """List properties as a style has them."""
    inner = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    return f"<w:numPr>{inner}" + ("" if number is None else f'<w:numId w:val="{number}"/>') + "</w:numPr>"


def test_numbering_from_paragraph_styles() -> None:
    numbering = abstract(
        5,
        level(0, "decimal", "%1.", extra='<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2.", extra='<w:pStyle w:val="H2"/>'),
        level(2, "lowerLetter", "%3)"),
    ) + num(7, 5)
    styles = (
        style("H1", para=number_in_style(7))
        # Which level is its own, a style may leave to the list that names it.
        + style("H2", base="H1", para=number_in_style(7))
        + style("H3", base="H2", para=number_in_style(None, 2))
        + style("Derived", base="H1")
        + style("Off", base="H1", para=number_in_style(0))
    )

    def styled(name: str) -> str:
        return para("x", properties=f'<w:pStyle w:val="{name}"/>')

    body = (
        "".join(map(styled, ("H1", "H2", "H3", "Derived", "Off", "H2")))
        + listed("x", 0, style="H1")
        + listed("x", None, 2, style="H1")
        + styled("H2")
    )
    assert texts(body, numbering=numbering, styles=styles) == [
        "1. x",
        "1.1. x",
        "a) x",
        "2. x",
        "x",
        "2.1. x",
        "x",
        "a) x",
        "2.2. x",
    ]


def test_numbering_from_a_list_style() -> None:
    numbering = (
        abstract(0, '<w:styleLink w:val="Plan"/>', level(0, "decimal", "%1."))
        + abstract(1, '<w:numStyleLink w:val="Plan"/>')
        + abstract(2, '<w:numStyleLink w:val="Other"/>')
        + abstract(3, '<w:numStyleLink w:val="Lost"/>')
        + "".join(num(n + 1, n) for n in range(4))
    )
    styles = style("Plan", kind="numbering", para=number_in_style(1)) + style(
        "Other", kind="numbering", para=number_in_style(1)
    )
    body = listed("a", 2, 0) + listed("b", 1, 0) + listed("c", 3, 0) + listed("d", 4, 0)
    assert texts(body, numbering=numbering, styles=styles) == ["1. a", "2. b", "3. c", "d"]


def test_a_hidden_or_deleted_paragraph_is_not_counted() -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    hidden = para(run("x", "<w:vanish/>"), properties=number + "<w:rPr><w:vanish/></w:rPr>")
    deleted = para(f"<w:del>{run('x')}</w:del>", properties=number + "<w:rPr><w:del/></w:rPr>")
    body = listed("a", 1, 0) + hidden + deleted + listed("b", 1, 0)
    assert texts(body, numbering=DECIMAL + num(1, 0)) == ["1. a", "2. b"]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        num(1, 99),
        '<w:num w:numId="1"/>',
        abstract(0) + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="x"/><w:lvl/><w:lvl w:ilvl="12"/>') + num(1, 0),
        abstract(0, '<w:numStyleLink w:val="S"/><w:styleLink w:val="S"/>') + num(1, 0),
        abstract(0, level(1, "decimal", "%1.")) + num(1, 0, start_at(99, 1) + start_at(0, 1)),
    ],
)
def test_a_list_that_is_not_defined_prints_nothing(numbering: str) -> None:
    assert texts(listed("a", 1, 0) + listed("b", 1, 77), numbering=numbering) == ["a", "b"]
    assert texts(listed("a", 1, 0)) == ["a"]


def test_list_zero_is_no_list_even_where_it_is_defined() -> None:
    assert texts(listed("a", 0, 0) + listed("b", 1, 0), numbering=DECIMAL + num(0, 0) + num(1, 0)) == ["a", "1. b"]


def test_damaged_numbers_do_not_matter() -> None:
    definition = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="one"/><w:numFmt w:val="odd"/>'
        '<w:lvlText w:val="%1)"/><w:lvlRestart w:val="?"/></w:lvl></w:abstractNum>'
    )
    body = listed("a", 1, 0) + table(row(cell("b", properties='<w:gridSpan w:val="99999999"/>'), "c"))
    found = body_of(body, numbering=definition + num(1, 0))
    assert [line.text for line in found.lines] == ["1) a", "b", "c"]
    grid = found.items[1]
    assert isinstance(grid, Grid)
    assert grid.columns == 64


# Whole files


def test_an_ordinary_file_of_python_docx() -> None:
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", level=1)
    document.add_paragraph("Căn cứ Luật;")
    document.add_paragraph("một", style="List Number")
    document.add_paragraph("hai", style="List Number")
    document.add_paragraph("gạch", style="List Bullet")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "đầu"
    grid.cell(1, 0).text = "trái"
    grid.cell(1, 1).text = "phải"
    document.sections[0].header.paragraphs[0].text = "MẬT"
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue(), "plan.docx")
    heading = found.lines[0]
    assert (heading.text, heading.level, heading.bold, heading.start) == ("KẾ HOẠCH", 1, True, True)
    assert [line.text for line in found.lines[1:5]] == ["Căn cứ Luật;", "1. một", "2. hai", "- gạch"]
    table_found = found.items[5]
    assert isinstance(table_found, Grid)
    assert spans(table_found) == [(0, 0, 1, 2, "đầu"), (1, 0, 1, 1, "trái"), (1, 1, 1, 1, "phải")]
    assert table_found.lines[0].page_start
    assert (found.lines[-1].text, found.lines[-1].role) == ("MẬT", "furniture")


def test_strict_files_are_read_like_transitional_ones() -> None:
    parts = parts_of(
        para("a", reference("footnote", 1), properties='<w:pStyle w:val="B"/>')
        + para("<w:r>" + drawing(box("boxed"), 0) + "</w:r>", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + table(row(cell("b", properties='<w:gridSpan w:val="2"/>'))),
        styles=style("B", run=BOLD),
        footnotes=note("footnote", 1, para("note")),
    )
    swaps = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/": "officeDocument/",
        "http://schemas.openxmlformats.org/drawingml/2006/": "drawingml/",
    }
    strict: dict[str, str | bytes] = {}
    for path, content in parts.items():
        text = str(content)
        for old, new in swaps.items():
            text = text.replace(old, "http://purl.oclc.org/ooxml/" + new)
        strict[path] = text
    assert "purl.oclc.org" in str(strict["word/document.xml"])
    found = read_docx(pack(strict), "strict.docx")
    assert found == read_docx(pack(parts), "plan.docx")
    assert [line.text for line in found.lines] == ["a[1]", "boxed", "x", "b", "[1] note"]
    assert found.lines[0].bold is True


def test_the_main_part_may_have_another_name() -> None:
    parts = parts_of(para("a"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/document.xml", "/word/document2.xml")
    assert [line.text for line in read_docx(pack(parts), "x").lines] == ["a"]
    bare = {"word/document.xml": parts["word/document2.xml"]}
    assert [line.text for line in read_docx(pack(bare), "x").lines] == ["a"]


def test_an_empty_document_has_no_lines() -> None:
    assert body_of("").items == ()


# What cannot be read

WHOLE = pack(parts_of(para("a") * 50))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"<html></html>",
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:-30],
        pack({"xl/workbook.xml": "<workbook/>"}),
        pack({"word/document.xml": "<w:document"}),
        pack({"word/document.xml": "<html/>"}),
        pack({"word/document.xml": ""}),
        pack({"word/document.xml": f"<w:document {SPACES}/>"}),
        pack(parts_of(para("a"))).replace(b"word/document.xml", b"word/dokument.xml"),
        pack({**parts_of(para("a")), "word/_rels/document.xml.rels": "broken"}),
    ],
)
def test_a_broken_file_is_an_input_error_that_names_it(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_docx(data, "plan.docx")
    assert caught.value.where == "plan.docx"
    assert "not a Word document" in caught.value.what


def test_an_entity_bomb_is_refused() -> None:
    bomb = f'<!DOCTYPE w:document [<!ENTITY e "xxxx">]><w:document {SPACES}><w:body>{para("&e;")}</w:body></w:document>'
    with pytest.raises(InputError, match="document type"):
        read_docx(pack({"word/document.xml": bomb}), "plan.docx")


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 1000)
    with pytest.raises(LimitError, match=r"word/document\.xml"):
        read_docx(pack(parts_of(para("a") * 100)), "plan.docx")


def test_a_deeply_nested_file_is_an_input_error() -> None:
    with pytest.raises(InputError):
        body_of("<w:sdt>" * 5000 + "</w:sdt>" * 5000)


def test_a_protected_file_and_an_old_one_are_told_apart() -> None:
    magic = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
    with pytest.raises(EncryptedError) as protected:
        read_docx(magic + "EncryptedPackage".encode("utf-16-le"), "plan.docx")
    assert "password" in str(protected.value)
    with pytest.raises(InputError, match=r"old Word document \(\.doc\)"):
        read_docx(magic + "WordDocument".encode("utf-16-le"), "plan.docx")


def test_a_zip_with_a_password_is_a_protected_file() -> None:
    data = bytearray(WHOLE)
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        flags = struct.unpack_from("<H", data, place + 8)[0]
        struct.pack_into("<H", data, place + 8, flags | 1)
    with pytest.raises(EncryptedError):
        read_docx(bytes(data), "plan.docx")


RICH = pack(
    parts_of(
        listed("a", 1, 0)
        + para("<w:r>" + alternate(drawing(box("b"), 5), vml(box("b"))) + "</w:r>", reference("footnote", 1))
        + table(row(cell("c", properties='<w:vMerge w:val="restart"/>')), row(cell("", properties="<w:vMerge/>")))
        + section(inner='<w:headerReference w:type="default" r:id="header1"/>'),
        numbering=DECIMAL + num(1, 0),
        styles=style("N", more='w:default="1"'),
        footnotes=note("footnote", 1, para("n")),
        header1=para("h", field("PAGE", "1")),
    )
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, len(RICH) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_bytes_never_raise_anything_else(changes: list[tuple[int, int]]) -> None:
    data = bytearray(RICH)
    for place, byte in changes:
        data[place] = byte
    try:
        found = read_docx(bytes(data), "plan.docx")
    except KehoachError:
        return
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))


TAGS = [
    "p",
    "pPr",
    "r",
    "rPr",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "trPr",
    "sdt",
    "ins",
    "del",
    "br",
    "numPr",
    "numId",
    "ilvl",
]
TAGS += ["fldChar", "instrText", "txbxContent", "drawing", "sectPr", "footnoteReference", "vMerge", "gridSpan", "sym"]
ATTRIBUTES = st.sampled_from(
    ["", 'w:val="1"', 'w:val="-3"', 'w:val="x"', 'w:val="restart"', 'w:type="page"', 'w:id="1"']
)
LEAF = st.sampled_from(["", "a", " ", run("b"), para("c"), listed("d", 1, 0), table(row("e"))])
TREE = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda tag, attribute, parts: f"<w:{tag} {attribute}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(TAGS),
        ATTRIBUTES,
        st.lists(inner, max_size=3),
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TREE)
def test_odd_xml_is_read_without_an_error(body: str) -> None:
    found = body_of(body, numbering=DECIMAL + num(1, 0), footnotes=note("footnote", 1, para("n")))
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    for item in found.items:
        if isinstance(item, Grid):
            covered = [
                (r, c)
                for one in item.cells
                for r in range(one.row, one.row + one.row_span)
                for c in range(one.column, one.column + one.column_span)
            ]
            assert len(covered) == len(set(covered))
            assert all(r < item.rows and c < item.columns for r, c in covered)
