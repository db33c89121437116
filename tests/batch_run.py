"""A run in a process of its own, for tests to kill or to weigh: python -m tests.batch_run IN OUT [CLUSTER [WORK [TIMEOUT]]].

With the cluster "threads" its workers are threads, and it prints the files done and its own peak memory in KB.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from kehoach_parser import batch
from kehoach_parser.batch import run_batch
from tests import batch_helpers


@contextmanager
def threads(*_: object) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """In place of the worker processes."""
    with ThreadPoolExecutor(2) as pool:
        yield pool, lambda: 4


def peak() -> int:
    """The most memory that this process alone has held, in KB."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def main() -> None:
    place = dict(enumerate(sys.argv))
    cluster = place.get(3)
    weighed = cluster == "threads"
    if weighed:
        cluster = None
        batch._executor = threads  # type: ignore[assignment]
    work = getattr(batch_helpers, place.get(4, "slow"))
    summary = run_batch(place[1], place[2], jobs=2, cluster=cluster, work=work, timeout=float(place.get(5, "60")))
    if weighed:
        print(summary.files, peak())  # noqa: T201 - for the test


if __name__ == "__main__":
    main()
