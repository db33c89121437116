"""A folder of plans: one JSON each, and a manifest that tells what became of every file."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager

from kehoach_parser.batch.engine import Run, Settings, Work
from kehoach_parser.batch.ledger import Ledger
from kehoach_parser.batch.lock import locked
from kehoach_parser.batch.manifest import open_manifest
from kehoach_parser.batch.places import OWN, LocalPlace, Wanted, open_place
from kehoach_parser.batch.pool import WorkerPool
from kehoach_parser.batch.records import Record
from kehoach_parser.batch.report import Reporter, Silent, Summary
from kehoach_parser.batch.work import Options, Task, convert
from kehoach_parser.readers.formats import READERS

__all__ = ["Options", "Record", "Summary", "Task", "convert", "run_batch"]

# A scanned page takes 2 to 3 seconds of a core: enough for 200 pages.
TIMEOUT = 600.0


def run_batch(
    source: str,
    output: str,
    *,
    wanted: Wanted | None = None,
    jobs: int | None = None,
    timeout: float | None = TIMEOUT,
    force: bool = False,
    options: Options | None = None,
    cluster: str | None = None,
    reporter: Reporter | None = None,
    stop: threading.Event | None = None,
    work: Work = convert,
) -> Summary:
    """Convert every plan in the folder `source` to OUT/name.json in `output`, and write OUT/manifest.jsonl.

    source, output: paths or fsspec URLs. wanted: which files count; all that a reader knows unless told. jobs: files at
    work at once (None: the cores, or all that the cluster offers). timeout: seconds for one file, None for no limit.
    force: also what is unchanged. options: OCR and the form of the JSON. cluster: address of a Dask scheduler. stop: set
    it to end the run early; what is done is kept. work: what a worker does with a file, a function of a module. Files
    that fail are counted, not raised; raises KehoachError where the run as a whole cannot be: no such folder, OUT held
    by another run or not writable, cluster lost.
    """
    if work.__module__ == "__main__":
        message = "work must be a function of a module that workers can import, not of the script that is run"
        raise ValueError(message)
    started = time.monotonic()
    inside, outside = open_place(_absolute(source)), open_place(_absolute(output))
    wanted = wanted or Wanted(frozenset(READERS))
    reporter = reporter or Silent()
    summary = Summary()
    with ExitStack() as stack:
        ledger = Ledger()
        stack.callback(ledger.close)
        summary.files = ledger.plan(inside.walk(wanted, outside))
        renew = stack.enter_context(locked(outside))
        if isinstance(outside, LocalPlace):
            shutil.rmtree(outside.root / OWN / "drafts", ignore_errors=True)  # a killed run's
        manifest = open_manifest(outside)
        if manifest.load(ledger.remember):
            manifest.rewrite(ledger.lines())
        stack.callback(manifest.close)
        stack.callback(reporter.close)
        reporter.start(summary.files)
        superseded = False

        def done(record: Record) -> None:
            nonlocal superseded
            if record.status != "done":
                outside.remove(f"{record.name}.json")  # of contents that are no longer there
            elif cluster is not None and isinstance(outside, LocalPlace):
                outside.expect(f"{record.name}.json", record.output_bytes)
            manifest.append(record)
            superseded = ledger.remember(record) or superseded
            summary.add(record, known=False)
            reporter.file(record, known=False)

        def unchanged(record: Record) -> None:
            summary.add(record, known=True)
            reporter.file(record, known=True)

        def tick() -> bool:
            manifest.tick()
            renew()
            return stop is None or not stop.is_set()

        if summary.files:
            settings = Settings(inside.url, outside.url, timeout, force, work, options or Options())
            with _executor(cluster, jobs, timeout) as (executor, width):
                summary.interrupted = not Run(settings, ledger, executor, width, done, unchanged, tick).go()
        if superseded or not isinstance(outside, LocalPlace):
            manifest.rewrite(ledger.lines())
        summary.seconds = time.monotonic() - started
        reporter.end(summary)
    return summary


@contextmanager
def _executor(cluster: str | None, jobs: int | None, timeout: float | None) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """Where files are done, and how many may be on their way: two for each worker, so that none waits for its next."""
    if cluster is not None:
        from kehoach_parser.batch.cluster import dask_cluster  # noqa: PLC0415 - an extra

        with dask_cluster(cluster, timeout) as (executor, offered):
            yield executor, lambda: jobs or 2 * offered()
        return
    count = jobs or cores()
    pool = WorkerPool(count, timeout)
    try:
        yield pool, lambda: 2 * count
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown(wait=False, cancel_futures=True)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _absolute(place: str) -> str:
    """Workers, on this machine or others, need not stand where we stand."""
    return place if "://" in place else os.path.abspath(place)  # noqa: PTH100 - keeps links as they are
