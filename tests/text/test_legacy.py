"""Text of the 8-bit age (TCVN3, VNI) and blanks inside words: in strings, in plain text, in Word files."""

from __future__ import annotations

import io
import lzma
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kehoach_parser import parse_bytes, parse_file, parse_text
from kehoach_parser.cli.main import app
from kehoach_parser.document import Body, Line
from kehoach_parser.readers import read_bytes
from kehoach_parser.text.code_tables import KINDS, Kind
from kehoach_parser.text.decoding import Decoder, decode_bytes, decoded, told
from kehoach_parser.text.legacy import Encoding, convert, encoding_of
from kehoach_parser.text.repair import repair
from kehoach_parser.text.spacing import Spacing
from kehoach_parser.text.syllables import syllables
from tests.old_text import to_bytes, to_old, to_tcvn3, to_vni

SAMPLES = Path(__file__).parents[2] / "samples"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "legal.txt.xz"
ENCODERS: dict[str, Callable[[str], str]] = {"tcvn3": to_tcvn3, "vni": to_vni}
# As it stands on paper; the other two forms are as offices typed them.
MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
MOTTO_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
MOTTO_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"

words = st.sampled_from(sorted(syllables()))
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)
steady = settings(derandomize=True, max_examples=100, deadline=None)


def values(plan: Any) -> dict[str, Any]:
    data: dict[str, Any] = plan.model_dump(mode="json")
    return {name: value for name, value in data.items() if name not in ("source", "repairs", "provenance", "diagnostics")}


def levelled(value: Any) -> Any:
    """Small letters everywhere: without its fonts, TCVN3 does not tell a capital with a tone."""
    if isinstance(value, dict):
        return {name: levelled(part) for name, part in value.items()}
    if isinstance(value, list):
        return [levelled(part) for part in value]
    return value.lower() if isinstance(value, str) else value


def test_known_lines() -> None:
    assert convert(MOTTO_TCVN3, "tcvn3") == MOTTO
    assert convert(MOTTO_VNI, "vni") == MOTTO
    assert convert("ỦY BAN".replace("Ủ", "UÛ"), "vni") == convert("Uûy ban", "vni").upper() == "ỦY BAN"
    assert convert("ñy ban nh©n d©n", "tcvn3", capitals=True) == "ỦY BAN NHÂN DÂN"
    assert convert("Cöång hoâa xaä höåi chuã nghôa Viïåt Nam", "bkhcm2") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert convert("Cµng hòa xã hµi chü nghîa Vi®t Nam", "viscii") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert convert("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "viqr") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert convert("t\u00adëng \u00ad¬ng", "tcvn3") == "tưởng ương"


@steady
@given(texts)
def test_every_syllable_comes_back(text: str) -> None:
    assert convert(to_tcvn3(text), "tcvn3") == text
    assert convert(to_tcvn3(text), "tcvn3", capitals=True) == text.upper()
    assert convert(to_vni(text), "vni") == text
    assert convert(to_vni(text.upper()), "vni") == text.upper()


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_comes_back_from_each_encoding(kind: Kind) -> None:
    text = """Phòng chống sạt lở bờ suối tại các thôn vùng cao năm 2006
Trưởng thôn lập danh sách những hộ ở gần suối, gửi về ủy ban nhân dân xã trước ngày 5/6.
Các hộ được hỗ trợ tre, nứa để kè bờ; việc này làm xong trước mùa mưa."""
    assert decoded(to_old(text, kind)) == text
    if kind != "viqr":
        shown = decode_bytes(to_bytes(text, kind))
        assert shown is not None
        assert decoded(shown) == text


def test_lines_of_several_encodings_are_told_apart() -> None:
    mixed = [to_tcvn3(MOTTO), to_tcvn3("Thực hiện nghị quyết của hội đồng nhân dân xã về đường thôn"), to_vni(MOTTO), to_vni("Lưu: văn thư"), MOTTO]
    kinds = told(mixed)
    assert set(kinds) == {"tcvn3", "vni"}
    assert list(map(Decoder(kinds), mixed))[2:] == [MOTTO, "Lưu: văn thư", MOTTO]


def test_one_line_of_another_encoding_is_no_proof_of_it() -> None:
    assert told([to_tcvn3(MOTTO), to_tcvn3("Thực hiện nghị quyết của hội đồng về đường thôn"), "caùc xaõ"]) == ("tcvn3",)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("®\u2212êng tr\u2212íc", "đường trước"),
        ("x\u2219 héi", "xã hội"),
        ("v\u03bc", "và"),
        ("\u2219 môc tiªu", "\u2219 mục tiêu"),
        ("tõ 5 \u2212 7 ngµy", "từ 5 \u2212 7 ngày"),
    ],
)
def test_signs_that_makers_of_pdf_put_for_letters(raw: str, text: str) -> None:
    assert convert(raw, "tcvn3") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Lu+u: va(n thu+.", "Lưu: văn thư."),
        ("a. Tho^n tru+o+?ng lo vie^.c na`y.", "a. Thôn trưởng lo việc này."),
        ("nga`y 5. Ca'c xa~ du+. ho.p", "ngày 5. Các xã dự họp"),
        ("to^?ng so^' ddie^?m: 12 \\(mu+o+`i hai)", "tổng số điểm: 12 (mười hai)"),
    ],
)
def test_stops_of_viqr_are_no_dots_below(raw: str, text: str) -> None:
    assert convert(raw, "viqr") == text


def test_quotes_and_dashes_around_words_of_viscii_stay() -> None:
    assert convert("\u201cVi®t Nam\u201d \u2013 xã hµi", "viscii") == "\u201cViệt Nam\u201d \u2013 xã hội"


def test_prose_with_stops_and_quotes_is_no_viqr() -> None:
    assert told(["Don't ask why: it's a test. Who? The one we've seen, e.g. a.m. or p.m.; see www.example.org/a.b+c?d=e"] * 9) == ()


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        ("VnTimeBold", Encoding("tcvn3")),
        ("ABCDEF+VnTimeHBold", Encoding("tcvn3", capitals=True)),
        ("VnArialH", Encoding("tcvn3", capitals=True)),
        ("VPS Times", Encoding("vps")),
        ("VI Times", Encoding("viscii")),
        ("VISCII Arial", Encoding("viscii")),
        ("VICTORIA", None),
        ("Vni", None),
        (".VnTime", Encoding("tcvn3")),
        (".vntime", Encoding("tcvn3")),
        (".VnTimeH", Encoding("tcvn3", capitals=True)),
        (".VnArial NarrowH", Encoding("tcvn3", capitals=True)),
        ("ABCDEF+.VnTimeH,Bold", Encoding("tcvn3", capitals=True)),
        ("ABCDEF+.VnTime-BoldItalic", Encoding("tcvn3")),
        ("VnTime", Encoding("tcvn3")),
        ("VNI-Times", Encoding("vni")),
        ("ABCDEF+VNI-Helve,Italic", Encoding("vni")),
        ("Times New Roman", None),
        ("VNtimes new roman", None),
        ("Vnhelvetica", None),
        ("ABCDEF+TimesNewRoman", None),
        ("", None),
    ],
)
def test_fonts_tell_the_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of(font) == encoding


@steady
@given(st.lists(texts, min_size=1, max_size=20))
def test_unicode_is_left_alone(lines: list[str]) -> None:
    assert told(lines) == ()
    assert told([line.upper() for line in lines]) == ()
    assert told([line.title() for line in lines]) == ()
    body = Body(tuple(Line(line, number) for number, line in enumerate(lines, 1)))
    assert repair(body) == body


def test_other_latin_text_is_left_alone() -> None:
    assert told(["Le préfet a été élu à la tête de la région; où êtes-vous, Noël? Ça dépend du côté.", "Größe, Maß, Übung, über, schön"] * 5) == ()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("stored", ["utf-8", "cp1252"])
@pytest.mark.parametrize("encoding", ENCODERS)
def test_plain_text(path: Path, encoding: str, stored: str) -> None:
    text = path.read_text("utf-8-sig").replace("ƣ", "ư").replace("Ƣ", "Ư")
    plan, clean = parse_bytes(ENCODERS[encoding](text).encode(stored), path.name), parse_text(text)
    fold = levelled if encoding == "tcvn3" else lambda value: value
    assert fold(values(plan)) == fold(values(clean))
    assert plan.header.issuer == clean.header.issuer
    assert plan.source.text.quality == "damaged"
    assert {one.kind for one in plan.repairs} == {"font"}
    assert "text-repaired" in {one.code for one in plan.diagnostics}


def test_windows_1258_is_still_read_as_such() -> None:
    text = (SAMPLES / "xa-an-thuan.txt").read_text("utf-8")
    tones = "\u0300\u0301\u0303\u0309\u0323"
    split = "".join(unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in tones)) + "".join(c for c in unicodedata.normalize("NFD", char) if c in tones) for char in text)
    assert values(parse_bytes(split.encode("cp1258"), "xa.txt")) == values(parse_text(text))


def test_a_line_of_unicode_in_an_old_text_stays() -> None:
    body = repair(Body((Line(MOTTO_TCVN3, 1), Line(MOTTO, 2), Line("có là và", 3), Line("2020", 4))))
    assert [line.text for line in body.items if isinstance(line, Line)] == [MOTTO, MOTTO, "có là và", "2020"]
    assert [line.raw for line in body.items if isinstance(line, Line)] == [MOTTO_TCVN3, None, None, None]


def test_an_encoding_can_be_asked_for() -> None:
    assert parse_bytes(to_bytes("KẾ HOẠCH", "vps"), "a.txt", encoding="vps").kind == "KẾ HOẠCH"


def test_restore_decodes_as_parse_does(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_bytes(to_bytes("Thực hiện việc dọn suối, kè bờ ở các thôn trước mùa lũ; những thôn vùng thấp làm trước.\n", "tcvn3"))
    run = CliRunner().invoke(app, ["restore", str(source), "-o", str(target)])
    assert run.exit_code == 0
    assert target.read_text("utf-8") == "Thực hiện việc dọn suối, kè bờ ở các thôn trước mùa lũ; những thôn vùng thấp làm trước.\n"


def test_repairs_hold_the_words_of_the_source() -> None:
    text = (SAMPLES / "xa-an-thuan.txt").read_text("utf-8")
    plan = parse_bytes(to_vni(text).encode(), "xa.txt")
    raw = {one.where: one.raw for one in plan.repairs}
    assert raw["/header/issuer"] == to_vni("ỦY BAN NHÂN DÂN XÃ AN THUẬN")
    assert raw["/header/place"] == to_vni("An Thuận")


# Word files


def set_font(run: Any, name: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:ascii"), name)
    fonts.set(qn("w:hAnsi"), name)
    properties.insert(0, fonts)


def lines(document: Any) -> list[Line]:
    target = io.BytesIO()
    document.save(target)
    return list(read_bytes(target.getvalue(), "a.docx").body.lines)


def paragraph(document: Any, *runs: tuple[str, str], style: str | None = None) -> None:
    """A paragraph of (text, font) runs; no font where it is empty."""
    made = document.add_paragraph(style=style)
    for text, font in runs:
        run = made.add_run(text)
        if font:
            set_font(run._element, font)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ENCODERS)
def test_word_files(path: Path, encoding: str) -> None:
    document = docx.Document(str(path))
    for text in list(document.element.iter(qn("w:t"))):
        run = text.getparent()
        if encoding == "vni":
            text.text = to_vni(text.text)
            set_font(run, "VNI-Times")
        elif (text.text or "").isupper():
            text.text = to_tcvn3(text.text.lower())
            set_font(run, ".VnTimeH")
        else:
            text.text = to_tcvn3(text.text or "")
            set_font(run, ".VnTime")
    target = io.BytesIO()
    document.save(target)
    plan = parse_bytes(target.getvalue(), "a.docx")
    fold = levelled if encoding == "tcvn3" else lambda value: value
    assert fold(values(plan)) == fold(values(parse_file(path)))
    # What is set in capitals comes out so, from the font of capitals.
    assert plan.header.issuer == parse_file(path).header.issuer
    assert plan.source.text.quality == "damaged"
    assert {one.kind for one in plan.repairs} == {"font"}


def test_word_files_that_only_name_old_fonts() -> None:
    path = SAMPLES / "xa-an-thuan.docx"
    document = docx.Document(str(path))
    for run in document.element.iter(qn("w:r")):
        set_font(run, ".VnTime")
    target = io.BytesIO()
    document.save(target)
    plan = parse_bytes(target.getvalue(), "a.docx")
    assert values(plan) == values(parse_file(path))
    assert plan.repairs == []


def test_runs_of_several_fonts() -> None:
    document = docx.Document()
    paragraph(document, ("c", "VNI-Times"), ("a", "VNI-Times"), ("ùn bo", "VNI-Times"), ("ä ", "VNI-Times"), ("công chức", "Times New Roman"))
    paragraph(document, ("ñ", ".VnTimeH"), ("y ban nh©n d©n", ".VnTime"), (" xã", ""))
    paragraph(document, ("§iÒu kho\uf0b6n", ".VnTime"))
    paragraph(document, ("đã", ".VnTime"))
    found = lines(document)
    assert [line.text for line in found] == ["cán bộ công chức", "Ủy ban nhân dân xã", "Điều khoản", "đã"]
    assert [line.raw for line in found] == ["caùn boä công chức", "ñy ban nh©n d©n xã", "§iÒu kho¶n", None]


def test_fonts_through_styles() -> None:
    document = docx.Document()
    for name, font in (("Old", ".VnTime"), ("Old child", ""), ("Heading 1", ".VnTimeH")):
        style = document.styles[name] if name in [s.name for s in document.styles] else document.styles.add_style(name, 1)
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        if fonts is not None:
            style.element.rPr.remove(fonts)
        if font:
            style.font.name = font
    document.styles["Old child"].base_style = document.styles["Old"]
    paragraph(document, ("Céng hßa", ""), style="Old child")
    paragraph(document, ("môc tiªu", ""), style="Heading 1")
    paragraph(document, ("Cộng hòa", ""))
    assert [line.text for line in lines(document)] == ["Cộng hòa", "MỤC TIÊU", "Cộng hòa"]


# Blanks inside words

CUT = ["cơ quan hà nh chí nh nhà nướ c", "thủ tụ c hà nh chí nh", "ĐIỀ U KHO ẢN", "Thự c hiệ n phá p luậ t", "Điể m a khoả n 1 Điề u 5"]
WHOLE = ["cơ quan hành chính nhà nước", "thủ tục hành chính", "ĐIỀU KHOẢN", "Thực hiện pháp luật", "Điểm a khoản 1 Điều 5"]


def test_cut_words_are_closed() -> None:
    body = repair(Body(tuple(Line(line, number) for number, line in enumerate(CUT, 1))))
    found = [line for line in body.items if isinstance(line, Line)]
    assert [line.text for line in found] == WHOLE
    assert [line.raw for line in found] == CUT
    assert {line.repair for line in found} == {"spacing"}


@pytest.mark.parametrize("text", ["điểm b ở trên", "TỔ I, LÔ C", "bản đồ a, b ở Đăk Pơ", "cá nh...", "UBND, HĐND, QĐ-UBND", "Ủy ban nhân dân", "hệ số a n", "c ng chức"])
def test_what_is_not_sure_stays(text: str) -> None:
    assert Spacing.of([text]).closed(text) == text


def test_one_cut_word_alone_is_closed_where_it_can_be_nothing_else() -> None:
    text = "cải cách hà nh chính của tổ b ở xã"
    assert Spacing.of([text]).closed(text) == "cải cách hành chính của tổ b ở xã"


def test_spacing_repairs_are_recorded() -> None:
    text = (SAMPLES / "xa-an-thuan.txt").read_text("utf-8")
    plan = parse_text(text.replace("hành chính", "hà nh chí nh"))
    assert values(plan) == values(parse_text(text))
    assert {one.kind for one in plan.repairs} == {"spacing"}
    assert all("hà nh chí nh" in one.raw for one in plan.repairs)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand")
def test_statutes_pass_unchanged() -> None:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as file:
        paragraphs = [unicodedata.normalize("NFC", next(file).rstrip("\n")) for _ in range(1000)]
    assert told(paragraphs) == ()
    spacing = Spacing.of(paragraphs)
    assert [text for text in paragraphs if spacing.closed(text) != text] == []


def test_an_unknown_encoding_is_no_known_one_and_is_told() -> None:
    text = to_tcvn3("\n".join(["Các thôn dọn suối và kè bờ trước mùa lũ; trưởng thôn báo cáo kết quả với ủy ban nhân dân xã."] * 4 + [MOTTO]))
    other = text.translate({code: chr(0xA1 + (code - 0xA1 + 37) % 94) for code in range(0xA1, 0xFF)})
    assert told(other.splitlines()) == ()
    plan = parse_text(other)
    assert "text-doubtful" in {one.code for one in plan.diagnostics}
    assert not plan.source.text.restored
