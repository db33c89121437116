"""A line of the manifest: what became of one file."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Literal, TypeAlias

from kehoach_parser.errors import ExitCode, KehoachError, remade

# Record has a field of this name.
_Bytes: TypeAlias = bytes
Status: TypeAlias = Literal["done", "failed", "timeout", "crashed"]

# Errors that lie in the file itself: the same bytes and the same parser end in them again.
_OF_THE_FILE = frozenset({ExitCode.INPUT, ExitCode.FORMAT, ExitCode.ENCRYPTED})


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one file.

    source, output: names relative to IN and OUT, with "/"; bytes of a name that are no UTF-8 are replaced in them, and
    source_hex then holds the name as it is. sha256: None where the file could not be read or was never read to its end.
    pages: None where the format has none. error_code: as the command's exit codes; error: what went wrong and what to do
    next, in English; error_id, error_parameters: the same for programs and for other languages (messages/); seconds: of
    work on this file.
    parser, schema: versions of the worker's. options: of the command, where they are not the usual ones. incomplete: pages
    were not read because the worker has no OCR. duplicate_of: the source whose contents these are, too.
    """

    source: str
    status: Status
    sha256: str | None = None
    bytes: int | None = None
    pages: int | None = None
    output: str | None = None
    output_bytes: int | None = None
    error_code: int | None = None
    error: str | None = None
    error_id: str | None = None
    error_parameters: dict[str, str | int] | None = None
    criteria: int | None = None
    rows: int | None = None
    diagnostics: int | None = None
    seconds: float = 0.0
    parser: str | None = None
    schema: str | None = None
    options: str = ""
    incomplete: bool = False
    duplicate_of: str | None = None
    source_hex: str | None = None

    @property
    def name(self) -> str:
        """The source's name as the file system has it (os.fsdecode's form)."""
        if self.source_hex is None:
            return self.source
        return _Bytes.fromhex(self.source_hex).decode("utf-8", "surrogateescape")

    @property
    def settled(self) -> bool:
        """Doing the same bytes again with the same parser would end the same way."""
        good = self.status == "done" and not self.incomplete
        return self.sha256 is not None and (good or (self.status == "failed" and self.error_code in _OF_THE_FILE))

    def told(self, lang: str) -> str:
        """What went wrong and what to do next; in English where the record is of an older version."""
        if self.error_id is not None and lang != "en":
            with suppress(KeyError):  # of a later version
                error = remade(self.error_code or 0, self.error_id, self.error_parameters or {})
                return " ".join(f"{error.clause(lang)}; {error.advised(lang)}".split())
        return self.error or ""

    def line(self) -> _Bytes:
        """The record as one line of JSON."""
        values = {name: value for name, value in asdict(self).items() if name not in _SELDOM or value is not None}
        return json.dumps(values, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "replace") + b"\n"


# Fields that a line has only where they hold something.
_SELDOM = frozenset(("source_hex", "error_id", "error_parameters"))
_NAMES = frozenset(field.name for field in fields(Record))


def read_line(line: bytes) -> Record | None:
    """The record of a line; None for a line that is torn or no record. Fields of later versions are left out."""
    try:
        values = json.loads(line)
        return Record(**{name: value for name, value in values.items() if name in _NAMES})
    except (ValueError, TypeError, AttributeError):
        return None


def named(name: str) -> dict[str, str]:
    """The fields source and, if needed, source_hex for a file name."""
    shown = printable(name)
    if shown == name:
        return {"source": name}
    return {"source": shown, "source_hex": name.encode("utf-8", "surrogateescape").hex()}


def printable(text: str) -> str:
    """Text that UTF-8 can hold: bytes of a file name that were none are replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def failure(name: str, error: KehoachError, status: Status = "failed") -> Record:
    """The record of a file that came to nothing."""
    told = {
        "error_code": int(error.exit_code),
        "error": printable(" ".join(f"{error.what}; {error.advice}".split())),
        "error_id": error.code,
        "error_parameters": {name: printable(value) if isinstance(value, str) else value for name, value in error.parameters.items()},
    }
    return Record(**named(name), status=status, **told)  # type: ignore[arg-type]
