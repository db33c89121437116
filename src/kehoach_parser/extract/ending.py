"""The end of a plan: recipients, signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.draft import Signature
from kehoach_parser.structure.lexis import is_capital, is_item, item_of, without_stops
from kehoach_parser.structure.zones import is_name, is_on_behalf, is_role, starts_recipients
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# "4-G¥BAN NHAN DAN" for "TM. ỦY BAN NHÂN DÂN" reaches 76; other words stay under 50.
_ALIKE = 68.0
# The last line of an item without a mark ends before this share of the longest line of its column.
_SHORT = 0.8


@dataclass(slots=True)
class Ending:
    """Recipients and signature; rest: lines that are neither."""

    recipients: list[Text] = field(default_factory=list)
    on_behalf: Text | None = None
    role: Text | None = None
    name: Text | None = None
    rest: list[Line] = field(default_factory=list)

    def signature(self) -> Signature:
        """The signature as the contract has it."""
        return Signature(self.on_behalf, self.role, self.name)


def read_ending(lines: Sequence[Line]) -> Ending:
    """Recipients and signature from the lines behind the closing, in any order of the two columns."""
    reading = _Reading(lines)
    for index, line in enumerate(lines):
        if not any(take(reading, line, index) for _, take in RULES_IN_ORDER):
            reading.ending.rest.append(line)
        reading.last = line
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """How far an ending is read. fixed: lines that hold the recipients' label alone; behalf: the authority to sign; items: the
    lines of each recipient; listing: recipients are being listed; last: the line before."""

    lines: Sequence[Line]
    ending: Ending = field(default_factory=Ending)
    fixed: list[Line] = field(default_factory=list)
    behalf: list[Text] = field(default_factory=list)
    items: list[list[Line]] = field(default_factory=list)
    listing: bool = False
    last: Line | None = None

    def finished(self) -> Ending:
        if self.behalf:
            self.ending.on_behalf = chain(self.behalf)
        self.ending.recipients.extend(_recipient(item) for item in self.items)
        if self.fixed:
            _own_fixed(self.ending, self.fixed)
        return self.ending


def _label(reading: _Reading, line: Line, _: int) -> bool:
    """"Nơi nhận:", with the first recipient or the authority to sign of the column beside it behind it, or alone."""
    if not starts_recipients(line):
        return False
    reading.listing = True
    rest = _behind_label(line)
    if not rest:
        reading.fixed.append(line)
    elif _is_beside(rest):
        reading.behalf.append(rest)
    else:
        reading.ending.recipients.append(rest.with_value(without_stops(rest.value)))
    return True


def _on_behalf(reading: _Reading, line: Line, _: int) -> bool:
    """"TM. ỦY BAN NHÂN DÂN"."""
    if not is_on_behalf(line):
        return False
    reading.listing = False
    reading.behalf.append(Text.join([line]))
    return True


def _role(reading: _Reading, line: Line, _: int) -> bool:
    """The signer's post."""
    if reading.ending.role is not None or not is_role(line):
        return False
    reading.listing = False
    reading.ending.role = Text.join([line])
    return True


def _role_goes_on(reading: _Reading, line: Line, _: int) -> bool:
    """A post broken before its last word ("PHÓ CHỦ / TỊCH"), or a second post below it ("KIÊM ...")."""
    ending = reading.ending
    if not ending.role or ending.name is not None or reading.listing or not is_capital(line.text):
        return False
    if len(line.text.split()) > 1 and not is_role(line):
        return False
    ending.role = chain([ending.role, Text.join([line])])
    return True


def _authority_goes_on(reading: _Reading, line: Line, _: int) -> bool:
    """The name of the body in whose place is signed, broken over lines."""
    if not reading.behalf or reading.ending.role is not None or reading.listing or not is_capital(line.text):
        return False
    reading.behalf[-1] = chain([reading.behalf[-1], Text.join([line])])
    return True


def _next_recipient(reading: _Reading, line: Line, _: int) -> bool:
    """Behind a mark, or the next of a list that has none."""
    marked = is_item(line.text) and (reading.listing or bool(reading.fixed) or bool(reading.items))
    if not marked and not (reading.listing and reading.items and _is_next(line, reading.items, reading.lines)):
        return False
    reading.items.append([line])
    return True


def _recipient_goes_on(reading: _Reading, line: Line, index: int) -> bool:
    """The rest of a recipient that is not at its end."""
    if not reading.items or not (reading.listing or reading.last is reading.items[-1][-1]):
        return False
    if _ended(reading.items[-1][-1], reading.lines[index + 1 :]):
        return False
    reading.items[-1].append(line)
    return True


def _name(reading: _Reading, line: Line, _: int) -> bool:
    """The signer's name."""
    if reading.ending.name is not None or not (reading.behalf or reading.ending.role) or not is_name(line):
        return False
    reading.ending.name = Text.join([line])
    return True


def _first_recipient(reading: _Reading, line: Line, _: int) -> bool:
    """The first of a list without marks."""
    if not reading.listing or reading.items:
        return False
    reading.items.append([line])
    return True


# What a line of an ending may be: the first of these that takes it decides.
RULES_IN_ORDER: tuple[tuple[str, Callable[[_Reading, Line, int], bool]], ...] = (
    ("label of the recipients", _label),
    ("authority to sign", _on_behalf),
    ("post", _role),
    ("post goes on", _role_goes_on),
    ("authority goes on", _authority_goes_on),
    ("next recipient", _next_recipient),
    ("recipient goes on", _recipient_goes_on),
    ("name", _name),
    ("first recipient without a mark", _first_recipient),
)


def _is_next(line: Line, items: Sequence[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Is the line the next of a list that has no marks?"""
    return not any(is_item(item[0].text) for item in items) and (line.start is True or _short(items[-1][-1], lines))


def _short(line: Line, lines: Sequence[Line]) -> bool:
    """Does the line end well before the longest of its column, as the last line of an item without a mark does?"""
    longest = max((len(other.text.strip()) for other in lines if other.column == line.column), default=0)
    return line.start is None and len(line.text.strip()) < _SHORT * longest


def _behind_label(line: Line) -> Text:
    """What stands on the line behind "Nơi nhận:"."""
    text = Text.join([line])
    colon = text.value.find(":")
    rest = text.cut(colon + 1) if 0 < colon < len(text.value) - 1 else Text("")
    return rest if any(c.isalnum() for c in rest.value) else Text("")


def _is_beside(text: Text) -> bool:
    """Is it the authority to sign, which OCR read on one line with the recipients' label from the column beside it?"""
    return any(fuzz.ratio(key(text.value), word) >= _ALIKE for word in words("layout", "beside_recipients"))


def _ended(line: Line, below: Sequence[Line]) -> bool:
    """Does the line end its item? A stop does where no item follows: "VP." in the list stops nothing."""
    text = line.text.rstrip()
    return text.endswith(";") or (text.endswith(".") and not any(is_item(other.text) and other.column == line.column for other in below))


def _recipient(lines: Sequence[Line]) -> Text:
    text = Text.join(lines)
    marker = item_of(text.value)
    if marker is not None:
        text = text.behind(marker.end)
    return text.with_value(without_stops(text.value))


def _own_fixed(ending: Ending, fixed: Sequence[Line]) -> None:
    if ending.recipients:
        ending.recipients[0] = ending.recipients[0].with_extra(fixed)
    elif ending.on_behalf is not None:
        ending.on_behalf = ending.on_behalf.with_extra(fixed)
    else:
        ending.rest.extend(fixed)
