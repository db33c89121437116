"""The way of each file through a run: looked at where it may be known, copied or converted, tried again if its worker died."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias

from kehoach_parser.batch.ledger import Ledger, twin_key
from kehoach_parser.batch.places import Entry
from kehoach_parser.batch.pool import CallTimeoutError, WorkerDiedError
from kehoach_parser.batch.records import Record, failure, named, printable
from kehoach_parser.batch.work import Options, Seen, Task, copy, look
from kehoach_parser.errors import ExitCode, InputError, InternalError, KehoachError, LimitError

Work: TypeAlias = Callable[[Task], Record]
# A step of a file's way is a call that a worker makes, or the key of equal contents that are at work already.
_Step: TypeAlias = tuple[Any, ...] | str
_Way: TypeAlias = Generator[_Step, Any, Record | None]

# A file whose worker died is tried so often in all: the first death may have been another's fault (memory).
TRIES = 2
# How often what depends on time (a stop that was asked for, the progress shown, the lock) gets its turn, in seconds.
_TICK = 0.2
# How long files at work may go on when a stop was asked for, in seconds.
_LAST = 3.0


@dataclass(frozen=True, slots=True)
class Settings:
    """IN, OUT (paths or URLs), the seconds that a file may take (None: no limit), whether all is done again, what a
    worker does with a file (a module's function: it is sent by its name), and how."""

    source: str
    output: str
    timeout: float | None
    force: bool
    work: Work
    options: Options


@dataclass(slots=True)
class _File:
    """A file on its way. key: of its contents, where others may wait for them; call: the last one; deaths: of workers."""

    way: _Way = field(init=False)
    key: str | None = None
    call: tuple[Any, ...] = ()
    deaths: int = 0


@dataclass(slots=True)
class Run:
    """One run over the files of a ledger, at most width() of them on their way at once.

    done: told each new record; unchanged: each record that still holds; tick: called often, False asks to stop.
    """

    settings: Settings
    ledger: Ledger
    executor: Executor
    width: Callable[[], int]
    done: Callable[[Record], None]
    unchanged: Callable[[Record], None]
    tick: Callable[[], bool]
    _finished: SimpleQueue[tuple[_File, Future[Any]]] = field(default_factory=SimpleQueue)
    _moving: int = 0
    _waiting: dict[str, list[_File]] = field(default_factory=dict)
    _stopping: bool = False

    def go(self) -> bool:
        """Do all files; False if tick asked to stop. Raises KehoachError where nothing can be done at all."""
        entries = self.ledger.todo()
        more = True
        while more or self._moving:
            while more and self._moving < self.width():
                entry = next(entries, None)
                more = entry is not None
                if entry is not None:
                    self._moving += 1
                    file = _File()
                    file.way = self._way(entry, file)
                    self._advance(file, file.way.__next__)
            if not self.tick():
                self._last()
                return False
            if self._moving:
                self._take()
        return True

    def _last(self) -> None:
        """Take what the files at work still bring in a short time."""
        self._stopping = True
        end = time.monotonic() + _LAST
        while self._moving and time.monotonic() < end:
            self._take()

    def _take(self) -> None:
        """Wait a moment for a worker's answer and let its file go on."""
        try:
            file, future = self._finished.get(timeout=_TICK)
        except Empty:
            return
        error = future.exception()
        if error is None:
            self._advance(file, lambda: file.way.send(future.result()))
        elif isinstance(error, KehoachError) and error.exit_code is ExitCode.MISSING_PROGRAM:
            raise error  # no worker starts, the cluster was lost, or a worker lacks what its places need
        elif isinstance(error, WorkerDiedError) and not error.final and file.deaths + 1 < TRIES and not self._stopping:
            file.deaths += 1
            self._send(file, file.call)
        else:
            self._advance(file, lambda: file.way.throw(error))

    def _advance(self, file: _File, onward: Callable[[], _Step]) -> None:
        """Let a file go on to its next step, or to its end."""
        try:
            step = onward()
        except StopIteration as stop:
            self._moving -= 1
            record: Record | None = stop.value
            if record is not None:
                self.done(record)
            for other in self._waiting.pop(file.key, ()) if file.key is not None else ():
                self._advance(other, lambda other=other: other.way.send(record))  # type: ignore[misc]
            return
        if self._stopping:
            self._moving -= 1
        elif isinstance(step, str):
            self._waiting[step].append(file)
        else:
            self._send(file, step)

    def _send(self, file: _File, call: tuple[Any, ...]) -> None:
        file.call = call
        self.executor.submit(*call).add_done_callback(lambda future: self._finished.put((file, future)))

    def _way(self, entry: Entry, file: _File) -> _Way:
        """All steps of a file; the value is its new record, None where the old one still holds."""
        if entry.problem:
            return replace(failure(entry.name, InputError(entry.problem, reason=entry.reason)), bytes=entry.size)
        task = Task(self.settings.source, self.settings.output, entry.name, self.settings.options)
        seen: Seen | None = None
        try:
            old = self.ledger.record(entry.name)
            if old is not None or not self.ledger.alone(entry):
                seen = yield look, task
                assert seen is not None  # noqa: S101 - the look's result
                if old is not None and not self.settings.force and _holds(old, seen, task):
                    self.unchanged(old)
                    return None
                key = twin_key(entry.name, seen.sha256)
                twin = self.ledger.twin(entry.name, seen.sha256, this_run=self.settings.force)
                if twin is not None and not _same_way(twin, seen, task):
                    twin = None
                if twin is None and key in self._waiting:
                    twin = yield key
                if twin is not None:
                    record = yield from _copied(task, twin, seen)
                    if record is not None:
                        return record
                if key not in self._waiting:
                    self._waiting[key], file.key = [], key
            made: Record = yield self.settings.work, task
        except Exception as error:  # noqa: BLE001 - whatever a worker answers
            known = {} if seen is None else {"sha256": seen.sha256, "parser": seen.parser, "schema": seen.schema}
            known["options"] = self.settings.options.told
            size = entry.size if seen is None else seen.size
            return replace(self._failure(entry.name, error), bytes=size, **known)  # type: ignore[arg-type]
        return made

    def _failure(self, name: str, error: Exception) -> Record:
        if isinstance(error, CallTimeoutError):
            limit = self.settings.timeout or 0.0
            return replace(failure(name, LimitError("worker-timeout", seconds=f"{limit:g}"), "timeout"), seconds=limit)
        if isinstance(error, WorkerDiedError):
            return failure(name, InputError("worker-died", how=str(error)), "crashed")
        return failure(name, error if isinstance(error, KehoachError) else InternalError(error))


def _same_way(old: Record, seen: Seen, task: Task) -> bool:
    """Today's parser would do it as it was done."""
    return (old.parser, old.schema, old.options) == (seen.parser, seen.schema, task.options.told)


def _holds(old: Record, seen: Seen, task: Task) -> bool:
    """Doing the file again would change nothing."""
    same = old.sha256 == seen.sha256 and _same_way(old, seen, task)
    return same and old.settled and (old.status != "done" or old.output_bytes == seen.output_bytes)


def _copied(task: Task, twin: Record, seen: Seen) -> Generator[_Step, Any, Record | None]:
    """The record of a file with the contents of another that is done; None where the other's result is not there, or where
    the other failed by its own name or place, which say nothing of this one."""
    if twin.status != "done" and twin.error_code == ExitCode.OUTPUT:
        return None
    own = {"source_hex": None, "duplicate_of": twin.duplicate_of or twin.source, "seconds": 0.0} | named(task.name)
    if twin.status != "done":
        return replace(twin, **own)  # type: ignore[arg-type]
    started = time.perf_counter()
    size = yield copy, task, twin.name, seen.sha256
    if size is None:
        return None
    own["seconds"] = round(time.perf_counter() - started, 3)
    return replace(twin, **own, output=printable(task.target), output_bytes=size)  # type: ignore[arg-type]
