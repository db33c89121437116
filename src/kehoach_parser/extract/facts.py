"""Facts of a whole plan: the periods of its deadlines, the documents it cites. They repeat text; they replace none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kehoach_parser.extract.citations import gather
from kehoach_parser.extract.periods import read_period


def add_facts(plan: dict[str, Any]) -> None:
    """Fills citations and the periods of deadlines (of criteria and of rows) in a plan as plain data; year must be there."""
    year = plan["year"]
    for sections in (plan["sections"], *(appendix["sections"] for appendix in plan["appendices"])):
        for criterion in _criteria(sections):
            if criterion["deadline"] is not None:
                criterion["deadline"]["period"] = _of_content(criterion["deadline"]["content"], year)
    for appendix in plan["appendices"]:
        for group in appendix["groups"]:
            for row in group["rows"]:
                row["period"] = read_period(row["deadline"], year) if row["deadline"] else None
    plan["citations"] = gather(plan)


def _criteria(sections: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield from section["criteria"]
        yield from _criteria(section["sections"])


def _of_content(content: Sequence[dict[str, Any]], year: int | None) -> dict[str, Any] | None:
    """The period of a field: its first paragraph decides where it tells one, else all that stands below."""
    if not content:
        return None
    first = read_period(content[0]["text"], year)
    return first if first is not None else read_period("\n".join(_texts(content)), year)


def _texts(content: Sequence[dict[str, Any]]) -> Iterator[str]:
    for paragraph in content:
        yield paragraph["text"]
        yield from _texts(paragraph["children"])
