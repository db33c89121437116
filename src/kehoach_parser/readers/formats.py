"""The one table of formats: names, media type, what their bytes begin with or hold, the function that reads them, and what
they need beside the package. Adding a format is a row here and a module that reads it (CONTRIBUTING.md)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, TypeAlias

from kehoach_parser.document import Body
from kehoach_parser.readers.options import ReadOptions, ReadPart

# What a reader needs: LibreOffice; tesseract with its model and the extra "ocr".
Need: TypeAlias = Literal["office", "ocr"]
_ROOM = "kehoach_parser.readers."
_HEAD, _EDGE = 4096, 65536


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes of its files, its media type, and the function that reads it, as "module:function" below
    readers/, so that it is imported only when needed.

    begins: bytes that a file of it begins with (blanks and a byte order mark apart). contains: of a container (ZIP, OLE), what
    stands near its edges or anywhere in it. options: the function takes ReadOptions; parts: the reader of parts that are files of
    their own. need: what it needs beside the package.
    """

    suffixes: tuple[str, ...]
    media_type: str
    reads: str
    begins: tuple[bytes, ...] = ()
    contains: tuple[bytes, ...] = ()
    options: bool = False
    parts: bool = False
    need: Need | None = None

    def read(self, data: bytes, name: str, options: ReadOptions, read_part: ReadPart | None = None) -> Body:
        """What the function (bytes, name[, options or the reader of parts]) makes of the bytes."""
        module, _, function = self.reads.partition(":")
        reader: Callable[..., Body] = getattr(import_module(f"{_ROOM}{module}"), function)
        if self.parts:
            return reader(data, name, read_part)
        return reader(data, name, options) if self.options else reader(data, name)

    @property
    def is_image(self) -> bool:
        """A picture of a page."""
        return self.media_type.startswith("image/")


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"


def _wide(*names: str) -> tuple[bytes, ...]:
    """Names as the directory of an OLE file writes them."""
    return tuple(name.encode("utf-16-le") for name in names)


def _image(kind: str, suffixes: tuple[str, ...], begins: tuple[bytes, ...]) -> Format:
    return Format(suffixes, f"image/{kind}", "ocr.reader:read_image", begins, options=True, need="ocr")


TEXT = Format((".txt",), "text/plain", "plaintext.reader:read_text", options=True)
MARKDOWN = Format((".md", ".markdown"), "text/markdown", "plaintext.reader:read_markdown_bytes", options=True)
HTML = Format((".html", ".htm"), "text/html", "html.reader:read_html", options=True)
PDF = Format((".pdf",), "application/pdf", "pdf.reader:read_pdf", (b"%PDF-",), options=True)
ARCHIVE = Format((".mht", ".mhtml"), "multipart/related", "html.archive:read_archive")
DOC = Format((".doc", ".dot"), "application/msword", "office:read_doc", (_OLE,), _wide("WordDocument"), need="office")

FORMATS: tuple[Format, ...] = (
    PDF,
    Format((".docx", ".docm", ".dotx", ".dotm"), _WORD, "docx.reader:read_docx", (_ZIP,), (b"word/",), parts=True),
    TEXT,
    MARKDOWN,
    HTML,
    DOC,
    ARCHIVE,
    Format((".odt",), _OPEN_TEXT, "office:read_odt", (_ZIP,), (_OPEN_TEXT.encode(),), need="office"),
    Format((".rtf",), "application/rtf", "rtf.reader:read_rtf", (b"{\\rtf",)),
    Format((".xlsx", ".xlsm"), _SHEET, "sheets:read_workbook", (_ZIP,), (b"xl/",)),
    Format((".xls",), "application/vnd.ms-excel", "sheets:read_workbook", (_OLE,), _wide("Workbook", "Book")),
    _image("png", (".png",), (b"\x89PNG\r\n",)),
    _image("jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    _image("tiff", (".tif", ".tiff"), (b"II*\0", b"MM\0*")),
)
# Suffix -> format; the names that --format takes are the suffixes without their dot.
READERS: dict[str, Format] = {suffix: row for row in FORMATS for suffix in row.suffixes}
# Pictures that are told, but not read.
_OTHER_IMAGES = (b"GIF8", b"BM")
_WORD_XML = (b"http://schemas.microsoft.com/office/word/2003/wordml", b"http://schemas.microsoft.com/office/2006/xmlPackage")
_MIME = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:\s*1\.0", re.IGNORECASE)
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)[\s>]", re.IGNORECASE | re.DOTALL)


def format_of(data: bytes) -> Format | None:
    """The format that the bytes tell; None for text, for what is not known and for what only its name tells."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\f")
    for row in FORMATS:
        if row.begins and any(map(head.startswith, row.begins)) and (not row.contains or _contains(data, row)):
            return row
    if b"%PDF-" in data[:1024]:
        return PDF
    if head.startswith(_OTHER_IMAGES):
        return READERS[".png"]
    if any(name in head for name in _WORD_XML):
        return DOC
    if b"MIME-Version:" in head and _MIME.match(head):
        return ARCHIVE
    return HTML if _PAGE.match(head) or _wide_page(data) else None


def _contains(data: bytes, row: Format) -> bool:
    """A ZIP has the names of its parts at its edges, the directory of an OLE file may stand anywhere."""
    places = (data,) if _OLE in row.begins else (data[:_HEAD], data[-_EDGE:])
    return any(name in place for name in row.contains for place in places)


def _wide_page(data: bytes) -> bool:
    """A web page in UTF-16."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return _PAGE.match(data[:2048].decode("utf-16", "ignore").lstrip().encode("utf-8", "replace")) is not None
