"""Periods and citations of the real plans against the facts that were read by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser import parse_file

KEYS = ("start", "end", "open_ended", "recurring", "conditional", "year_inferred")
PLANS = ("000-thi-tran", "001-tan-binh", "002-dak-po", "003-ia-kha", "004-phuong-2")


def criteria(sections: Sequence[dict[str, Any]], place: str) -> Iterator[tuple[str, dict[str, Any] | None]]:
    for section in sections:
        here = f"{place}/{section['number']}"
        for criterion in section["criteria"]:
            if criterion["deadline"]:
                yield f"{here}/{criterion['number']}", criterion["deadline"]["period"]
        yield from criteria(section["sections"], here)


def periods(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any] | None]]:
    yield from criteria(plan["sections"], "criterion")
    for index, appendix in enumerate(plan["appendices"]):
        for group in appendix["groups"]:
            for row in group["rows"]:
                yield f"appendix[{index}]/{group['number']}/{row['number']}", row["period"]


def f1(wanted: set[Any], found: set[Any]) -> float:
    return 2 * len(wanted & found) / max(1, len(wanted) + len(found))


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("name", PLANS)
def test_facts_of_real_plans(shared: Path, name: str, form: str) -> None:
    facts = json.loads((shared / "gold" / "facts" / f"{name}.json").read_text("utf-8"))
    plan = json.loads(parse_file(shared / "plans" / f"{name}.{form}").model_dump_json())
    wanted = {(place, *(period[key] for key in KEYS)) for place, period in facts["periods"].items()}
    found = {(place, *(period[key] for key in KEYS)) for place, period in periods(plan) if period}
    assert f1(wanted, found) >= 0.99
    cited = {(c["type"], c["number"], c["date"]) for c in plan["citations"] if c["number"]}
    assert f1({(c["type"], c["number"], c["date"]) for c in facts["citations"]}, cited) >= (0.95 if name.startswith("001") else 0.99)


@pytest.mark.parametrize("name", PLANS)
def test_mentions_are_leaves_that_name_the_document(shared: Path, name: str) -> None:
    plan = json.loads(parse_file(shared / "plans" / f"{name}.docx").model_dump_json())
    for citation in plan["citations"]:
        assert citation["mentions"]
        for pointer in citation["mentions"]:
            assert pointer in plan["provenance"]
            leaf: Any = plan
            for part in pointer.split("/")[1:]:
                key = part.replace("~1", "/").replace("~0", "~")
                leaf = leaf[int(key)] if isinstance(leaf, list) else leaf[key]
            told = citation["number"] or citation["subject"]
            assert told.split("/")[0].lstrip("0").lower() in leaf.lower()
