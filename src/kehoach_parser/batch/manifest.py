"""OUT/manifest.jsonl: one line a file, in order of completion, of use at any moment, even after kill -9.

On a disk lines are appended. A line that a death tore is left out when the file is read again; where a file has two
lines the last counts; both go when a run begins or ends, by a rewrite that replaces the manifest in one step. Object
stores cannot append: there, lines go to numbered parts, which become the manifest when a run begins or ends.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from kehoach_parser.batch.places import OWN, LocalPlace, Place, UrlPlace
from kehoach_parser.batch.records import Record, read_line
from kehoach_parser.errors import OutputError, reason

NAME = "manifest.jsonl"
_PARTS = f"{OWN}/parts"

# How long a line may wait until it is safe from a power cut (a disk) or from a kill (an object store), in seconds. A
# kill costs nothing on a disk: what is written is the kernel's.
_SYNC = 1.0
_PART = 5.0


class Manifest(Protocol):
    """The manifest of one OUT, held by one run. Raises OutputError where it cannot be written."""

    def load(self, remember: Callable[[Record], bool]) -> bool:
        """Tell every record that is there; True if some lines were torn, superseded or in parts."""

    def rewrite(self, lines: Iterable[bytes]) -> None:
        """The manifest is these lines from now on."""

    def append(self, record: Record) -> None:
        """One more line."""

    def tick(self) -> None:
        """Some time has passed: make lines safe."""

    def close(self) -> None:
        """Make all lines safe."""


def open_manifest(place: Place) -> Manifest:
    """The manifest in OUT."""
    if isinstance(place, LocalPlace):
        return LocalManifest(place)
    assert isinstance(place, UrlPlace)  # noqa: S101 - there are two kinds of places
    return UrlManifest(place)


def _load(file: Iterable[bytes], remember: Callable[[Record], bool]) -> bool:
    untidy = False
    for line in file:
        record = read_line(line)
        if record is None or not line.endswith(b"\n"):
            untidy = True
        if record is not None:
            untidy = remember(record) or untidy
    return untidy


class LocalManifest:
    """On a disk."""

    def __init__(self, place: LocalPlace) -> None:
        self._path = place.root / NAME
        self._draft = place.root / OWN / NAME
        self._file: io.FileIO | None = None
        self._unsafe_since: float | None = None

    def load(self, remember: Callable[[Record], bool]) -> bool:
        """See Manifest."""
        try:
            with self._path.open("rb") as file:
                return _load(file, remember)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self._problem(error) from error

    def rewrite(self, lines: Iterable[bytes]) -> None:
        """See Manifest."""
        self.close()
        try:
            with self._draft.open("wb") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            self._draft.replace(self._path)
        except OSError as error:
            raise self._problem(error) from error

    def append(self, record: Record) -> None:
        """See Manifest: one write of one line."""
        try:
            if self._file is None:
                self._file = self._path.open("ab", buffering=0)
            line = record.line()
            if self._file.write(line) != len(line):
                raise OutputError("disk-full", str(self._path))
        except OSError as error:
            raise self._problem(error) from error
        if self._unsafe_since is None:
            self._unsafe_since = time.monotonic()
        self.tick()

    def tick(self) -> None:
        """See Manifest."""
        if self._unsafe_since is not None and time.monotonic() - self._unsafe_since > _SYNC:
            self._sync()

    def close(self) -> None:
        """See Manifest."""
        if self._file is not None:
            self._sync()
            self._file.close()
            self._file = None

    def _sync(self) -> None:
        self._unsafe_since = None
        try:
            if self._file is not None:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise self._problem(error) from error

    def _problem(self, error: OSError) -> OutputError:
        return OutputError("not-written", str(self._path), reason=reason(error))


class UrlManifest:
    """On an object store."""

    def __init__(self, place: UrlPlace) -> None:
        self._place = place
        self._lines: list[bytes] = []
        self._first = 0.0
        self._part = 0

    def load(self, remember: Callable[[Record], bool]) -> bool:
        """See Manifest."""
        parts = [f"{_PARTS}/{name}" for name in self._place.names(_PARTS)]
        untidy = bool(parts)
        for name in [NAME, *parts]:
            if self._place.size(name) is not None:
                with self._open(name, "rb") as file:
                    untidy = _load(file, remember) or untidy
        self._part = len(parts)
        return untidy

    def rewrite(self, lines: Iterable[bytes]) -> None:
        """See Manifest. Dying before the parts are gone does no harm: they say the same again."""
        self.close()
        try:
            with self._open(NAME, "wb") as file:
                for line in lines:
                    file.write(line)
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise OutputError("url-not-written", f"{self._place.url}/{NAME}", said=said) from error
        for name in self._place.names(_PARTS):
            self._place.remove(f"{_PARTS}/{name}")
        self._part = 0

    def append(self, record: Record) -> None:
        """See Manifest."""
        if not self._lines:
            self._first = time.monotonic()
        self._lines.append(record.line())
        self.tick()

    def tick(self) -> None:
        """See Manifest."""
        if self._lines and time.monotonic() - self._first > _PART:
            self.close()

    def close(self) -> None:
        """See Manifest."""
        if self._lines:
            self._place.write(f"{_PARTS}/{self._part:08}.jsonl", b"".join(self._lines))
            self._part += 1
            self._lines.clear()

    def _open(self, name: str, mode: str) -> Any:
        return self._place.fs.open(f"{self._place.root}/{name}", mode)
