"""The command `batch`: a folder of plans to a folder of JSON."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, EncodingOption, LangOption, OcrOption
from kehoach_parser.cli.language import of_data, spoken
from kehoach_parser.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from kehoach_parser.batch.places import Wanted
    from kehoach_parser.batch.report import Reporter, Summary


class FailOn(StrEnum):
    """Which failures make the exit code 1."""

    NEVER = "never"
    ANY = "any"
    ALL = "all"

    def code(self, summary: Summary) -> ExitCode:
        """The exit code of a run that came to its end."""
        good = summary.done + summary.unchanged
        counts = self is not FailOn.NEVER and summary.failed and (self is FailOn.ANY or not good)
        return ExitCode.FINDINGS if counts else ExitCode.OK


class LogFormat(StrEnum):
    """How lines on standard error look."""

    TEXT = "text"
    JSON = "json"


_LOG_FORMATS = "|".join(LogFormat)


def register(app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None]) -> None:
    """Add the command to the application; finish: does a command's work and exits with its code."""

    @app.command("batch", cls=Command, help="batch")
    def _batch(
        source: Annotated[str, typer.Argument(metavar="IN", help="batch-in")],
        output: Annotated[str, typer.Argument(metavar="OUT", help="batch-out")],
        glob: Annotated[list[str] | None, typer.Option("--glob", metavar="PATTERN", help="batch-glob")] = None,
        formats: Annotated[str | None, typer.Option("--formats", metavar="NAMES", help="batch-formats")] = None,
        jobs: Annotated[int | None, typer.Option("-j", "--jobs", metavar="N", min=1, help="batch-jobs")] = None,
        timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="batch-timeout")] = 600,
        fail_on: Annotated[FailOn, typer.Option("--fail-on", metavar="|".join(FailOn), help="batch-fail-on")] = FailOn.ANY,
        force: Annotated[bool, typer.Option("--force", help="batch-force")] = False,
        ocr: OcrOption = "auto",
        encoding: EncodingOption = None,
        compact: Annotated[bool, typer.Option("--compact", help="compact")] = False,
        provenance: Annotated[bool, typer.Option("--provenance/--no-provenance", help="provenance")] = True,
        cluster: Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="batch-cluster")] = None,
        quiet: Annotated[bool, typer.Option("-q", "--quiet", help="batch-quiet")] = False,
        log_format: Annotated[LogFormat, typer.Option("--log-format", metavar=_LOG_FORMATS, help="batch-log-format")] = LogFormat.TEXT,
        _lang: LangOption = None,
    ) -> None:
        def work() -> ExitCode:
            from kehoach_parser.batch import Options, run_batch  # noqa: PLC0415 - not needed for --version

            with _stopped_by_signals() as stop:
                summary = run_batch(
                    source,
                    output,
                    wanted=_wanted(formats, glob or []),
                    jobs=jobs,
                    timeout=timeout or None,
                    force=force,
                    options=Options(ocr, compact, provenance, of_data(), encoding),
                    cluster=cluster,
                    reporter=_reporter(log_format, quiet=quiet),
                    stop=stop,
                )
            return ExitCode.INTERRUPTED if summary.interrupted else fail_on.code(summary)

        finish(work)


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C (or a polite kill) sets; the second ends the program where it stands."""
    stop = threading.Event()
    before = {}

    def on_signal(number: int, _frame: object) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(ValueError):  # not the main thread
            before[number] = signal.signal(number, on_signal)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _reporter(log_format: LogFormat, *, quiet: bool) -> Reporter:
    from kehoach_parser.batch.report import Bar, JsonLines, Lines, Silent  # noqa: PLC0415 - see above

    if quiet or sys.stderr is None:
        return Silent()
    if log_format is LogFormat.JSON:
        return JsonLines(cli_output.say)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return Bar(sys.stderr, spoken())
    return Lines(cli_output.say, spoken())


def _wanted(formats: str | None, globs: list[str]) -> Wanted:
    from kehoach_parser.batch.places import Wanted  # noqa: PLC0415 - see above
    from kehoach_parser.readers.formats import READERS  # noqa: PLC0415 - see above

    names = [name.strip().lower().lstrip(".") for name in (formats or "").split(",") if name.strip()]
    suffixes = frozenset(f".{name}" for name in names) or frozenset(READERS)
    unknown = sorted(suffixes - READERS.keys())
    if unknown or (formats is not None and not names):
        known = ", ".join(suffix[1:] for suffix in READERS)
        shown = ", ".join(name[1:] for name in unknown) or "no-format"
        raise UsageError("formats-unknown", "--formats", formats=shown, known=known)
    return Wanted(suffixes, tuple(globs))
