"""A folder of plans: results, manifest, going on where a run ended, duplicates, odd names, exit codes, what is told."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest

from kehoach_parser import batch as batch_package
from kehoach_parser.batch import Task, run_batch
from kehoach_parser.batch.places import Wanted
from kehoach_parser.batch.records import Record, failure, read_line
from kehoach_parser.errors import InputError, OutputError
from tests.batch_helpers import (
    batch,
    by_source,
    calls,
    copy_samples,
    environment,
    manifest,
    noted,
    results,
    sha256,
    start,
    wait_for,
    write_variations,
)
from tests.conftest import SAMPLES, Command

VARIATIONS = 40


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    write_variations(folder, VARIATIONS)
    return folder


# --- results


def test_a_folder_becomes_json_as_parse_writes_it(tmp_path: Path, kehoach: Command) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source / "sub" / "Năm 2023", ".txt", ".docx", ".pdf", ".md")
    done = batch(source, output)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    lines = by_source(output)
    assert sorted(lines) == sorted(f"sub/Năm 2023/{name}" for name in names)
    assert kehoach("parse", *(SAMPLES / name for name in names), "-o", tmp_path / "single/").returncode == 0
    for name in names:
        single = tmp_path / "single" / f"{name}.json"
        result = output / "sub" / "Năm 2023" / f"{name}.json"
        assert result.read_bytes() == single.read_bytes(), name
        line, plan = lines[f"sub/Năm 2023/{name}"], json.loads(single.read_bytes())
        assert line["status"] == "done"
        assert line["output"] == f"sub/Năm 2023/{name}.json"
        assert line["sha256"] == sha256((SAMPLES / name).read_bytes()) == plan["source"]["sha256"]
        assert line["bytes"] == plan["source"]["bytes"]
        assert line["output_bytes"] == result.stat().st_size
        assert line["pages"] == plan["source"]["pages"]
        assert line["diagnostics"] == len(plan["diagnostics"])
        assert line["rows"] == sum(len(group["rows"]) for appendix in plan["appendices"] for group in appendix["groups"])
        assert line["criteria"] == single.read_text("utf-8").count('"objective":') - line["rows"]
        assert (line["parser"], line["schema"]) == (plan["source"]["parser"], plan["schema_version"])
        assert line["error"] is None
        assert line["seconds"] > 0


def test_distinct_variations_all_convert(plans: Path, tmp_path: Path) -> None:
    assert len({sha256(path.read_bytes()) for path in plans.rglob("*.*")}) == VARIATIONS
    summary = run_batch(str(plans), str(tmp_path / "out"), jobs=2)
    assert (summary.files, summary.done, summary.failed, summary.duplicates) == (VARIATIONS, VARIATIONS, 0, 0)
    titles = {json.loads(data)["unit"]["name"] for data in results(tmp_path / "out").values()}
    assert len(titles) > VARIATIONS / 4  # the names did change


def test_one_worker_and_two_write_the_same(plans: Path, tmp_path: Path) -> None:
    run_batch(str(plans), str(tmp_path / "one"), jobs=1)
    run_batch(str(plans), str(tmp_path / "two"), jobs=2)
    assert results(tmp_path / "one") == results(tmp_path / "two")


# --- options


def test_the_options_of_parse_hold_for_a_folder(tmp_path: Path, kehoach: Command) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".pdf", ".txt")
    (source / "twin.txt").write_bytes((source / names[-1]).read_bytes())
    options = ("--compact", "--no-provenance", "--ocr", "never")
    assert batch(source, output).returncode == 0
    usual = results(output)
    assert batch(source, output, *options).returncode == 0
    assert batch(source, output, *options).stderr.count("unchanged") > 0
    assert {line["options"] for line in by_source(output).values()} == {"--ocr never --compact --no-provenance"}
    for name in (*names, "twin.txt"):
        single = kehoach("parse", source / name, *options)
        assert (output / f"{name}.json").read_bytes() == single.stdout
        assert single.stdout.count(b"\n") == 1
        assert "provenance" not in json.loads(single.stdout)
    assert batch(source, output).returncode == 0
    assert results(output) == usual
    assert {line["options"] for line in by_source(output).values()} == {""}


# --- again


def test_a_second_run_skips_what_is_unchanged(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".txt", ".md")
    (source / "broken.pdf").write_bytes(b"no PDF")
    run_batch(str(source), str(output), work=noted)
    first, lines = results(output), manifest(output)
    again = run_batch(str(source), str(output), work=noted)
    assert (again.done, again.unchanged, again.failed) == (0, len(names), 1)
    assert sorted(calls(output)) == sorted([*names, "broken.pdf"])
    assert (results(output), manifest(output)) == (first, lines)

    changed, removed, spoilt = names[:3]
    with (source / changed).open("ab") as file:
        file.write("\nMột dòng nữa.\n".encode())
    (output / f"{removed}.json").unlink()
    (output / f"{spoilt}.json").write_bytes(b"{")  # as a power cut leaves it
    third = run_batch(str(source), str(output), work=noted)
    assert (third.done, third.unchanged) == (3, len(names) - 3)
    assert sorted(calls(output)[len(names) + 1 :]) == sorted(names[:3])
    assert len(by_source(output)) == len(names) + 1
    assert {name: data for name, data in results(output).items() if name != f"{changed}.json"} == {
        name: data for name, data in first.items() if name != f"{changed}.json"
    }


def test_force_does_all_again(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".md")
    run_batch(str(source), str(output), work=noted)
    forced = run_batch(str(source), str(output), work=noted, force=True)
    assert (forced.done, forced.unchanged) == (len(names), 0)
    assert sorted(calls(output)) == sorted(names * 2)
    assert len(by_source(output)) == len(names)


def test_another_parser_version_is_a_change(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".md")
    run_batch(str(source), str(output))
    path = output / "manifest.jsonl"
    path.write_text(path.read_text("utf-8").replace('"parser": "kehoach-parser ', '"parser": "kehoach-parser 0.0.'), "utf-8")
    assert run_batch(str(source), str(output)).done == len(names)


def test_a_changed_file_that_fails_leaves_no_old_result(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".pdf")
    run_batch(str(source), str(output))
    (source / names[0]).write_bytes(b"%PDF-1.4 broken")
    summary = run_batch(str(source), str(output))
    assert summary.failed == 1
    assert not (output / f"{names[0]}.json").exists()
    assert by_source(output)[names[0]]["status"] == "failed"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_in_mid_run_nothing_is_lost_and_nothing_repeated(plans: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    path = output / "manifest.jsonl"
    for count in (8, 20):
        run = start("-m", "tests.batch_run", plans, output)
        wait_for(lambda count=count: path.exists() and path.read_bytes().count(b"\n") >= count)
        run.kill()
        run.communicate(timeout=20)
        assert run.returncode == -signal.SIGKILL
    before = [record for record in map(read_line, path.read_bytes().splitlines(keepends=True)) if record]
    kept = {record.source: (output / str(record.output)).stat().st_mtime_ns for record in before}
    assert VARIATIONS > len(before) >= 20
    made = len(calls(output))
    run = start("-m", "tests.batch_run", plans, output)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err) == (0, b"", b"")
    after = by_source(output)
    assert len(after) == VARIATIONS
    assert {line["status"] for line in after.values()} == {"done"}
    assert kept == {name: (output / after[name]["output"]).stat().st_mtime_ns for name in kept}
    repeated = set(calls(output)[made:]) & kept.keys()
    assert repeated == set()
    run_batch(str(plans), str(tmp_path / "whole"), jobs=2)
    assert results(output) == results(tmp_path / "whole")


def test_a_torn_line_costs_its_file_alone(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    names = copy_samples(source, ".md")
    run_batch(str(source), str(output))
    path = output / "manifest.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    torn = json.loads(json.dumps(sorted(names)))
    summary = run_batch(str(source), str(output))
    assert (summary.done, summary.unchanged) == (1, len(torn) - 1)
    assert sorted(by_source(output)) == torn


# --- duplicates


def test_a_name_that_leaves_no_room_for_its_result_costs_itself_alone(tmp_path: Path) -> None:
    """Its contents are those of others, which come before and behind it."""
    source = tmp_path / "in"
    source.mkdir()
    for name in ("0.txt", "5" * 251 + ".txt", "9.txt"):
        (source / name).write_bytes((SAMPLES / "xa-an-thuan.txt").read_bytes())
    run_batch(str(source), str(tmp_path / "out"), jobs=1)
    assert [line["error_code"] for _, line in sorted(by_source(tmp_path / "out").items())] == [None, 7, None]


def test_equal_contents_are_parsed_once(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    data = (SAMPLES / "xa-an-thuan.txt").read_bytes()
    names = [f"{folder}/{name}" for folder in "abc" for name in ("kế hoạch.txt", 'q"\\.txt', "x.TXT")]
    for name in [*names, "d/other.md"]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(data)
    summary = run_batch(str(source), str(output), jobs=2, work=noted)
    assert (summary.done, summary.duplicates) == (10, 8)
    assert len(calls(output)) == 2  # as text, and as Markdown, which reads the same bytes another way
    lines = by_source(output)
    assert {lines[name]["duplicate_of"] for name in names} - {None} == {name for name in names if lines[name]["duplicate_of"] is None}
    alone = tmp_path / "alone"
    for name in names:
        (alone / "in").mkdir(parents=True, exist_ok=True)
        own = name.rpartition("/")[2]
        (alone / "in" / own).write_bytes(data)
        run_batch(str(alone / "in"), str(alone / "out"))
        assert (output / f"{name}.json").read_bytes() == (alone / "out" / f"{own}.json").read_bytes()
        assert lines[name]["output_bytes"] == (output / f"{name}.json").stat().st_size
        shutil.rmtree(alone)
    later = source / "later.txt"
    later.write_bytes(data)
    again = run_batch(str(source), str(output), work=noted)
    assert (again.done, again.duplicates, again.unchanged) == (1, 1, 10)
    assert len(calls(output)) == 2


def test_a_duplicate_does_not_copy_a_result_of_other_contents(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    copy_samples(source, ".txt")
    old = (source / "xa-an-thuan.txt").read_bytes()
    run_batch(str(source), str(output))
    # The old contents move to another name; the old name gets new ones, and its result is written first.
    (source / "z.txt").write_bytes(old)
    (source / "xa-an-thuan.txt").write_bytes(old.replace(b"37/KH", b"38/KH"))
    run_batch(str(source), str(output), jobs=1)
    numbers = {name: json.loads((output / f"{name}.json").read_bytes())["header"]["number"] for name in ("xa-an-thuan.txt", "z.txt")}
    assert numbers == {"xa-an-thuan.txt": "38", "z.txt": "37"}


# --- which files


def test_globs_formats_and_hidden_files(tmp_path: Path) -> None:
    source = tmp_path / "in"
    copy_samples(source / "2023", ".txt", ".md", ".docx")
    copy_samples(source / "2024", ".TXT", ".txt")
    for name in (".hidden.txt", "~$lock.docx", "2023/.git/x.txt", "note.json", "manifest.jsonl"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(b"x")
    assert run_batch(str(source), str(tmp_path / "a")).files == 12
    done = batch(source, tmp_path / "b", "--formats", "txt, .md", "--glob", "2023/*", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(results(tmp_path / "b")) == 6
    assert batch(source, tmp_path / "c", "--glob", "xa-*.txt", "--glob", "xa-*.docx").returncode == 0
    assert sorted(results(tmp_path / "c")) == ["2023/xa-an-thuan.docx.json", "2023/xa-an-thuan.txt.json", "2024/xa-an-thuan.txt.json"]
    nfd = Wanted(frozenset({".txt"}), (unicodedata.normalize("NFD", "kế*.txt"),))
    assert nfd(unicodedata.normalize("NFC", "sub/kế hoạch.txt"))
    assert not nfd("sub/hoạch.txt")


def test_out_inside_in_is_not_read(tmp_path: Path) -> None:
    copy_samples(tmp_path, ".md")
    for _ in range(2):
        summary = run_batch(str(tmp_path), str(tmp_path / "out"))
        assert summary.files == 3
        (tmp_path / "out" / "stray.md").write_text("no input")
    same = run_batch(str(tmp_path), str(tmp_path))
    assert same.files == 3 + 1  # into IN itself: then only our own files are left out


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    source, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    copy_samples(source / "a", ".md")
    copy_samples(elsewhere, ".txt")
    (source / "a" / "up").symlink_to(source)
    (source / "a" / "self").symlink_to(".")
    (source / "0").symlink_to(elsewhere)
    (source / "again").symlink_to(elsewhere)
    (source / "gone.txt").symlink_to(tmp_path / "nowhere")
    (source / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(source / "pipe.txt")
    summary = run_batch(str(source), str(tmp_path / "out"))
    lines = by_source(tmp_path / "out")
    assert summary.files == len(lines) == 8
    assert sorted(name.partition("/")[0] for name in lines) == ["0"] * 3 + ["a"] * 3 + ["gone.txt", "loop.txt"]
    assert lines["gone.txt"]["error_code"] == lines["loop.txt"]["error_code"] == 3


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that takes all bytes")
def test_odd_names(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    data = (SAMPLES / "xa-an-thuan.txt").read_bytes()
    odd = [b"K\xc3 ho\xff.txt", "Kế hoạch.txt".encode(), unicodedata.normalize("NFD", "Kế hoạch.txt").encode(), b"line\nend.txt", b"-v.txt"]
    for number, name in enumerate(odd):
        Path(os.fsdecode(os.fsencode(source) + b"/" + name)).write_bytes(data + b"\n" * number)
    done = batch(source, output)
    assert done.returncode == 0, done.stderr
    assert sorted(os.fsencode(path.name) for path in output.iterdir()) == sorted([*(name + b".json" for name in odd), b"manifest.jsonl", b".kehoach"])
    records = [read_line(line) for line in (output / "manifest.jsonl").read_bytes().splitlines()]
    assert sorted(os.fsencode(record.name) for record in records if record) == sorted(odd)
    assert batch(source, output).stderr.count("unchanged") == 5 + 1
    for record in records:
        assert record is not None
        plan = json.loads(Path(os.fsdecode(os.fsencode(output) + b"/" + os.fsencode(record.name) + b".json")).read_bytes())
        assert plan["source"]["name"] == record.source


# --- what cannot be


def test_no_folder_a_file_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="no such folder"):
        run_batch(str(tmp_path / "none"), str(tmp_path / "out"))
    with pytest.raises(InputError, match="is a file"):
        run_batch(str(tmp_path / "file"), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    with pytest.raises(OutputError):
        run_batch(str(tmp_path / "empty"), str(tmp_path / "file"))
    assert run_batch(str(tmp_path / "empty"), str(tmp_path / "out")).files == 0
    assert batch(tmp_path / "none", tmp_path / "out").returncode == 3
    assert batch(tmp_path / "empty", tmp_path / "file").returncode == 7
    assert batch(tmp_path / "empty", tmp_path / "out", "--formats", "xyz").returncode == 2
    assert batch(tmp_path / "empty", tmp_path / "out", "--jobs", "0").returncode == 2
    assert batch(tmp_path / "empty", tmp_path / "out", "--fail-on", "all").returncode == 0


def test_a_lock_keeps_two_runs_apart(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    write_variations(source, 30, ("md",))
    run = start("-m", "tests.batch_run", source, output)
    wait_for((output / "manifest.jsonl").exists)
    second = batch(source, output)
    assert second.returncode == 7
    assert f"process {run.pid} on " in second.stderr
    assert len(second.stderr.splitlines()) == 1
    assert run.communicate(timeout=60) == (b"", b"")
    assert run.returncode == 0
    assert batch(source, output).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_what_is_done(tmp_path: Path, number: int) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    write_variations(source, 300)
    run = start("-m", "kehoach_parser", "batch", source, output, "--jobs", "2")
    path = output / "manifest.jsonl"
    wait_for(lambda: path.exists() and path.read_bytes().count(b"\n") >= 5)
    run.send_signal(number)
    _, err = run.communicate(timeout=15)
    assert run.returncode == 130
    assert "not done (interrupted)" in err.decode()
    assert "Traceback" not in err.decode()
    lines = by_source(output)
    assert 5 <= len(lines) < 300
    assert set(results(output)) == {line["output"] for line in lines.values()}


def test_work_of_a_script_is_refused(tmp_path: Path) -> None:
    def work(task: Task) -> Record:
        raise AssertionError(task)

    work.__module__ = "__main__"
    with pytest.raises(ValueError, match="not of the script"):
        run_batch(str(tmp_path), str(tmp_path / "out"), work=work)


def test_stop_before_the_start(tmp_path: Path) -> None:
    copy_samples(tmp_path / "in", ".md")
    stop = threading.Event()
    stop.set()
    summary = run_batch(str(tmp_path / "in"), str(tmp_path / "out"), stop=stop)
    assert summary.interrupted


# --- exit codes and what is told


@pytest.mark.parametrize(
    ("files", "never", "some", "all_"),
    [(("good.md",), 0, 0, 0), (("good.md", "bad.pdf"), 0, 1, 0), (("bad.pdf",), 0, 1, 1), ((), 0, 0, 0)],
)
def test_fail_on(tmp_path: Path, files: tuple[str, ...], never: int, some: int, all_: int) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in files:
        (source / name).write_bytes((SAMPLES / "xa-an-thuan.md").read_bytes() if name == "good.md" else b"broken")
    run_batch(str(source), str(tmp_path / "out"))
    codes = [batch(source, tmp_path / "out", "--fail-on", value).returncode for value in ("never", "any", "all")]
    assert codes == [never, some, all_]
    assert batch(source, tmp_path / "out").returncode == some


def test_lines_without_a_terminal(tmp_path: Path) -> None:
    names = copy_samples(tmp_path / "in", ".md")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"broken")
    done = batch(tmp_path / "in", tmp_path / "out")
    lines = done.stderr.splitlines()
    assert len([line for line in lines if line.startswith("done ")]) == len(names)
    assert next(line for line in lines if line.startswith("failed bad.pdf: ")).endswith("(code 3)")
    summary = dict(line.split(":", 1) for line in lines[len(names) + 1 :])
    assert {name: value.strip() for name, value in summary.items()} | {"time": ""} == {
        "files": "4", "done": "3", "unchanged": "0", "failed": "1 (1 with code 3)", "pages": "0",
        "criteria, rows": "12, 15", "diagnostics": summary["diagnostics"].strip(), "time": "",
    }
    assert "\x1b" not in done.stderr


def test_quiet_and_json_lines(tmp_path: Path) -> None:
    names = copy_samples(tmp_path / "in", ".md")
    done = batch(tmp_path / "in", tmp_path / "out", "--log-format", "json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["start", *["file"] * len(names), "end"]
    assert {event["source"] for event in events[1:-1]} == set(names)
    assert (events[-1]["done"], events[-1]["failed"], events[-1]["codes"], events[-1]["interrupted"]) == (3, 0, {}, False)
    again = batch(tmp_path / "in", tmp_path / "out", "--log-format", "json")
    assert [json.loads(line).get("known") for line in again.stderr.splitlines()] == [None, True, True, True, None]
    quiet = batch(tmp_path / "in", tmp_path / "out", "--quiet", "--force")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


@pytest.mark.skipif(os.name != "posix", reason="terminals")
def test_a_terminal_shows_progress_and_a_table(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - POSIX alone

    copy_samples(tmp_path / "in", ".md")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"broken")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kehoach_parser", "batch", tmp_path / "in", tmp_path / "out"],
        stderr=follower, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment(TERM="xterm", COLUMNS="100"),
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # Linux says so at the end
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    out, _ = process.communicate(timeout=30)
    text = shown.decode()
    assert (process.returncode, out) == (1, b"")
    assert "failed bad.pdf: " in text
    assert "done xa-an-thuan.md" not in text
    assert "4/4 files" in text or "0/4 files" in text
    assert "1 with code 3" in text


# --- parts


def test_records_survive_their_line() -> None:
    record = failure("sub/\udcff.txt", InputError("office-failed", said="a\nb \udcfe"))
    assert record.source == "sub/\N{REPLACEMENT CHARACTER}.txt"
    assert record.name == "sub/\udcff.txt"
    assert read_line(record.line()) == record
    assert read_line(b'{"source": "a", "status": "done", "of a later version": 1}\n') == Record("a", "done")
    for torn in (b"", b"{", b"[]", b"1", record.line()[:-3], b'{"status": "done"}', b"\xff"):
        assert read_line(torn) is None


def test_a_failure_of_the_machine_is_no_settled_record() -> None:
    assert Record("a", "done", "0" * 64).settled
    assert Record("a", "failed", "0" * 64, error_code=5).settled
    assert not Record("a", "failed", "0" * 64, error_code=6).settled
    assert not Record("a", "failed", error_code=3).settled
    assert Record("a", "done", "0" * 64).settled
    assert not Record("a", "done", "0" * 64, incomplete=True).settled
    assert not Record("a", "timeout", "0" * 64, error_code=8).settled
    assert not Record("a", "crashed", "0" * 64, error_code=3).settled


def test_the_parent_needs_no_parser(tmp_path: Path) -> None:
    copy_samples(tmp_path / "in", ".md")
    code = (
        "import sys; from kehoach_parser.batch import run_batch; run_batch(sys.argv[1], sys.argv[2], jobs=1);"
        "print([m for m in ('pydantic', 'lxml', 'pypdfium2', 'rich', 'fsspec', 'distributed') if m in sys.modules])"
    )
    run = start("-c", code, tmp_path / "in", tmp_path / "out")
    assert run.communicate(timeout=30) == (b"[]\n", b"")


def test_the_command_and_the_function_have_the_same_time_limit(kehoach: Command) -> None:
    assert f"no limit. [default: {batch_package.TIMEOUT:g}]" in " ".join(kehoach("batch", "--help").stdout.decode().split())
