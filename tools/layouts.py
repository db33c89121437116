"""Layouts of invented documents by a seeded generator: make them with their expected JSON, or score the parser on them.

    python tools/layouts.py make OUT --seed 1 --count 20 --format docx
    python tools/layouts.py score --count 100 --worst 10
    python tools/layouts.py score --only xa-tan-hoa --count 30 --diff

Formats: docx, html, pdf, md, txt, and office (PDF printed by LibreOffice from the DOCX); without --format the first five
in turn. score prints for each format the mean and the least F1, the share of layouts that come out exact and of those
that lose something without a diagnostic that says so. Without the fonts of Style.FONTS the choice of fonts is smaller.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kehoach_parser import parse_file

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "samples"))

from sample_plans.generator.make import FORMATS, OFFICE, Layout, layouts, write_all  # noqa: E402 - samples/ is no package of the path
from sample_plans.offices.reading import documents  # noqa: E402
from sample_plans.score import Score, score  # noqa: E402

# What tells of a doubt about the structure; remarks about the content of a document tell nothing of a loss.
TELLING = frozenset(
    (
        "unassigned-text", "table-flattened", "cell-uncertain", "text-doubtful", "text-repaired", "header-doubtful", "label-unknown",
        "numbering-gap", "numbering-repeat", "letter-skipped", "field-missing", "signature-missing", "recipients-missing",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    """One layout, how right it came out, and the diagnostics that tell of a doubt."""

    layout: Layout
    score: Score
    told: tuple[str, ...]


def measure(layout: Layout, path: Path) -> Result:
    """Parse a file and compare it with what it must become."""
    parsed = json.loads(parse_file(path).model_dump_json())
    told = {diagnostic["code"] for diagnostic in parsed["diagnostics"]} & TELLING
    return Result(layout, score(layout.expected(), parsed), tuple(sorted(told)))


def chosen(options: argparse.Namespace) -> list[Layout]:
    """The layouts that the options ask for."""
    known = [one for one in documents() if options.only in one.id]
    if not known:
        raise SystemExit(f"no document has {options.only!r} in its name")
    return layouts(known, options.seed, options.count, tuple(options.format or FORMATS))


def print_scores(results: list[Result], options: argparse.Namespace) -> None:
    """A table by format, then the worst."""
    print(f"{'format':8}{'layouts':>8}{'mean F1':>10}{'least':>9}{'exact':>8}{'untold':>8}")
    forms = [form for form in (*FORMATS, OFFICE) if any(one.layout.form == form for one in results)]
    for form in [*forms, "all"]:
        some = [one for one in results if form in {one.layout.form, "all"}]
        f1 = [one.score.f1 for one in some]
        wrong = [one for one in some if one.score.missing or one.score.extra]
        untold = sum(not one.told for one in wrong) / len(some)
        print(f"{form:8}{len(some):8}{sum(f1) / len(f1):10.4f}{min(f1):9.4f}{1 - len(wrong) / len(some):8.0%}{untold:8.0%}")
    for one in sorted(results, key=lambda one: one.score.f1)[: options.worst]:
        if one.score.missing or one.score.extra:
            print(f"{one.score.f1:.4f}  {one.layout.name}  {'told: ' + ', '.join(one.told) if one.told else 'NOT TOLD'}")
            if options.diff:
                for sign, leaves in (("-", one.score.missing), ("+", one.score.extra)):
                    for leaf in leaves:
                        print(f"    {sign} {leaf.place}: {leaf.value!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("make", "score"))
    parser.add_argument("folder", nargs="?", type=Path, help="where make writes; score keeps its files there")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--format", action="append", choices=(*FORMATS, OFFICE))
    parser.add_argument("--only", default="", help="documents with this in their name")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst to name")
    parser.add_argument("--diff", action="store_true", help="with each of the worst: the leaves that are missing (-) or too much (+)")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(arguments)
    found = chosen(options)
    if options.action == "make":
        if options.folder is None:
            parser.error("make needs a folder")
        print(f"{len(write_all(found, options.folder))} files with their JSON are in {options.folder}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        paths = write_all(found, options.folder or Path(temporary), with_expected=options.folder is not None)
        if options.jobs > 1:
            with ProcessPoolExecutor(options.jobs) as pool:
                results = list(pool.map(measure, found, paths))
        else:
            results = [measure(layout, path) for layout, path in zip(found, paths, strict=True)]
    print_scores(results, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
