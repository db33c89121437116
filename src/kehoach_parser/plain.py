"""A draft and its facts as plain data of the contract's shape, written once; where each value stands, and what was repaired in
it, is kept on the way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from kehoach_parser import plain_facts
from kehoach_parser.document import Line, Text, regions
from kehoach_parser.draft import (
    Appendix,
    Block,
    Criterion,
    DraftError,
    Field,
    Group,
    Letterhead,
    Paragraph,
    PlanDraft,
    Row,
    Section,
    Signature,
    Table,
)
from kehoach_parser.facts.values import Facts
from kehoach_parser.tree import escape

Plain = dict[str, Any]


def write(draft: PlanDraft, facts: Facts, provenance: Provenance) -> Plain:
    """Everything printed, as the contract has it, with what is told of it. provenance learns every value's place.

    Raises DraftError for a draft in which print would be lost: a table left in content, lines whose words no value shows.
    """
    writer = _Writer(provenance, facts)
    plan: Plain = {
        "header": writer.letterhead(draft.letterhead),
        "unit": plain_facts.unit(facts.unit),
        "year": facts.year,
        "year_end": facts.year_end,
        "kind": writer.leaf(draft.kind, "/kind"),
        "subject": writer.leaf(draft.subject, "/subject"),
        "preamble": writer.content(draft.preamble, "/preamble"),
        "sections": writer.sections(draft.sections, "/sections"),
        "closing": writer.content(draft.closing, "/closing"),
        "recipients": [writer.leaf(text, f"/recipients/{index}") for index, text in enumerate(draft.recipients)],
        "signature": writer.signature(draft.signature, "/signature"),
        "cosigners": [writer.signature(one, f"/cosigners/{index}") for index, one in enumerate(draft.cosigners)],
        "appendices": [writer.appendix(one, f"/appendices/{index}") for index, one in enumerate(draft.appendices)],
        "citations": plain_facts.citations(facts.citations),
        "references": plain_facts.references(facts.references),
        "unassigned": writer.content(draft.unassigned, "/unassigned"),
    }
    plan["header"]["date"] = writer.date(draft.letterhead)
    plan["furniture"] = [writer.furniture(line, f"/furniture/{index}") for index, line in enumerate(draft.furniture)]
    return plan


class _Writer:
    """Each part of a draft as plain data; pointer: where it will stand."""

    def __init__(self, provenance: Provenance, facts: Facts) -> None:
        self._provenance = provenance
        self._facts = facts

    def _period(self, pointer: str) -> Plain | None:
        return plain_facts.period(self._facts.periods.get(pointer))

    def _assignments(self, pointer: str) -> list[Plain]:
        return plain_facts.assignments(self._facts.assignments.get(pointer, ()))

    def _targets(self, pointer: str) -> list[Plain]:
        return plain_facts.targets(self._facts.targets.get(pointer, ()))

    def leaf(self, text: Text | None, pointer: str, *, marked: bool = False) -> str | None:
        """A printed value. marked: a mark, a number or fixed words are printed with it, and shown beside it: it may be empty."""
        return None if text is None else self._value(text, pointer, marked=marked)

    def _value(self, text: Text, pointer: str, *, marked: bool = False) -> str:
        if not text.value and not marked and any(_holds_words(line) for line in text.lines):
            raise DraftError(f"{pointer} is empty, but line {text.lines[0].number} of the source would be lost in it")
        self._provenance.note(pointer, text)
        return text.value

    def letterhead(self, letterhead: Letterhead) -> Plain:
        return {
            "issuer": self.leaf(letterhead.issuer, "/header/issuer"),
            "number": self.leaf(letterhead.number, "/header/number"),
            "symbol": self.leaf(letterhead.symbol, "/header/symbol"),
            "place": self.leaf(letterhead.place, "/header/place"),
        }

    def date(self, letterhead: Letterhead) -> dict[str, int | None] | None:
        """Day, month and year as numbers, be they in a calendar or not."""
        if not letterhead.dated:
            return None
        parts = {"day": letterhead.day, "month": letterhead.month, "year": letterhead.year}
        values = {name: self.leaf(text, f"/header/date/{name}") for name, text in parts.items()}
        return {name: None if value is None else int(value) for name, value in values.items()}

    def signature(self, signature: Signature, pointer: str) -> Plain:
        return {
            "on_behalf": self.leaf(signature.on_behalf, f"{pointer}/on_behalf"),
            "role": self.leaf(signature.role, f"{pointer}/role"),
            "name": self.leaf(signature.name, f"{pointer}/name"),
        }

    def furniture(self, line: Line, pointer: str) -> Plain:
        text = Text.join([line])
        self._provenance.note(f"{pointer}/text", text)
        return {"text": text.value, "page": line.page}

    def content(self, content: Sequence[Block], pointer: str) -> list[Plain]:
        return [self._block(block, f"{pointer}/{index}") for index, block in enumerate(content)]

    def _block(self, block: Block, pointer: str) -> Plain:
        if isinstance(block, Table):
            raise DraftError(f"a table was left among the paragraphs, at {pointer}")
        return {
            "marker": block.marker,
            "text": self._value(block.text, f"{pointer}/text", marked=block.marker is not None or _is_footnoted(block)),
            "children": self.content(block.children, f"{pointer}/children") if block.children else [],
            "assignments": self._assignments(pointer),
            "period": self._period(pointer),
        }

    def sections(self, sections: Sequence[Section], pointer: str) -> list[Plain]:
        return [self._section(section, f"{pointer}/{index}") for index, section in enumerate(sections)]

    def _section(self, section: Section, pointer: str) -> Plain:
        return {
            "number": self._value(section.number, f"{pointer}/number"),
            "heading": self.leaf(section.heading, f"{pointer}/heading"),
            "content": self.content(section.content, f"{pointer}/content"),
            "sections": self.sections(section.sections, f"{pointer}/sections"),
            "criteria": [self._criterion(one, f"{pointer}/criteria/{index}") for index, one in enumerate(section.criteria)],
            "assignments": self._assignments(pointer),
            "period": self._period(pointer),
            "targets": self._targets(pointer),
        }

    def _criterion(self, criterion: Criterion, pointer: str) -> Plain:
        return {
            "number": self._value(criterion.number, f"{pointer}/number"),
            "kind": criterion.kind,
            "name": self._value(criterion.name, f"{pointer}/name", marked=bool(criterion.number)),
            "objective": self._objective(criterion.objective, f"{pointer}/objective"),
            "tasks": self._field(criterion.tasks, f"{pointer}/tasks"),
            "responsibility": self._responsibility(criterion.responsibility, f"{pointer}/responsibility"),
            "deadline": self._deadline(criterion.deadline, f"{pointer}/deadline"),
            "other": [self._field(one, f"{pointer}/other/{index}") for index, one in enumerate(criterion.other)],
            "content": self.content(criterion.content, f"{pointer}/content"),
            "counterparts": list(self._facts.counterparts.get(pointer, ())),
        }

    def _objective(self, field: Field | None, pointer: str) -> Plain | None:
        plain = self._field(field, pointer)
        return None if plain is None else plain | {"targets": self._targets(pointer)}

    def _responsibility(self, field: Field | None, pointer: str) -> Plain | None:
        plain = self._field(field, pointer)
        return None if plain is None else plain | {"assignments": self._assignments(pointer)}

    def _deadline(self, field: Field | None, pointer: str) -> Plain | None:
        plain = self._field(field, pointer)
        return None if plain is None else plain | {"period": self._period(pointer)}

    def _field(self, field: Field | None, pointer: str) -> Plain | None:
        if field is None:
            return None
        return {
            "marker": field.marker,
            "label": self._value(field.label, f"{pointer}/label", marked=field.marker is not None),
            "content": self.content(field.content, f"{pointer}/content"),
        }

    def appendix(self, appendix: Appendix, pointer: str) -> Plain:
        return {
            "label": self.leaf(appendix.label, f"{pointer}/label"),
            "title": self.leaf(appendix.title, f"{pointer}/title"),
            "attached_to": self.leaf(appendix.attached_to, f"{pointer}/attached_to"),
            "columns": [self._value(column.heading, f"{pointer}/columns/{n}") for n, column in enumerate(appendix.columns)],
            "groups": [self._group(group, f"{pointer}/groups/{n}") for n, group in enumerate(appendix.groups)],
            "content": self.content(appendix.content, f"{pointer}/content"),
            "sections": self.sections(appendix.sections, f"{pointer}/sections"),
            "after": appendix.after,
        }

    def _group(self, group: Group, pointer: str) -> Plain:
        return {
            "number": self.leaf(group.number, f"{pointer}/number"),
            "title": self.leaf(group.title, f"{pointer}/title", marked=group.number is not None),
            "rows": [self._row(row, f"{pointer}/rows/{index}") for index, row in enumerate(group.rows)],
            "level": group.level,
            "row": self._row(group.row, f"{pointer}/row") if group.row is not None else None,
        }

    def _row(self, row: Row, pointer: str) -> Plain:
        return {
            "number": self.leaf(row.number, f"{pointer}/number"),
            "code": self.leaf(row.code, f"{pointer}/code"),
            "criterion": self.leaf(row.criterion, f"{pointer}/criterion", marked=row.code is not None),
            "objective": self.leaf(row.objective, f"{pointer}/objective"),
            "tasks": self.leaf(row.tasks, f"{pointer}/tasks"),
            "lead": self.leaf(row.lead, f"{pointer}/lead"),
            "coordinate": self.leaf(row.coordinate, f"{pointer}/coordinate"),
            "deadline": self.leaf(row.deadline, f"{pointer}/deadline"),
            "other": {name: self._value(text, f"{pointer}/other/{escape(name)}") for name, text in row.other},
            "period": self._period(pointer),
            "targets": self._targets(pointer),
            "assignments": self._assignments(pointer),
            "counterpart": next(iter(self._facts.counterparts.get(pointer, ())), None),
        }


def _holds_words(line: Line) -> bool:
    return any(char.isalnum() for char in line.text)


def _is_footnoted(paragraph: Paragraph) -> bool:
    """Was the mark of a footnote all that the paragraph held?"""
    marks = {f"[{child.marker}]" for child in paragraph.children if isinstance(child, Paragraph)}
    return all(line.text.strip() in marks for line in paragraph.text.lines)


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
        self.codes: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._doubted: set[tuple[int, int]] = set()

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
                    (self.codes if doubt.code else self.doubts).setdefault(pointer, []).append((word, doubt.alternatives))

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
