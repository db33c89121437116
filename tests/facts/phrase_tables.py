"""Tables of sentences with what they state (tests/facts/phrases): a sentence, " | ", what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "phrases"
_BEFORE_RULES = "## written before the rules"


def rows(name: str, *, before_rules: bool = False) -> Iterator[tuple[str, str]]:
    """(sentence, expected) of a table; before_rules: those alone that were written before the rules were changed."""
    part = ""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        part = line if line.startswith("##") else part
        if " | " in line and not line.startswith("#") and (part == _BEFORE_RULES or not before_rules):
            sentence, _, expected = line.partition(" | ")
            yield sentence, expected


def cases(name: str) -> list[object]:
    """The rows as parameters of a test, each named by its sentence."""
    return [pytest.param(*row, id=row[0]) for row in rows(name)]
