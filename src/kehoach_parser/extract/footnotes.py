"""Footnotes: each becomes a child of the paragraph that refers to it, its number the marker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kehoach_parser.document import Line, Text

Draft = dict[str, Any]

_MARK = re.compile(r"\s?\[(\d{1,3}|\*+)\]")
_HEAD = re.compile(r"^\[(\d{1,3}|\*+)\]\s*")


def attach_footnotes(draft: Draft, lines: Sequence[Line]) -> Draft:
    """The draft with its footnotes in place; notes that nothing refers to go to unassigned."""
    notes = _notes(lines)
    if notes:
        for name in ("preamble", "sections", "closing", "appendices"):
            _walk(draft[name], notes)
        draft["unassigned"].extend({"marker": mark, "text": text, "children": []} for mark, text in notes.items())
    return draft


def _notes(lines: Sequence[Line]) -> dict[str, Text]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _HEAD.match(line.text.strip()):
            groups[-1].append(line)
        else:
            groups.append([line])
    notes: dict[str, Text] = {}
    for group in groups:
        text = Text.join(group)
        match = _HEAD.match(text.value)
        mark = match.group(1) if match else ""
        while mark in notes:
            mark += "'"
        notes[mark] = text.behind(match.end()) if match else text
    return notes


def _walk(value: Any, notes: dict[str, Text]) -> None:
    if isinstance(value, list):
        for item in value:
            _walk(item, notes)
    elif isinstance(value, dict):
        if "text" in value and "children" in value:
            value["text"], children = _take(value["text"], notes)
            value["children"].extend(children)
        elif isinstance(value.get("heading"), Text):
            value["heading"], children = _take(value["heading"], notes)
            value["content"][:0] = children
        for item in value.values():
            if isinstance(item, list | dict):
                _walk(item, notes)


def _take(text: Text, notes: dict[str, Text]) -> tuple[Text, list[Draft]]:
    children: list[Draft] = []
    value = text.value
    if "[" not in value:
        return text, []
    for match in reversed(list(_MARK.finditer(value))):
        if match.group(1) in notes:
            children.insert(0, {"marker": match.group(1), "text": notes.pop(match.group(1)), "children": []})
            value = value[: match.start()] + value[match.end() :]
    return (text.with_value(value) if children else text), children
