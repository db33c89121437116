"""Where the ending (recipients and signature) begins and where it is over, each by rules in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.furniture import is_stamp
from kehoach_parser.structure.lexis import ends_item, is_capital, is_item
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.lines import ends_document, is_name, is_on_behalf, is_sign_note, shows_motto, starts_recipients
from kehoach_parser.structure.zones.posts import is_role, names_post
from kehoach_parser.structure.zones.title import kind_length, names_kind

# Letters: "PHỤ TRÁCH", "(Đã ký)" are shorter than the title of an appendix.
_LONGEST_NOTE = 15
# Lines behind the first of an ending that has shown neither recipients nor a post.
_LONGEST_UNKNOWN = 6
# Letters of a post whose word is not known; lines below it among which the name stands; lines of a block of signers.
_LONGEST_POST, _NAME_WITHIN, _BLOCK = 40, 3, 12


def find_ending(items: Sequence[Item]) -> int | None:
    """Index of the first line of the recipients or the signature; None where there is neither."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and any(rule(items, index, item) for _, rule in BEGINNINGS):
            return index
    return None


def _on_behalf_begins(items: Sequence[Item], index: int, line: Line) -> bool:
    """In small letters it might be a sentence: the text's end stands above it, or the post below."""
    if not is_on_behalf(line):
        return False
    below = items[index + 1] if index + 1 < len(items) else None
    posted = isinstance(below, Line) and (is_on_behalf(below) or names_post(below.text))
    return is_capital(line.text) or posted or (index > 0 and ends_document(items[index - 1]))


def _role_behind_end(items: Sequence[Item], index: int, line: Line) -> bool:
    """A post in the running text ends nothing: the text's own end must stand above it."""
    return index > 0 and is_role(line) and ends_document(items[index - 1])


def _signed_behind_end(items: Sequence[Item], index: int, line: Line) -> bool:
    """What stands in capitals between the text's own end and a name is a post, whatever its word."""
    if not index or not ends_document(items[index - 1]) or not is_capital(line.text) or len(line.text.strip()) > _LONGEST_POST:
        return False
    if is_appendix_label(line) or names_kind(line) or shows_motto(line):
        return False
    below = [item for item in items[index + 1 : index + 1 + _NAME_WITHIN] if not (isinstance(item, Line) and is_sign_note(item))]
    return bool(below) and isinstance(below[0], Line) and is_name(below[0]) and not is_capital(below[0].text)


def _parted_signers(items: Sequence[Item], index: int, line: Line) -> bool:
    """Signers side by side: a post at the head of a column that has others beside it."""
    if line.column != 1 or not is_capital(line.text) or not names_post(line.text):
        return False
    return any(isinstance(item, Line) and item.column > line.column for item in items[index + 1 : index + _BLOCK])


BEGINNINGS: tuple[tuple[str, Callable[[Sequence[Item], int, Line], bool]], ...] = (
    ("recipients", lambda _items, _index, line: starts_recipients(line)),
    ("on-behalf", _on_behalf_begins),
    ("role-behind-end", _role_behind_end),
    ("signed-behind-end", _signed_behind_end),
    ("signers-side-by-side", _parted_signers),
)


@dataclass(slots=True)
class _Read:
    """What an ending has shown so far.

    listing: its recipients are open, closed: the last of them had a stop; unfinished: their list breaks off before its
    last item, and goes on behind the signature, on the next page; marked: its items have marks; column: where it stands.
    lines: how many there were in this column; above: the last.
    """

    listing: bool = False
    closed: bool = False
    unfinished: bool = False
    marked: bool = False
    column: int = 0
    role: bool = False
    name: bool = False
    lines: int = 0
    above: Item | None = None


def ending_stop(items: Sequence[Item], start: int) -> int:
    """Index behind the last line of the ending: what follows the signer's name, a new page or a table is appendix."""
    read = _Read()
    first = items[start]
    # What stands alone above a name is a post, whatever its word.
    read.role = isinstance(first, Line) and _signed_behind_end(items, start, first)
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Line) or _decide(read, item)[1] is False:
            return index
        read.lines, read.above = read.lines + 1, item
    return len(items)


def _decide(read: _Read, line: Line) -> tuple[str, bool]:
    """(name of the rule that decides, whether the line is one of the ending); what the line shows goes into read."""
    for name, rule in LINES:
        own = rule(read, line)
        if own is not None:
            return name, own
    return "nothing-tells", True


def _recipients(read: _Read, line: Line) -> bool | None:
    if not starts_recipients(line):
        return None
    read.listing, read.closed, read.unfinished, read.column = True, False, True, line.column
    return True


def _on_behalf(read: _Read, line: Line) -> bool | None:
    """The signature ends the recipients, unless it stands in a column beside them."""
    if not is_on_behalf(line):
        return None
    read.listing = read.listing and line.column != 0
    return True


def _note(_read: _Read, line: Line) -> bool | None:
    return True if is_stamp(line.text) or is_sign_note(line) else None


def _motto(_read: _Read, line: Line) -> bool | None:
    """The letterhead of what is attached."""
    return False if shows_motto(line) else None


def _column(read: _Read, line: Line) -> bool | None:
    """A column further right is a signer of its own; back on the left, in capitals, behind a signature, begins another document."""
    above = read.above.column if isinstance(read.above, Line) else 0
    if line.column > above and above:
        read.role, read.name, read.lines = is_capital(line.text), False, 0
        return True
    behind = line.column < above and not line.page_start and read.role and read.name
    return False if behind and is_capital(line.text) and not is_item(line.text) else None


def _role(read: _Read, line: Line) -> bool | None:
    if not is_role(line):
        return None
    read.role = True
    return True


def _appendix(_read: _Read, line: Line) -> bool | None:
    return False if is_appendix_label(line) else None


def _kind(read: _Read, line: Line) -> bool | None:
    """Behind a decision's signature begins the plan that it issues, its kind alone or on one line with its title."""
    if names_kind(line):
        return False if read.role or read.name or read.closed else None
    return False if read.role and read.name and kind_length(line) else None


def _new_page(read: _Read, line: Line) -> bool | None:
    """A page behind the signature is an appendix, but for the signer's name or recipients that go on at its head."""
    if not line.page_start or not (read.role or read.name):
        return None
    late = (is_name(line) and not read.name) or ((read.listing or read.unfinished) and _may_be_recipient(read, line))
    return None if late else False


def _may_be_recipient(read: _Read, line: Line) -> bool:
    """An item; in a list without marks, whose last item breaks off, what is neither a title nor a unit."""
    if is_item(line.text):
        return True
    return read.unfinished and not read.marked and not is_capital(line.text) and parse_marker(line.text) is None


def _post_below(read: _Read, line: Line) -> bool | None:
    """A second post of the signer, below the name."""
    return True if read.name and isinstance(read.above, Line) and is_name(read.above) and names_post(line.text) else None


def _name(read: _Read, line: Line) -> bool | None:
    if not read.role or read.name or not is_name(line) or parse_marker(line.text) is not None:
        return None
    read.name = True
    return True


def _recipient(read: _Read, line: Line) -> bool | None:
    """An item of the recipients, or a line that goes on with one."""
    goes_on = not read.closed and not (is_capital(line.text) and len(line.text) > _LONGEST_NOTE)
    if not read.listing or not (is_item(line.text) or (goes_on and line.column == read.column)):
        return None
    text = line.text.rstrip()
    read.marked = read.marked or is_item(line.text)
    read.closed = text.endswith((".", "./."))
    read.unfinished = text.endswith(";")
    return True


def _late_recipient(read: _Read, line: Line) -> bool | None:
    """Recipients that go on behind the signature."""
    late = is_item(line.text) or _breaks_off(read.above) or (line.page_start and _may_be_recipient(read, line))
    if not read.unfinished or not late:
        return None
    read.unfinished = not line.text.rstrip().endswith(".")
    return True


def _behind_all(read: _Read, _line: Line) -> bool | None:
    complete = read.name and read.role
    unknown = not read.role and not read.listing and read.lines > _LONGEST_UNKNOWN
    return False if complete or unknown else None


def _breaks_off(item: Item | None) -> bool:
    """An item of a list whose text goes on in the next line."""
    return isinstance(item, Line) and is_item(item.text) and not ends_item(item.text)


LINES: tuple[tuple[str, Callable[[_Read, Line], bool | None]], ...] = (
    ("recipients", _recipients),
    ("motto", _motto),
    ("appendix", _appendix),
    ("kind", _kind),
    ("on-behalf", _on_behalf),
    ("note", _note),
    ("column", _column),
    ("role", _role),
    ("post-below", _post_below),
    ("new-page", _new_page),
    ("name", _name),
    ("recipient", _recipient),
    ("late-recipient", _late_recipient),
    ("behind-all", _behind_all),
)
