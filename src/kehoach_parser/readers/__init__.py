"""Bytes to lines and grids; nothing here knows a plan. The only door through which files come in."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kehoach_parser.document import Body, Source
from kehoach_parser.errors import InputError, LimitError, UnsupportedFormatError, reason
from kehoach_parser.readers.formats import DOC, HTML, MARKDOWN, PDF, READERS, TEXT, Format, format_of
from kehoach_parser.readers.options import DEFAULT, ReadOptions

# The largest file that is read: a scanned plan of 100 pages has 30 to 80 MB.
LARGEST = 500_000_000
_HEAD = 4096


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
    body = chosen.read(data, place, options, _read_part)
    if options.encoding is not None:
        from kehoach_parser.text.repair import decode_body  # noqa: PLC0415 - seldom asked for

        body = decode_body(body, options.encoding)
    return Source(name, hashlib.sha256(data).hexdigest(), chosen.media_type, len(data), body)


def _read_part(data: bytes, name: str) -> Body:
    """A part of a file as a file of its own, in the format that its bytes tell, else its name; what it takes in itself is
    not read: a file could hold itself. Raises UnsupportedFormatError where neither tells one, and what the reader raises."""
    named = READERS.get(Path(name).suffix.lower())
    chosen = format_of(data) if named is None else _checked(data, named, name)
    if chosen is None:
        raise UnsupportedFormatError("format-untold", name, known="")
    return chosen.read(data, name, DEFAULT)


def _checked(data: bytes, chosen: Format, place: str) -> Format:
    """The format that the bytes are; the name decides between those that its bytes do not tell (text and Markdown)."""
    told = format_of(data)
    if told is not None and told.is_image:
        if chosen.is_image:
            return chosen
        raise InputError("is-picture", place)
    if chosen.is_image and told is not PDF:
        raise InputError("not-a-picture", place)
    if chosen is PDF and told is not PDF:
        raise InputError("not-a-pdf", place)
    if told is None:
        # Programs of long ago saved plain text under any name; in a .doc there are always zero bytes.
        return TEXT if chosen is DOC and b"\0" not in data[:_HEAD] else chosen
    # Markdown may begin with a piece of HTML.
    return chosen if told is HTML and chosen is MARKDOWN else told
