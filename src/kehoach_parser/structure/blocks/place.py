"""What the rules of blocks look at: a line, and the open block above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehoach_parser.document import Line
from kehoach_parser.structure.blocks.sequence import Numbers
from kehoach_parser.structure.layout import Layout, Verdict
from kehoach_parser.structure.lexis import is_closed, squeeze
from kehoach_parser.structure.markers import ITEM_STYLES, Marker, parse_marker


@dataclass(frozen=True)
class Place:
    """A line (text: its blanks squeezed; marker: the mark at its head) below the lines of the open block."""

    open_lines: Sequence[Line]
    line: Line
    text: str
    marker: Marker | None
    layout: Layout
    numbers: Numbers

    @property
    def before(self) -> Line:
        """The line right above."""
        return self.open_lines[-1]

    @property
    def head(self) -> str:
        """The first sign behind the mark."""
        end = self.marker.end if self.marker else 0
        return self.text[end : end + 1]

    @cached_property
    def closed(self) -> bool:
        """The line above ends a sentence or an item."""
        return is_closed(self.before.text)

    @cached_property
    def verdict(self) -> Verdict:
        """What the print says, whatever is written."""
        return self.layout.verdict(self.before, self.line)

    @cached_property
    def strict(self) -> bool:
        """The number is the very next of its list."""
        return self.marker is not None and self.numbers.continues(self.marker)

    @property
    def plausible(self) -> bool:
        """The number could be one of its list."""
        return self.marker is not None and self.numbers.plausible(self.marker)


# True: the line begins a block; False: it goes on with the open one; None: the rule does not tell.
Rule = Callable[[Place], bool | None]
Rules = tuple[tuple[str, Rule], ...]


def numbered(line: Line, *, lettered: bool = True) -> bool:
    """Does a numbered unit begin here? lettered: "b)" is one, too; a long one of these is a sentence."""
    marker = parse_marker(squeeze(line.text))
    return marker is not None and marker.style not in ITEM_STYLES and (lettered or marker.style != "letter")


def titled(line: Line) -> bool:
    """Does a numbered unit begin here, with words of its title behind the number?"""
    text = squeeze(line.text)
    marker = parse_marker(text)
    return marker is not None and marker.style not in ITEM_STYLES and marker.end < len(text)
