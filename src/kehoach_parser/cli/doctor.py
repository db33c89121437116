"""The command `doctor`: what this machine reads and what it lacks, each missing thing with the command that brings it."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

import typer

from kehoach_parser.cli import output as cli_output
from kehoach_parser.cli.commands import Command, LangOption
from kehoach_parser.cli.language import tell
from kehoach_parser.errors import ExitCode, UsageError
from kehoach_parser.version import __version__

_PACKAGE = "kehoach-parser"
_OFFICE = "apt-get install libreoffice-writer"
_TESSERACT = "apt-get install tesseract-ocr tesseract-ocr-vie"
_AGAIN = f"pip install --force-reinstall {_PACKAGE}"
# LibreOffice takes some seconds at its first start.
_ANSWER = 60
# What a package asks for ("typer>=0.19", "moto[s3]>=5; extra == 'test'"): its name.
_NAME = re.compile(r"[\w.-]+")
_VERSION = re.compile(r"\d+(?:\.\d+)+")


class Report(StrEnum):
    """How it is told."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Piece:
    """A program, package or model: version None where it is missing or tells none; holds: the languages of tesseract.

    install: the command that brings it (Debian, Ubuntu); needed: its part does nothing without it.
    """

    name: str
    kind: Literal["program", "package", "model"]
    present: bool
    install: str
    version: str | None = None
    holds: tuple[str, ...] = ()
    needed: bool = True


Parts: TypeAlias = dict[str, tuple[Piece, ...]]


def register(app: typer.Typer, finish: Callable[[Callable[[], ExitCode]], None]) -> None:
    """Adds the command. finish: does the work and exits with its code."""

    @app.command("doctor", cls=Command, help="doctor")
    def _doctor(
        require: Annotated[str | None, typer.Option("--require", metavar="NAMES", help="doctor-require")] = None,
        report: Annotated[Report, typer.Option("--format", metavar="|".join(Report), help="doctor-report")] = Report.TEXT,
        _lang: LangOption = None,
    ) -> None:
        def work() -> ExitCode:
            wanted = _wanted(require)
            parts = {name: tuple(look()) for name, look in PARTS.items()}
            packages = tuple(_packages())
            shown = _json(parts, packages) if report is Report.JSON else _text(parts, packages)
            cli_output.write_stdout(shown.encode("utf-8", "replace"))
            return ExitCode.OK if all(works(parts[name]) for name in wanted) else ExitCode.FINDINGS

        finish(work)


def works(pieces: Sequence[Piece]) -> bool:
    """All that a part needs is there."""
    return all(piece.present or not piece.needed for piece in pieces)


def _wanted(require: str | None) -> list[str]:
    names = [name.strip() for name in (require or "").split(",") if name.strip()]
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise UsageError("parts-unknown", parts=", ".join(unknown), known=", ".join(PARTS))
    return names


# ----------------------------------------------------------------------------------------------------- what is there


def _office() -> Iterator[Piece]:
    from kehoach_parser.readers.office import office_program  # noqa: PLC0415 - not needed for --version

    program = office_program()
    yield Piece("LibreOffice", "program", program is not None, _OFFICE, _version(program))


def _ocr() -> Iterator[Piece]:
    from kehoach_parser.readers.ocr.program import LANGUAGE, ORIENTATION, languages  # noqa: PLC0415 - see above

    yield _extra("opencv-python-headless", "cv2", "ocr")
    yield _extra("numpy", "numpy", "ocr")
    program = shutil.which("tesseract")
    known = languages(program) if program else frozenset()
    yield Piece("tesseract", "program", program is not None, _TESSERACT, _version(program), tuple(sorted(known)))
    yield Piece(LANGUAGE, "model", LANGUAGE in known, _TESSERACT)
    yield Piece(ORIENTATION, "model", ORIENTATION in known, _TESSERACT, needed=False)


def _cluster() -> Iterator[Piece]:
    yield _extra("distributed", "distributed", "cluster")


def _cloud() -> Iterator[Piece]:
    yield _extra("fsspec", "fsspec", "cloud")
    yield _extra("s3fs", "s3fs", "cloud")


def _restoration() -> Iterator[Piece]:
    from kehoach_parser.text.restore.language import language  # noqa: PLC0415 - see above

    try:
        language()
    except Exception:  # noqa: BLE001 - whatever is wrong with the file: there is no model
        yield Piece("restoration.xz", "model", present=False, install=_AGAIN)
    else:
        yield Piece("restoration.xz", "model", present=True, install=_AGAIN)


# What can be left out, by the names that --require takes; what a format needs is one of them.
PARTS: dict[str, Callable[[], Iterator[Piece]]] = {
    "office": _office,
    "ocr": _ocr,
    "restoration": _restoration,
    "cluster": _cluster,
    "cloud": _cloud,
}


def _extra(name: str, module: str, extra: str) -> Piece:
    return _package(name, module, f"pip install '{_PACKAGE}[{extra}]'")


def _package(name: str, module: str | None, install: str) -> Piece:
    """A package by its name among distributions; module: what is imported of it, which another distribution may bring, too."""
    from importlib import metadata, util  # noqa: PLC0415 - see above

    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        version = None
    present = version is not None if module is None else util.find_spec(module) is not None
    return Piece(name, "package", present, install, version if present else None)


def _packages() -> Iterator[Piece]:
    """What the package itself depends on; nothing where it runs from a folder, not installed."""
    from importlib import metadata  # noqa: PLC0415 - see above

    try:
        asked = metadata.requires(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        return
    for line in asked:
        name = _NAME.match(line)
        if name is not None and "extra ==" not in line:
            yield _package(name[0], None, f"pip install {name[0]}")


def _version(program: str | None) -> str | None:
    """What a program says of itself."""
    if program is None:
        return None
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=_ANSWER)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.search((done.stdout + done.stderr).decode("utf-8", "replace"))
    return found[0] if found else None


# ----------------------------------------------------------------------------------------------------------- reports


def _formats(parts: Parts) -> list[dict[str, Any]]:
    from kehoach_parser.readers.formats import FORMATS  # noqa: PLC0415 - see above

    return [
        {
            "names": [suffix[1:] for suffix in row.suffixes],
            "media_type": row.media_type,
            "need": row.need,
            "read": row.need is None or works(parts[row.need]),
        }
        for row in FORMATS
    ]


def _json(parts: Parts, packages: Sequence[Piece]) -> str:
    import json  # noqa: PLC0415 - see above

    told = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "formats": _formats(parts),
        "parts": {name: {"works": works(pieces), "pieces": [asdict(piece) for piece in pieces]} for name, pieces in parts.items()},
        "packages": [asdict(piece) for piece in packages],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _text(parts: Parts, packages: Sequence[Piece]) -> str:
    lines = [f"{_PACKAGE} {__version__}, Python {platform.python_version()}, {platform.platform()}", "", tell("doctor", "formats")]
    lines += [_row(", ".join(row["names"]), _read(row)) for row in _formats(parts)]
    lines += ["", tell("doctor", "parts")]
    for name, pieces in parts.items():
        lines.append(_row(name, tell("doctor", f"{name}-part")))
        lines += [_row("", _told(piece)) for piece in pieces]
    if packages:
        lines += ["", tell("doctor", "packages")]
        lines += [_row(piece.name, _told(piece, piece.version or "")) for piece in packages]
    return "\n".join([*lines, ""])


def _row(name: str, told: str) -> str:
    return f"  {name:24} {told}".rstrip()


def _read(row: dict[str, Any]) -> str:
    return tell("doctor", "read") if row["read"] else tell("doctor", "not-read", part=row["need"])


def _told(piece: Piece, shown: str | None = None) -> str:
    """A piece that is there, or what brings it."""
    if not piece.present:
        return tell("doctor", "missing", name=piece.name, command=piece.install)
    holds = f"({', '.join(piece.holds)})" if piece.holds else ""
    return " ".join(filter(None, (piece.name, piece.version, holds))) if shown is None else shown
