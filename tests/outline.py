"""A plan as short lines of text, for tests whose cases are written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kehoach_parser.contract.plan import Appendix, Criterion, Paragraph, Plan, Section


def outline(plan: Plan, codes: Collection[str] | None = None) -> str:
    """Every value of the plan on a line of its own, indented by its depth; parts that are empty are left out. codes: of the
    diagnostics that are shown, None for all."""
    return "\n".join(line.rstrip() for line in _plan(plan, codes))


def _plan(plan: Plan, codes: Collection[str] | None) -> Iterator[str]:
    header = plan.header
    date = header.date
    printed = f"{date.day or '?'}/{date.month or '?'}/{date.year or '?'}" if date else None
    values = (header.issuer, header.number, header.symbol, header.place, printed)
    if any(value is not None for value in values):
        yield "header: " + " | ".join(value or "-" for value in values)
    if plan.unit:
        unit = plan.unit
        yield f"unit: {unit.level} {unit.type} {unit.name or '-'} | {unit.district or '-'} | {unit.province or '-'}"
    if plan.kind or plan.subject:
        yield f"title: {plan.kind or '-'} | {plan.subject or '-'}"
    for name in ("preamble",):
        yield from _named(name, getattr(plan, name))
    for section in plan.sections:
        yield from _section(section, 0)
    yield from _named("closing", plan.closing)
    for text in plan.recipients:
        yield f"recipient: {text}"
    yield from _signature(plan)
    for appendix in plan.appendices:
        yield from _appendix(appendix)
    for piece in plan.furniture:
        yield f"furniture: {piece.text}"
    yield from _named("unassigned", plan.unassigned)
    for repair in plan.repairs:
        yield f"repair: {repair.where} {repair.raw}"
    for found in plan.diagnostics:
        if codes is None or found.code in codes:
            yield f"diagnostic: {found.code} {found.where or '-'}"


def _signature(plan: Plan) -> Iterator[str]:
    sign = plan.signature
    if sign.on_behalf or sign.role or sign.name:
        yield f"signature: {sign.on_behalf or '-'} | {sign.role or '-'} | {sign.name or '-'}"


def _named(name: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    if paragraphs:
        yield f"{name}:"
        yield from _paragraphs(paragraphs, 1)


def _paragraphs(paragraphs: list[Paragraph], depth: int) -> Iterator[str]:
    for paragraph in paragraphs:
        yield f"{'  ' * depth}[{paragraph.marker or ' '}] {paragraph.text}"
        yield from _paragraphs(paragraph.children, depth + 1)


def _section(section: Section, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}§{section.number} {section.heading or '(text)'}"
    yield from _paragraphs(section.content, depth + 1)
    for criterion in section.criteria:
        yield from _criterion(criterion, depth + 1)
    for child in section.sections:
        yield from _section(child, depth + 1)


def _criterion(criterion: Criterion, depth: int) -> Iterator[str]:
    space = "  " * depth
    yield f"{space}criterion {criterion.number} {criterion.kind}: {criterion.name}"
    yield from _paragraphs(criterion.content, depth + 1)
    for name in ("objective", "tasks", "responsibility", "deadline"):
        field = getattr(criterion, name)
        if field is not None:
            yield f"{space}  {name} ({field.marker or '-'} {field.label})"
            yield from _paragraphs(field.content, depth + 2)
    if criterion.responsibility:
        for job in criterion.responsibility.assignments:
            yield f"{space}  {job.role} ({job.label or '-'}): {job.parties}"
    for field in criterion.other:
        yield f"{space}  other ({field.marker or '-'} {field.label})"
        yield from _paragraphs(field.content, depth + 2)


def _appendix(appendix: Appendix) -> Iterator[str]:
    yield f"appendix: {appendix.label or '-'} | {appendix.title or '-'} | {appendix.attached_to or '-'} | {appendix.after or '-'}"
    yield from _paragraphs(appendix.content, 1)
    if appendix.columns:
        yield "  columns: " + " | ".join(appendix.columns)
    for group in appendix.groups:
        yield f"  group {group.number or '-'} {group.title or '-'}"
        for row in group.rows:
            cells = [f"{name}={value!r}" for name, value in row if isinstance(value, str)]
            cells += [f"{name}={value!r}" for name, value in row.other.items()]
            yield "    " + " ".join(cells)
    for section in appendix.sections:
        yield from _section(section, 1)
