"""A DOCX as PDF, and the text of a PDF as programs print it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import pypdfium2

_HYPHEN_AT_LINE_END = "\ufffe"
"""What PDFium puts in the place of a hyphen at the end of a line."""


def write_pdf(source: Path) -> Path:
    """Convert a DOCX with LibreOffice (under a profile of its own) and take the date of the day out of the PDF."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(source.parent),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    target = source.with_suffix(".pdf")
    data = target.read_bytes()
    data = re.sub(rb"CreationDate\(D:[^)]*\)", b"CreationDate(D:20240101000000Z)", data)
    data = re.sub(rb"(?<=[<])[0-9A-F]{32}(?=>)", b"0" * 32, data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    target.write_bytes(data)
    return target


def pages_of_lines(path: Path) -> list[list[str]]:
    """Return the lines of each page in the order of the file."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [text.replace(_HYPHEN_AT_LINE_END, "-\n").replace("\r", "").split("\n") for text in texts]
