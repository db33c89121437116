"""The whole way of a file to a Plan: read, repair, outline, extract, assemble."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_parser.document import Body, Line, Source, Text, chain

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan
    from kehoach_parser.readers.options import Ocr


def parse_file(path: str | Path, *, format: str | None = None, ocr: Ocr = "auto") -> Plan:  # noqa: A002 - the command's word
    """The plan in a file (PDF, DOCX, TXT, MD, HTML, DOC, ODT, RTF, PNG, JPEG, TIFF).

    format: "pdf", "docx" ... where the name does not tell. ocr: "auto" reads scanned pages and pages with a bad text
    layer from their picture, "force" all pages of a PDF, "never" none. Raises KehoachError subclasses; prints nothing.
    """
    from kehoach_parser.readers import read_file  # noqa: PLC0415 - readers are loaded when a file is read
    from kehoach_parser.readers.options import ReadOptions  # noqa: PLC0415

    return parse_source(read_file(path, format, ReadOptions(ocr=ocr)))


def parse_bytes(data: bytes, name: str, *, format: str | None = None, ocr: Ocr = "auto") -> Plan:  # noqa: A002
    """The plan in bytes; name: a file name that tells the format unless format does; ocr: as for parse_file."""
    from kehoach_parser.readers import read_bytes  # noqa: PLC0415
    from kehoach_parser.readers.options import ReadOptions  # noqa: PLC0415

    return parse_source(read_bytes(data, name, format, options=ReadOptions(ocr=ocr)))


def parse_text(text: str, *, name: str = "text.txt") -> Plan:
    """The plan in a string of plain text or Markdown (name ending in ".md" for Markdown)."""
    return parse_bytes(text.encode("utf-8"), name)


def parse_source(source: Source) -> Plan:
    """The plan in a source that a reader made."""
    from kehoach_parser.assemble import assemble  # noqa: PLC0415
    from kehoach_parser.text.repair import repair  # noqa: PLC0415
    from kehoach_parser.text.restore.body import restore_body  # noqa: PLC0415

    body = restore_body(repair(source.body))
    if body.ocr_pages:
        from kehoach_parser.text.restore.marks import mend_marks  # noqa: PLC0415 - needs the language model

        body = mend_marks(body)
    return assemble(source, body, extract(body))


def extract(body: Body) -> dict[str, Any]:
    """The plan's values with their lines, as a tree of the contract's shape; every line of body is in it once."""
    from kehoach_parser.extract.appendices import known_cells, read_appendices  # noqa: PLC0415
    from kehoach_parser.extract.body import read_body  # noqa: PLC0415
    from kehoach_parser.extract.ending import closing_paragraphs, read_ending, split_closing  # noqa: PLC0415
    from kehoach_parser.extract.footnotes import attach_footnotes  # noqa: PLC0415
    from kehoach_parser.extract.letterhead import read_heading  # noqa: PLC0415
    from kehoach_parser.extract.subject import split_kind, split_subject  # noqa: PLC0415
    from kehoach_parser.structure.blocks import build_blocks  # noqa: PLC0415
    from kehoach_parser.structure.furniture import is_stamp, split_furniture  # noqa: PLC0415
    from kehoach_parser.structure.layout import Layout  # noqa: PLC0415
    from kehoach_parser.structure.outline import build_outline  # noqa: PLC0415
    from kehoach_parser.structure.zones import split_zones  # noqa: PLC0415

    notes = [item for item in body.items if isinstance(item, Line) and item.role == "footnote"]
    items = [item for item in body.items if not (isinstance(item, Line) and item.role == "footnote")]
    furniture = [item for item in items if isinstance(item, Line) and item.role == "furniture"]
    items = [item for item in items if not (isinstance(item, Line) and item.role == "furniture")]
    if body.pages is not None:
        items, at_edges = split_furniture(items, paged=True, edges_told=body.edges_told)
        furniture.extend(at_edges)
    zones = split_zones(items)
    measured = zones.body if body.page_sizes is None else (*zones.body, *zones.appendices)
    layout = Layout([item for item in measured if isinstance(item, Line)])
    stamps = [line for line in zones.header if is_stamp(line.text)]
    heading = read_heading([line for line in zones.header if not is_stamp(line.text)])
    text_items, stray_numbers = split_furniture(zones.body, paged=False) if body.pages is None else (list(zones.body), [])
    furniture.extend(stray_numbers)
    kind, beside = split_kind(zones.kind)
    subject, rest = split_subject(text_items, zones.kind, layout)
    blocks, closing = split_closing(build_blocks([*zones.early, *rest], layout))
    preamble, sections, tables = read_body(build_outline(blocks))
    stamps.extend(line for line in zones.ending if is_stamp(line.text))
    ending = read_ending([line for line in zones.ending if not is_stamp(line.text)])
    appendices, repeated, titles = read_appendices(zones.appendices, layout, known_cells(sections))
    furniture = sorted([*stamps, *furniture, *repeated, *tables.furniture], key=lambda li: li.number)
    unowned = [] if kind else heading.fixed
    stray = [*heading.rest, *(Text.join([line]) for line in unowned), *(Text.join([line]) for line in ending.rest), *titles]
    draft: dict[str, Any] = {
        "header": heading.draft(),
        "kind": kind.with_extra(heading.fixed) if kind else None,
        "subject": chain([beside, Text.join(subject)] if subject else [beside]) if subject or beside else None,
        "preamble": preamble,
        "sections": sections,
        "closing": closing_paragraphs(closing),
        "recipients": ending.recipients,
        "signature": ending.signature(),
        "appendices": [*tables.appendices, *appendices],
        "furniture": furniture,
        "unassigned": [{"marker": None, "text": text, "children": []} for text in stray],
    }
    return attach_footnotes(draft, notes)


