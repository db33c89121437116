"""The command: parse and schema here, the others beside it. With them the only module that prints or exits.

Only typer is imported at the start; Pydantic and the readers when a command needs them, so that --help and --version
answer at once (measured: typer 36 ms of CPU, the models 100 ms).
"""

from __future__ import annotations

import gc
import sys
import warnings
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kehoach_parser.cli import batch as cli_batch
from kehoach_parser.cli import check as cli_check
from kehoach_parser.cli import doctor as cli_doctor
from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli import restore as cli_restore
from kehoach_parser.cli import show as cli_show
from kehoach_parser.cli import validate as cli_validate
from kehoach_parser.cli.commands import Command, EncodingOption, Group, LangOption, OcrOption
from kehoach_parser.cli.language import of_data
from kehoach_parser.cli.output import STDIN
from kehoach_parser.errors import ExitCode, InputError, LimitError, UsageError, reason
from kehoach_parser.readers.options import Encoding, Ocr
from kehoach_parser.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach_parser.contract.plan import Plan

# Plain help and plain errors: rich would be imported for its boxes, and tracebacks are not for users.
app = typer.Typer(
    cls=Group,
    help="about",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


# New objects between two looks for garbage; 700 as Python has it.
_OBJECTS = 200_000


def run() -> None:
    """The console script."""
    # A command lives for half a second, most of it spent on making what it keeps: one look for garbage costs 5 % of it.
    gc.set_threshold(_OBJECTS)
    try:
        app(prog_name=cli_output.PROGRAM)
    except KeyboardInterrupt:  # before or after the command itself
        sys.exit(ExitCode.INTERRUPTED)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"kehoach-parser {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="version", callback=_print_version, is_eager=True)
    ] = False,
    _lang: LangOption = None,
) -> None:
    """Options that stand before a command; its docstring must not become the help text."""


@app.command("parse", cls=Command, help="parse")
def _parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="parse-files")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="PATH", help="parse-output")] = None,
    compact: Annotated[bool, typer.Option("--compact", help="compact")] = False,
    format_name: Annotated[str | None, typer.Option("--format", metavar="NAME", help="format")] = None,
    provenance: Annotated[bool, typer.Option("--provenance/--no-provenance", help="provenance")] = True,
    ocr: OcrOption = "auto",
    encoding: EncodingOption = None,
    _lang: LangOption = None,
) -> None:
    def write(name: str, target: Path | None) -> None:
        plan = _plan(name, format_name, ocr, of_data(), encoding)
        one_line = compact or (target is None and len(files) > 1)
        data = cli_output.to_json(plan, compact=one_line, provenance=provenance)
        if target is None:
            cli_output.write_stdout(data)
        else:
            cli_output.write_whole(target, data)

    def work() -> ExitCode:
        _check_stdin(files)
        pairs = zip(files, cli_output.targets(files, output), strict=True)
        return _each([(name, partial(write, name, target)) for name, target in pairs])

    _finish(work)


@app.command("schema", cls=Command, help="schema")
def _schema(_lang: LangOption = None) -> None:
    def work() -> ExitCode:
        import json  # noqa: PLC0415 - not needed for --version

        from kehoach_parser.contract.schema import json_schema  # noqa: PLC0415 - imports Pydantic

        cli_output.write_stdout(json.dumps(json_schema(), ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
        return ExitCode.OK

    _finish(work)


def _finish(work: Callable[[], ExitCode]) -> NoReturn:
    """Does the command's work and exits with its code; whatever goes wrong is told in one line."""
    import logging  # noqa: PLC0415 - not needed for --version

    logging.getLogger().addHandler(logging.NullHandler())  # libraries log to standard error where nobody listens
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    try:
        code = work()
    except KeyboardInterrupt:
        cli_output.drop_stdout()
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough, as "head" has
        cli_output.drop_stdout()
        code = ExitCode.OK
    except Exception as error:  # noqa: BLE001 - the user gets one line, not a traceback
        code = cli_output.report(error)
    raise typer.Exit(int(code))


cli_batch.register(app, _finish)


def _each(jobs: list[tuple[str, Callable[[], None]]]) -> ExitCode:
    """Does every job, named by its input; one that fails costs itself alone. The code of the first failure."""
    first = ExitCode.OK
    for name, job in jobs:
        try:
            job()
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - see above
            code = cli_output.report(error, name)
            first = first or code
    return first


def _check_stdin(files: list[str]) -> None:
    if files.count("-") > 1:
        raise UsageError("twice-stdin")


def _plan(name: str, format_name: str | None, ocr: Ocr, lang: str, encoding: Encoding | None = None) -> Plan:
    from kehoach_parser.pipeline import parse_bytes, parse_file  # noqa: PLC0415 - imports the readers

    if name != "-":
        return parse_file(name, format=format_name, ocr=ocr, encoding=encoding, lang=lang)
    data = _stdin()
    known = format_name or sniff(data)
    if known is None:
        raise UsageError("sniff-untold", STDIN)
    return parse_bytes(data, STDIN, format=known, ocr=ocr, encoding=encoding, lang=lang)


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("closed", STDIN)
    from kehoach_parser.readers import LARGEST  # noqa: PLC0415 - not needed for --version

    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise InputError("not-read", STDIN, reason=reason(error)) from error
    if len(data) > LARGEST:
        raise LimitError("too-large", STDIN, size=LARGEST // 1_000_000)
    return data


cli_validate.register(app, _finish, _stdin)
cli_restore.register(app, _finish, _stdin)
cli_show.register(app, _finish, _plan)
cli_check.register(app, _finish, _plan)
cli_doctor.register(app, _finish)


def sniff(data: bytes) -> str | None:
    """The format that the first bytes tell, None where they do not: plain text and Markdown have no mark."""
    from kehoach_parser.readers.formats import format_of  # noqa: PLC0415 - not needed for --version

    if not data.strip(b"\0 \t\r\n"):
        return "txt"  # nothing at all: the reader says so
    told = format_of(data)
    if told is not None:
        return told.suffixes[0][1:]
    # Containers of nothing known: their readers say what is wrong.
    return next((name for head, name in ((b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0", "doc")) if data.startswith(head)), None)
