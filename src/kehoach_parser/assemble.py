"""A draft, what is derived from it and what was found in it, joined to a Plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan
from kehoach_parser.diagnose.plan import diagnose, reading
from kehoach_parser.document import Body, Source
from kehoach_parser.draft import Appendix, Letterhead, PlanDraft
from kehoach_parser.facts.derive import add_facts
from kehoach_parser.facts.units.read import add_codes, read_unit, read_year
from kehoach_parser.plain import Plain, Provenance, write
from kehoach_parser.tree import Printed
from kehoach_parser.version import __version__

# Days and months that there are, and years of documents that anybody types.
_CALENDAR = {"day": (1, 31), "month": (1, 12), "year": (1900, 2200)}


def assemble(source: Source, body: Body, draft: PlanDraft) -> Plan:
    """The plan from its draft: values checked by the models, provenance, repairs, facts of the whole, diagnostics."""
    provenance = Provenance(body.lines)
    plan = write(draft, provenance)
    impossible = _mend_date(plan, provenance)
    printed, unresolved = _derive(plan, draft, body)
    plan["schema_version"] = SCHEMA_VERSION
    plan["source"] = _source(source, body, provenance)
    plan["repairs"] = provenance.repairs
    plan["provenance"] = provenance.regions
    plan["diagnostics"] = [*impossible, *_of_reading(body, draft.letterhead, provenance)]
    plan["diagnostics"] += diagnose(
        plan, printed, _flattened(draft.appendices), provenance.unreadable, provenance.doubts, unresolved=unresolved
    )
    return Plan.model_validate(plan)


def _derive(plan: Plain, draft: PlanDraft, body: Body) -> tuple[Printed, str | None]:
    """Adds unit, year and the facts of the whole; (the plan's texts, why the unit has no official code)."""
    header = plan["header"]
    everything = "\n".join(" ".join(line.text.split()) for line in body.lines)
    plan["unit"] = read_unit(list(draft.letterhead.issuer_lines), header["place"], plan["subject"], everything)
    plan["year"] = read_year(plan["subject"], header["date"]["year"] if header["date"] else None)
    unresolved = add_codes(plan["unit"], header["date"], plan["year"]) if plan["unit"] else None
    printed = Printed(plan)
    add_facts(plan, printed)
    return printed, unresolved


def _of_reading(body: Body, letterhead: Letterhead, provenance: Provenance) -> list[dict[str, Any]]:
    """Diagnostics of pages and of what was written by hand."""
    unread = {where: provenance.places(text.lines) for where, text in letterhead.doubtful.items()}
    return reading(body.ocr_pages, body.unread_pages, body.lost_pages, unread)


def _flattened(appendices: Sequence[Appendix]) -> Mapping[int, list[str]]:
    """Appendices whose table had no grid, with the pointers below them of rows whose cells are in doubt."""
    return {
        index: [f"/groups/{g}/rows/{r}" for g, group in enumerate(one.groups) for r, row in enumerate(group.rows) if row.doubtful]
        for index, one in enumerate(appendices)
        if one.flattened
    }


def _source(source: Source, body: Body, provenance: Provenance) -> dict[str, Any]:
    quality = body.quality
    # What OCR misread is no damage of the source.
    if quality == "clean" and any(repair["kind"] != "ocr" for repair in provenance.repairs):
        quality = "damaged"
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "bytes": source.size,
        "pages": body.pages,
        "page_sizes": list(body.page_sizes) if body.page_sizes is not None else None,
        "text": {"layer": body.layer, "quality": quality, "restored": body.restored},
        "parser": f"kehoach-parser {__version__}",
    }


def _mend_date(plan: Plain, provenance: Provenance) -> list[dict[str, Any]]:
    """A part of the date that no calendar has becomes null and a diagnostic."""
    date = plan["header"]["date"] or {}
    found = []
    for name, value in date.items():
        low, high = _CALENDAR[name]
        if value is None or low <= value <= high:
            continue
        where = f"/header/date/{name}"
        message = f"The {name} {value} of the date is in no calendar."
        region = provenance.regions[where][0]
        found.append({"code": "date-invalid", "severity": "warning", "message": message, "where": where, "region": region})
        date[name] = None
    return found
