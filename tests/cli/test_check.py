"""`kehoach check` as a person or CI calls it: what it takes, what it reports in each format, its exit codes."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from kehoach_parser import parse_text
from tests.conftest import ROOT, SAMPLES, Command

PLAN = """KẾ HOẠCH
Cải cách hành chính năm 2024

I. MỤC ĐÍCH
1. Một việc.
3. Việc thứ ba theo Phụ lục kèm theo.
II. NHIỆM VỤ
1. Các tổ BQTR báo cáo.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """bad.txt with two warnings and a note, sub/good.md without any, bad.txt.json (the result of bad.txt); other files."""
    (tmp_path / "bad.txt").write_text(PLAN, "utf-8")
    (tmp_path / "bad.txt.json").write_text(parse_text(PLAN).model_dump_json(), "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "good.md").write_text("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n1. Một việc.\n\n2. Hai việc.\n", "utf-8")
    (tmp_path / "notes.xyz").write_text("no plan")
    (tmp_path / ".hidden.txt").write_text(PLAN, "utf-8")
    return tmp_path


def test_text_is_grouped_the_gravest_first(kehoach: Command, folder: Path) -> None:
    done = kehoach("check", "bad.txt", cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "bad.txt"
    assert [line.strip() for line in lines if not line.startswith("    ")] == ["bad.txt", "warning (2)", "info (1)"]
    told = [line.split(":")[0].strip() for line in lines if line.startswith("    ") and not line.startswith("     ")]
    assert told == ["numbering-gap", "reference-unresolved", "abbreviation-undefined"]
    assert "    numbering-gap: line 6: Number 3 follows 1: one is missing." in lines
    assert lines[lines.index("    numbering-gap: line 6: Number 3 follows 1: one is missing.") + 1].startswith("      | Việc thứ ba")
    assert done.stderr.decode() == "1 plan checked: 2 warnings, 1 note\n"


def test_a_page_is_told_where_there_is_one(kehoach: Command) -> None:
    done = kehoach("check", SAMPLES / "xa-an-thuan.pdf")
    assert ": page " in done.stdout.decode()


def test_a_folder_and_its_results(kehoach: Command, folder: Path) -> None:
    """A result beside its plan is not told again; alone it is read as it is."""
    done = kehoach("check", folder, "--format", "json")
    assert {row["file"] for row in json.loads(done.stdout)} == {str(folder / "bad.txt")}
    assert done.stderr.decode().startswith("2 plans checked")
    first = [row | {"file": ""} for row in json.loads(done.stdout)]
    (folder / "bad.txt").unlink()
    done = kehoach("check", folder, "--format", "json")
    assert [row | {"file": ""} for row in json.loads(done.stdout)] == first
    assert {row["file"] for row in json.loads(done.stdout)} == {str(folder / "bad.txt.json")}


def test_results_of_an_older_minor_version_are_read(kehoach: Command) -> None:
    done = kehoach("check", "--format", "json", Path(__file__).parents[1] / "data" / "plan-1.0.json")
    assert done.returncode == 1
    assert "numbering-gap" in {row["code"] for row in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("options", "told", "code"),
    [
        ((), 3, 1),
        (("--severity", "warning"), 2, 1),
        (("--severity", "error"), 0, 0),
        (("--severity", "error", "--strict"), 0, 0),
    ],
)
def test_the_least_severity(kehoach: Command, folder: Path, options: tuple[str, ...], told: int, code: int) -> None:
    done = kehoach("check", folder / "bad.txt", "--format", "json", *options)
    assert len(json.loads(done.stdout)) == told
    assert done.returncode == code


def test_notes_count_if_strict(kehoach: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n1. Các tổ BQTR báo cáo.\n2. Hai việc.\n", "utf-8")
    assert kehoach("check", tmp_path / "a.txt").returncode == 0
    assert kehoach("check", tmp_path / "a.txt", "--strict").returncode == 1


def test_json_has_every_field(kehoach: Command, folder: Path) -> None:
    rows = json.loads(kehoach("check", "bad.txt", "--format", "json", cwd=folder).stdout)
    assert rows[0] == {
        "file": "bad.txt",
        "severity": "warning",
        "code": "numbering-gap",
        "message": "Number 3 follows 1: one is missing.",
        "pointer": "/sections/0/sections/1",
        "page": None,
        "line": 6,
        "text": "Việc thứ ba theo Phụ lục kèm theo.",
    }


def test_github_shows_lines_of_text_files_alone(kehoach: Command, folder: Path) -> None:
    done = kehoach("check", "bad.txt", "--format", "github", cwd=folder, GITHUB_WORKSPACE=str(folder))
    assert done.stdout.decode().splitlines()[0] == (
        "::warning file=bad.txt,line=6,title=kehoach check%3A numbering-gap::line 6: Number 3 follows 1: one is missing."
    )
    assert "::notice file=bad.txt" in done.stdout.decode()
    shown = kehoach("check", SAMPLES / "xa-an-thuan.pdf", "--format", "github").stdout.decode()
    assert "::page " in shown
    assert ",line=" not in shown


def test_a_bad_file_costs_itself_alone(kehoach: Command, folder: Path) -> None:
    (folder / "empty.json").write_text("{}")
    done = kehoach("check", folder / "none.pdf", folder / "empty.json", folder / "bad.txt", "--format", "json")
    assert done.returncode == 3
    assert {row["file"] for row in json.loads(done.stdout)} == {str(folder / "bad.txt")}
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 3
    assert "none.pdf" in lines[0]
    assert "empty.json" in lines[1]
    assert lines[2].endswith("; 2 files not read")
    assert kehoach("check", folder / "notes.xyz", folder / "bad.txt").returncode == 4


def test_nothing_to_check_is_a_failure(kehoach: Command, tmp_path: Path) -> None:
    assert kehoach("check", tmp_path).returncode == 3
    assert kehoach("check").returncode == 2
    assert kehoach("check", tmp_path, "--format", "xml").returncode == 2


def test_standard_input_and_each_file_once(kehoach: Command, folder: Path) -> None:
    done = kehoach("check", "-", "--format", "json", stdin=(SAMPLES / "xa-an-thuan.docx").read_bytes())
    assert {row["file"] for row in json.loads(done.stdout)} == {"standard input"}
    assert kehoach("check", folder / "bad.txt", folder / "bad.txt").stderr.decode().startswith("1 plan checked")


@pytest.mark.parametrize("command", re.findall(r"^kehoach check .+$", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.MULTILINE))
def test_the_commands_of_the_page_do_what_it_says(kehoach: Command, folder: Path, command: str) -> None:
    (folder / "plans").mkdir()
    (folder / "bad.txt").rename(folder / "plans" / "bad.txt")
    words = shlex.split(command.partition(">")[0], comments=True)[1:]
    done = kehoach(*words, cwd=folder)
    assert done.returncode == 1
    assert (b"abbreviation-undefined" in done.stdout) == ("--severity" not in words)


def test_a_code_is_explained(kehoach: Command) -> None:
    done = kehoach("check", "--explain", "numbering-gap")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "numbering-gap",
        "  Among units of one level a number is left out.",
        "  Example: The sections 1, 2 and 4.",
        "  What to do: See whether a unit is missing or the numbers are wrong, and correct the document.",
    ]
    assert kehoach("check", "--explain", "numbering-gap", "--lang", "vi").stdout.decode().splitlines()[2] == "  Ví dụ: Các mục 1, 2 rồi đến 4."


def test_an_unknown_code_is_an_error_of_usage(kehoach: Command) -> None:
    done = kehoach("check", "--explain", "numbering-gaps")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "numbering-gap, numbering-repeat" in done.stderr.decode()
