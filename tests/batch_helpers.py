"""Work functions that misbehave on purpose, folders of plans, and the command as a process, for the tests of batches."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import kehoach_parser
from kehoach_parser.batch import Record, Task, convert
from tests.conftest import ROOT, SAMPLES

sys.path.insert(0, str(ROOT / "benchmarks"))
from variations import write_variations

__all__ = ["write_variations"]

PACKAGE = Path(kehoach_parser.__file__).resolve().parent.parent


# --- what a worker may do, told by the file's name


def odd(task: Task) -> Record:
    """convert, but for files whose names ask for trouble."""
    name = task.name.rpartition("/")[2]
    if "loop" in name:
        while True:
            pass
    if "backtrack" in name:  # holds Python's lock for years: no Python code in this process runs any more
        re.match(r"(a+)+$", "a" * 60 + "b")
    if "abort" in name:
        os.abort()
    if "exit" in name:
        os._exit(7)
    if "memory" in name:
        raise MemoryError
    if "bug" in name:
        message = "a fault in a reader"
        raise ValueError(message)
    if "once" in name:
        mark = Path(task.output) / f"{name}.mark"
        if not mark.exists():
            mark.touch()
            os.abort()
    return convert(task)


def slow(task: Task) -> Record:
    """convert, but as slowly as a scanned plan."""
    time.sleep(0.05)
    return noted(task)


def sleepy(task: Task) -> Record:
    """convert, slowly."""
    time.sleep(0.2)
    return convert(task)


def noted(task: Task) -> Record:
    """convert, and note beside OUT that it was done."""
    record = convert(task)
    with Path(f"{task.output}.calls").open("a") as file:
        file.write(f"{task.name}\n")
    return record


def calls(output: Path) -> list[str]:
    """The files that `noted` or `slow` converted, in order."""
    path = Path(f"{output}.calls")
    return path.read_text().splitlines() if path.exists() else []


def answer(task: Task) -> Record:
    """No work at all: a record as a plan of some pages has it."""
    return Record(
        task.name, "done", "0" * 64, 60_000, 5, task.target, 40_000, criteria=30, rows=60, diagnostics=5, seconds=0.1,
        parser="kehoach-parser 0.0", schema="1.0",
    )


# --- folders


def copy_samples(folder: Path, *suffixes: str) -> list[str]:
    """Copy the samples with these suffixes; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in suffixes and path.stem != "SOURCES":
            (folder / path.name).write_bytes(path.read_bytes())
            names.append(path.name)
    return names


def manifest(output: Path) -> list[dict[str, Any]]:
    """The lines of the manifest; each must be whole."""
    return [json.loads(line) for line in (output / "manifest.jsonl").read_text("utf-8").splitlines()]


def by_source(output: Path) -> dict[str, dict[str, Any]]:
    """The lines of the manifest by their source; each source must stand there once."""
    lines = manifest(output)
    found = {line["source"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def results(output: Path) -> dict[str, bytes]:
    """Every result below OUT by its name; nothing half-written may lie there."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and name not in ("manifest.jsonl", ".kehoach/lock") and not name.endswith(".mark"):
            found[name] = path.read_bytes()
    return found


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- processes


def environment(**more: str) -> dict[str, str]:
    """An environment with nothing in it but what is needed: no proxies, no credentials."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join((str(PACKAGE), str(ROOT))), "PYTHONUTF8": "1"} | more


def start(*arguments: object, **variables: str) -> subprocess.Popen[bytes]:
    """Python with these arguments."""
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**variables),
        cwd=ROOT,
    )


def batch(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """`kehoach batch` as a user runs it, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "kehoach_parser", "batch", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
        env=environment(**variables),
        encoding="utf-8",
    )


def wait_for(condition: Any, seconds: float = 30.0) -> None:
    """Until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
