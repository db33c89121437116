"""HTML: web pages and what Word and LibreOffice save as such."""

from __future__ import annotations

import codecs
import re
from itertools import count

import lxml.etree

from kehoach_parser.document import Body, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.html.walk import renumbered, walk
from kehoach_parser.readers.options import DEFAULT, ReadOptions
from kehoach_parser.text.decoding import characters, decode_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([-\w:.]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<[^<>]{0,2000}>|&\w{1,8};")
# What pages in old encodings declare; "us-ascii" and Windows-1258 where nobody chose.
_WESTERN = frozenset(("iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "windows-1258", "cp1258", "us-ascii"))
# How far browsers look for a charset (HTML standard, 13.2.3.2); Word's own heads are longer.
_HEAD = 4096


def read_html(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Body:
    """Lines and grids of an HTML page; lines are numbered from 1 in reading order, pages are None.

    The encoding is that of the byte order mark, else UTF-8 where the bytes are that, else an old encoding that the words
    tell (left for repair), else the declared one, else Windows-1258. Headings and <th> are bold; list labels are put in
    as a browser prints them. Styles in <style> are not looked at. Raises InputError where the file is empty, LimitError
    where elements nest too deeply.
    """
    text = _DECLARATION.sub("", _decode(data, asked=options.encoding is not None)).replace("\x00", "")
    if not text.strip():
        raise InputError("page-empty", name)
    try:
        items = walk(text.encode("utf-8", "replace"), name)
    except lxml.etree.ParserError as error:
        raise InputError("page-without-text", name) from error
    numbers = count(1)

    def running(_: Line) -> int:
        return next(numbers)

    return Body(tuple(renumbered(items, running)))


def _decode(data: bytes, *, asked: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_HEAD])
    encoding = declared[1].decode("ascii", "replace").lower() if declared else "cp1258"
    # Pages of the old encodings declare what their browsers knew, a Western one, or nothing.
    if not asked and encoding not in _WESTERN and _known(encoding):
        return data.decode(encoding, "replace")
    old = characters(data) if asked else decode_bytes(data, lambda text: _TAG.sub(" ", text))
    return old if old is not None else data.decode(encoding if _known(encoding) else "cp1258", "replace")


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
