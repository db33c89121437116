"""A draft, what is derived from it and what was found in it, joined to a Plan."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan
from kehoach_parser.diagnose.joining import as_data
from kehoach_parser.diagnose.rules import Reading, diagnose
from kehoach_parser.document import Body, Source
from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.derive import derive
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.plain import Provenance, write
from kehoach_parser.tree import Printed
from kehoach_parser.version import __version__


def assemble(source: Source, body: Body, draft: PlanDraft, lang: str = "en") -> Plan:
    """The plan from its draft: values checked by the models, provenance, repairs, facts of the whole, diagnostics; lang: of
    their messages."""
    provenance = Provenance(body.lines)
    printed = Printed(draft)
    facts = derive(draft, printed)
    plan = write(draft, facts, provenance)
    if plan["header"]["date"] is not None:  # a part that no calendar has is null
        plan["header"]["date"] = {name: getattr(date_of_issue(draft.letterhead), name) for name in ("day", "month", "year")}
    plan["schema_version"] = SCHEMA_VERSION
    plan["source"] = _source(source, body, provenance)
    plan["repairs"] = provenance.repairs
    plan["provenance"] = provenance.regions
    unread = {where: provenance.places(text.lines) for where, text in draft.letterhead.doubtful.items()}
    findings = diagnose(draft, facts, printed, _reading(body, provenance))
    plan["diagnostics"] = as_data(findings, provenance.regions | unread, lang)
    return Plan.model_validate(plan)


def _reading(body: Body, provenance: Provenance) -> Reading:
    return Reading(
        ocr=body.ocr_pages,
        unread=body.unread_pages,
        lost=body.lost_pages,
        parts=body.unread_parts,
        repairs=[(repair["where"], repair["kind"]) for repair in provenance.repairs],
        unreadable=provenance.unreadable,
        doubts=provenance.doubts,
        codes=provenance.codes,
        doubtful=body.layer == "ocr" or body.restored,
    )


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
        "signatures": [asdict(signature) for signature in body.signatures],
    }
