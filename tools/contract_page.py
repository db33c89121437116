"""Writes the tables of docs/contract.md: every diagnostic, and every field of the contract with its meaning and an example.

    python tools/contract_page.py            write them
    python tools/contract_page.py --check    exit code 1 where the page is not what would be written

Diagnostics are those of the registry (diagnose/registry.py). Meanings of fields are the docstrings of the models. Examples
are what the samples become; where no sample has a value, EXAMPLES below has one, and every example is checked against its
field's type.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from kehoach_parser import parse_file
from kehoach_parser.contract import facts as models_facts
from kehoach_parser.contract import plan as models
from kehoach_parser.contract.descriptions import descriptions
from kehoach_parser.diagnose.registry import DIAGNOSTICS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "contract.md"
FIELDS, DIAGNOSED = "fields", "diagnostics"
ORDER = (
    *(models.Plan, models.SourceInfo, models.DigitalSignature, models.TextLayer, models.Header, models.HeaderDate),
    *(models.Unit, models.Section),
    *(models.Paragraph, models.Criterion, models.LabelledField, models.Objective, models.Responsibility, models.Deadline),
    *(models_facts.Assignment, models_facts.Agency, models_facts.Period, models_facts.Target, models_facts.Baseline),
    *(models.Signature, models.Appendix, models.Group, models.Row, models_facts.Citation, models_facts.Reference),
    *(models.Furniture, models.Diagnostic, models.Repair, models_facts.Region),
)
# What no sample has.
_PERIOD = {"start": None, "end": "2023-06-30", "open_ended": False, "recurring": False, "conditional": False, "year_inferred": True}
_LEAD = {"role": "lead", "label": None, "parties": "Sở Nội vụ"}
_SIGNED = {
    "signer": "Nguyễn Văn A",
    "organisation": "Ủy ban nhân dân xã An Thuận",
    "time": "2026-03-02T09:15:00+07:00",
    "reason": "Ban hành",
    "covers_all": True,
}
EXAMPLES: dict[str, Any] = {
    "Unit.code": "23704",
    "Unit.district_code": "626",
    "Unit.province_code": "64",
    "Section.assignments": [_LEAD],
    "Section.period": _PERIOD,
    "Paragraph.assignments": [_LEAD],
    "Paragraph.period": _PERIOD,
    "Criterion.other": [{"marker": "đ", "label": "Kinh phí", "content": [{"marker": None, "text": "2.000.000 đồng", "children": []}]}],
    "Criterion.content": [{"marker": None, "text": "Điểm tối đa: 0,5 điểm.", "children": []}],
    "Appendix.content": [{"marker": None, "text": "Ghi chú: Điểm chấm theo Bộ Chỉ số.", "children": []}],
    "Appendix.sections": [{"number": "1", "heading": "Nội dung kiểm tra", "content": [], "sections": [], "criteria": []}],
    "Appendix.after": "/sections/1/sections/0",
    "Row.tasks": "Xây dựng kế hoạch kiểm tra",
    "Row.other": {"Sản phẩm": "Báo cáo", "Ghi chú": ""},
    "Period.frequency": "quarter",
    "Period.day_of_month": 15,
    "Target.year": 2030,
    "Agency.score": 95.0,
    "Citation.amends": "13/2018/QĐ-UBND",
    "Target.change": "increase",
    "Target.baseline": {"year": 2022, "value": 83.99},
    "Baseline.year": 2022,
    "Baseline.value": 83.99,
    "Reference.text": "điểm b, khoản 1.15, mục I của kế hoạch này",
    "Reference.where": "/sections/0/sections/1/content/0/text",
    "Reference.to": "/sections/1/sections/0/criteria/14/tasks",
    "Reference.corrected": True,
    "Plan.references": [
        {"text": "mục II của Kế hoạch này", "where": "/sections/2/content/0/text", "to": "/sections/1", "corrected": False}
    ],
    "Criterion.counterparts": ["/appendices/0/groups/0/rows/0"],
    "Row.counterpart": "/sections/1/sections/0/criteria/0",
    "Repair.where": "/sections/0/heading",
    "Repair.raw": "Ƣu tiên",
    "Repair.kind": "glyph",
    "Plan.repairs": [{"where": "/sections/0/heading", "raw": "Ƣu tiên", "kind": "glyph"}],
    "SourceInfo.signatures": [_SIGNED],
    **{f"DigitalSignature.{name}": value for name, value in _SIGNED.items()},
    "Period.parts": [_PERIOD],
    "Group.row": {**dict.fromkeys(("number", "code", "criterion", "objective", "lead", "coordinate", "deadline")), "tasks": "",
                  "other": {"Kinh phí (triệu đồng)": "120"}, "period": None},
    "Plan.year_end": 2030,
    "Plan.cosigners": [{"on_behalf": "TM. BAN THƯỜNG VỤ", "role": "BÍ THƯ", "name": "Trần Thị B"}],
    "Plan.unassigned": [{"marker": None, "text": "MẬT", "children": []}],
}
LONGEST = 110


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    old = PAGE.read_text("utf-8")
    new = renewed(old)
    if check and old != new:
        sys.exit(f"docs/{PAGE.name} is stale; renew it: python tools/{Path(__file__).name}")
    if not check:
        PAGE.write_text(new, "utf-8")


def renewed(page: str) -> str:
    """The page with its tables written anew."""
    found = seen()
    tables = "\n\n".join("\n".join(table(model, found)) for model in ORDER)
    return between(between(page, FIELDS, tables), DIAGNOSED, "\n".join(diagnostics()))


def between(page: str, name: str, text: str) -> str:
    """The page with a text between the marks of that name."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = page.partition(start)
    return f"{before}{start}\n{text}\n{end}{rest.partition(end)[2]}"


def diagnostics() -> Iterator[str]:
    """The table of diagnostics: one row for each code, whatever sentences it has."""
    yield "| Code | Severity | Since | Means |"
    yield "|---|---|---|---|"
    for code, row in DIAGNOSTICS.items():
        if "/" not in code:
            grades = dict.fromkeys(one.severity for name, one in DIAGNOSTICS.items() if name.partition("/")[0] == code)
            yield f"| `{code}` | {', '.join(grades)} | {row.since} | {row.means} |"


def table(model: type[BaseModel], found: dict[str, Any]) -> Iterator[str]:
    """The lines of one model's table. Raises AssertionError where a field has no example or no meaning."""
    inherited = next((base for base in model.__mro__[1:] if base in ORDER), None)
    yield f"### {model.__name__}"
    yield ""
    yield one_line(model.__doc__ or "") + (f" All of {inherited.__name__}, and:" if inherited else "")
    yield ""
    yield "| Field | Type | Meaning | Example |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        if inherited is not None and name in inherited.model_fields:
            continue
        place = f"{model.__name__}.{name}"
        example = found.get(place) or EXAMPLES.get(place, found.get(place))
        assert example not in (None, []), f"{place} has no example: no sample holds a value, nor does EXAMPLES"
        kind: Any = field.annotation
        TypeAdapter(kind).validate_json(json.dumps(example))
        description = descriptions(model.__module__).get(model.__name__, {}).get(name)
        assert description, f"{place} has no docstring"
        yield f"| `{name}` | {type_words(field.annotation)} | {one_line(description)} | `{shown(example)}` |"


def seen() -> dict[str, Any]:
    """For each field that the samples fill its first value there, "Section.heading" -> "MỤC TIÊU"."""
    found: dict[str, Any] = {}
    for path in sorted((ROOT / "samples").glob("*.docx")) + sorted((ROOT / "samples").glob("*.pdf")):
        collect(parse_file(path), found)
    return found


def collect(value: Any, found: dict[str, Any]) -> None:
    """Notes the fields of a model and of all below it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            below = getattr(value, name)
            for model in type(value).__mro__:
                place = f"{model.__name__}.{name}"
                # "false" tells less than "true".
                if below not in (None, [], {}, "") and not found.get(place):
                    found[place] = plain(below)
            collect(below, found)
    elif isinstance(value, (list, dict)):
        for below in value.values() if isinstance(value, dict) else value:
            collect(below, found)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return json.loads(TypeAdapter(Any).dump_json(value))


def type_words(annotation: Any) -> str:
    """A type in words: "string or null", "list of Paragraph"."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return type_words(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(type_words(argument) for argument in arguments)
    if origin is typing.Literal:
        return " \\| ".join(f"`{argument}`" for argument in arguments)
    if origin is list:
        return f"list of {type_words(arguments[0])}"
    if origin is dict:
        return f"object: {type_words(arguments[0])} to {type_words(arguments[1])}"
    if origin is tuple:
        return f"list of {len(arguments)} {type_words(arguments[0])}s"
    if is_model(annotation):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}[annotation]


def is_model(annotation: Any) -> bool:
    """Is it one of the models, not a list or a choice of them?"""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def one_line(text: str) -> str:
    """A docstring for a cell of a table."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def shown(value: Any) -> str:
    """An example as JSON on one line, a long one cut."""
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|").replace("`", "'")
    return text if len(text) <= LONGEST else text[: LONGEST - 2].rstrip("\\") + " …"


if __name__ == "__main__":
    main()
