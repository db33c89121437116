"""Native PDF through PDFium: page text for prose, bounds of path objects for rulings, words by place for cells.

Costs about 1.5 times PDFium's plain text: two character boxes a line, and two a word of a table. Use it in processes,
never in threads: PDFium is not thread-safe.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pypdfium2 as pdfium
from pypdfium2 import raw

from kehoach_parser.document import Body
from kehoach_parser.errors import EncryptedError, InputError
from kehoach_parser.readers.options import DEFAULT, ReadOptions
from kehoach_parser.readers.pdf.assembled import Pages
from kehoach_parser.readers.pdf.glyph_ids import GlyphReader
from kehoach_parser.readers.pdf.page import PageReader
from kehoach_parser.readers.pdf.scans import Scans
from kehoach_parser.readers.pdf.signatures import read_signatures


def read_pdf(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Body:
    """Lines and tables of a PDF; pages that are pictures through OCR where options.ocr lets it.

    Raises EncryptedError, InputError (broken, no pages), and what OCR raises: MissingProgramError, LimitError.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedError("pdf-password", name) from error
        raise InputError("pdf-broken", name) from error
    try:
        count = len(document)
        if count == 0:
            raise InputError("pdf-no-pages", name)
        signatures = read_signatures(document, data)
        reader = PageReader(document, data, GlyphReader(data, name), signatures)
        scans = Scans(options, name)
        pages = Pages()
        for number in range(1, count + 1):
            try:
                found, page = reader.page(number)
            except pdfium.PdfiumError as error:
                raise InputError("pdf-page", name, page=number) from error
            signed = [(line.text, line.box) for line in found.lines if line.reason == "signature"]
            pages.add(found, scans.page(page, number, found.text, signed))
            # As the page was read: one that is printed sideways has been turned by now.
            pages.sizes.append((round(page.get_width(), 2), round(page.get_height(), 2)))
            page.close()
    finally:
        document.close()
    items = pages.items()
    scans.finish(items)
    body = Body(items, pages=count, page_sizes=tuple(pages.sizes), ocr_pages=tuple(scans.read), unread_pages=tuple(scans.unread))
    layer: Literal["native", "ocr", "none"] = "none" if not items else "ocr" if scans.read else "native"
    return replace(body, layer=layer, signatures=signatures, edges_told=not scans.read)
