"""The parts of a plan as JSON data of the contract's shape, each with its JSON pointer (RFC 6901): documents that come from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Parts of a plan, and of its parts, that repeat or describe its text (contract, "Derived values").
DERIVED = frozenset(
    ("schema_version", "source", "unit", "year", "year_end", "citations", "references", "diagnostics", "repairs", "provenance")
)
DERIVED_BELOW = frozenset(("assignments", "period", "targets", "counterpart", "counterparts", "after", "page", "level"))


def has(plan: Any, pointer: str) -> bool:
    """The pointer leads to a value, be it null."""
    if pointer and not pointer.startswith("/"):
        return False
    found = plan
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict) and key in found:
            found = found[key]
        elif isinstance(found, list) and _index(key) and int(key) < len(found):
            found = found[int(key)]
        else:
            return False
    return True


def _index(key: str) -> bool:
    """An index as RFC 6901 writes it; longer than any list is no index either."""
    return key.isascii() and key.isdigit() and len(key) < 10 and (key == "0" or key[0] != "0")


def sections(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every section of the body and of the appendices."""
    yield from _sections(plan["sections"], "/sections")
    for index, appendix in enumerate(plan["appendices"]):
        yield from _sections(appendix["sections"], f"/appendices/{index}/sections")


def _sections(units: list[dict[str, Any]], pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, unit in enumerate(units):
        where = f"{pointer}/{index}"
        yield where, unit
        yield from _sections(unit["sections"], f"{where}/sections")


def criteria(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every criterion."""
    for pointer, section in sections(plan):
        for index, criterion in enumerate(section["criteria"]):
            yield f"{pointer}/criteria/{index}", criterion


def rows(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every table."""
    for number, appendix in enumerate(plan["appendices"]):
        for place, group in enumerate(appendix["groups"]):
            for index, row in enumerate(group["rows"]):
                yield f"/appendices/{number}/groups/{place}/rows/{index}", row


def paragraphs(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every paragraph and item, wherever it stands."""
    for name in ("preamble", "closing", "unassigned"):
        yield from _paragraphs(plan[name], f"/{name}")
    for index, appendix in enumerate(plan["appendices"]):
        yield from _paragraphs(appendix["content"], f"/appendices/{index}/content")
    for pointer, section in sections(plan):
        yield from _paragraphs(section["content"], f"{pointer}/content")
    for pointer, criterion in criteria(plan):
        yield from _paragraphs(criterion["content"], f"{pointer}/content")
        for name in ("objective", "tasks", "responsibility", "deadline"):
            if criterion[name] is not None:
                yield from _paragraphs(criterion[name]["content"], f"{pointer}/{name}/content")
        for index, field in enumerate(criterion["other"]):
            yield from _paragraphs(field["content"], f"{pointer}/other/{index}/content")


def _paragraphs(content: list[dict[str, Any]], pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, paragraph in enumerate(content):
        where = f"{pointer}/{index}"
        yield where, paragraph
        if paragraph["children"]:
            yield from _paragraphs(paragraph["children"], f"{where}/children")


def texts(content: list[dict[str, Any]]) -> Iterator[str]:
    """The text of paragraphs and of the items below them, in order."""
    for paragraph in content:
        yield paragraph["text"]
        yield from texts(paragraph["children"])
