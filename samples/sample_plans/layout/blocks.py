"""The content of a plan as the sequence of printed paragraphs that all layouts share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sample_plans.content.model import Appendix, Criterion, Note, Para, Plan, Row, Unit, clean

Level = Literal["roman", "arabic", "decimal", "letter", "dash", "plus", "plain"]

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
KIND = "KẾ HOẠCH"
RECIPIENTS = "Nơi nhận:"

_MONTHS_WITH_NOUGHT = (1, 2)

_KIND_WORDS = {"criterion": "Tiêu chí ", "sub_criterion": "Tiêu chí thành phần ", "index": ""}
_MARK_LEVEL: dict[str | None, Level] = {None: "plain", "-": "dash", "+": "plus"}


@dataclass(frozen=True)
class Block:
    """A printed paragraph: its mark as typed ("1.1.", "-"), its text, how it is set."""

    level: Level
    mark: str
    text: str
    bold: bool = False
    bold_label: str = ""
    tight: bool = False
    note: Note | None = None

    @property
    def typed(self) -> str:
        """Mark and text as typed by hand."""
        return self.mark + ("" if self.tight or not self.mark else " ") + self.text


def misprint(plan: Plan, text: str) -> str:
    """Put the plan's misprints into a text."""
    for right, printed in plan.misprints:
        text = text.replace(right, printed)
    return text


def number_line(plan: Plan) -> str:
    """Return the line with number and symbol; a number left blank leaves a gap."""
    return f"Số: {plan.number or '     '}/KH-UBND"


def date_line(plan: Plan) -> str:
    """Return the line with place and date; months 1 and 2 and days below 10 with a nought, as the decree has it."""
    day = f"{plan.day:02}" if plan.day else "     "
    month = f"{plan.month:02}" if plan.month in _MONTHS_WITH_NOUGHT else str(plan.month)
    return f"{plan.place}, ngày {day} tháng {month} năm {plan.year}"


def recipient_lines(plan: Plan) -> list[str]:
    """Return the recipients as printed: a dash before, ";" after, "." after the last."""
    last = len(plan.recipients) - 1
    return [f"- {name}{'.' if n == last else ';'}" for n, name in enumerate(plan.recipients)]


def body(plan: Plan) -> list[Block]:
    """Return everything between the subject and the recipients."""
    blocks = [*_paragraphs(plan, plan.preamble)]
    for unit in plan.units:
        blocks += _unit(plan, unit)
    return [*blocks, Block("plain", "", misprint(plan, clean(plan.closing)) + "./.")]


def cells(plan: Plan, number: int, row: Row) -> list[str]:
    """Return the six cells of an appendix row as printed; a new item in a cell is a new line."""
    name = f"{row.code} {row.code_dash} {row.criterion}"
    printed = (str(number), name, row.objective, row.lead, row.coordinate, row.deadline)
    return [misprint(plan, text) for text in printed]


def column_numbers(appendix: Appendix) -> list[str]:
    """Return the line of column numbers under the headings."""
    return [str(n) for n in range(1, len(appendix.columns) + 1)]


def _paragraphs(plan: Plan, content: tuple[Para, ...]) -> Iterator[Block]:
    for para in content:
        level = _MARK_LEVEL.get(para.marker, "letter")
        yield Block(level, para.marker or "", misprint(plan, para.text), tight=para.tight, note=para.note)
        yield from _paragraphs(plan, para.children)


def _unit_level(number: str) -> Level:
    if number[0] in "IVX":
        return "roman"
    if not number[0].isdigit():
        return "letter"
    return "decimal" if "." in number else "arabic"


def _unit(plan: Plan, unit: Unit) -> Iterator[Block]:
    level, mark = _unit_level(unit.number), unit.number + unit.mark
    content = unit.content
    if unit.heading is None:
        yield Block(level, mark, misprint(plan, content[0].text), bold_label=unit.bold_label, note=content[0].note)
        content = content[1:]
    else:
        yield Block(level, mark, unit.heading + (":" if unit.colon else ""), bold=True)
    yield from _paragraphs(plan, content)
    for criterion in unit.criteria:
        yield from _criterion(plan, criterion)
    for below in unit.units:
        yield from _unit(plan, below)


def _criterion(plan: Plan, criterion: Criterion) -> Iterator[Block]:
    name = criterion.name if criterion.kind == "index" else f"“{criterion.name}”"
    yield Block("decimal", criterion.number + ".", f"{_KIND_WORDS[criterion.kind]}{name}:", bold=True)
    for field in criterion.fields:
        label, content = field.label + (":" if field.colon else ""), field.content
        if field.inline:
            label, content = f"{label} {misprint(plan, content[0].text)}", content[1:]
        yield Block("letter", f"{field.marker})", label)
        yield from _paragraphs(plan, content)
