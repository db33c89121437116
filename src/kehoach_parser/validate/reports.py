"""Findings as CI systems want them: text, JSON, annotations of GitHub, JUnit's XML, SARIF.

Each report is a function from the files in their order to pieces of its text; those that can give a piece for each file
as soon as it is checked.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach_parser.messages.catalogue import tell
from kehoach_parser.validate.findings import Finding

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# What XML 1.0 cannot hold, not even escaped, and lone surrogates, which no encoding holds.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: its name, how many documents it holds, what is wrong with them.

    problem: why it could not be read (rule "unreadable"); then there is nothing else.
    """

    name: str
    documents: int = 0
    findings: tuple[Finding, ...] = ()
    problem: Finding | None = None

    def wrong(self, *, strict: bool) -> bool:
        """It has findings that count: errors; strict: warnings too."""
        return any(strict or finding.severity == "error" for finding in self.findings)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings; of a file that could not be read that one."""
        return self.findings if self.problem is None else (self.problem,)


def text(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:  # noqa: ARG001 - all reports are called alike
    """file: pointer: what, a line each. What could not be read is told on standard error, not here."""
    for file in files:
        for finding in file.findings:
            separator = ":" if finding.line is not None else ": "
            yield _CONTROL.sub(" ", f"{file.name}{separator}{finding.told(lang)}") + "\n"


def _row(file: Checked, finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "file": file.name,
        "document": finding.line,
        "line": finding.text_line,
        "pointer": finding.where,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.said(lang),
    }


def as_json(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:
    """One array of findings, each an object on a line of its own."""
    opening = "[\n"
    for line in as_jsonl(files, lang, strict=strict):
        yield opening + line.rstrip("\n")
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def as_jsonl(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:  # noqa: ARG001 - see text
    """One finding a line."""
    for file in files:
        for finding in file.all_findings:
            yield json.dumps(_row(file, finding, lang), ensure_ascii=False) + "\n"


def github(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:  # noqa: ARG001 - see text
    """Workflow commands of GitHub Actions, which become annotations of the files."""
    for file in files:
        for finding in file.all_findings:
            what = finding.said(lang) if file.problem is not None else f"{finding.where or '/'}: {finding.said(lang)}"
            yield annotation(finding.severity, file.name, finding.text_line, f"kehoach validate: {finding.rule}", what)


def annotation(kind: str, name: str, line: int | None, title: str, what: str) -> str:
    """One workflow command. kind: error, warning or notice; name: of the file; line: in it, None where it has none.

    Data are escaped as GitHub's own toolkit does it: "%", CR and LF everywhere, ":" and "," in properties, too.
    """
    properties = {"file": repository_path(name), "line": line, "title": title}
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{kind} {shown}::{_data(what)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def repository_path(name: str) -> str:
    """The name of a file as from the top of the repository, where CI checks it out; as it is where it lies elsewhere."""
    base = os.path.realpath(os.environ.get("GITHUB_WORKSPACE") or ".")
    if not Path(name).exists():
        return name  # standard input, or what is missing: there is nothing to point to
    path = Path(os.path.realpath(Path(name).parent), Path(name).name)
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else Path(name).as_posix()


def junit(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:
    """One test suite, one test case for each file: an error where it could not be read, a failure with all its findings.

    Warnings fail a case if strict; else they stand in its output.
    """
    checked = list(files)
    counts = {
        "tests": len(checked),
        "failures": sum(file.wrong(strict=strict) for file in checked),
        "errors": sum(file.problem is not None for file in checked),
        "skipped": 0,
    }
    shown = " ".join(f'{name}="{count}"' for name, count in counts.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {shown}>\n<testsuite name="kehoach validate" {shown}>\n'
    for file in checked:
        yield f'<testcase classname="kehoach.validate" name={_attribute(file.name)}>'
        yield from _outcome(file, lang, strict=strict)
        yield "</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


def _outcome(file: Checked, lang: str, *, strict: bool) -> Iterator[str]:
    if file.problem is not None:
        yield f'<error type="unreadable" message={_attribute(file.problem.said(lang))}/>'
    elif file.findings:
        lines = "\n".join(_CONTROL.sub(" ", finding.told(lang)) for finding in file.findings)
        body = _xml(lines)
        if file.wrong(strict=strict):
            first = next(f for f in file.findings if strict or f.severity == "error")
            told, more = first.told(lang), len(file.findings) - 1
            shown = tell(lang, "findings", "more", {"finding": told, "count": more}) if more else told
            yield f'<failure type="{first.rule}" message={_attribute(shown)}>{body}</failure>'
        else:
            yield f"<system-out>{body}</system-out>"


def _xml(value: str) -> str:
    """Text as XML has it; written out here because the standard library's function is behind an import of 30 ms."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = value.replace(sign, entity)
    return _NOT_XML.sub("\ufffd", value)


def _attribute(value: str) -> str:
    return f'"{_CONTROL.sub(" ", _xml(value))}"'


def sarif(files: Iterable[Checked], lang: str, *, strict: bool) -> Iterator[str]:  # noqa: ARG001 - see text
    """SARIF 2.1.0, which GitHub, GitLab and editors read."""
    from kehoach_parser.validate.sarif import sarif_log  # noqa: PLC0415 - only this report needs it

    checked = list(files)
    rows = [(repository_path(file.name), finding) for file in checked for finding in file.all_findings]
    log = sarif_log(rows, lang, complete=all(file.problem is None for file in checked))
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


REPORTS: dict[str, Callable[..., Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "jsonl": as_jsonl,
    "github": github,
    "junit": junit,
    "sarif": sarif,
}
