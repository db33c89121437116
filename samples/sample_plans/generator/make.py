"""Make files with their expected JSON from documents and seeds."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from sample_plans.generator.dress import dress
from sample_plans.generator.expected import expected
from sample_plans.generator.printed import printed
from sample_plans.generator.style import Style, choose
from sample_plans.generator.to_docx import write_docx
from sample_plans.generator.to_html import to_html
from sample_plans.generator.to_markdown import to_markdown
from sample_plans.generator.to_pdf import through_office, write_pdf
from sample_plans.generator.to_text import to_text
from sample_plans.offices.model import Document, Table, walk

FORMATS = ("docx", "html", "pdf", "md", "txt")
OFFICE = "office"
"""PDF that LibreOffice prints from the DOCX: slower, and needs the program."""


@dataclass(frozen=True)
class Layout:
    """One document in one style, in one format."""

    document: Document
    seed: int
    form: str
    font: str | None = None

    @property
    def name(self) -> str:
        """The file's name: of "office" files, too, the suffix is pdf."""
        return f"{self.document.id}.{self.seed}{'.office.pdf' if self.form == OFFICE else f'.{self.form}'}"

    @property
    def style(self) -> Style:
        """The style that the seed gives, without what the format cannot show."""
        style = choose(self.document, self.seed, font=self.font)
        if self.form == "md" and style.field_mark == "*":
            return replace(style, field_mark="+")  # "*" is a list's mark there
        if self.form == "txt" and style.text_table == "cells" and _deep(self.document):
            return replace(style, text_table="columns")  # one cell a line, nothing tells which heading is above which
        return style

    def expected(self) -> dict[str, Any]:
        """The JSON that the file must become."""
        style = self.style
        return expected(dress(self.document, style), style)

    def write(self, folder: Path) -> Path:
        """Write the file."""
        style, target = self.style, folder / self.name
        parts = printed(dress(self.document, style), style)
        match self.form:
            case "docx":
                write_docx(parts, style, target)
            case "pdf":
                write_pdf(parts, style, target)
            case "office":
                write_docx(parts, style, target.with_suffix(".docx"))
            case _:
                target.write_text(_TEXTS[self.form](parts, style), "utf-8")
        return target


def _deep(document: Document) -> bool:
    """Has it a table with headings of several levels?"""
    appended = [(appendix.table,) for appendix in document.appendices if appendix.table]
    trees = [document.sections, *(appendix.sections for appendix in document.appendices)]
    units = [section.content for sections in trees for section in walk(sections)]
    tables = [part for content in (*units, *appended) for part in content if isinstance(part, Table)]
    return any(len(column.heading) > 1 for table in tables for column in table.columns)


_TEXTS = {"html": to_html, "md": to_markdown, "txt": to_text}


def layouts(documents: list[Document], seed: int, count: int, formats: tuple[str, ...]) -> list[Layout]:
    """Layouts with random documents and styles; the formats take turns, the documents come once before any comes again."""
    rng = Random(seed)
    found: list[Layout] = []
    order: list[Document] = []
    for n in range(count):
        if not order:
            order = rng.sample(documents, len(documents))
        found.append(Layout(order.pop(), rng.randrange(10**6), formats[n % len(formats)]))
    return found


def write_all(found: list[Layout], folder: Path, *, with_expected: bool = True) -> list[Path]:
    """Write files and, beside each, NAME.json with what it must become."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [layout.write(folder) for layout in found]
    office = [path.with_suffix(".docx") for path, layout in zip(paths, found, strict=True) if layout.form == OFFICE]
    if office:
        through_office(office)
        for path in office:
            path.unlink()
    if with_expected:
        for path, layout in zip(paths, found, strict=True):
            (folder / f"{path.name}.json").write_text(json.dumps(layout.expected(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return paths
