"""The command `restore`: text that lost its diacritics in, Vietnamese out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, EncodingOption, LangOption
from kehoach_parser.cli.language import tell
from kehoach_parser.errors import ExitCode, InputError, reason
from kehoach_parser.messages.terminal import harmless
from kehoach_parser.readers.options import Encoding

if TYPE_CHECKING:
    from kehoach_parser.text.restore.tokens import Restored

# Kinds of text that are left as they are.
_LEFT = ("clean", "foreign", "short")
RED, GREEN, YELLOW, PLAIN = "\033[31m", "\033[32m", "\033[33m", "\033[0m"


def register(app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None], stdin: Callable[[], bytes]) -> None:
    """Adds the command. finish: does the work and exits with its code; stdin: all of standard input."""

    @app.command("restore", cls=Command, help="restore")
    def _restore(
        file: Annotated[str, typer.Argument(metavar="FILE", help="restore-file")],
        output: Annotated[str | None, typer.Option("-o", "--output", metavar="PATH", help="restore-output")] = None,
        diff: Annotated[bool, typer.Option("--diff", help="restore-diff")] = False,
        encoding: EncodingOption = None,
        _lang: LangOption = None,
    ) -> None:
        finish(lambda: _work(file, output, stdin, diff=diff, encoding=encoding))


def _work(file: str, output: str | None, stdin: Callable[[], bytes], *, diff: bool, encoding: Encoding | None) -> ExitCode:
    from kehoach_parser.readers.plaintext.reader import decode  # noqa: PLC0415 - not needed for --help
    from kehoach_parser.text.decoding import decoded  # noqa: PLC0415
    from kehoach_parser.text.repair import clean  # noqa: PLC0415
    from kehoach_parser.text.restore.body import restore_text  # noqa: PLC0415

    name = cli_output.named(file)
    try:
        data = stdin() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError("not-read", name, reason=reason(error)) from error
    text = clean(decoded(decode(data, name, encoding).replace("\r\n", "\n"), encoding))
    done = restore_text(text)
    if done.kind in _LEFT:
        cli_output.say(f"{cli_output.PROGRAM}: {name}: {tell('summary', f'restore-{done.kind}')}")
    target = None if output in (None, "-") else Path(str(output))
    colour = target is None and sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    if diff:
        result = "".join(f"{line}\n" for line in difference(done.lines, colour=colour))
    else:
        result = "\n".join(line.text for line in done.lines) if done.lines else text
        # A pipe gets the text as it is.
        result = harmless(result) if target is None and sys.stdout is not None and sys.stdout.isatty() else result
    if target is None:
        cli_output.write_stdout(result.encode())
    else:
        cli_output.write_whole(target, result.encode())
    return ExitCode.OK


def difference(lines: tuple[Restored, ...], *, colour: bool) -> Iterator[str]:
    """The lines that changed: "12 - before", "12 + after". A word in doubt is followed by (?); in colour it is yellow."""
    for number, line in enumerate(lines, 1):
        before, after = [], []
        for token in line.tokens:
            changed = token.raw != token.chosen
            before.append(f"{RED}{token.raw}{PLAIN}" if changed and colour and token.raw else token.raw)
            if token.doubt:
                after.append(f"{YELLOW}{token.chosen}{PLAIN}" if colour else f"{token.chosen}(?)")
            else:
                after.append(f"{GREEN}{token.chosen}{PLAIN}" if changed and colour else token.chosen)
        if any(token.raw != token.chosen for token in line.tokens):
            yield f"{number} - {''.join(before)}"
            yield f"{number} + {''.join(after)}"
