"""What python-docx has no call for: automatic numbering, footnotes, page numbers, repeated heading rows."""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.section import Section
from docx.table import _Row
from docx.text.paragraph import Paragraph

from sample_plans.content.model import Note
from sample_plans.layout.blocks import Level

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BODY_LIST, _TABLE_LIST = 90, 91
_FIRST_NOTE = 2
"""Ids 0 and 1 are the separators."""

_LEVELS: tuple[tuple[Level, str, str], ...] = (
    ("roman", "upperRoman", "%1."),
    ("arabic", "decimal", "%2."),
    ("decimal", "decimal", "%2.%3."),
    ("letter", "lowerLetter", "%4)"),
    ("dash", "bullet", "-"),
    ("plus", "bullet", "+"),
)
_TABLE_LEVELS = (("upperRoman", "%1"), ("decimal", "%2"))


def add_numbering(document: Document) -> None:
    """Define the list of the body (I., 1., 1.1., a), -, +) and that of the table's first column (I, 1)."""
    body = [_level(n, kind, text, "space", 720) for n, (_, kind, text) in enumerate(_LEVELS)]
    table = [_level(n, kind, text, "nothing", 0) for n, (kind, text) in enumerate(_TABLE_LEVELS)]
    numbering = document.part.numbering_part.element
    for number, levels in ((_TABLE_LIST, table), (_BODY_LIST, body)):
        head = f'<w:abstractNum {_W} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        numbering.insert(0, parse_xml(head + "".join(levels) + "</w:abstractNum>"))
        numbering.append(parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _level(n: int, kind: str, text: str, after: str, indent: int) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr></w:lvl>'
    )


def number_paragraph(paragraph: Paragraph, level: Level, *, bold: bool) -> None:
    """Let Word number a paragraph of the body."""
    _set_number(paragraph, _BODY_LIST, [name for name, _, _ in _LEVELS].index(level), bold=bold)


def number_cell(paragraph: Paragraph, level: int, *, bold: bool) -> None:
    """Let Word number a row: level 0 for a group, 1 for a row in it."""
    _set_number(paragraph, _TABLE_LIST, level, bold=bold)


def _set_number(paragraph: Paragraph, number: int, level: int, *, bold: bool) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties._insert_numPr(parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
    if bold:  # the paragraph mark's face is the number's
        properties.append(parse_xml(f"<w:rPr {_W}><w:b/></w:rPr>"))


def add_footnote_mark(paragraph: Paragraph, note: Note) -> None:
    """Set the raised mark of a footnote."""
    number = int(note.number) - 1 + _FIRST_NOTE
    paragraph._p.append(
        parse_xml(
            f'<w:r {_W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        )
    )


def add_footnotes(document: Document, notes: list[Note]) -> None:
    """Add the part that holds the texts of the footnotes."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {note.text}</w:t></w:r></w:p></w:footnote>'
        for n, note in enumerate(notes, start=_FIRST_NOTE)
    )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}>{rules}{texts}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_page_number(section: Section) -> None:
    """Print the page number in the middle of the top margin."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = 1
    paragraph.paragraph_format.first_line_indent = 0
    paragraph._p.append(parse_xml(f'<w:fldSimple {_W} w:instr="PAGE"/>'))


def repeat_row(row: _Row) -> None:
    """Repeat a heading row on each page of its table."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_W}/>"))


def settle_dates(path: Path) -> None:
    """Write the DOCX archive anew with a fixed date on each member."""
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
