"""The text of one paragraph of a Word file: runs, breaks, fields, tracked changes, notes, formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kehoach_parser.readers.docx.fonts import SOFT_HYPHEN, Part, old_encoding, printed
from kehoach_parser.readers.docx.glyphs import eight_bit, is_special, plain, symbol
from kehoach_parser.readers.docx.package import (
    ALTERNATE,
    REMOVED,
    RPR,
    TXBX,
    WRAPPERS,
    Element,
    M,
    W,
    branch,
    lead,
)
from kehoach_parser.readers.docx.styles import Face, ParagraphStyle, Styles
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.legacy import Encoding

_RUN, _TEXT = W + "r", W + "t"
_FIELD_CHAR, _FIELD, _INSTRUCTION = W + "fldChar", W + "fldSimple", W + "instrText"
_SHAPES = frozenset({W + "drawing", W + "pict", W + "object"})
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
# Fields that print the page's number or the number of pages: no part of the text.
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


@dataclass(slots=True)
class Draft:
    """One printed line under way; page: an explicit page break stands before it. old: parts are set in old fonts."""

    parts: list[Part] = field(default_factory=list)
    old: bool = False
    bold: bool = False
    light: bool = False
    page: bool = False

    @property
    def text(self) -> str:
        """The line's text so far."""
        return printed(self.parts) if self.old else self.raw

    @property
    def raw(self) -> str:
        """The text as the file has it."""
        return "".join([text for text, _ in self.parts])


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its lines, and the shapes with text boxes that are anchored in it."""

    drafts: list[Draft] = field(default_factory=lambda: [Draft()])
    shapes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False
    silent: bool = False


class Inline:
    """Reads the paragraphs of one part (body, a note, a header) in order; fields may run over several of them.

    mark: gives the text of a note's reference, from "footnote" or "endnote" and the note's id. old: the encodings of
    fonts of the 8-bit age that are in use.
    """

    def __init__(self, root: Element, styles: Styles, mark: Callable[[str, str], str], old: frozenset[Kind] = frozenset()) -> None:
        self._styles = styles
        self._old = old
        self._mark = mark
        self._fields: list[_Field] = []
        kinds = [char.get(W + "fldCharType") for char in root.iter(_FIELD_CHAR)]
        # Where a field is never closed, nothing is left out on its account: better an instruction than a lost page.
        self._balanced = kinds.count("begin") == kinds.count("end")
        self._style = styles.paragraph(None)
        self._content = Content()
        self._inside: dict[str, Callable[[Element], None]] = {
            _RUN: self._read_run,
            _FIELD: self._simple_field,
            ALTERNATE: self._alternate,
            **dict.fromkeys(WRAPPERS, self._walk),
            **dict.fromkeys(_FORMULAS, self._read_formula),
            **dict.fromkeys(REMOVED, self._removed),
        }
        self._in_run: dict[str, Callable[[Element, Element | None, Face], None]] = {
            _TEXT: self._text,
            _FIELD_CHAR: lambda element, _properties, _face: self._field_char(element),
            _INSTRUCTION: self._instruction,
            W + "sym": self._symbol,
            W + "ruby": lambda element, _properties, _face: self._walk(element),
            ALTERNATE: self._alternate_in_run,
            **dict.fromkeys(_FIXED, lambda element, _properties, face: self._add(_FIXED[element.tag], face)),
            SOFT_HYPHEN: self._soft_hyphen,
            **dict.fromkeys((W + "br", W + "cr"), self._break),
            **dict.fromkeys(_SHAPES, self._shape),
            **dict.fromkeys(_NOTES, self._note),
        }

    def read(self, paragraph: Element, style: ParagraphStyle, content: Content) -> None:
        """Add a paragraph's text and shapes to content."""
        self._style, self._content = style, content
        self._walk(paragraph)

    def _walk(self, parent: Element) -> None:
        for child in parent:
            handler = self._inside.get(child.tag)
            if handler is not None:
                handler(child)

    def _read_run(self, run: Element) -> None:
        properties = lead(run, RPR)
        self._run(run, properties, self._styles.face(properties, self._style))

    def _run(self, run: Element, properties: Element | None, face: Face) -> None:
        for child in run:
            handler = self._in_run.get(child.tag)
            if handler is not None:
                handler(child, properties, face)

    def _simple_field(self, element: Element) -> None:
        if not _is_page_field(element.get(W + "instr") or ""):
            self._walk(element)

    def _read_formula(self, element: Element) -> None:
        self._add(_formula(element), self._styles.face(None, self._style))

    def _removed(self, element: Element) -> None:
        # A deleted field may begin or end outside of the deletion.
        for char in element.iter(_FIELD_CHAR):
            self._field_char(char)

    def _alternate(self, element: Element) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._walk(chosen)

    def _alternate_in_run(self, element: Element, properties: Element | None, face: Face) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._run(chosen, properties, face)

    def _text(self, element: Element, properties: Element | None, face: Face) -> None:
        self._letters(element.text or "", properties, face)

    def _soft_hyphen(self, _element: Element, properties: Element | None, face: Face) -> None:
        # Kept until the text's encoding is known: in TCVN3 it is a letter. In Unicode it prints nothing.
        self._letters("\u00ad", properties, face)

    def _letters(self, text: str, properties: Element | None, face: Face) -> None:
        if self._old:
            encoding = old_encoding(self._styles.font(properties, self._style), self._old)
            if encoding is not None:
                self._add(eight_bit(text), face, encoding)
                return
        self._add(plain(text, _font(properties)) if is_special(text) else text, face)

    def _symbol(self, element: Element, _properties: Element | None, face: Face) -> None:
        self._add(_sym(element), face, old_encoding(element.get(W + "font") or "", self._old))

    def _instruction(self, element: Element, _properties: Element | None, _face: Face) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _shape(self, element: Element, _properties: Element | None, face: Face) -> None:
        if not face.hidden and next(element.iter(TXBX), None) is not None:
            self._content.shapes.append(element)

    def _quiet(self) -> bool:
        return self._balanced and any(entry.silent or not entry.result for entry in self._fields)

    def _add(self, text: str, face: Face, encoding: Encoding | None = None) -> None:
        if not text or face.hidden or (self._fields and self._quiet()):
            return
        draft = self._content.drafts[-1]
        if encoding is not None:
            draft.old = True
            draft.parts.append((text, Encoding(encoding.kind, capitals=encoding.capitals or face.capitals)))
        else:
            draft.parts.append((text.upper() if face.capitals else text, None))
        if not text.isspace():
            draft.bold = draft.bold or face.bold
            draft.light = draft.light or not face.bold

    def _break(self, element: Element, _properties: Element | None, face: Face) -> None:
        if not face.hidden and not self._quiet():
            self._content.drafts.append(Draft(page=element.get(W + "type") == "page"))

    def _note(self, element: Element, _properties: Element | None, face: Face) -> None:
        # A mark of the author's own choice stands in the run as text.
        custom = (element.get(W + "customMarkFollows") or "0") not in {"0", "false", "off"}
        if not custom and not face.hidden and not self._quiet():
            text = self._mark(_NOTES[element.tag], element.get(W + "id") or "")
            # The mark is no word of the line: it does not tell whether the line is bold.
            self._content.drafts[-1].parts.append((text, None))

    def _field_char(self, element: Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            entry = self._fields[-1]
            entry.result, entry.silent = True, _is_page_field(entry.instruction)
        elif self._fields and kind == "end":
            self._fields.pop()


def _is_page_field(instruction: str) -> bool:
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(W + "rFonts")
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def _sym(element: Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return symbol(code, element.get(W + "font") or "")


def _formula(element: Element) -> str:
    """A formula on one line: a fraction as a/b, all else as its characters stand."""
    if element.tag == M + "t":
        return plain(element.text or "")
    if element.tag == M + "f":
        return "/".join(_formula(child) for child in element if child.tag in {M + "num", M + "den"})
    return "".join(_formula(child) for child in element)
