"""Units of the outline to sections and paragraphs: which first lines are titles, which lettered points are sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.document import Text
from kehoach_parser.draft import Block, Criterion, Paragraph, Section
from kehoach_parser.extract.criteria import is_surely_criterion, read_criterion
from kehoach_parser.extract.paragraphs import block_of
from kehoach_parser.extract.titles import is_title, leads_in, may_be_title, says_who, without_stop
from kehoach_parser.structure.outline import Node

# Letters that tell whether a heading opens in capitals.
_OPENING_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Units:
    """What stands under one unit, each in its order."""

    content: tuple[Block, ...]
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]

    def all_sections(self) -> tuple[Section, ...]:
        """The sections; criteria without a section above them stand in one without number, so that none is lost."""
        return (*self.sections, Section(Text(""), criteria=self.criteria)) if self.criteria else self.sections


def read_units(nodes: Sequence[Node], *, alike: bool = False) -> Units:
    """Content, sections and criteria of the nodes under one unit. alike: labels may be told by likeness (labels.py)."""
    content: list[Block] = []
    sections: list[Section] = []
    criteria: list[Criterion] = []
    lettered = any(_is_lettered_section(node) for node in nodes if node.style == "letter")
    units = [node for node in nodes if node.is_unit and (node.style != "letter" or lettered)]
    found = {id(node): read_criterion(node, alike=alike) for node in units}
    # Among plain sections a unit with labelled fields is one of them: their order is kept.
    plain = any(found[id(node)] is None for node in units)
    siblings = _Siblings.of(nodes)
    for node in nodes:
        if id(node) not in found:
            content.append(block_of(node))
            continue
        criterion = found[id(node)]
        if criterion is not None and not (plain and not is_surely_criterion(node)):
            criteria.append(criterion)
        else:
            sections.append(_section(node, siblings=siblings, alike=alike))
    return Units(tuple(content), tuple(sections), tuple(criteria))


def _section(node: Node, *, siblings: _Siblings, alike: bool) -> Section:
    """A unit as a section: with a heading where its first line is a title, else running text."""
    below = read_units(node.children, alike=alike)
    text, content = node.text, below.content
    number = Text(node.marker.number if node.marker else "")
    heading = None
    if is_title(node) and not siblings.run_with(node) if node.children else siblings.are_titled(node) and may_be_title(node):
        heading = without_stop(text)
    elif text:
        content = (Paragraph(text), *content)
    if not text and node.block is not None:
        number = node.block.text.with_value(number.value)
    return Section(number, heading, content, below.sections, below.criteria)


@dataclass(frozen=True, slots=True)
class _Siblings:
    """What the units beside a unit tell of it. titled: styles of which a unit with something under it has a title; running:
    styles of which a unit without anything is a sentence; listed: styles of which two
    units without anything end in a stop and no title does; bold: all titles of units
    with something under them are bold."""

    titled: frozenset[str]
    running: frozenset[str]
    listed: frozenset[str]
    bold: bool

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> _Siblings:
        units = [node for node in nodes if node.is_unit]
        headed = [node for node in units if node.children and is_title(node)]
        ended = Counter(node.style for node in units if not node.children and _ends(node))
        return cls(
            frozenset(node.style for node in headed),
            frozenset(node.style for node in units if not node.children and not may_be_title(node)),
            frozenset(style for style, times in ended.items() if times > 1) - {node.style for node in headed if _ends(node)},
            all(node.block.bold for node in headed if node.block),
        )

    def are_titled(self, node: Node) -> bool:
        """May this unit, which has nothing under it, have a title, as its siblings go?"""
        plainer = self.bold and node.block is not None and not node.block.bold and not _opens_in_capitals(node)
        # Beside a sentence with nothing under it, another sentence is no title either.
        sentence = _ends(node) and (node.style in self.running | self.listed or says_who(node.text.value))
        return node.style in self.titled and not plainer and not sentence


    def run_with(self, node: Node) -> bool:
        """Is this a sentence that leads in a list, as short as it may be, among sentences with nothing under them?"""
        plain = node.block is not None and not node.block.bold
        return plain and node.style in self.running | self.listed and leads_in(node.text.value, fewest=0)


def _ends(node: Node) -> bool:
    return node.text.value.endswith(".")


def _opens_in_capitals(node: Node) -> bool:
    letters = [c for c in node.text.value if c.isalpha()][:_OPENING_LETTERS]
    return bool(letters) and all(c.isupper() for c in letters)


def _is_lettered_section(node: Node) -> bool:
    """A lettered point with a title line, or with more than one paragraph under it."""
    if not node.children:
        return False
    return len(node.children) > 1 or is_title(node) or any(child.is_unit for child in node.children)
