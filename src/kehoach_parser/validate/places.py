"""The lines of a JSON text that its values begin in: where CI shows a finding."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from kehoach_parser.validate.findings import escape

_BLANKS = re.compile(r"[ \t\n\r]*")


def line_of_offset(text: str, offset: int) -> int:
    """The line, from 1, that a character stands in."""
    return text.count("\n", 0, offset) + 1


def lines_of_pointers(text: str, pointers: Collection[str]) -> dict[str, int]:
    """Pointer -> line, from 1. A pointer that leads nowhere has the line of the last value on its way.

    text: JSON that can be read. Where an object has a key twice the last counts, as for json.
    """
    # Everything that lies on the way to a wanted value; all else is skipped by the decoder written in C.
    ways = {pointer[:end] for pointer in pointers for end in _ends(pointer)}
    offsets: dict[str, int] = {}
    waiting = [("", _BLANKS.match(text).end())]  # type: ignore[union-attr]  # matches anything
    while waiting:
        pointer, start = waiting.pop()
        offsets[pointer] = start
        if pointer in ways and text[start] in "[{":
            waiting.extend(reversed([(below, at) for below, at in _members(text, start, pointer) if below in ways]))
    found: dict[str, int] = {}
    for pointer in pointers:
        known = next(pointer[:end] for end in reversed(_ends(pointer)) if pointer[:end] in offsets)
        found[pointer] = line_of_offset(text, offsets[known])
    return found


def _ends(pointer: str) -> list[int]:
    """Where the pointers of all that holds the value end, and its own."""
    return [*(index for index, sign in enumerate(pointer) if sign == "/"), len(pointer)]


def _members(text: str, start: int, pointer: str) -> Iterator[tuple[str, int]]:
    """(pointer, offset) of the values in the object or list that begins at start."""
    decode = json.JSONDecoder().raw_decode
    at, index = _skip(text, start + 1), 0
    while text[at] not in "]}":
        if text[start] == "{":
            key, at = decode(text, at)
            at = _skip(text, _skip(text, at) + 1)  # the colon
            below = f"{pointer}/{escape(key)}"
        else:
            below, index = f"{pointer}/{index}", index + 1
        yield below, at
        _, at = decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    return _BLANKS.match(text, at).end()  # type: ignore[union-attr]  # matches anything
