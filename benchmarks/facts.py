"""What the facts (periods, targets, agencies, citations, links) add to the CPU time of a parse.

    python benchmarks/facts.py [PLAN ...] [--rounds 9]

Without PLAN the samples, and the real plans of ../shared where they are at hand. Each plan is parsed in turn with and
without facts, best of some rounds; what is remembered of texts seen before is forgotten before each parse, so that every
plan is a new one. The patterns, which a process compiles once, stay. Before that 90 variations of the samples one after
another, nothing forgotten: a worker of a batch. Last the command as a user runs it, in a process of its own: reading the
vocabulary and compiling the patterns counts.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path
from unittest.mock import patch

from variations import write_variations

from kehoach_parser import assemble, parse_file
from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.derive import derive
from kehoach_parser.facts.values import Facts

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "plans"
# Caches of at least so many entries hold texts; smaller ones hold patterns.
OF_TEXTS = 500
VARIATIONS = 90
# `kehoach parse PLAN`, with facts or without: both import this file, which costs, too.
COMMAND = """
import sys
sys.path.insert(0, sys.argv.pop())
from facts import no_facts
from kehoach_parser import assemble
from kehoach_parser.cli import main as cli
if sys.argv.pop() == "without":
    assemble.derive = no_facts
cli.run()
"""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    plans = options.plans or [path for path in sorted(ROOT.glob("samples/*-*.*")) if path.suffix in (".docx", ".pdf")]
    if not options.plans:
        found = [path for name in ("000", "002", "003", "004") for path in sorted(SHARED.glob(f"{name}-*.*"))]
        plans += [path for path in found if path.suffix in (".docx", ".pdf") and "." not in path.stem]
        if not found:
            print(f"{SHARED} is not here: the samples alone")
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as name:
        write_variations(Path(name), VARIATIONS)
        batch(Path(name), derive)
        both = [(batch(Path(name), derive), batch(Path(name), no_facts)) for _ in range(3)]
    full, bare = (min(times) for times in zip(*both, strict=True))
    print(f"{VARIATIONS} variations: {full:.2f} s with facts, {bare:.2f} s without, {full / bare - 1:.1%} more\n")
    print(f"{'':24}  with facts    without      more")
    sums = (0.0, 0.0)
    for plan in plans:
        parse_file(plan)  # patterns are compiled
        both = [(measure(plan, derive), measure(plan, no_facts)) for _ in range(options.rounds)]
        full, bare = (min(times) for times in zip(*both, strict=True))
        print(f"{plan.name:24}{full * 1000:>9.1f} ms{bare * 1000:>8.1f} ms{full / bare - 1:>10.1%}")
        sums = (sums[0] + full, sums[1] + bare)
    print(f"{'all':24}{sums[0] * 1000:>9.1f} ms{sums[1] * 1000:>8.1f} ms{sums[0] / sums[1] - 1:>10.1%}\n")
    for plan in plans:
        both = [(command(plan, "with"), command(plan, "without")) for _ in range(options.rounds)]
        full, bare = (min(times) for times in zip(*both, strict=True))
        print(f"kehoach parse {plan.name:24}{full * 1000:>6.0f} ms{bare * 1000:>8.0f} ms{full / bare - 1:>10.1%}")


def command(plan: Path, mode: str) -> float:
    """CPU seconds of the command in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = [sys.executable, "-c", COMMAND, "parse", str(plan), mode, str(Path(__file__).parent)]
    subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def batch(folder: Path, facts_of: Callable[[PlanDraft], Facts]) -> float:
    """CPU seconds of all variations."""
    with patch.object(assemble, "derive", facts_of):
        start = time.process_time()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            parse_file(path)
        return time.process_time() - start


def measure(plan: Path, facts_of: Callable[[PlanDraft], Facts]) -> float:
    """CPU seconds of one parse."""
    for entry in gc.get_objects():
        if isinstance(entry, _lru_cache_wrapper) and (entry.cache_info().maxsize or 0) >= OF_TEXTS:
            entry.cache_clear()
    # A collection of garbage now and then is nobody's cost.
    gc.collect()
    gc.disable()
    try:
        with patch.object(assemble, "derive", facts_of):
            start = time.process_time()
            parse_file(plan)
            return time.process_time() - start
    finally:
        gc.enable()


def no_facts(_: PlanDraft, _printed: object = None) -> Facts:
    """Nothing."""
    return Facts()


if __name__ == "__main__":
    main()
