"""Text cut into lines of a fixed number of characters, as typists and programs do it."""

from __future__ import annotations

import re

_CODE = re.compile(r"(\S*\d/\S*-)([A-ZĐ]+\S*)")
"""A document's number, which may be cut after its last hyphen: "13/2018/QĐ-UBND"."""


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Cut a text into lines; only the first has the indent. No line begins with the dash of "Văn phòng - Thống kê"."""
    lines, line = [], indent
    for word in re.split(r" (?!-\s)", text):
        if not line.strip() or len(line) + 1 + len(word) <= width:
            line += word if not line.strip() else f" {word}"
            continue
        code = _CODE.fullmatch(word)
        if code and len(line) + 1 + len(code[1]) <= width:
            lines.append(f"{line} {code[1]}")
            line = code[2]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def side_by_side(left: list[str], right: list[str], widths: tuple[int, int]) -> list[str]:
    """Set two columns of centred lines beside each other."""
    height = max(len(left), len(right))
    left, right = ([*lines, *[""] * (height - len(lines))] for lines in (left, right))
    return [f"{a:^{widths[0]}}{b:^{widths[1]}}".rstrip() for a, b in zip(left, right, strict=True)]
