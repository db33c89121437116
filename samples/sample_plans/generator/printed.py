"""A dressed document as what stands on paper: lines, two columns beside each other, tables, page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sample_plans.generator.dress import KIND_WORDS
from sample_plans.generator.grid import Grid, grid
from sample_plans.generator.style import Style
from sample_plans.offices.model import Appendix, Criterion, Document, Field, Para, Section, Signature, Table

Align = Literal["left", "center", "body"]
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY, UNION = "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"
_MONTHS_WITH_NOUGHT = (1, 2)
_SPLIT = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")
_NOUNS = frozenset(("Mục", "Yêu", "Phòng", "Sở", "Văn", "UBND", "Các", "Ban", "Cục", "Công", "Thời", "Phạm", "Nội", "Huyện", "Hội"))


@dataclass(frozen=True)
class Run:
    """Text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph: its mark, its runs. level: 0 text or title, 1 to 3 headings by depth, 4 items, 5 items below them."""

    runs: tuple[Run, ...]
    align: Align = "body"
    mark: str = ""
    level: int = 0
    space: bool = False

    @property
    def words(self) -> str:
        """The text without the mark."""
        return "".join(run.text for run in self.runs)

    @property
    def text(self) -> str:
        """The paragraph as typed."""
        return f"{self.mark} {self.words}" if self.mark else self.words


@dataclass(frozen=True)
class Pair:
    """Two columns of lines beside each other: the letterhead, or recipients and signature."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    head: bool


@dataclass(frozen=True)
class Break:
    """A new page; wide: in landscape."""

    wide: bool = False


Printed = Line | Pair | Grid | Break


def line(text: str, align: Align = "body", *, bold: bool = False, italic: bool = False, level: int = 0, space: bool = False) -> Line:
    """A line in one face."""
    return Line((Run(text, bold, italic),), align, level=level, space=space)


def printed(document: Document, style: Style) -> list[Printed]:
    """Everything that is printed, in order."""
    parts: list[Printed] = [*_letterhead(document, style), *_title(document.kind, document.subject, style)]
    if document.authority:
        parts.append(line(document.authority, "center", bold=True, space=True))
    parts += _preamble(document.preamble)
    parts += _sections(document.sections, style)
    if document.closing:
        parts.append(line(document.closing + style.end_mark))
    parts += _ending(document, style)
    for appendix in document.appendices:
        parts += _appendix(appendix, style)
    return parts


def number_line(document: Document, style: Style) -> str | None:
    """The line of number and symbol; a blank number leaves a gap."""
    if document.symbol is None:
        return None
    number = (document.number or "     ") + (" " if style.spaced_number and document.number else "")
    return f"Số: {number}/{document.symbol}" if document.family == "state" else f"Số {number}-{document.symbol}"


def date_line(document: Document, style: Style) -> str:
    """The line of place and date."""
    if style.slashed_date and document.day is not None:
        return f"{document.place}, ngày {document.day:02}/{document.month}/{document.year}"
    day = "    " if document.day is None else f"{document.day:02}" if style.pad_day else str(document.day)
    month = f"{document.month:02}" if style.pad_day or document.month in _MONTHS_WITH_NOUGHT else str(document.month)
    return f"{document.place}, ngày {day} tháng {month} năm {document.year}"


def _letterhead(document: Document, style: Style) -> Iterator[Printed]:
    *above, own = document.issuer
    left = [*(line(name, "center", bold=document.family != "state") for name in above), line(own, "center", bold=True)]
    if document.issuer[0] in _SPLIT:  # one body's name on two lines
        left = [line(name, "center", bold=True) for name in document.issuer]
    if document.family != "state":
        left.append(line("*" if document.family == "party" else "***", "center"))
    elif style.issuer_rule:
        left.append(line(style.issuer_rule, "center"))
    number = number_line(document, style)
    right = [line(text, "center", bold=True) for text in _mottoes(document)]
    if style.issuer_rule and document.family == "state":
        right.append(line("_" * 20 if style.issuer_rule.startswith("_") else "-" * 15, "center"))
    dated = line(date_line(document, style), "center", italic=True)
    if style.letterhead == "column":
        yield from left
        if number:
            yield line(number, "center")
        yield from right
        yield dated
        return
    # number and date stand at one height
    last = [line(number, "center")] if number else [line("", "center")]
    height = max(len(left), len(right))
    blank = line("", "center")
    yield Pair((*left, *[blank] * (height - len(left)), *last), (*right, *[blank] * (height - len(right)), dated), head=True)


def _mottoes(document: Document) -> tuple[str, ...]:
    return {"state": MOTTO, "party": (PARTY,), "union": (UNION,)}[document.family]


def _title(kind: str, subject: str, style: Style) -> Iterator[Line]:
    shown = "  ".join(" ".join(word) for word in kind.split()) if style.spaced_kind else kind
    yield line(shown, "center", bold=True, space=True)
    for text in _cut(subject, style.subject_lines):
        yield line(text, "center", bold=True)
    if style.title_rule:
        yield line(style.title_rule, "center")


def _cut(text: str, pieces: int) -> list[str]:
    """A title over several lines of about the same length; one of few words stays whole."""
    words = text.split()
    pieces = min(pieces, max(1, len(words) // 5))
    size = -(-len(words) // pieces)
    return [" ".join(words[n : n + size]) for n in range(0, len(words), size)]


def _preamble(preamble: tuple[Para, ...]) -> Iterator[Line]:
    for para in preamble:
        if para.text.isupper():  # "QUYẾT ĐỊNH:"
            yield line(para.text, "center", bold=True, space=True)
        else:
            yield from _para(para, italic=para.text.startswith("Căn cứ"))


def _para(para: Para, *, bold_label: bool = False, italic: bool = False, level: int = 4) -> Iterator[Line]:
    runs: tuple[Run, ...] = (Run(para.text, italic=italic),)
    if para.label and bold_label:
        cut = len(para.label) + 1
        runs = (Run(para.text[:cut], bold=True), Run(para.text[cut:]))
    yield Line(runs, mark=para.mark, level=level if para.mark else 0)
    for item in para.items:
        yield from _para(item, bold_label=bold_label, level=level + 1)


def _sections(sections: tuple[Section, ...], style: Style, depth: int = 1) -> Iterator[Printed]:
    for section in sections:
        content = section.content
        if section.heading is None:
            first = content[0]
            assert isinstance(first, Para)
            content = content[1:]
            runs = next(_para(first, bold_label=style.label_bold)).runs
            bold_mark = section.mark.startswith("Điều")
            yield Line((Run(f"{section.mark} ", bold=bold_mark), *runs), level=0)
        else:
            yield from _heading(section, style, depth)
        for part in content:
            if isinstance(part, Table):
                yield from _table(part, style)
            else:
                yield from _para(part, bold_label=style.label_bold)
        for criterion in section.criteria:
            yield from _criterion(criterion, style, depth + 1)
        yield from _sections(section.sections, style, depth + 1)


def _heading(section: Section, style: Style, depth: int) -> Iterator[Line]:
    assert section.heading is not None
    italic = style.italic_inner and depth > 2
    bold = style.bold_heads and (depth < 3 or not italic)
    # a verb phrase with a stop is a sentence by the contract, so below the first depth only nouns have one
    noun = depth == 1 or section.heading.split()[0] in _NOUNS
    stop = style.head_stop if noun else ""
    if section.own_line:
        yield line(section.mark, "center", bold=True, level=depth, space=True)
        yield line(section.heading, "center", bold=True, level=depth)
        return
    yield Line((Run(section.heading + stop, bold, italic),), mark=section.mark, level=depth, space=depth == 1)


def _criterion(criterion: Criterion, style: Style, depth: int) -> Iterator[Line]:
    word = KIND_WORDS[criterion.kind] if style.criterion_word else ""
    name = f"“{criterion.name}”" if style.quoted and criterion.kind != "index" else criterion.name
    stop = ":" if style.head_stop == ":" else ""
    yield Line((Run(f"{word}{name}{stop}", bold=style.bold_heads),), mark=criterion.mark, level=min(depth, 3))
    for field in criterion.fields:
        yield from _field(field, style)


def _field(field: Field, style: Style) -> Iterator[Line]:
    content = field.content
    first = content[0] if content else None
    inline = first is not None and not first.mark and not first.label
    label = Run(field.label + (style.label_mark.rstrip() if inline else ":"), bold=style.label_bold, italic=style.field_italic)
    runs: tuple[Run, ...] = (label,)
    if first and inline:
        runs = (label, Run(" " + first.text))
        content = content[1:]
    yield Line(runs, mark=field.mark, level=4 if field.mark else 0)
    for para in content:
        yield from _para(para, bold_label=style.label_bold)


def _table(table: Table, style: Style) -> Iterator[Printed]:
    if table.label or table.title:
        yield line(". ".join(part for part in (table.label, table.title) if part), "center", bold=True, space=True)
    yield grid(table, style)


def _ending(document: Document, style: Style) -> Iterator[Printed]:
    left: list[Line] = []
    if document.recipients:
        left = [line("Nơi nhận:", "left", bold=True, italic=True, space=True)]
        last = len(document.recipients) - 1
        stops = [("." if style.recipients_stop else "") if n == last else ";" for n in range(last + 1)]
        left += [line(f"- {name}{stop}", "left") for name, stop in zip(document.recipients, stops, strict=True)]
    if len(document.signatures) > 1:
        first, second = (_signature(one, style) for one in document.signatures)
        yield Pair(tuple(first), tuple(second), head=False)
        yield from left
        return
    right = [one for signature in document.signatures for one in _signature(signature, style)]
    if style.ending == "table":
        yield Pair(tuple(left), tuple(right), head=False)
    elif style.ending == "recipients":
        yield from (*left, *right)
    else:
        yield from (*right, *left)


def _signature(signature: Signature, style: Style) -> Iterator[Line]:
    for n, text in enumerate((*signature.on_behalf, *signature.role)):
        yield line(text, "center", bold=True, space=n == 0)
    yield line(style.signed, "center", italic=True, space=True)
    yield line(signature.name, "center", bold=True, space=True)


def _appendix(appendix: Appendix, style: Style) -> Iterator[Printed]:
    yield Break(wide=appendix.table is not None and style.landscape)
    if appendix.label:
        yield line(appendix.label, "center", bold=True)
    for text in appendix.title:
        yield line(text, "center", bold=True)
    if appendix.attached_to:
        yield line(f"({appendix.attached_to})", "center", italic=True)
    if style.title_rule:
        yield line(style.title_rule, "center")
    yield from _preamble(appendix.content)
    if appendix.table:
        yield grid(appendix.table, style)
    yield from _sections(appendix.sections, style)
