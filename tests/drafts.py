"""Drafts out of a plan's JSON: what extraction would have made, each value a Text that owns a line of its own."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from kehoach_parser import draft as d
from kehoach_parser.document import Line, Text
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.tree import CELLS, FIELDS


class Maker:
    """Makes the parts of a draft; lines are numbered in the order of the values."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def text(self, value: Any) -> Text:
        if isinstance(value, Text):
            return value
        return Text.join([Line(value, next(self._numbers))]).with_value(value)

    def maybe(self, value: Any) -> Text | None:
        return self.text(value) if value is not None else None

    def content(self, found: Sequence[Mapping[str, Any]]) -> tuple[d.Block, ...]:
        return tuple(d.Paragraph(self.text(p["text"]), p.get("marker"), self.content(p.get("children", ()))) for p in found)

    def field(self, found: Mapping[str, Any], meaning: Any) -> d.Field:
        assignments = tuple(d.Assignment(a["role"], a["label"], a["parties"]) for a in found.get("assignments", ()))
        label = self.text(found["label"])
        return d.Field(meaning, label, found.get("marker"), self.content(found.get("content", ())), assignments)

    def criterion(self, found: Mapping[str, Any]) -> d.Criterion:
        number, name = self.text(found["number"]), self.text(found["name"])
        named = {meaning: self.field(found[meaning], meaning) for meaning in FIELDS if found.get(meaning) is not None}
        other = tuple(self.field(field, "other") for field in found.get("other", ()))
        return d.Criterion(number, found.get("kind", "criterion"), name, **named, other=other, content=self.content(found.get("content", ())))

    def section(self, found: Mapping[str, Any]) -> d.Section:
        return d.Section(
            self.text(found.get("number", "")),
            self.maybe(found.get("heading")),
            self.content(found.get("content", ())),
            tuple(self.section(below) for below in found.get("sections", ())),
            tuple(self.criterion(criterion) for criterion in found.get("criteria", ())),
        )

    def row(self, found: Mapping[str, Any]) -> d.Row:
        cells: dict[str, Any] = {name: self.maybe(found.get(name)) for name in CELLS}
        return d.Row(**cells, other=tuple((name, self.text(value)) for name, value in found.get("other", {}).items()))

    def group(self, found: Mapping[str, Any]) -> d.Group:
        rows = tuple(self.row(row) for row in found.get("rows", ()))
        own = self.row(found["row"]) if found.get("row") is not None else None
        return d.Group(self.maybe(found.get("number")), self.maybe(found.get("title")), rows, found.get("level", 1), own)

    def appendix(self, found: Mapping[str, Any]) -> d.Appendix:
        headings = found.get("columns", ())
        meanings: list[Any] = list(map_columns(headings))
        return d.Appendix(
            label=self.maybe(found.get("label")),
            title=self.maybe(found.get("title")),
            attached_to=self.maybe(found.get("attached_to")),
            columns=tuple(d.Column(self.text(heading), meaning) for heading, meaning in zip(headings, meanings, strict=True)),
            groups=tuple(self.group(group) for group in found.get("groups", ())),
            content=self.content(found.get("content", ())),
            sections=tuple(self.section(section) for section in found.get("sections", ())),
            after=found.get("after"),
        )

    def letterhead(self, found: Mapping[str, Any]) -> d.Letterhead:
        day = found.get("date") or {}
        parts: dict[str, Any] = {name: self.text(str(day[name])) if day.get(name) is not None else None for name in ("day", "month", "year")}
        values: dict[str, Any] = {name: self.maybe(found.get(name)) for name in ("issuer", "number", "symbol", "place")}
        lines = tuple(found.get("issuer_lines", ()))
        return d.Letterhead(**values, dated=found.get("date") is not None, **parts, issuer_lines=lines)

    def signature(self, found: Mapping[str, Any]) -> d.Signature:
        return d.Signature(**{name: self.maybe(found.get(name)) for name in ("on_behalf", "role", "name")})


def draft_of(plan: Mapping[str, Any]) -> d.PlanDraft:
    """The draft of a plan's JSON; what is left out is empty. issuer_lines may stand in the header."""
    make = Maker()
    return d.PlanDraft(
        letterhead=make.letterhead(plan.get("header", {})),
        kind=make.maybe(plan.get("kind")),
        subject=make.maybe(plan.get("subject")),
        preamble=make.content(plan.get("preamble", ())),
        sections=tuple(make.section(section) for section in plan.get("sections", ())),
        closing=make.content(plan.get("closing", ())),
        recipients=tuple(make.text(value) for value in plan.get("recipients", ())),
        signature=make.signature(plan.get("signature", {})),
        cosigners=tuple(make.signature(signer) for signer in plan.get("cosigners", ())),
        appendices=tuple(make.appendix(appendix) for appendix in plan.get("appendices", ())),
        unassigned=tuple(d.Paragraph(make.text(p["text"]), p.get("marker")) for p in plan.get("unassigned", ())),
    )
