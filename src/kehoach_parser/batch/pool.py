"""An Executor of worker processes that can end a call which hangs, and that a dying worker does not break.

concurrent.futures.ProcessPoolExecutor can do neither: it cannot stop a running call, and one killed worker fails all
calls that wait. Here each worker has its own pipes, so that the death of one concerns nobody else.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from kehoach_parser.batch.worker import READY
from kehoach_parser.errors import MissingProgramError, reason

P = ParamSpec("P")
T = TypeVar("T")

# A worker that a polite signal does not end within so many seconds is killed.
_POLITE = 2.0
# How often time limits are looked at, in seconds.
_TICK = 0.1
# The longest that a new worker may take for its imports, in seconds: a cold network disk takes tens of seconds.
_START = 120.0
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kehoach_parser.batch.worker import main; main()"
)


class WorkerDiedError(Exception):
    """A worker process ended while it worked; str() tells how, "signal 9 (SIGKILL)" or "exit-code 1" (a word of the catalogues).

    final: other workers have tried already.
    """

    def __init__(self, how: str, *, final: bool = False) -> None:
        super().__init__(how)
        self.final = final


class WorkerStartError(MissingProgramError):
    """A worker process could not be started or ended at its imports: no call will ever succeed."""


class CallTimeoutError(Exception):
    """A call took longer than the time limit; its worker was ended."""


@dataclass(slots=True)
class _Slot:
    """One place for a worker: its process and when it must be ended (time.monotonic)."""

    process: subprocess.Popen[bytes] | None = None
    deadline: float | None = None
    expired: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class _Call:
    future: Future[Any]
    data: bytes


class WorkerPool(Executor):
    """jobs worker processes, each doing one call at a time, each call limited to timeout seconds (None: no limit).

    Functions and arguments must be picklable, functions importable. A future raises what the function raised, or
    CallTimeoutError, WorkerDiedError, WorkerStartError. Workers start at the first calls and live as long as the pool:
    over 600 PDF files a worker's memory stayed within 49 to 50 MB, over 600 variations in text within 54 to 63 MB.
    """

    def __init__(self, jobs: int, timeout: float | None = None) -> None:
        self._timeout = timeout
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._slots = [_Slot() for _ in range(jobs)]
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._serve, args=(slot,), daemon=True) for slot in self._slots]
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        for thread in (*self._threads, self._watcher):
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of fn(*args); keyword arguments are not taken."""
        if self._closed.is_set() or kwargs:
            message = "keyword arguments cannot be sent" if kwargs else "the pool is closed"
            raise RuntimeError(message)
        future: Future[T] = Future()
        self._calls.put(_Call(future, pickle.dumps((fn, args))))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's
        """Take no more calls; wait for those at work, or end their workers at once (wait=False)."""
        if cancel_futures or not wait:
            with contextlib.suppress(queue.Empty):
                while True:
                    call = self._calls.get_nowait()
                    if call is not None:
                        call.future.cancel()
        self._closed.set()
        for _ in self._slots:
            self._calls.put(None)
        if not wait:
            running = [slot.process for slot in self._slots if slot.process is not None]
            for process in running:
                with contextlib.suppress(OSError):
                    process.terminate()  # all at once; then each gets its time
            for process in running:
                _end(process)
        for thread in self._threads:
            thread.join()

    def _serve(self, slot: _Slot) -> None:
        """The life of a slot: calls, one after the other, until the pool closes."""
        while (call := self._calls.get()) is not None:
            if not call.future.set_running_or_notify_cancel():
                continue
            try:
                good, answer = self._do(slot, call.data)
            except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
                good, answer = False, error
            if good:
                call.future.set_result(answer)
            else:
                call.future.set_exception(answer)
        if slot.process is not None:
            _close(slot.process)

    def _do(self, slot: _Slot, data: bytes) -> tuple[bool, Any]:
        if slot.process is None:
            self._start(slot)
        process = slot.process
        assert process is not None and process.stdin is not None and process.stdout is not None  # noqa: PT018, S101
        try:
            pickle.dump((data, self._timeout), process.stdin)
            process.stdin.flush()
            with slot.lock:
                slot.deadline = None if self._timeout is None else time.monotonic() + self._timeout
            answer: tuple[bool, Any] = pickle.load(process.stdout)  # noqa: S301 - from our worker
        except (EOFError, OSError, pickle.UnpicklingError):
            raise self._lost(slot, process) from None
        with slot.lock:
            slot.deadline = None
            expired = slot.expired
        if expired:  # it answered while it was being ended: the answer counts, the worker is gone
            self._lost(slot, process)
        return answer

    def _start(self, slot: _Slot) -> None:
        path = json.dumps([place or os.getcwd() for place in sys.path])  # noqa: PTH109 - as Python reads sys.path
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-c", _PROGRAM, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("KEHOACH_DEBUG") else subprocess.DEVNULL,
            )
        except OSError as error:
            raise WorkerStartError("worker-not-started", reason=reason(error)) from error
        assert process.stdout is not None  # noqa: S101 - piped
        with slot.lock:
            slot.process, slot.expired, slot.deadline = process, False, time.monotonic() + _START
        if self._closed.is_set():  # closed while it started: shutdown did not see it
            _end(process)
        try:
            ready = pickle.load(process.stdout) == READY  # noqa: S301 - from our worker
        except (EOFError, OSError, pickle.UnpicklingError):
            ready = False
        with slot.lock:
            slot.deadline = None
        if not ready:
            loss = self._lost(slot, process)
            # Killed from outside (memory ran out) is a death like any other; ending by itself is a broken installation.
            if process.returncode is not None and process.returncode < 0 and not isinstance(loss, CallTimeoutError):
                raise loss
            raise WorkerStartError("worker-ended", how=str(loss))

    @staticmethod
    def _lost(slot: _Slot, process: subprocess.Popen[bytes]) -> Exception:
        """Take leave of a worker whose pipes have closed; the error that its call ends with."""
        with slot.lock:
            expired, slot.expired, slot.deadline, slot.process = slot.expired, False, None, None
        _end(process)
        code = process.wait()
        _close(process)
        return CallTimeoutError("time-limit") if expired else WorkerDiedError(_told(code))

    def _watch(self) -> None:
        """End workers that are past their time limit, until the pool closes and its last worker is gone."""
        while not (self._closed.is_set() and not any(thread.is_alive() for thread in self._threads)):
            now = time.monotonic()
            for slot in self._slots:
                with slot.lock:
                    late = slot.deadline is not None and now > slot.deadline
                    process = slot.process
                    if late:
                        slot.expired, slot.deadline = True, None
                if late:
                    threading.Thread(target=_end, args=(process,), daemon=True).start()
            time.sleep(_TICK)


def _told(code: int) -> str:
    if code >= 0:
        return f"exit-code {code}"
    try:
        return f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"signal {-code}"


def _end(process: subprocess.Popen[bytes] | None) -> None:
    """End a process, politely first: it may have a LibreOffice of its own to end."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_POLITE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes (the worker's input ends, so it does, too) and wait for the end."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        process.wait(_POLITE)
    except subprocess.TimeoutExpired:
        _end(process)
