"""Units of the outline to sections and paragraphs: which first lines are titles, which lettered points are sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach_parser.document import Line, Text
from kehoach_parser.extract import appendices, criteria
from kehoach_parser.structure.outline import Node
from kehoach_parser.text.fold import CAPITALS

Draft = dict[str, Any]

# A title is no longer than this; the longest of 400 in 17 plans has 260 characters, running units with a list under
# them begin at 150.
_LONGEST_TITLE = 320
_LONG_SENTENCE = 150
_SENTENCE_END = re.compile(rf"[.!?…;]\s+(?=[“\"(]?[{CAPITALS}])")
_END_MARK = re.compile(r"\s*\./\s*\.?$|\.\s?/\s*$|(?<=\w)/\.$")
_DASHES = {"–": "-", "—": "-", "−": "-"}


def read_units(nodes: Sequence[Node]) -> tuple[list[Draft], list[Draft], list[Draft]]:
    """(content, sections, criteria) of the nodes under one unit, each in its order."""
    content: list[Draft] = []
    sections: list[Draft] = []
    found: list[Draft] = []
    letters = [node for node in nodes if node.style == "letter"]
    lettered = any(_is_lettered_section(node) for node in letters)
    titled = _titled(nodes)
    bold = all(node.block.bold for node in nodes if node.is_unit and node.children and node.block and is_title(node))
    for node in nodes:
        if node.style == "letter" and not lettered:
            content.append(paragraph(node))
        elif node.is_unit:
            criterion = criteria.read_criterion(node)
            if criterion is not None:
                found.append(criterion)
            else:
                plainer = bold and node.block is not None and not node.block.bold and not _opens_in_capitals(node)
                like = titled.get(node.style, False) and not plainer
                sections.append(section(node, siblings_titled=like))
        elif node.style == "grid":
            content.append({"grid": node})
        else:
            content.append(paragraph(node))
    return content, sections, found


def section(node: Node, *, siblings_titled: bool) -> Draft:
    """A unit as a section: with a heading where its first line is a title, else running text."""
    assert node.marker is not None
    content, sections, found = read_units(node.children)
    heading = None
    text = node.text
    if is_title(node) if node.children else siblings_titled and may_be_title(node):
        heading = without_stop(text)
    elif text:
        content.insert(0, {"marker": None, "text": text, "children": []})
    draft: Draft = {"number": node.marker.number, "heading": heading, "content": content, "sections": sections, "criteria": found}
    if not text and node.block is not None:
        draft["number"] = node.block.text.with_value(node.marker.number)
    return draft


def paragraph(node: Node) -> Draft:
    """An item, a lettered point or a plain paragraph, with the items below it."""
    marker = node.marker
    printed = None
    if marker is not None:
        printed = _DASHES.get(marker.printed, marker.printed)
        if marker.style == "letter":
            printed = f"{marker.number})"
    return {"marker": printed, "text": node.text, "children": [paragraph(child) for child in node.children]}


def _titled(nodes: Sequence[Node]) -> dict[str, bool]:
    """For each style: has a unit with something under it a title?"""
    titled: dict[str, bool] = {}
    for node in nodes:
        if node.is_unit and node.children:
            titled[node.style] = titled.get(node.style, False) or is_title(node)
    return titled


def _opens_in_capitals(node: Node) -> bool:
    letters = [c for c in node.text.value if c.isalpha()][:12]
    return bool(letters) and all(c.isupper() for c in letters)


def _is_lettered_section(node: Node) -> bool:
    """A lettered point with a title line, or with more than one paragraph under it."""
    if not node.children:
        return False
    return len(node.children) > 1 or is_title(node) or any(child.is_unit for child in node.children)


def is_title(node: Node) -> bool:
    """Is the first line of this unit, which has something under it, a title?"""
    text = node.text.value
    if not may_be_title(node):
        return False
    if any(child.is_unit for child in node.children):
        return True
    if node.block is not None and node.block.bold:
        return True
    if text.endswith("."):
        longest = _LONG_SENTENCE if node.style != "letter" and node.children[0].style != "plain" else _LONG_SENTENCE / 2
        return len(text) < longest
    return True


def may_be_title(node: Node) -> bool:
    """Does the text allow a title: one sentence, no label that runs on, not too long?"""
    text = node.text.value
    if not text or len(text) > _LONGEST_TITLE or _END_MARK.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.75 * len(letters):
        return True
    if runs_on(text) or _SENTENCE_END.search(text) or text[-1] in ";,":
        return False
    if not node.children:
        return len(text) < _LONG_SENTENCE or not text.endswith(".")
    return True


def runs_on(text: str) -> bool:
    """Does the text open with a label and go on behind its colon? ("2. Địa điểm: Trụ sở ...")"""
    colon = text.find(": ")
    return 0 < colon < len(text) - 2


def without_stop(text: Text) -> Text:
    """A heading without its final ":" or "."; "..." stays no less than the rest of the stops goes."""
    value = text.value.rstrip()
    while value and value[-1] in ":." :
        value = value[:-1].rstrip()
    return text.with_value(value) if value else text


def without_end_mark(text: Text) -> Text:
    """A text without the "./." that ends a document."""
    value = _END_MARK.sub("", text.value)
    return text if value == text.value else text.with_value(value)


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
    kept = []
    for draft in content:
        if "grid" not in draft:
            kept.append(draft)
            continue
        grid = draft["grid"].block.grid
        appendix, furniture = appendices.table_appendix(grid, None, pointer)
        tables.appendices.append(appendix)
        tables.furniture.extend(furniture)
    return kept
