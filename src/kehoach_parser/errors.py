"""What can go wrong with an input, each kind with its exit code and with what to do next."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command (contract, "Exit codes")."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    FORMAT = 4
    ENCRYPTED = 5
    MISSING_PROGRAM = 6
    OUTPUT = 7
    LIMIT = 8
    INTERRUPTED = 130


class KehoachError(Exception):
    """Base of all errors that a caller can act on.

    what: one clause, no full stop; where: the file or place ("" where there is none); advice: what to do next.
    str() gives the one line that the command prints.
    """

    exit_code = ExitCode.INPUT
    advice = "check that the file opens in its own program"

    def __init__(self, what: str, where: str = "", advice: str | None = None) -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        if advice is not None:
            self.advice = advice

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}; {self.advice}"


class InputError(KehoachError):
    """The input is missing, empty, broken or not what its name says."""


class UnsupportedFormatError(KehoachError):
    """The input's format is none of those that a reader knows."""

    exit_code = ExitCode.FORMAT
    advice = "convert it to PDF, DOCX, Markdown or plain text first"


class EncryptedError(KehoachError):
    """The input is protected by a password."""

    exit_code = ExitCode.ENCRYPTED
    advice = "save a copy without a password and try again"


class MissingProgramError(KehoachError):
    """A program or package that this input needs is not installed."""

    exit_code = ExitCode.MISSING_PROGRAM
    advice = "install it and try again"


class OutputError(KehoachError):
    """The result cannot be written."""

    exit_code = ExitCode.OUTPUT
    advice = "check the folder, its permissions and the free space"


class LimitError(KehoachError):
    """A limit of time or size was exceeded."""

    exit_code = ExitCode.LIMIT
    advice = "split the file into smaller ones"
