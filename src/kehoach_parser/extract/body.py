"""The body of a plan: its preamble, its sections, and the data tables that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kehoach_parser.document import Line
from kehoach_parser.extract.appendices import body_tables
from kehoach_parser.extract.sections import read_units
from kehoach_parser.structure.outline import Node

Draft = dict[str, Any]


@dataclass(slots=True)
class BodyTables:
    """Data tables found in the body, each with the pointer of the unit it stands in; furniture: repeated headings."""

    appendices: list[Draft] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)


def read_body(root: Node) -> tuple[list[Draft], list[Draft], BodyTables]:
    """(preamble, sections, tables): the paragraphs before the first unit, the units, the tables taken out of them."""
    preamble, sections, found = read_units(root.children)
    if found:
        # Criteria without a section above them stand in a section without number, so that none is lost.
        sections.append({"number": "", "heading": None, "content": [], "sections": [], "criteria": found})
    tables = BodyTables()
    preamble = _take_tables(preamble, "/preamble", tables)
    for index, draft in enumerate(sections):
        _take_from_section(draft, f"/sections/{index}", tables)
    return preamble, sections, tables


def _take_from_section(draft: Draft, pointer: str, tables: BodyTables) -> None:
    draft["content"] = _take_tables(draft["content"], pointer, tables)
    for index, criterion in enumerate(draft["criteria"]):
        where = f"{pointer}/criteria/{index}"
        for name in ("objective", "tasks", "responsibility", "deadline"):
            if criterion[name] is not None:
                criterion[name]["content"] = _take_tables(criterion[name]["content"], where, tables)
        criterion["content"] = _take_tables(criterion["content"], where, tables)
        for other in criterion["other"]:
            other["content"] = _take_tables(other["content"], where, tables)
    for index, child in enumerate(draft["sections"]):
        _take_from_section(child, f"{pointer}/sections/{index}", tables)


def _take_tables(content: list[Draft], pointer: str, tables: BodyTables) -> list[Draft]:
    kept, found, furniture = body_tables(content, pointer)
    tables.appendices.extend(found)
    tables.furniture.extend(furniture)
    return kept
