"""Word's automatic numbering: the number, letter or bullet that Word prints before a paragraph's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kehoach_parser.readers.docx.counting.numbers import WIDEST, formatted
from kehoach_parser.readers.docx.glyphs import bullet
from kehoach_parser.readers.docx.package import RPR, Element, W, integer, switch, value
from kehoach_parser.readers.docx.styles import ParagraphStyle, Styles, list_level

_LEVELS = 9
_FIELD = re.compile(r"%([1-9])")
# A level's text is a number and a few signs; Word takes no longer one than this.
_LONGEST_TEXT = 255


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition (w:lvl); restart: None after any higher level, 0 never, n after levels 1 to n. language: of
    numbers in words, "" where the level does not tell.
    """

    start: int
    kind: str
    text: str
    joint: str
    restart: int | None
    legal: bool
    style: str | None
    font: str
    digits: int
    language: str


@dataclass(slots=True)
class _Listing:
    """A list (w:num): its levels, the levels that it starts anew, and the counters that it shares with its kin."""

    levels: list[Level | None]
    counters: list[int | None]
    restarts: set[int] = field(default_factory=set)


class Numbering:
    """The numbering part with its running counters; labels must be asked for in the document's order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, Element] = {}
        self._listings: dict[str, _Listing | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        for child in () if root is None else root:
            if child.tag == W + "abstractNum":
                identity = child.get(W + "abstractNumId") or ""
                self._abstract.setdefault(identity, child)
                link = value(child, W + "styleLink")
                if link is not None:
                    self._linked[link] = identity
            elif child.tag == W + "num":
                self._numbers.setdefault(child.get(W + "numId") or "", child)

    def label(self, direct: Element | None, style: ParagraphStyle) -> str:
        """What Word prints before the text of the next paragraph, with the blank that parts the two; "" for nothing.

        direct: the paragraph's own w:numPr. A paragraph's own list or level counts before its style's. The list's
        counters move on.
        """
        number = None if direct is None else value(direct, W + "numId")
        number = style.number if number is None else number
        # numId 0 switches the numbering of the style off (ISO/IEC 29500-1, 17.9.18).
        if number is None or number == "0":
            return ""
        if number not in self._listings:
            self._listings[number] = self._listing(number)
        listing = self._listings[number]
        if listing is None:
            return ""
        level = list_level(direct)
        return _printed(listing, _style_level(listing, style) if level is None else level, self._styles.language)

    def _listing(self, number: str) -> _Listing | None:
        element = self._numbers.get(number)
        abstract = self._definition(value(element, W + "abstractNumId"))
        if element is None or abstract is None:
            return None
        levels: list[Level | None] = [None] * _LEVELS
        for child in self._abstract[abstract].iterchildren(W + "lvl"):
            index = integer(child.get(W + "ilvl"), -1)
            if 0 <= index < _LEVELS:
                levels[index] = _level(child)
        restarts: set[int] = set()
        for override in element.iterchildren(W + "lvlOverride"):
            index = integer(override.get(W + "ilvl"), -1)
            if not 0 <= index < _LEVELS:
                continue
            own = override.find(W + "lvl")
            level = levels[index] if own is None else _level(own)
            start = value(override, W + "startOverride")
            if start is not None and level is not None:
                level = replace(level, start=integer(start, level.start, 0))
                restarts.add(index)
            levels[index] = level
        return _Listing(levels, self._counters.setdefault(abstract, [None] * _LEVELS), restarts)

    def _definition(self, identity: str | None) -> str | None:
        """The id of the list definition that holds the levels: a definition may refer to a numbering style's."""
        seen: set[str] = set()
        while identity is not None and identity in self._abstract and identity not in seen:
            seen.add(identity)
            link = value(self._abstract[identity], W + "numStyleLink")
            if link is None:
                return identity
            number = self._styles.number_of(link)
            target = value(self._numbers.get(number or ""), W + "abstractNumId")
            identity = self._linked.get(link, target)
        return None


def _level(element: Element) -> Level:
    text = element.find(W + "lvlText")
    shape = element.find(".//" + W + "numFmt")
    kind = "decimal" if shape is None else shape.get(W + "val") or "decimal"
    # "custom" comes with a pattern such as "001, 002, 003, ...": zeros up to the width of its first number.
    pattern = "" if shape is None else (shape.get(W + "format") or "").partition(",")[0].strip()
    fonts = element.find(f"{RPR}/{W}rFonts")
    restart = value(element, W + "lvlRestart")
    return Level(
        # A level without a start begins at 0 (17.9.25); one with an unreadable start most likely means 1.
        start=integer(value(element, W + "start"), 0 if element.find(W + "start") is None else 1, 0),
        kind=kind,
        text="" if text is None or text.get(W + "null") in {"1", "true", "on"} else (text.get(W + "val") or "")[:_LONGEST_TEXT],
        joint="" if value(element, W + "suff") == "nothing" else " ",
        restart=None if restart is None else integer(restart, _LEVELS, 0),
        legal=switch(element.find(W + "isLgl")),
        style=value(element, W + "pStyle"),
        font="" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""),
        digits=min(len(pattern), WIDEST) if pattern[:WIDEST].isdecimal() else 0,
        language=value(element.find(RPR), W + "lang") or "",
    )


def _style_level(listing: _Listing, style: ParagraphStyle) -> int:
    """The level of a style: the one that names the style (17.9.23), else the one it names, else the first."""
    for identity, own in style.chain:
        for index, level in enumerate(listing.levels):
            if level is not None and level.style == identity:
                return index
        if own is not None:
            return own
    return 0


def _printed(listing: _Listing, index: int, language: str) -> str:
    level = listing.levels[index]
    if level is None:
        return ""
    counters = listing.counters
    if index in listing.restarts:
        # A list's own start counts once, where the list first uses the level; later the counter runs on.
        listing.restarts.discard(index)
        counters[index] = None
    count = counters[index]
    counters[index] = level.start if count is None else count + 1
    for upper in range(index):
        # A level that was skipped counts as begun: "1.1" may come first, and the next "1." is then "2.".
        above = listing.levels[upper]
        if counters[upper] is None and above is not None:
            counters[upper] = above.start
    for lower in range(index + 1, _LEVELS):
        below = listing.levels[lower]
        if below is None or below.restart is None or index < below.restart:
            counters[lower] = None
    if level.kind == "bullet":
        label = bullet(level.text, level.font, index)
    else:
        label = _FIELD.sub(lambda match: _number(listing, int(match[1]) - 1, index, language), level.text)
    label = label.replace("\u00a0", " ")
    if not label.strip():
        return ""
    return label.rstrip() + " " if level.joint else label


def _number(listing: _Listing, place: int, index: int, language: str) -> str:
    level, count = listing.levels[place], listing.counters[place]
    # A level without a number of its own (bullet, none) and a level below this one print nothing.
    if level is None or count is None or place > index or level.kind in {"bullet", "none"}:
        return ""
    own = listing.levels[index]
    if own is not None and own.legal:
        return str(count)
    return formatted(count, level.kind, digits=level.digits, language=level.language or language)
