"""What can go wrong with an input, each kind with its exit code; the words are in the catalogues (messages/), by code."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import ClassVar

from kehoach_parser.messages.catalogue import catalogue, fill


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

    code: of its clause in the catalogues ("errors", and "next" for the advice where the class's own, "advice", does not
    do); where: the file or place ("" where there is none); parameters: what the clause speaks of.
    str() gives the line that the command prints, in English; told() in any language.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.INPUT
    # Under this name the catalogues tell what to do next, where the code itself has no entry.
    kind: ClassVar[str] = "input"

    def __init__(self, code: str, where: str = "", **parameters: str | int) -> None:
        super().__init__(code, where)
        self.code = code
        self.where = where
        self.parameters = parameters

    @property
    def what(self) -> str:
        """What is wrong: one English clause, no full stop."""
        return self.clause("en")

    @property
    def advice(self) -> str:
        """What to do next, in English."""
        return self.advised("en")

    def clause(self, lang: str) -> str:
        """What is wrong: one clause."""
        return clause(lang, self.code, self.parameters)

    def advised(self, lang: str) -> str:
        """What to do next."""
        words = catalogue(lang)
        return fill(lang, words["next"].get(self.code) or words["advice"][self.kind], self.parameters)

    def told(self, lang: str) -> str:
        """The whole line: where, what, what to do next."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.clause(lang)}; {self.advised(lang)}"

    def __str__(self) -> str:
        return self.told("en")


def clause(lang: str, code: str, parameters: dict[str, str | int]) -> str:
    """The clause of an error's code."""
    return fill(lang, catalogue(lang)["errors"][code], parameters)


def reason(error: OSError) -> str:
    """The operating system's name of an error ("ENOENT"), for the parameter `reason`; its words where it has none."""
    return errno.errorcode.get(error.errno or 0) or error.strerror or str(error)


class InputError(KehoachError):
    """The input is missing, empty, broken or not what its name says."""


class UsageError(KehoachError):
    """The command line asks for what cannot be."""

    exit_code = ExitCode.USAGE
    kind = "usage"


class UnsupportedFormatError(KehoachError):
    """The input's format is none of those that a reader knows."""

    exit_code = ExitCode.FORMAT
    kind = "format"


class EncryptedError(KehoachError):
    """The input is protected by a password."""

    exit_code = ExitCode.ENCRYPTED
    kind = "encrypted"


class MissingProgramError(KehoachError):
    """A program or package that this input needs is not installed."""

    exit_code = ExitCode.MISSING_PROGRAM
    kind = "missing-program"


class ClusterLostError(MissingProgramError):
    """The cluster is gone or was never there."""

    kind = "cluster"


class OutputError(KehoachError):
    """The result cannot be written."""

    exit_code = ExitCode.OUTPUT
    kind = "output"


class LimitError(KehoachError):
    """A limit of time or size was exceeded."""

    exit_code = ExitCode.LIMIT
    kind = "limit"


class InternalError(KehoachError):
    """A fault of this program, or what it makes of an error that nobody meant to raise."""

    def __init__(self, error: BaseException, where: str = "") -> None:
        detail = str(error)[:200]
        kind = type(error).__name__
        if detail:
            super().__init__("internal", where, kind=kind, detail=detail)
        else:
            super().__init__("internal-silent", where, kind=kind)


_KINDS = (InputError, UsageError, UnsupportedFormatError, EncryptedError, MissingProgramError, OutputError, LimitError)


def remade(exit_code: int, code: str, parameters: dict[str, str | int]) -> KehoachError:
    """The error that a manifest tells of."""
    kind = next((kind for kind in _KINDS if kind.exit_code == exit_code), InputError)
    return kind(code, "", **parameters)
