"""Plain text: as editors save it, as PDF tools print it, as OCR programs write it. Markdown in a .txt is Markdown."""

from __future__ import annotations

import codecs
import itertools
import re
from dataclasses import replace

from kehoach_parser.document import Body, Grid, Item, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.page.typed_notes import typed_notes
from kehoach_parser.readers.plaintext.tables import with_tables
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.text.legacy import decode_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
# A file whose longest lines are this long was saved one paragraph a line: a printed line of 14 pt text on A4 holds
# 70 to 95 characters, landscape pages up to 150.
_UNWRAPPED = 220
# Of the printed lines of double-spaced print-outs at least this share is followed by an empty line (four files: 0.75
# to 0.97; text with an empty line between paragraphs: 0.3 to 0.5).
_DOUBLE_SPACED = 0.65
_FULL_LINE = 55


# What parts two columns on one line of a layout tool's print: typed double blanks are narrower, and behind a blank left
# open for a number or a day the text goes on with "/", "-KH" or in lower case.
# The signs are capitals of TCVN3 and VNI ("§éc lËp"), which are converted later.
_GAP = re.compile(rf"(?<=\S) {{4,}}(?=[{CAPITALS}¡-§ÆÎÑÖ\d(*“]|-\s|_{{5}})")
# One such line alone opens a signature block: a gap this wide between few words.
_WIDE_GAP, _MOST_WORDS = 8, 12
_LONGEST_SIDE = 60


def decode(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8 (BOM or not), UTF-16, UTF-32, else TCVN3 or VNI (left for repair), else Windows-1258.

    Raises InputError for a binary file.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
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
    if len(_CONTROLS.findall(data)) > len(data) / 200:
        raise InputError("binary", name)
    old = decode_bytes(data)
    return _strictly(data, "cp1258", name) if old is None else old


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("text-encoding", name, encoding=encoding) from error


def read_text(data: bytes, name: str) -> Body:
    """Lines of a text file; number is the physical line. Pages are told by form feeds, or in double-spaced print-outs
    by a line that begins with a blank and follows the line before without an empty line between them."""
    from kehoach_parser.readers.markdown import reader as markdown  # noqa: PLC0415 - only this one branch needs it

    text = decode(data, name)
    if markdown.looks_like_markdown(text):
        return markdown.read_markdown(text)
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
                raw.replace("\f", "").rstrip(),
                number,
                page if paged else None,
                start=True if unwrapped else None,
                gap=before is not None and number - before[0] > usual,
                page_start=fed or turned,
            )
        )
        before = (number, raw)
        fed = False
    items: list[Item] = []
    for table, group in itertools.groupby(with_tables(lines) if usual == 1 else lines, lambda item: isinstance(item, Grid)):
        run = list(group)
        items.extend(run if table else _side_by_side([item for item in run if isinstance(item, Line)], usual))
    return Body(tuple(typed_notes(items)), pages=page if paged else None)


def _side_by_side(lines: list[Line], usual: int) -> list[Line]:
    """Letterheads and signature blocks that layout tools print with both columns on one line, taken apart.

    Only where two lines one below the other have a wide gap, and not in double-spaced print-outs, whose gaps are blanks
    left for a number or a day.
    """
    if usual > 1:
        return lines
    gaps = [len(_GAP.findall(line.text.strip())) == 1 and not _two_items(line) for line in lines]
    result: list[Line] = []
    index = 0
    while index < len(lines):
        stop = index
        while stop < len(lines) and (gaps[stop] or (stop > index and _one_sided(lines[stop], lines[index:stop]))):
            if stop > index and lines[stop].page_start:
                break
            stop += 1
        wide = sum(gaps[index:stop]) >= 2 or (gaps[index] and stop > index + 1 and _wide(lines[index]))
        if not wide:
            result.append(lines[index])
            index += 1
            continue
        left, right = [], []
        for line in lines[index:stop]:
            pieces = _GAP.split(line.text.strip())
            if len(pieces) == 2 and not _two_items(line):
                left.append(replace(line, text=pieces[0], column=1))
                right.append(replace(line, text=pieces[1], column=2, page_start=False))
            else:
                side = left if _indent(line) < _split_at(lines[index:stop]) else right
                side.append(replace(line, text=line.text.strip(), column=1 if side is left else 2))
        result.extend([*left, *right])
        index = stop
    return result


def _two_items(line: Line) -> bool:
    """Two items of one list on one line are no columns."""
    return all(piece.startswith("- ") for piece in _GAP.split(line.text.strip()))


def _wide(line: Line) -> bool:
    gap = _GAP.search(line.text.strip())
    return gap is not None and gap.end() - gap.start() >= _WIDE_GAP and len(line.text.split()) <= _MOST_WORDS


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _split_at(lines: list[Line]) -> float:
    """Column of characters between the two sides: the middle of the widest gaps."""
    middles = [_indent(line) + (m.start() + m.end()) / 2 for line in lines for m in [_GAP.search(line.text.strip())] if m]
    return sum(middles) / len(middles) if middles else 0.0


def _one_sided(line: Line, before: list[Line]) -> bool:
    """A line of one side alone: all of it left or right of the gap of the lines before."""
    split = _split_at(before)
    if line.page_start or len(line.text.strip()) >= _LONGEST_SIDE:
        return False
    right = min(_indent(one) + m.end() for one in before for m in [_GAP.search(one.text.strip())] if m)
    # The right side may stand apart, as a signer's name does under the seal; the left side goes on line by line.
    return _indent(line) >= split or (len(line.text) <= right and (not line.gap or line.text.lstrip()[:1] in "-+"))


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


def read_markdown_bytes(data: bytes, name: str) -> Body:
    """Markdown from bytes; see markdown.read_markdown."""
    from kehoach_parser.readers.markdown import reader as markdown  # noqa: PLC0415 - only this one branch needs it

    return markdown.read_markdown(decode(data, name))
