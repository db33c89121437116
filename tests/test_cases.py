"""Cases written as text: cases/*.md hold a title, an input and what must come out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach_parser.pipeline import parse_text

from .outline import outline

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n+(?:[^~\n][^\n]*\n+)*~~~ input(?P<suffix> \w+)?\n(?P<input>.*?)\n~~~\n+~~~ expected\n(?P<expected>.*?)\n?~~~$",
    re.MULTILINE | re.DOTALL,
)


def read_cases() -> list[tuple[str, str, str, str]]:
    """(file and title, suffix, input, expected) of every case."""
    found = []
    for path in sorted(CASES.glob("*.md")):
        text = path.read_text("utf-8")
        cases = list(_CASE.finditer(text))
        assert len(cases) == text.count("\n## ") + text.startswith("## "), f"{path.name}: a case is not well formed"
        found += [(f"{path.stem}: {m['title']}", (m["suffix"] or "txt").strip(), m["input"], m["expected"]) for m in cases]
    return found


@pytest.mark.parametrize(("suffix", "text", "expected"), [case[1:] for case in read_cases()], ids=[case[0] for case in read_cases()])
def test_case(suffix: str, text: str, expected: str) -> None:
    """The outline of the input is the expected one. "⏎" at a line's head in the input stands for a form feed. Diagnostics count
    where the case is about their code."""
    plan = parse_text(text.replace("⏎", "\f"), name=f"case.{suffix}")
    codes = set(re.findall(r"^diagnostic: ([a-z-]+)", expected, re.MULTILINE))
    assert outline(plan, codes) == expected.rstrip("\n")
