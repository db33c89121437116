"""Files that break, hang, crash or are too large cost themselves alone; the pool of workers by itself; the parent's memory."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import Future, wait
from pathlib import Path

import pytest

from kehoach_parser.batch import run_batch
from kehoach_parser.batch.pool import CallTimeoutError, WorkerDiedError, WorkerPool, WorkerStartError
from kehoach_parser.errors import LimitError, MissingProgramError
from kehoach_parser.readers import LARGEST
from tests.batch_helpers import by_source, calls, copy_samples, noted, odd, results, start
from tests.conftest import ROOT, SAMPLES

ENCRYPTED = (ROOT / "tests" / "data" / "encrypted.pdf").read_bytes()


def test_bad_files_cost_themselves_alone(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    good = copy_samples(source, ".txt", ".md", ".docx", ".pdf")
    text = (SAMPLES / "xa-an-thuan.txt").read_bytes()
    bad: dict[str, tuple[bytes, str, int, str]] = {
        "abort.txt": (text, "crashed", 3, "the worker died twice (signal 6 (SIGABRT))"),
        "backtrack.txt": (text, "timeout", 8, "not finished within 2 seconds"),
        "broken.pdf": (b"%PDF-1.4\n" + b"junk " * 100, "failed", 3, ""),
        "broken.docx": (b"PK\x03\x04 torn", "failed", 3, ""),
        "bug.txt": (text, "failed", 3, "internal error (ValueError: a fault in a reader)"),
        "empty.txt": (b"", "failed", 3, "empty file"),
        "encrypted.pdf": (ENCRYPTED, "failed", 5, ""),
        "exit.txt": (text, "crashed", 3, "the worker died twice (exit code 7)"),
        "loop.txt": (text, "timeout", 8, "not finished within 2 seconds"),
        "memory.txt": (text, "failed", 3, "internal error (MemoryError"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n", "failed", 3, ""),
    }
    for number, (name, (data, *_)) in enumerate(bad.items()):
        (source / name).write_bytes(data + b"\n" * number if data and name.endswith(".txt") else data)
    (source / "once.txt").write_bytes(text + b"\n" * 50)
    with (source / "huge.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    bad["huge.pdf"] = (b"", "failed", 8, "larger than 500 MB")
    began = time.monotonic()
    summary = run_batch(str(source), str(output), jobs=2, timeout=2, work=odd)
    assert time.monotonic() - began < 40
    assert (summary.files, summary.done, summary.failed) == (len(good) + 1 + len(bad), len(good) + 1, len(bad))
    assert summary.codes == {3: 8, 5: 1, 8: 3}
    lines = by_source(output)
    for name, (_, status, code, message) in bad.items():
        line = lines[name]
        assert (name, line["status"], line["error_code"]) == (name, status, code)
        assert message in line["error"]
        assert name not in line["error"]
        assert line["output"] is None
    assert {name for name, line in lines.items() if line["status"] == "done"} == {*good, "once.txt"}
    assert set(results(output)) == {f"{name}.json" for name in (*good, "once.txt")}
    run_batch(str(source), str(tmp_path / "plain"), jobs=1, wanted=None)
    plain = results(tmp_path / "plain")
    assert results(output) == {name: plain[name] for name in results(output)}


def test_what_failed_for_the_machines_sake_is_tried_again(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    text = (SAMPLES / "xa-an-thuan.txt").read_bytes()
    for name in ("abort.txt", "loop.txt", "copy of loop.txt"):
        (source / name).write_bytes(text if "abort" in name else text + b"\n")
    (source / "broken.pdf").write_bytes(b"broken")
    first = run_batch(str(source), str(output), jobs=2, timeout=1, work=odd)
    assert (first.done, first.failed) == (0, 4)
    lines = by_source(output)
    assert [lines[name]["status"] for name in ("abort.txt", "loop.txt", "copy of loop.txt")] == ["crashed", "timeout", "timeout"]
    # Equal contents that hang cost their time only once.
    assert {lines["loop.txt"]["duplicate_of"], lines["copy of loop.txt"]["duplicate_of"]} - {None} < {"loop.txt", "copy of loop.txt"}
    second = run_batch(str(source), str(output), jobs=2, timeout=60, work=noted)
    assert (second.done, second.failed) == (3, 1)
    assert len(calls(output)) == 2
    assert by_source(output)["broken.pdf"]["status"] == "failed"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    source = tmp_path / "in"
    copy_samples(source, ".md")
    copy_samples(source / "closed", ".md")
    (source / "xa-an-thuan.md").chmod(0)
    (source / "closed").chmod(0)
    try:
        summary = run_batch(str(source), str(tmp_path / "out"))
    finally:
        (source / "closed").chmod(0o700)
    assert (summary.done, summary.failed) == (2, 2)
    assert by_source(tmp_path / "out")["closed"]["error"].startswith("the folder cannot be read")


def test_a_result_that_cannot_be_written_is_a_failure_of_its_file(tmp_path: Path) -> None:
    copy_samples(tmp_path / "in", ".md")
    (tmp_path / "out" / "xa-an-thuan.md.json" / "in the way").mkdir(parents=True)
    summary = run_batch(str(tmp_path / "in"), str(tmp_path / "out"))
    assert (summary.done, summary.codes) == (2, {7: 1})


# --- the pool


def test_a_call_a_crash_and_a_hang_side_by_side() -> None:
    pool = WorkerPool(2, timeout=1.5)
    try:
        futures: dict[str, Future[object]] = {
            "hang": pool.submit(time.sleep, 60),
            "crash": pool.submit(os.abort),
            "error": pool.submit(int, "x"),
            "limit": pool.submit(_raise_limit),
            "unsendable": pool.submit(_unsendable),
            "good": pool.submit(abs, -3),
        }
        wait(futures.values(), timeout=30)
        assert isinstance(futures["hang"].exception(), CallTimeoutError)
        crash = futures["crash"].exception()
        assert isinstance(crash, WorkerDiedError)
        assert str(crash) == "signal 6 (SIGABRT)"
        assert isinstance(futures["error"].exception(), ValueError)
        limit = futures["limit"].exception()
        assert isinstance(limit, LimitError)
        assert str(limit) == "a: LibreOffice did not finish within 7 seconds; raise the limit or convert the file to DOCX first"
        assert isinstance(futures["unsendable"].exception(), RuntimeError)
        assert futures["good"].result() == 3
    finally:
        pool.shutdown(wait=False)
    with pytest.raises(RuntimeError, match="closed"):
        pool.submit(abs, 1)


def test_the_pool_ends_its_workers() -> None:
    pool = WorkerPool(2)
    workers = {pool.submit(os.getpid).result(timeout=30) for _ in range(8)}
    pool.shutdown()
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    busy = WorkerPool(1)
    future = busy.submit(time.sleep, 60)
    waiting = busy.submit(abs, 1)
    time.sleep(0.5)
    busy.shutdown(wait=False, cancel_futures=True)
    assert isinstance(future.exception(timeout=10), WorkerDiedError)
    assert waiting.cancelled()


def test_what_a_worker_prints_harms_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    pool = WorkerPool(1)
    assert pool.submit(_prints).result(timeout=30) == "done"
    pool.shutdown()
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_cannot_start_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_samples(tmp_path / "in", ".md")
    monkeypatch.setattr("kehoach_parser.batch.pool._PROGRAM", "raise SystemExit(4)")
    with pytest.raises(MissingProgramError, match=r"ended at its start \(exit code 4\)"):
        run_batch(str(tmp_path / "in"), str(tmp_path / "out"), jobs=1)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    pool = WorkerPool(1)
    assert isinstance(pool.submit(abs, 1).exception(timeout=10), WorkerStartError)
    pool.shutdown()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_parent_leaves_no_hanging_worker() -> None:
    code = (
        "import os, time; from kehoach_parser.batch.pool import WorkerPool; pool = WorkerPool(1);"
        "pid = pool.submit(os.getpid).result(); pool.submit(time.sleep, 600); time.sleep(0.5);"
        "print(pid, flush=True); time.sleep(600)"
    )
    parent = start("-c", code)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate(timeout=10)
    end = time.monotonic() + 20
    while True:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        assert time.monotonic() < end
        time.sleep(0.1)


def _raise_limit() -> None:
    raise LimitError("office-timeout", "a", seconds="7")


def _unsendable() -> object:
    return lambda: None


def _prints() -> str:
    os.write(1, b"to standard output\n")
    os.write(2, b"to standard error\n")
    sys.stdin.read()
    return "done"


# --- memory


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_memory_stays_flat(tmp_path: Path) -> None:
    """10,000 files: the parent alone, its workers answered for by threads that do next to nothing."""
    source = tmp_path / "in"
    for number in range(10_000):
        if number % 500 == 0:
            (source / f"{number // 500:02}").mkdir(parents=True)
        (source / f"{number // 500:02}" / f"kế hoạch số {number:05}.txt").write_bytes(b"%d" % number)
    run = start("-m", "tests.batch_run", source, tmp_path / "out", "threads", "answer")
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, b"")
    files, peak = out.split()
    assert int(files) == 10_000
    assert int(peak) < 100_000, f"{int(peak)} KB"
