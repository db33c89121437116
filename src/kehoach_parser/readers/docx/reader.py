"""Word files (DOCX): what Word prints, as lines and grids; nothing here knows a plan.

Read straight from the package with lxml: 8 ms for a plan of 60 kB where python-docx takes 53 ms.
"""

from __future__ import annotations

from dataclasses import replace

from kehoach_parser.document import Body, Item, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.docx.blocks import Blocks
from kehoach_parser.readers.docx.counting.numbering import Numbering
from kehoach_parser.readers.docx.embedded import Embedded
from kehoach_parser.readers.docx.fonts import Part, kinds_in_use, text_of
from kehoach_parser.readers.docx.glyphs import eight_bit
from kehoach_parser.readers.docx.package import PPR, RPR, Element, P, Package, R, W, lead, switch, value
from kehoach_parser.readers.docx.styles import Styles
from kehoach_parser.readers.options import ReadPart
from kehoach_parser.readers.page.typed_notes import typed_notes
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.legacy import encoding_of

_SECTION = W + "sectPr"
_NEW_PAGE = frozenset({"nextPage", "oddPage", "evenPage"})
_FURNITURE = frozenset({W + "headerReference", W + "footerReference"})


def read_docx(data: bytes, name: str, read_part: ReadPart | None = None) -> Body:
    """A Word file's body: tracked changes accepted, automatic numbers written out, hidden text left out.

    Items are the body (notes typed at its end with role "footnote"), then the notes (role "footnote"), then page headers
    and footers (role "furniture"). Word files have no fixed pages: page, bbox and pages are None; page_start marks
    explicit breaks. name: for messages; read_part: reads what the file takes in from other formats (w:altChunk).
    Raises InputError where the bytes are no Word document or are damaged, EncryptedError where a password protects
    them, LimitError where a part unpacks to more than MAX_PART_BYTES.
    """
    package = Package(data, name)
    try:
        return _body(package, read_part)
    except RecursionError as error:
        raise InputError("docx-too-deep", name) from error


def _body(package: Package, read_part: ReadPart | None) -> Body:
    body = package.document.find(W + "body")
    if body is None:
        raise InputError("docx-broken", package.name)
    sections = [element for element in body.iter(_SECTION) if element.getparent().tag in {PPR, W + "body"}]
    styles = Styles(package.of_kind("styles"))
    starts = [value(section, W + "type") in {None, *_NEW_PAGE} for section in sections]
    old = _old_encodings(body, styles) if package.old_fonts else frozenset()
    embedded = Embedded(package, read_part)
    blocks = Blocks(styles, Numbering(package.of_kind("numbering"), styles), starts, embedded, old)
    items = typed_notes(blocks.story(body))
    items.extend(_notes(package, blocks))
    items.extend(_furniture(package, blocks, sections))
    return Body(tuple(items), unread_parts=tuple(embedded.unread))


def _old_encodings(body: Element, styles: Styles) -> frozenset[Kind]:
    """The encodings of the 8-bit age that the document's text is in."""
    paragraphs = []
    for paragraph in body.iter(P):
        properties = lead(paragraph, PPR)
        style = styles.paragraph(None if properties is None else value(properties, W + "pStyle"))
        parts: list[Part] = []
        for run in paragraph.iterchildren(W + "r"):
            encoding = encoding_of(styles.font(lead(run, RPR), style))
            parts.append((eight_bit(text_of(run)), encoding))
        paragraphs.append(parts)
    return kinds_in_use(paragraphs)


def _notes(package: Package, blocks: Blocks) -> list[Item]:
    """The notes in the order of their references, each first line with its mark."""
    texts: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote") if blocks.notes else ():
        root = package.of_kind(kind + "s")
        for note in () if root is None else root.iterchildren(W + kind):
            texts.setdefault((kind, note.get(W + "id") or ""), note)
    found: list[Item] = []
    # A note may refer to a further note, which then comes last.
    for index, key in enumerate(blocks.notes, 1):
        lines = blocks.story(texts[key], "footnote") if key in texts else []
        if lines and isinstance(lines[0], Line):
            lines[0] = replace(lines[0], text=f"[{index}] {lines[0].text.lstrip()}")
        found.extend(lines)
    return found


def _furniture(package: Package, blocks: Blocks, sections: list[Element]) -> list[Item]:
    """The lines of the page headers and footers that print, each distinct text once."""
    found: list[Item] = []
    settings: Element | None = None
    read: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for section in sections:
        for reference in section:
            kind = reference.get(W + "type")
            target = package.relations.get(reference.get(R + "id") or "", ("", ""))[1]
            if reference.tag not in _FURNITURE or target in read:
                continue
            if kind == "first" and not switch(section.find(W + "titlePg")):
                continue
            if kind == "even":
                settings = package.of_kind("settings") if settings is None else settings
                if settings is None or not switch(settings.find(W + "evenAndOddHeaders")):
                    continue
            read.add(target)
            root = package.part(target)
            if root is None:
                continue
            before = blocks.number
            items = blocks.story(root, "furniture")
            lines = [line for item in items for line in _beside(item)]
            text = tuple(" ".join(line.text.split()) for line in lines)
            # What is left of "- 2 -" without its page number is no text.
            if text in seen or not any(char.isalnum() for char in "".join(text)):
                blocks.number = before
                continue
            seen.add(text)
            found.extend(replace(line, reason="edge", page_start=place == 0) for place, line in enumerate(lines))
    return found


def _beside(item: Item) -> list[Line]:
    """The lines of a header; cells of its table stand side by side."""
    if isinstance(item, Line):
        return [item]
    cells = sorted(item.cells, key=lambda cell: (cell.column, cell.row))
    return [replace(line, column=cell.column + 1) for cell in cells for line in cell.lines]
