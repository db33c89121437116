"""The text of one paragraph of a Word file: runs, breaks, fields, tracked changes, notes, formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kehoach_parser.readers.docx.counting.fields import TICKED, UNTICKED, Counters, Field, is_contents, is_page_field
from kehoach_parser.readers.docx.fonts import SOFT_HYPHEN, Part, old_encoding, printed
from kehoach_parser.readers.docx.formulas import formula
from kehoach_parser.readers.docx.glyphs import eight_bit, is_special, plain, symbol
from kehoach_parser.readers.docx.package import (
    ALTERNATE,
    REMOVED,
    RPR,
    TXBX,
    W14,
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
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


@dataclass(slots=True)
class Draft:
    """One printed line under way; page: an explicit page break stands before it. old: parts are set in old fonts.
    contents: it is of a list of contents.
    """

    parts: list[Part] = field(default_factory=list)
    old: bool = False
    bold: bool = False
    light: bool = False
    page: bool = False
    contents: bool = False

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
    """What a paragraph holds: its lines, and the shapes with text boxes and the diagrams that are anchored in it."""

    drafts: list[Draft] = field(default_factory=lambda: [Draft()])
    shapes: list[Element] = field(default_factory=list)
    diagrams: list[Element] = field(default_factory=list)


class Inline:
    """Reads the paragraphs of one part (body, a note, a header) in order; fields may run over several of them.

    mark: gives the text of a note's reference, from "footnote" or "endnote" and the note's id. old: the encodings of
    fonts of the 8-bit age that are in use. counters: what fields count through the whole document.
    """

    def __init__(
        self,
        root: Element,
        styles: Styles,
        mark: Callable[[str, str], str],
        counters: Counters,
        old: frozenset[Kind] = frozenset(),
    ) -> None:
        self._styles = styles
        self._old = old
        self._mark = mark
        self._counters = counters
        self._fields: list[Field] = []
        kinds = [char.get(W + "fldCharType") for char in root.iter(_FIELD_CHAR)]
        # Where a field is never closed, nothing is left out on its account: better an instruction than a lost page.
        self._balanced = kinds.count("begin") == kinds.count("end")
        self._style = styles.paragraph(None)
        self._level: int | None = None
        self._content = Content()
        self._inside: dict[str, Callable[[Element], None]] = {
            _RUN: self._read_run,
            _FIELD: self._simple_field,
            ALTERNATE: self._alternate,
            **dict.fromkeys(WRAPPERS, self._walk),
            W + "sdt": self._control,
            **dict.fromkeys(_FORMULAS, self._read_formula),
            **dict.fromkeys(REMOVED, self._removed),
        }
        self._in_run: dict[str, Callable[[Element, Element | None, Face], None]] = {
            _TEXT: self._text,
            _FIELD_CHAR: lambda element, _properties, face: self._field_char(element, face),
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

    def read(self, paragraph: Element, style: ParagraphStyle, content: Content, level: int | None = None) -> None:
        """Add a paragraph's text and shapes to content; level: its outline level, 1 the highest."""
        self._style, self._content, self._level = style, content, level
        if self._fields:
            content.drafts[-1].contents = content.drafts[-1].contents or self._in_contents()
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
        instruction = element.get(W + "instr") or ""
        if not is_page_field(instruction):
            self._fields.append(Field(instruction, result=True))
            self._walk(element)
            self._end_field(self._styles.face(None, self._style))

    def _read_formula(self, element: Element) -> None:
        self._add(formula(element), self._styles.face(None, self._style))

    def _control(self, element: Element) -> None:
        """A content control; a box to tick prints as the one sign or the other, in whatever font."""
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        if box is None:
            self._walk(element)
        else:
            checked = box.find(W14 + "checked")
            ticked = checked is not None and checked.get(W14 + "val", "1") not in {"0", "false", "off"}
            self._add(TICKED if ticked else UNTICKED, self._styles.face(None, self._style))

    def _removed(self, element: Element) -> None:
        # A deleted field may begin or end outside of the deletion.
        for char in element.iter(_FIELD_CHAR):
            self._field_char(char, None)

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
        if face.hidden:
            return
        if next(element.iter(TXBX), None) is not None:
            self._content.shapes.append(element)
        elif next(element.iter(_DIAGRAM), None) is not None:
            self._content.diagrams.append(element)

    def _quiet(self) -> bool:
        return self._balanced and any(entry.silent or not entry.result for entry in self._fields)

    def _in_contents(self) -> bool:
        return self._balanced and any(is_contents(entry.instruction) for entry in self._fields)

    def _add(self, text: str, face: Face, encoding: Encoding | None = None) -> None:
        if not text or face.hidden or (self._fields and self._quiet()):
            return
        draft = self._content.drafts[-1]
        if self._fields:
            for entry in self._fields:
                entry.shown = entry.shown or not text.isspace()
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
            self._content.drafts.append(Draft(page=element.get(W + "type") == "page", contents=self._in_contents()))

    def _note(self, element: Element, _properties: Element | None, face: Face) -> None:
        # A mark of the author's own choice stands in the run as text.
        custom = (element.get(W + "customMarkFollows") or "0") not in {"0", "false", "off"}
        if not custom and not face.hidden and not self._quiet():
            text = self._mark(_NOTES[element.tag], element.get(W + "id") or "")
            # The mark is no word of the line: it does not tell whether the line is bold.
            self._content.drafts[-1].parts.append((text, None))

    def _field_char(self, element: Element, face: Face | None) -> None:
        """A field begins, shows its result or ends; face: None where that was deleted."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(silent=face is None, form=element.find(W + "ffData")))
        elif self._fields and kind == "separate":
            entry = self._fields[-1]
            entry.result, entry.silent = True, entry.silent or is_page_field(entry.instruction)
            if is_contents(entry.instruction) and self._balanced:
                self._content.drafts[-1].contents = True
        elif self._fields and kind == "end":
            self._end_field(face)

    def _end_field(self, face: Face | None) -> None:
        entry = self._fields.pop()
        if face is None or entry.silent or face.hidden or not self._balanced or self._quiet():
            return
        text = self._counters.text(entry, self._level)
        if not entry.shown:
            self._add(text, face)


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(W + "rFonts")
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def _sym(element: Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return symbol(code, element.get(W + "font") or "")
