"""What a run tells while it goes and when it ends: progress on a terminal, else a line for each file, text or JSON."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any, Protocol

from kehoach_parser.batch.records import Record, printable
from kehoach_parser.messages.catalogue import tell

# A rate is shown after so many seconds: before, it is noise.
_SETTLED = 0.5


@dataclass(slots=True)
class Summary:
    """What became of a run's files.

    files: all that were to do; done: made in this run; duplicates: those of them that were copied; unchanged: known from
    before and good; failed: all that have no result, also those known from before; codes: the failed by their error
    code; pages, criteria, rows, diagnostics: of done; seconds: of the run.
    """

    files: int = 0
    done: int = 0
    duplicates: int = 0
    unchanged: int = 0
    failed: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    pages: int = 0
    criteria: int = 0
    rows: int = 0
    diagnostics: int = 0
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def finished(self) -> int:
        """How many files are behind us."""
        return self.done + self.unchanged + self.failed

    def add(self, record: Record, *, known: bool) -> None:
        """Count a file; known: from before."""
        if record.status != "done":
            self.failed += 1
            self.codes[record.error_code or 0] += 1
        elif known:
            self.unchanged += 1
        else:
            self.done += 1
            self.duplicates += record.duplicate_of is not None
            self.pages += record.pages or 0
            self.criteria += record.criteria or 0
            self.rows += record.rows or 0
            self.diagnostics += record.diagnostics or 0

    def values(self) -> dict[str, Any]:
        """Everything, for JSON."""
        names = ("files", "done", "duplicates", "unchanged", "failed", "pages", "criteria", "rows", "diagnostics")
        codes = {str(code): count for code, count in sorted(self.codes.items())}
        return {name: getattr(self, name) for name in names} | {
            "codes": codes,
            "seconds": round(self.seconds, 3),
            "interrupted": self.interrupted,
        }

    def table(self, lang: str) -> list[tuple[str, str]]:
        """What a user wants to know, as names and values."""
        say = partial(_say, lang)
        codes = ", ".join(say("with-code", count=count, number=code) for code, count in sorted(self.codes.items()))
        rates = {"plans": f"{self.done / self.seconds:.1f}", "pages": f"{self.pages / self.seconds:.1f}"} if self.seconds else None
        seconds = f"{self.seconds:.1f}"
        left = self.files - self.finished
        rows = (
            ("files", say("interrupted", files=self.files, left=left) if self.interrupted else self.files),
            ("done-name", say("duplicates", done=self.done, count=self.duplicates) if self.duplicates else self.done),
            ("unchanged", self.unchanged),
            ("failed", say("failed-codes", failed=self.failed, codes=codes) if codes else self.failed),
            ("pages", self.pages),
            ("criteria-rows", f"{self.criteria}, {self.rows}"),
            ("diagnostics", self.diagnostics),
            ("time", say("rate", seconds=seconds, **rates) if rates else say("seconds", seconds=seconds)),
        )
        return [(say(name), str(value)) for name, value in rows]


class Reporter(Protocol):
    """Is told what happens."""

    def start(self, files: int) -> None:
        """So many files are to do."""

    def file(self, record: Record, *, known: bool) -> None:
        """A file is done, failed, or known from before."""

    def end(self, summary: Summary) -> None:
        """The run is over."""

    def close(self) -> None:
        """Nothing more comes, also after an error."""


class Silent:
    """Tells nothing."""

    def start(self, files: int) -> None:
        """See Reporter."""

    def file(self, record: Record, *, known: bool) -> None:
        """See Reporter."""

    def end(self, summary: Summary) -> None:
        """See Reporter."""

    def close(self) -> None:
        """See Reporter."""


class Lines(Silent):
    """One line of text a file."""

    def __init__(self, say: Callable[[str], None], lang: str) -> None:
        self._say = say
        self._lang = lang

    def file(self, record: Record, *, known: bool) -> None:
        """See Reporter."""
        self._say(line(record, self._lang, known=known))

    def end(self, summary: Summary) -> None:
        """See Reporter."""
        for name, value in summary.table(self._lang):
            self._say(f"{name + ':':<16}{value}")


class JsonLines(Silent):
    """One JSON object a line: {"event": "start" | "file" | "end", ...}."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def start(self, files: int) -> None:
        """See Reporter."""
        self._tell({"event": "start", "files": files})

    def file(self, record: Record, *, known: bool) -> None:
        """See Reporter."""
        self._tell({"event": "file", "known": known} | json.loads(record.line()))

    def end(self, summary: Summary) -> None:
        """See Reporter."""
        self._tell({"event": "end"} | summary.values())

    def _tell(self, values: dict[str, Any]) -> None:
        self._say(json.dumps({"time": round(time.time(), 3)} | values, ensure_ascii=False))


class Bar:
    """A progress bar on a terminal; failures stand above it, a table follows."""

    def __init__(self, stream: IO[str], lang: str) -> None:
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        self._lang = lang
        self._console = Console(file=stream, highlight=False)
        self._progress = Progress(
            BarColumn(),
            TextColumn(_say(lang, "bar-files", count="{task.completed}", total="{task.total}")),
            TextColumn("{task.fields[rate]}"),
            TextColumn(_say(lang, "bar-failed", count="{task.fields[failed]}")),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            refresh_per_second=5,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._begun = time.monotonic()
        self._summary = Summary()

    def start(self, files: int) -> None:
        """See Reporter."""
        self._task = self._progress.add_task("", total=files, rate="", failed=0)
        self._progress.start()

    def file(self, record: Record, *, known: bool) -> None:
        """See Reporter."""
        self._summary.add(record, known=known)
        if record.status != "done":
            self._console.print(line(record, self._lang, known=known), markup=False, soft_wrap=True)
        elapsed = time.monotonic() - self._begun
        rate = _say(self._lang, "bar-pages", count=f"{self._summary.pages / elapsed:.0f}") if elapsed > _SETTLED else ""
        self._progress.update(self._task, advance=1, rate=rate, failed=self._summary.failed)

    def end(self, summary: Summary) -> None:
        """See Reporter."""
        from rich.table import Table  # noqa: PLC0415 - only a terminal needs it

        self.close()
        table = Table(show_header=False)
        for row in summary.table(self._lang):
            table.add_row(*row)
        self._console.print(table)

    def close(self) -> None:
        """See Reporter."""
        self._progress.stop()


def _say(lang: str, code: str, **parameters: Any) -> str:
    return tell(lang, "batch", code, parameters)


def line(record: Record, lang: str, *, known: bool) -> str:
    """What became of a file, in one line."""
    source = " ".join(printable(record.source).splitlines())
    if record.status != "done":
        told = {"status": record.status, "source": source, "error": record.told(lang), "number": record.error_code}
        return _say(lang, "failed-known" if known else "failed-file", **told)
    if known:
        return _say(lang, "unchanged-file", source=source)
    numbers = {name: getattr(record, name) for name in ("pages", "criteria", "rows", "diagnostics")}
    counts = _say(lang, "counts" if record.pages is None else "counts-pages", **numbers)
    told = {"source": source, "counts": counts, "seconds": f"{record.seconds:.2f}"}
    if record.duplicate_of:
        return _say(lang, "done-copy", **told, twin=record.duplicate_of)
    return _say(lang, "done", **told)
