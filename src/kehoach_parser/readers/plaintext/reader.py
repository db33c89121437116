"""Plain text: as editors save it, as PDF tools print it, as OCR programs write it. Markdown in a .txt is Markdown."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Body, Item, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.options import DEFAULT, ReadOptions
from kehoach_parser.readers.page.typed_notes import typed_notes
from kehoach_parser.readers.plaintext.columns import side_by_side, stand_together
from kehoach_parser.readers.plaintext.ruled import with_ruled, without_ruled
from kehoach_parser.readers.plaintext.tables import with_tables, with_tabs
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.decoding import characters, decode_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Those that are letters in no encoding; VPS writes fifteen capitals with the others.
_NO_LETTERS = re.compile(rb"[\x00\x01\x07\x08\x0e\x0f\x16-\x18\x1a\x1f]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
# A file whose longest lines are this long was saved one paragraph a line: a printed line of 14 pt text on A4 holds
# 70 to 95 characters, landscape pages up to 150.
_UNWRAPPED = 220
# Of the printed lines of double-spaced print-outs at least this share is followed by an empty line (four files: 0.75
# to 0.97; text with an empty line between paragraphs: 0.3 to 0.5).
_DOUBLE_SPACED = 0.65
_FULL_LINE = 55


def decode(data: bytes, name: str, encoding: Kind | None = None) -> str:
    """Bytes as text: UTF-8 (BOM or not), UTF-16, UTF-32, else an old encoding (left for repair), else Windows-1258.

    encoding: the old encoding that bytes which are nothing of the first three are in.
    Raises InputError for a binary file.
    """
    for mark, unicode in _BOMS:
        if data.startswith(mark):
            return _strictly(data, unicode, name)
    if b"\0" in data:
        sample = data[:4096]
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 0.4 * len(sample) / 2 and min(even, odd) <= 0.02 * len(sample):
            text = _strictly(data, "utf-16-be" if even > odd else "utf-16-le", name)
            if sum(char < " " and char not in "\t\n\r\f" for char in text) <= len(text) / 200:
                return text
        raise InputError("binary", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if encoding is not None:
        return characters(data)
    old = decode_bytes(data) if len(_NO_LETTERS.findall(data)) <= len(data) / 200 else None
    if old is not None:
        return old
    if len(_CONTROLS.findall(data)) > len(data) / 200:
        raise InputError("binary", name)
    return _strictly(data, "cp1258", name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("text-encoding", name, encoding=encoding) from error


def read_text(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Body:
    """Lines of a text file; number is the physical line. Pages are told by form feeds, or in double-spaced print-outs
    by a line that begins with a blank and follows the line before without an empty line between them."""
    from kehoach_parser.readers.markdown import reader as markdown  # noqa: PLC0415 - only this one branch needs it

    text = decode(data, name, options.encoding)
    if markdown.looks_like_markdown(without_ruled(text)):
        body = markdown.read_markdown(text)
        return replace(body, items=tuple(side_by_side(body.items)))
    return lines_of(text)


def lines_of(text: str) -> Body:
    """Plain text as a body of lines."""
    physical = _LINE_END.split(text)
    feeds = any("\f" in line for line in physical)
    printed = [(number, line) for number, line in enumerate(physical, 1) if line.replace("\f", "").strip()]
    if not printed:
        return Body((), layer="none")
    usual = _usual_spacing(printed)
    unwrapped = _unwrapped(printed)
    paged = feeds or (usual == 2 and any(_new_page(a, b) for a, b in itertools.pairwise(printed)))
    lines: list[Line] = []
    page = 1
    before: tuple[int, str] | None = None
    fed = True
    for number, raw in printed:
        feed = "\f" in raw or (before is not None and any("\f" in physical[i - 1] for i in range(before[0] + 1, number)))
        turned = feed if feeds else (usual == 2 and before is not None and _new_page(before, (number, raw)))
        if turned and before is not None:
            page += 1
        lines.append(
            Line(
                raw.replace("\f", "").rstrip(" " if raw.count("\t") > 1 else None),
                number,
                page if paged else None,
                start=True if unwrapped else None,
                gap=before is not None and number - before[0] > usual,
                page_start=fed or turned,
            )
        )
        before = (number, raw)
        fed = False
    items: Sequence[Item] = with_tables(with_tabs(with_ruled(lines)))
    # The gaps of double-spaced print-outs are blanks left for a number or a day.
    if usual == 1 or stand_together(lines):
        items = side_by_side(items)
    return Body(tuple(typed_notes(items)), pages=page if paged else None)


def _usual_spacing(printed: list[tuple[int, str]]) -> int:
    """2 where each printed line is followed by an empty line, else 1."""
    # Full lines alone: headings and cells of tables are set apart in any text.
    steps = [b[0] - a[0] for a, b in itertools.pairwise(printed) if len(a[1].strip()) > _FULL_LINE]
    if len(steps) >= 3 and sum(step >= 2 for step in steps) >= _DOUBLE_SPACED * len(steps):
        return 2
    return 1


def _unwrapped(printed: list[tuple[int, str]]) -> bool:
    lengths = sorted(len(line) for _, line in printed)
    return lengths[-max(1, len(lengths) // 20)] > _UNWRAPPED


def _new_page(before: tuple[int, str], line: tuple[int, str]) -> bool:
    return line[0] - before[0] == 1 and line[1][:1] == " " and before[1][-1:] == " "


def read_markdown_bytes(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Body:
    """Markdown from bytes; see markdown.read_markdown."""
    from kehoach_parser.readers.markdown import reader as markdown  # noqa: PLC0415 - only this one branch needs it

    return markdown.read_markdown(decode(data, name, options.encoding))
