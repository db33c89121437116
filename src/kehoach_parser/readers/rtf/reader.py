"""Rich Text files (RTF): what Word prints, as lines and grids.

Read straight from the bytes: TCVN3's "ư" and the other codes of old fonts come as they were typed, and LibreOffice's
2.8 s of CPU are spared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kehoach_parser.document import Body
from kehoach_parser.errors import InputError
from kehoach_parser.readers.docx.glyphs import bullet, plain
from kehoach_parser.readers.rtf.lines import body_of
from kehoach_parser.readers.rtf.looks import LOOKS, Look
from kehoach_parser.readers.rtf.stories import DraftRow, Story
from kehoach_parser.readers.rtf.tables import Edge
from kehoach_parser.readers.rtf.tokens import FontTable, Token, tokens
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


def read_rtf(data: bytes, name: str) -> Body:
    """A Rich Text file's body; items as those of a Word file. Raises InputError where the bytes are no Rich Text."""
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise InputError("not-rtf", name)
    reader = _Reader()
    for token in tokens(data.lstrip(b"\xef\xbb\xbf \r\n\t")):
        reader.take(token)
    reader.story.end()
    return body_of(reader.story, reader.notes, reader.edges)


class _Reader:
    """Turns tokens into stories."""

    def __init__(self) -> None:
        self.story = Story()
        self.notes: list[Story] = []
        self.edges: list[Story] = []
        self._fonts = FontTable()
        self._page = "cp1252"
        self._look = Look()
        self._outer: list[tuple[Look, Story | None]] = []
        self._fresh = False  # a group has just begun: a "\\*" or a destination may follow
        self._starred = False
        self._field = ""
        self._label: list[tuple[str, str]] = []
        self._left = 0  # characters that stand for the last "\\u", for programs without Unicode
        self._merges = (False, False)
        self._bytes = bytearray()

    def take(self, token: Token) -> None:
        """One token."""
        if token.kind != "byte":
            self._flush()
        if token.kind == "{":
            self._outer.append((self._look, None))
            self._fresh, self._starred = True, False
        elif token.kind == "}":
            self._close()
        elif self._look.goes == "fonts":
            self._fonts.take(token, self._page)
        elif token.kind == "word":
            self._word(token.name, token.value)
        elif token.kind == "byte":
            self._fresh = False
            if self._left:
                self._left -= 1
            else:
                self._bytes.append(token.value or 0)
        else:
            self._fresh = False
            text = token.name[self._left :]
            self._left = max(0, self._left - len(token.name))
            self._add(text)

    def _close(self) -> None:
        self._fresh = False
        if not self._outer:
            return
        if self._look.goes == "label" and self._outer[-1][0].goes != "label":
            self._end_label()
        self._look, story = self._outer.pop()
        if story is not None:
            self.story.end()
            if self.story.role == "body":
                # A text box stands before the paragraph that it is anchored in.
                story.items.extend(self.story.items)
            self.story = story

    def _word(self, word: str, value: int | None) -> None:
        fresh, self._fresh = self._fresh, False
        if word == "*":
            self._fresh, self._starred = fresh, True
            return
        if fresh and self._destination(word):
            return
        if self._look.goes == "silent":
            return
        if word in _SIGNS:
            self._sign(_SIGNS[word])
        elif word == "u":
            self._unicode(value or 0)
        elif word in LOOKS:
            self._look = LOOKS[word](self._look, value)
        elif self._look.goes == "text" and word in _BREAKS:
            _BREAKS[word](self, value)
        elif word == "ansicpg" and value:
            self._page = f"cp{value}"

    def _sign(self, sign: str) -> None:
        if self._left:
            self._left -= 1
        else:
            self._add(sign)

    def _unicode(self, value: int) -> None:
        self._left = self._look.skip
        code = value % 0x10000
        self._add(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd")

    def _destination(self, word: str) -> bool:
        """Does the word say where its group's text goes?"""
        starred, self._starred = self._starred, False
        goes = self._look.goes
        if goes == "silent":
            # A text box inside of what is drawn.
            if word == "shptxt":
                self._open(Story())
                return True
            return False
        if word == "fonttbl":
            self._look = replace(self._look, goes="fonts")
        elif word in _FURNITURE or word in ("footnote", "shptxt"):
            self._open(Story("footnote" if word == "footnote" else "furniture" if word in _FURNITURE else "body"))
        elif word in ("listtext", "pntext"):
            self._label = []
            self._look = replace(self._look, goes="label")
        elif word == "fldinst":
            self._field = ""
            self._look = replace(self._look, goes="field")
        elif word == "fldrslt":
            words = self._field.split()
            if words and words[0].upper() in _PAGE_FIELDS:
                self._look = replace(self._look, goes="silent")
        elif word in _SILENT or (starred and word not in _STARRED) or word == "shpinst":
            self._look = replace(self._look, goes="silent")
        else:
            return False
        return True

    def _open(self, story: Story) -> None:
        """A group that is a story of its own; the outer one goes on behind it."""
        self._outer[-1] = (self._outer[-1][0], self.story)
        if story.role == "footnote":
            self.notes.append(story)
            self.story.draft.parts.append((f"[{len(self.notes)}]", None))
        elif story.role == "furniture":
            self.edges.append(story)
        self.story = story
        self._look = Look(skip=self._look.skip)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            font = self._fonts.font(self._look.font)
            if encoding_of(font.name) is not None:
                self._add(characters(data))
                return
            try:
                self._add(data.decode(font.code_page, "replace") if font.code_page != "cp1252" else characters(data))
            except LookupError:
                self._add(characters(data))

    def _add(self, text: str) -> None:
        look = self._look
        if look.goes == "field":
            self._field += text
        if look.hidden or look.deleted or look.goes not in ("text", "label") or not text:
            return
        font = self._fonts.font(look.font).name
        if look.goes == "label":
            self._label.append((text, font))
            return
        draft = self.story.draft
        encoding = encoding_of(font)
        if encoding is not None:
            draft.parts.append((text, Encoding(encoding.kind, capitals=encoding.capitals or look.capitals)))
        else:
            text = plain(text, font)
            draft.parts.append((text.upper() if look.capitals else text, None))
        if not text.isspace():
            draft.bold = draft.bold or look.bold
            draft.light = draft.light or not look.bold

    def _end_label(self) -> None:
        """The number or bullet that Word counted, before its paragraph's text."""
        text = "".join(part for part, _ in self._label).strip()
        font = self._label[0][1] if self._label else ""
        if not text or self._outer[-1][0].hidden:
            return
        encoding = encoding_of(font)
        shown = bullet(text, font, 0) if len(text) == 1 and not text.isalnum() else text
        self.story.draft.parts.append((shown, encoding if shown == text else None))
        self.story.draft.parts.append((" ", None))

    # Breaks

    def paragraph(self) -> None:
        """A paragraph ends."""
        self.story.end_line(start=True)

    def section(self) -> None:
        """A section ends, and with it a page."""
        self.paragraph()
        self.story.draft.page = True

    def line(self) -> None:
        """A line ends inside a paragraph."""
        self.story.end_line(start=False)

    def page(self) -> None:
        """A page ends."""
        self.story.end_line(start=False)
        self.story.draft.page = True

    def begin_row(self) -> None:
        """The definition of a row begins."""
        self.story.row = DraftRow(cells=self.story.row.cells)
        self._merges = (False, False)

    def edge(self, right: int) -> None:
        """The definition of a cell ends."""
        self.story.row.edges.append(Edge(right, *self._merges))
        self._merges = (False, False)

    def merge(self, *, beside: bool = False, above: bool = False) -> None:
        """The cell that is being defined goes on another one."""
        self._merges = (self._merges[0] or beside, self._merges[1] or above)

def _set(name: str, value: object) -> Callable[[_Reader, int | None], None]:
    return lambda reader, _: setattr(reader.story, name, value)


def _page_before(reader: _Reader, _value: int | None) -> None:
    reader.story.draft.page = True


def _level(reader: _Reader, value: int | None) -> None:
    reader.story.draft.level = (value or 0) + 1 if (value or 0) < 9 else None  # 9 is body text


def _header(reader: _Reader, _value: int | None) -> None:
    reader.story.row.header = True


_BREAKS: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": lambda reader, _: reader.paragraph(),
    "\n": lambda reader, _: reader.paragraph(),
    "\r": lambda reader, _: reader.paragraph(),
    "sect": lambda reader, _: reader.section(),
    "line": lambda reader, _: reader.line(),
    "page": lambda reader, _: reader.page(),
    "pagebb": _page_before,
    "outlinelevel": _level,
    "pard": _set("in_table", value=False),
    "intbl": _set("in_table", value=True),
    "cell": lambda reader, _: reader.story.end_cell(),
    "nestcell": lambda reader, _: reader.paragraph(),
    "row": lambda reader, _: reader.story.end_row(),
    "trowd": lambda reader, _: reader.begin_row(),
    "trhdr": _header,
    "cellx": lambda reader, value: reader.edge(value or 0),
    "clmrg": lambda reader, _: reader.merge(beside=True),
    "clvmrg": lambda reader, _: reader.merge(above=True),
}
