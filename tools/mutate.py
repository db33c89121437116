"""Do the tests notice small changes of the logic? Makes seeded changes, one at a time, and runs the tests on each.

    python tools/mutate.py [--seed 1] [--count 40] [--rooms structure extract facts text] [--jobs 2] [--only N ...] [--list]

A change is one of: a comparison turned (< to >=, == to !=, in to not in), a number moved by more than a third, a condition
of an "and" or "or" dropped, the test of an "if" turned round. Places are drawn evenly from all of a room's, the rooms in
turn; constants in annotations, defaults of dataclasses' flags, messages and assertions count like all others. The tests are
those of the repository alone (the copy that they run in has no folder beside it): first the room's own, then those of the
whole way, in the order of TESTS; the first that fails has noticed (one that fails without the change, too, does not count).
Prints a table and the share noticed; exit code 1 below --floor.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src") / "kehoach_parser"
# Behind the room's own: what runs the whole way. Processes, clusters and OCR say nothing about these rooms and take minutes.
TESTS = ("tests/test_cases.py", "tests/test_samples.py", "tests/gate", "tests/test_nothing_lost.py", "tests/extract", "tests/facts")
LIMIT = 900.0  # seconds for the tests of one change: a change that makes them hang was noticed
# The line in which pytest names a test that failed; its exit code where no test was run.
_FAILED = re.compile(r"(?:FAILED|ERROR) (\S+?\.py(?:::\w+)*(?:\[.*?\](?= - |$))?)")
_NONE_RUN = 5
SMALL = 2  # numbers below are moved by two, others by half and one
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """A change of one expression: lines from 1, columns in bytes from 0, as ast has them."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    kind: str

    def apply(self, source: str) -> str:
        """The source with the expression replaced."""
        lines = source.encode().splitlines(keepends=True)
        head = b"".join(lines[: self.line - 1]) + lines[self.line - 1][: self.column]
        tail = lines[self.end_line - 1][self.end_column :] + b"".join(lines[self.end_line :])
        return (head + self.text.encode() + tail).decode()


def changes(path: Path) -> Iterator[Change]:
    """Every change that could be made in a module; docstrings and annotations hold none."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    skipped = {id(below) for node in ast.walk(tree) for note in _annotations(node) for below in ast.walk(note)}
    for node in ast.walk(tree):
        if id(node) not in skipped:
            for text, kind in _replacements(node):
                place = node.test if isinstance(node, ast.If) else node
                assert isinstance(place, ast.expr)
                assert place.end_lineno is not None
                assert place.end_col_offset is not None
                yield Change(path.as_posix(), place.lineno, place.col_offset, place.end_lineno, place.end_col_offset, text, kind)


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        note = getattr(node, name, None)
        if note is not None:
            yield note


def _replacements(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _TURNED:
        turned = ast.Compare(node.left, [_TURNED[type(node.ops[0])](), *node.ops[1:]], node.comparators)
        yield f"({ast.unparse(turned)})", f"{_SIGNS[type(node.ops[0])]} turned to {_SIGNS[type(turned.ops[0])]}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        value = node.value
        moved = value + 2 if abs(value) < SMALL else type(value)(value * 1.5 + 1)
        yield repr(moved), f"{value} moved to {moved}"
    elif isinstance(node, ast.BoolOp):
        for index, dropped in enumerate(node.values):
            kept = [value for place, value in enumerate(node.values) if place != index]
            left = ast.unparse(kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept))
            yield f"({left})", f"dropped: {ast.unparse(dropped)}"
    elif isinstance(node, ast.If) and not isinstance(node.test, ast.Compare | ast.BoolOp) and ast.unparse(node.test) != "TYPE_CHECKING":
        yield f"(not ({ast.unparse(node.test)}))", "condition turned round"


def drawn(rooms: list[str], count: int, seed: int) -> list[Change]:
    """The changes of a seed: rooms in turn, places drawn evenly from all of a room's."""
    choice = random.Random(seed)  # noqa: S311 - no secret
    of_rooms = []
    for room in rooms:
        found = [change for path in sorted((ROOT / PACKAGE / room).rglob("*.py")) for change in changes(path.relative_to(ROOT))]
        choice.shuffle(found)
        of_rooms.append(found)
    return [of_rooms[number % len(rooms)][number // len(rooms)] for number in range(count)]


def tests_of(change: Change) -> list[str]:
    """The tests of a change's room, those of its module first, then those of the whole way."""
    room, name = Path(change.path).parts[2], Path(change.path).stem
    own = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests" / room).rglob(f"test_*{name}*.py"))]
    return list(dict.fromkeys([*own, f"tests/{room}", *TESTS]))


def first_failing(tests: str, copy: Path, broken: set[str]) -> str:
    """The first of these tests that fails in a copy, "" for none. broken: those that do not count. Raises TimeoutExpired."""
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    left_out = [word for test in sorted(broken) for word in ("--deselect", test)]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", *left_out, tests]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)
    if done.returncode == 1:
        return next((told[1] for line in done.stdout.splitlines() if (told := _FAILED.match(line))), tests)
    return "" if done.returncode in (0, _NONE_RUN) else f"{tests} (collection)"


def noticed_by(change: Change, copy: Path, broken: set[str]) -> str:
    """The first test that fails on the change, "" for none; copy: a tree of its own, which is left as it was.

    broken: tests that fail without any change, too; those that are found here to do so are added.
    """
    path = copy / change.path
    source = path.read_text("utf-8")
    changed = change.apply(source)
    try:
        for tests in filter(lambda name: (copy / name).exists(), tests_of(change)):
            path.write_text(changed, "utf-8")
            while found := first_failing(tests, copy, broken):
                path.write_text(source, "utf-8")
                if "::" not in found or not first_failing(found, copy, set()):
                    return found
                broken.add(found)
                path.write_text(changed, "utf-8")
    except subprocess.TimeoutExpired:
        return "time limit"
    finally:
        path.write_text(source, "utf-8")
    return ""


def run(chosen: list[tuple[int, Change]], jobs: int) -> dict[int, str]:
    """What noticed each change, by its number."""
    broken: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        copies = []
        for number in range(jobs):
            copy = Path(folder) / str(number) / "main"
            kept = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".hypothesis", "build", "dist")
            shutil.copytree(ROOT, copy, ignore=kept)
            copies.append(copy)

        def one(item: tuple[int, Change]) -> tuple[int, str]:
            copy = copies.pop()
            try:
                found = noticed_by(item[1], copy, broken)
            finally:
                copies.append(copy)
            verdict = "noticed" if found else "MISSED "
            print(f"{item[0]:3} {verdict} {item[1].path}:{item[1].line} {item[1].kind} ({found})", file=sys.stderr, flush=True)
            return item[0], found

        return dict(pool.map(one, chosen))


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--rooms", nargs="+", default=["structure", "extract", "facts", "text"])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, nargs="+")
    parser.add_argument("--floor", type=float, default=0.85)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    every = enumerate(drawn(options.rooms, options.count, options.seed), 1)
    chosen = [item for item in every if not options.only or item[0] in options.only]
    results = {} if options.list else run(chosen, options.jobs)
    print("| no. | place | change | noticed by |\n|---|---|---|---|")
    for number, change in chosen:
        place = f"{Path(change.path).relative_to(PACKAGE).as_posix()}:{change.line}"
        print(f"| {number} | {place} | {change.kind.replace('|', '/')} | {results.get(number, '') or '-'} |")
    if not results:
        return 0
    share = sum(map(bool, results.values())) / len(results)
    print(f"\n{sum(map(bool, results.values()))} of {len(results)} noticed ({share:.0%})")
    return int(share < options.floor)


if __name__ == "__main__":
    sys.exit(main())
