"""Appendices: label, title, what they are attached to, tables, prose. Data tables of the body are appendices too."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Grid, Item, Line, Text, chain
from kehoach_parser.draft import Appendix, ColumnMeaning, Section, paragraphs
from kehoach_parser.extract.closing import closing_paragraphs, split_issued_closing
from kehoach_parser.extract.sections import read_units
from kehoach_parser.extract.tables.captions import without_brackets
from kehoach_parser.extract.tables.flat.cells import Knowledge
from kehoach_parser.extract.tables.flat.rows import find_flat_table
from kehoach_parser.extract.tables.flat.table import flat_table
from kehoach_parser.structure.blocks import build_blocks
from kehoach_parser.structure.captions import is_attached, is_caption
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.outline import build_outline
from kehoach_parser.structure.zones import appendix_label_length, find_title, is_appendix_label, is_motto
from kehoach_parser.text.fold import key
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
        if isinstance(item, Line) and is_appendix_label(item) and _begins_part(item, current, items[index + 1 :]):
            parts.append(_Part(label=[item]))
            continue
        if current is None:
            current = _Part()
            parts.append(current)
        if isinstance(item, Line) and not current.headed and not _opens_table(item):
            if is_attached(item.text) or (current.attached and not _ends_attached(current.attached)):
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


def _begins_part(label: Line, part: _Part | None, behind: Sequence[Item]) -> bool:
    """Does an appendix begin with this label? Within an appendix whose tables are captioned, "Biểu số 02" captions the next
    one, unless what it is attached to stands below it."""
    if part is None or not part.label:
        return True
    if not part.headed:
        return False
    above = itertools.takewhile(lambda item: isinstance(item, Line), part.items)
    captioned = any(isinstance(item, Line) and is_caption(item.text) for item in above)
    inner = captioned and is_caption(label.text) and not is_caption(part.label[0].text)
    return not inner or any(isinstance(item, Line) and is_attached(item.text) for item in behind[:_LONGEST_CAPTION])


def _opens_table(line: Line) -> bool:
    return key(line.text).split(" ")[0] in words("columns", "number")


def _until_attached(items: Sequence[Item]) -> bool:
    """Do these lines lead, without a mark, to the words "(Kèm theo ...)"? What stands above those is title."""
    for item in items[:_LONGEST_CAPTION]:
        if not isinstance(item, Line) or parse_marker(item.text.strip()) is not None:
            return False
        if is_attached(item.text):
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
        if is_attached(item.text):
            return True
        if not _capital(item.text):
            break
    return line.page_start and isinstance(part.items[-1], Grid) and any(isinstance(item, Grid) for item in following[:5])


def _appendix(part: _Part, layout: Layout, known: Knowledge) -> tuple[list[Appendix], list[Line]]:
    """The appendix; its tables stand in its content, from which they are lifted."""
    head = _headed(part)
    if not any(isinstance(item, Grid) for item in part.items):
        return _without_grid(head, [item for item in part.items if isinstance(item, Line)], layout, known)
    return [_with_prose(head, part.items, layout)], []


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
        attached = without_brackets(Text.join(part.attached))
    return Appendix(label, chain(titles) if titles else None, attached)


def _without_grid(head: Appendix, lines: Sequence[Line], layout: Layout, known: Knowledge) -> tuple[list[Appendix], list[Line]]:
    """An appendix of prose, or with a table whose grid is gone behind it."""
    flat = find_flat_table(lines)
    if flat is None:
        return [_with_prose(head, lines, layout)], []
    index, found = flat
    table = flat_table(found, known)
    filled = replace(head, columns=table.columns, groups=table.groups, flattened=True)
    return [_with_prose(filled, [*lines[:index], *found.prose], layout)], list(table.furniture)


def _with_prose(appendix: Appendix, items: Sequence[Item], layout: Layout) -> Appendix:
    if not items:
        return appendix
    blocks, closing = split_issued_closing(build_blocks(items, layout))
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
