"""The command `check`: what is doubtful or contradictory in plans themselves, the gravest first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, LangOption, OcrOption
from kehoach_parser.cli.language import counted, of_data, spoken, tell
from kehoach_parser.errors import ExitCode, InputError, UsageError
from kehoach_parser.messages.catalogue import catalogue, word
from kehoach_parser.messages.terminal import escaped, harmless
from kehoach_parser.readers.options import Ocr

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan

# The gravest first; --severity names the least that is told.
_ORDER = ("error", "warning", "info")
_LONGEST = 100
# What is said of a code behind its meaning: its word, its section of the catalogues.
_EXPLAINED = (("example", "examples"), ("remedy", "remedies"))


class Format(StrEnum):
    """How diagnostics are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Severity(StrEnum):
    """The least grave ones that are told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class _Told:
    """A diagnostic of a file, with the words that it is about ("" where it names none)."""

    file: str
    found: dict[str, Any]
    words: str

    def row(self) -> dict[str, Any]:
        """For JSON."""
        region = self.found["region"] or {}
        return {
            "file": self.file,
            **{name: self.found[name] for name in ("severity", "code", "message")},
            "pointer": self.found["where"],
            "page": region.get("page"),
            "line": region.get("line"),
            "text": self.words or None,
        }


@dataclass(slots=True)
class _Tally:
    """What was found so far; the code of the first file that could not be read."""

    plans: int = 0
    unread: int = 0
    code: ExitCode = ExitCode.OK
    by_severity: Counter[str] = field(default_factory=Counter)

    def exit_code(self, *, strict: bool) -> ExitCode:
        """What could not be read weighs more than what was found."""
        counted = _ORDER if strict else _ORDER[:-1]
        return self.code or (ExitCode.FINDINGS if any(self.by_severity[name] for name in counted) else ExitCode.OK)

    def summary(self) -> str:
        """One line."""
        unread = counted(self.unread, "file")
        if self.unread and not self.plans:
            return tell("summary", "none-read", files=unread)
        parts = [counted(self.by_severity[name], name) for name in _ORDER if self.by_severity[name]]
        found = tell("summary", "checked", plans=self.plans, findings=", ".join(parts) or tell("summary", "nothing-found"))
        return found + (tell("summary", "some-unread", files=unread) if self.unread else "")


def _explain(code: str) -> ExitCode:
    """Says what a code means, an example of it, what to do. Raises UsageError for none that is known."""
    lang = spoken()
    said = catalogue(lang)
    if code not in said["means"]:
        raise UsageError("code-unknown", code, known=", ".join(said["means"]))
    lines = [code, f"  {said['means'][code]}"]
    lines.extend(f"  {word(lang, name).capitalize()}: {said[section][code]}" for name, section in _EXPLAINED)
    cli_output.write_stdout("".join(f"{line}\n" for line in lines).encode())
    return ExitCode.OK


def _explain_and_exit(code: str | None) -> None:
    if code is None:
        return
    try:
        done = _explain(code)
    except UsageError as error:
        done = cli_output.report(error)
    raise typer.Exit(int(done))


# Told before a path is asked for.
_explain_option = typer.Option("--explain", metavar="CODE", is_eager=True, callback=_explain_and_exit, help="check-explain")
ExplainOption: TypeAlias = Annotated[str | None, _explain_option]


def register(
    app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None], plan_of: Callable[[str, str | None, Ocr, str], Plan]
) -> None:
    """Adds the command. finish: does the work and exits with its code; plan_of: input, format, OCR, language to the plan."""

    @app.command("check", cls=Command, help="check")
    def _check(
        paths: Annotated[list[str], typer.Argument(metavar="PATH", help="check-paths")],
        report: Annotated[Format, typer.Option("--format", metavar="|".join(Format), help="check-report")] = Format.TEXT,
        severity: Annotated[Severity, typer.Option("--severity", metavar="|".join(Severity), help="check-severity")] = Severity.INFO,
        strict: Annotated[bool, typer.Option("--strict", help="check-strict")] = False,
        _explained: ExplainOption = None,
        ocr: OcrOption = "auto",
        _lang: LangOption = None,
    ) -> None:
        def work() -> ExitCode:
            tally = _Tally()
            lang = spoken() if report is Format.TEXT else of_data()
            files = _checked(paths, lambda name: plan_of(name, None, ocr, lang), severity, tally, lang)
            shown = escaped if report is Format.JSON else harmless
            for piece in _REPORTS[report](files, lang):
                cli_output.write_stdout(shown(piece).encode("utf-8", "replace"))
            cli_output.say(tally.summary())
            return tally.exit_code(strict=strict)

        finish(work)


def _checked(
    paths: Sequence[str], plan_of: Callable[[str], Plan], least: Severity, tally: _Tally, lang: str
) -> Iterator[tuple[str, list[_Told]]]:
    """(file, its diagnostics, the gravest first); a file that cannot be read costs itself alone."""
    for name in _files(paths):
        shown = cli_output.named(name, lang)
        try:
            plan = _of_json(name, lang) if name.endswith(".json") else plan_of(name).model_dump(mode="json")
        except Exception as error:  # noqa: BLE001 - the user gets one line for it, and the other files are checked
            code = cli_output.report(error, name)
            tally.code = tally.code or code
            tally.unread += 1
            continue
        tally.plans += 1
        wanted = [found for found in plan["diagnostics"] if _ORDER.index(found["severity"]) <= _ORDER.index(least)]
        wanted.sort(key=lambda found: (_ORDER.index(found["severity"]), found["code"]))
        tally.by_severity.update(found["severity"] for found in wanted)
        yield shown, [_Told(shown, found, _words(plan, found["where"])) for found in wanted]


def _files(paths: Sequence[str]) -> Iterator[str]:
    """The files that paths name, each once; a folder stands for the plans in it and below, and for the results of others.

    There a result beside its plan ("plan.pdf.json") is left out: it would tell the same twice.
    """
    seen: set[str] = set()
    for path in paths:
        for name in _below(path) if Path(path).is_dir() else [path]:
            real = name if name == "-" else os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield name


def _below(folder: str) -> Iterator[str]:
    from kehoach_parser.readers.formats import READERS  # noqa: PLC0415 - not needed for --version

    found = False
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            result = name.endswith(".json") and name.removesuffix(".json") not in names
            if not name.startswith((".", "~$")) and (result or Path(name).suffix.lower() in READERS):
                found = True
                yield os.path.join(place, name)  # noqa: PTH118 - "./x" stays "./x"
    if not found:
        yield folder  # a check that checks nothing must not look like a good one: reading it tells what is wrong


def _of_json(name: str, lang: str) -> dict[str, Any]:
    """The plan that an earlier run wrote, its messages in a language. Raises InputError."""
    import json  # noqa: PLC0415 - not needed for --version

    from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan  # noqa: PLC0415 - imports Pydantic
    from kehoach_parser.messages.again import again  # noqa: PLC0415 - only results need it
    from kehoach_parser.validate.paths import read  # noqa: PLC0415 - see above
    from kehoach_parser.validate.schema_check import as_known, by_version  # noqa: PLC0415 - see above

    try:
        plan = json.loads(read(name))
        if not list(by_version(plan)):
            known = Plan.model_validate_json(json.dumps(as_known(plan, SCHEMA_VERSION))).model_dump(mode="json")
            for found in known["diagnostics"]:
                found["message"] = again(lang, found["code"], found["message"])
            return known
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8, no plan
        raise InputError("no-plan", name) from error
    raise InputError("no-plan", name)


def _words(plan: dict[str, Any], where: str | None) -> str:
    """The first words of the value concerned: its own text, its heading or name, or its first text."""
    if not where:
        return ""
    value: Any = plan
    for part in where.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, dict) else None
        if value is None:
            return ""
    text = " ".join(_first_text(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4].rstrip()} ..."


def _first_text(value: Any) -> str:
    if isinstance(value, dict):
        names = ("heading", "name", "criterion", "title", "content", "text", "tasks", "label")
        return next((text for name in names if (text := _first_text(value.get(name)))), "")
    if isinstance(value, list):
        return next((text for below in value if (text := _first_text(below))), "")
    return value if isinstance(value, str) else ""


# --------------------------------------------------------------------------------------------------------- reports

_Checked = Iterator[tuple[str, list[_Told]]]


def _text(files: _Checked, lang: str) -> Iterator[str]:
    """Under each file its diagnostics by severity, each with its place and the words concerned."""
    for name, told in files:
        if not told:
            continue
        lines = [name]
        for severity in _ORDER:
            same = [one for one in told if one.found["severity"] == severity]
            if same:
                lines.append(f"  {word(lang, severity)} ({len(same)})")
            for one in same:
                place = _place(one.found["region"], lang)
                lines.append(f"    {one.found['code']}: {f'{place}: ' if place else ''}{one.found['message']}")
                if one.words:
                    lines.append(f"      | {one.words}")
        yield "".join(f"{_printable(line)}\n" for line in lines)


def _place(region: dict[str, Any] | None, lang: str) -> str:
    if region is None:
        return ""
    page = f"{word(lang, 'page')} {region['page']}, " if region["page"] is not None else ""
    return f"{page}{word(lang, 'line')} {region['line']}"


def _printable(line: str) -> str:
    return "".join(char if char.isprintable() else " " for char in line)


def _json(files: _Checked, _lang: str) -> Iterator[str]:
    """One array, an object a line."""
    import json  # noqa: PLC0415 - not needed for --version

    opening = "[\n"
    for _, told in files:
        for one in told:
            yield opening + json.dumps(one.row(), ensure_ascii=False)
            opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _github(files: _Checked, lang: str) -> Iterator[str]:
    """Annotations of GitHub Actions; what is only worth knowing is a notice there."""
    from kehoach_parser.validate.reports import annotation  # noqa: PLC0415 - only this report needs it

    for name, told in files:
        for one in told:
            severity, region = one.found["severity"], one.found["region"] or {}
            # A line of a PDF or DOCX is none of the file's: GitHub could not show it.
            line = region.get("line") if Path(name).suffix.lower() in (".txt", ".md", ".markdown") else None
            shown = f"{_place(one.found['region'], lang)}: {one.found['message']}" if region else one.found["message"]
            title = f"{cli_output.PROGRAM} check: {one.found['code']}"
            yield annotation("notice" if severity == "info" else severity, name, line, title, shown)


_REPORTS: dict[Format, Callable[[_Checked, str], Iterator[str]]] = {Format.TEXT: _text, Format.JSON: _json, Format.GITHUB: _github}
