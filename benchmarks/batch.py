"""What a batch does in a second and in how much memory: `kehoach batch` in processes of its own, best of three runs.

    python benchmarks/batch.py [--jobs N] [--rounds 3]

First 100 and 1,000 PDF files (the samples, made distinct by a comment at their end): plans/s, pages/s, peak memory of the
main process alone. Then 300 variations of the samples (TXT, MD, DOCX): one worker against two. Other programs on the
machine make all of it slower, never faster: hence the best. Needs Linux for the memory (VmHWM).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from variations import SAMPLES, write_variations

VARIATIONS = 300
SIZES = (100, 1000)


@dataclass(frozen=True, slots=True)
class Result:
    """One run: its wall time in seconds from start to end of the process, what it did, its peak memory in KB."""

    seconds: float
    plans: int
    pages: int
    memory: int


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{os.cpu_count()} cores, load {load:.1f} before the start, {arguments.jobs} workers, best of {arguments.rounds}")
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as name:
        folder = Path(name)
        print("\nPDF files   plans/s   pages/s   main process")
        for count in SIZES:
            source = folder / f"pdf{count}"
            write_pdfs(source, count)
            found = best(source, folder / "out", arguments.jobs, arguments.rounds)
            rates = f"{found.plans / found.seconds:>10.1f}{found.pages / found.seconds:>10.1f}"
            print(f"{count:>9}{rates}{found.memory / 1000:>12.1f} MB")
        source = folder / "variations"
        write_variations(source, VARIATIONS)
        # In turns, so that both meet the same disturbances.
        rounds = [(run(source, folder / "out", 1).seconds, run(source, folder / "out", 2).seconds) for _ in range(arguments.rounds)]
        one, two = (min(times) for times in zip(*rounds, strict=True))
        print(f"\n{VARIATIONS} variations: one worker {one:.2f} s, two workers {two:.2f} s")
        print(f"two workers have {one / two:.2f} times the throughput of one")
        print("each round: " + ", ".join(f"{first / second:.2f}" for first, second in rounds))


def write_pdfs(folder: Path, count: int) -> None:
    """The samples in turn, each file of other bytes."""
    folder.mkdir()
    samples = sorted(SAMPLES.glob("*.pdf"))
    for number in range(count):
        source = samples[number % len(samples)]
        (folder / f"{number:05}-{source.name}").write_bytes(source.read_bytes() + b"%%%d\n" % number)


def best(source: Path, output: Path, jobs: int, rounds: int) -> Result:
    """The fastest of some runs."""
    return min((run(source, output, jobs) for _ in range(rounds)), key=lambda result: result.seconds)


def run(source: Path, output: Path, jobs: int) -> Result:
    """Everything once, nothing known from before."""
    options = ["--jobs", str(jobs), "--log-format", "json", "--force"]
    command = [sys.executable, "-m", "kehoach_parser", "batch", str(source), str(output), *options]
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
        memory = 0
        while process.poll() is None:
            memory = max(memory, peak(process.pid))
            time.sleep(0.01)
        seconds = time.perf_counter() - began
        log.seek(0)
        told = json.loads(log.read().splitlines()[-1])
    if process.returncode or told["done"] != told["files"]:
        message = f"the run failed: {told}"
        raise RuntimeError(message)
    return Result(seconds, told["done"], told["pages"], memory)


def peak(pid: int) -> int:
    """The most memory that a process has held, in KB; 0 where it is not told."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
