"""Blocks to a tree: which unit stands under which, by the rank of the marks and the numbers that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Text
from kehoach_parser.structure.blocks import Block
from kehoach_parser.structure.blocks.names import names_fields
from kehoach_parser.structure.lexis import ends_item, has_stop
from kehoach_parser.structure.markers import ITEM_STYLES, RANK, UNIT_STYLES, Marker
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Unmarked paragraphs that may stand between an item and the "+" items below it: more are a text of their own.
_MOST_BETWEEN = 3
# The longest of 400 titles in 17 plans has 260 characters.
_LONGEST_HEADING = 320
# What stands below the name of a criterion, or beside it.
_BELOW_NAMES = frozenset(("letter", "paren", "parens", "plain", "name", "criterion"))
_POINTS = frozenset(("letter", "paren", "parens"))


@dataclass(slots=True)
class Node:
    """A block in its place. The root has no block. Children in the order of the document.

    unmarked: what a block without a mark is: "heading" (the format says so) or "name" (of the labelled fields below it).
    """

    block: Block | None
    children: list[Node] = field(default_factory=list)
    unmarked: str | None = None
    # The text is asked for a dozen times and cut anew each time: a quarter of what extraction takes.
    _text: Text | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def marker(self) -> Marker | None:
        """The mark of the block, None for plain paragraphs and grids."""
        return self.block.marker if self.block else None

    @property
    def style(self) -> str:
        """The marker's style; "plain" for paragraphs without one, "heading", "name", "grid", "root"."""
        if self.block is None:
            return "root"
        if self.block.grid is not None:
            return "grid"
        return self.block.marker.style if self.block.marker else self.unmarked or "plain"

    @property
    def text(self) -> Text:
        """The text without its mark."""
        if self._text is None:
            self._text = self.block.body if self.block else Text("")
        return self._text

    @property
    def is_unit(self) -> bool:
        """A numbered or lettered unit, or one with a heading or name of its own, as against items, plain paragraphs and grids."""
        return self.style in UNIT_STYLES


def build_outline(blocks: Sequence[Block]) -> Node:
    """The tree of blocks. Walking it in order gives back the blocks in their order."""
    root = Node(None)
    stack = [root]
    for index, block in enumerate(blocks):
        node = Node(block, unmarked=_unmarked(blocks, index))
        if node.style == "plain" and _sub_items_go_on(stack, blocks[index + 1 : index + 1 + _MOST_BETWEEN]):
            stack[-1].children.append(node)
        else:
            _place(stack, node)
    _lift_notes(root)
    return root


def _unmarked(blocks: Sequence[Block], index: int) -> str | None:
    """What a block without a mark is, None for a paragraph."""
    block = blocks[index]
    if block.marker is not None or block.grid is not None or block.ends_plan or not block.text:
        return None
    if block.level is not None and len(block.text.value) <= _LONGEST_HEADING and not has_stop(block.text.value):
        return "heading"
    return "name" if names_fields(blocks, index) else None


def _sub_items_go_on(stack: Sequence[Node], blocks: Sequence[Block]) -> bool:
    """Does an unmarked paragraph stand between an item and "+" items below it, or between two of them?"""
    if stack[-1].style not in ("dash", "plus") or not any(node.style == "dash" for node in stack):
        return False
    following = next((block for block in blocks if block.marker is not None or block.grid is not None), None)
    return following is not None and following.marker is not None and following.marker.style == "plus"


def _lift_notes(node: Node) -> None:
    """A note behind a list of points that have nothing else under them is about the whole list, not its last point."""
    for child in node.children:
        _lift_notes(child)
    *points, last = [child for child in node.children if child.style in _POINTS] or [node]
    if not points or last is not node.children[-1] or not last.children or any(point.children for point in points):
        return
    plain = key(last.children[0].text.value)
    if any(plain.startswith(word) for word in words("layout", "note")):
        node.children.extend(last.children)
        last.children = []


def _place(stack: list[Node], node: Node) -> None:
    """Pops stack up to the parent of node, appends node there and pushes it where it can have children."""
    marker = node.marker
    if node.style in ("heading", "name"):
        _to_heading_parent(stack, node)
        stack[-1].children.append(node)
        stack.append(node)
        return
    if marker is None:
        while stack[-1].style in ITEM_STYLES or stack[-1].style in ("paren", "parens"):
            stack.pop()
        stack[-1].children.append(node)
        return
    if marker.style in ITEM_STYLES:
        _to_item_parent(stack, marker)
    else:
        _to_unit_parent(stack, node, marker)
    stack[-1].children.append(node)
    stack.append(node)


def _to_heading_parent(stack: list[Node], node: Node) -> None:
    """A heading without number stands below the units of a higher level that the format tells, else below nothing; a name below
    the deepest unit that no field or other name is."""
    if node.style == "name":
        while stack[-1].style in ITEM_STYLES or stack[-1].style in _BELOW_NAMES:
            stack.pop()
        return
    while len(stack) > 1 and not _is_above(stack[-1], node):
        stack.pop()


def _is_above(unit: Node, heading: Node) -> bool:
    level = unit.block.level if unit.block is not None and unit.is_unit else None
    return level is not None and heading.block is not None and heading.block.level is not None and level < heading.block.level


def _leave_headings(stack: list[Node], node: Node) -> None:
    """A number ends the headings without number that it does not stand below: those of its level or deeper, and those behind the
    unit before it in its list."""
    for index, heading in enumerate(stack):
        if heading.style != "heading":
            continue
        level = node.block.level if node.block else None
        told = level is not None and heading.block is not None and heading.block.level is not None and level <= heading.block.level
        if told or any(_precedes(sibling, node) for sibling in stack[index - 1].children):
            del stack[index:]
            return


def _precedes(unit: Node, node: Node) -> bool:
    if unit.marker is None or node.marker is None or unit.style != node.style:
        return False
    return unit.marker.path[:-1] == node.marker.path[:-1] and unit.marker.path[-1] + 1 == node.marker.path[-1]


def _to_item_parent(stack: list[Node], marker: Marker) -> None:
    """Items stand under the unit; of "-" and "+" the one that comes first is the outer; "o" stands below both and below a bullet;
    "*" and bullets under nothing but units."""
    open_items = [node.style for node in stack if node.style in ITEM_STYLES]
    if marker.style in open_items:
        while stack.pop().style != marker.style:
            pass
        return
    if marker.style == "circle" and open_items and open_items[-1] != "star":
        return
    if (marker.style == "plus" and open_items) or (marker.style == "dash" and open_items == ["plus"]):
        return
    while stack[-1].style in ITEM_STYLES:
        stack.pop()


def _to_unit_parent(stack: list[Node], node: Node, marker: Marker) -> None:
    while stack[-1].style in ITEM_STYLES:
        stack.pop()
    _leave_headings(stack, node)
    styles = [node.style for node in stack]
    if marker.style == "decimal":
        _to_decimal_parent(stack, marker)
        return
    if marker.style in styles:
        if marker.path == (1,) and stack[-1].style != marker.style and marker.style in ("paren", "parens"):
            return
        while stack[-1].style != marker.style:
            stack.pop()
        stack.pop()
        return
    # The first of its style: it stands below the deepest open unit that its style may stand under. A list that begins
    # with its first member may stand below any unit ("1)" with "a)" under it).
    while len(stack) > 1 and not _may_hold(stack[-1], marker):
        stack.pop()


def _may_hold(parent: Node, marker: Marker) -> bool:
    mark = parent.marker
    if mark is None:
        return parent.style in ("root", "heading") or (parent.style == "name" and marker.rank > RANK["criterion"])
    if mark.rank < marker.rank:
        return True
    return marker.path == (1,) and {mark.style, marker.style} <= {"letter", "paren", "parens"} and mark.style != marker.style


def _to_decimal_parent(stack: list[Node], marker: Marker) -> None:
    prefix = marker.path[:-1]
    for index in range(len(stack) - 1, 0, -1):
        mark = stack[index].marker
        if mark is None or mark.style != "decimal":
            continue
        if prefix and mark.path == prefix:
            del stack[index + 1 :]
            return
        if len(mark.path) == len(marker.path):
            restart = marker.path == (1,)
            below = stack[index + 1 :]
            if restart and any(node.style in ("letter", "paren", "parens") for node in below):
                return
            if mark.path[:-1] == prefix or not prefix:
                del stack[index:]
                return
    if marker.path == (1,) and stack[-1].style == "letter" and not ends_item(stack[-1].text.value):
        # The first number of all stands below a lettered title ("a) Nhóm hạ tầng", "1. Giếng nước").
        return
    while len(stack) > 1 and not _may_hold(stack[-1], marker):
        stack.pop()
