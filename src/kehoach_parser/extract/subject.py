"""The title: the kind of document and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach_parser.document import Item, Line, Text
from kehoach_parser.structure.layout import Layout, Verdict
from kehoach_parser.structure.lexis import is_capital, item_of
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.zones import kind_length
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Lines that layout tools print centred have their middles this near, in characters.
_CENTRED = 2
# No first line of a paragraph is indented so far.
_SURELY_CENTRED = 16
_FIRST_BLANKS = 2
# "GIAI ĐOẠN" and below it "2026 - 2030".
_NUMBERS = re.compile(r"\W*\d[\d\W]*")
# A line of a title is printed centred and short; the shortest legal basis in one line is longer or ends in a mark.
_LONGEST_TITLE_LINE = 100
_AUTHORITY_LINES = 2


def split_kind(lines: Sequence[Line]) -> tuple[Text | None, Text]:
    """(kind of document, what stands behind it on its line): most plans have the kind alone on its line."""
    if not lines:
        return None, Text("")
    text = Text.join(lines)
    alone = key(text.value) in words("headings", "kind")
    length = 0 if alone else kind_length(lines[0])
    return (text.cut(0, length), text.cut(length)) if length else (text, Text(""))


def split_subject(items: Sequence[Item], kind: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Item]]:
    """(lines of the subject, the rest): the lines under the kind of document up to the legal bases or the first unit.

    The subject is bold or in capitals or set apart by white space; it ends where that ends, where a paragraph begins
    with the words that open legal bases, and at the first unit.
    """
    subject: list[Line] = []
    before = list(kind) if split_kind(kind)[1] else []
    decides = bool(kind) and key(Text.join(kind).value) in words("headings", "decision")
    for index, item in enumerate(items):
        if not isinstance(item, Line) or len(subject) >= 12:
            break
        if before and _ends_subject([*before, *subject], item, layout):
            break
        if not subject:
            if not kind or _is_unit(item):
                break
            subject.append(item)
            continue
        if _ends_subject(subject, item, layout) or (decides and _is_authority(items, index)):
            break
        subject.append(item)
        if index > 14:
            break
    return subject, list(items[len(subject) :])


def _is_unit(line: Line) -> bool:
    marker = parse_marker(line.text.strip())
    if marker is None:
        return False
    # A plan without legal bases and without Roman numbers begins with "1. ...".
    first = marker.style == "decimal" and marker.path == (1,) and marker.printed != marker.number
    return first or marker.style in ("roman", "part", "chapter", "title", "article", "upper")


def _ends_subject(subject: Sequence[Line], line: Line, layout: Layout) -> bool:
    if line.start is False:
        return False
    if _is_unit(line) or (is_capital(line.text) and not is_capital(subject[0].text) and _names_authority(line)):
        return True
    if _is_cut_short(subject, line):
        return False
    first, before = subject[0], subject[-1]
    if is_capital(first.text) and (first.start is not None or len(first.text) > 25):
        return not (is_capital(line.text) or _NUMBERS.fullmatch(line.text)) or (line.start is True and _names_authority(line))
    if first.bold is not None and first.bold != line.bold:
        return True
    opens = _opens_basis(line) and not (is_capital(line.text) and is_capital(first.text))
    in_line = _indent(line) > _FIRST_BLANKS and abs(_middle(before) - _middle(line)) <= _CENTRED
    if line.bbox is None and (in_line or _indent(line) >= _SURELY_CENTRED):
        return opens
    if line.start is True:
        return opens or len(line.text) > 250 or not (first.bold or _is_title_line(line))
    if line.gap:
        return True
    if line.bbox is not None and first.bold:
        return False
    return opens and layout.verdict(before, line) >= Verdict.LIKELY_BEGINS


def _is_cut_short(subject: Sequence[Line], line: Line) -> bool:
    """Does the line go on with what the subject left open: in lower case, behind a dash, up to the end of a quotation?"""
    so_far, text = " ".join(one.text for one in subject), line.text.strip()
    # Some close a quotation with the sign that opens one: the line itself must close it, and look like a title.
    quoted = so_far.count("“") > so_far.count("”") and "”" in text and _is_short(text) and not _opens_basis(line)
    if line.gap and not quoted:
        return False
    end = so_far.rstrip()[-1:]
    lower = text[:1].islower() and end not in ".;:" and parse_marker(text) is None
    return lower or end in "-–," or quoted


def _is_title_line(line: Line) -> bool:
    """In a text whose paragraphs are lines: short, not set apart and without the marks in which legal bases end."""
    return line.bold is None and not line.gap and _is_short(line.text.strip())


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE_LINE and text[-1:] not in ".;" and ":" not in text


def _opens_basis(line: Line) -> bool:
    """Does the line begin with the words that open legal bases, behind a dash or not?"""
    text = line.text.strip()
    marker = item_of(text)
    if marker is not None:
        text = text[marker.end :]
    return text[:1].isupper() and any(key(text).startswith(word + " ") for word in words("headings", "opening"))


def _is_authority(items: Sequence[Item], index: int) -> bool:
    """Is this the line of a decision that names who decides: the last in capitals, over the legal bases?"""
    lines: list[Line] = []
    for item in items[index:]:
        if not isinstance(item, Line) or not is_capital(item.text):
            break
        lines.append(item)
    return 0 < len(lines) <= _AUTHORITY_LINES and _names_authority(lines[0]) and not any(map(_names_authority, lines[1:]))


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _middle(line: Line) -> float:
    return (_indent(line) + len(line.text.rstrip())) / 2


def _names_authority(line: Line) -> bool:
    """The line over the legal bases of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..."."""
    plain = key(line.text)
    return any(plain.startswith(word) for word in words("headings", "authority"))
