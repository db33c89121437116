"""A Dask cluster as an Executor. Dask finds the machines and survives their loss; each of its workers runs our calls in
a process of its own beside it (pool.py), so that time limits hold and a crash costs a file, not a machine."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any

from kehoach_parser.batch.pool import WorkerDiedError, WorkerPool
from kehoach_parser.errors import ClusterLostError, MissingProgramError

# How long a scheduler and its first worker may take to answer, in seconds.
_ANSWER = 20.0
# How often it is asked how large it is, in seconds.
_ASKED = 5.0
_own = threading.local()


@contextmanager
def dask_cluster(address: str, timeout: float | None) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """An executor that runs calls on the cluster, and how many it runs at once, which changes as workers come and go.

    address: of the scheduler, "tcp://host:8786"; timeout: seconds for one call. Raises MissingProgramError without
    dask.distributed, ClusterLostError where nobody answers or no worker comes.
    """
    try:
        distributed: Any = import_module("distributed")  # an extra, and slow to import
    except ImportError as error:
        raise MissingProgramError("no-dask", said=str(error)) from error
    try:
        client = distributed.Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterLostError("no-scheduler", address, said=str(error)) from error
    try:
        try:
            client.wait_for_workers(1, timeout=_ANSWER)
        except TimeoutError as error:
            raise ClusterLostError("no-workers", address) from error
        yield _Calls(client, timeout), _Width(client)
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=5)


class _Width:
    """How many calls a cluster runs at once, asked for every some seconds; at least 1, so that a call waits for workers."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._asked = -_ASKED
        self._known = 1

    def __call__(self) -> int:
        if time.monotonic() - self._asked > _ASKED:
            with contextlib.suppress(OSError, TimeoutError):  # its calls will tell that it is lost
                self._known = max(1, sum(self._client.nthreads().values()))
            self._asked = time.monotonic()
        return self._known


class _Calls(Executor):
    """Dask's own executor, every call wrapped: on the worker it goes on to a process of its own."""

    def __init__(self, client: Any, timeout: float | None) -> None:
        self._dask: Executor = client.get_executor(pure=False)
        self._timeout = timeout

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        inner = self._dask.submit(call_aside, self._timeout, fn, *args, **kwargs)
        inner.add_done_callback(partial(_pass_on, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's
        self._dask.shutdown(wait=wait and not cancel_futures)


def _pass_on(outer: Future[Any], inner: Future[Any]) -> None:
    """What Dask says, in our words."""
    if inner.cancelled():
        outer.set_exception(ClusterLostError("cluster-lost", "--cluster"))
        return
    error = inner.exception()
    if error is None:
        outer.set_result(inner.result())
    elif type(error).__name__ == "KilledWorker":  # Dask itself has tried again elsewhere, as often as it is set to
        outer.set_exception(WorkerDiedError("machines-lost", final=True))
    else:
        outer.set_exception(error)


def call_aside(timeout: float | None, function: Any, *arguments: Any) -> Any:
    """On a Dask worker: the call in a process that this thread keeps for its calls."""
    if not hasattr(_own, "pool") or _own.timeout != timeout:
        if hasattr(_own, "pool"):
            _own.pool.shutdown()
        _own.pool, _own.timeout = WorkerPool(1, timeout), timeout
    return _own.pool.submit(function, *arguments).result()
