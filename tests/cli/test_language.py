"""The command speaks the language of its user: --lang, else the locale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach_parser.cli.language import choose, of_data, of_locale, spoken
from kehoach_parser.errors import ExitCode
from tests.conftest import Command
from tests.test_architecture import VIETNAMESE

VI = {"LC_ALL": "", "LANG": "vi_VN.UTF-8", "PYTHONIOENCODING": "utf-8"}
C = {"LC_ALL": "", "LANG": "C", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "vi.UTF-8"}, "vi"),
        ({"LANG": "vie_VN"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN", "LC_ALL": "C"}, "en"),
        ({"LANG": "vi_VN", "LC_ALL": "", "LC_MESSAGES": ""}, "vi"),
        ({"LANG": "C", "LC_ALL": "vi_VN.UTF-8", "LC_MESSAGES": "C"}, "vi"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], lang: str) -> None:
    assert of_locale(environment) == lang


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["--lang", "vi", "check", "x"], "vi"),
        (["check", "x", "--lang=vi"], "vi"),
        (["check", "--help", "--lang", "vi"], "vi"),
        (["--lang", "vi", "check", "--lang", "en"], "en"),
        (["check", "--", "--lang", "vi"], None),
        (["check", "--lang", "de"], None),
        (["check", "vi"], None),
    ],
)
def test_the_option_decides_wherever_it_stands(arguments: list[str], lang: str | None) -> None:
    choose(arguments)
    try:
        assert spoken() == (lang or "en")  # tests run in an English locale
        assert of_data() == (lang or "en")
    finally:
        choose([])


COMMANDS = ("parse", "schema", "batch", "validate", "restore", "show", "check", "doctor")


@pytest.mark.parametrize("arguments", [("--help",), *((name, "--help") for name in COMMANDS)], ids=" ".join)
def test_help_in_both_languages(kehoach: Command, arguments: tuple[str, ...]) -> None:
    english, vietnamese = (kehoach(*arguments, **locale).stdout.decode() for locale in (C, VI))
    assert not VIETNAMESE.search(english.replace("kế hoạch", ""))
    assert english.startswith("Usage: kehoach")
    assert vietnamese.startswith("Cách dùng: kehoach")
    assert kehoach(*arguments, "--lang", "vi", **C).stdout.decode() == vietnamese
    for line in ("Options:", "Show this message", "[default", "[required"):
        assert line not in vietnamese
    assert "Tùy chọn:" in vietnamese
    # The same options are told, in the same order.
    told = [[word for word in text.split() if word.startswith("--")] for text in (english, vietnamese)]
    assert len(told[0]) == len(told[1])


@pytest.mark.parametrize(
    ("arguments", "english", "vietnamese"),
    [
        (("parse",), "Error: Missing argument 'FILE'.", "Lỗi: Thiếu tham số 'TỆP'."),
        (("parse", "--bogus", "x"), "Error: No such option: --bogus", "Lỗi: Không có tùy chọn --bogus"),
        (("foo",), "Error: No such command 'foo'.", "Lỗi: Không có lệnh 'foo'."),
        (("check", "x", "--format", "y"), "'--format': text|json|github is wanted.", "'--format' không hợp lệ: cần text|json|github."),
        (("batch", "a", "b", "-j", "0"), "'-j' / '--jobs': N >= 1 is wanted.", "'-j' / '--jobs' không hợp lệ: cần SỐ >= 1."),
        (("batch", "a", "b", "--timeout", "-1"), "'--timeout': SECONDS >= 0 is wanted.", "'--timeout' không hợp lệ: cần GIÂY >= 0."),
        (("batch", "a", "b", "-j"), "Error: Option '-j' requires a value.", "Lỗi: Tùy chọn '-j' cần có giá trị."),
        (("parse", "--compact=3", "x"), "Error: Option '--compact' takes no value.", "Lỗi: Tùy chọn '--compact' không nhận giá trị."),
        (("schema", "more", "(x)"), "unexpected extra arguments (more (x)).", "Lỗi: Thừa tham số (more (x))."),
        (("check", "x", "--lang", "de"), "'--lang': en|vi is wanted.", "'--lang' không hợp lệ: cần en|vi."),
    ],
)
def test_wrong_use(kehoach: Command, arguments: tuple[str, ...], english: str, vietnamese: str) -> None:
    for locale, wanted in ((C, english), (VI, vietnamese)):
        done = kehoach(*arguments, **locale)
        assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
        assert done.stderr.decode().splitlines()[-1].endswith(wanted)


def test_check_and_show(kehoach: Command, samples: Path) -> None:
    plan = samples / "xa-an-thuan.docx"
    done = kehoach("check", plan, **VI)
    assert "dòng 48: Số 1.5 đứng ngay sau 1.3: thiếu một số." in done.stdout.decode()
    assert "  cảnh báo (1)" in done.stdout.decode()
    assert done.stderr.decode() == "Đã kiểm tra 1 kế hoạch: 1 cảnh báo, 2 lưu ý\n"
    assert kehoach("check", plan, "--lang", "vi", **C).stdout == done.stdout
    assert "Số 1.5 đứng ngay sau 1.3" in kehoach("show", plan, **VI).stdout.decode()
    assert "Number 1.5 follows 1.3" in kehoach("show", plan, **C).stdout.decode()


def test_json_is_english_unless_it_is_told(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    plan = samples / "xa-an-thuan.docx"
    by_locale, asked = kehoach("parse", plan, **VI).stdout, kehoach("parse", plan, "--lang", "vi", **C).stdout
    assert by_locale == kehoach("parse", plan, **C).stdout
    first, second = (json.loads(text)["diagnostics"] for text in (by_locale, asked))
    assert [found["code"] for found in first] == [found["code"] for found in second]
    assert first[0]["message"] == "Number 1.5 follows 1.3: one is missing."
    assert second[0]["message"] == "Số 1.5 đứng ngay sau 1.3: thiếu một số."
    rows = json.loads(kehoach("check", plan, "--format", "json", **VI).stdout)
    assert rows[0]["message"] == first[0]["message"]
    # A result of an earlier run is told in the reader's language, whichever it was written in.
    for number, text in enumerate((by_locale, asked)):
        result = tmp_path / f"{number}.json"
        result.write_bytes(text)
        assert "Số 1.5 đứng ngay sau 1.3: thiếu một số." in kehoach("check", result, **VI).stdout.decode()
        assert "Number 1.5 follows 1.3: one is missing." in kehoach("check", result, **C).stdout.decode()


def test_errors_and_validation(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("parse", tmp_path / "no.pdf", **VI)
    assert done.stderr.decode() == f"kehoach: {tmp_path / 'no.pdf'}: không có tệp này; hãy kiểm tra đường dẫn\n"
    done = kehoach("validate", "-", stdin=b'{"schema_version": "9.0"}', **VI)
    assert done.stdout.decode().startswith("đầu vào chuẩn: /schema_version: đặc tả phiên bản 9.0; ")
    assert done.stderr.decode() == "Đã kiểm tra 1 kế hoạch: 1 lỗi trong 1 tệp\n"
    rows = json.loads(kehoach("validate", "-", "--format", "json", stdin=b'{"schema_version": "9.0"}', **VI).stdout)
    assert rows[0]["message"].startswith("version 9.0 of the contract")
    rows = json.loads(kehoach("validate", "-", "--format", "json", "--lang", "vi", stdin=b'{"schema_version": "9.0"}', **C).stdout)
    assert rows[0]["message"].startswith("đặc tả phiên bản 9.0")


def test_a_batch(kehoach: Command, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes((samples / "xa-an-thuan.txt").read_bytes())
    (tmp_path / "in" / "b.pdf").write_bytes(b"x")
    wanted = "không xử lý được b.pdf: không phải là PDF, dù tên tệp ghi như vậy; "
    first = kehoach("batch", tmp_path / "in", tmp_path / "out", "--jobs", "1", **VI).stderr.decode()
    assert wanted in first
    assert "xong a.txt: 4 trang, 6 tiêu chí" in first
    again = kehoach("batch", tmp_path / "in", tmp_path / "out", "--jobs", "1", **VI).stderr.decode()
    assert f"không đổi, {wanted}" in again
    records = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text("utf-8").splitlines()]
    (failed,) = [record for record in records if record["source"] == "b.pdf"]
    assert (failed["error_id"], failed["error_parameters"]) == ("not-a-pdf", {})
    assert failed["error"].startswith("is not a PDF")
