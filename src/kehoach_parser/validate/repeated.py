"""Facts that repeat the text of others: do they stand there?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kehoach_parser.validate.findings import Finding
from kehoach_parser.validate.json_tree import criteria, paragraphs, rows, sections, texts

_WORD = re.compile(r"\w+")


def repeated(plan: dict[str, Any]) -> Iterator[Finding]:
    """Parties and labels of assignments, the agencies in their parties, targets in their objective."""
    for pointer, criterion in criteria(plan):
        field = criterion["responsibility"]
        if field is not None and field["assignments"]:
            yield from _assignments(f"{pointer}/responsibility", field, criterion["other"])
        objective = criterion["objective"]
        if objective is not None:
            yield from _targets(f"{pointer}/objective/targets", objective.get("targets", []), texts(objective["content"]))
    for pointer, row in rows(plan):
        yield from _targets(f"{pointer}/targets", row.get("targets", []), [row["objective"] or ""])
    for pointer, unit in sections(plan):
        yield from _targets(f"{pointer}/targets", unit.get("targets", []), texts(unit["content"]))
    for pointer, holder in (*sections(plan), *paragraphs(plan), *rows(plan)):
        if holder.get("assignments"):
            yield from _agencies(f"{pointer}/assignments", holder["assignments"])


def _assignments(pointer: str, field: dict[str, Any], others: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    """others: fields that may name further agencies ("c) Đơn vị phối hợp" beside "b) Đơn vị chủ trì")."""
    # Parties are a paragraph's text with its items' behind it; words, for marks and blanks between may differ.
    words = _words(" ".join(text for one in (field, *others) for text in (one["label"], *texts(one["content"]))))
    for index, assignment in enumerate(field["assignments"]):
        for name in ("label", "parties"):
            value = assignment[name]
            if value is not None and _words(value) not in words:
                yield Finding(f"{pointer}/assignments/{index}/{name}", "not-in-field", "assignment-text")
    yield from _agencies(f"{pointer}/assignments", field["assignments"])


def _agencies(pointer: str, assignments: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    for index, assignment in enumerate(assignments):
        for number, agency in enumerate(assignment.get("agencies", [])):
            if _words(agency["printed"]) not in _words(assignment["parties"]):
                yield Finding(f"{pointer}/{index}/agencies/{number}/printed", "not-in-parties", "assignment-text")


def _targets(pointer: str, targets: Sequence[dict[str, Any]], texts_of_it: Iterator[str] | Sequence[str]) -> Iterator[Finding]:
    if targets:
        words = _words(" ".join(texts_of_it))
        for index, target in enumerate(targets):
            if _words(target["text"]) not in words:
                yield Finding(f"{pointer}/{index}/text", "not-in-objective", "target-text")


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "
