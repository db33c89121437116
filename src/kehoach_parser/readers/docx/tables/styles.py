"""What a table's style sets for its cells: bold heading rows and columns (ISO/IEC 29500-1, 17.7.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kehoach_parser.readers.docx.package import RPR, Element, W, attribute, children, lead
from kehoach_parser.readers.docx.styles import NO_TOGGLES, Styles, Toggles, toggles_of
from kehoach_parser.readers.docx.tables.read import Edge

_PROPERTIES = W + "tblPr"
# The parts that a style tells apart, the weakest first: the name in a style, in w:tblLook, and its bit in the older form
# of that.
_PARTS: tuple[tuple[str, str, int, Callable[[Edge], bool]], ...] = (
    ("firstCol", "firstColumn", 0x80, lambda edge: edge.first_column),
    ("lastCol", "lastColumn", 0x100, lambda edge: edge.last_column),
    ("firstRow", "firstRow", 0x20, lambda edge: edge.first_row),
    ("lastRow", "lastRow", 0x40, lambda edge: edge.last_row),
)
ByEdge: TypeAlias = Callable[[Edge], Toggles]


class TableStyles:
    """The table styles of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._told: dict[str, dict[str, Toggles]] = {}

    def of(self, table: Element) -> ByEdge | None:
        """What the style of a w:tbl sets for a cell by its place; None where it has no style or one that sets nothing."""
        properties = children(lead(table, _PROPERTIES))
        style = attribute(properties.get(W + "tblStyle"))
        if style is None:
            return None
        if style not in self._told:
            self._told[style] = self._resolved(style)
        told = self._told[style]
        if not told:
            return None
        look = properties.get(W + "tblLook")
        parts = [(told[name], stands) for name, flag, bit, stands in _PARTS if name in told and _asks(look, flag, bit)]

        def toggles(edge: Edge) -> Toggles:
            found = told.get("", NO_TOGGLES)
            for own, stands in parts:
                if stands(edge):
                    found = _over(own, found)
            return found

        return toggles

    def _resolved(self, identity: str) -> dict[str, Toggles]:
        """Toggles by part ("" the whole table), those of the styles below included."""
        found: dict[str, Toggles] = {}
        for style in self._styles.chain(identity):
            parts = {"": toggles_of(style.find(RPR))}
            parts.update((part.get(W + "type") or "", toggles_of(part.find(RPR))) for part in style.iterchildren(W + "tblStylePr"))
            for name, toggles in parts.items():
                found[name] = _over(found.get(name, NO_TOGGLES), toggles)
        return {name: toggles for name, toggles in found.items() if toggles != NO_TOGGLES}


def _over(upper: Toggles, lower: Toggles) -> Toggles:
    bold, capitals, hidden = (own if own is not None else base for own, base in zip(upper, lower, strict=True))
    return bold, capitals, hidden


def _asks(look: Element | None, flag: str, bit: int) -> bool:
    """Does the table ask for this part of its style? Without a word on it, Word shows heading row and first column."""
    if look is None:
        return flag in {"firstRow", "firstColumn"}
    told = look.get(W + flag)
    if told is not None:
        return told not in {"0", "false", "off"}
    try:
        return bool(int(look.get(W + "val") or "0", 16) & bit)
    except ValueError:
        return False
