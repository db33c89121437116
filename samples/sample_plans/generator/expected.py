"""The JSON that a dressed document must become by the contract, 1.2; the parser takes no part in it."""

from __future__ import annotations

import re
from typing import Any

from sample_plans.generator.style import Style
from sample_plans.offices.model import (
    MEANINGS,
    ROLES,
    Appendix,
    Criterion,
    Document,
    Field,
    Para,
    Row,
    Section,
    Signature,
    Table,
    paragraphs,
    walk,
)

_CODE = re.compile(r"(TC(?:TP)? [\d.]*\d) [-–] (.*)", re.DOTALL)
_ROW_KEYS = ("criterion", "objective", "tasks", "lead", "coordinate", "deadline")
JSON = dict[str, Any]


def expected(document: Document, style: Style) -> JSON:
    """The document as JSON values."""
    territory = document.territory
    preamble = _paras(document.preamble)
    if document.authority:
        preamble = [_plain(document.authority), *preamble]
    signatures = [_signature(one) for one in document.signatures]
    return {
        "header": {
            "issuer": " ".join(document.issuer),
            "number": document.number if document.symbol else None,
            "symbol": document.symbol,
            "place": document.place,
            "date": {"day": document.day, "month": document.month, "year": document.year},
        },
        "unit": None
        if territory is None
        else {
            "level": territory.level,
            "type": territory.type,
            "name": territory.name,
            "district": territory.district,
            "province": territory.province,
        },
        "year": document.plan_year,
        "year_end": document.plan_year_end,
        "kind": document.kind,
        "subject": document.subject,
        "preamble": preamble,
        "sections": [_section(section, style) for section in document.sections],
        "closing": [_plain(document.closing)] if document.closing else [],
        "recipients": list(document.recipients),
        "signature": signatures[0] if signatures else None,
        "cosigners": signatures[1:],
        "appendices": [*_tables_of(document.sections, "/sections"), *_appendices(document, style)],
        "facts": {"periods": _periods(document), "citations": list(document.cites)},
    }


def _appendices(document: Document, style: Style) -> list[JSON]:
    """The appendices; a single table in one's units is its own, several stand behind it and point at it."""
    found: list[JSON] = []
    before = len(_tables_of(document.sections, "/sections"))
    for appendix in document.appendices:
        value = _appendix(appendix, style)
        tables = _tables_of(appendix.sections, "")
        if len(tables) == 1 and appendix.table is None:
            value |= {"columns": tables[0]["columns"], "groups": tables[0]["groups"]}
            tables = []
        pointer = f"/appendices/{before + len(found)}"
        found += [value, *({**table, "after": pointer} for table in tables)]
    return found


def _tables_of(sections: tuple[Section, ...], pointer: str) -> list[JSON]:
    """The tables that stand in units, each an appendix with the unit as "after"."""
    found = []
    for n, section in enumerate(sections):
        here = f"{pointer}/{n}"
        found += [{**_table(part), "after": here} for part in section.content if isinstance(part, Table)]
        found += _tables_of(section.sections, f"{here}/sections")
    return found


def _plain(text: str) -> JSON:
    return {"marker": None, "text": text, "children": []}


def _paras(content: tuple[Para | Table, ...]) -> list[JSON]:
    return [
        {"marker": para.mark or None, "text": para.text, "children": _paras(para.items)} for para in content if isinstance(para, Para)
    ]


def _section(section: Section, style: Style) -> JSON:
    return {
        "number": section.number,
        "heading": section.heading,
        "content": _paras(section.content),
        "sections": [_section(one, style) for one in section.sections],
        "criteria": [_criterion(one, style) for one in section.criteria],
    }


def _criterion(criterion: Criterion, style: Style) -> JSON:
    # "Tiêu chí thành phần" is told by these words alone
    kind = criterion.kind if style.criterion_word or criterion.kind == "index" else "criterion"
    fields: JSON = dict.fromkeys(MEANINGS)
    fields |= {field.meaning: _field(field) for field in criterion.fields}
    return {"number": criterion.number, "kind": kind, "name": criterion.name, **fields, "other": [], "content": []}


def _field(field: Field) -> JSON:
    value: JSON = {"marker": field.number, "label": field.label, "content": _paras(field.content)}
    if field.meaning == "responsibility":
        value["assignments"] = [_assignment(para) for para in field.content]
    return value


def _assignment(para: Para) -> JSON:
    text = re.sub(r"[.;]$", "", para.text)
    if para.label_kind in ROLES:
        # behind the label and its mark
        return {"role": para.label_kind, "label": para.label, "parties": text[len(para.label) :].lstrip(" :-")}
    return {"role": "implement", "label": None, "parties": text}


def _signature(signature: Signature) -> JSON:
    return {"on_behalf": " ".join(signature.on_behalf) or None, "role": " ".join(signature.role) or None, "name": signature.name}


def _appendix(appendix: Appendix, style: Style) -> JSON:
    table = _table(appendix.table) if appendix.table else {"columns": [], "groups": []}
    return {
        "columns": table["columns"],
        "groups": table["groups"],
        "label": appendix.label,
        "title": " ".join(appendix.title) or None,
        "attached_to": " ".join(appendix.attached_to.split()) or None,
        "content": _paras(appendix.content),
        "sections": [_section(one, style) for one in appendix.sections],
        "after": None,
    }


def _table(table: Table) -> JSON:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names), names
    groups = []
    for group in table.groups:
        value: JSON = {"number": group.number, "title": group.title, "level": group.level}
        value["row"] = _row(Row(group.cells), table) if group.cells else None
        value["rows"] = [_row(row, table) for row in group.rows]
        groups.append(value)
    return {
        "label": None,
        "title": ". ".join(part for part in (table.label, table.title) if part) or None,
        "attached_to": None,
        "columns": names,
        "groups": groups,
        "content": [],
        "sections": [],
    }


def _row(row: Row, table: Table) -> JSON:
    value: JSON = {"number": None, "code": None, **dict.fromkeys(_ROW_KEYS), "other": {}}
    for text, column in zip(row.cells, table.columns, strict=True):
        if column.key == "other":
            value["other"][column.name] = text
        elif column.key == "number":
            value["number"] = text.rstrip(".") or None
        elif column.key == "criterion" and (coded := _CODE.fullmatch(text)):
            value["code"], value["criterion"] = coded.groups()
        else:
            value[column.key] = text
    return value


def _periods(document: Document) -> list[JSON]:
    """Text and period of each deadline that the content tells the days of."""
    contents = []
    for section in walk(document.sections):
        fields = [para for criterion in section.criteria for field in criterion.fields for para in field.content]
        contents += list(paragraphs((*section.content, *fields)))
    return [{"text": one.text, "start": one.period.start or None, "end": one.period.end or None} for one in contents if one.period]
