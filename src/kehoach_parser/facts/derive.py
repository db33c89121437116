"""Facts of a whole plan: periods, targets, agencies, the documents it cites. They repeat text; they replace none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from kehoach_parser.extract.criteria import field_kind
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.facts.agencies.read import Agency, canonical, split_parties
from kehoach_parser.facts.assignments.read import add_stated
from kehoach_parser.facts.citations.read import gather
from kehoach_parser.facts.periods.read import read_frequency, read_period
from kehoach_parser.facts.references.links import add_links
from kehoach_parser.facts.targets.read import Target, find_targets
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import key
from kehoach_parser.tree import Printed, criteria, texts
from kehoach_parser.vocabulary.loader import words

Draft = dict[str, Any]

_EXACT = 100.0


def add_facts(plan: Draft, printed: Printed) -> None:
    """Fills what is derived from the text of a plan (plain data of the contract's shape), given its texts; unit and year must
    be there."""
    year, level = plan["year"], plan["unit"]["level"] if plan["unit"] else None
    for _, criterion in criteria(plan):
        if criterion["deadline"] is not None:
            criterion["deadline"]["period"] = _of_content(criterion["deadline"]["content"], year)
        if criterion["objective"] is not None:
            criterion["objective"]["targets"] = _targets(texts(criterion["objective"]["content"]))
        if criterion["responsibility"] is not None:
            for assignment in criterion["responsibility"]["assignments"]:
                assignment["agencies"] = _agencies(assignment["parties"], level)
    for appendix in plan["appendices"]:
        labels: dict[str | None, str] = dict(zip(map_columns(appendix["columns"]), appendix["columns"], strict=True))
        for group in appendix["groups"]:
            for row in group["rows"]:
                _add_to_row(row, labels, year, level)
    for sections in (plan["sections"], *(appendix["sections"] for appendix in plan["appendices"])):
        _add_objectives(sections, below=False)
        add_stated(
            sections,
            plan["closing"] if sections is plan["sections"] else (),
            lambda role, label, parties: {"role": role, "label": label, "parties": parties, "agencies": _agencies(parties, level)},
            lambda text: _period(text, year),
        )
    plan["citations"] = gather(plan, printed)
    add_links(plan, printed)


def _add_to_row(row: Draft, labels: dict[str | None, str], year: int | None, level: str | None) -> None:
    row["period"] = _period(row["deadline"], year) if row["deadline"] else None
    row["targets"] = _targets([row["objective"]]) if row["objective"] else []
    row["assignments"] = [
        {"role": role, "label": labels.get(role), "parties": row[role], "agencies": _agencies(row[role], level)}
        for role in ("lead", "coordinate")
        if row[role]
    ]


def _add_objectives(sections: Sequence[Draft], *, below: bool) -> None:
    """Targets of units that are called an objective, and of those below them."""
    for section in sections:
        objective = below or (section["heading"] is not None and _is_objective(section["heading"]))
        if objective:
            section["targets"] = _targets(texts(section["content"]))
        _add_objectives(section["sections"], below=objective)


def _is_objective(heading: str) -> bool:
    kind = field_kind(heading)
    if kind is not None and kind[1] >= _EXACT:
        return kind[0] == "objective"
    return bool(_objective().match(key(heading)))


@lru_cache(maxsize=1)
def _objective() -> re.Pattern[str]:
    before = any_of(words("targets", "before_objective"))
    return re.compile(rf"(?:(?:{before})\W+)*(?:{any_of(words('columns', 'objective'))})\b")


def _targets(texts: Iterator[str] | Sequence[str]) -> list[Draft]:
    return [found for text in texts for found in _targets_of(text)]


# A plan repeats itself: of 211 texts of parties in one 50 are different, and rows have the objectives of the body.
@lru_cache(maxsize=2048)
def _targets_of(text: str) -> tuple[Draft, ...]:
    return tuple(_plain(target) for target in find_targets(text))


@lru_cache(maxsize=2048)
def _agencies_of(parties: str, level: str | None) -> tuple[Draft, ...]:
    return tuple(_plain(canonical(name, level)) for name in split_parties(parties))


def _agencies(parties: str, level: str | None) -> list[Draft]:
    return list(_agencies_of(parties, level))


def _plain(value: Target | Agency) -> Draft:
    """Its fields by name."""
    found = value._asdict()
    if found.get("baseline") is not None:
        found["baseline"] = found["baseline"]._asdict()
    return found


def _of_content(content: Sequence[Draft], year: int | None) -> Draft | None:
    """The period of a field: its first paragraph decides where it tells one, else all that stands below."""
    if not content:
        return None
    first = _period(content[0]["text"], year)
    return first if first is not None else _period("\n".join(texts(list(content))), year)


def _period(text: str, year: int | None) -> Draft | None:
    found = read_period(text, year)
    return found | {"frequency": read_frequency(text) if found["recurring"] else None} if found is not None else None
