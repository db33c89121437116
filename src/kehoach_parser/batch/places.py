"""Folders of files: on a disk, or behind a URL that fsspec knows (s3://, gs://, abfs:// ...). Names are relative, with "/"."""

from __future__ import annotations

import contextlib
import os
import stat
import time
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from kehoach_parser.errors import InputError, KehoachError, LimitError, MissingProgramError, OutputError, reason
from kehoach_parser.readers import LARGEST

# Our own files in OUT (lock, drafts, parts of the manifest); hidden, so that a later run does not read them as plans.
OWN = ".kehoach"

# How long a file that another machine has written may take to appear here, in seconds: NFS caches folders for up to 60.
_APPEARS = 70.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was found: its name, its size in bytes (None: unknown), the code of the error that keeps it from being
    read ("" if nothing does) and the operating system's reason for it."""

    name: str
    size: int | None
    problem: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files count as plans. suffixes: ".pdf" ..., lower case; globs: any of them, none means all.

    A glob without "/" is held against the file's own name, one with "/" against its whole relative name; "*" also
    crosses folders there. Names that differ in Unicode form alone are the same.
    """

    suffixes: frozenset[str]
    globs: tuple[str, ...] = ()

    def __call__(self, name: str) -> bool:
        own = name.rpartition("/")[2]
        if own.startswith((".", "~$")) or PurePosixPath(own).suffix.lower() not in self.suffixes:
            return False  # hidden files; the lock files of Word
        return not self.globs or any(
            fnmatchcase(unicodedata.normalize("NFC", name if "/" in glob else own), unicodedata.normalize("NFC", glob))
            for glob in self.globs
        )


class Place(Protocol):
    """A folder. read and size raise InputError, LimitError; write and remove OutputError."""

    url: str

    def walk(self, wanted: Wanted, without: Place) -> Iterator[Entry]:
        """The wanted files in all folders below, those in the folder `without` left out."""

    def size(self, name: str) -> int | None:
        """Size in bytes; None where there is no such file."""

    def read(self, name: str, largest: int = LARGEST) -> bytes:
        """The whole file."""

    def write(self, name: str, data: bytes) -> None:
        """The file whole, or as it was: never half of one. Folders are made."""

    def remove(self, name: str) -> None:
        """Remove a file; it may be gone already."""


@lru_cache(maxsize=8)
def open_place(url: str) -> Place:
    """The place that a path or URL names. Raises MissingProgramError without fsspec or the URL's own package."""
    if "://" not in url:
        return LocalPlace(url)
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalPlace(unquote(parts.path))
    return UrlPlace(url)


def too_large() -> LimitError:
    """The error of a file that is not even read."""
    return LimitError("too-large", size=LARGEST // 1_000_000)


class LocalPlace:
    """A folder on a disk (or a disk of the network that looks like one)."""

    def __init__(self, root: str) -> None:
        self.url = root
        self.root = Path(root)

    def walk(self, wanted: Wanted, without: Place) -> Iterator[Entry]:
        """See Place. Links to folders are followed after all others, each real folder once: loops end."""
        self._expect_folder()
        seen = {_identity(self.root)}
        if isinstance(without, LocalPlace) and without.root.is_dir():
            seen.add(_identity(without.root))
        waiting, links = [""], list[str]()
        while waiting or links:
            folder = waiting.pop() if waiting else links.pop(0)
            try:
                if folder and (mark := _identity(self.root / folder)) in seen:
                    continue
                if folder:
                    seen.add(mark)
                with os.scandir(self.root / folder) as found:
                    entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                yield Entry(folder, None, "folder-not-read", reason(error))
                continue
            below: list[str] = []
            for entry in entries:
                name = f"{folder}/{entry.name}" if folder else entry.name
                if _leads_to_folder(entry):
                    if not entry.name.startswith("."):
                        (links if entry.is_symlink() else below).append(name)
                elif wanted(name):
                    yield from _file(name, entry)
            waiting.extend(reversed(below))

    def _expect_folder(self) -> None:
        try:
            self.root.stat()
            if not self.root.is_dir():
                raise InputError("is-file", self.url)
        except FileNotFoundError:
            raise InputError("no-such-folder", self.url) from None
        except OSError as error:
            raise InputError("not-read", self.url, reason=reason(error)) from error

    def size(self, name: str) -> int | None:
        """See Place."""
        with contextlib.suppress(OSError):
            return (self.root / name).stat().st_size
        return None

    def read(self, name: str, largest: int = LARGEST) -> bytes:
        """See Place."""
        path = self.root / name
        try:
            if path.stat().st_size > largest:
                raise too_large()
            return path.read_bytes()
        except FileNotFoundError:
            raise InputError("not-there-now", name) from None
        except OSError as error:
            raise InputError("not-read", name, reason=reason(error)) from error

    def write(self, name: str, data: bytes) -> None:
        """See Place. The draft lies in our own folder: what a killed run leaves there is swept by the next."""
        target, draft = self.root / name, self.root / OWN / "drafts" / uuid.uuid4().hex
        try:
            for folder in (draft.parent, target.parent):
                folder.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(data)
                draft.replace(target)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise OutputError("not-written", name, reason=reason(error)) from error

    def expect(self, name: str, size: int | None) -> None:
        """A file that another machine says it has written. Raises OutputError where it does not appear here, too."""
        end = time.monotonic() + _APPEARS
        while self.size(name) != size:
            if time.monotonic() > end:
                raise OutputError("result-not-here", f"{self.url}/{name}")
            time.sleep(0.1)

    def remove(self, name: str) -> None:
        """See Place."""
        with contextlib.suppress(OSError):
            (self.root / name).unlink(missing_ok=True)


def _identity(path: Path) -> tuple[int, int]:
    known = path.stat()
    return known.st_dev, known.st_ino


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """A folder or a link to one; a link that cannot be followed (to itself, say) is a file that cannot be read."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(name: str, entry: os.DirEntry[str]) -> Iterator[Entry]:
    """The entry of a file; none for pipes, sockets and devices."""
    try:
        known = entry.stat()
    except OSError as error:  # a link to nowhere
        yield Entry(name, None, "link-not-read", reason(error))
        return
    if stat.S_ISREG(known.st_mode):
        yield Entry(name, known.st_size)


class UrlPlace:
    """A folder behind a URL. What its server is and who may use it is told by fsspec's and the store's own settings."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - only URLs need it

            # No cache of listings: other processes write here, and a large bucket's listing would stay in memory.
            self.fs, self.root = url_to_fs(self.url, use_listings_cache=False)
        except ImportError as error:
            raise MissingProgramError("url-package", scheme=url.partition("://")[0], said=str(error)) from error
        except ValueError as error:
            raise InputError("url-unknown", url, said=str(error)) from error

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def walk(self, wanted: Wanted, without: Place) -> Iterator[Entry]:
        """See Place."""
        skipped = without.root if isinstance(without, UrlPlace) and without.fs == self.fs else None
        found = False
        try:
            for folder, folders, files in self.fs.walk(self.root, detail=True, on_error="raise"):
                for name in [name for name in folders if name.startswith(".") or f"{folder}/{name}" == skipped]:
                    del folders[name]
                for name in sorted(files):
                    found = True
                    relative = f"{folder}/{name}"[len(self.root) + 1 :]
                    if wanted(relative):
                        yield Entry(relative, files[name].get("size"))
                found = found or bool(folders)
        except FileNotFoundError:
            raise InputError("no-such-url", self.url) from None
        except KehoachError:
            raise
        except Exception as error:
            raise InputError("url-not-listed", self.url, said=_said(error)) from error
        if not found and not self.fs.exists(self.root):
            raise InputError("no-such-url", self.url)

    def size(self, name: str) -> int | None:
        """See Place."""
        try:
            size: int | None = self.fs.info(self._path(name)).get("size")
        except FileNotFoundError:
            return None
        except Exception as error:
            raise InputError("url-not-read", name, said=_said(error)) from error
        return size

    def read(self, name: str, largest: int = LARGEST) -> bytes:
        """See Place."""
        if (self.size(name) or 0) > largest:
            raise too_large()
        try:
            data: bytes = self.fs.cat_file(self._path(name))
        except FileNotFoundError:
            raise InputError("not-there-now", name) from None
        except Exception as error:
            raise InputError("url-not-read", name, said=_said(error)) from error
        return data

    def write(self, name: str, data: bytes) -> None:
        """See Place: one PUT, which object stores do wholly or not at all."""
        try:
            self.fs.pipe_file(self._path(name), data)
        except Exception as error:
            raise OutputError("url-not-written", name, said=_said(error)) from error

    def create(self, name: str, data: bytes) -> bool:
        """Write a file unless it exists already (False)."""
        options: dict[str, Any] = {"mode": "create"}
        try:
            self.fs.pipe_file(self._path(name), data, **options)
        except FileExistsError:
            return False
        except Exception as error:
            raise OutputError("url-not-written", name, said=_said(error)) from error
        return True

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder."""
        try:
            return sorted(path.rpartition("/")[2] for path in self.fs.ls(self._path(folder), detail=False))
        except FileNotFoundError:
            return []
        except Exception as error:
            raise InputError("url-not-listed", self.url, said=_said(error)) from error

    def remove(self, name: str) -> None:
        """See Place."""
        with contextlib.suppress(FileNotFoundError):
            self.fs.rm_file(self._path(name))


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
