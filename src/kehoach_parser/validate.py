"""Does a JSON file keep the contract? Findings, no exceptions, for whatever a file holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from kehoach_parser import messages
from kehoach_parser.assemble import escape
from kehoach_parser.errors import InputError
from kehoach_parser.models import SCHEMA_VERSION

# A finding is one line on a screen or in a log: values of whole sections are cut.
_LONGEST = 160
_LONGEST_VALUE = 60
_VERSION = re.compile(r"(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    where: JSON pointer of the value concerned, "" for the whole document; what: one clause; line: in a file with one
    document a line the line of the document, from 1, else None.
    """

    where: str
    what: str
    line: int | None = None

    def __str__(self) -> str:
        place = "" if self.line is None else f"{self.line}: "
        return f"{place}{self.where or '/'}: {self.what}"


def validate_file(path: str | Path) -> tuple[int, list[Finding]]:
    """How many documents a file holds, and what is wrong with them; see validate_bytes. Raises InputError."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", str(path), "check the path") from None
    except IsADirectoryError:
        raise InputError("is a folder, not a file", str(path), "name a file in it") from None
    except OSError as error:
        raise InputError(messages.NOT_READ.format(reason=error.strerror), str(path), "check its permissions") from error
    return validate_bytes(data, str(path))


def validate_bytes(data: bytes, name: str) -> tuple[int, list[Finding]]:
    """How many documents the bytes hold (one, or one a line), and what is wrong with them, in order.

    Raises InputError for what is no text at all (empty, binary); name: for its message.
    """
    if not data.strip():
        raise InputError("empty file", name, "check that it was saved completely")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8, so no JSON", name, "check that it is a JSON file") from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(lines) > 1 and all(_holds_document(line) for _, line in lines):
        found = [replace(finding, line=number) for number, line in lines for finding in _document(line)]
        return len(lines), found
    return 1, list(_document(data))


def _holds_document(line: bytes) -> bool:
    """In a file of one document a line each line is an object; no line of an indented document is."""
    return line.startswith(b"{") and line.rstrip().endswith(b"}")


def _document(data: bytes) -> Iterator[Finding]:
    """What is wrong with one document: its JSON, else its version, else its shape by the schema, else by the models."""
    try:
        plan = json.loads(data, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        yield Finding("", f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})")
        return
    except ValueError as error:
        yield Finding("", f"not JSON: {error}")
        return
    except RecursionError:
        yield Finding("", "nested too deeply for a plan")
        return
    found = list(_version(plan)) or list(_by_schema(plan)) or list(_by_models(data))
    yield from found


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _version(plan: Any) -> Iterator[Finding]:
    """A version that this program does not read; the rest of such a document would be misjudged."""
    version = plan.get("schema_version") if isinstance(plan, dict) else None
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        return  # absent or malformed: the schema says so
    major, minor = (int(part) for part in SCHEMA_VERSION.split("."))
    if int(match[1]) != major or int(match[2]) > minor:
        known = f"this program reads {major}.0" + (f" to {SCHEMA_VERSION}" if minor else "")
        yield Finding("/schema_version", f"version {version} of the contract; {known}")


@lru_cache(maxsize=1)
def _validator() -> Any:
    import jsonschema_rs  # noqa: PLC0415 - only validation needs it

    from kehoach_parser.schema import json_schema  # noqa: PLC0415 - only validation needs it

    return jsonschema_rs.Draft202012Validator(json_schema(), mask="the value")


def _by_schema(plan: Any) -> Iterator[Finding]:
    try:
        errors = list(_validator().iter_errors(plan))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return  # a value that the validator cannot take in (a lone surrogate, a giant number): the models decide
    for error in errors:
        yield from _explained(error)


def _explained(error: Any) -> Iterator[Finding]:
    """A schema error in words. Of a value that may be null, what is wrong with it as the value that it wants to be."""
    branches = getattr(error.kind, "context", None) or []
    wanted = [branch for branch in branches if not _wants_null(branch)]
    if len(wanted) == 1:
        for inner in wanted[0]:
            for finding in _explained(inner):
                mistyped = inner.schema_path[-1:] == ["type"] and list(inner.instance_path) == list(error.instance_path)
                yield replace(finding, what=finding.what.replace(" (found", " or null (found")) if mistyped else finding
        return
    what = str(error.message)
    if what.startswith("the value"):
        what += f" (found {_shown(error.instance)})"
    yield Finding(_pointer(error.instance_path), _shortened(what))


def _wants_null(branch: Sequence[Any]) -> bool:
    return len(branch) == 1 and branch[0].schema_path[-1:] == ["type"] and str(branch[0].message).endswith('type "null"')


def _by_models(data: bytes) -> Iterator[Finding]:
    from pydantic import ValidationError  # noqa: PLC0415 - only the last word needs it

    from kehoach_parser.models import Plan  # noqa: PLC0415 - only the last word needs it

    try:
        Plan.model_validate_json(data)
    except ValidationError as error:
        for row in error.errors(include_url=False, include_context=False, include_input=False):
            yield Finding(_pointer(row["loc"]), _shortened(row["msg"]))


def _pointer(path: Sequence[str | int]) -> str:
    return "".join(f"/{escape(str(part))}" for part in path)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 5]} ..."


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."
