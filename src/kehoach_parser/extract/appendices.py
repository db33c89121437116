"""Appendices: label, title, what they are attached to, tables, prose. Data tables of the body are appendices too."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Grid, Item, Line, Text, chain
from kehoach_parser.draft import Appendix, ColumnMeaning, Paragraph, Section, paragraphs
from kehoach_parser.extract.closing import closing_paragraphs, split_issued_closing
from kehoach_parser.extract.lifted import table_appendix
from kehoach_parser.extract.sections import read_units
from kehoach_parser.extract.tables.columns import is_caption
from kehoach_parser.extract.tables.flat import flat_table
from kehoach_parser.extract.tables.flat_cells import Knowledge
from kehoach_parser.extract.tables.flat_rows import find_flat_table
from kehoach_parser.extract.tables.pieces import DataTable, read_tables
from kehoach_parser.structure.blocks import build_blocks
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.outline import build_outline
from kehoach_parser.structure.zones import appendix_label_length, find_title, is_appendix_label, is_motto
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

_LONGEST_TITLE = 8
_LONGEST_CAPTION = 3
# Two names of offices of two lines each, the two lines of the motto, number, place and date, and the title.
_LONGEST_LETTERHEAD = 10
# Letters: "STT" heads a column, "TT." opens a name.
_FEWEST_LETTERS = 4


@dataclass(slots=True)
class _Part:
    """The lines and grids of one appendix, sorted by what they are."""

    label: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def headed(self) -> bool:
        return bool(self.items)


def read_appendices(items: Sequence[Item], layout: Layout, known: Knowledge) -> tuple[list[Appendix], list[Line], list[Text]]:
    """(appendices in order, furniture, what fits neither): every line of items is in one of the three.

    known: cells that the body shows, for tables whose grid is gone.
    """
    found: list[Appendix] = []
    items, furniture = _without_letterhead(items)
    for part in _parts(items):
        appendices, repeated = _appendix(part, layout, known)
        found.extend(appendices)
        furniture.extend(repeated)
    # Capitals behind the signature with nothing under them ("PHÊ DUYỆT CỦA ...") are the title of nothing.
    stray = [appendix.title for appendix in found if appendix.title is not None and _is_title_alone(appendix)]
    return [appendix for appendix in found if not _is_title_alone(appendix)], furniture, stray


def _is_title_alone(appendix: Appendix) -> bool:
    return appendix.title is not None and appendix == Appendix(title=appendix.title)


def _without_letterhead(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """(items, the letterhead): what a decision issues begins with the letterhead once more, which says nothing new."""
    head = list(itertools.takewhile(lambda item: isinstance(item, Line) and not is_appendix_label(item), items[:_LONGEST_LETTERHEAD]))
    mottos = [index for index, item in enumerate(head) if isinstance(item, Line) and is_motto(item)]
    title = find_title(head[mottos[0] :]) if mottos else None
    if title is None:
        return list(items), []
    end = mottos[0] + title
    return list(items[end:]), [item for item in head[:end] if isinstance(item, Line)]


def _parts(items: Sequence[Item]) -> list[_Part]:
    parts: list[_Part] = []
    for index, item in enumerate(items):
        current = parts[-1] if parts else None
        if isinstance(item, Line) and is_appendix_label(item) and (current is None or current.headed or not current.label):
            parts.append(_Part(label=[item]))
            continue
        if current is None:
            current = _Part()
            parts.append(current)
        if isinstance(item, Line) and not current.headed and not _opens_table(item):
            if _opens_attached(item) or (current.attached and not _ends_attached(current.attached)):
                current.attached.append(item)
                continue
            if not current.attached and (_may_be_title(item, current) or (current.title and _until_attached(items[index:]))):
                current.title.append(item)
                continue
        elif isinstance(item, Line) and _new_part(item, current, items, index):
            parts.append(_Part(title=[item]))
            continue
        current.items.append(item)
    return parts


def _opens_table(line: Line) -> bool:
    return key(line.text).split(" ")[0] in words("columns", "number")


def _opens_attached(line: Line) -> bool:
    text = fold(line.text).strip().lstrip("( ")
    return any(text.startswith(word) for word in words("layout", "attached"))


def _until_attached(items: Sequence[Item]) -> bool:
    """Do these lines lead, without a mark, to the words "(Kèm theo ...)"? What stands above those is title."""
    for item in items[:_LONGEST_CAPTION]:
        if not isinstance(item, Line) or parse_marker(item.text.strip()) is not None:
            return False
        if _opens_attached(item):
            return True
    return False


def _ends_attached(lines: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in lines).strip()
    if not text.startswith("("):
        return True
    return text.count(")") >= text.count("(")


def _capital(text: str) -> bool:
    return is_capital(text, fewest=_FEWEST_LETTERS)


def _may_be_title(line: Line, part: _Part) -> bool:
    if len(part.title) >= _LONGEST_TITLE:
        return False
    if _capital(line.text):
        marker = parse_marker(line.text.strip())
        return marker is None or marker.style not in ("roman", "upper")
    if not part.title:
        return bool(part.label) or bool(line.bold)
    # A title in lower case goes on where its lines are bold or the format says that the paragraph does.
    if line.start is False or (line.bold and part.title[-1].bold):
        return True
    if line.start is not None or line.bold is not None or _capital(part.title[0].text):
        return False
    return part.title[-1].text[-1:] not in ".:;"


def _new_part(line: Line, part: _Part, items: Sequence[Item], index: int) -> bool:
    """An appendix without label after a table: known by a title in capitals and "(Kèm theo ...)" below it, or by such
    a title right behind the table at the head of a page with a table on it."""
    if not _capital(line.text) or parse_marker(line.text.strip()) is not None:
        return False
    if not any(isinstance(item, Grid) for item in part.items):
        return False
    following = items[index + 1 : index + 1 + _LONGEST_TITLE]
    for item in following:
        if not isinstance(item, Line):
            break
        if _opens_attached(item):
            return True
        if not _capital(item.text):
            break
    return line.page_start and isinstance(part.items[-1], Grid) and any(isinstance(item, Grid) for item in following[:5])


def _appendix(part: _Part, layout: Layout, known: Knowledge) -> tuple[list[Appendix], list[Line]]:
    """The appendix, and further tables under other headings or captions of their own as appendices without label."""
    head = _headed(part)
    captions, lines = _captions(part.items)
    grids = [item for item in part.items if isinstance(item, Grid)]
    if not grids:
        return _without_grid(head, [line for line, _ in lines], layout, known)
    found: list[Appendix] = []
    furniture: list[Line] = []
    tables = read_tables(grids, captions)
    ends = [first for _, first in tables[1:]] + [len(grids)]
    for (table, first), end in zip(tables, ends, strict=True):
        furniture.extend(table.furniture)
        appendix = table_appendix(table, captions.get(first)) if first else _with_table(head, table, captions.get(0))
        own = [line for line, after in lines if first < after <= end or (not first and not after)]
        found.append(_with_prose(appendix, own, layout))
    return found, furniture


def _headed(part: _Part) -> Appendix:
    """Label, title and what it is attached to."""
    titles = [Text.join(part.title)] if part.title else []
    label = attached = None
    if part.label:
        whole = Text.join(part.label)
        end = appendix_label_length(whole.value)
        label = _without_stop(whole.cut(0, end))
        beside = whole.cut(end)
        if any(char.isalnum() for char in beside.value):
            titles.insert(0, beside.with_value(beside.value.lstrip(" :.–-")))
    if part.attached:
        text = Text.join(part.attached)
        attached = text.with_value(text.value.strip().removeprefix("(").removesuffix(")").strip())
    return Appendix(label, chain(titles) if titles else None, attached)


def _without_grid(head: Appendix, lines: Sequence[Line], layout: Layout, known: Knowledge) -> tuple[list[Appendix], list[Line]]:
    """An appendix of prose, or with a table whose grid is gone behind it."""
    flat = find_flat_table(lines)
    if flat is None:
        return [_with_prose(head, lines, layout)], []
    index, found = flat
    table = flat_table(found, known)
    filled = replace(head, columns=table.columns, groups=table.groups, flattened=True)
    return [_with_prose(filled, lines[:index], layout)], list(table.furniture)


def _captions(items: Sequence[Item]) -> tuple[dict[int, Text], list[tuple[Line, int]]]:
    """(caption of each grid by its index, the other lines with the number of grids before them)."""
    captions: dict[int, Text] = {}
    lines: list[tuple[Line, int]] = []
    count = 0
    for item in items:
        if isinstance(item, Line):
            lines.append((item, count))
            continue
        for start in range(max(0, len(lines) - _LONGEST_CAPTION), len(lines)):
            own = lines[start:]
            if all(after == count for _, after in own) and is_caption(own[0][0].text):
                captions[count] = Text.join(line for line, _ in own)
                del lines[start:]
                break
        count += 1
    return captions, lines


def _with_table(head: Appendix, table: DataTable, caption: Text | None) -> Appendix:
    """The appendix with its own table; what stands above its headings is the title where there is none, else a note."""
    above = [text for text in (head.title, caption, table.caption) if text is not None]
    notes = above[1:]
    return replace(
        head, title=above[0] if above else None, columns=table.columns, groups=table.groups, content=tuple(map(Paragraph, notes))
    )


def _with_prose(appendix: Appendix, lines: Sequence[Line], layout: Layout) -> Appendix:
    if not lines:
        return appendix
    blocks, closing = split_issued_closing(build_blocks(lines, layout))
    units = read_units(build_outline(blocks).children)
    content = (*appendix.content, *units.content, *closing_paragraphs(closing))
    return replace(appendix, content=content, sections=units.all_sections())


def _without_stop(text: Text) -> Text:
    return text.with_value(text.value.rstrip(" :."))


def known_cells(sections: Sequence[Section]) -> Knowledge:
    """Parties and deadlines that the criteria of the body name: the cells of a table often repeat them."""
    known = Knowledge()
    for column, text in _cells(sections):
        known.cells.setdefault(column, Counter())[key(text)] += 1
    return known


def _cells(sections: Sequence[Section]) -> Iterator[tuple[ColumnMeaning, str]]:
    for section in sections:
        for criterion in section.criteria:
            for job in criterion.responsibility.assignments if criterion.responsibility else ():
                yield "lead" if job.role == "lead" else "coordinate", job.parties
            for paragraph in paragraphs(criterion.deadline.content) if criterion.deadline else ():
                yield "deadline", paragraph.text.value
        yield from _cells(section.sections)
