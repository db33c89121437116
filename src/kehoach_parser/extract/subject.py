"""The title: the kind of document and its subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.document import Item, Line, Text
from kehoach_parser.structure.layout import Layout, Verdict
from kehoach_parser.structure.lexis import has_stop, is_capital, item_of
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.zones import kind_length, names_author, names_post, spaced_kind
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# Lines that layout tools print centred have their middles this near, in characters.
_CENTRED = 2
# No first line of a paragraph is indented so far.
_SURELY_CENTRED = 16
_FIRST_BLANKS = 2
# "GIAI ĐOẠN" and below it "2026 - 2030".
_NOTHING = Text("")
_NUMBERS = re.compile(r"\W*\d[\d\W]*")
# A line of a title is printed centred and short; the shortest legal basis in one line is longer or ends in a mark.
_LONGEST_TITLE_LINE = 100
_AUTHORITY_LINES = 2
# Letters of a line that is full in any text; a title's last line ends before this share of the full line below it.
_FULL_LINE, _SHORT_TITLE = 55, 0.9
# Lines; letters of a first line in capitals that is surely more than the first words of a title; letters of a paragraph that is
# no title, be it bold.
_LONGEST_SUBJECT, _SHORT_LINE, _LONGEST_PARAGRAPH = 12, 25, 250


@dataclass(frozen=True, slots=True)
class Title:
    """The line that names the kind of document. beside: what stands behind the kind; author: the body whose document it is."""

    kind: Text | None = None
    beside: Text = _NOTHING
    author: Text = _NOTHING


def split_kind(lines: Sequence[Line]) -> Title:
    """The parts of the title's line: most plans have the kind alone on it."""
    if not lines:
        return Title()
    text = Text.join(lines)
    spaced = spaced_kind(text.value)
    if spaced is not None:
        return Title(text.with_value(spaced))
    alone = key(text.value) in words("kinds", "kind")
    length = 0 if alone else kind_length(lines[0])
    if not length:
        return Title(text)
    if not names_author(lines[0]):
        return Title(text.cut(0, length), text.cut(length))
    about = _about().search(fold(text.value), length)
    end = about.start() if about else len(text.value)
    return Title(text.cut(0, length), text.cut(end) if about else Text(""), text.cut(length, end))


@lru_cache(maxsize=1)
def _about() -> re.Pattern[str]:
    """Where the subject begins behind the author: "QUYẾT ĐỊNH CỦA ... VỀ VIỆC ..."."""
    return re.compile(rf"(?<=\s)(?:{'|'.join(words('layout', 'about'))})\b")


def without_about(text: Text) -> Text:
    """What a letter is about, without "V/v"."""
    match = _about().match(" " + fold(text.value), 1)
    rest = text.behind(match.end() - 1) if match is not None else text
    return rest.with_value(rest.value.lstrip(":. "))


def split_subject(items: Sequence[Item], kind: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Item]]:
    """(lines of the subject, the rest): the lines under the kind of document up to the legal bases or the first unit.

    The subject is bold or in capitals or set apart by white space; it ends where that ends, where a paragraph begins
    with the words that open legal bases, and at the first unit.
    """
    if not kind or (items and isinstance(items[0], Line) and (_is_unit(items[0]) or _cites(items[0]))):
        return [], list(items)
    subject: list[Line] = []
    before = list(kind) if split_kind(kind).beside else []
    decides = any(key(Text.join(kind).value).startswith(word) for word in words("kinds", "decision"))
    for index, item in enumerate(items[:_LONGEST_SUBJECT]):
        if not isinstance(item, Line):
            break
        place = _Place([*before, *subject], item, layout, items[index + 1 :], decides=decides)
        if (before or subject) and _ends_subject(place):
            break
        if subject and decides and _is_authority(subject, items, index):
            break
        subject.append(item)
    return subject, list(items[len(subject) :])


def _is_unit(line: Line) -> bool:
    marker = parse_marker(line.text.strip())
    if marker is None:
        return False
    # A plan without legal bases and without Roman numbers begins with "1. ...".
    first = marker.style == "decimal" and marker.path == (1,) and marker.printed != marker.number
    return first or marker.style in ("roman", "part", "chapter", "title", "article", "upper")


def _ends_subject(place: _Place) -> bool:
    for _, ends in RULES_IN_ORDER:
        decided = ends(place)
        if decided is not None:
            return decided
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    """A line below the lines of a subject. below: what follows it; decides: the document is a decision."""

    subject: Sequence[Line]
    line: Line
    layout: Layout
    below: Sequence[Item] = ()
    decides: bool = False

    @property
    def first(self) -> Line:
        return self.subject[0]

    @property
    def opens(self) -> bool:
        """Does the line open the legal bases, as against capitals that go on with a subject in capitals?"""
        return _opens_basis(self.line) and not (is_capital(self.line.text) and is_capital(self.first.text))


def _typed_paragraph(place: _Place) -> bool | None:
    """In plain text: below a title set in by blanks, a line that ends as a sentence does, or whose next line is not centred with it."""
    line, last = place.line, place.subject[-1]
    if line.bbox is not None or is_capital(line.text) or _left_open_by(place.subject) or _indent(last) <= _FIRST_BLANKS:
        return None
    if line.text.strip()[:1].islower() or _indent(line) >= _SURELY_CENTRED or _indent(line) >= _indent(last):
        return None
    below = place.below[0] if place.below else None
    wrapped = isinstance(below, Line) and not below.gap and abs(_middle(below) - _middle(line)) > _CENTRED
    return True if has_stop(line.text) or (wrapped and len(line.text.strip()) >= _FULL_LINE) else None


def _paragraph_goes_on(place: _Place) -> bool | None:
    return False if place.line.start is False else None


def _unit_or_authority(place: _Place) -> bool | None:
    line = place.line
    capitals = is_capital(line.text) and not is_capital(place.first.text) and not _left_open_by(place.subject)
    return True if _is_unit(line) or (capitals and (_names_authority(line) or (place.decides and _over_bases(place)))) else None


def _over_bases(place: _Place) -> bool:
    """Do the legal bases follow, behind one more line in capitals at most?"""
    following = [item for item in place.below[:_AUTHORITY_LINES] if not (isinstance(item, Line) and is_capital(item.text))]
    return bool(following) and isinstance(following[0], Line) and _opens_basis(following[0])


def _left_open_by(subject: Sequence[Line]) -> bool:
    """Does the subject so far end in a word behind which it must go on ("... của")?"""
    return key(subject[-1].text).rpartition(" ")[2] in words("layout", "open")


def _left_open(place: _Place) -> bool | None:
    return False if _is_cut_short(place.subject, place.line) else None


def _capitals(place: _Place) -> bool | None:
    """A subject in capitals ends where they end; a short first line may be no more than its first words."""
    first, line = place.first, place.line
    if not is_capital(first.text) or (first.start is None and len(first.text) <= _SHORT_LINE):
        return None
    return not (is_capital(line.text) or _NUMBERS.fullmatch(line.text)) or (line.start is True and _names_authority(line))


def _bold(place: _Place) -> bool | None:
    return True if place.first.bold is not None and place.first.bold != place.line.bold else None


def _centred(place: _Place) -> bool | None:
    """In plain text, lines with one middle are one title."""
    line = place.line
    in_line = _indent(line) > _FIRST_BLANKS and abs(_middle(place.subject[-1]) - _middle(line)) <= _CENTRED
    return place.opens if line.bbox is None and (in_line or _indent(line) >= _SURELY_CENTRED) else None


def _paragraph_begins(place: _Place) -> bool | None:
    line = place.line
    if line.start is not True:
        return None
    if place.first.bold is False and line.bold is False and len(place.subject) == 1 and not place.opens:
        # Titles that are not bold: a short paragraph behind the first, with a sentence or a list below it.
        return not (_is_short(line.text.strip()) and line.text.lstrip()[:1] != "(" and _text_follows(place.below))
    return place.opens or len(line.text) > _LONGEST_PARAGRAPH or not (place.first.bold or _is_title_line(line))


def _text_follows(below: Sequence[Item]) -> bool:
    """Is the next paragraph the introduction, one that no title is as long as, or that ends?"""
    item = below[0] if below else None
    return isinstance(item, Line) and not _is_unit(item) and not _is_short(item.text.strip())


def _text_begins(place: _Place) -> bool | None:
    """Text without paragraphs: legal bases that cite a document in a full line; a full line behind a short one, that ends a sentence
    or goes on over lines that do."""
    line, last = place.line, place.subject[-1]
    if line.start is not None or line.bbox is not None or is_capital(line.text) or len(line.text.strip()) < _FULL_LINE:
        return None
    if _cites(line):
        return True
    short = len(last.text.strip()) <= len(line.text.strip()) * _SHORT_TITLE and not _left_open_by(place.subject)
    begins = short and line.text.strip()[:1].isupper() and place.layout.verdict(last, line) >= Verdict.LIKELY_BEGINS
    return True if begins and _ends_sentence(line, place.below) else None


def _ends_sentence(line: Line, below: Sequence[Item]) -> bool:
    """Does the paragraph of the line end as a sentence or a lead-in does, as no title does?"""
    for item in (line, *below):
        if not isinstance(item, Line) or (item is not line and (item.gap or _is_unit(item))):
            return False
        if has_stop(item.text):
            return True
    return False


def _cites(line: Line) -> bool:
    """Does the line open the legal bases and cite a document right behind that: "Thực hiện Kế hoạch số 31/KH-UBND"?"""
    return _opens_basis(line) and _citing().search(fold(line.text)) is not None and not is_capital(line.text)


@lru_cache(maxsize=1)
def _citing() -> re.Pattern[str]:
    kinds, openings = ("|".join(words(*table)) for table in (("kinds", "type"), ("layout", "opening")))
    return re.compile(rf"^\W*(?:{openings})\s(?:[\w,]+\s){{0,3}}?(?:{kinds})\b.{{0,40}}?\d")


def _set_apart(place: _Place) -> bool | None:
    return True if place.line.gap else None


def _bold_on_a_page(place: _Place) -> bool | None:
    return False if place.line.bbox is not None and place.first.bold else None


def _basis(place: _Place) -> bool | None:
    return place.opens and place.layout.verdict(place.subject[-1], place.line) >= Verdict.LIKELY_BEGINS


# Does the subject end above a line? The first of these that can tell decides (None: it cannot).
RULES_IN_ORDER: tuple[tuple[str, Callable[[_Place], bool | None]], ...] = (
    ("a paragraph below a centred title", _typed_paragraph),
    ("the format says that the paragraph goes on", _paragraph_goes_on),
    ("a unit, or who decides", _unit_or_authority),
    ("the subject was left open", _left_open),
    ("its capitals end", _capitals),
    ("its bold type ends", _bold),
    ("centred as it is", _centred),
    ("the text begins", _text_begins),
    ("the format says that a paragraph begins", _paragraph_begins),
    ("white space sets it apart", _set_apart),
    ("bold as it is", _bold_on_a_page),
    ("legal bases", _basis),
)


def _is_cut_short(subject: Sequence[Line], line: Line) -> bool:
    """Does the line go on with what the subject left open: in lower case, behind a dash, up to the end of a quotation?"""
    so_far, text = " ".join(one.text for one in subject), line.text.strip()
    # Some close a quotation with the sign that opens one: the line itself must close it, and look like a title.
    quoted = so_far.count("“") > so_far.count("”") and "”" in text and _is_short(text) and not _opens_basis(line)
    # Paragraphs set like the one above may be lines of one title.
    if line.gap and not quoted and not (_is_short(text) and line.bold == subject[-1].bold and line.start is True):
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
    return text[:1].isupper() and any(key(text).startswith(word + " ") for word in words("layout", "opening"))


def _is_authority(subject: Sequence[Line], items: Sequence[Item], index: int) -> bool:
    """Is this the line of a decision that names who decides: the last in capitals, over the legal bases?"""
    if _left_open_by(subject):
        return False
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
    return any(plain.startswith(word) for word in words("layout", "authority")) or names_post(line.text)
