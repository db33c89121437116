"""The JSON that every layout of a plan must become, written from its content (in the shape of the contract)."""

from __future__ import annotations

from typing import Any

from sample_plans.content.model import NOTE_MARK, Appendix, Criterion, Field, Meaning, Para, Plan, Row, Unit, clean
from sample_plans.layout.blocks import KIND

_MEANINGS: tuple[Meaning, ...] = ("objective", "tasks", "responsibility", "deadline")


def expected(plan: Plan) -> dict[str, Any]:
    """Return the plan as JSON values."""
    return {
        "id": plan.id,
        "header": {
            "issuer": " ".join(plan.issuer),
            "number": plan.number,
            "symbol": "KH-UBND",
            "place": plan.place,
            "date": {"day": plan.day, "month": plan.month, "year": plan.year},
        },
        "unit": {
            "level": plan.territory.level,
            "type": plan.territory.type,
            "name": plan.territory.name,
            "district": plan.territory.district,
            "province": plan.territory.province,
        },
        "kind": KIND,
        "subject": " ".join(plan.subject),
        "preamble": _paragraphs(plan.preamble),
        "sections": [_section(unit) for unit in plan.units],
        "closing": [{"marker": None, "text": clean(plan.closing), "children": []}],
        "recipients": list(plan.recipients),
        "signature": {"on_behalf": " ".join(plan.on_behalf), "role": plan.role, "name": plan.signer},
        "appendices": [_appendix(plan.appendix)] if plan.appendix else [],
    }


def _paragraphs(content: tuple[Para, ...]) -> list[dict[str, Any]]:
    result = []
    for para in content:
        children = _paragraphs(para.children)
        if para.note:
            children.append({"marker": para.note.number, "text": para.note.text, "children": []})
        result.append({"marker": para.marker, "text": para.text.replace(NOTE_MARK, ""), "children": children})
    return result


def _section(unit: Unit) -> dict[str, Any]:
    return {
        "number": unit.number,
        "heading": unit.heading,
        "content": _paragraphs(unit.content),
        "sections": [_section(below) for below in unit.units],
        "criteria": [_criterion(criterion) for criterion in unit.criteria],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    fields = {field.meaning: _field(field) for field in criterion.fields}
    head = {"number": criterion.number, "kind": criterion.kind, "name": criterion.name}
    return head | {meaning: fields.get(meaning) for meaning in _MEANINGS}


def _field(field: Field) -> dict[str, Any]:
    result: dict[str, Any] = {"marker": field.marker, "label": field.label, "content": _paragraphs(field.content)}
    if field.meaning == "responsibility":
        jobs = [para.assignment for para in field.content if para.assignment]
        result["assignments"] = [{"role": job.role, "label": job.label, "parties": job.parties} for job in jobs]
    return result


def _appendix(appendix: Appendix) -> dict[str, Any]:
    return {
        "label": appendix.label,
        "title": " ".join(appendix.title),
        "attached_to": clean(appendix.attached_to),
        "columns": list(appendix.columns),
        "groups": [
            {
                "number": group.number,
                "title": group.title,
                "rows": [_row(n, row) for n, row in enumerate(group.rows, start=1)],
            }
            for group in appendix.groups
        ],
    }


def _row(number: int, row: Row) -> dict[str, Any]:
    return {
        "number": str(number),
        "code": row.code,
        "criterion": row.criterion,
        "objective": row.objective,
        "tasks": None,
        "lead": row.lead,
        "coordinate": row.coordinate,
        "deadline": row.deadline,
    }
