"""Commands that speak: typer's, with help and errors of usage in the language of the user.

In the code a text of help is its code in the catalogues ("parse-output"), and a metavar one of theirs: they are read when
help is asked for, not when the application is made.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from kehoach_parser.cli.language import OPTION, choose, tell
from kehoach_parser.cli.language import spoken as language
from kehoach_parser.errors import ExitCode
from kehoach_parser.messages.catalogue import LANGUAGES, Language, catalogue
from kehoach_parser.readers.options import Encoding, Ocr

# The widest column of names in help.
_NAMES = 30

# Options of several commands. What --lang says was taken down before (choose).
LangOption: TypeAlias = Annotated[Language | None, typer.Option(OPTION, metavar="|".join(LANGUAGES), help="lang")]
OcrOption: TypeAlias = Annotated[Ocr, typer.Option("--ocr", metavar="|".join(get_args(Ocr)), help="ocr")]
EncodingOption: TypeAlias = Annotated[Encoding | None, typer.Option("--encoding", metavar="|".join(get_args(Encoding)), help="encoding")]


class Command(TyperCommand):
    """A command whose help is spoken."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help of the command."""
        return _help(self, ctx)

    def get_usage(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Its line of usage."""
        return _usage(self, ctx)


class Group(TyperGroup):
    """The application."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help of the application."""
        return _help(self, ctx)

    def get_usage(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Its line of usage."""
        return _usage(self, ctx)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Runs a command line; errors of usage are told as all others are, and end with their code."""
        arguments = list(sys.argv[1:] if args is None else args)
        choose(arguments)
        try:
            code = super().main(arguments, *rest, **options | {"standalone_mode": False})
        except typer.Abort:
            code = ExitCode.INTERRUPTED
        except _USAGE as error:
            if type(error).__name__ == "NoArgsIsHelpError":  # its message is the help
                typer.echo(str(error), err=True)
            else:
                _tell_usage(error)
            code = ExitCode.USAGE
        sys.exit(int(code or 0))


# typer has taken click into itself: its classes are found by what it gives out.
_USAGE: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "UsageError")


# ------------------------------------------------------------------------------------------------------------ help


def _usage(command: Any, ctx: Any) -> str:
    arguments = [_metavar(param) for param in command.params if param.param_type_name == "argument"]
    pieces = [tell("usage", "usage"), ctx.command_path, tell("usage", "options"), *arguments]
    return " ".join([*pieces, tell("usage", "command")] if isinstance(command, TyperGroup) else pieces)


def _help(command: Any, ctx: Any) -> str:
    formatter = ctx.make_formatter()
    formatter.write(f"{_usage(command, ctx)}\n")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(tell("help", command.help))
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [(_metavar(param), _explained(param)) for param in params if param.param_type_name == "argument"]
    options = [(_names(param), _explained(param)) for param in params if param.param_type_name == "option"]
    below = [(name, tell("help", found.help)) for name, found in getattr(command, "commands", {}).items()]
    for heading, rows in (("Arguments", arguments), ("Options", options), ("Commands", below)):
        if rows:
            with formatter.section(tell("usage", heading)):
                formatter.write_dl(rows, col_max=_NAMES)
    return str(formatter.getvalue()).rstrip("\n")


def _metavar(param: Any) -> str:
    """What stands for the value of a parameter."""
    name = param.metavar or param.name.upper()
    shown = catalogue(language())["metavars"].get(name, name)
    return f"{shown}..." if param.nargs == -1 else str(shown)


def _names(param: Any) -> str:
    if getattr(param, "is_flag", False) or _asks_for_help(param):
        return " / ".join([_listed(param), *param.secondary_opts])
    return f"{_listed(param)} {_metavar(param)}"


def _asks_for_help(param: Any) -> bool:
    """The option that the library adds itself."""
    return "--help" in param.opts


def _listed(param: Any) -> str:
    return ", ".join(sorted(param.opts, key=len))


def _explained(param: Any) -> str:
    """The help of a parameter, and what is taken where it is not given."""
    extra = []
    if param.required:
        extra.append(tell("usage", "required"))
    elif param.param_type_name == "option" and param.default not in (None, False, ()) and not callable(param.default):
        value = param.opts[-1].lstrip("-") if param.default is True else getattr(param.default, "value", param.default)
        extra.append(tell("usage", "default", value=value))
    # typer below 0.20 loses the help of arguments beside click 8.5.
    code = "help" if _asks_for_help(param) else param.help
    shown = tell("help", code) if code else ""
    return f"{shown}  [{'; '.join(extra)}]" if extra else shown


# ---------------------------------------------------------------------------------------------------------- errors


def _tell_usage(error: Any) -> None:
    """The usage of the command that was meant, where help is, what is wrong."""
    ctx = error.ctx
    lines = [] if ctx is None else [ctx.get_usage(), tell("usage", "try", command=ctx.command_path), ""]
    typer.echo("\n".join([*lines, tell("usage", "error", what=_wrong(error))]), err=True)


def _wrong(error: Any) -> str:
    param = getattr(error, "param", None)
    match type(error).__name__:
        case "MissingParameter" if param is not None and param.param_type_name == "argument":
            return tell("usage", "missing-argument", name=_metavar(param).removesuffix("..."))
        case "MissingParameter" if param is not None:
            return tell("usage", "missing-option", name=_quoted(param))
        case "BadParameter" if param is not None:
            return tell("usage", "bad-value", name=_quoted(param), wanted=_wanted(param))
        case "NoSuchOption" if error.possibilities:
            return tell("usage", "no-option-but", name=error.option_name, others=", ".join(sorted(error.possibilities)))
        case "NoSuchOption":
            return tell("usage", "no-option", name=error.option_name)
        case "BadOptionUsage":
            code = "no-value" if "requires" in error.message else "flag-value"
            return tell("usage", code, name=f"'{error.option_name}'")
    return _without_class(error)


def _quoted(param: Any) -> str:
    return " / ".join(f"'{name}'" for name in sorted(param.opts, key=len))


def _wanted(param: Any) -> str:
    """What the value of a parameter must be: "N >= 1"."""
    limited = param if hasattr(param, "min") else getattr(param, "type", None)
    least = getattr(limited, "min", None)
    return _metavar(param) if least is None else f"{_metavar(param)} >= {least}"


def _without_class(error: Any) -> str:
    """Errors that the library tells apart by their words alone."""
    said = error.format_message()
    if said.startswith("Missing command"):
        return tell("usage", "missing-command")
    if said.startswith("No such command"):
        return tell("usage", "no-command", name=said.partition("'")[2].rpartition("'")[0])
    if "extra argument" in said:
        return tell("usage", "too-many", arguments=said.partition(" (")[2].removesuffix(")"))
    return tell("usage", "other", said=said)
