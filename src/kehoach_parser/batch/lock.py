"""One run at a time in one OUT."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from kehoach_parser.batch.places import OWN, LocalPlace, Place, UrlPlace
from kehoach_parser.errors import OutputError, reason

NAME = f"{OWN}/lock"

# A lock object is renewed so often, and one that was not for so long belongs to a dead run, in seconds.
_RENEWED = 20.0
_STALE = 120.0


@contextmanager
def locked(place: Place) -> Iterator[Callable[[], None]]:
    """Hold OUT; the value is to be called now and then, to renew the lock.

    Raises OutputError where another run holds it, naming its process and machine, or where OUT cannot be written.
    """
    if isinstance(place, LocalPlace):
        with _locked_file(place):
            yield lambda: None
        return
    assert isinstance(place, UrlPlace)  # noqa: S101 - there are two kinds of places
    lock = _LockObject(place)
    lock.take()
    try:
        yield lock.renew
    finally:
        lock.leave()


def _me() -> dict[str, Any]:
    return {"pid": os.getpid(), "host": socket.gethostname()}


def _held(url: str, holder: dict[str, Any], code: str = "lock-held") -> OutputError:
    who = {"pid": str(holder.get("pid", "?")), "host": str(holder.get("host", "?"))}
    return OutputError(code, url, **who, seconds=round(_STALE))


@contextmanager
def _locked_file(place: LocalPlace) -> Iterator[None]:
    """A lock of the operating system, which ends with its process, however that ends; the file only tells whose it is."""
    path = place.root / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise OutputError("no-folder", place.url, reason=reason(error)) from error
    with file:
        if not _grab(file):
            file.seek(0)
            raise _held(place.url, _read(file.read()))
        file.truncate(0)
        file.write(json.dumps(_me()).encode())
        file.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                file.truncate(0)  # the file stays: who removes it may take it from a run that has just locked it


def _grab(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - Windows alone has it

            file.seek(1000)  # a byte beyond the text, which others may still read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415 - Windows lacks it

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


class _LockObject:
    """An object that only one run can create; where its holder is dead (renewed too long ago, or a process of this
    machine that is gone) it is taken over."""

    def __init__(self, place: UrlPlace) -> None:
        self._place = place
        self._run = uuid.uuid4().hex
        self._renewed = 0.0

    def take(self) -> None:
        for _ in range(2):
            # A store that cannot create exclusively overwrites: whoever looks first at least sees a lock that is there.
            if self._place.size(NAME) is None and self._place.create(NAME, self._text()):
                self._renewed = time.monotonic()
                return
            holder = self._holder()
            if not _dead(holder):
                raise _held(self._place.url, holder, "lock-held-url")
            self._place.remove(NAME)
        raise _held(self._place.url, self._holder())

    def renew(self) -> None:
        """Show that this run lives. Raises OutputError where another run has taken the lock over."""
        if time.monotonic() - self._renewed < _RENEWED:
            return
        holder = self._holder()
        if holder.get("run") != self._run:
            raise _held(self._place.url, holder, "lock-lost")
        self._place.write(NAME, self._text())
        self._renewed = time.monotonic()

    def leave(self) -> None:
        with contextlib.suppress(Exception):  # a lock left behind ends by itself
            if self._holder().get("run") == self._run:
                self._place.remove(NAME)

    def _text(self) -> bytes:
        return json.dumps(_me() | {"run": self._run, "time": time.time()}).encode()

    def _holder(self) -> dict[str, Any]:
        return _read(self._place.read(NAME)) if self._place.size(NAME) is not None else {}


def _dead(holder: dict[str, Any]) -> bool:
    if time.time() - float(holder.get("time") or 0) > _STALE:
        return True
    return holder.get("host") == socket.gethostname() and not _alive(int(holder.get("pid") or 0))


def _alive(pid: int) -> bool:
    if os.name == "nt":
        return True  # not to be told without ending it; the time decides
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
