"""Leaf by leaf: does a parsed plan hold what is expected, and nothing else in its place?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Keys that hold text: where nothing is expected under them, nothing may stand there.
_TEXT = ("content", "other", "sections")


def differences(expected: Any, parsed: Any, place: str = "") -> Iterator[str]:
    """One line for each leaf that is missing ("-") or stands in its place instead ("+"); exact, character by character.

    Of an object the keys that are expected are compared: what is expected says nothing about provenance, diagnostics
    and the like. Other text in it (_TEXT) and what a list holds too much are told as a whole.
    """
    if isinstance(expected, dict) and isinstance(parsed, dict):
        for name, value in expected.items():
            if name in parsed:
                yield from differences(value, parsed[name], f"{place}/{name}")
            else:
                yield f"- {place}/{name}: {value!r}"
        for name in _TEXT:
            if name not in expected and parsed.get(name):
                yield f"+ {place}/{name}: {parsed[name]!r}"
    elif isinstance(expected, list) and isinstance(parsed, list):
        for index, value in enumerate(expected):
            if index < len(parsed):
                yield from differences(value, parsed[index], f"{place}/{index}")
            else:
                yield f"- {place}/{index}: {value!r}"
        for index in range(len(expected), len(parsed)):
            yield f"+ {place}/{index}: {parsed[index]!r}"
    elif expected != parsed or type(expected) is not type(parsed):
        yield f"- {place}: {expected!r}"
        yield f"+ {place}: {parsed!r}"
