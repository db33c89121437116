"""The bridge to LibreOffice, which turns the formats that have no reader of their own (DOC, ODT) into DOCX."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from kehoach_parser.document import Body
from kehoach_parser.errors import InputError, LimitError, MissingProgramError

_PROGRAMS = ("soffice", "libreoffice")
_SUFFIX = re.compile(r"\.?([A-Za-z0-9]{1,8})")


def office_program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def convert_with_office(data: bytes, suffix: str, name: str, target: str = "docx", timeout: float = 120.0) -> bytes:
    """The file as LibreOffice saves it in another format.

    suffix: what the file is (".doc"); name: for messages; target: suffix of the result; timeout in seconds. LibreOffice
    runs with a profile of its own in a temporary folder, so that an open office or an older run is not in its way and
    macros stay off. Raises MissingProgramError where LibreOffice is not installed, LimitError after the time limit (all
    its processes are ended), InputError where the file is empty or LibreOffice makes nothing of it (a password, too).
    """
    if not data:
        raise InputError("empty-file", name)
    program = office_program()
    if program is None:
        raise MissingProgramError("no-office", name)
    told = _SUFFIX.fullmatch(suffix)
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"input.{told[1] if told else 'bin'}"
        source.write_bytes(data)
        log = place / "log"
        _run(_command(program, place, source, target), log, name, timeout)
        result = place / "out" / f"input.{target.partition(':')[0]}"
        if result.is_file() and (converted := result.read_bytes()):
            return converted
        said = log.read_text("utf-8", "replace").strip().splitlines()
        raise InputError("office-failed", name, said=said[-1].strip()) if said else InputError("office-silent", name)


def _command(program: str, place: Path, source: Path, target: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--convert-to",
        target,
        "--outdir",
        str(place / "out"),
        str(source),
    ]


def _run(command: list[str], log: Path, name: str, timeout: float) -> None:
    """Run a command in a process group of its own, its output going to a file: a pipe would outlive the time limit."""
    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603 - no shell; the only foreign part is a file name of ours
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            process.wait(timeout)
        except BaseException as error:  # an interruption, too, must not leave an office behind
            _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise LimitError("office-timeout", name, seconds=f"{timeout:g}") from error
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children (soffice is a script that starts others)."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def read_doc(data: bytes, name: str) -> Body:
    """An old Word document, read as the DOCX that LibreOffice makes of it."""
    return _read_converted(data, ".doc", name)


def read_odt(data: bytes, name: str) -> Body:
    """An OpenDocument text, read as the DOCX that LibreOffice makes of it."""
    return _read_converted(data, ".odt", name)


def _read_converted(data: bytes, suffix: str, name: str) -> Body:
    from kehoach_parser.readers.docx.reader import read_docx  # noqa: PLC0415 - needed only behind the conversion

    return read_docx(convert_with_office(data, suffix, name), name)
