"""The whole way of a file to a Plan: read, repair, outline, extract, assemble."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_parser.document import Body, Source

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan
    from kehoach_parser.draft import PlanDraft
    from kehoach_parser.readers.options import Ocr
    from kehoach_parser.text.code_tables import Kind


def parse_file(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the command's word
    ocr: Ocr = "auto",
    encoding: Kind | None = None,
    lang: str = "en",
) -> Plan:
    """The plan in a file (PDF, DOCX, TXT, MD, HTML, MHT, DOC, ODT, RTF, XLSX, XLS, PNG, JPEG, TIFF).

    format: "pdf", "docx" ... where the name does not tell. ocr: "auto" reads scanned pages and pages with a bad text
    layer from their picture, "force" all pages of a PDF, "never" none. encoding: the old encoding ("tcvn3", "vni" ...) of
    text that neither fonts nor words tell. lang: language of the diagnostics' messages, "en" or "vi". Raises
    KehoachError subclasses; prints nothing.
    """
    from kehoach_parser.readers import read_file  # noqa: PLC0415 - readers are loaded when a file is read
    from kehoach_parser.readers.options import ReadOptions  # noqa: PLC0415

    return parse_source(read_file(path, format, ReadOptions(ocr=ocr, encoding=encoding)), lang)


def parse_bytes(
    data: bytes,
    name: str,
    *,
    format: str | None = None,  # noqa: A002
    ocr: Ocr = "auto",
    encoding: Kind | None = None,
    lang: str = "en",
) -> Plan:
    """The plan in bytes; name: a file name that tells the format unless format does; ocr, encoding, lang: as for parse_file."""
    from kehoach_parser.readers import read_bytes  # noqa: PLC0415
    from kehoach_parser.readers.options import ReadOptions  # noqa: PLC0415

    return parse_source(read_bytes(data, name, format, options=ReadOptions(ocr=ocr, encoding=encoding)), lang)


def parse_text(text: str, *, name: str = "text.txt", lang: str = "en") -> Plan:
    """The plan in a string of plain text or Markdown (name ending in ".md" for Markdown)."""
    return parse_bytes(text.encode("utf-8"), name, lang=lang)


def parse_source(source: Source, lang: str = "en") -> Plan:
    """The plan in a source that a reader made."""
    from kehoach_parser.assemble import assemble  # noqa: PLC0415
    from kehoach_parser.text.codes import doubt_codes  # noqa: PLC0415
    from kehoach_parser.text.repair import repair  # noqa: PLC0415
    from kehoach_parser.text.restore.body import restore_body  # noqa: PLC0415

    body = restore_body(repair(source.body))
    if body.ocr_pages:
        from kehoach_parser.text.restore.marks import mend_marks  # noqa: PLC0415 - needs the language model

        body = mend_marks(body)
    body = doubt_codes(body)
    return assemble(source, body, extract(body), lang)


def extract(body: Body) -> PlanDraft:
    """What is printed in a body, typed, each value with its lines; every line of body is in it once."""
    from kehoach_parser.extract.plan import read_plan  # noqa: PLC0415 - loaded when a file is parsed

    return read_plan(body)
