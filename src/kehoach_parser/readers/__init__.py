"""Bytes to lines and grids; nothing here knows a plan. The only door through which files come in."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kehoach_parser.document import Body, Source
from kehoach_parser.errors import InputError, LimitError, UnsupportedFormatError
from kehoach_parser.readers.options import DEFAULT, ReadOptions

# The largest file that is read: a scanned plan of 100 pages has 30 to 80 MB.
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type and the function that reads it, named so that it is imported only when needed."""

    media_type: str
    module: str
    function: str
    takes_options: bool = False

    def read(self, data: bytes, name: str, options: ReadOptions) -> Body:
        """What the function (bytes, name[, options]) makes of the bytes."""
        function: Callable[..., Body] = getattr(import_module(self.module), self.function)
        return function(data, name, options) if self.takes_options else function(data, name)


def _image(kind: str) -> Format:
    return Format(f"image/{kind}", "kehoach_parser.readers.ocr.reader", "read_image", takes_options=True)


_TEXT = Format("text/plain", "kehoach_parser.readers.plaintext.reader", "read_text", takes_options=True)
_MARKDOWN = Format("text/markdown", "kehoach_parser.readers.plaintext.reader", "read_markdown_bytes", takes_options=True)
_HTML = Format("text/html", "kehoach_parser.readers.html.reader", "read_html", takes_options=True)
_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Suffix -> format; the names that --format takes are the suffixes without their dot.
READERS: dict[str, Format] = {
    ".pdf": Format("application/pdf", "kehoach_parser.readers.pdf.reader", "read_pdf", takes_options=True),
    ".docx": Format(_DOCX_TYPE, "kehoach_parser.readers.docx.reader", "read_docx"),
    ".docm": Format(_DOCX_TYPE, "kehoach_parser.readers.docx.reader", "read_docx"),
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".doc": Format("application/msword", "kehoach_parser.readers.office", "read_doc"),
    ".dot": Format("application/msword", "kehoach_parser.readers.office", "read_doc"),
    ".mht": Format("multipart/related", "kehoach_parser.readers.html.archive", "read_archive"),
    ".mhtml": Format("multipart/related", "kehoach_parser.readers.html.archive", "read_archive"),
    ".odt": Format("application/vnd.oasis.opendocument.text", "kehoach_parser.readers.office", "read_odt"),
    ".rtf": Format("application/rtf", "kehoach_parser.readers.rtf.reader", "read_rtf"),
    ".xlsx": Format(_XLSX_TYPE, "kehoach_parser.readers.sheets", "read_workbook"),
    ".xlsm": Format(_XLSX_TYPE, "kehoach_parser.readers.sheets", "read_workbook"),
    ".xls": Format("application/vnd.ms-excel", "kehoach_parser.readers.sheets", "read_workbook"),
    ".png": _image("png"),
    ".jpg": _image("jpeg"),
    ".jpeg": _image("jpeg"),
    ".tif": _image("tiff"),
    ".tiff": _image("tiff"),
}

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
# What an old Office file of each kind holds, as its directory writes it; what a ZIP of each kind holds.
_IN_OLE = ((".doc", "WordDocument"), (".xls", "Workbook"), (".xls", "Book"))
_IN_ZIP = ((".docx", b"word/"), (".xlsx", b"xl/"), (".odt", b"application/vnd.oasis.opendocument.text"))
_MIME = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:\s*1\.0", re.IGNORECASE)
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)[\s>]", re.IGNORECASE | re.DOTALL)


def read_file(path: str | Path, format_name: str | None = None, options: ReadOptions = DEFAULT) -> Source:
    """The source of a file. Raises InputError (missing, a folder, unreadable, empty), UnsupportedFormatError, and
    what the reader raises."""
    path = Path(path)
    if path.is_dir():
        raise InputError("is a folder, not a file", str(path), "name a file in it")
    try:
        with path.open("rb") as file:
            # A device tells no size: what counts is what comes out of it.
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise LimitError(f"larger than {LARGEST // 1_000_000} MB", str(path))
    except FileNotFoundError:
        raise InputError("no such file", str(path), "check the path") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(path), "check its permissions") from error
    return read_bytes(data, printable(path.name), format_name, printable(str(path)), options)


def printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 (names from Windows archives) as the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")


def read_bytes(
    data: bytes, name: str, format_name: str | None = None, place: str | None = None, options: ReadOptions = DEFAULT
) -> Source:
    """The source of bytes. name: file name, tells the format unless format_name ("pdf") does; place: for messages."""
    place = place or name
    if not data.strip(b"\0 \t\r\n"):
        raise InputError("empty file" if not data else "nothing but blanks", place, "check that it was saved completely")
    chosen = READERS.get(f".{format_name.lower().lstrip('.')}" if format_name else Path(name).suffix.lower())
    if chosen is None:
        known = ", ".join(suffix[1:] for suffix in READERS)
        what = f"format {format_name!r} is not known" if format_name else "the file name tells no known format"
        raise UnsupportedFormatError(what, place, f"name one with --format ({known}) or convert the file")
    chosen = _checked(data, chosen, place)
    body = chosen.read(data, place, options)
    if options.encoding is not None:
        from kehoach_parser.text.repair import decode_body  # noqa: PLC0415 - seldom asked for

        body = decode_body(body, options.encoding)
    return Source(name, hashlib.sha256(data).hexdigest(), chosen.media_type, len(data), body)


def format_of(data: bytes) -> Format | None:
    """The format that the first bytes tell; None for text, for what is not known and for what only its name tells."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\f")
    if any(data.startswith(magic) for magic in _IMAGES):
        return READERS[".png"]
    if b"%PDF-" in data[:1024]:
        return READERS[".pdf"]
    if data.startswith(_ZIP):
        return next((READERS[suffix] for suffix, name in _IN_ZIP if name in data[:4096] or name in data[-65536:]), None)
    if data.startswith(_OLE):
        return next((READERS[suffix] for suffix, name in _IN_OLE if name.encode("utf-16-le") in data), None)
    if head.startswith(b"{\\rtf"):
        return READERS[".rtf"]
    if b"http://schemas.microsoft.com/office/word/2003/wordml" in head or b"http://schemas.microsoft.com/office/2006/xmlPackage" in head:
        return READERS[".doc"]
    if b"MIME-Version:" in head and _MIME.match(head):
        return READERS[".mht"]
    return _HTML if _PAGE.match(head) or _wide_page(data) else None


def _wide_page(data: bytes) -> bool:
    """A web page in UTF-16."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return _PAGE.match(data[:2048].decode("utf-16", "ignore").lstrip().encode("utf-8", "replace")) is not None


def _checked(data: bytes, chosen: Format, place: str) -> Format:
    """The format that the bytes are; the name decides between those that its bytes do not tell (text and Markdown)."""
    told = format_of(data)
    image = chosen.media_type.startswith("image/")
    if told is not None and told.media_type.startswith("image/"):
        if image:
            return chosen
        raise InputError("is an image, whatever its name says", place, "give it as a scanned PDF, or as text")
    if image and told is not READERS[".pdf"]:
        raise InputError("is not a picture, whatever its name says", place)
    if chosen is READERS[".pdf"] and told is not READERS[".pdf"]:
        raise InputError("is not a PDF, whatever its name says", place)
    if told is None:
        # Programs of long ago saved plain text under any name; in a .doc there are always zero bytes.
        return _TEXT if chosen is READERS[".doc"] and b"\0" not in data[:4096] else chosen
    # Markdown may begin with a piece of HTML.
    return chosen if told is _HTML and chosen is _MARKDOWN else told
