"""HTML: web pages and what Word and LibreOffice save as such."""

from __future__ import annotations

import codecs
import re
from itertools import count

import lxml.etree

from kehoach_parser.document import Body, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.html.walk import renumbered, walk

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([-\w:.]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# How far browsers look for a charset (HTML standard, 13.2.3.2); Word's own heads are longer.
_HEAD = 4096


def read_html(data: bytes, name: str) -> Body:
    """Lines and grids of an HTML page; lines are numbered from 1 in reading order, pages are None.

    The encoding is that of the byte order mark, else UTF-8 where the bytes are that, else the declared one, else
    Windows-1258. Headings and <th> are bold; list labels are put in as a browser prints them. Styles in <style> are not
    looked at. Raises InputError where the file is empty, LimitError where elements nest too deeply.
    """
    text = _DECLARATION.sub("", _decode(data)).replace("\x00", "")
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


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_HEAD])
    encoding = declared[1].decode("ascii", "replace") if declared else "cp1258"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1258", "replace")
