"""Findings as the contract has them: code, severity, message in a language, pointer and region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kehoach_parser.diagnose.registry import DIAGNOSTICS
from kehoach_parser.draft import Finding
from kehoach_parser.messages.catalogue import tell


def as_data(findings: Iterable[Finding], places: Mapping[str, Sequence[Any]], lang: str = "en") -> list[dict[str, Any]]:
    """Diagnostics for the models. places: pointer -> regions of every value, and of those that are null for a doubt."""
    return [
        {
            "code": found.code.partition("/")[0],
            "severity": DIAGNOSTICS[found.code].severity,
            "message": tell(lang, "diagnostics", found.code, found.parameters),
            "where": found.where or None,
            "region": _region(found.where, places),
        }
        for found in findings
    ]


def _region(where: str, places: Mapping[str, Sequence[Any]]) -> Any:
    """The first region of a value, or of the first value below it."""
    if not where:
        return None
    regions = places.get(where) or next((below for pointer, below in places.items() if pointer.startswith(f"{where}/")), None)
    return regions[0] if regions else None
