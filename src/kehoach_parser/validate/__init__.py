"""Does a JSON file keep the contract? Findings, no exceptions, for whatever a file holds.

In this order: text, JSON, the version of the contract, the JSON Schema, the coherence of the document with itself, the
Pydantic models. Each is asked only where those before it found no error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from kehoach_parser.errors import InputError
from kehoach_parser.validate.coherence import incoherent
from kehoach_parser.validate.findings import RULES, Finding, Severity
from kehoach_parser.validate.keys import Keys, repeated_keys
from kehoach_parser.validate.paths import read
from kehoach_parser.validate.places import line_of_offset, lines_of_pointers
from kehoach_parser.validate.schema_check import as_known, by_models, by_schema, by_version, known_version

__all__ = ["RULES", "Finding", "Severity", "known_version", "validate_bytes", "validate_file"]


def validate_file(path: str | Path, *, models: bool = True, lines: bool = False) -> tuple[int, list[Finding]]:
    """How many documents a file holds, and what is wrong with them; see validate_bytes. Raises InputError, LimitError."""
    return validate_bytes(read(str(path)), str(path), models=models, lines=lines)


def validate_bytes(data: bytes, name: str, *, models: bool = True, lines: bool = False) -> tuple[int, list[Finding]]:
    """How many documents the bytes hold (one, or one a line), and what is wrong with them, in order.

    name: for the message of an error. models: ask the Pydantic models, too; they see what the schema cannot say (2023.0
    is no year). lines: find the line of the file for each finding. Raises InputError for what is no text at all (empty,
    binary).
    """
    if not data.strip():
        raise InputError("empty-file", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("json-no-utf8", name) from error
    documents = _documents(data.removeprefix(b"\xef\xbb\xbf"))
    if documents is None:
        found = list(_document(data.removeprefix(b"\xef\xbb\xbf"), text, models=models))
        return 1, _with_lines(text, found) if lines else found
    found = []
    for number, line in documents:
        located = (replace(finding, line=number) for finding in _document(line, line.decode("utf-8"), models=models))
        found.extend(replace(finding, text_line=number) if lines else finding for finding in located)
    return len(documents), found


def _documents(data: bytes) -> list[tuple[int, bytes]] | None:
    """The documents of a file that holds one a line, with the numbers of their lines; None for any other file.

    There each line is an object; no line of an indented document is. A document on one line is any other file.
    """
    if not _holds_document(data.lstrip().partition(b"\n")[0]):
        return None  # at the first line, as most files do, before all are looked at
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line and not line.isspace()]
    if len(lines) > 1 and all(_holds_document(line) for _, line in lines):
        return lines
    return None


def _holds_document(line: bytes) -> bool:
    return line.startswith(b"{") and line.rstrip().endswith(b"}")


def _document(data: bytes, text: str, *, models: bool) -> Iterator[Finding]:
    """What is wrong with one document."""
    keys = Keys()
    try:
        plan = json.loads(text, parse_constant=_no_constant, object_pairs_hook=keys)
    except json.JSONDecodeError as error:
        place: dict[str, str | int] = {"said": error.msg, "line": error.lineno, "column": error.colno}
        yield Finding("", "json-syntax", "json", place, text_line=line_of_offset(text, error.pos))
        return
    except _ConstantError as error:
        yield Finding("", "json-constant", "json", {"name": str(error)})
        return
    except ValueError as error:
        yield Finding("", "json-other", "json", {"said": str(error)})
        return
    except RecursionError:
        yield Finding("", "too-deep", "json")
        return
    if keys.twice:
        yield from repeated_keys(text)
        return
    yield from list(by_version(plan)) or _judged(data, text, plan, models=models)


def _judged(data: bytes, text: str, plan: Any, *, models: bool) -> list[Finding]:
    """A document of a version that is read: by the schema, by itself, by the models."""
    by_shape = by_schema(as_known(plan, known_version()))
    if by_shape is None:  # only the models can tell
        by_shape, models = list(by_models(data, plan)), False
    if by_shape:
        return by_shape
    try:
        found = incoherent(plan, text)
    except RecursionError:
        return [Finding("", "too-deep", "json")]
    if models and not any(finding.severity == "error" for finding in found):
        found.extend(by_models(data, plan))
    return found


class _ConstantError(ValueError):
    """NaN or Infinity, which Python's json would take."""


def _no_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


def _with_lines(text: str, found: list[Finding]) -> list[Finding]:
    if not found:
        return found
    if any(finding.rule == "json" for finding in found):
        return [replace(finding, text_line=finding.text_line or 1) for finding in found]
    lines = lines_of_pointers(text, {finding.where for finding in found})
    return [replace(finding, text_line=lines[finding.where]) for finding in found]
