"""Restoration of diacritics: small cases; what must never be altered."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from kehoach_parser.document import Body, Line
from kehoach_parser.pipeline import parse_text
from kehoach_parser.text.restore import printed
from kehoach_parser.text.restore.agree import agreed
from kehoach_parser.text.restore.body import restore_body, restore_text
from kehoach_parser.text.restore.decoder import Damage, restore_lines
from kehoach_parser.text.restore.pieces import pieces
from kehoach_parser.text.restore.tokens import Restored, Token

# Invented sentences, as Tesseract set to English reads such print.
MISREAD = [
    ("Uy ban nhan dan xa xay dung ké hoach thuc hién", "Ủy ban nhân dân xã xây dựng kế hoạch thực hiện"),
    ("CONG HOA XA HOI CHU NGHIA VIET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Nghi dinh s6 61/2018/ND-CP ngay 23/4/2018 cia Chinh phu", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"),
    ("Nghi quyét s6 42/NQ-HDND ngay 15/01/2021", "Nghị quyết số 42/NQ-HĐND ngày 15/01/2021"),
    ("gidi quyét thi tuc hanh chinh cho t6 chic, c4 nhan", "giải quyết thủ tục hành chính cho tổ chức, cá nhân"),
    ("nang cao chat lu’qnghoat dong", "nâng cao chất lượng hoạt động"),
    ("ké hoach ph at trién kinh té - xa hoi", "kế hoạch phát triển kinh tế - xã hội"),
    ("I11. TO CHUC THUC HIEN", "III. TỔ CHỨC THỰC HIỆN"),
    ("theo quy dinh tai Chuong IT va Muc I", "theo quy định tại Chương II và Mục I"),
    ("truong ban cia BO Nong nghiep", "trưởng ban của Bộ Nông nghiệp"),
    ("CAC DON VI CO LIEN QUAN", "CÁC ĐƠN VỊ CÓ LIÊN QUAN"),
    ("THONG TU CUA BO Y TE", "THÔNG TƯ CỦA BỘ Y TẾ"),
    ("BO Y TE", "BỘ Y TẾ"),
    ("sau khi lap xong h6 so, chju trach nhiém Jién quan", "sau khi lập xong hồ sơ, chịu trách nhiệm liên quan"),
    ("theo quy dinh.Diéu nay", "theo quy định.Điều này"),
    ("theo Diéu 12.3.ND.4 cia Nghi dinh", "theo Điều 12.3.NĐ.4 của Nghị định"),
    ("trong do: (i) co quan thyc hién", "trong đó: (i) cơ quan thực hiện"),
]
BARE = [
    "Ủy ban nhân dân tỉnh chịu trách nhiệm trước Hội đồng nhân dân tỉnh",
    "Quyết định này có hiệu lực thi hành kể từ ngày ký",
    "cơ quan, tổ chức, cá nhân có liên quan",
]


def restored(line: str, damage: Damage = "wrong_language_ocr") -> Restored:
    return restore_lines([line], damage)[0]


def without_marks(text: str) -> str:
    split = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in split if not unicodedata.combining(char))


@pytest.mark.parametrize(("raw", "true"), MISREAD)
def test_what_western_ocr_made(raw: str, true: str) -> None:
    assert restored(raw).text == true


@pytest.mark.parametrize("true", BARE)
def test_marks_taken_off(true: str) -> None:
    assert restored(without_marks(true), "undiacritised").text == true


@pytest.mark.parametrize("text", ["30/9/2021", "100%", "01/2004", "1.1.", "3, 4", "02", "(0269) 3824 123", "2.5.1", "12/KH-UBND", "TTHC", "CCHC", "UBND", "VT", "XII", "IV."])
def test_numbers_codes_and_acronyms_stay(text: str) -> None:
    assert restored(text).text == text
    assert restored(f"thyc hién {text} trong nam").text.split(" ", 2)[2].removesuffix(" trong năm") == text


@pytest.mark.parametrize(
    ("read", "word", "cased"),
    [("Thyc", "thực", "Thực"), ("THUC", "thực", "THỰC"), ("thuc", "thực", "thực"), ("Iai", "lại", "lại"), ("T6", "tổ", "Tổ"), ("xa", "xa", "xa")],
)
def test_case_is_kept(read: str, word: str, cased: str) -> None:
    assert printed.cased(read, word) == cased


@pytest.mark.parametrize(
    ("read", "word", "opens", "loud", "cased"),
    [
        ("Hen", "liên", False, False, "liên"),
        ("Hen", "liên", True, False, "Liên"),
        ("Bac", "đặc", False, False, "Đặc"),
        ("BO", "bộ", False, False, "Bộ"),
        ("BO", "bộ", False, True, "BỘ"),
        ("S0", "sơ", False, False, "sơ"),
        ("S0", "số", True, False, "Số"),
        ("bieu", "điều", False, False, "Điều"),
        ("UBND", "ubnd", False, False, "UBND"),
    ],
)
def test_case_by_what_stands_around(read: str, word: str, *, opens: bool, loud: bool, cased: str) -> None:
    assert printed.cased(read, word, opens=opens, loud=loud) == cased


@pytest.mark.parametrize(
    ("read", "before", "first", "numeral"),
    [("I11", "", True, "III"), ("11", "", True, None), ("IT", "Chuong", False, "II"), ("IT", "va", False, None), ("XI1", "khoa", False, "XII"), ("1V", "", True, "IV"), ("VT", "", True, None), ("III", "", False, "III"), ("I", "", True, "I"), ("l", "", True, None)],
)
def test_roman_numerals(read: str, before: str, *, first: bool, numeral: str | None) -> None:
    assert printed.roman(read, before, first=first) == numeral


def test_among_capitals_a_word_is_no_numeral() -> None:
    assert printed.roman("VI", "DON", first=False, capitals=True) is None
    assert printed.roman("VI", "", first=True, capitals=True) == "VI"
    assert printed.roman("III", "KHOA", first=False, capitals=True) == "III"


def as_read(*words: str) -> list[list[Restored]]:
    """A paragraph a line of words, each read as itself."""
    return [[Restored(text, tuple(Token(part, part) for part in re.split("( )", text)))] for text in words]


def texts(paragraphs: list[list[Restored]]) -> list[str]:
    return [line.text for lines in paragraphs for line in lines]


def test_names_agree_in_a_document() -> None:
    lines = ["xã An Thuận", "UBND Ân Thuận", "XÃ AN THUẬN", "thôn An Bình"]
    near = agreed(as_read(*lines), frozenset(), lambda _raw, _word: 0.0)
    assert texts(near) == ["xã An Thuận", "UBND An Thuận", "XÃ AN THUẬN", "thôn An Bình"]
    assert [token.doubt for token in near[1][0].tokens] == [False, False, True, False, False]
    assert texts(agreed(as_read(*lines), frozenset(), lambda _raw, _word: 9.0)) == lines


def test_terms_agree_in_a_document() -> None:
    term = [Restored("Chỉ số", (Token("Chi", "Chỉ"), Token(" ", " "), Token("s6", "số")))]
    other = [Restored("Chủ số", (Token("Chi", "Chủ"), Token(" ", " "), Token("s6", "số")))]
    small = [Restored("chủ số", (Token("chi", "chủ"), Token(" ", " "), Token("s6", "số")))]
    assert texts(agreed([term, other, term, small], frozenset(), lambda _raw, _word: 1.0)) == ["Chỉ số", "Chỉ số", "Chỉ số", "chủ số"]
    assert texts(agreed([term, other], frozenset(), lambda _raw, _word: 1.0)) == ["Chỉ số", "Chủ số"]


def test_acronyms_agree_in_a_document() -> None:
    often = ["chỉ số CCHC"] * 10
    for other, known, result in (("CCHQ", set(), "CCHC"), ("CCHQ", {"cchq"}, "CCHQ"), ("CCTC", set(), "CCTC"), ("CCH", set(), "CCH")):
        assert texts(agreed(as_read(*often, f"công tác {other}"), frozenset(known), lambda _raw, _word: 0.0))[-1] == f"công tác {result}"
    assert texts(agreed(as_read(*often[1:], "CCHQ"), frozenset(), lambda _raw, _word: 0.0))[-1] == "CCHQ"


def test_codes_get_their_letters_back() -> None:
    assert printed.code("04/2004/QD-BNV") == "04/2004/QĐ-BNV"
    assert printed.code("677/Qb-UBND") == "677/QĐ-UBND"
    assert printed.code("49/KH-UBND") == "49/KH-UBND"


@pytest.mark.parametrize("line", ["", "   ", " 1.2. Tiêu chí “A” - (B), c; d...", "120/KH-UBND\t2.5.Chi s6 100%ké", "a.b,c–d—e / f", "§ ¢ & € x&;"])
def test_pieces_are_the_line(line: str) -> None:
    assert "".join(piece.text for piece in pieces(line)) == line


def test_tokens_are_the_line_and_the_text() -> None:
    lines = ["  - Thyc hién ké hoach s6 12/KH-UBND,", "ngay 3/4/2021 cia ph u ban nhan dan xa. "]
    for line, result in zip(lines, restore_lines(lines), strict=True):
        assert "".join(token.raw for token in result.tokens) == line
        assert "".join(token.chosen for token in result.tokens) == result.text


def test_a_line_sees_the_line_before_it() -> None:
    together = restore_lines(["Nghị quyết của Hội đồng nhan", "dan tinh"])
    assert [line.text for line in together] == ["Nghị quyết của Hội đồng nhân", "dân tỉnh"]


def test_doubtful_words_are_flagged() -> None:
    tokens = [token for token in restored("Uy ban nhan dan xa qzxvwk thuc hién").tokens if token.doubt]
    assert [token.raw for token in tokens] == ["qzxvwk"]
    assert tokens[0].chosen == "qzxvwk"


RAW = """UY BAN NHAN DAN CONG HOA XA HOI CHU NGHIA VIET NAM
XA AN THUAN Doc lap - Tu do - Hanh phuc
S6: 12/KH-UBND An Thuan, ngay 5 thang 3 nam 2021
KE HOACH
Nang cao chat luong cai cach hanh chinh nam 2021

I. MUC DICH
- Nang cao trach nhiém cia ngudi ding dau trong giai quyét tha tuc hanh chinh, thyc hién quy dinh cia phap luat.
II. TO CHUC THUC HIEN
- Van phong chu tri, phéi hop véi cac co quan, don vi cé lién quan trién khai thyc hién ké hoach nay.
"""


def test_a_plan_is_restored_on_its_way() -> None:
    plan = parse_text(RAW)
    assert [section.heading for section in plan.sections] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]
    assert plan.header.number == "12"
    assert plan.source.text.restored
    assert plan.source.text.quality == "damaged"
    codes = {diagnostic.code for diagnostic in plan.diagnostics}
    assert "text-restored" in codes
    assert "text-repaired" not in codes
    kept = {repair.where: repair for repair in plan.repairs}
    assert kept["/sections/0/heading"].raw == "MUC DICH"
    assert kept["/sections/0/heading"].kind == "restored"


def test_lines_stay_the_same_lines() -> None:
    body = Body(tuple(Line(text, number) for number, text in enumerate(RAW.splitlines(), 1) if text))
    done = restore_body(body)
    assert [line.number for line in done.lines] == [line.number for line in body.lines]
    assert all(line.raw == old.text or line == old for line, old in zip(done.lines, body.lines, strict=True))


CLEAN = """ỦY BAN NHÂN DÂN XÃ AN THUẬN
- Nâng cao trách nhiệm của người đứng đầu trong giải quyết thủ tục hành chính, thực hiện quy định của pháp luật.
- Văn phòng chủ trì, phối hợp với các cơ quan, đơn vị có liên quan triển khai thực hiện kế hoạch này.
"""
LOST = "Nxvc lzq ơp wrtk bvnm zxcq jklp qwrt zzpf dfgh kkwq plmn xvzq rtwq bnmk vxzl qpwr tzxk mnbv lkjw qqzx wrpt vbnz\n" * 2


def pages(*texts: str) -> Body:
    lines = [(text, page) for page, whole in enumerate(texts, 1) for text in whole.splitlines() if text]
    return Body(tuple(Line(text, number, page=page) for number, (text, page) in enumerate(lines, 1)), pages=len(texts))


def test_only_bad_pages_are_restored() -> None:
    body = pages(CLEAN, RAW, CLEAN)
    done = restore_body(body)
    assert (done.restored, done.quality, done.lost_pages) == (True, "damaged", ())
    assert {line.page for line, old in zip(done.lines, body.lines, strict=True) if line != old} == {2}


def test_a_page_beyond_help_is_left_as_it_is_and_told() -> None:
    body = pages(CLEAN, LOST, CLEAN)
    done = restore_body(body)
    assert done.items == body.items
    assert (done.restored, done.quality, done.lost_pages) == (False, "damaged", (2,))
    plan = parse_text(f"{CLEAN}\f{LOST}\f{CLEAN}")
    assert [(d.severity, d.message) for d in plan.diagnostics if d.code == "text-doubtful"] == [
        ("error", "The text of page 2 is not Vietnamese, or damaged beyond help; it was left as it is.")
    ]
    assert [d.message for d in parse_text(LOST * 3).diagnostics if d.code == "text-doubtful"] == [
        "The text is not Vietnamese, or damaged beyond help; it was left as it is."
    ]


def test_clean_text_passes_through() -> None:
    text = "\n".join(BARE * 5)
    body = Body(tuple(Line(line, number) for number, line in enumerate(text.splitlines(), 1)))
    assert restore_body(body) is body
    assert restore_text(text).lines == ()


def test_clean_text_loads_no_model() -> None:
    code = "import sys; from kehoach_parser import parse_text; parse_text(sys.argv[1]); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "\n".join(BARE * 5)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "kehoach_parser", "restore", *arguments], input=text, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(RAW, "utf-8")
    done = run(str(file))
    assert done.returncode == 0
    assert "TỔ CHỨC THỰC HIỆN" in done.stdout
    assert done.stdout.count("\n") == RAW.count("\n")
    assert run("-", text=RAW).stdout == done.stdout
    shown = run("--diff", str(file)).stdout
    assert "4 - KE HOACH\n4 + KẾ HOẠCH\n" in shown
    assert not re.search("\033", shown)


def test_the_command_leaves_clean_text() -> None:
    text = "\n".join(BARE * 5) + "\n"
    done = run("-", text=text)
    assert done.stdout == text
    assert "clean" in done.stderr


def test_a_short_word_that_ran_into_the_next_is_parted() -> None:
    assert restored("can bo vàthuc hién nhiém vu").text == "cán bộ và thực hiện nhiệm vụ"


@pytest.mark.parametrize(("word", "found"), [("DAXQ", "DAXQ"), ("ĐAXQ", None), ("DA", None)])
def test_what_has_marks_is_an_acronym_only_where_it_is_known(word: str, found: str | None) -> None:
    assert printed.acronym(word, frozenset(), capitals=False) == found
