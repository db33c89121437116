"""How well scans are read: F1 of whole plans, words right, and what a page costs.

    python benchmarks/ocr.py [NAME ...]

Takes the scans (*.scan.pdf) and the scans with a bad text layer (*.badocr.pdf) of ../shared/plans whose name holds one of
NAME; where the folder is missing there is nothing to do. Exact F1 counts a leaf that differs in one letter as missing and
as too much; fuzzy F1 (0.85) asks whether every leaf is in its place. CPU seconds are those of this process and of
Tesseract, on one thread.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import sys
from pathlib import Path
from types import ModuleType

from kehoach_parser import parse_file

SHARED = Path(__file__).resolve().parents[2] / "shared"
FUZZY = 0.85


def main() -> int:
    """The command."""
    if not (SHARED / "plans").is_dir():
        print("../shared is not here: nothing to measure")
        return 0
    score = _score()
    print(f"{'plan':26} {'pages':>5} {'fuzzy':>7} {'words':>7} {'exact':>7} {'CPU s/page':>10}")
    for path in sorted([*(SHARED / "plans").glob("*.scan.pdf"), *(SHARED / "plans").glob("*.badocr.pdf")]):
        if sys.argv[1:] and not any(name in path.name for name in sys.argv[1:]):
            continue
        gold = json.loads((SHARED / "gold" / f"{path.name.split('.')[0]}.json").read_text("utf-8"))
        before = _cpu()
        parsed = json.loads(parse_file(path).model_dump_json())
        spent = _cpu() - before
        table, _, words = score.compare(gold, parsed, fuzzy=FUZZY)
        exact, _, _ = score.compare(gold, parsed)
        pages = parsed["source"]["pages"]
        print(
            f"{path.name:26} {pages:5} {_f1(score, table):7.4f} {words[0] / words[1]:7.4f} {_f1(score, exact):7.4f} {spent / pages:10.2f}",
            flush=True,
        )
    return 0


def _score() -> ModuleType:
    """The scorer that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("../shared/eval/score.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _f1(score: ModuleType, table: dict[str, list[int]]) -> float:
    return float(score.f1(*(sum(column) for column in zip(*table.values(), strict=True))))


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    raise SystemExit(main())
