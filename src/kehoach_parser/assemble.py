"""Drafts to the Pydantic models: values lose their lines, which go to provenance under the value's JSON pointer."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan
from kehoach_parser.diagnose.plan import diagnose, reading
from kehoach_parser.document import Body, Line, Source, Text, regions
from kehoach_parser.facts.derive import derive
from kehoach_parser.bridge import draft_of, join
from kehoach_parser.json_tree import Printed
from kehoach_parser.version import __version__


def assemble(source: Source, body: Body, draft: dict[str, Any]) -> Plan:
    """The plan from its draft: values checked by the models, provenance, repairs, facts of the whole, diagnostics."""
    provenance = Provenance(body.lines)
    facts = derive(draft_of(draft))
    furniture: list[Line] = draft.pop("furniture")
    date = draft["header"].pop("date")
    draft["header"].pop("issuer_lines")
    unsure: dict[str, Text] = draft["header"].pop("doubtful")
    flattened = {index: appendix.pop("flattened") for index, appendix in enumerate(draft["appendices"]) if "flattened" in appendix}
    plan: dict[str, Any] = provenance.resolve(draft, "")
    plan["header"]["date"], diagnostics = _date(date, provenance)
    plan["furniture"] = [{"text": " ".join(line.text.split()), "page": line.page} for line in furniture]
    for index, line in enumerate(furniture):
        provenance.note(f"/furniture/{index}/text", Text.join([line]))
    join(plan, facts)
    unresolved = facts.unresolved
    printed = Printed(plan)
    plan["schema_version"] = SCHEMA_VERSION
    plan["source"] = {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "bytes": source.size,
        "pages": body.pages,
        "page_sizes": list(body.page_sizes) if body.page_sizes is not None else None,
        "text": {"layer": body.layer, "quality": "clean", "restored": False},
        "parser": f"kehoach-parser {__version__}",
    }
    plan["repairs"] = provenance.repairs
    # What OCR misread is no damage of the source.
    if body.quality != "clean" or any(repair["kind"] != "ocr" for repair in provenance.repairs):
        plan["source"]["text"]["quality"] = body.quality if body.quality != "clean" else "damaged"
    plan["source"]["text"]["restored"] = body.restored
    plan["provenance"] = provenance.regions
    unread = {where: provenance.places(text.lines) for where, text in unsure.items()}
    diagnostics += reading(body.ocr_pages, body.unread_pages, body.lost_pages, unread)
    found = diagnose(plan, printed, flattened, provenance.unreadable, provenance.doubts, unresolved=unresolved)
    plan["diagnostics"] = [*diagnostics, *found]
    return Plan.model_validate(plan)


def _date(date: dict[str, Text | None] | None, provenance: Provenance) -> tuple[dict[str, int | None] | None, list[dict[str, Any]]]:
    """Day, month and year as numbers; a part that no calendar has is null and a diagnostic."""
    if date is None:
        return None, []
    limits = {"day": (1, 31), "month": (1, 12), "year": (1900, 2200)}
    values: dict[str, int | None] = {}
    found = []
    for name, text in date.items():
        value = int(text.value) if text is not None else None
        if text is not None and value is not None:
            where = f"/header/date/{name}"
            provenance.note(where, text)
            if not limits[name][0] <= value <= limits[name][1]:
                message = f"The {name} {value} of the date is in no calendar."
                region = provenance.regions[where][0]
                found.append({"code": "date-invalid", "severity": "warning", "message": message, "where": where, "region": region})
                value = None
        values[name] = value
    return values, found


# What a reader puts where a letter cannot be known.
UNREADABLE = "\ufffd"


class Provenance:
    """Walks a draft, replaces every Text by its value and keeps its regions and repairs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._following = {a.number: b.number for a, b in itertools.pairwise(lines)}
        self.regions: dict[str, list[dict[str, Any]]] = {}
        self.repairs: list[dict[str, Any]] = []
        self.unreadable: list[str] = []
        self.doubts: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._doubted: set[tuple[int, int]] = set()
        self._cache: dict[tuple[int, ...], list[dict[str, Any]]] = {}

    def resolve(self, draft: Any, pointer: str) -> Any:
        """The draft without its lines; keys and indices make the pointers."""
        if isinstance(draft, Text):
            self.note(pointer, draft)
            return draft.value
        if isinstance(draft, dict):
            return {name: self.resolve(value, f"{pointer}/{escape(name)}") for name, value in draft.items()}
        if isinstance(draft, list):
            return [self.resolve(value, f"{pointer}/{index}") for index, value in enumerate(draft)]
        return draft

    def note(self, pointer: str, text: Text) -> None:
        """Keeps where a value stands and what was repaired in it."""
        lines = text.lines
        if not lines:
            return
        self.regions[pointer] = self.places(lines)
        repaired = next((line for line in lines if line.raw is not None), None)
        if repaired is not None:
            raw = raw_text(text)
            if raw != text.value:
                self.repairs.append({"where": pointer, "raw": raw, "kind": repaired.repair})
        if UNREADABLE in text.value:
            self.unreadable.append(pointer)
        for line in lines:
            for doubt in line.doubts:
                word, place = line.text[doubt.start : doubt.end], (line.number, doubt.start)
                if word in text.value and place not in self._doubted:
                    self._doubted.add(place)
                    self.doubts.setdefault(pointer, []).append((word, doubt.alternatives))

    def places(self, lines: Sequence[Line]) -> list[dict[str, Any]]:
        """Regions of lines as the contract has them."""
        return [
            {"page": r.page, "line": r.line, "lines": r.lines, "bbox": r.bbox} for r in regions(lines, self._following)
        ]


def raw_text(text: Text) -> str:
    """The value as it stood in the source before its lines were repaired."""
    value = text.value
    # From the end, so that the offsets before stay right whatever the raw text's length is.
    for index in range(len(text.marks) - 1, -1, -1):
        offset, line = text.marks[index]
        if line.raw is None:
            continue
        end = text.marks[index + 1][0] if index + 1 < len(text.marks) else len(text.value)
        piece = text.value[offset:end].strip()
        start = text.value.find(piece, offset)
        value = value[:start] + raw_piece(piece, line) + value[start + len(piece) :]
    return value


def raw_piece(piece: str, line: Line) -> str:
    """What stood in the source for a piece of a repaired line: by characters where the repair kept the length, else by
    words where it kept their number, else all of the line."""
    mended, raw = " ".join(line.text.split()), " ".join((line.raw or "").split())
    at = mended.find(piece)
    if at < 0:
        return piece if len(mended) == len(raw) else raw
    if len(mended) == len(raw):
        return raw[at : at + len(piece)]
    words = raw.split(" ")
    if mended.count(" ") == raw.count(" "):
        first = mended.count(" ", 0, at)
        found = " ".join(words[first : first + piece.count(" ") + 1])
        # "(An Thuận," -> "An Thuận": what touches the piece and was not changed stays out.
        before, behind = mended[:at].rpartition(" ")[2], mended[at + len(piece) :].partition(" ")[0]
        return found.removeprefix(before).removesuffix(behind)
    return raw


def escape(name: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


