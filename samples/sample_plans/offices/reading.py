"""Read a document's content from its file: keys with their values, "---", then the body line by line.

Body: "# Heading", "## Heading" units (with "." behind: running text, "#. text"); "text", "- item", "+ item below",
"a) item", "1) item"; "[lead] text" a label in the office's wording, "[=Kinh phí] text" in this one; "! kind name" a
criterion and "@meaning text" its fields; "{2026-01-01..2026-03-31}" at a line's end the period that the text tells;
"|! key:Heading/Lower heading | ..." a table's columns, "|? label | title" its caption, "|# I | title" a group ("|##"
one below it), "| cell | cell" a row, "|+ words | cell" a sum, " // " a line break in a cell; "=== label | title lines |
attached to" an appendix, where the title's lines are parted by " / ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from sample_plans.offices.model import (
    MEANINGS,
    ROLES,
    Appendix,
    Column,
    Criterion,
    Document,
    Family,
    Field,
    Group,
    Kind,
    Level,
    Para,
    Period,
    Row,
    Section,
    Signature,
    Table,
    Territory,
)

FOLDER = Path(__file__).resolve().parent / "plans"

_ITEM = re.compile(r"(?:(-|\+|[a-zđ]\)|\d+\)) )?(?:\[([^\]]+)\] )?(.*?)(?: \{(\S*)\.\.(\S*)\})?")
_LEVELS: dict[str, Level] = {"-": "dash", "+": "plus"}
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_FAMILIES: dict[str, Family] = {family: family for family in get_args(Family)}
LABEL_KINDS = (*ROLES, *MEANINGS)


@dataclass
class _Unit:
    """A unit under way; depth 0 is the body itself."""

    depth: int
    heading: str | None
    content: list[Para | Table] = field(default_factory=list)
    units: list[_Unit] = field(default_factory=list)
    criteria: list[Criterion] = field(default_factory=list)

    def section(self) -> Section:
        """The unit as a value."""
        return Section(self.heading, tuple(self.content), tuple(unit.section() for unit in self.units), tuple(self.criteria))


def documents() -> list[Document]:
    """All documents, in the order of their names."""
    return [read(path) for path in sorted(FOLDER.glob("*.plan"))]


def read(path: Path) -> Document:
    """The document in a file."""
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    pairs = [line.partition(": ")[::2] for line in head.splitlines()]
    keys = {key: value.strip() for key, value in pairs}
    own, *attached = re.split(r"(?m)^=== ", body)
    main = _Body().read(own)
    issued = date.fromisoformat(keys["date"].replace("--", "-01"))
    years = [int(year) for year in keys.get("year", "").split()]
    unit = [part.strip() or None for part in keys.get("unit", "").split(";")]
    return Document(
        id=path.stem,
        family=_FAMILIES[keys.get("family", "state")],
        kind=keys["kind"],
        issuer=_parts(keys["issuer"]),
        number=keys.get("number"),
        symbol=keys.get("symbol"),
        place=keys["place"],
        day=None if "--" in keys["date"] else issued.day,
        month=issued.month,
        year=issued.year,
        territory=Territory(*unit) if len(unit) == 5 else None,  # type: ignore[arg-type]
        plan_year=years[0] if years else issued.year,
        plan_year_end=years[1] if len(years) > 1 else None,
        subject=keys["subject"],
        authority=keys.get("authority"),
        preamble=_prose(main),
        sections=main.section().sections,
        closing=keys.get("closing"),
        recipients=_parts(keys.get("recipients", ""), ";"),
        signatures=tuple(_signature(value) for key, value in pairs if key == "sign"),
        appendices=tuple(_appendix(text) for text in attached),
        schemes=tuple(keys.get("schemes", "").split()),
        cites=_parts(keys.get("cites", ""), ";"),
    )


def _parts(text: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def _signature(text: str) -> Signature:
    on_behalf, role, name = (part.strip() for part in text.split(";"))
    return Signature(_parts(on_behalf), _parts(role), name)


def _prose(unit: _Unit) -> tuple[Para, ...]:
    return tuple(part for part in unit.content if isinstance(part, Para))


def _appendix(text: str) -> Appendix:
    head, _, body = text.partition("\n")
    label, title, attached_to = (part.strip() for part in head.split("|"))
    main = _Body().read(body)
    table = next((part for part in main.content if isinstance(part, Table)), None)
    return Appendix(label or None, _parts(title, " / "), attached_to, _prose(main), table, main.section().sections)


class _Body:
    """Reads the lines of a body into units."""

    def __init__(self) -> None:
        self.stack = [_Unit(0, None)]
        self.table: list[list[str]] = []

    def read(self, text: str) -> _Unit:
        """The body as a unit without a heading."""
        for line in text.splitlines():
            if line.startswith("|"):
                mark, _, rest = line.partition(" ")
                self.table.append([mark, *(cell.strip().replace(" // ", "\n") for cell in rest.split("|"))])
                continue
            self._end_table()
            if line.strip():
                self._line(line.strip())
        self._end_table()
        return self.stack[0]

    def _line(self, line: str) -> None:
        unit = re.fullmatch(r"(#+)(\.?) (.*)", line)
        if unit:
            depth = len(unit[1])
            while self.stack[-1].depth >= depth:
                self.stack.pop()
            new = _Unit(depth, None if unit[2] else unit[3], [_para(unit[3])] if unit[2] else [])
            self.stack[-1].units.append(new)
            self.stack.append(new)
        elif line.startswith("! "):
            kind, name = line[2:].split(" ", 1)
            self.stack[-1].criteria.append(Criterion(_KINDS[kind], name, ()))
        elif line.startswith("@"):
            meaning, _, text = line[1:].partition(" ")
            self._change(fields=(*self._criterion().fields, Field(_meaning(meaning), (_para(text),) if text else ())))
        elif self.stack[-1].criteria:
            *before, last = self._criterion().fields
            content = tuple(_prose_part(part) for part in _added(list(last.content), _para(line)))
            self._change(fields=(*before, replace(last, content=content)))
        else:
            self.stack[-1].content = _added(self.stack[-1].content, _para(line))

    def _criterion(self) -> Criterion:
        return self.stack[-1].criteria[-1]

    def _change(self, **changes: Any) -> None:
        self.stack[-1].criteria[-1] = replace(self._criterion(), **changes)

    def _end_table(self) -> None:
        if self.table:
            self.stack[-1].content.append(_table(self.table))
            self.table = []


def _meaning(word: str) -> Any:
    assert word in MEANINGS, word
    return word


def _para(line: str) -> Para:
    found = _ITEM.fullmatch(line)
    assert found is not None
    mark, label, text, start, end = found.groups()
    level: Level = "plain" if mark is None else _LEVELS.get(mark) or ("digit" if mark[0].isdigit() else "letter")
    kind, wording = "", ""
    if label:
        kind, wording = ("", label[1:]) if label.startswith("=") else (label, "")
        assert not kind or kind in LABEL_KINDS, line
    return Para(text, level, (), wording, kind, Period(start, end) if start is not None else None)


def _prose_part(part: Para | Table) -> Para:
    assert isinstance(part, Para)
    return part


def _added(content: list[Para | Table], para: Para) -> list[Para | Table]:
    """A "+" item goes below the "-" item before it."""
    last = content[-1] if content else None
    if para.level == "plus" and isinstance(last, Para) and last.level == "dash":
        return [*content[:-1], replace(last, items=(*last.items, para))]
    return [*content, para]


def _table(lines: list[list[str]]) -> Table:
    label: str | None = None
    title: str | None = None
    columns: tuple[Column, ...] = ()
    groups = [Group(None, None, ())]
    for mark, *cells in lines:
        if mark == "|?":
            label, title = cells[0] or None, cells[1] or None
        elif mark == "|!":
            columns = tuple(_column(cell) for cell in cells)
        elif mark.startswith("|#"):
            sums = tuple(cells) if any(cells[2:]) else ()
            groups.append(Group(cells[0], cells[1], (), len(mark) - 1, sums))
        else:
            row = Row(("", *cells) if mark == "|+" else tuple(cells), total=mark == "|+")
            assert len(row.cells) == len(columns), cells
            groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, row))
    return Table(columns, tuple(groups if groups[0].rows else groups[1:]), label, title)


def _column(cell: str) -> Column:
    key, _, heading = cell.partition(":")
    return Column(key, tuple(part.strip() for part in heading.split("/")))
