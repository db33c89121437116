"""What was put on a page after it was printed: stamps, typed notes, form fields and the faces of digital signatures.

They are annotations with an appearance of their own; PDFium's text leaves them out until they are made part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pypdfium2 import raw

from kehoach_parser.readers.page.space import Space
from kehoach_parser.readers.pdf.objects.letters import Turned, read_odd
from kehoach_parser.readers.pdf.objects.odd import TextObject

_SHOWN = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_WATERMARK})
_DEEPEST_FORM = 4
# The time of day, as signing software prints it; an address of e-mail.
_TIME_OF_DAY = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")
# More lines than this in one field are what a program wrote about a signature, no value.
_MOST_LINES = 1


def has_added(page: Any) -> bool:
    """Are there annotations on the page that may hold text? Links and highlights do not count."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN:
            return True
    return False


def flatten(page: Any) -> int | None:
    """Makes the annotations part of the page, which must be loaded anew; the number of objects before, None if it failed."""
    before = int(raw.FPDFPage_CountObjects(page.raw))
    return before if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS else None


def added_objects(page: Any, before: int) -> list[tuple[int, TextObject]]:
    """(number of its field, text object) of all that flattening put on the page behind its first objects."""
    found: list[tuple[int, TextObject]] = []
    field = 0
    for index in range(before, raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            continue
        for inner in range(raw.FPDFFormObj_CountObjects(item)):
            _collect(raw.FPDFFormObj_GetObject(item, inner), item, field, found, 1)
            field += 1
    return found


def _collect(item: Any, form: Any, field: int, found: list[tuple[int, TextObject]], depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        found.append((field, TextObject(item, form, 0.0, "added")))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth <= _DEEPEST_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            _collect(raw.FPDFFormObj_GetObject(item, index), item, field, found, depth + 1)


def remove_added(page: Any, before: int) -> None:
    """Takes what flattening put on the page off it again."""
    for index in reversed(range(before, raw.FPDFPage_CountObjects(page.raw))):
        raw.FPDFPage_RemoveObject(page.raw, raw.FPDFPage_GetObject(page.raw, index))


def read_added(
    textpage: Any, space: Space, objects: Sequence[tuple[int, TextObject]], names: Sequence[str]
) -> tuple[list[Turned], list[Turned]]:
    """(values, what signing software wrote) of the fields.

    A value is one line: a number, a day, a stamp with one. What a program tells of a signature has several lines, the
    time of day, an address of e-mail, or one of the names in the certificate.
    """
    values: list[Turned] = []
    remarks: list[Turned] = []
    for number in dict.fromkeys(field for field, _ in objects):
        lines = read_odd(textpage, space, [item for field, item in objects if field == number])
        about = len(lines) > _MOST_LINES or any(_is_remark(line.text, names) for line in lines)
        (remarks if about else values).extend(lines)
    return values, remarks


def _is_remark(text: str, names: Sequence[str]) -> bool:
    return _TIME_OF_DAY.search(text) is not None or "@" in text or any(name in text for name in names)
