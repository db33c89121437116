"""The way of each file through a run: looked at if it may be known, converted or copied, tried again if its worker died."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias

from kehoach_parser.batch import work as workers
from kehoach_parser.batch.ledger import Ledger, twin_key
from kehoach_parser.batch.places import Entry
from kehoach_parser.batch.pool import CallTimeoutError, WorkerDiedError, WorkerStartError
from kehoach_parser.batch.records import Record, failure, named, printable
from kehoach_parser.batch.work import Seen, Task
from kehoach_parser.errors import ExitCode, KehoachError, MissingProgramError

Work: TypeAlias = Callable[[Task], Record]

# A file whose worker died is tried so often in all: the first death may have been another's fault (memory).
TRIES = 2
# How often time-driven things (a stop that was asked for, the progress shown, the lock) get their turn, in seconds.
_TICK = 0.2
# How long files at work may go on when a stop was asked for, in seconds.
_LAST = 3.0


@dataclass(frozen=True, slots=True)
class Settings:
    """IN, OUT, the seconds a file may take (None: no limit), whether what is done is done again, and what a worker
    does with a file (a module's function)."""

    source: str
    output: str
    timeout: float | None
    force: bool
    work: Work


@dataclass(slots=True)
class _Item:
    """A file on its way."""

    name: str
    size: int | None
    next: Callable[[_Item, Any], None]
    call: tuple[Any, ...] = ()
    seen: Seen | None = None
    deaths: int = 0
    twin: Record | None = None


@dataclass(slots=True)
class Run:
    """One run over the files in a ledger. done: told each record as it is made; unchanged: each that still holds."""

    settings: Settings
    ledger: Ledger
    executor: Executor
    width: int
    done: Callable[[Record], None]
    unchanged: Callable[[Record], None]
    tick: Callable[[], bool]
    _finished: SimpleQueue[tuple[_Item, Future[Any]]] = field(default_factory=SimpleQueue)
    _flying: int = 0
    _claims: dict[str, list[_Item]] = field(default_factory=dict)
    _fresh: set[str] = field(default_factory=set)

    def go(self) -> bool:
        """Do all files, at most `width` at once; False if tick asked to stop."""
        entries = self.ledger.todo()
        more = True
        while more or self._flying:
            while more and self._flying < self.width:
                entry = next(entries, None)
                if entry is None:
                    more = False
                else:
                    self._begin(entry)
            if not self.tick():
                self._last()
                return False
            self._step(_TICK)
        return True

    def _last(self) -> None:
        """Take what the files at work still bring in a short time."""
        end = time.monotonic() + _LAST
        while self._flying and time.monotonic() < end:
            self._step(_TICK, last=True)

    def _step(self, wait: float, *, last: bool = False) -> None:
        """Take one result, if one comes, and let its file go on."""
        try:
            item, future = self._finished.get(timeout=wait)
        except Empty:
            return
        self._flying -= 1
        error = future.exception()
        if error is None:
            if not last or isinstance(future.result(), Record):
                item.next(item, future.result())
        elif isinstance(error, WorkerDiedError) and not error.final and item.deaths + 1 < TRIES:
            item.deaths += 1
            if not last:
                self._send(item, *item.call)
        else:
            self._end(item, self._failure(item, error))

    def _begin(self, entry: Entry) -> None:
        item = _Item(entry.name, entry.size, _Run_converted)
        if entry.problem:
            self.done(replace(failure(entry.name, ExitCode.INPUT, entry.problem), bytes=entry.size))
        else:
            ...
