"""The program that a worker process runs: calls come in on standard input, what became of them goes out on standard output.

A process of its own, not multiprocessing's: it needs no guard in the caller's main module, may be started from a Dask
worker (whose daemonic processes may have no multiprocessing children), and shares no lock with other workers that its
death could leave locked.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import threading
import time
from typing import BinaryIO, NoReturn

READY = "ready"

# A worker that its parent can no longer stop ends itself so many seconds after the time limit. The clock is C code
# (faulthandler) and runs even while an endless regular expression holds Python's lock.
_GRACE = 30.0
# Libraries and programs (optical recognition) that would start a thread for each core: the cores have a worker each.
_ONE_CORE = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")
# How often a worker looks whether its parent still lives, in seconds.
_WATCH = 2.0
# How long it may take to end, then, in seconds.
_LAST = 5.0


def main() -> None:
    """Answer calls until the input ends. A call: pickle of (pickle of (function, arguments), time limit in seconds)."""
    for name in _ONE_CORE:
        os.environ.setdefault(name, "1")
    calls, answers = _channels()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides what ends
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()
    _preload()
    _answer(answers, READY)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - no file
        while True:
            try:
                call, limit = pickle.load(calls)  # noqa: S301 - from our parent
            except EOFError:
                return
            if limit is not None:
                faulthandler.dump_traceback_later(limit + _GRACE, exit=True, file=nowhere)
            _answer(answers, _done(call))
            faulthandler.cancel_dump_traceback_later()


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for ourselves; whatever a library prints goes where messages go."""
    calls, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    os.dup2(2, 1)
    return os.fdopen(calls, "rb"), os.fdopen(answers, "wb")


def _end(_signal: int, _frame: object) -> NoReturn:
    # An exception, so that a LibreOffice that is being waited for is ended, too.
    raise SystemExit(1)


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os.kill(os.getpid(), signal.SIGTERM)  # wakes the main thread, whatever it waits for, to run _end
    time.sleep(_LAST)
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # a call that holds Python's lock ends by its clock


def _preload() -> None:
    """Import what every plan needs before the first time limit runs."""
    import kehoach_parser.assemble  # noqa: PLC0415
    import kehoach_parser.batch.work  # noqa: F401, PLC0415


def _done(call: bytes) -> tuple[bool, object]:
    """(True, result) or (False, exception)."""
    try:
        function, arguments = pickle.loads(call)  # noqa: S301 - from our parent
        return True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - the parent decides what it means
        return False, error


def _answer(answers: BinaryIO, answer: object) -> None:
    try:
        data = pickle.dumps(answer)
    except Exception as error:  # noqa: BLE001 - a result or an exception that cannot travel
        data = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    answers.write(data)
    answers.flush()
