"""Furniture at the edges of pages: page numbers, running headers and footers, names of files."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parser.readers.pdf.page import PageText


def edge_lines(pages: Sequence[PageText]) -> frozenset[int]:
    """The ids of the lines that belong to the page and not to the text."""
    return frozenset()
