"""Keys that an object of a JSON document has twice: readers differ in which of the values they take (RFC 8259, section 4)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kehoach_parser.validate.findings import Finding, escape

_Pairs = list[tuple[str, Any]]


class Keys:
    """A hook for json.loads that keeps the last of equal keys, as json does, and notes that there were such: twice."""

    def __init__(self) -> None:
        self.twice = False

    def __call__(self, pairs: _Pairs) -> dict[str, Any]:
        """The object of the pairs."""
        found = dict(pairs)
        self.twice = self.twice or len(found) < len(pairs)
        return found


class _Object:
    """An object with all its pairs."""

    def __init__(self, pairs: _Pairs) -> None:
        self.pairs = pairs


def repeated_keys(text: str) -> list[Finding]:
    """A finding for each key that comes twice in an object, in order. Raises ValueError for what is no JSON."""
    return list(_below(json.loads(text, object_pairs_hook=_Object), ""))


def _below(value: Any, pointer: str) -> Iterator[Finding]:
    if isinstance(value, _Object):
        seen: set[str] = set()
        for key, below in value.pairs:
            where = f"{pointer}/{escape(key)}"
            if key in seen:
                yield Finding(where, "key-twice", "key-repeat")
            seen.add(key)
            yield from _below(below, where)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, below in enumerate(value):
            yield from _below(below, f"{pointer}/{index}")
