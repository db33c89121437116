"""The quality gate: F1 of every real plan in every format against its floor, with gains and losses leaf by leaf.

    python tools/quality.py                        show where each plan stands
    python tools/quality.py --update               raise the floors to what was reached
    python tools/quality.py --update --allow-lower ... and lower those that were missed

The plans, their gold and the scoring lie in ../shared beside the checkout and are no part of the project: so
tests/floors.toml keeps of each wrong leaf a hash alone. The exit code is 1 where a plan is below its floor or the gold
has changed since the floors were set, and 2 where ../shared is not there.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach_parser import parse_file

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "floors.toml"
FORMATS = ("txt", "docx", "pdf")
# What every plan has; "all" adds appendices and the cells of tables.
BODY = ("header", "preamble", "sections", "criteria", "fields", "assignments", "closing", "order", "unassigned")
PARTS = {"body": frozenset(BODY), "all": frozenset[str]()}
# Floors are kept to four decimals, rounded down.
DIGITS = 10_000

Difference = tuple[str, str, str]


@dataclass(frozen=True)
class Standing:
    """Where one plan in one format stands.

    f1: by parts; gold: short hash of the gold file; wrong: short hash of a wrong leaf -> (sign, place, value), "-" for
    a leaf that is missing and "+" for one that is too much.
    """

    f1: dict[str, float]
    gold: str
    wrong: dict[str, Difference]


@dataclass(frozen=True)
class Floor:
    """The least that a plan in one format must reach, and the leaves that were wrong when it was set."""

    f1: dict[str, float]
    gold: str
    wrong: frozenset[str]


def plans() -> list[tuple[Path, Path]]:
    """(plan, its gold) for every form of a plan that has a gold; empty where ../shared is not there."""
    found: list[tuple[Path, Path]] = []
    for gold in sorted((SHARED / "gold").glob("*.json")):
        found.extend((SHARED / "plans" / f"{gold.stem}.{suffix}", gold) for suffix in FORMATS)
    found.extend((SHARED / "plans" / "other" / f"{gold.stem}.md", gold) for gold in sorted((SHARED / "gold" / "other").glob("*.json")))
    return [(plan, gold) for plan, gold in found if plan.is_file()]


def scoring() -> Any:
    """The module that scores: ../shared/eval/score.py."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stand(score: Any, plan: Path, gold: Path) -> Standing:
    """Parse a plan and compare it with its gold."""
    wanted = gold.read_bytes()
    expected, parsed = json.loads(wanted), json.loads(parse_file(plan).model_dump_json())
    f1 = {}
    wrong: dict[str, Difference] = {}
    for name, parts in PARTS.items():
        totals, differences, _ = score.compare(expected, parsed, parts=parts)
        f1[name] = score.f1(*(sum(column) for column in zip(*totals.values(), strict=True)))
        wrong |= {digest("\0".join(difference).encode()): difference for difference in differences}
    return Standing(f1, digest(wanted), wrong)


def digest(data: bytes) -> str:
    """Eight hexadecimal digits: no two of a plan's thousands of leaves are likely to share them."""
    return hashlib.sha256(data).hexdigest()[:8]


def floors() -> dict[str, Floor]:
    """The floors by the plan's file name."""
    table = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return {
        name: Floor({part: row[part] for part in PARTS}, row["gold"], frozenset(row["wrong"].split()))
        for name, row in table.items()
    }


def misses(standing: Standing, floor: Floor | None) -> list[str]:
    """What keeps a plan from passing; empty where it passes."""
    if floor is None:
        return ["has no floor: run tools/quality.py --update"]
    if floor.gold != standing.gold:
        return ["its gold has changed since the floor was set: run tools/quality.py --update --allow-lower"]
    return [
        f"{part} {standing.f1[part]:.4f} is below its floor {floor.f1[part]:.4f}"
        for part in PARTS
        if rounded(standing.f1[part]) < floor.f1[part]
    ]


def rounded(value: float) -> float:
    """Down to four decimals; what binary fractions lose is put back before."""
    return math.floor(value * DIGITS + 1e-6) / DIGITS


def changes(standing: Standing, floor: Floor | None) -> Iterator[str]:
    """Leaves that have become right (counted: their text is not kept) and those that have become wrong."""
    known = floor.wrong if floor else frozenset()
    gained = len(known - standing.wrong.keys())
    if gained:
        yield f"  gained: {gained} leaves are no longer wrong"
    for code, (sign, place, value) in standing.wrong.items():
        if code not in known:
            yield f"  lost: {sign} {place}: {value[:160]}"


def renewed(standing: Standing, floor: Floor | None, *, allow_lower: bool) -> Floor:
    """The floor after an update: what was reached; where that is a miss and lowering is not allowed, as it was."""
    if floor is not None and misses(standing, floor) and not allow_lower:
        return floor
    return Floor({part: rounded(standing.f1[part]) for part in PARTS}, standing.gold, frozenset(standing.wrong))


def write(table: dict[str, Floor]) -> None:
    """The floors file, in the order of its names."""
    lines = [
        "# The least F1 that each real plan must reach (tools/quality.py --update writes this file).",
        "# body: the plan without appendices; all: every part; gold: hash of the gold; wrong: hashes of the leaves that are wrong.",
    ]
    for name in sorted(table):
        floor = table[name]
        lines += ["", f'["{name}"]', *(f"{part} = {floor.f1[part]:.4f}" for part in PARTS)]
        lines += [f'gold = "{floor.gold}"', f'wrong = "{" ".join(sorted(floor.wrong))}"']
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Show, and with --update set, the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors that were missed, too")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.update:
        parser.error("--allow-lower goes with --update")
    pairs = plans()
    if not pairs:
        print("../shared is not here: nothing to measure")
        return 2
    score = scoring()
    old, new = floors(), {}
    failed = []
    for plan, gold in pairs:
        standing = stand(score, plan, gold)
        floor = old.get(plan.name)
        new[plan.name] = renewed(standing, floor, allow_lower=options.allow_lower)
        missed = misses(standing, floor)
        failed += [plan.name] if missed else []
        figures = "  ".join(f"{part} {standing.f1[part]:.4f} (floor {floor.f1[part] if floor else 0:.4f})" for part in PARTS)
        print(f"{plan.name}: {figures}  wrong leaves {len(standing.wrong)}")
        for line in (*(f"  FAILS: {reason}" for reason in missed), *changes(standing, floor)):
            print(line)
    if not options.update:
        return int(bool(failed))
    write(new)
    kept = [name for name in failed if new[name] == old.get(name)]
    print(f"{FLOORS.name} is written" + (f"; as they were because they were missed: {', '.join(kept)}" if kept else ""))
    return int(bool(kept))


if __name__ == "__main__":
    sys.exit(main())
