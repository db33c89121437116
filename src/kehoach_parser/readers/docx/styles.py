"""Styles of a Word document: what a paragraph or run inherits, resolved once per style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from kehoach_parser.readers.docx.fonts import font_of
from kehoach_parser.readers.docx.package import PPR, RPR, Element, W, attribute, integer, switch, value

_TOGGLES = {W + "b": 0, W + "caps": 1, W + "vanish": 2}
_CHARACTER = W + "rStyle"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
# Bold, capitals, hidden: set, unset, or nothing said.
Toggles: TypeAlias = tuple[bool | None, bool | None, bool | None]
NO_TOGGLES: Toggles = (None, None, None)
# Word's own styles of a list of contents and of its heading.
_CONTENTS = re.compile(r"toc (?:[1-9]|heading)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says, its ancestors (basedOn) included; None where none of them says anything.

    toggles: (bold, capitals, hidden). outline: 0 the highest, 9 body text. number: the list (numId). contents: it is one
    of a list of contents. chain: (style, its own list level), the style itself first.
    """

    toggles: Toggles = NO_TOGGLES
    outline: int | None = None
    page_break: bool = False
    number: str | None = None
    contents: bool = False
    chain: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """How a run prints, as far as it matters to a reader."""

    bold: bool
    capitals: bool
    hidden: bool


class Styles:
    """The styles part; without one every style is empty. language: of the document's text by default, "" where untold."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._document = NO_TOGGLES
        self._paragraphs: dict[tuple[str, Toggles], ParagraphStyle] = {}
        self._characters: dict[str, Toggles] = {}
        self._faces: dict[tuple[object, ...], Face] = {}
        self._fonts: dict[tuple[str, str | None], str] = {}
        self._base_font = ""
        self.language = ""
        if root is None:
            return
        for style in root.iterchildren(W + "style"):
            identity = style.get(W + "styleId") or ""
            self._elements.setdefault(identity, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self._default = identity
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
        self._document = toggles_of(defaults)
        self._base_font = font_of(defaults) or ""
        self.language = value(defaults, W + "lang") or ""

    def paragraph(self, identity: str | None, table: Toggles = NO_TOGGLES) -> ParagraphStyle:
        """A paragraph style by its id, in a table whose style sets these toggles; the default style where the id is unknown."""
        name = identity if identity in self._elements else self._default
        key = (name, table)
        if key not in self._paragraphs:
            own = self._resolved(name)
            # A property that is set by both of two styles is off (17.7.3).
            if table != NO_TOGGLES:
                bold, capitals, hidden = (bool(a) != bool(b) for a, b in zip(own.toggles, table, strict=True))
                own = replace(own, toggles=(bold, capitals, hidden))
            self._paragraphs[key] = own
        return self._paragraphs[key]

    def number_of(self, identity: str) -> str | None:
        """The list (numId) that a numbering style names."""
        style = self._elements.get(identity)
        return None if style is None else value(style.find(f"{PPR}/{W}numPr"), W + "numId")

    def face(self, properties: Element | None, style: ParagraphStyle) -> Face:
        """How a run with these properties (w:rPr) prints in a paragraph of this style.

        A run's own word counts first; else a property is on where exactly one of paragraph style and character style
        sets it, or where the document's defaults do (ISO/IEC 29500-1, 17.7.3, toggle properties).
        """
        own, character = _run_properties(properties)
        key = (own, character, style.toggles)
        if key not in self._faces:
            inherited = NO_TOGGLES if character is None else self._character(character)
            self._faces[key] = Face(
                *(
                    direct if direct is not None else bool(base) or bool(first) != bool(second)
                    for direct, base, first, second in zip(own, self._document, style.toggles, inherited, strict=True)
                )
            )
        return self._faces[key]

    def font(self, properties: Element | None, style: ParagraphStyle) -> str:
        """The font of a run's letters beyond ASCII: its own, its character style's, the paragraph style's, the document's."""
        own = font_of(properties)
        if own is not None:
            return own
        character = _run_properties(properties)[1]
        key = (style.chain[0][0] if style.chain else "", character)
        if key not in self._fonts:
            chain = [*(self.chain(character) if character else ()), *(self.chain(key[0]) if key[0] else ())]
            told = (font_of(element.find(RPR)) for element in chain)
            self._fonts[key] = next((name for name in told if name is not None), self._base_font)
        return self._fonts[key]

    def _character(self, identity: str) -> Toggles:
        if identity not in self._characters:
            self._characters[identity] = _nearest([toggles_of(style.find(RPR)) for style in self.chain(identity)])
        return self._characters[identity]

    def chain(self, identity: str) -> list[Element]:
        """A style and those that it is based on, itself first."""
        found: dict[str, Element] = {}
        following: str | None = identity
        while following is not None and following in self._elements and following not in found:
            found[following] = self._elements[following]
            following = value(found[following], W + "basedOn")
        return list(found.values())

    def _resolved(self, identity: str) -> ParagraphStyle:
        outline: int | None = None
        page_break: bool | None = None
        number: str | None = None
        contents = False
        chain: list[tuple[str, int | None]] = []
        styles = self.chain(identity)
        for style in styles:
            properties = style.find(PPR)
            level: int | None = None
            if properties is not None:
                listing = properties.find(W + "numPr")
                number = number if number is not None else value(listing, W + "numId")
                level = list_level(listing)
                outline = outline if outline is not None else outline_level(properties.find(W + "outlineLvl"))
                breaks = properties.find(W + "pageBreakBefore")
                page_break = page_break if page_break is not None or breaks is None else switch(breaks)
            name = value(style, W + "name") or ""
            heading = _HEADING.fullmatch(name)
            contents = contents or _CONTENTS.fullmatch(name) is not None
            # Word's own heading styles have their level by name, even where the file leaves it out.
            outline = int(heading[1]) - 1 if outline is None and heading else outline
            chain.append((style.get(W + "styleId") or "", level))
        toggles = _nearest([toggles_of(style.find(RPR)) for style in styles])
        return ParagraphStyle(toggles, outline, bool(page_break), number, contents, tuple(chain))


def outline_level(element: Element | None) -> int | None:
    """The level of a w:outlineLvl: 0 the highest, 9 body text, None where it is missing or says nothing valid."""
    level = integer(attribute(element), -1)
    return level if 0 <= level <= 9 else None


def list_level(listing: Element | None) -> int | None:
    """The list level (0-8) of a w:numPr; None where it says nothing valid."""
    level = integer(value(listing, W + "ilvl"), -1)
    return level if 0 <= level <= 8 else None


def toggles_of(properties: Element | None) -> Toggles:
    """What a w:rPr says of bold, capitals and hidden text."""
    return _run_properties(properties)[0]


def _run_properties(properties: Element | None) -> tuple[Toggles, str | None]:
    """The toggles and the character style of a w:rPr, in one walk: this runs for every run."""
    if properties is None:
        return NO_TOGGLES, None
    found: list[bool | None] = [None, None, None]
    character: str | None = None
    for child in properties:
        tag = child.tag
        index = _TOGGLES.get(tag)
        if index is not None:
            found[index] = switch(child)
        elif tag == _CHARACTER:
            character = attribute(child)
    return (found[0], found[1], found[2]), character


def _nearest(
    toggles: list[Toggles],
) -> Toggles:
    bold, capitals, hidden = (next((t[i] for t in toggles if t[i] is not None), None) for i in range(3))
    return (bold, capitals, hidden)
