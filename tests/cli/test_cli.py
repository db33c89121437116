"""The command as a user meets it: results on standard output, one line for each failure, documented exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser import __version__
from kehoach_parser.cli.main import sniff
from kehoach_parser.errors import ExitCode
from tests.conftest import Command

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"
DATA = Path(__file__).parents[1] / "data"


def only_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """What stands on standard error: exactly one line, and no traceback."""
    text = done.stderr.decode()
    assert text.startswith("kehoach: "), text
    assert text.count("\n") == 1, text
    assert text.endswith("\n"), text
    assert "Traceback" not in text
    return text


def plan_of(done: subprocess.CompletedProcess[bytes]) -> Any:
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout.decode("utf-8"))


# Name of the bad input -> what its file holds (None: no file), the exit code, words of the message.
BAD_INPUTS: dict[str, tuple[bytes | None, ExitCode, tuple[str, ...]]] = {
    "missing.pdf": (None, ExitCode.INPUT, ("missing.pdf", "no such file")),
    "empty.pdf": (b"", ExitCode.INPUT, ("empty.pdf", "empty file")),
    "blank.txt": (b" \n\n \n", ExitCode.INPUT, ("blank.txt",)),
    "photo.pdf": (PNG, ExitCode.INPUT, ("photo.pdf", "image")),
    "letter.pdf": (b"Dear Sir or Madam", ExitCode.INPUT, ("letter.pdf", "not a PDF")),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<</Type/Cat", ExitCode.INPUT, ("cut.pdf",)),
    "binary.txt": (bytes(range(256)) * 8, ExitCode.INPUT, ("binary.txt", "binary")),
    "fake.docx": (b"just text", ExitCode.INPUT, ("fake.docx",)),
    "plan.xyz": (b"text", ExitCode.FORMAT, ("plan.xyz", "--format")),
    "plan": (b"text", ExitCode.FORMAT, ("plan", "--format")),
}


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_a_bad_input_is_told_in_one_line(kehoach: Command, tmp_path: Path, name: str) -> None:
    data, code, words = BAD_INPUTS[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = kehoach("parse", tmp_path / name)
    line = only_line(done)
    assert done.returncode == code, line
    assert done.stdout == b""
    assert all(word in line for word in words), line


def test_a_folder_is_no_plan(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("parse", tmp_path)
    assert "folder" in only_line(done)
    assert done.returncode == ExitCode.INPUT


def test_a_truncated_docx(kehoach: Command, tmp_path: Path, samples: Path) -> None:
    data = (samples / "xa-an-thuan.docx").read_bytes()
    for share in (0.3, 0.9):
        cut = tmp_path / "cut.docx"
        cut.write_bytes(data[: int(len(data) * share)])
        done = kehoach("parse", cut)
        assert "cut.docx" in only_line(done)
        assert done.returncode == ExitCode.INPUT


def test_a_zip_without_a_document(kehoach: Command, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    done = kehoach("parse", tmp_path / "other.docx")
    only_line(done)
    assert done.returncode == ExitCode.INPUT


def test_an_encrypted_pdf(kehoach: Command) -> None:
    done = kehoach("parse", DATA / "encrypted.pdf")
    assert "password" in only_line(done)
    assert done.returncode == ExitCode.ENCRYPTED


def test_an_unreadable_file(kehoach: Command, tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("permissions do not bind this user")
    locked = tmp_path / "locked.txt"
    locked.write_text("text")
    locked.chmod(0)
    done = kehoach("parse", locked)
    assert "permission" in only_line(done).lower()
    assert done.returncode == ExitCode.INPUT


def test_an_unexpected_error_is_one_line_and_a_traceback_only_on_demand(tmp_path: Path, samples: Path) -> None:
    sabotage = (
        "import sys, kehoach_parser.pipeline as p\n"
        "def broken(*a, **k): raise ZeroDivisionError('sawn\\nthrough')\n"
        "p.parse_file = broken\n"
        "from kehoach_parser.cli.main import run\n"
        f"sys.argv = ['kehoach', 'parse', {str(samples / 'xa-an-thuan.txt')!r}]\n"
        "run()\n"
    )
    (tmp_path / "sabotage.py").write_text(sabotage)
    command = [sys.executable, str(tmp_path / "sabotage.py")]
    environment = {name: value for name, value in os.environ.items() if name != "KEHOACH_DEBUG"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    line = only_line(done)
    assert done.returncode == ExitCode.INPUT
    assert "internal error" in line
    assert "ZeroDivisionError" in line
    assert "KEHOACH_DEBUG" in line
    loud = subprocess.run(command, capture_output=True, check=False, env=environment | {"KEHOACH_DEBUG": "1"})
    assert b"Traceback" in loud.stderr


# --- standard input


def test_standard_input_tells_its_format(kehoach: Command, samples: Path) -> None:
    for suffix in ("pdf", "docx"):
        data = (samples / f"xa-an-thuan.{suffix}").read_bytes()
        piped = plan_of(kehoach("parse", "-", stdin=data))
        named = plan_of(kehoach("parse", samples / f"xa-an-thuan.{suffix}"))
        for plan in (piped, named):
            plan["source"].pop("name")
        assert piped == named


def test_standard_input_needs_a_format_where_bytes_do_not_tell(kehoach: Command, samples: Path) -> None:
    data = (samples / "xa-an-thuan.txt").read_bytes()
    done = kehoach("parse", "-", stdin=data)
    assert "--format" in only_line(done)
    assert done.returncode == ExitCode.USAGE
    assert plan_of(kehoach("parse", "-", "--format", "txt", stdin=data))["header"]["number"] == "37"


@pytest.mark.parametrize(
    ("arguments", "data", "code"),
    [
        ((), b"", ExitCode.INPUT),
        ((), bytes(range(256)) * 8, ExitCode.USAGE),
        (("--format", "txt"), bytes(range(256)) * 8, ExitCode.INPUT),
        (("--format", "pdf"), PNG, ExitCode.INPUT),
        (("--format", "nonsense"), b"text", ExitCode.FORMAT),
        ((), b"%PDF-1.4 and nothing else", ExitCode.INPUT),
    ],
)
def test_bad_standard_input(kehoach: Command, arguments: tuple[str, ...], data: bytes, code: ExitCode) -> None:
    done = kehoach("parse", "-", *arguments, stdin=data)
    only_line(done)
    assert done.returncode == code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\n\n%PDF-1.7", "pdf"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "docx"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        (b"  <HTML>", "html"),
        (b"{\\rtf1", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"# Title", None),
        (PNG, "png"),
    ],
)
def test_first_bytes(data: bytes, expected: str | None) -> None:
    assert sniff(data) == expected


def test_standard_input_can_be_read_once(kehoach: Command) -> None:
    done = kehoach("parse", "-", "-", stdin=b"x")
    only_line(done)
    assert done.returncode == ExitCode.USAGE


# --- results


def test_json_is_utf8_and_indented_by_one_whatever_the_locale(kehoach: Command, samples: Path) -> None:
    done = kehoach("parse", samples / "xa-an-thuan.docx")
    plan = plan_of(done)
    assert plan["header"]["issuer"] == "ỦY BAN NHÂN DÂN XÃ AN THUẬN"
    assert done.stdout.decode() == json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def test_compact_is_one_line(kehoach: Command, samples: Path) -> None:
    done = kehoach("parse", samples / "xa-an-thuan.docx", "--compact")
    assert done.stdout.count(b"\n") == 1
    assert plan_of(done) == plan_of(kehoach("parse", samples / "xa-an-thuan.docx"))


def test_no_provenance(kehoach: Command, samples: Path) -> None:
    path = samples / "xa-an-thuan.docx"
    whole, without = plan_of(kehoach("parse", path)), plan_of(kehoach("parse", path, "--no-provenance"))
    assert whole.pop("provenance")
    assert whole == without


def test_format_wins_over_the_name(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    odd = tmp_path / "plan.upload"
    odd.write_bytes((samples / "xa-an-thuan.docx").read_bytes())
    assert plan_of(kehoach("parse", odd, "--format", "docx"))["header"]["number"] == "37"


def test_several_inputs_give_one_document_a_line(kehoach: Command, samples: Path) -> None:
    names = ["xa-an-thuan.docx", "tinh-binh-lam.pdf", "huyen-song-lam.txt"]
    done = kehoach("parse", *(samples / name for name in names))
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == names


def test_a_bad_file_costs_itself_only(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    out = tmp_path / "out"
    done = kehoach(
        "parse", samples / "xa-an-thuan.txt", DATA / "encrypted.pdf", tmp_path / "empty.pdf", samples / "tinh-binh-lam.md", "-o", out
    )
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert "encrypted.pdf" in lines[0]
    assert "empty.pdf" in lines[1]
    assert done.returncode == ExitCode.ENCRYPTED  # the first failure's
    assert sorted(path.name for path in out.iterdir()) == ["tinh-binh-lam.md.json", "xa-an-thuan.txt.json"]
    assert done.stdout == b""


# --- output files


def test_output_to_a_file(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")
    done = kehoach("parse", samples / "xa-an-thuan.docx", "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert target.read_bytes() == kehoach("parse", samples / "xa-an-thuan.docx").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_output_to_a_folder(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    existing, missing = tmp_path / "a", tmp_path / "b" / "c"
    existing.mkdir()
    one = kehoach("parse", samples / "xa-an-thuan.docx", "-o", existing)
    two = kehoach("parse", samples / "xa-an-thuan.docx", samples / "xa-an-thuan.pdf", "-o", missing)
    slash = kehoach("parse", samples / "xa-an-thuan.docx", "-o", f"{tmp_path / 'd'}/")
    piped = kehoach("parse", "-", "-o", existing, stdin=(samples / "xa-an-thuan.docx").read_bytes())
    assert [done.returncode for done in (one, two, slash, piped)] == [0, 0, 0, 0]
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json"))
    assert found == ["a/stdin.json", "a/xa-an-thuan.docx.json", "b/c/xa-an-thuan.docx.json", "b/c/xa-an-thuan.pdf.json", "d/xa-an-thuan.docx.json"]


def test_output_that_cannot_be_written(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    plan, other = samples / "xa-an-thuan.docx", samples / "tinh-binh-lam.docx"
    file = tmp_path / "file"
    file.write_text("kept")
    full = tmp_path / "full"
    (full / "xa-an-thuan.docx.json").mkdir(parents=True)
    for arguments in (
        (plan, "-o", tmp_path / "no" / "folder" / "plan.json"),
        (plan, "-o", file / "plan.json"),
        (plan, other, "-o", file),
        (plan, other, "-o", file / "below"),
        (plan, "-o", full),
    ):
        done = kehoach("parse", *arguments)
        only_line(done)
        assert done.returncode == ExitCode.OUTPUT
    assert file.read_text() == "kept"
    assert not list(tmp_path.rglob("*.tmp"))


def test_an_output_folder_without_permission(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("permissions do not bind this user")
    tmp_path.chmod(0o500)
    done = kehoach("parse", samples / "xa-an-thuan.docx", "-o", tmp_path / "plan.json")
    tmp_path.chmod(0o700)
    only_line(done)
    assert done.returncode == ExitCode.OUTPUT


def test_an_output_file_keeps_its_link_and_its_mode(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("links and modes are those of POSIX")
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert kehoach("parse", samples / "xa-an-thuan.docx", "-o", link).returncode == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert json.loads(target.read_bytes())["header"]["number"] == "37"
    assert kehoach("parse", samples / "xa-an-thuan.docx", "-o", "/dev/null").returncode == 0
    assert not Path("/dev/null").is_file()


def test_an_input_is_never_overwritten(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes((samples / "xa-an-thuan.docx").read_bytes())
    done = kehoach("parse", plan, "-o", plan)
    only_line(done)
    assert done.returncode == ExitCode.USAGE
    assert plan.read_bytes() == (samples / "xa-an-thuan.docx").read_bytes()


def test_two_results_never_meet_in_one_file(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    twin = tmp_path / "a" / "xa-an-thuan.docx"
    twin.write_bytes((samples / "xa-an-thuan.docx").read_bytes())
    done = kehoach("parse", samples / "xa-an-thuan.docx", twin, "-o", tmp_path / "out")
    only_line(done)
    assert done.returncode == ExitCode.USAGE


def test_a_full_device(kehoach: Command, samples: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = kehoach("parse", samples / "xa-an-thuan.docx", "-o", "/dev/full")
    only_line(done)
    assert done.returncode == ExitCode.OUTPUT


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as POSIX has them")
def test_a_reader_that_goes_away_ends_it_quietly(samples: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "kehoach_parser", "parse", *[str(samples / "huyen-song-lam.pdf")] * 3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == ExitCode.OK


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as POSIX has them")
def test_an_interruption_is_no_traceback() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "kehoach_parser", "parse", "-", "--format", "txt"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        process.stdin.write(b"x" * 1_000_000)  # taken in only by a process that has begun to read
        process.stdin.flush()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == ExitCode.INTERRUPTED
        assert process.stderr is not None
        assert process.stderr.read() == b""


# --- the other commands


def test_validate_is_quiet_where_all_is_well(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    kehoach("parse", samples / "xa-an-thuan.docx", samples / "tinh-binh-lam.txt", "-o", tmp_path)
    done = kehoach("validate", *sorted(tmp_path.iterdir()))
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"2 plans are valid\n"
    lines = tmp_path / "plans.jsonl"
    lines.write_bytes(b"".join(kehoach("parse", "--compact", samples / "xa-an-thuan.docx").stdout for _ in range(3)))
    assert kehoach("validate", lines).stderr == b"3 plans are valid\n"
    assert kehoach("validate", "-", stdin=lines.read_bytes().splitlines()[0]).stderr == b"1 plan is valid\n"


def test_validate_tells_findings_line_by_line(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    plan = plan_of(kehoach("parse", samples / "xa-an-thuan.docx"))
    good, bad, newer = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "newer.json"
    good.write_text(json.dumps(plan))
    plan["year"] = "2023"
    del plan["sections"][0]["number"]
    bad.write_text(json.dumps(plan))
    newer.write_text(json.dumps(plan | {"schema_version": "1.7"}))
    done = kehoach("validate", good, bad, newer)
    assert (done.returncode, done.stderr) == (ExitCode.FINDINGS, b"3 plans checked: 3 errors in 2 files\n")
    assert done.stdout.decode().splitlines() == [
        f'{bad}: /year: the value is not of type "integer" or null (found "2023")',
        f'{bad}: /sections/0: "number" is a required property',
        f"{newer}: /schema_version: version 1.7 of the contract; this program reads 1.0 to 1.2",
    ]


def test_validate_an_unreadable_file(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "empty.json").write_text("")
    for name in ("missing.json", "empty.json"):
        done = kehoach("validate", tmp_path / name, tmp_path / "bad.json")
        failure, summary = done.stderr.decode().splitlines()
        assert failure.startswith("kehoach: ")
        assert name in failure
        assert summary == "1 plan checked: 1 error in 1 file; 1 path not read"
        assert done.returncode == ExitCode.INPUT
        assert b"bad.json: /: not JSON" in done.stdout
    for odd in (tmp_path, samples / "xa-an-thuan.pdf"):
        done = kehoach("validate", odd)
        assert done.stderr.startswith(b"kehoach: ")
        assert done.returncode == ExitCode.INPUT


def test_version_and_help_import_nothing_heavy() -> None:
    code = (
        "import sys\nfrom kehoach_parser.cli.main import run\nsys.argv = ['kehoach', sys.argv[1]]\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'pydantic', 'rich', 'lxml', 'pypdfium2', 'rapidfuzz', 'jsonschema_rs', 'unidecode', 'logging', 'json'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for option, words in (("--version", __version__), ("--help", "validate")):
        done = subprocess.run([sys.executable, "-c", code, option], capture_output=True, check=True, env=environment)
        assert words in done.stdout.decode()
        assert done.stderr == b"[]\n"


def test_usage_errors_exit_2(kehoach: Command) -> None:
    for arguments in (("parse",), ("nonsense",), ("parse", "--nonsense", "x"), ("validate",)):
        done = kehoach(*arguments)
        assert done.returncode == ExitCode.USAGE
        assert done.stdout == b""
        assert done.stderr
        assert b"Traceback" not in done.stderr
