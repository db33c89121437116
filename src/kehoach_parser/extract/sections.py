"""Units of the outline to sections and paragraphs: which first lines are titles, which lettered points are sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kehoach_parser.extract.criteria import read_criterion
from kehoach_parser.extract.paragraphs import paragraph
from kehoach_parser.extract.titles import is_title, may_be_title, without_stop
from kehoach_parser.structure.outline import Node

Draft = dict[str, Any]

def read_units(nodes: Sequence[Node]) -> tuple[list[Draft], list[Draft], list[Draft]]:
    """(content, sections, criteria) of the nodes under one unit, each in its order."""
    content: list[Draft] = []
    sections: list[Draft] = []
    found: list[Draft] = []
    letters = [node for node in nodes if node.style == "letter"]
    lettered = any(_is_lettered_section(node) for node in letters)
    titled = _titled(nodes)
    running = {node.style for node in nodes if node.is_unit and not node.children and not may_be_title(node)}
    bold = all(node.block.bold for node in nodes if node.is_unit and node.children and node.block and is_title(node))
    for node in nodes:
        if node.style == "letter" and not lettered:
            content.append(paragraph(node))
        elif node.is_unit:
            criterion = read_criterion(node)
            if criterion is not None:
                found.append(criterion)
            else:
                plainer = bold and node.block is not None and not node.block.bold and not _opens_in_capitals(node)
                # Beside a sentence with nothing under it, another sentence is no title either.
                sentence = node.style in running and node.text.value.endswith(".")
                like = titled.get(node.style, False) and not plainer and not sentence
                sections.append(section(node, siblings_titled=like))
        elif node.style == "grid":
            content.append({"grid": node})
        else:
            content.append(paragraph(node))
    return content, sections, found


def section(node: Node, *, siblings_titled: bool) -> Draft:
    """A unit as a section: with a heading where its first line is a title, else running text."""
    content, sections, found = read_units(node.children)
    number = node.marker.number if node.marker else ""
    heading = None
    text = node.text
    if is_title(node) if node.children else siblings_titled and may_be_title(node):
        heading = without_stop(text)
    elif text:
        content.insert(0, {"marker": None, "text": text, "children": []})
    draft: Draft = {"number": number, "heading": heading, "content": content, "sections": sections, "criteria": found}
    if not text and node.block is not None:
        draft["number"] = node.block.text.with_value(number)
    return draft


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
