"""What a run must remember about its files, in a temporary database: memory stays flat however many there are."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from kehoach_parser.batch.places import Entry
from kehoach_parser.batch.records import Record, read_line


class Ledger:
    """Files to do, and the last record of each file that the manifest knows. For one thread."""

    def __init__(self) -> None:
        # "" is a database in a temporary file of which at most some megabytes are held in memory.
        self._before = 0
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE todo (name BLOB PRIMARY KEY, size INTEGER, problem TEXT, reason TEXT) WITHOUT ROWID;"
            "CREATE TABLE records (number INTEGER PRIMARY KEY, name BLOB UNIQUE, twin TEXT, line BLOB);"
            "CREATE INDEX twins ON records (twin);"
        )

    def close(self) -> None:
        """Forget everything."""
        self._base.close()

    def plan(self, entries: Iterable[Entry]) -> int:
        """Take down the files to do; how many."""
        rows = ((os.fsencode(entry.name), entry.size, entry.problem, entry.reason) for entry in entries)
        self._base.execute("BEGIN")
        self._base.executemany("INSERT OR IGNORE INTO todo VALUES (?, ?, ?, ?)", rows)
        self._base.execute("COMMIT")
        self._base.execute("CREATE INDEX sizes ON todo (size)")
        count: int = self._base.execute("SELECT count(*) FROM todo").fetchone()[0]
        return count

    def todo(self) -> Iterator[Entry]:
        """The files to do, by name; the run begins."""
        self._before = self._base.execute("SELECT coalesce(max(number), 0) FROM records").fetchone()[0]
        for name, *rest in self._base.execute("SELECT name, size, problem, reason FROM todo ORDER BY name"):
            yield Entry(os.fsdecode(name), *rest)

    def alone(self, entry: Entry) -> bool:
        """No other file to do has this size, so none has these contents."""
        rows = self._base.execute("SELECT 1 FROM todo WHERE size = ? LIMIT 2", (entry.size,)).fetchall()
        return len(rows) < 2

    def remember(self, record: Record) -> bool:
        """Keep a record as the last of its file; True if it takes the place of another."""
        name = os.fsencode(record.name)
        known = self._base.execute("DELETE FROM records WHERE name = ?", (name,)).rowcount > 0
        key = twin_key(record.name, record.sha256) if record.sha256 is not None and record.settled else None
        self._base.execute("INSERT INTO records (name, twin, line) VALUES (?, ?, ?)", (name, key, record.line()))
        return known

    def record(self, name: str) -> Record | None:
        """The last record of a file."""
        return self._one("SELECT line FROM records WHERE name = ?", os.fsencode(name))

    def twin(self, name: str, sha256: str, *, this_run: bool) -> Record | None:
        """A settled record of another file with these contents, which its name lets be read the same way; the latest.

        this_run: only one that was made since the run began.
        """
        return self._one(
            "SELECT line FROM records WHERE twin = ? AND name != ? AND number > ? ORDER BY number DESC",
            twin_key(name, sha256),
            os.fsencode(name),
            self._before if this_run else 0,
        )

    def lines(self) -> Iterator[bytes]:
        """The manifest as it should be: the last record of each file, in order of completion."""
        for (line,) in self._base.execute("SELECT line FROM records ORDER BY number"):
            yield line

    def _one(self, query: str, *values: object) -> Record | None:
        row = self._base.execute(query, values).fetchone()
        return read_line(row[0]) if row is not None else None


def twin_key(name: str, sha256: str) -> str:
    """Equal for files that become the same plan: same contents, same format by their names."""
    suffix = PurePosixPath(name).suffix.lower()
    return f"{sha256}{suffix.encode('utf-8', 'surrogateescape').hex()}"
