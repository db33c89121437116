"""Rich Text files (RTF): what Word prints, as lines and grids.

Read straight from the bytes: TCVN3's "ư" and the other codes of old fonts come as they were typed, and LibreOffice's
2.8 s of CPU are spared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Body, Grid, Item, Line, Role
from kehoach_parser.errors import InputError
from kehoach_parser.readers.docx.fonts import Part, kinds_in_use, printed
from kehoach_parser.readers.docx.glyphs import bullet, plain
from kehoach_parser.readers.page.typed_notes import typed_notes
from kehoach_parser.readers.rtf.tables import Edge, Row, grid_of
from kehoach_parser.readers.rtf.tokens import FontTable, Token, tokens
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.decoding import characters
from kehoach_parser.text.legacy import Encoding, encoding_of

# Groups whose text does not print, or prints elsewhere; groups marked "\*" but those of _STARRED do not print either.
_SILENT = frozenset(
    "colortbl stylesheet info pict objdata objclass objname themedata datastore generator listtable listoverridetable "  # noqa: SIM905
    "revtbl rsidtbl xmlnstbl latentstyles filetbl bkmkstart bkmkend nonshppict comment annotation atnid atnauthor template "
    "private sp xe tc txe rxe pgptbl pn".split()
)
_STARRED = frozenset(("fldinst", "shpinst", "shptxt", "listtext", "ud"))
_FURNITURE = frozenset(f"{place}{which}" for place in ("header", "footer") for which in ("", "l", "r", "f"))
_SIGNS = {
    "tab": "\t", "emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "bullet": "\u2022", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
    "-": "\u00ad", "\\": "\\", "{": "{", "}": "}", "\t": "\t",
}  # fmt: skip
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))


@dataclass(frozen=True, slots=True)
class _Look:
    """What a group's characters look like, and where they go: "text", "silent", "fonts", "field" or "label"."""

    goes: str = "text"
    font: int = 0
    bold: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: int = 1


@dataclass(slots=True)
class _Draft:
    """A line under way."""

    parts: list[Part] = field(default_factory=list)
    bold: bool = False
    light: bool = False
    start: bool = True
    gap: bool = False
    page: bool = False
    level: int | None = None


@dataclass(slots=True)
class _Story:
    """A text of its own: the body, a note, a page header, a text box. items: its lines (as drafts) and tables."""

    role: Role = "body"
    items: list[_Draft | list[Row]] = field(default_factory=list)
    draft: _Draft = field(default_factory=_Draft)
    row: Row = field(default_factory=Row)
    cell: list[_Draft] = field(default_factory=list)
    rows: list[tuple[Row, list[list[_Draft]]]] = field(default_factory=list)
    cells: list[list[_Draft]] = field(default_factory=list)
    in_table: bool = False
    gap: bool = False
