"""What a worker does with one file. It reads and writes itself; only small records travel."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach_parser.batch.places import open_place
from kehoach_parser.batch.records import Record, failure, named, printable
from kehoach_parser.errors import InternalError, KehoachError, LimitError
from kehoach_parser.version import __version__

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Criterion, Plan, Section
    from kehoach_parser.readers.options import Encoding, Ocr

PARSER = f"kehoach-parser {__version__}"

# The beginning of a plan's JSON as exports/json.py writes it: its source's name, then the hash of its bytes.
_HEAD = re.compile(
    rb'\A\{\s*"schema_version":\s*"[^"]*",\s*"source":\s*\{\s*'
    rb'"name":\s*(?P<name>"(?:[^"\\]|\\.)*"),\s*"sha256":\s*"(?P<sha256>[0-9a-f]{64})"'
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command `parse` may be told, too: which pages are read by OCR, JSON on one line, places in the source, the
    language of messages, the old encoding of text that does not tell its own."""

    ocr: Ocr = "auto"
    compact: bool = False
    provenance: bool = True
    lang: str = "en"
    encoding: Encoding | None = None

    @property
    def told(self) -> str:
        """Those that are not the usual ones, as the command has them: "--ocr never --compact"; "" for none."""
        words = [f"--ocr {self.ocr}"] if self.ocr != "auto" else []
        words += ["--compact"] if self.compact else []
        words += [] if self.provenance else ["--no-provenance"]
        words += [] if self.lang == "en" else [f"--lang {self.lang}"]
        words += [] if self.encoding is None else [f"--encoding {self.encoding}"]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to do: IN, OUT (paths or URLs), the file's name in IN, how it is to be done."""

    source: str
    output: str
    name: str
    options: Options = Options()

    @property
    def target(self) -> str:
        """The name of the result in OUT."""
        return f"{self.name}.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a file tells: hash and size of its bytes; size of the result that is there (None: there is none);
    the worker's versions."""

    sha256: str
    size: int
    output_bytes: int | None
    parser: str
    schema: str


def look(task: Task) -> Seen:
    """Read a file without parsing it. Raises InputError, LimitError."""
    data = open_place(task.source).read(task.name)
    there = open_place(task.output).size(task.target)
    return Seen(hashlib.sha256(data).hexdigest(), len(data), there, PARSER, _schema_version())


def convert(task: Task) -> Record:
    """Parse a file and write its JSON; whatever goes wrong is in the record."""
    started = time.perf_counter()
    record = _converted(task)
    return replace(record, seconds=round(time.perf_counter() - started, 3))


def copy(task: Task, twin: str, sha256: str) -> int | None:
    """Write the result of a file with the same contents, under this file's own name; the size of the result.

    twin: the other file's name in IN; sha256: of the contents. None where its result is not there or is of other
    contents by now. Raises OutputError.
    """
    place = open_place(task.output)
    name = f"{twin}.json"
    if place.size(name) is None:
        return None
    data = place.read(name)
    head = _HEAD.match(data)
    if head is None or head["sha256"].decode() != sha256:
        return None
    renamed = data[: head.start("name")] + _json_string(_own_name(task.name)) + data[head.end("name") :]
    place.write(task.target, renamed)
    return len(renamed)


def _converted(task: Task) -> Record:
    from kehoach_parser.exports.json import to_json  # noqa: PLC0415 - the parent of the workers needs no parser
    from kehoach_parser.pipeline import parse_bytes  # noqa: PLC0415

    options = task.options
    versions = {"parser": PARSER, "schema": _schema_version(), "options": options.told}
    record = Record(**named(task.name), status="failed", **versions)  # type: ignore[arg-type]
    try:
        data = open_place(task.source).read(task.name)
        record = replace(record, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
        plan = parse_bytes(data, _own_name(task.name), ocr=options.ocr, encoding=options.encoding, lang=options.lang)
        result = to_json(plan, compact=options.compact, provenance=options.provenance)
        open_place(task.output).write(task.target, result)
    except KehoachError as error:
        return _failed(record, error)
    except MemoryError:
        return _failed(record, LimitError("no-memory"))
    except Exception as error:  # noqa: BLE001 - one bad file costs itself alone
        return _failed(record, InternalError(error))
    return _counted(replace(record, status="done", output=printable(task.target), output_bytes=len(result)), plan)


def _failed(record: Record, error: KehoachError) -> Record:
    told = failure(record.source, error)
    names = ("error_code", "error", "error_id", "error_parameters")
    return replace(record, status="failed", **{name: getattr(told, name) for name in names})


def _counted(record: Record, plan: Plan) -> Record:
    sections = [*plan.sections, *(section for appendix in plan.appendices for section in appendix.sections)]
    return replace(
        record,
        pages=plan.source.pages,
        criteria=sum(1 for _ in _criteria(sections)),
        rows=sum(len(group.rows) for appendix in plan.appendices for group in appendix.groups),
        diagnostics=len(plan.diagnostics),
        incomplete=any(diagnostic.code == "ocr-unavailable" for diagnostic in plan.diagnostics),
    )


def _criteria(sections: list[Section]) -> Iterator[Criterion]:
    for section in sections:
        yield from section.criteria
        yield from _criteria(section.sections)


def _own_name(name: str) -> str:
    """The file's name without its folder, as parse_file gives it to the plan."""
    return printable(name.rpartition("/")[2])


def _json_string(text: str) -> bytes:
    from pydantic_core import to_json  # noqa: PLC0415 - escapes as the models do

    return to_json(text)


def _schema_version() -> str:
    from kehoach_parser.contract.plan import SCHEMA_VERSION  # noqa: PLC0415 - Pydantic

    return SCHEMA_VERSION
