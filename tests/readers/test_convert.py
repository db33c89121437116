"""The bridge to LibreOffice, with and without LibreOffice."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from kehoach_parser.errors import InputError, LimitError, MissingProgramError
from kehoach_parser.readers.office import convert_with_office

RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 T\u432?i c\'e2y\par}"

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None, reason="LibreOffice is not installed"
)
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the fake program is a shell script")


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch, name: str = "soffice") -> None:
    """Put a program of that name before all others."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


@needs_office
def test_rtf_becomes_docx() -> None:
    converted = convert_with_office(RTF, ".rtf", "ong.rtf")
    with zipfile.ZipFile(io.BytesIO(converted)) as package:
        assert "T\u01b0i c\u00e2y" in package.read("word/document.xml").decode()


def test_an_empty_file_is_an_error() -> None:
    with pytest.raises(InputError, match="empty"):
        convert_with_office(b"", ".doc", "ong.doc")


def test_missing_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match="libreoffice-writer") as caught:
        convert_with_office(RTF, ".rtf", "ong.rtf")
    assert str(caught.value).startswith("ong.rtf: ")
    assert caught.value.exit_code == 6


@needs_posix
def test_time_limit_ends_all_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pids = tmp_path / "pids"
    fake(tmp_path, f"sleep 60 &\necho $! $$ > {pids}\nwait", monkeypatch)
    began = time.monotonic()
    with pytest.raises(LimitError, match="within 1 seconds") as caught:
        convert_with_office(RTF, ".rtf", "ong.rtf", timeout=1.0)
    assert time.monotonic() - began < 30
    assert caught.value.exit_code == 8
    child, parent = map(int, pids.read_text("utf-8").split())
    for _ in range(100):  # the orphan is reaped by init, some time later
        if not is_running(child):
            break
        time.sleep(0.05)
    assert not is_running(child)
    assert not is_running(parent)


@needs_posix
def test_no_output_is_an_error_with_what_the_program_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "echo starting\necho 'Error: source file could not be loaded' >&2", monkeypatch)
    with pytest.raises(InputError, match=r"source file could not be loaded") as caught:
        convert_with_office(b"x", "doc", "ong.doc")
    assert caught.value.where == "ong.doc"


@needs_posix
def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = """
for argument; do
  case "$previous" in --outdir) out=$argument ;; --convert-to) target=$argument ;; esac
  previous=$argument
done
mkdir -p "$out"
{ printf '%s\\n' "$@"; cat "$previous"; } > "$out/input.$target"
"""
    fake(tmp_path, script, monkeypatch)
    *arguments, content = convert_with_office(b"noi dung", ".ODT", "ong.odt", target="html").decode().splitlines()
    assert content == "noi dung"
    assert "--headless" in arguments
    assert arguments[-1].endswith("/input.ODT")
    profile = arguments[0].removeprefix("-env:UserInstallation=file://")
    assert Path(profile).parent == Path(arguments[-1]).parent
    assert not Path(profile).parent.exists()


@needs_posix
def test_libreoffice_by_its_other_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "exit 1", monkeypatch, "libreoffice")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError):
        convert_with_office(b"x", "../../etc", "ong.doc")
