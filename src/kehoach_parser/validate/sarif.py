"""Findings as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kehoach_parser.messages.catalogue import tell
from kehoach_parser.validate.findings import RULES, Finding
from kehoach_parser.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(rows: Iterable[tuple[str, Finding]], lang: str, *, complete: bool) -> dict[str, Any]:
    """The log of one run.

    rows: (path from the top of the repository, finding). complete: every file could be read. All rules are listed,
    those without findings too, so that what reads the log knows them.
    """
    places = {name: index for index, name in enumerate(RULES)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "kehoach-parser",
                        "version": __version__,
                        "rules": [
                            {
                                "id": name,
                                "shortDescription": {"text": tell(lang, "rules", name)},
                                "defaultConfiguration": {"level": severity},
                            }
                            for name, severity in RULES.items()
                        ],
                    }
                },
                "invocations": [{"executionSuccessful": complete}],
                "results": [_result(path, finding, places[finding.rule], lang) for path, finding in rows],
            }
        ],
    }


def _result(path: str, finding: Finding, rule: int, lang: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if finding.text_line is not None:
        place["region"] = {"startLine": finding.text_line}
    location = {"physicalLocation": place}
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where, "kind": "value"}]  # type: ignore[assignment]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": f"{finding.where or '/'}: {finding.said(lang)}"},
        "locations": [location],
    }


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a file URI; letters that URIs lack are escaped."""
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path.encode("utf-8", "surrogateescape"))
