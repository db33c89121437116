"""What is printed in a document, part by part: the whole of the extraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Body, Item, Line, Text, chain
from kehoach_parser.draft import Paragraph, PlanDraft
from kehoach_parser.extract.appendices import known_cells, read_appendices
from kehoach_parser.extract.closing import closing_paragraphs, split_closing
from kehoach_parser.extract.footnotes import attach_footnotes
from kehoach_parser.extract.labels import read_by_likeness
from kehoach_parser.extract.letterhead import read_heading
from kehoach_parser.extract.sections import read_units
from kehoach_parser.extract.signing import read_ending
from kehoach_parser.extract.subject import split_kind, split_subject, without_about
from kehoach_parser.extract.tables.field_tables import with_fields
from kehoach_parser.extract.tables.flat.cell_lines import with_cell_lines
from kehoach_parser.extract.tables.lifted import lift_tables
from kehoach_parser.structure.blocks import build_blocks
from kehoach_parser.structure.contents import split_contents
from kehoach_parser.structure.furniture import is_rule, is_stamp, page_number, split_furniture, without_rules
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.outline import build_outline
from kehoach_parser.structure.zones import Zones, split_zones, with_page_parts


def read_plan(body: Body) -> PlanDraft:
    """Everything that is printed, once: every line of body is in a Text, in furniture or in unassigned."""
    sorted_ = _by_role(body)
    zones = split_zones(sorted_.items)
    layout = _layout(body, zones)
    header, stamps = _without_stamps(zones.header)
    ending_lines, late_stamps = _without_stamps(zones.ending, numbers=True)
    text_items, stray_numbers = _without_page_numbers(body, zones.body)
    heading = read_heading(header)
    title = split_kind(zones.kind)
    kind = title.kind
    subject, rest = split_subject(text_items, zones.kind, layout)
    blocks, closing = split_closing(build_blocks([*zones.early, *rest], layout))
    alike = read_by_likeness(body)
    units = read_units(build_outline(blocks).children, alike=alike)
    sections = units.all_sections()
    ending = read_ending(ending_lines)
    appendices, repeated, titles = read_appendices(zones.appendices, layout, known_cells(sections))
    # Fixed words of the letterhead that introduce no value of it belong to the kind of document below it.
    unowned = [] if kind else heading.fixed
    about = heading.about if kind is None else None
    stray_about = [heading.about] if kind is not None and heading.about is not None else []
    stray = [*heading.rest, *stray_about, *(Text.join([line]) for line in unowned), *(Text.join([line]) for line in ending.rest), *titles]
    # The body's name in the title's line is told by the letterhead.
    author = [replace(title.author.lines[0], text=title.author.value)] if title.author else []
    furniture = [*stamps, *late_stamps, *sorted_.furniture, *stray_numbers, *repeated, *author]
    draft = PlanDraft(
        letterhead=heading.draft(),
        kind=kind.with_extra(heading.fixed) if kind else None,
        subject=_subject(title.beside, subject, about),
        preamble=units.content,
        sections=sections,
        closing=closing_paragraphs(closing),
        recipients=tuple(ending.recipients),
        signature=ending.signature,
        cosigners=ending.cosigners,
        appendices=tuple(appendices),
        unassigned=tuple(map(Paragraph, stray)),
        furniture=tuple(sorted(furniture, key=lambda line: line.number)),
    )
    return attach_footnotes(lift_tables(draft), sorted_.notes)


def _subject(beside: Text, lines: Sequence[Line], about: Text | None) -> Text | None:
    """What stands beside the kind and below it; of a letter, which has no kind, what it is about."""
    if about is not None:
        return without_about(about)
    parts = [beside, Text.join(lines)] if lines else [beside]
    return chain(parts) if lines or beside else None


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The items of a body, without the lines of footnotes and furniture that the format or the edges of the pages tell."""

    items: Sequence[Item]
    notes: list[Line]
    furniture: list[Line]


def _by_role(body: Body) -> _Sorted:
    notes = [item for item in body.items if isinstance(item, Line) and item.role == "footnote"]
    furniture = [item for item in body.items if isinstance(item, Line) and item.role == "furniture"]
    items: Sequence[Item]
    items, contents = split_contents([item for item in body.items if not isinstance(item, Line) or item.role == "body"])
    furniture.extend(contents)
    if body.pages is not None:
        items, at_edges = split_furniture(items, paged=True, edges_told=body.edges_told)
        furniture.extend(at_edges)
    if body.page_sizes is None:
        items = with_cell_lines(items)
    items, furniture = with_page_parts(with_fields(items), furniture)
    items, rules = without_rules(items)
    furniture.extend(rules)
    return _Sorted(items, notes, furniture)


def _layout(body: Body, zones: Zones) -> Layout:
    """The layout of the text; appendices are set like it where the format has pages of a size."""
    measured = zones.body if body.page_sizes is None else (*zones.body, *zones.appendices)
    return Layout([item for item in measured if isinstance(item, Line)])


def _without_stamps(lines: Sequence[Line], *, numbers: bool = False) -> tuple[list[Line], list[Line]]:
    """(the lines, stamps and rules among them); numbers: what holds a number alone is a page's."""
    furniture = [
        line for line in lines if is_stamp(line.text) or is_rule(line.text) or (numbers and page_number(line.text) is not None)
    ]
    return [line for line in lines if line not in furniture], furniture


def _without_page_numbers(body: Body, items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """(the items, page numbers): of a text that was printed once and has no pages now, they stand in its midst."""
    if body.pages is not None:
        return list(items), []
    kept, numbers = split_furniture(items, paged=False)
    return list(kept), list(numbers)
