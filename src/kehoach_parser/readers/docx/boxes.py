"""Text boxes of a Word paragraph: which of them are read, in which order, and which stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kehoach_parser.readers.docx.package import ALTERNATE, TXBX, WP, A, Element, branch, integer

_EMU_INCH = 914_400
_EMU = {"pt": 12_700, "in": _EMU_INCH, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 1}
_VML_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top|width|height)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?")
# A box that is aligned rather than placed: roughly where that is on a page 6 inches wide between its margins.
_ALIGNED = {"left": 0, "inside": 0, "center": 2 * _EMU_INCH, "right": 4 * _EMU_INCH, "outside": 4 * _EMU_INCH}


@dataclass(slots=True)
class _Box:
    """A box with its place in EMU from some corner that the boxes of one paragraph share; placed: the file tells it."""

    content: Element
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    placed: bool = False


def text_boxes(shapes: Iterable[Element]) -> list[tuple[int, Element]]:
    """The text boxes (w:txbxContent) of a paragraph's shapes in reading order, each with its column.

    Boxes at one height that stand clearly side by side have the columns 1, 2 ... from the left; all others 0. Boxes
    whose place the file does not tell stay in the file's order.
    """
    boxes = [_measured(content, shape) for shape in shapes for content in _contents(shape)]
    if len(boxes) < 2 or not all(box.placed for box in boxes):
        return [(0, box.content) for box in boxes]
    bands: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: b.y):
        # Half a box's height: boxes of one letterhead differ by a few points in height and place.
        if bands and box.y < bands[-1][0].y + max(bands[-1][0].height / 2, _EMU_INCH / 4):
            bands[-1].append(box)
        else:
            bands.append([box])
    found: list[tuple[int, Element]] = []
    for band in bands:
        row = sorted(band, key=lambda b: b.x)
        apart = len(row) > 1 and all(
            right.x - left.x >= max(left.width * 0.8, _EMU_INCH / 2) for left, right in pairwise(row)
        )
        ordered = row if apart else band
        found.extend((place if apart else 0, box.content) for place, box in enumerate(ordered, 1))
    return found


def _contents(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == TXBX:
            yield child
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _contents(chosen)
        else:
            yield from _contents(child)


def _measured(content: Element, shape: Element) -> _Box:
    box = _Box(content)
    for element in content.iterancestors():
        if element.tag == WP + "anchor":
            _anchored(box, element)
        elif element.get("style"):
            _vml(box, element.get("style"))
        else:
            offset = element.find(f"{{*}}spPr/{A}xfrm/{A}off")
            if offset is not None:
                # Inside a group: the place within it, beside the group's own.
                box.x += integer(offset.get("x"), 0)
                box.y += integer(offset.get("y"), 0)
        if element is shape:
            break
    return box


def _anchored(box: _Box, anchor: Element) -> None:
    box.placed = True
    x = _inner(anchor, "positionH", "posOffset")
    box.x += integer(x, 0) if x is not None else _ALIGNED.get(_inner(anchor, "positionH", "align") or "", 0)
    box.y += integer(_inner(anchor, "positionV", "posOffset"), 0)
    extent = anchor.find(WP + "extent")
    # A group's extent is not that of its boxes; too wide a box only makes "side by side" harder to claim.
    if extent is not None and anchor.find(".//{*}wgp") is None:
        box.width = integer(extent.get("cx"), 0)
        box.height = integer(extent.get("cy"), 0)


def _inner(anchor: Element, axis: str, name: str) -> str | None:
    # The offset may stand in an mc:AlternateContent (percentages in the choice, EMU in the fallback).
    found = anchor.find(f"{WP}{axis}")
    text = None if found is None else found.findtext(f".//{WP}{name}")
    return None if text is None else text.strip()


def _vml(box: _Box, style: str) -> None:
    lengths: dict[str, float] = {}
    for name, number, unit in _VML_LENGTH.findall(style):
        try:
            lengths[name] = float(number) * _EMU[unit]
        except ValueError:
            continue
    box.placed = box.placed or "margin-left" in lengths
    box.x += lengths.get("margin-left", lengths.get("left", 0))
    box.y += lengths.get("margin-top", lengths.get("top", 0))
    box.width = box.width or lengths.get("width", 0)
    box.height = box.height or lengths.get("height", 0)
