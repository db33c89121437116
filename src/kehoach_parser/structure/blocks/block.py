"""A block: one paragraph, heading or grid."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_parser.document import Grid, Text
from kehoach_parser.structure.markers import Marker


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its mark, or a grid. text holds the mark too; bold: every line of it is bold.

    ends_plan: "./." stood behind it, the end of the document.
    """

    text: Text
    marker: Marker | None = None
    grid: Grid | None = None
    bold: bool = False
    level: int | None = None
    ends_plan: bool = False

    @property
    def body(self) -> Text:
        """The text without its mark."""
        return self.text.behind(self.marker.end) if self.marker else self.text
