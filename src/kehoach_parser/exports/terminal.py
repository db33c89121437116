"""A plan on a terminal: its outline and its tables, so that a person sees at a glance whether it was read right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kehoach_parser.contract.plan import Appendix, Criterion, LabelledField, Paragraph, Plan, Row, Section
from kehoach_parser.messages.catalogue import tell
from kehoach_parser.messages.terminal import harmless

# The columns of a row in the contract.
_COLUMNS = ("number", "code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")
_STEP = 2


def show(plan: Plan, file: IO[str], *, colour: bool | None = None, width: int | None = None, lang: str = "en") -> None:
    """Writes the plan's outline to file. colour: None lets the terminal decide; width: in characters, None: its own; lang: of
    what is not the plan's.

    Long paragraphs are cut to one line, cells of tables wrap.
    """
    console = Console(file=file, no_color=colour is False, force_terminal=colour or None, width=width, highlight=False)
    for item in _plan(Plan.model_validate(_harmless(plan.model_dump())), lang):
        console.print(item, overflow="ellipsis", no_wrap=not isinstance(item, Table))


def _harmless(value: Any) -> Any:
    """A plan's data without control characters: only the styles of this module reach the terminal."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {_harmless(name): _harmless(below) for name, below in value.items()}
    return [_harmless(below) for below in value] if isinstance(value, list) else value


def _plan(plan: Plan, lang: str) -> Iterator[RenderableType]:
    header = plan.header
    number = "/".join(filter(None, (header.number, header.symbol)))
    day = header.date
    date = None if day is None else "/".join(str(part or "…") for part in (day.day, day.month, day.year))
    yield Text(header.issuer or tell(lang, "summary", "no-issuer"), style="bold")
    yield Text(" · ".join(filter(None, (number, header.place, date))), style="dim")
    yield Text(" ".join(filter(None, (plan.kind, plan.subject))), style="bold cyan")
    yield from _paragraphs(plan.preamble, 0)
    for section in plan.sections:
        yield from _section(section, 0)
    yield from _paragraphs(plan.closing, 0)
    signature = " · ".join(filter(None, (plan.signature.on_behalf, plan.signature.role, plan.signature.name)))
    if signature:
        yield Text(signature, style="bold")
    yield from (_line(0, "→", recipient) for recipient in plan.recipients)
    for appendix in plan.appendices:
        yield from _appendix(appendix, lang)
    yield from (_line(0, "?", paragraph.text, style="red") for paragraph in plan.unassigned)
    yield from (_line(0, "!", " ".join(filter(None, (found.where, found.message))), style="yellow") for found in plan.diagnostics)


def _line(depth: int, mark: str | None, text: str, *, style: str = "") -> RenderableType:
    line = Text(" ".join(filter(None, (mark, " ".join(text.split())))), style=style, no_wrap=True, overflow="ellipsis")
    return Padding(line, (0, 0, 0, depth * _STEP), expand=False)


def _paragraphs(paragraphs: Iterable[Paragraph], depth: int) -> Iterator[RenderableType]:
    for paragraph in paragraphs:
        yield _line(depth, paragraph.marker, paragraph.text)
        yield from _paragraphs(paragraph.children, depth + 1)


def _section(section: Section, depth: int) -> Iterator[RenderableType]:
    yield _line(depth, section.number, section.heading or "", style="bold")
    yield from _paragraphs(section.content, depth + 1)
    for child in section.sections:
        yield from _section(child, depth + 1)
    for criterion in section.criteria:
        yield from _criterion(criterion, depth + 1)


def _criterion(criterion: Criterion, depth: int) -> Iterator[RenderableType]:
    yield _line(depth, criterion.number, criterion.name, style="green")
    yield from _paragraphs(criterion.content, depth + 1)
    fields: Sequence[LabelledField | None] = (
        criterion.objective, criterion.tasks, criterion.responsibility, criterion.deadline, *criterion.other
    )
    for field in filter(None, fields):
        yield _line(depth + 1, field.marker, f"{field.label or ''}:", style="dim")
        yield from _paragraphs(field.content, depth + 2)


def _appendix(appendix: Appendix, lang: str) -> Iterator[RenderableType]:
    title = ". ".join(filter(None, (appendix.label, appendix.title)))
    yield Text(title or tell(lang, "summary", "table"), style="bold cyan")
    yield from _paragraphs(appendix.content, 0)
    for section in appendix.sections:
        yield from _section(section, 0)
    rows = [row for group in appendix.groups for row in group.rows]
    if not rows:
        return
    known = [name for name in _COLUMNS if any(getattr(row, name) is not None for row in rows)]
    others = list(dict.fromkeys(name for row in rows for name in row.other))
    table = Table(box=box.SQUARE, show_lines=True, expand=False)
    for name in (*(tell(lang, "columns", name) for name in known), *others):
        table.add_column(Text(name), overflow="fold")
    for group in appendix.groups:
        heading = " ".join(filter(None, (group.number, group.title)))
        if heading:
            table.add_row(*_spread(heading, len(known) + len(others)), style="bold")
        for row in group.rows:
            table.add_row(*(Text(cell) for cell in _cells(row, known, others)))
    yield table


def _spread(heading: str, columns: int) -> list[Text]:
    """The heading of a group in the widest of the first columns, the others empty."""
    at = min(1, columns - 1)
    return [Text(heading if index == at else "") for index in range(columns)]


def _cells(row: Row, known: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    yield from (getattr(row, name) or "" for name in known)
    yield from (row.other.get(name, "") for name in others)
