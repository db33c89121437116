"""What is to be checked: files, folders, globs, and the manifests of `kehoach batch`."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach_parser.errors import InputError, KehoachError, LimitError, reason

# As for the readers: far more than any plan.
LARGEST = 500_000_000
# The file that `kehoach batch` keeps beside its results (batch/manifest.py).
_MANIFEST = "manifest.jsonl"
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to check, "-" for standard input, or a path that leads to none: then problem says why."""

    name: str
    problem: KehoachError | None = None


def targets(paths: Sequence[str], without: str | None = None) -> Iterator[Target]:
    """The files that paths name, each once, in the order of the paths and, below them, of names.

    A folder stands for all *.json in it and in the folders below, hidden ones and the file `without` (the report) left
    out; a pattern ("out/**/*.json") for the files and folders that it matches; a manifest for the results that it names.
    What leads to no file at all is a problem: a check that checks nothing must not look like a good one.
    """
    seen: set[str] = set()
    skipped = None if without is None else os.path.realpath(without)
    for path in paths:
        for target in _below(path):
            real = target.name if target.name == _STDIN else os.path.realpath(target.name)
            if real in seen or (real == skipped and target.name != path):
                continue
            seen.add(real)
            yield target


def read(name: str) -> bytes:
    """The bytes of a file. Raises InputError, LimitError."""
    try:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _missing(name) from None
    except IsADirectoryError:
        raise InputError("is-folder", name) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise InputError("not-read", name, reason=why) from error
    if len(data) > LARGEST:
        raise LimitError("too-large", name, size=LARGEST // 1_000_000)
    return data


def _missing(name: str) -> InputError:
    return InputError("no-such-file", name)


def _below(path: str) -> Iterator[Target]:
    if path == _STDIN:
        yield Target(path)
    elif Path(path).is_dir():
        yield from _folder(path)
    elif not os.path.lexists(path) and glob.has_magic(path):
        names = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
        if not names:
            yield Target(path, InputError("no-match", path))
        for name in names:
            # "out/**" matches every folder and what is in it: files of other kinds are not meant there.
            if Path(name).is_dir():
                yield from _json_below(name)
            elif not path.endswith("**") or name.endswith(".json"):
                yield from _file(name)
    else:
        yield from _file(path)


def _folder(path: str) -> Iterator[Target]:
    found = False
    for target in _json_below(path):
        found = True
        yield target
    if not found:
        yield Target(path, InputError("no-json", path))


def _json_below(path: str) -> Iterator[Target]:
    problems: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".json") and not name.startswith("."):
                yield Target(os.path.join(folder, name))  # noqa: PTH118 - "./x" stays "./x"
    for problem in problems:
        name = str(problem.filename)
        yield Target(name, InputError("not-read", name, reason=reason(problem)))


def _file(path: str) -> Iterator[Target]:
    if not path.endswith(".jsonl"):
        yield Target(path)
        return
    try:
        records = _records(path)
    except OSError:
        records = None
    if records is None:
        yield Target(path)  # plans, one a line; or what cannot be read, which read() tells
        return
    outputs = [name for name in map(_output, records) if name is not None]
    if not outputs:
        yield Target(path, InputError("manifest-empty", path))
    folder = os.path.dirname(path)  # noqa: PTH120 - "./x" stays "./x"
    for name in outputs:
        yield Target(os.path.join(folder, name))  # noqa: PTH118 - see above


def _records(path: str) -> list[dict[str, Any]] | None:
    """The last record of each source in a manifest; None where the file is none.

    A manifest is told by its name or by its first line. Lines that a death tore are left out, as batch does.
    """
    known: dict[str, dict[str, Any]] = {}
    with Path(path).open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                record = None
            if isinstance(record, dict) and isinstance(record.get("source"), str) and "status" in record:
                key = record.get("source_hex") or record["source"]
                known.pop(str(key), None)
                known[str(key)] = record
            elif not known and Path(path).name != _MANIFEST:
                return None
    return list(known.values())


def _output(record: dict[str, Any]) -> str | None:
    """The name of a record's result, relative to the manifest's folder; None where it has none."""
    output = record.get("output")
    if record["status"] != "done" or not isinstance(output, str) or "\0" in output:
        return None
    raw = record.get("source_hex")
    if isinstance(raw, str):  # a name that is no UTF-8: output holds it with its odd bytes replaced
        try:
            return f"{os.fsdecode(bytes.fromhex(raw))}.json"
        except ValueError:
            return output
    return output
