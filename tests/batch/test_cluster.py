"""A batch on a real Dask cluster: a scheduler and workers as processes on 127.0.0.1."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kehoach_parser.batch import cluster as module
from kehoach_parser.batch import run_batch
from kehoach_parser.batch.places import LocalPlace
from kehoach_parser.errors import ClusterLostError, MissingProgramError, OutputError
from tests.batch_helpers import batch, by_source, environment, manifest, results, start, wait_for, write_variations
from tests.conftest import ROOT, SAMPLES

# No web pages, and no waiting: the scheduler gives up a file whose workers were lost twice.
SETTINGS = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "DASK_DISTRIBUTED__ADMIN__LOG_FORMAT": "%(message)s"}


class Cluster:
    """A scheduler and its workers, each a process; their messages go to files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self._told = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", self._told, "--no-show", "--no-dashboard")
        wait_for(lambda: self._told.exists() and self._told.read_text().endswith("}"))
        self.address: str = json.loads(self._told.read_text())["address"]
        assert self.address.startswith("tcp://127.0.0.1:")

    def worker(self, threads: int = 1) -> subprocess.Popen[bytes]:
        """One more worker, with nobody to start it again, and a folder of its own."""
        own = self._folder / f"worker{len(self.processes)}"
        return self._start("worker", self.address, "--nthreads", threads, "--no-nanny", "--no-dashboard", "--local-directory", own)

    def _start(self, *arguments: object) -> subprocess.Popen[bytes]:
        with (self._folder / f"log{len(self.processes)}").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", "import sys; from dask.__main__ import main; main()", *map(str, arguments), "--host", "127.0.0.1"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment(**SETTINGS), cwd=ROOT,
            )
        self.processes.append(process)
        return process

    def close(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait(10)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    made = Cluster(tmp_path / "cluster")
    try:
        yield made
    finally:
        made.close()


def test_a_worker_lost_in_mid_run_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    write_variations(source, 40)
    (source / "broken.pdf").write_bytes(b"broken")
    (source / "twin.md").write_bytes(next(source.rglob("*.md")).read_bytes())
    first, _ = cluster.worker(), cluster.worker()
    run = start("-m", "tests.batch_run", source, output, cluster.address)
    path = output / "manifest.jsonl"
    wait_for(lambda: path.exists() and path.read_bytes().count(b"\n") >= 10)
    first.kill()
    first.wait(10)
    assert len(manifest(output)) < 40  # it was in mid-run
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (0, b""), err.decode()
    lines = by_source(output)
    assert len(lines) == 42
    assert {name for name, line in lines.items() if line["status"] != "done"} == {"broken.pdf"}
    run_batch(str(source), str(tmp_path / "local"), jobs=2)
    assert results(output) == results(tmp_path / "local")
    again = batch(source, output, "--cluster", cluster.address)
    assert again.returncode == 1
    assert again.stderr.count("unchanged ") == 41


def test_hangs_and_crashes_cost_themselves_alone(cluster: Cluster, tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    write_variations(source, 6, ("md",))
    for number, name in enumerate(("abort.txt", "loop.txt", "exit.txt")):
        (source / name).write_bytes((SAMPLES / "xa-an-thuan.txt").read_bytes() + b"\n" * number)
    worker = cluster.worker(threads=2)
    run = start("-m", "tests.batch_run", source, output, cluster.address, "odd", "2")
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (0, b""), err.decode()
    lines = by_source(output)
    assert {name: lines[name]["status"] for name in ("abort.txt", "loop.txt", "exit.txt")} == {
        "abort.txt": "crashed", "loop.txt": "timeout", "exit.txt": "crashed",
    }
    assert "signal 6 (SIGABRT)" in lines["abort.txt"]["error"]
    assert sum(line["status"] == "done" for line in lines.values()) == 6
    assert worker.poll() is None  # Dask's own worker has not suffered


def test_a_cluster_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_variations(tmp_path / "in", 1)
    monkeypatch.setattr(module, "_ANSWER", 1.0)
    with pytest.raises(ClusterLostError, match="no Dask scheduler answers") as told:
        run_batch(str(tmp_path / "in"), str(tmp_path / "out"), cluster="tcp://127.0.0.1:9")
    assert told.value.exit_code == 6


def test_a_cluster_that_is_lost(cluster: Cluster, tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    write_variations(source, 60)
    cluster.worker()
    run = start("-m", "tests.batch_run", source, output, cluster.address)
    path = output / "manifest.jsonl"
    wait_for(lambda: path.exists() and path.read_bytes().count(b"\n") >= 5)
    cluster.scheduler.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.communicate(timeout=60)
    assert run.returncode == 1
    kept = [line for line in manifest(output) if line["status"] == "done"]
    assert 5 <= len(kept) < 60
    summary = run_batch(str(source), str(output), jobs=2)
    assert (summary.unchanged, summary.done) == (len(kept), 60 - len(kept))


def test_results_that_do_not_appear_end_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach_parser.batch.places._APPEARS", 0.3)
    place = LocalPlace(str(tmp_path))
    (tmp_path / "there").write_bytes(b"123")
    place.expect("there", 3)
    with pytest.raises(OutputError, match="must be folders that every machine sees"):
        place.expect("elsewhere", 3)


def test_the_extra_is_named_when_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Callable[..., object]:
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    write_variations(tmp_path / "in", 1)
    with pytest.raises(MissingProgramError, match=r'install "kehoach-parser\[cluster\]"'):
        run_batch(str(tmp_path / "in"), str(tmp_path / "out"), cluster="tcp://127.0.0.1:9")
