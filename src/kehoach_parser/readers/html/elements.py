"""What an HTML element is by its name, style and attributes: dropped, a block, bold, a footnote, a layout table."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from kehoach_parser.document import Role

Element: TypeAlias = Any  # lxml has no types

_DROPPED = frozenset(
    "head iframe link meta noscript object script select style svg template textarea title xml".split()  # noqa: SIM905
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
# Blocks that leave white space when they are empty.
PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
TABLE_PARTS = frozenset(("table", "thead", "tr", "td", "th"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th", *HEADINGS))
_BOLD_WEIGHT = 600
# A cell around a table that has as many paragraphs beside is the frame of a page; a cell of a plan's table has fewer.
_FEWEST_PARAGRAPHS = 8
_WEIGHT = re.compile(r"(?<![-\w])font-weight\s*:\s*(\w+)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?<![-\w])display\s*:\s*none|mso-hide\s*:\s*(?:all|screen)|(?<![-\w])visibility\s*:\s*hidden", re.IGNORECASE
)
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"(?<![-\w])font-family\s*:\s*[\"']?(?:symbol|wingdings)", re.IGNORECASE)
_NOTE_BODY = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")
_NOTE_STYLE = re.compile(r"mso-element\s*:\s*(?:foot|end)note\s*(?:;|$)", re.IGNORECASE)
_FURNITURE_STYLE = re.compile(r"mso-element\s*:\s*(?:header|footer)\s*(?:;|$)", re.IGNORECASE)
# A note's text links back to its mark, and the mark to the text; Word's names, then LibreOffice's.
_NOTE_TEXT_LINK = re.compile(r"#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)")
_NOTE_MARK_LINK = re.compile(r"#(?:_(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym)")


def style_of(element: Element) -> str:
    """The style attribute, "" where there is none."""
    return str(element.get("style") or "")


def is_dropped(element: Element) -> bool:
    """Nothing of the element is printed (what stands after it is)."""
    return (
        not isinstance(element.tag, str)  # a comment or a processing instruction, Word's conditional ones too
        or element.tag in _DROPPED
        or element.get("hidden") is not None
        or _HIDDEN.search(style_of(element)) is not None
        or element.tag == "del"
    )


def is_bold(element: Element, *, outer: bool) -> bool:
    """The element's text is bold; outer: that around it is."""
    weight = _WEIGHT.search(style_of(element))
    word = weight[1].lower() if weight is not None else "inherit"
    if word == "inherit":
        return outer or element.tag in _BOLD
    return int(word) >= _BOLD_WEIGHT if word.isdecimal() else word in ("bold", "bolder")


def role_of(element: Element, outer: Role) -> Role:
    """The role of the element's text; outer: that of the text around it."""
    style = style_of(element)
    if _NOTE_STYLE.search(style) or _NOTE_BODY.fullmatch(element.get("id") or ""):
        return "footnote"
    return "furniture" if _FURNITURE_STYLE.search(style) else outer


def is_label(element: Element) -> bool:
    """Word's list label, written out for programs that do not know its lists."""
    return _LABEL.search(style_of(element)) is not None


def is_symbol(element: Element) -> bool:
    """Printed in a font of symbols."""
    return _SYMBOL_FONT.search(style_of(element)) is not None


def is_note_text_link(element: Element) -> bool:
    """The mark that begins a footnote's text."""
    return element.tag == "a" and _NOTE_TEXT_LINK.fullmatch(element.get("href") or "") is not None


def is_note_link(element: Element) -> bool:
    """A footnote's mark, in the text or before the note."""
    mark = element.tag == "a" and _NOTE_MARK_LINK.fullmatch(element.get("href") or "") is not None
    return mark or is_note_text_link(element)


def is_layout(table: Element) -> bool:
    """A table around other tables that frames a page: of one cell, or one of its cells holds a text of its own."""
    if not any(True for _ in table.iterdescendants("table")):
        return False
    parts = [table, *table.iterchildren("thead", "tbody", "tfoot")]
    cells = [cell for part in parts for row in part.iterchildren("tr") for cell in row.iterchildren("td", "th")]
    return len(cells) == 1 or any(
        any(True for _ in cell.iterdescendants("table")) and sum(1 for _ in cell.iterdescendants(*PARAGRAPHS, "div")) >= _FEWEST_PARAGRAPHS
        for cell in cells
    )


def number_of(element: Element, name: str) -> int:
    """A numeric attribute such as colspan or start, 1 where it is missing or no number."""
    told = re.match(r"\s*(\d{1,6})", element.get(name) or "")
    return int(told[1]) if told else 1
