"""Where the ending (recipients and signature) begins and where it is over, each by rules in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.furniture import is_stamp
from kehoach_parser.structure.lexis import ends_item, is_capital, is_item
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.lines import ends_document, is_name, is_on_behalf, is_role, starts_recipients
from kehoach_parser.structure.zones.title import names_kind

# Letters: "PHỤ TRÁCH", "(Đã ký)" are shorter than the title of an appendix.
_LONGEST_NOTE = 15
# Lines behind the first of an ending that has shown neither recipients nor a post.
_LONGEST_UNKNOWN = 6


def find_ending(items: Sequence[Item]) -> int | None:
    """Index of the first line of the recipients or the signature; None where there is neither."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and any(rule(items, index, item) for _, rule in BEGINNINGS):
            return index
    return None


def _role_behind_end(items: Sequence[Item], index: int, line: Line) -> bool:
    """A post in the running text ends nothing: the text's own end must stand above it."""
    return index > 0 and is_role(line) and ends_document(items[index - 1])


BEGINNINGS: tuple[tuple[str, Callable[[Sequence[Item], int, Line], bool]], ...] = (
    ("recipients", lambda _items, _index, line: starts_recipients(line)),
    ("on-behalf", lambda _items, _index, line: is_on_behalf(line)),
    ("role-behind-end", _role_behind_end),
)


@dataclass(slots=True)
class _Read:
    """What an ending has shown so far.

    listing: its recipients are open, closed: the last of them had a stop; unfinished: their list breaks off before its
    last item, and goes on behind the signature, on the next page. lines: how many there were; above: the last.
    """

    listing: bool = False
    closed: bool = False
    unfinished: bool = False
    role: bool = False
    name: bool = False
    lines: int = 0
    above: Item | None = None


def ending_stop(items: Sequence[Item], start: int) -> int:
    """Index behind the last line of the ending: what follows the signer's name, a new page or a table is appendix."""
    read = _Read(above=items[start - 1] if start else None)
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Line) or _decide(read, item)[1] is False:
            return index
        read.lines, read.above = index - start + 1, item
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
    read.listing, read.closed, read.unfinished = True, False, True
    return True


def _on_behalf(read: _Read, line: Line) -> bool | None:
    """The signature ends the recipients, unless it stands in a column beside them."""
    if not is_on_behalf(line):
        return None
    read.listing = read.listing and line.column != 0
    return True


def _stamp(_read: _Read, line: Line) -> bool | None:
    return True if is_stamp(line.text) else None


def _role(read: _Read, line: Line) -> bool | None:
    if not is_role(line):
        return None
    read.role = True
    return True


def _appendix(_read: _Read, line: Line) -> bool | None:
    return False if is_appendix_label(line) else None


def _kind(read: _Read, line: Line) -> bool | None:
    """Behind a decision's signature begins the plan that it issues."""
    return False if read.role and names_kind(line) else None


def _new_page(read: _Read, line: Line) -> bool | None:
    """A page behind the signature is an appendix, but for the signer's name or recipients that go on at its head."""
    if not line.page_start or not (read.role or read.name):
        return None
    late = (is_name(line) and not read.name) or ((read.listing or read.unfinished) and is_item(line.text))
    return None if late else False


def _name(read: _Read, line: Line) -> bool | None:
    if not read.role or read.name or not is_name(line) or parse_marker(line.text) is not None:
        return None
    read.name = True
    return True


def _recipient(read: _Read, line: Line) -> bool | None:
    """An item of the recipients, or a line that goes on with one."""
    goes_on = not read.closed and not (is_capital(line.text) and len(line.text) > _LONGEST_NOTE)
    if not read.listing or not (is_item(line.text) or goes_on):
        return None
    text = line.text.rstrip()
    read.closed = text.endswith((".", "./."))
    read.unfinished = text.endswith(";")
    return True


def _late_recipient(read: _Read, line: Line) -> bool | None:
    """Recipients that go on behind the signature."""
    if not read.unfinished or not (is_item(line.text) or _breaks_off(read.above)):
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
    ("on-behalf", _on_behalf),
    ("stamp", _stamp),
    ("role", _role),
    ("appendix", _appendix),
    ("kind", _kind),
    ("new-page", _new_page),
    ("name", _name),
    ("recipient", _recipient),
    ("late-recipient", _late_recipient),
    ("behind-all", _behind_all),
)
