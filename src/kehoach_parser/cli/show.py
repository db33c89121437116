"""The command `show`: a plan's outline and tables on the terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, LangOption, OcrOption
from kehoach_parser.cli.language import spoken
from kehoach_parser.errors import ExitCode
from kehoach_parser.readers.options import Ocr

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan

# Where nobody sees it, a width that most editors and pagers have.
_PIPE_WIDTH = 120


def register(
    app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None], plan_of: Callable[[str, str | None, Ocr, str], Plan]
) -> None:
    """Adds the command. finish: does the work and exits with its code; plan_of: input, format, OCR, language to the plan."""

    @app.command("show", cls=Command, help="show")
    def _show(
        file: Annotated[str, typer.Argument(metavar="FILE", help="show-file")],
        format_name: Annotated[str | None, typer.Option("--format", metavar="NAME", help="format")] = None,
        color: Annotated[bool, typer.Option("--color/--no-color", help="color")] = True,
        ocr: OcrOption = "auto",
        _lang: LangOption = None,
    ) -> None:
        finish(lambda: _work(plan_of(file, format_name, ocr, spoken()), color=color))


def _work(plan: Plan, *, color: bool) -> ExitCode:
    from kehoach_parser.exports.terminal import show  # noqa: PLC0415 - imports rich

    terminal = sys.stdout is not None and sys.stdout.isatty()
    printed = io.StringIO()
    width = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns if terminal else _PIPE_WIDTH
    show(plan, printed, colour=color and terminal and "NO_COLOR" not in os.environ, width=width, lang=spoken())
    cli_output.write_stdout(printed.getvalue().encode("utf-8"))
    return ExitCode.OK
