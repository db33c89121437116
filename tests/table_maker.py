"""Made-up plans whose appendices are data tables, laid out as DOCX; what a reader must find in them, cell by cell.

Nothing here comes from a real plan but the headings. A layout is drawn by hypothesis, the words come from a seed.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

FONT = "Liberation Serif"
SYLLABLES = ["kiểm", "tra", "rà", "soát", "thủ", "tục", "hành", "chính", "xây", "dựng", "kế", "hoạch", "tuyên", "truyền", "phổ", "biến", "văn", "bản", "quy", "phạm", "cải", "cách", "tổ", "chức", "bộ", "máy", "công", "chức", "viên", "số", "hóa", "hồ", "sơ", "điện", "tử", "giải", "quyết", "đúng", "hạn", "niêm", "yết", "công", "khai", "đánh", "giá", "mức", "độ", "hài", "lòng", "người", "dân", "doanh", "nghiệp", "trực", "tuyến", "một", "cửa", "liên", "thông", "báo", "cáo", "định", "kỳ", "tập", "huấn", "bồi", "dưỡng", "nghiệp", "vụ", "đẩy", "mạnh", "ứng", "dụng", "phần", "mềm", "nâng", "cao", "chất", "lượng", "phục", "vụ", "nhân", "dân", "ngân", "sách", "quản", "lý", "đất", "đai", "môi", "trường", "hộ", "tịch", "chứng", "thực", "rẫy", "thuở", "nghiêng", "khuya", "quỹ", "ưu", "tiên", "ứng", "xử", "yên", "ổn", "ẩn", "ỷ", "lại", "ngoằn", "ngoèo", "khoẻ"]
CODES = ("13/2018/QĐ-UBND", "Nghị định số 61/2018/NĐ-CP", "100%", "(nếu có)", "2021 - 2025", "Tư pháp - Hộ tịch", "“một cửa”", "cấp xã/phường")
AGENCIES = (
    "UBND xã",
    "Văn phòng HĐND và UBND",
    "Công chức Tư pháp - Hộ tịch",
    "Phòng Nội vụ",
    "Các cơ quan, đơn vị, địa phương có liên quan",
    "Trung tâm Phục vụ hành chính công",
    "Sở Thông tin và Truyền thông",
)
DEADLINES = ("Trong năm 2026", "Thường xuyên", "Quý II, Quý III năm 2026", "Trước ngày 30/6/2026", "Khi có văn bản chỉ đạo của cấp trên")

# Heading -> the contract's column ("implement": lead where no other column is, else other), as the plans print them.
NUMBERS = ("TT", "STT", "Số TT")
HEADINGS: dict[str, str] = {
    "Nội dung công việc": "tasks",
    "Nhiệm vụ": "tasks",
    "Nhiệm vụ và giải pháp": "tasks",
    "Tên nhiệm vụ": "tasks",
    "Mục tiêu, yêu cầu": "objective",
    "Chỉ tiêu": "objective",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần": "criterion",
    "Cơ quan chủ trì": "lead",
    "Sở, ngành chủ trì": "lead",
    "Bộ phận phụ trách": "lead",
    "Cơ quan phối hợp": "coordinate",
    "Cơ quan phối hợp/thực hiện": "coordinate",
    "Đơn vị thực hiện": "implement",
    "Thời gian thực hiện": "deadline",
    "Thời gian thực hiện/hoàn thành": "deadline",
    "Tiến độ": "deadline",
    "Sản phẩm": "other",
    "Kinh phí": "other",
    "Người thực hiện": "other",
    "Ghi chú": "other",
}
WIDE = ("tasks", "objective", "criterion")
# No word breaks in a column of this width (twips) in 12 pt: what a break inside of a word leaves cannot be told.
NARROWEST = 1740


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it means, the heading that spans it and its neighbour in a two-row heading."""

    heading: str
    meaning: str
    above: str = ""

    @property
    def printed(self) -> str:
        return f"{self.above} {self.heading}".strip()


@dataclass(frozen=True)
class Entry:
    """A row of the table: a group (title alone) or the cells of a row, each a list of paragraphs."""

    number: str
    cells: tuple[tuple[str, ...], ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Layout:
    """How a table is printed. numbered: the line of column numbers, "", "1", "(1)" or "second"; group: how a group
    row is merged ("all", "number", "none"); border: "single", "double", "dashed", "open" (no outer lines)."""

    landscape: bool = True
    split: bool = True
    repeat: bool = True
    numbered: str = ""
    group: str = "number"
    border: str = "single"
    filled: bool = False
    centred: bool = False
    page: bool = True


@dataclass(frozen=True, repr=False)
class Table:
    """An appendix with a data table. merges: first row -> how many rows its lead serves."""

    label: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    layout: Layout = field(default_factory=Layout)
    title: str = "DANH MỤC NHIỆM VỤ TRỌNG TÂM"
    attached: str = "Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND xã An Thử"
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    merges: dict[int, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Without the words, which would fill pages."""
        return f"Table({self.label!r}, {[c.printed for c in self.columns]}, {len(self.entries)} entries, {self.layout}, merges={self.merges})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


def words(rng: random.Random, count: int) -> str:
    """A phrase of that many words, the first with a capital; codes and signs between them."""
    found = [rng.choice(CODES) if rng.random() < 0.04 else rng.choice(SYLLABLES) for _ in range(max(1, count))]
    if found[0] in CODES:
        found[0] = rng.choice(SYLLABLES)
    for place in range(1, len(found) - 1):
        if rng.random() < 0.06:
            found[place] += ","
    found[0] = found[0].capitalize()
    return " ".join(found)


def cell(rng: random.Random, meaning: str, longest: int) -> tuple[str, ...]:
    """The paragraphs of a cell of a column: items end in ";" or ".", the last of them in "."."""
    if meaning == "deadline":
        return (rng.choice(DEADLINES),)
    if meaning in ("lead", "coordinate", "implement"):
        return (rng.choice(AGENCIES),)
    if meaning == "other":
        return () if rng.random() < 0.5 else (words(rng, rng.randint(1, 6)),)
    if meaning == "objective" and rng.random() < 0.15:
        return ()
    form = rng.random()
    if form < 0.25:
        items = [words(rng, rng.randint(1, max(2, longest // 3))) for _ in range(rng.randint(2, 4))]
        head = (words(rng, rng.randint(2, 6)) + ":",) if rng.random() < 0.5 else ()
        return (*head, *(f"- {item};" for item in items[:-1]), f"- {items[-1]}.")
    if form < 0.35:
        return (words(rng, rng.randint(1, longest)) + ".", words(rng, rng.randint(1, longest)) + ".")
    return (words(rng, rng.randint(1, longest)),)


def make_table(
    seed: int, rows: int, headings: tuple[Column, ...], layout: Layout, *, label: str, longest: int, groups: str, merged: bool, counted: str
) -> Table:
    """A table of that many rows. groups: "", "I", "A" or "1." (rows then 1.1, 1.2 ...); counted: do the row numbers
    "restart" in each group or "run on"; merged: some leads serve three or four rows."""
    rng = random.Random(seed)  # noqa: S311 - made-up words, no secret
    entries: list[Entry] = []
    merges: dict[int, int] = {}
    number = group = 0
    while number < rows if counted == "run on" or not groups else sum(1 for e in entries if not e.title) < rows:
        if groups and (not entries or (rng.random() < 0.15 and not entries[-1].title and group < 20)):
            group += 1
            if counted != "run on":
                number = 0
            sign = {"I": roman(group), "A": "ABCDEGH"[(group - 1) % 7], "1.": str(group)}[groups]
            title = words(rng, rng.randint(2, 8)).replace(",", "")
            entries.append(Entry(sign, title=title.upper() if rng.random() < 0.5 else title))
        number += 1
        printed = f"{group}.{number}" if groups == "1." else str(number)
        entries.append(Entry(printed, tuple(cell(rng, c.meaning, longest) for c in headings[1:])))
    lead = next((i for i, c in enumerate(headings) if c.meaning in ("lead", "implement")), None)
    if merged and lead is not None:
        place = 0
        while place < len(entries):
            run = rng.choice((3, 4))
            block = entries[place : place + run]
            if len(block) == run and not any(e.title for e in block) and rng.random() < 0.5:
                merges[place] = run
                for offset in range(1, run):
                    cells = list(entries[place + offset].cells)
                    cells[lead - 1] = entries[place].cells[lead - 1]
                    entries[place + offset] = replace(entries[place + offset], cells=tuple(cells))
                place += run
            else:
                place += 1
    return Table(label, headings, tuple(entries), layout, merges=merges)


def roman(value: int) -> str:
    """4 -> "IV", up to 39."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


# ---------------------------------------------------------------------------------------------------- what is expected


def joined(paragraphs: tuple[str, ...], form: str) -> str:
    """A cell's value: in DOCX each paragraph is a line of its own; in PDF an item behind ":", ";" or "." is."""
    text = ""
    for paragraph in paragraphs:
        item = paragraph.startswith(("- ", "+ ")) and text[-1:] in ".:;"
        text += ("\n" if text and (form == "docx" or item) else " " if text else "") + paragraph
    return text


def expected(table: Table, form: str) -> dict[str, Any]:
    """The appendix of the contract: label, title, attached_to, columns, groups of rows."""
    meanings = [c.meaning for c in table.columns]
    names = [("lead" if "lead" not in meanings else "other") if m == "implement" else m for m in meanings]
    groups: list[dict[str, Any]] = []
    for entry in table.entries:
        if entry.title:
            groups.append({"number": entry.number, "title": entry.title, "rows": []})
            continue
        if not groups:
            groups.append({"number": None, "title": None, "rows": []})
        row: dict[str, Any] = dict.fromkeys(("number", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")) | {"other": {}}
        row["number"] = entry.number
        for column, name, paragraphs in zip(table.columns[1:], names[1:], entry.cells, strict=True):
            if name == "other":
                row["other"][column.printed] = joined(paragraphs, form)
            else:
                row[name] = joined(paragraphs, form)
        groups[-1]["rows"].append(row)
    return {
        "label": table.label,
        "title": table.title,
        "attached_to": table.attached,
        "columns": [c.printed for c in table.columns],
        "groups": groups,
        "content": [*table.before, *table.after],
    }


# ------------------------------------------------------------------------------------------------------------- as DOCX


def write_docx(tables: list[Table]) -> bytes:
    """A short plan with one appendix for each table."""
    document = docx.Document()
    document.core_properties.title = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(docx.oxml.ns.qn("w:cs"), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    _page(section, landscape=False)
    for text in HEAD:
        document.add_paragraph(text)
    for number, table in enumerate(tables):
        before = tables[number - 1].layout.landscape if number else False
        if table.layout.page or table.layout.landscape != before or number == 0:
            _page(document.add_section(WD_SECTION.NEW_PAGE), landscape=table.layout.landscape)
        if table.label:
            document.add_paragraph(table.label)
        for text in (table.title, f"({table.attached})" if table.attached else "", *table.before):
            if text:
                document.add_paragraph(text)
        document.element.body.insert(-1, parse_xml(table_xml(table)))
        for text in table.after or ("",):
            document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


HEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ AN THỬ",
    "KẾ HOẠCH",
    "Thử nghiệm các bảng biểu năm 2026",
    "I. MỤC ĐÍCH",
    "Nâng cao chất lượng công tác cải cách hành chính.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các bộ phận căn cứ phụ lục để thực hiện.",
    "Trên đây là Kế hoạch thử nghiệm của Ủy ban nhân dân xã./.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn Thử",
)


def _page(section: Any, *, landscape: bool) -> None:
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)


def table_xml(table: Table) -> str:
    """The table as WordprocessingML."""
    layout = table.layout
    whole = 14500 if layout.landscape else 9600
    number = 1000
    shares = [3 if c.meaning in WIDE else 0.5 for c in table.columns[1:]]
    rest = whole - number - len(shares) * NARROWEST
    widths = [number, *(NARROWEST + int(rest * share / sum(shares)) for share in shares)]
    rows = _heading_rows(table, widths)
    rows += [_entry_row(table, index, widths) for index in range(len(table.entries))]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_borders(layout)}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _borders(layout: Layout) -> str:
    value = "single" if layout.border == "open" else layout.border
    sides = ("insideH", "insideV") if layout.border == "open" else ("top", "left", "bottom", "right", "insideH", "insideV")
    return "<w:tblBorders>" + "".join(f'<w:{side} w:val="{value}" w:sz="4" w:space="0" w:color="000000"/>' for side in sides) + "</w:tblBorders>"


def _heading_rows(table: Table, widths: list[int]) -> list[str]:
    two = any(c.above for c in table.columns)
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>' if table.layout.filled else ""
    first, second = "", ""
    index = 0
    while index < len(table.columns):
        column = table.columns[index]
        if column.above:
            end = index
            while end < len(table.columns) and table.columns[end].above == column.above:
                second += tc((table.columns[end].heading,), widths[end], extra=fill, bold=True)
                end += 1
            first += tc((column.above,), sum(widths[index:end]), span=end - index, extra=fill, bold=True)
            index = end
            continue
        merge = '<w:vMerge w:val="restart"/>' if two else ""
        first += tc((column.heading,), widths[index], extra=merge + fill, bold=True)
        second += tc((), widths[index], extra="<w:vMerge/>" + fill)
        index += 1
    # A heading row is not parted by a page break: what stands behind the break would be a row without a number.
    header = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if table.layout.repeat else ''}</w:trPr>"
    rows = [f"<w:tr>{header}{first}</w:tr>"]
    if two:
        rows.append(f"<w:tr>{header}{second}</w:tr>")
    if table.layout.numbered:
        count = len(widths)
        shown = {
            "1": [str(n) for n in range(1, count + 1)],
            "(1)": [f"({n})" for n in range(1, count + 1)],
            "second": ["", *(str(n) for n in range(1, count))],
        }[table.layout.numbered]
        rows.append(f"<w:tr>{header}{''.join(tc((t,) if t else (), w) for t, w in zip(shown, widths, strict=True))}</w:tr>")
    return rows


def _entry_row(table: Table, index: int, widths: list[int]) -> str:
    entry, layout = table.entries[index], table.layout
    properties = "" if layout.split else "<w:trPr><w:cantSplit/></w:trPr>"
    centred = '<w:vAlign w:val="center"/>' if layout.centred else ""
    if entry.title:
        if layout.group == "all":
            cells = tc((f"{entry.number}. {entry.title}",), sum(widths), span=len(widths), bold=True)
        elif layout.group == "number":
            cells = tc((entry.number,), widths[0]) + tc((entry.title,), sum(widths[1:]), span=len(widths) - 1, bold=True)
        else:
            cells = tc((entry.number,), widths[0]) + tc((entry.title,), widths[1], bold=True) + "".join(tc((), w) for w in widths[2:])
        return f"<w:tr>{properties}{cells}</w:tr>"
    lead = next((i for i, c in enumerate(table.columns) if c.meaning in ("lead", "implement")), None)
    start = next((s for s, count in table.merges.items() if s <= index < s + count), None)
    cells = tc((entry.number,), widths[0], extra=centred)
    for place, (width, paragraphs) in enumerate(zip(widths[1:], entry.cells, strict=True), 1):
        if place == lead and start is not None:
            merge = '<w:vMerge w:val="restart"/>' if start == index else "<w:vMerge/>"
            cells += tc(paragraphs if start == index else (), width, extra=merge + centred)
        else:
            cells += tc(paragraphs, width, extra=centred)
    return f"<w:tr>{properties}{cells}</w:tr>"


def tc(paragraphs: tuple[str, ...], width: int, span: int = 1, extra: str = "", *, bold: bool = False) -> str:
    """A cell; extra: further properties (vMerge, shd, vAlign, in the order of the schema)."""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inside = "".join(f'<w:p><w:r>{run}<w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs) or "<w:p/>"
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{extra}</w:tcPr>{inside}</w:tc>'
