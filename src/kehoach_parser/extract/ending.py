"""The end of a plan: closing words, recipients, signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.draft import Block as Content
from kehoach_parser.draft import Paragraph, Signature, Table
from kehoach_parser.extract.titles import without_end_mark
from kehoach_parser.structure.blocks import Block
from kehoach_parser.structure.lexis import is_capital, is_item, item_of, without_stops
from kehoach_parser.structure.zones import is_name, is_on_behalf, is_role, starts_recipients
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Blocks from the end, within which a closing opens; behind it the writer's notes may stand.
_CLOSING_WITHIN = 8
# "4-G¥BAN NHAN DAN" for "TM. ỦY BAN NHÂN DÂN" reaches 76; other words stay under 50.
_ALIKE = 68.0


def split_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing): from the words that open a closing, else the last unnumbered paragraph if it ends in "./."."""
    tail = range(len(blocks) - 1, max(-1, len(blocks) - 1 - _CLOSING_WITHIN), -1)
    for index in tail:
        if _is_plain(blocks[index]) and _opens_closing(blocks[index].text.value):
            return list(blocks[:index]), list(blocks[index:])
    for index in tail:
        if _ends_plan(blocks[index]):
            return _split_at_mark(blocks, index)
    return list(blocks), []


def _split_at_mark(blocks: Sequence[Block], index: int) -> tuple[list[Block], list[Block]]:
    """(body, closing) where the block at index ends in "./."; alone on its line the mark belongs to the block before."""
    block, behind = blocks[index], index + 1
    if index and not without_end_mark(block.text) and block.marker is None and blocks[index - 1].grid is None:
        index -= 1
        block = replace(blocks[index], text=blocks[index].text.with_extra(block.text.lines))
    if _is_plain(block):
        return list(blocks[:index]), [block, *blocks[behind:]]
    # The plan ends inside a numbered unit: the mark goes, the unit stays.
    bare = replace(block, text=without_end_mark(block.text), ends_plan=True)
    return [*blocks[:index], bare, *blocks[behind:]], []


def _is_plain(block: Block) -> bool:
    return block.marker is None and block.grid is None


def split_issued_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing) of what a decision issues, where that ends in "./." as a plan does; a form's "Trên đây là ..." stays."""
    return split_closing(blocks) if blocks and _ends_plan(blocks[-1]) else (list(blocks), [])


def _opens_closing(text: str) -> bool:
    plain = key(text)
    return any(plain.startswith(word) for word in words("headings", "closing"))


def _ends_plan(block: Block) -> bool:
    return without_end_mark(block.text).value != block.text.value


def closing_paragraphs(blocks: Sequence[Block]) -> tuple[Content, ...]:
    """The closing as paragraphs, without its end mark and the stop before it; a table in it stays a table."""
    found: list[Content] = []
    for block in blocks:
        if block.grid is not None:
            found.append(Table(block.grid))
            continue
        bare = without_end_mark(block.text)
        before = found[-1] if found else None
        if bare:
            found.append(Paragraph(bare))
        elif isinstance(before, Paragraph):
            found[-1] = Paragraph(before.text.with_extra(block.text.lines))
        else:
            found.append(Paragraph(block.text))
    return tuple(found)


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
    ending = Ending()
    fixed: list[Line] = []
    behalf: list[Text] = []
    items: list[list[Line]] = []
    listing = False
    last: Line | None = None
    for index, line in enumerate(lines):
        if starts_recipients(line):
            listing = True
            rest = _behind_label(line)
            if rest and _is_beside(rest):
                behalf.append(rest)
            elif rest:
                ending.recipients.append(rest.with_value(without_stops(rest.value)))
            else:
                fixed.append(line)
        elif is_on_behalf(line):
            listing = False
            behalf.append(Text.join([line]))
        elif is_role(line) and ending.role is None:
            listing = False
            ending.role = Text.join([line])
        elif ending.role is not None and not listing and _goes_on_with_role(line, ending):
            ending.role = chain([ending.role, Text.join([line])])
        elif behalf and ending.role is None and not listing and is_capital(line.text):
            behalf[-1] = chain([behalf[-1], Text.join([line])])
        elif (is_item(line.text) and (listing or fixed or items)) or (listing and items and _is_next(line, items, lines)):
            items.append([line])
        elif items and (listing or last is items[-1][-1]) and not _ended(items[-1][-1], lines[index + 1 :]):
            items[-1].append(line)
        elif (behalf or ending.role) and ending.name is None and is_name(line):
            ending.name = Text.join([line])
        elif listing and not items:
            items.append([line])
        else:
            ending.rest.append(line)
        last = line
    if behalf:
        ending.on_behalf = chain(behalf)
    ending.recipients.extend(_recipient(item) for item in items)
    if fixed:
        _own_fixed(ending, fixed)
    return ending


def _goes_on_with_role(line: Line, ending: Ending) -> bool:
    """A post on two lines ("PHÓ CHỦ TỊCH / PHỤ TRÁCH"), or two posts."""
    if ending.name is not None or not is_capital(line.text):
        return False
    return len(line.text.split()) == 1 or is_role(line)


def _is_next(line: Line, items: Sequence[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Is the line the next of a list that has no marks?"""
    return not any(is_item(item[0].text) for item in items) and (line.start is True or _short(items[-1][-1], lines))


def _short(line: Line, lines: Sequence[Line]) -> bool:
    """Does the line end well before the longest of its column, as the last line of an item without a mark does?"""
    longest = max((len(other.text.strip()) for other in lines if other.column == line.column), default=0)
    return line.start is None and len(line.text.strip()) < 0.8 * longest


def _behind_label(line: Line) -> Text:
    """What stands on the line behind "Nơi nhận:"."""
    text = Text.join([line])
    colon = text.value.find(":")
    rest = text.cut(colon + 1) if 0 < colon < len(text.value) - 1 else Text("")
    return rest if any(c.isalnum() for c in rest.value) else Text("")


def _is_beside(text: Text) -> bool:
    """Is it the authority to sign, which OCR read on one line with the recipients' label from the column beside it?"""
    return any(fuzz.ratio(key(text.value), word) >= _ALIKE for word in words("headings", "beside_recipients"))


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
