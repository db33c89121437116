"""The quality gate: F1 of every document against its floor, with gains and losses leaf by leaf.

    python tools/quality.py                        show where each document stands
    python tools/quality.py --update               raise the floors to what was reached
    python tools/quality.py --update --allow-lower ... and lower those that were missed

Two corpora. The gate corpus is the invented documents of samples/sample_plans/offices, each laid out twice from fixed
seeds, with floors in tests/gate/floors.toml. The real plans, their gold and their scoring lie in ../shared beside the
checkout, are no part of the project and are measured where they are there: of each wrong leaf tests/floors.toml keeps
a hash alone. The exit code is 1 where a document is below its floor or what is expected of it has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from kehoach_parser import parse_file

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "samples"))

from sample_plans.generator.make import FORMATS as LAYOUT_FORMATS  # noqa: E402 - samples/ is no package of the path
from sample_plans.generator.make import Layout  # noqa: E402
from sample_plans.generator.style import fonts  # noqa: E402
from sample_plans.offices.reading import documents  # noqa: E402
from sample_plans.score import score as score_layout  # noqa: E402

SHARED = ROOT.parent / "shared"
FORMATS = ("txt", "docx", "pdf")
# What every plan has; "all" adds appendices and the cells of tables.
BODY = ("header", "preamble", "sections", "criteria", "fields", "assignments", "closing", "order", "unassigned")
PARTS = {"body": frozenset(BODY), "all": frozenset[str]()}
# Floors are kept to four decimals, rounded down.
DIGITS = 10_000
# The one font of the gate's layouts, so that lines break alike everywhere; PDFs are left out where it is missing.
FONT = "Liberation Serif"
LAYOUTS = (1, 2)

Difference = tuple[str, str, str]


@dataclass(frozen=True)
class Standing:
    """Where one document in one format stands.

    f1: by parts; gold: short hash of what is expected; wrong: short hash of a wrong leaf -> (sign, place, value), "-"
    for a leaf that is missing and "+" for one that is too much.
    """

    f1: dict[str, float]
    gold: str
    wrong: dict[str, Difference]


@dataclass(frozen=True)
class Floor:
    """The least that a document in one format must reach, and the leaves that were wrong when it was set."""

    f1: dict[str, float]
    gold: str
    wrong: frozenset[str]


@dataclass(frozen=True)
class Corpus:
    """Documents with floors of their own: where these are kept, what they are, how each document is measured."""

    floors: Path
    about: tuple[str, ...]
    parts: tuple[str, ...]
    cases: Callable[[], dict[str, Callable[[], Standing]]]

    def read(self) -> dict[str, Floor]:
        """The floors by the document's name."""
        table = tomllib.loads(self.floors.read_text("utf-8")) if self.floors.is_file() else {}
        return {
            name: Floor({part: row[part] for part in self.parts}, row["gold"], frozenset(row["wrong"].split()))
            for name, row in table.items()
        }

    def write(self, table: dict[str, Floor]) -> None:
        """The floors file, in the order of its names."""
        lines = [f"# {line}" for line in self.about]
        for name in sorted(table):
            floor = table[name]
            lines += ["", f'["{name}"]', *(f"{part} = {floor.f1[part]:.4f}" for part in self.parts)]
            lines += [f'gold = "{floor.gold}"', f'wrong = "{" ".join(sorted(floor.wrong))}"']
        self.floors.write_text("\n".join(lines) + "\n", "utf-8")


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


def misses(standing: Standing, floor: Floor | None) -> list[str]:
    """What keeps a document from passing; empty where it passes."""
    if floor is None:
        return ["has no floor: run tools/quality.py --update"]
    if floor.gold != standing.gold:
        return ["what is expected of it has changed since the floor was set: run tools/quality.py --update --allow-lower"]
    return [
        f"{part} {standing.f1[part]:.4f} is below its floor {floor.f1[part]:.4f}"
        for part in floor.f1
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
    return Floor({part: rounded(f1) for part, f1 in standing.f1.items()}, standing.gold, frozenset(standing.wrong))


def gate_layouts() -> list[Layout]:
    """The layouts of the gate: each document in two styles, which formats by its name, so that one more changes no other."""
    found = []
    for document in documents():
        first = crc32(document.id.encode())
        found += [Layout(document, seed, LAYOUT_FORMATS[(first + 2 * seed) % len(LAYOUT_FORMATS)], FONT) for seed in LAYOUTS]
    return [layout for layout in found if layout.form != "pdf" or FONT in fonts()]


def stand_layout(layout: Layout) -> Standing:
    """Write a layout, parse it and compare it with what it must become."""
    expected = layout.expected()
    with tempfile.TemporaryDirectory() as folder:
        parsed = json.loads(parse_file(layout.write(Path(folder))).model_dump_json())
    result = score_layout(expected, parsed)
    wrong: list[Difference] = [("-", *leaf) for leaf in result.missing]
    wrong += [("+", *leaf) for leaf in result.extra]
    coded = {digest("\0".join(difference).encode()): difference for difference in wrong}
    return Standing({"all": result.f1}, digest(json.dumps(expected, ensure_ascii=False).encode()), coded)


def real_plans() -> dict[str, Callable[[], Standing]]:
    """How each real plan is measured; empty where ../shared is not there."""
    pairs = plans()
    module = scoring() if pairs else None
    return {plan.name: partial(stand, module, plan, gold) for plan, gold in pairs}


GATE = Corpus(
    ROOT / "tests" / "gate" / "floors.toml",
    (
        "The least F1 that each layout of the gate corpus must reach (tools/quality.py --update writes this file).",
        "gold: hash of what is expected; wrong: hashes of the leaves that are wrong.",
    ),
    ("all",),
    lambda: {layout.name: partial(stand_layout, layout) for layout in gate_layouts()},
)
REAL = Corpus(
    ROOT / "tests" / "floors.toml",
    (
        "The least F1 that each real plan must reach (tools/quality.py --update writes this file).",
        "body: the plan without appendices; all: every part; gold: hash of the gold; wrong: hashes of the leaves that are wrong.",
    ),
    tuple(PARTS),
    real_plans,
)


def measured(corpus: Corpus, *, update: bool, allow_lower: bool) -> list[str]:
    """Measure a corpus and print where each document stands; the names of those that fail."""
    old, new = corpus.read(), {}
    failed = []
    for name, measure in corpus.cases().items():
        standing, floor = measure(), old.get(name)
        new[name] = renewed(standing, floor, allow_lower=allow_lower)
        missed = misses(standing, floor)
        failed += [name] if missed else []
        figures = "  ".join(f"{part} {f1:.4f} (floor {floor.f1[part] if floor else 0:.4f})" for part, f1 in standing.f1.items())
        print(f"{name}: {figures}  wrong leaves {len(standing.wrong)}")
        for line in (*(f"  FAILS: {reason}" for reason in missed), *changes(standing, floor)):
            print(line)
    if not new:
        print(f"{corpus.floors.relative_to(ROOT)}: nothing to measure here")
    if not update or not new:
        return failed
    unseen = {} if allow_lower else {name: floor for name, floor in old.items() if name not in new}
    corpus.write(unseen | new)
    kept = [name for name in failed if new[name] == old.get(name)]
    print(f"{corpus.floors.name} is written" + (f"; as they were because they were missed: {', '.join(kept)}" if kept else ""))
    return kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Show, and with --update set, the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors that were missed, too")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.update:
        parser.error("--allow-lower goes with --update")
    failed = [name for corpus in (GATE, REAL) for name in measured(corpus, update=options.update, allow_lower=options.allow_lower)]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
