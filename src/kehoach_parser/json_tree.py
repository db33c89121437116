"""The parts of a plan as JSON data of the contract's shape, each with its JSON pointer (RFC 6901): documents that come from outside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from kehoach_parser.text.fold import fold_long

# Parts of a plan, and of its parts, that repeat or describe its text (contract, "Derived values").
DERIVED = frozenset(
    ("schema_version", "source", "unit", "year", "year_end", "citations", "references", "diagnostics", "repairs", "provenance")
)
DERIVED_BELOW = frozenset(("assignments", "period", "targets", "counterpart", "counterparts", "after", "page", "level"))
# What holds no running text, either.
_NO_TEXT = DERIVED | {"header", "furniture"}
_NO_TEXT_BELOW = DERIVED_BELOW | {"marker", "attached_to"}


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


class Printed:
    """Every printed text of a plan but the letterhead's, in order; marks and what is derived are none.

    leaves: (pointer, text); whole: all texts, END behind each, for what is looked for in all of them at once; folded: the
    same in lower-case ASCII; starts: the offset of each in it.
    """

    END = "\0"

    def __init__(self, plan: dict[str, Any]) -> None:
        self.leaves: list[tuple[str, str]] = []
        for name, value in plan.items():
            if name not in _NO_TEXT:
                _collect(value, f"/{name}", self.leaves)
        self.whole = self.END.join([*(text for _, text in self.leaves), ""])
        self.folded = fold_long(self.whole)
        self.starts = list(accumulate([len(text) + 1 for _, text in self.leaves], initial=0))

    def index(self, offset: int) -> int:
        """Which leaf holds this place of the whole."""
        return bisect_right(self.starts, offset) - 1


def _collect(value: Any, pointer: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, str):
        found.append((pointer, value))
    elif isinstance(value, dict):
        for name, below in value.items():
            if below and name not in _NO_TEXT_BELOW:
                plain = name if "/" not in name and "~" not in name else name.replace("~", "~0").replace("/", "~1")
                if isinstance(below, str):  # most are: no call for each
                    found.append((f"{pointer}/{plain}", below))
                else:
                    _collect(below, f"{pointer}/{plain}", found)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            _collect(below, f"{pointer}/{index}", found)
