"""Where the command's results and messages go: standard output, files written whole or not at all, standard error."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from kehoach_parser.cli.language import spoken, word
from kehoach_parser.errors import ExitCode, InternalError, KehoachError, OutputError, UsageError, reason
from kehoach_parser.exports.json import to_json
from kehoach_parser.messages import catalogue
from kehoach_parser.messages.terminal import harmless

__all__ = ["PROGRAM", "STDIN", "drop_stdout", "named", "report", "say", "targets", "to_json", "write_stdout", "write_whole"]

PROGRAM = "kehoach"
# The name of a plan that came that way, in its JSON.
STDIN = "standard input"


def say(text: str) -> None:
    """One line on standard error, whatever the text holds (file names may hold line ends)."""
    with contextlib.suppress(OSError, AttributeError):  # nobody listens: the exit code tells
        sys.stderr.write(harmless(" ".join(text.splitlines())) + "\n")


def report(error: Exception, place: str = "") -> ExitCode:
    """Tell the user what went wrong, in one line; the exit code that it means."""
    if os.environ.get("KEHOACH_DEBUG"):
        traceback.print_exception(error)
    told = error if isinstance(error, KehoachError) else InternalError(error, place)
    told.where = named(told.where)
    say(f"{PROGRAM}: {told.told(spoken())}")
    return told.exit_code


def named(name: str, lang: str | None = None) -> str:
    """How people are told of an input: "-" and its name in JSON are standard input."""
    return catalogue.word(lang or spoken(), "stdin") if name in {"-", STDIN} else name


def write_stdout(data: bytes) -> None:
    """Bytes to standard output, at once. Raises BrokenPipeError where the reader has gone, else OutputError."""
    if sys.stdout is None:
        raise OutputError("closed", word("stdout"))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_stdout()
        raise OutputError("not-written", word("stdout"), reason=reason(error)) from error


def drop_stdout() -> None:
    """Let what is left in the buffer go nowhere: Python would complain about it at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def targets(inputs: Sequence[str], output: str | None) -> list[Path | None]:
    """The file that each input's result goes to, None for standard output.

    output: with one input a file, or a folder where it is one or ends in a slash; with several a folder, which is
    created. Raises UsageError where an input or another result would be overwritten, OutputError where the folder
    cannot be had.
    """
    if output in (None, "-"):
        return [None] * len(inputs)
    place = Path(str(output))
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if len(inputs) == 1 and not place.is_dir() and not str(output).endswith(separators):
        found = [place]
    else:
        _make_folder(place)
        found = [place / f"{'stdin' if name == '-' else Path(name).name}.json" for name in inputs]
    sources = {os.path.realpath(name) for name in inputs if name != "-"}
    seen: set[str] = set()
    for path in found:
        real = os.path.realpath(path)
        if real in sources:
            raise UsageError("overwrites-input", str(path))
        if real in seen:
            raise UsageError("same-target", str(path))
        seen.add(real)
    return list(found)


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("no-folder", str(place), reason=reason(error)) from error


def write_whole(path: Path, data: bytes) -> None:
    """The file with these bytes, or the file as it was: never half of one. Raises OutputError.

    A link keeps its target's place; what is no ordinary file (a pipe, /dev/null) is written to directly.
    """
    place = Path(os.path.realpath(path))
    try:
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(data)
            return
        _replace(place, data)
    except OSError as error:
        raise OutputError("not-written", str(path), reason=reason(error)) from error


def _replace(place: Path, data: bytes) -> None:
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666
    draft = place.with_name(f".kehoach-{os.getpid()}.tmp")
    # A file of our own making, not tempfile's: the umask decides who may read the result, as for any other file.
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
