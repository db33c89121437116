"""Fields of Word files whose result Word counts, looks up or draws when it shows the page."""

from __future__ import annotations

import pytest

from kehoach_parser.readers.docx.counting.numbers import formatted, letters
from kehoach_parser.readers.docx.formulas import equation
from tests.readers.test_docx import abstract, cell, field, level, lines, listed, num, para, row, run, style, table, texts


def bare(instruction: str, form: str = "") -> str:
    """A field without a stored result; form: the inside of its w:ffData."""
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def heading(number: int, *content: str) -> str:
    """A paragraph of an outline level."""
    return para(*content, properties=f'<w:outlineLvl w:val="{number - 1}"/>')


def test_paragraphs_are_counted_by_autonum_on_their_level() -> None:
    body = (
        heading(1, bare(" AUTONUM "), " Một")
        + heading(2, bare("AUTONUM"), " a")
        + heading(2, bare("AUTONUM"), " b")
        + heading(1, bare("AUTONUM"), " Hai")
        + heading(2, bare(r"AUTONUM \* ROMAN \* MERGEFORMAT \s )"), " c")
        + para(bare("AUTONUM"), " d")
        + para(bare("AUTONUM"), " đ")
    )
    assert texts(body) == ["1. Một", "1. a", "2. b", "2. Hai", "I) c", "1. d", "2. đ"]


def test_legal_and_outline_numbers_hold_their_levels() -> None:
    legal = "".join(heading(number, bare("AUTONUMLGL"), " x") for number in (1, 2, 2, 1, 2))
    assert texts(legal) == ["1. x", "1.1. x", "1.2. x", "2. x", "2.1. x"]
    assert texts(heading(1, bare("AUTONUMLGL"), " x") + heading(2, bare(r"AUTONUMLGL \e \s -"), " x")) == ["1. x", "1-1 x"]
    outline = "".join(heading(number, bare("AUTONUMOUT"), " x") for number in (1, 2, 3, 4, 5, 1))
    assert texts(outline) == ["I. x", "A. x", "1. x", "a) x", "(1) x", "II. x"]


def test_items_of_listnum_are_counted_by_list_and_level() -> None:
    body = para(
        bare("LISTNUM"), " x ", bare(r"LISTNUM \l 2"), " y ", bare(r"LISTNUM \l 2"), " z ", bare("LISTNUM"), " ", bare(r"LISTNUM \l 2")
    )
    assert texts(body) == ["1) x a) y b) z 2) a)"]
    assert texts(para(bare(r'LISTNUM "Riêng" \s 4'), " ", bare(r'LISTNUM "Riêng"'), " ", bare("LISTNUM"))) == ["4) 5) 1)"]
    assert texts(para(bare("LISTNUM OutlineDefault"), " ", bare(r"LISTNUM LegalDefault \l 2"))) == ["I. 1.1."]


def test_captions_are_counted_also_through_those_with_a_stored_number() -> None:
    body = para("Bảng ", bare(r"SEQ Bang \* ARABIC")) + para("Bảng ", field("SEQ Bang", "2")) + para("Bảng ", bare("SEQ Bang"))
    body += para("Hình ", bare("SEQ Hinh"), " xem ", bare(r"SEQ Bang \c"), " ", bare(r"SEQ Bang \r 9 \* roman"), bare(r"SEQ Bang \h"))
    body += para("Bảng ", bare("SEQ Bang"))
    assert texts(body) == ["Bảng 1", "Bảng 2", "Bảng 3", "Hình 1 xem 3 ix", "Bảng 11"]


def test_a_stored_result_is_printed_as_it_stands() -> None:
    assert texts(para(field("AUTONUM", "7."), " x")) == ["7. x"]
    assert texts(para(bare("AUTONUM"), " a") + para('<w:fldSimple w:instr="AUTONUM"/>', " b")) == ["1. a", "2. b"]
    assert texts(para('<w:fldSimple w:instr="SEQ A">' + run("5") + "</w:fldSimple>")) == ["5"]


def test_deleted_and_hidden_fields_print_nothing() -> None:
    gone = '<w:del w:id="1">' + bare("SEQ A") + "</w:del>"
    hidden = bare("SEQ A").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert texts(para("x", gone, hidden)) == ["x"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Thôn A"/><w:listEntry w:val="Thôn B"/></w:ddList>', "Thôn B"),
        ('<w:ddList><w:default w:val="1"/><w:listEntry w:val="Thôn A"/><w:listEntry w:val="Thôn B"/></w:ddList>', "Thôn B"),
        ('<w:ddList><w:listEntry w:val="Thôn A"/><w:listEntry w:val="Thôn B"/></w:ddList>', "Thôn A"),
        ('<w:ddList><w:result w:val="2"/><w:listEntry w:val="Thôn A"/></w:ddList>', ""),
        ("<w:ddList/>", ""),
    ],
)
def test_a_drop_down_field_shows_its_chosen_entry(form: str, expected: str) -> None:
    assert texts(table(row("Nơi:", cell(para(bare("FORMDROPDOWN", form)))))) == ["Nơi:", *([expected] if expected else [])]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ("<w:checkBox/>", "☐"),
    ],
)
def test_a_box_to_tick_is_one_of_two_signs(form: str, expected: str) -> None:
    assert texts(para(bare("FORMCHECKBOX", form), " Có")) == [f"{expected} Có"]
    told = "1" if expected == "☒" else "0"
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    control = (
        f'<w:sdt {space}><w:sdtPr><w14:checkbox><w14:checked w14:val="{told}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r></w:sdtContent></w:sdt>'
    )
    assert texts(para(control, " Có")) == [f"{expected} Có"]


def test_a_text_field_shows_what_stands_there_by_default() -> None:
    assert texts(para("Kính gửi: ", bare("FORMTEXT", '<w:textInput><w:default w:val="các thôn"/></w:textInput>'))) == ["Kính gửi: các thôn"]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (r"\f(1;2)", "1/2"),
        (r"\f(x,y)", "x/y"),
        (r"\f(1,5;2)", "1,5/2"),
        (r"\f(x + y;2)", "(x + y)/2"),
        (r"\f(1;n-1)", "1/(n-1)"),
        (r"\f((x + y);2)", "(x + y)/2"),
        (r"\r(3;x)", "∛x"),
        (r"\r(16)", "√16"),
        (r"\r(x + 1)", "√(x + 1)"),
        (r"m\s\up5(2)", "m2"),
        (r"\b\bc\[(\f(1;2))", "[1/2]"),
        (r"\o(a;b)", "ab"),
        (r"\l(a;b)", "a,b"),
        (r"\x(a", "a"),
        (r"\f" * 400, ""),
    ],
)
def test_equation_fields_on_one_line(instruction: str, expected: str) -> None:
    assert equation(instruction) == expected


def test_an_equation_field_stands_in_its_sentence() -> None:
    assert texts(para("Đạt ", bare(r"eq \f(3;4)"), " số hộ")) == ["Đạt 3/4 số hộ"]


def omml(inner: str) -> str:
    """A formula in a paragraph."""
    return para(f"<m:oMath>{inner}</m:oMath>")


def text(content: str) -> str:
    """A run of a formula."""
    return f"<m:r><m:t>{content}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<m:f><m:num>{text('x-y')}</m:num><m:den>{text('100')}</m:den></m:f>", "(x-y)/100"),
        (f"<m:f><m:num>{text('-y')}</m:num><m:den>{text('a:b')}</m:den></m:f>", "-y/(a:b)"),
        (f"<m:f><m:num>{text('Số hộ')}</m:num><m:den>{text('n')}</m:den></m:f>", "(Số hộ)/n"),
        (f"<m:f><m:num><m:d><m:e>{text('x-y')}</m:e></m:d></m:num><m:den>{text('2')}</m:den></m:f>", "(x-y)/2"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{text("a")}</m:e><m:e>{text("b")}</m:e></m:d>', "[a|b"),
        (f"<m:rad><m:deg/><m:e>{text('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:rad><m:deg>{text('5')}</m:deg><m:e>{text('x')}</m:e></m:rad>", "5√x"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{text("x")}</m:e></m:nary>', "∑x"),
        (f"<m:m><m:mr><m:e>{text('1')}</m:e><m:e>{text('0')}</m:e></m:mr><m:mr><m:e>{text('2')}</m:e></m:mr></m:m>", "1 0; 2"),
        (f"<m:sSup><m:e>{text('km')}</m:e><m:sup>{text('2')}</m:sup></m:sSup>", "km2"),
    ],
)
def test_formulas_on_one_line_keep_their_brackets(inner: str, expected: str) -> None:
    assert texts(omml(inner)) == [expected]


@pytest.mark.parametrize(
    ("kind", "counts", "expected"),
    [
        ("vietnameseCounting", (1, 4, 5, 10, 11, 14, 15, 20, 21, 24, 35, 44, 99), None),
        ("ordinal", (1, 2), "1 2"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("chicago", (1, 5), "* **"),
        ("russianLower", (1, 2), "а б"),
        ("decimalEnclosedParen", (1, 20), "(1) (20)"),
        ("decimalEnclosedFullstop", (1, 20), "1. 20."),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalFullWidth", (10,), "\uff11\uff10"),
        ("ideographDigital", (3,), "三"),
        ("hex", (255,), "FF"),
        ("thaiNumbers", (3,), "3"),
        ("lowerRoman", (4, 4000), "iv 4000"),
    ],
)
def test_number_formats(kind: str, counts: tuple[int, ...], expected: str | None) -> None:
    words = "một bốn năm mười mười_một mười_bốn mười_lăm hai_mươi hai_mươi_mốt hai_mươi_tư ba_mươi_lăm bốn_mươi_tư chín_mươi_chín"
    found = " ".join(formatted(count, kind).replace(" ", "_") for count in counts)
    assert found == (words if expected is None else expected)


@pytest.mark.parametrize(
    ("kind", "language", "count", "expected"),
    [
        ("cardinalText", "vi-VN", 3, "ba"),
        ("cardinalText", "", 100, "100"),
        ("cardinalText", "en-US", 21, "Twenty-one"),
        ("ordinalText", "vi-VN", 1, "thứ nhất"),
        ("ordinalText", "", 12, "thứ mười hai"),
        ("ordinalText", "en-US", 1, "First"),
        ("ordinalText", "en-GB", 20, "Twentieth"),
        ("ordinalText", "en-GB", 32, "Thirty-second"),
        ("ordinalText", "en-GB", 100, "100"),
        ("ordinal", "en-US", 11, "11th"),
        ("ordinal", "en-US", 22, "22nd"),
        ("vietnameseCounting", "en-US", 2, "hai"),
    ],
)
def test_numbers_in_words_are_of_the_language_of_the_text(kind: str, language: str, count: int, expected: str) -> None:
    assert formatted(count, kind, language=language) == expected


def test_a_level_counts_in_words() -> None:
    numbering = abstract(0, level(0, "ordinalText", "Phần %1")) + num(1, 0)
    body = listed("Mở đầu", 1, 0) + listed("Nội dung", 1, 0)
    assert texts(body, numbering=numbering) == ["Phần thứ nhất Mở đầu", "Phần thứ hai Nội dung"]
    english = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert texts(body, numbering=numbering, styles=english)[0] == "Phần First Mở đầu"
    own = numbering.replace('<w:lvlText w:val="Phần %1"/>', '<w:lvlText w:val="Phần %1"/><w:rPr><w:lang w:val="vi-VN"/></w:rPr>')
    assert texts(body, numbering=own, styles=english)[0] == "Phần thứ nhất Mở đầu"


def test_a_hostile_number_format_costs_nothing() -> None:
    wide = f'<w:numFmt w:val="custom" w:format="{"0" * 3_000_000}1, 2, 3"/>'
    numbering = abstract(0, level(0, "decimal", "%1.").replace('<w:numFmt w:val="decimal"/>', wide)) + num(1, 0)
    assert texts(listed("x", 1, 0), numbering=numbering) == ["000001. x"]
    long = abstract(0, level(0, "decimal", "%1" * 200_000)) + num(1, 0)
    assert len(texts(listed("x", 1, 0), numbering=long)[0]) < 300
    assert len(letters(10**9)) == 40
    assert formatted(10**9, "cardinalText") == "1000000000"


def test_lists_of_contents_are_furniture_with_their_reason() -> None:
    entry = para(run("I. Phần đầu"), "<w:r><w:tab/></w:r>", field("PAGEREF a", "3"))
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-2"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = para("trước") + para(begin, run("I. Phần đầu 3")) + entry + para(end) + para("sau")
    assert [(line.text, line.role, line.reason) for line in lines(body)] == [
        ("trước", "body", None),
        ("I. Phần đầu 3", "furniture", "contents"),
        ("I. Phần đầu\t3", "furniture", "contents"),
        ("sau", "body", None),
    ]
    gallery = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>"
    control = gallery + heading(1, "MỤC LỤC") + entry + "</w:sdtContent></w:sdt>" + para("sau")
    assert [(line.text, line.role, line.level) for line in lines(control)] == [
        ("MỤC LỤC", "furniture", None),
        ("I. Phần đầu\t3", "furniture", None),
        ("sau", "body", None),
    ]
    styles = style("M1").replace('<w:name w:val="M1"/>', '<w:name w:val="toc 1"/>')
    assert [line.role for line in lines(para("x 1", properties='<w:pStyle w:val="M1"/>') + para("y"), styles=styles)] == ["furniture", "body"]

