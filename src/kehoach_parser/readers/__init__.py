"""Bytes to lines and grids; nothing here knows a plan. The only door through which files come in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kehoach_parser.document import Body, Source
from kehoach_parser.errors import InputError, LimitError, UnsupportedFormatError, reason
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
    takes_parts: bool = False

    def read(self, data: bytes, name: str, options: ReadOptions, read_part: Callable[[bytes, str], Body] | None = None) -> Body:
        """What the function (bytes, name[, options or the reader of parts in other formats]) makes of the bytes."""
        function: Callable[..., Body] = getattr(import_module(self.module), self.function)
        if self.takes_parts:
            return function(data, name, read_part)
        return function(data, name, options) if self.takes_options else function(data, name)


def _image(kind: str) -> Format:
    return Format(f"image/{kind}", "kehoach_parser.readers.ocr.reader", "read_image", takes_options=True)


_TEXT = Format("text/plain", "kehoach_parser.readers.plaintext.reader", "read_text")
_MARKDOWN = Format("text/markdown", "kehoach_parser.readers.plaintext.reader", "read_markdown_bytes")
_HTML = Format("text/html", "kehoach_parser.readers.html.reader", "read_html")
_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCX = Format(_DOCX_TYPE, "kehoach_parser.readers.docx.reader", "read_docx", takes_parts=True)

# Suffix -> format; the names that --format takes are the suffixes without their dot.
READERS: dict[str, Format] = {
    ".pdf": Format("application/pdf", "kehoach_parser.readers.pdf.reader", "read_pdf", takes_options=True),
    ".docx": _DOCX,
    ".docm": _DOCX,
    ".dotx": _DOCX,
    ".dotm": _DOCX,
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".doc": Format("application/msword", "kehoach_parser.readers.office", "read_doc"),
    ".odt": Format("application/vnd.oasis.opendocument.text", "kehoach_parser.readers.office", "read_odt"),
    ".rtf": Format("application/rtf", "kehoach_parser.readers.office", "read_rtf"),
    ".png": _image("png"),
    ".jpg": _image("jpeg"),
    ".jpeg": _image("jpeg"),
    ".tif": _image("tiff"),
    ".tiff": _image("tiff"),
}

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")


def read_file(path: str | Path, format_name: str | None = None, options: ReadOptions = DEFAULT) -> Source:
    """The source of a file. Raises InputError (missing, a folder, unreadable, empty), UnsupportedFormatError, and
    what the reader raises."""
    path = Path(path)
    if path.is_dir():
        raise InputError("is-folder", str(path))
    try:
        with path.open("rb") as file:
            # A device tells no size: what counts is what comes out of it.
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise LimitError("too-large", str(path), size=LARGEST // 1_000_000)
    except FileNotFoundError:
        raise InputError("no-such-file", str(path)) from None
    except OSError as error:
        raise InputError("not-read", str(path), reason=reason(error)) from error
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
        raise InputError("empty-file" if not data else "only-blanks", place)
    chosen = READERS.get(f".{format_name.lower().lstrip('.')}" if format_name else Path(name).suffix.lower())
    if chosen is None:
        known = ", ".join(suffix[1:] for suffix in READERS)
        if format_name:
            raise UnsupportedFormatError("format-unknown", place, format=format_name, known=known)
        raise UnsupportedFormatError("format-untold", place, known=known)
    chosen = _checked(data, chosen, place)

    def read_part(part: bytes, part_name: str) -> Body:
        """A part of a file as a file of its own; parts of parts are not read: a file could hold itself."""
        own = READERS.get(Path(part_name).suffix.lower())
        if own is None:
            raise UnsupportedFormatError("format-untold", part_name, known="")
        return _checked(part, own, part_name).read(part, part_name, options)

    body = chosen.read(data, place, options, read_part)
    return Source(name, hashlib.sha256(data).hexdigest(), chosen.media_type, len(data), body)


def _checked(data: bytes, chosen: Format, place: str) -> Format:
    """The format, unless the first bytes say that the file is something else than its name claims."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    image = any(data.startswith(magic) for magic in _IMAGES)
    if chosen.media_type.startswith("image/"):
        if image or b"%PDF-" in data[:1024]:
            return chosen if image else READERS[".pdf"]
        raise InputError("not-a-picture", place)
    if image:
        raise InputError("is-picture", place)
    pdf = b"%PDF-" in data[:1024]
    if chosen is READERS[".pdf"] and not pdf:
        raise InputError("not-a-pdf", place)
    if pdf and chosen is not READERS[".pdf"]:
        return READERS[".pdf"]
    if head.startswith(b"{\\rtf") and chosen is READERS[".doc"]:
        return READERS[".rtf"]
    return chosen
