"""`kehoach doctor`: what it finds on machines that have all, something or nothing, and what its exit code says."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser.cli import doctor
from kehoach_parser.cli.doctor import PARTS, Piece, works
from kehoach_parser.errors import ExitCode
from kehoach_parser.readers.formats import FORMATS
from tests.conftest import ROOT, Command
from tests.test_architecture import VIETNAMESE

OFFICE = "#!/bin/sh\necho 'LibreOffice 24.2.7.2 420(Build:2)'\n"
TESSERACT = """#!/bin/sh
case "$1" in
--version) echo 'tesseract 5.4.1'; echo ' leptonica-1.84.1' ;;
--list-langs) echo 'List of available languages in "/usr/share/x/" (LANGS):'; for name in LANGS; do echo "$name"; done ;;
esac
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH with no program in it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def told(kehoach: Command, *arguments: str, **variables: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kehoach("doctor", "--format", "json", *arguments, **variables).stdout)
    return found


def piece(found: dict[str, Any], part: str, name: str) -> dict[str, Any]:
    return next(row for row in found["parts"][part]["pieces"] if row["name"] == name)


def test_a_machine_without_programs(kehoach: Command, programs: Path) -> None:
    found = told(kehoach, PATH=str(programs))
    assert {name for row in found["formats"] if not row["read"] for name in row["names"]} == {
        suffix[1:] for row in FORMATS if row.need for suffix in row.suffixes
    }
    assert not found["parts"]["office"]["works"]
    office = piece(found, "office", "LibreOffice")
    assert (office["present"], office["version"], office["install"]) == (False, None, "apt-get install libreoffice-writer")
    assert not piece(found, "ocr", "vie")["present"]
    assert found["parts"]["restoration"]["works"]
    text = kehoach("doctor", PATH=str(programs)).stdout.decode()
    assert "  doc, dot                 not read: office is missing\n" in text
    assert "  pdf                      read\n" in text
    assert "LibreOffice is missing: apt-get install libreoffice-writer\n" in text
    assert "vie is missing: apt-get install tesseract-ocr tesseract-ocr-vie\n" in text


def test_a_machine_with_programs(kehoach: Command, programs: Path) -> None:
    put(programs, "soffice", OFFICE)
    put(programs, "tesseract", TESSERACT.replace("LANGS", "eng osd vie"))
    found = told(kehoach, PATH=str(programs))
    assert piece(found, "office", "LibreOffice")["version"] == "24.2.7.2"
    tesseract = piece(found, "ocr", "tesseract")
    assert (tesseract["version"], tesseract["holds"]) == ("5.4.1", ["eng", "osd", "vie"])
    assert found["parts"]["office"]["works"]
    assert next(row for row in found["formats"] if "odt" in row["names"])["read"]
    text = kehoach("doctor", PATH=str(programs)).stdout.decode()
    assert "LibreOffice 24.2.7.2\n" in text
    assert "tesseract 5.4.1 (eng, osd, vie)\n" in text


def test_a_program_that_fails_is_there_without_a_version(kehoach: Command, programs: Path) -> None:
    put(programs, "soffice", "#!/no/such/shell\n")
    office = piece(told(kehoach, PATH=str(programs)), "office", "LibreOffice")
    assert (office["present"], office["version"]) == (True, None)


@pytest.mark.parametrize(
    ("languages", "require", "code"),
    [
        ("eng vie", "office", 1),
        ("eng vie", "restoration", 0),
        ("eng vie", "ocr", 0),  # without osd no page is turned, but all is read
        ("eng osd", "ocr", 1),
        ("eng vie", "ocr, office", 1),
        ("eng osd", "", 0),
    ],
)
def test_what_is_required(kehoach: Command, programs: Path, languages: str, require: str, code: int) -> None:
    if "ocr" in require and importlib.util.find_spec("cv2") is None:
        pytest.skip("the extra ocr is not installed")
    put(programs, "tesseract", TESSERACT.replace("LANGS", languages))
    assert kehoach("doctor", "--require", require, PATH=str(programs)).returncode == code


def test_a_part_that_is_none(kehoach: Command) -> None:
    done = kehoach("doctor", "--require", "ocr,printer")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == b"kehoach: no part is called printer; name some of: office, ocr, restoration, cluster, cloud\n"


def test_it_speaks_vietnamese(kehoach: Command, programs: Path) -> None:
    text = kehoach("doctor", "--lang", "vi", PATH=str(programs), PYTHONIOENCODING="utf-8").stdout.decode()
    assert "không đọc được: thiếu office" in text
    assert "thiếu LibreOffice: apt-get install" in text
    assert VIETNAMESE.search(text)
    assert not VIETNAMESE.search(kehoach("doctor", PATH=str(programs)).stdout.decode())


def test_packages_and_versions(kehoach: Command) -> None:
    found = told(kehoach)
    versions = {row["name"]: row["version"] for row in found["packages"]}
    if versions:  # the package is installed, not run from its folder
        assert versions["pydantic"] == metadata.version("pydantic")
        assert "pytest" not in versions
    assert re.fullmatch(r"3\.\d+\.\d+\S*", found["python"])


def test_a_missing_package_and_a_broken_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    (distributed,) = PARTS["cluster"]()
    assert (distributed.present, distributed.version, distributed.install) == (False, None, "pip install 'kehoach-parser[cluster]'")

    def broken() -> None:
        raise EOFError

    monkeypatch.setattr("kehoach_parser.text.restore.language.language", broken)
    assert not works(tuple(PARTS["restoration"]()))


def test_extras_and_needs_are_those_of_the_package() -> None:
    """What is looked for is what the extras bring; each need of a format is a part."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for part in ("ocr", "cluster", "cloud"):
        names = [re.split(r"[<>=\[]", line)[0] for line in extras[part]]
        assert [piece.name for piece in PARTS[part]() if piece.kind == "package"] == names
    assert {row.need for row in FORMATS if row.need} <= set(PARTS)


def test_a_part_works_without_what_it_does_not_need() -> None:
    there, gone = Piece("a", "program", present=True, install=""), Piece("b", "model", present=False, install="", needed=False)
    assert works((there, gone))
    assert not works((there, Piece("c", "model", present=False, install="")))
    assert doctor.works(())
