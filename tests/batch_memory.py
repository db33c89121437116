"""A run over IN into OUT whose workers are threads that answer at once; prints the files done and its own peak memory in KB."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from kehoach_parser import batch
from kehoach_parser.batch import Record, Task, run_batch


def answer(task: Task) -> Record:
    """A record as a plan of some pages has it."""
    return Record(
        task.name, "done", "0" * 64, 60_000, 5, task.target, 40_000, criteria=30, rows=60, diagnostics=5, seconds=0.1,
        parser="kehoach-parser 0.0", schema="1.0",
    )


@contextmanager
def threads(*_: object) -> Iterator[tuple[Executor, int]]:
    """In place of the worker processes."""
    with ThreadPoolExecutor(2) as pool:
        yield pool, 4


def peak() -> int:
    """The most memory that this process alone has held, in KB."""
    with open("/proc/self/status") as file:  # noqa: PTH123 - no file
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))


if __name__ == "__main__":
    from tests import batch_memory

    batch._executor = threads  # type: ignore[assignment]
    summary = run_batch(sys.argv[1], sys.argv[2], work=batch_memory.answer)
    print(summary.files, peak())  # noqa: T201 - for the test
