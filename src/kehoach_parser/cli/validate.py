"""The command `validate`: do JSON files keep the contract? Made for CI."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, LangOption
from kehoach_parser.cli.language import counted, of_data, spoken, tell, word
from kehoach_parser.errors import ExitCode, InternalError, KehoachError, UsageError

if TYPE_CHECKING:
    from kehoach_parser.validate.paths import Target
    from kehoach_parser.validate.reports import Checked


class Format(StrEnum):
    """How findings are told; the names of validate.reports.REPORTS."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    JUNIT = "junit"
    SARIF = "sarif"


@dataclass(slots=True)
class Tally:
    """What was found so far."""

    documents: int = 0
    wrong_files: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: int = 0
    code: ExitCode = ExitCode.OK

    def count(self, file: Checked, *, strict: bool) -> None:
        """One more file."""
        self.documents += file.documents
        self.errors += sum(finding.severity == "error" for finding in file.findings)
        self.warnings += sum(finding.severity == "warning" for finding in file.findings)
        self.wrong_files += file.wrong(strict=strict)

    def exit_code(self) -> ExitCode:
        """What could not be read weighs more than what is wrong: nobody knows what is in it."""
        return self.code or (ExitCode.FINDINGS if self.wrong_files else ExitCode.OK)

    def summary(self) -> str:
        """One line."""
        parts = [counted(count, noun) for count, noun in ((self.errors, "error"), (self.warnings, "warning")) if count]
        unread = counted(self.unreadable, "path")
        if self.wrong_files:
            findings = f" {word('and')} ".join(parts)
            found = tell("summary", "not-valid", plans=self.documents, findings=findings, files=self.wrong_files)
        elif self.documents or not self.unreadable:
            valid = tell("summary", "valid-one" if self.documents == 1 else "valid-many", count=self.documents)
            found = ", ".join([valid, *parts])
        else:
            return tell("summary", "none-read", files=unread)
        return found + (tell("summary", "some-unread", files=unread) if self.unreadable else "")


def register(app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None], stdin: Callable[[], bytes]) -> None:
    """Add the command to the application; finish: does a command's work and exits with its code; stdin: all its bytes."""

    @app.command("validate", cls=Command, help="validate")
    def _validate(
        paths: Annotated[list[str], typer.Argument(metavar="PATH", help="validate-paths")],
        report: Annotated[Format, typer.Option("--format", metavar="|".join(Format), help="validate-report")] = Format.TEXT,
        strict: Annotated[bool, typer.Option("--strict", help="validate-strict")] = False,
        output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="validate-output")] = None,
        models: Annotated[bool, typer.Option("--models/--no-models", help="validate-models")] = True,
        _lang: LangOption = None,
    ) -> None:
        def work() -> ExitCode:
            from kehoach_parser.validate.reports import REPORTS  # noqa: PLC0415 - not needed for --version

            target = _target(paths, output)
            tally = Tally()
            files = _checked(paths, output, stdin, tally, models=models, lines=report is not Format.TEXT, strict=strict)
            lang = spoken() if report is Format.TEXT else of_data()
            pieces = (piece.encode("utf-8", "replace") for piece in REPORTS[report](files, lang, strict=strict))
            if target is None:
                for piece in pieces:
                    cli_output.write_stdout(piece)
            else:
                cli_output.write_whole(target, b"".join(pieces))
            cli_output.say(tally.summary())
            return tally.exit_code()

        finish(work)


def _target(paths: list[str], output: str | None) -> Path | None:
    """Where the report goes, None for standard output."""
    if paths.count("-") > 1:
        raise UsageError("twice-stdin")
    if output in (None, "-"):
        return None
    target = Path(str(output))
    if any(os.path.realpath(path) == os.path.realpath(target) for path in paths if path != "-"):
        raise UsageError("overwrites-input", str(target))
    return target


def _checked(
    paths: list[str], output: str | None, stdin: Callable[[], bytes], tally: Tally, *, models: bool, lines: bool, strict: bool
) -> Iterator[Checked]:
    """Every file that the paths name, checked; one that cannot be read costs itself alone."""
    from kehoach_parser.validate.findings import Finding  # noqa: PLC0415 - see above
    from kehoach_parser.validate.paths import targets  # noqa: PLC0415 - see above
    from kehoach_parser.validate.reports import Checked  # noqa: PLC0415 - see above

    def check(target: Target) -> Checked:
        from kehoach_parser.validate import validate_bytes, validate_file  # noqa: PLC0415 - see above

        if target.problem is not None:
            raise target.problem
        if target.name == "-":
            count, found = validate_bytes(stdin(), cli_output.STDIN, models=models, lines=lines)
        else:
            count, found = validate_file(target.name, models=models, lines=lines)
        return Checked(shown, count, tuple(found))

    for target in targets(paths, without=output):
        shown = cli_output.named(target.name)
        try:
            file = check(target)
        except Exception as error:  # noqa: BLE001 - the user gets one line for it, and the other files are checked
            code = cli_output.report(error, shown)
            tally.code = tally.code or code
            tally.unreadable += 1
            problem = error if isinstance(error, KehoachError) else InternalError(error)
            file = Checked(shown, problem=Finding("", problem.code, "unreadable", problem.parameters))
        tally.count(file, strict=strict)
        yield file
