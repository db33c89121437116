"""Lines to blocks: one block is one paragraph, heading or grid. The blocks tile the lines, no gap and no overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.document import Grid, Item, Line, Text
from kehoach_parser.structure.layout import Layout, Verdict
from kehoach_parser.structure.markers import ITEM_STYLES, Marker, parse_marker
from kehoach_parser.text.fold import key, label_key
from kehoach_parser.vocabulary.loader import load, words

_CLOSED = frozenset('.;:!?…”"')
# How far a number may jump where the print says that a paragraph begins (3.20 -> 3.22 in a real plan).
_LARGEST_GAP = 5
# "2021 -" at a line's end: what it leads on to stands on the next.
_DASHES = frozenset("-–")
_YEARS = range(1900, 2200)
# A paragraph cut by a page break filled its last line: headings and cells are shorter.
_FULL_LINE = 25
_LONGEST_LABEL = 48
# Behind the heading of a unit a dash with so much behind it begins an item (half of it, where it ends there): "Văn
# phòng / - Thống kê" is shorter.
_LONG_ITEM = 50
# Lines.
_LONGEST_HEADING = 3
# Words before the dash of a name that is joined by one ("Bà Rịa - Vũng Tàu", "Sở Lao động - Thương binh và Xã hội").
_LONGEST_JOINED = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its mark, or a grid. text holds the mark too; bold: every line of it is bold.

    ends_plan: "./." stood behind it, the end of the document.
    """

    text: Text
    marker: Marker | None = None
    grid: Grid | None = None
    bold: bool = False
    level: int | None = None
    ends_plan: bool = False

    @property
    def body(self) -> Text:
        """The text without its mark."""
        return self.text.behind(self.marker.end) if self.marker else self.text


class Sequence_:  # noqa: N801 - "Sequence" is taken by collections.abc
    """The numbers met so far, to tell a unit's number from a number at the head of a wrapped line."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[int, ...]] = {}

    def continues(self, marker: Marker) -> bool:
        """Is this the very next number of its style, or the first of a list?"""
        path = marker.path
        last = self.last.get(marker.style, ())
        if marker.style == "decimal":
            if path == (1,):
                return True
            same = last[: len(path)]
            if len(same) == len(path):
                return path[:-1] == same[:-1] and path[-1] == same[-1] + 1
            if len(path) == len(last) + 1:
                return path[:-1] == last and path[-1] == 1
            return not last and path[-1] == 1
        if marker.style == "letter":
            return path[0] == 1 or (bool(last) and 1 <= path[0] - last[0] <= 2)
        value = last[0] if last else 0
        return path[0] == value + 1 or (not last and path[0] <= 2)

    def plausible(self, marker: Marker) -> bool:
        """Could this be a number of its list, with a gap or a repetition?"""
        path = marker.path
        last = self.last.get(marker.style, ())
        if marker.style == "decimal":
            if len(path) == 1 and path[0] > 60:
                return False
            if not last or path[-1] == 1:
                return True
            same = last[: len(path)]
            if len(same) < len(path):
                return path[-1] <= _LARGEST_GAP
            return path[:-1] != same[:-1] or -1 <= path[-1] - same[-1] <= _LARGEST_GAP
        if marker.style == "letter":
            return path[0] <= 2 or (bool(last) and 0 <= path[0] - last[0] <= _LARGEST_GAP)
        if not last:
            return path[0] <= 3
        return path[0] == 1 or -1 <= path[0] - last[0] <= 3

    def accept(self, marker: Marker) -> None:
        """Takes the number in; lists below it begin anew."""
        if marker.style in ITEM_STYLES:
            return
        self.last[marker.style] = marker.path
        for style in tuple(self.last):
            if _below(style, marker.style):
                del self.last[style]


_ORDER = ("part", "chapter", "article", "upper", "roman", "decimal", "letter", "paren")


def _below(style: str, other: str) -> bool:
    rank = {name: index for index, name in enumerate(_ORDER)} | {"parens": len(_ORDER) - 1, "title": 1}
    return rank.get(style, 0) > rank.get(other, 0)


def build_blocks(items: Sequence[Item], layout: Layout) -> list[Block]:
    """Blocks of items in order. Every line of items stands in exactly one block."""
    blocks: list[Block] = []
    sequence = Sequence_()
    open_lines: list[Line] = []
    open_marker: Marker | None = None

    def close() -> None:
        nonlocal open_lines, open_marker
        if open_lines:
            bold = all(line.bold for line in open_lines)
            blocks.append(Block(Text.join(open_lines), open_marker, None, bold, open_lines[0].level))
        open_lines, open_marker = [], None

    for item in items:
        if isinstance(item, Grid):
            close()
            blocks.append(Block(Text("", tuple((0, line) for line in item.lines)), grid=item))
            continue
        squeezed = " ".join(item.text.split())
        marker = parse_marker(squeezed)
        if open_lines and not _begins(open_lines, item, marker, layout, sequence):
            open_lines.append(item)
            continue
        close()
        if marker and not _acceptable(marker, item, sequence):
            marker = None
        if marker:
            sequence.accept(marker)
        open_lines, open_marker = [item], marker
    close()
    return blocks


def _acceptable(marker: Marker, line: Line, sequence: Sequence_) -> bool:
    """Is the mark at the head of a paragraph a mark, given that a paragraph begins here?"""
    if marker.style in ITEM_STYLES:
        return True
    if marker.style == "decimal" and len(marker.path) == 1 and marker.path[0] in _YEARS:
        return False
    if marker.printed == marker.number and len(marker.path) == 1:
        return bool(line.bold) and sequence.continues(marker)
    if line.start:
        return marker.style != "letter" or marker.printed.endswith(")") or sequence.plausible(marker)
    return sequence.plausible(marker)


def _begins(open_lines: list[Line], line: Line, marker: Marker | None, layout: Layout, sequence: Sequence_) -> bool:
    text = " ".join(line.text.split())
    before = open_lines[-1]
    closed = before.text.rstrip()[-1:] in _CLOSED
    if marker is None and len(open_lines) == 1 and _names_unit_only(before):
        return False
    if line.start is not None:
        # A paragraph cut by a page break of the print goes on in lower case after words that end nothing.
        return line.start and not (marker is None and not closed and _goes_on(before, text))
    if marker is None and not closed and _capitals_go_on(open_lines, line):
        return False
    verdict = layout.verdict(before, line)
    if marker is None:
        return _plain_begins(text, verdict, before, preamble=not sequence.last)
    head = text[marker.end : marker.end + 1]
    if marker.style in ITEM_STYLES:
        if not closed and not head.isupper() and open_lines[0].start is True:
            # Markdown wraps a paragraph where it likes: "... chính trị / - xã hội", "2026 / - 2030".
            return False
        if verdict >= Verdict.LIKELY_BEGINS:
            return True
        if verdict == Verdict.UNKNOWN:
            return closed or (not head.islower() and not _unboxed_first(open_lines, line))
        if verdict != Verdict.LIKELY_GOES_ON or not head.isupper():
            return False
        # A heading may fill its line; the list below it begins all the same.
        below_heading = _is_numbered(open_lines[0], lettered=len(open_lines) == 1) and len(open_lines) <= _LONGEST_HEADING
        if below_heading and len(text) > (_LONG_ITEM / 2 if text[-1] in ".;" else _LONG_ITEM):
            return True
        return _lists_on(open_lines, marker) or (not sequence.last and _opens(text[marker.end :], "opening"))
    strict = sequence.continues(marker)
    if marker.printed == marker.number and not (strict and line.bold):
        return _plain_begins(text, verdict, before, preamble=not sequence.last)
    if verdict >= Verdict.LIKELY_BEGINS:
        return strict or sequence.plausible(marker)
    if verdict == Verdict.UNKNOWN and closed and len(marker.path) > 1 and sequence.plausible(marker) and not head.islower():
        return True
    if verdict == Verdict.UNKNOWN and closed and marker.style == "roman" and text.isupper() and sequence.plausible(marker):
        # A title in capitals, its number be it repeated: "IV." behind "IV.".
        return True
    if not strict or head.islower():
        return False
    if before.text.isupper() and not text.isupper():
        return True
    if verdict == Verdict.GOES_ON:
        return bool(line.bold) and not before.bold
    if verdict == Verdict.UNKNOWN or closed or marker.style in ("roman", "letter") or len(marker.path) > 1:
        return True
    # The next number of a list, its stop and a capital: unless the line before is cut in a date ("tháng / 4. Các ..."). The
    # first of a list may as well be a number of the sentence before ("cấp độ / 1. Cấp ...").
    return marker.style in ("decimal", "paren") and marker.path[-1] > 1 and not _calls_number(before)


def _lists_on(open_lines: list[Line], marker: Marker) -> bool:
    """Below a full line with no stop: is a line with the mark of the open item the next item?

    Not where the dash may join a name that is broken there: "Sở Lao động / - Thương binh và Xã hội".
    """
    first = parse_marker(" ".join(open_lines[0].text.split()))
    last = open_lines[-1].text.split()[-_LONGEST_JOINED:]
    return first is not None and first.style == marker.style and not any(word[:1].isupper() for word in last)


def _unboxed_first(open_lines: list[Line], line: Line) -> bool:
    """In Markdown the first line of a paragraph is short for reasons of its own: its length tells nothing."""
    return line.bbox is None and len(open_lines) == 1 and open_lines[0].start is True


def _names_unit_only(line: Line) -> bool:
    """A line like "Phần thứ nhất", "Chương I": its title stands on the next line."""
    text = " ".join(line.text.split())
    marker = parse_marker(text)
    return marker is not None and marker.style in ("part", "chapter") and marker.end >= len(text)


def opens_with_label(text: str) -> bool:
    """Does a line begin with the label of a field or of an assignment and its colon?"""
    colon = text.find(":", 0, _LONGEST_LABEL)
    if colon < 0:
        return False
    label = label_key(text[:colon])
    return any(label in words("labels", table) for table in ("field", "role"))


def _goes_on(before: Line, text: str) -> bool:
    head = next((c for c in text if c.isalnum()), "")
    return head.islower() and text[0].isalpha() and len(before.text) > _FULL_LINE


def _calls_number(line: Line) -> bool:
    """Does a line end with a word whose number must follow ("khoản 1 Điều", "giai đoạn")?"""
    return " ".join(line.text.lower().split()).endswith(_calling())


@lru_cache(maxsize=1)
def _calling() -> tuple[str, ...]:
    """These words as their examples spell them: "năm" is not the end of "Việt Nam"."""
    return tuple(" " + " ".join(entry.example.lower().split()[-len(entry.match.split()) :]) for entry in load("headings")["calls_number"])


def _capitals_go_on(open_lines: list[Line], line: Line) -> bool:
    """A numbered heading in capitals goes on in the capitals right below it, however short its first line is."""
    return not line.gap and line.text.isupper() and all(other.text.isupper() for other in open_lines) and _is_numbered(open_lines[0])


def _is_numbered(line: Line, *, lettered: bool = True) -> bool:
    """Does a numbered unit begin here? lettered: "b)" is one, too; a long one of these is a sentence."""
    marker = parse_marker(" ".join(line.text.split()))
    return marker is not None and marker.style not in ITEM_STYLES and (lettered or marker.style != "letter")


def _ends_open(line: Line) -> bool:
    """Does a line end in a dash, or in a word that nothing can end in?"""
    last = line.text.rpartition(" ")[2].strip().lower()
    return last[-1:] in _DASHES or last in _open_words()


@lru_cache(maxsize=1)
def _open_words() -> frozenset[str]:
    """As printed, in lower case: folded, "về" and "vệ" are one."""
    return frozenset(entry.example.lower() for entry in load("headings")["open"])


def _plain_begins(text: str, verdict: Verdict, before: Line, *, preamble: bool) -> bool:
    """A line without a mark: it begins a paragraph where the print says so and its first word allows it."""
    closed = before.text.rstrip()[-1:] in _CLOSED
    head = next((c for c in text if c.isalnum()), "")
    if head.islower() or _ends_open(before) or (text[0].isdigit() and not closed and _calls_number(before)):
        return False
    if verdict >= Verdict.LIKELY_BEGINS:
        return True
    if closed and verdict >= Verdict.UNKNOWN and opens_with_label(text):
        return True
    if preamble and verdict > Verdict.GOES_ON:
        basis = _begins_basis(text, before, verdict)
        if basis is not None:
            return basis
    return verdict == Verdict.UNKNOWN and closed and _opens(text, "opening" if preamble else "closing")


def _begins_basis(text: str, before: Line, verdict: Verdict) -> bool | None:
    """Does a legal basis, or what stands around them, begin in a preamble? None where its words do not tell."""
    closed = before.text.rstrip()[-1:] in _CLOSED
    if before.text.isupper() != text.isupper() and (closed or before.text.isupper()):
        # "CHỦ TỊCH ỦY BAN NHÂN DÂN ..." stands alone over the legal bases, "QUYẾT ĐỊNH:" below them.
        return text.isupper() or _opens(text, "opening")
    if _opens(text, "basis"):
        return True
    if verdict < Verdict.UNKNOWN:
        return None
    if before.text.rstrip().endswith(";"):
        # A legal basis ends so: what follows with a capital is the next, or the words that bring in the plan. The name
        # of a document goes on with the list of one paragraph ("Căn cứ Nghị định ...; Nghị quyết ...").
        return not _names_document(text)
    return None


def _names_document(text: str) -> bool:
    return key(text).startswith(tuple(f"{word} " for word in words("citations", "type")))


def _opens(text: str, table: str) -> bool:
    folded = key(text)
    return any(folded.startswith(word + " ") for word in words("headings", table))
