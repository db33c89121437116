"""How well lost diacritics are restored, and at what cost.

    python benchmarks/restoration.py [PAIRS.tsv ...] [--plan PLAN.txt --gold GOLD.json] [--errors]

PAIRS: pages rendered from text that the model was not trained on and read by Tesseract set to English, as
tools/train_restoration/render.py writes them (--held-out). PLAN and GOLD: a plan whose diacritics are lost, and its
true text; by default the Tân Bình plan where it is at hand. Share of syllables exactly right (case counts, the place of
the tone mark does not), numbers and codes of the raw text unaltered but for the table of codes, headings and labels
exact, the CPU time of a cold and of a warm restoration. --errors prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq, Levenshtein

from kehoach_parser import parse_file
from kehoach_parser.document import Line
from kehoach_parser.text.quality import kind_of
from kehoach_parser.text.restore import printed
from kehoach_parser.text.restore.body import paragraphs
from kehoach_parser.text.restore.channel import skeleton
from kehoach_parser.text.restore.decoder import restore_paragraphs
from kehoach_parser.text.syllables import canonical

SHARED = Path(__file__).resolve().parents[2] / "shared"
EDGES = '(“"‘«[-–—+*~•.,;:!?…)”»]_'
LETTER = re.compile(r"[^\W\d_]")
CODE = re.compile(r"\d+(?:/\d+)*/[\wĐ]+(?:-[\wĐ]+)*|\d+(?:[/.,]\d+)*%?")
# What is derived from other text, and what stands for fixed words.
SKIPPED = ("id", "unit", "date", "assignments", "targets", "references", "source", "diagnostics", "provenance", "repairs")
KINDS = ("criterion", "sub_criterion", "index")
# Of a page that is beyond reading less than this share of the words is right but for the marks (the Tân Bình plan: 0.83).
LEGIBLE = 0.7
COLD = """
import sys, time
start = time.process_time()
from kehoach_parser.text.restore.decoder import restore_paragraphs
restore_paragraphs([[line] for line in open(sys.argv[1], encoding="utf-8").read().split("\\n")])
first = time.process_time() - start
start = time.process_time()
restore_paragraphs([[line] for line in open(sys.argv[1], encoding="utf-8").read().split("\\n")])
print(first, time.process_time() - start)
"""


def words(text: str) -> list[str]:
    """Syllables without punctuation, the tone mark in one place."""
    parts = (part.strip(EDGES) for chunk in unicodedata.normalize("NFC", text).split() for part in re.split("[-–—/]", chunk))
    return [canonical(part) for part in parts if LETTER.search(part)]


def texts(gold: Any) -> Iterator[str]:
    """Every text of a plan of the contract's shape, in the order of print."""
    if isinstance(gold, str):
        yield gold
    elif isinstance(gold, list):
        for entry in gold:
            yield from texts(entry)
    elif isinstance(gold, dict):
        for name, value in gold.items():
            if name not in SKIPPED and not (name == "kind" and value in KINDS):
                yield from texts(value)


def lines_of(text: str) -> list[Line]:
    """Lines with the white space before them, as the reader of plain text tells them."""
    found = []
    gap = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(Line(line, number, gap=gap))
        gap = not line.strip()
    return found


def restored_text(text: str) -> str:
    """The text restored, paragraph by paragraph."""
    groups = [[line.text for line in group] for group in paragraphs(lines_of(text))]
    return "\n".join(line.text for group in restore_paragraphs(groups) for line in group)


def compare(name: str, restored: str, true: str, *, errors: bool) -> float:
    """Prints the share of the true syllables that are there, in order."""
    found, wanted = words(restored), words(true)
    right = LCSseq.similarity(found, wanted)
    print(f"{name}: {right} of {len(wanted)} syllables exactly right ({right / len(wanted):.2%})")
    if errors:
        wrong: Counter[tuple[str, str]] = Counter()
        for op in Levenshtein.opcodes(found, wanted):
            if op.tag != "equal":
                wrong[" ".join(found[op.src_start : op.src_end]), " ".join(wanted[op.dest_start : op.dest_end])] += 1
        for (got, should), times in wrong.most_common():
            print(f"  {times} {got!r} for {should!r}")
    return right / len(wanted)


def plan_figures(plan: Path, gold_file: Path, *, errors: bool) -> None:
    """Yardstick 1: a real plan against its true text."""
    raw = plan.read_text("utf-8")
    gold = json.loads(gold_file.read_text("utf-8"))
    true = "\n".join(texts(gold))
    print(f"{plan.name} is {kind_of(raw)}")
    compare("  as it stands", raw, true, errors=False)
    restored = restored_text(raw)
    compare("  restored", restored, true, errors=errors)
    stood, now, wanted = (numbers_and_codes(text) for text in (raw, restored, true))
    altered = Counter(stood) - Counter(now)
    print(f"  numbers and codes of the raw text: {len(stood)}; altered: {dict(altered) or 'none'}")
    held = Counter(wanted) & Counter(stood)
    missing = dict(held - Counter(now)) or "none"
    print(f"  numbers and codes of the true text: {len(wanted)}; in the raw text too: {held.total()}, missing of these: {missing}")
    print(f"  not in the raw text by themselves: {dict(Counter(wanted) - held) or 'none'}")
    heads = list(headings(gold))
    parsed = Counter(headings(json.loads(parse_file(plan).model_dump_json())))
    lost = [head for head in heads if not parsed[head]]
    print(f"  headings and labels exact: {len(heads) - len(lost)} of {len(heads)}", lost if errors else "")
    score = SHARED / "eval" / "score.py"
    if score.exists():
        with tempfile.TemporaryDirectory() as folder:
            result = Path(folder) / "plan.json"
            result.write_text(parse_file(plan).model_dump_json(), "utf-8")
            for options in ((), ("--fuzzy", "0.85")):
                command = [sys.executable, str(score), str(gold_file), str(result), *options]
                lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()
                print(" ", " ".join(("score.py", *options)), lines[-1])


def numbers_and_codes(text: str) -> list[str]:
    """What stands between blanks and is a number or a code, codes by the table of their letters; one that a line's end
    cuts is one."""
    whole = re.sub(r"(?<=[-/])\n\s*", "", text)
    chunks = (chunk.strip(EDGES) for chunk in whole.split())
    return [printed.code(chunk) for chunk in chunks if CODE.fullmatch(chunk)]


def headings(plan: Any) -> Iterator[str]:
    """Headings, names of criteria and labels."""
    if isinstance(plan, list):
        for entry in plan:
            yield from headings(entry)
    elif isinstance(plan, dict):
        for name, value in plan.items():
            if name in ("heading", "label") and isinstance(value, str):
                yield value
            elif name not in ("assignments", "provenance", "diagnostics", "repairs", "source"):
                yield from headings(value)


def pair_figures(file: Path, *, errors: bool) -> None:
    """Yardstick 2: pages of read and printed lines, an empty line between paragraphs."""
    pages = [
        [[line.split("\t") for line in block.split("\n") if line] for block in page.split("\n\n") if block.strip()]
        for page in file.read_text("utf-8").split("\f")
    ]
    legible = [page for page in pages if legibility(page) >= LEGIBLE]
    print(f"{file.name}: {len(legible)} of {len(pages)} pages are legible")
    for name, chosen in (("legible", legible), ("all", pages)):
        groups = [group for page in chosen for group in page]
        true = "\n".join(pair[1] for group in groups for pair in group)
        compare(f"  {name} pages as they stand", "\n".join(pair[0] for group in groups for pair in group), true, errors=False)
        results = restore_paragraphs([[pair[0] for pair in group] for group in groups])
        restored = "\n".join(line.text for group in results for line in group)
        compare(f"  {name} pages restored", restored, true, errors=errors and chosen is legible)


def legibility(page: list[list[list[str]]]) -> float:
    """Share of the words of a page that are right but for marks and case."""
    read, printed = ([skeleton(word) for group in page for pair in group for word in words(pair[side])] for side in (0, 1))
    return LCSseq.similarity(read, printed) / max(1, len(printed))


def costs(plan: Path) -> None:
    """CPU seconds in a fresh process: with the model still to be loaded, and once more."""
    done = subprocess.run([sys.executable, "-c", COLD, str(plan)], capture_output=True, text=True, check=True)
    cold, warm = map(float, done.stdout.split())
    print(f"  CPU: cold {cold:.2f} s, warm {warm:.2f} s")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="*")
    parser.add_argument("--plan", type=Path, default=SHARED / "plans" / "001-tan-binh.txt")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "001-tan-binh.json")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    start = time.process_time()
    if options.plan.exists() and options.gold.exists():
        plan_figures(options.plan, options.gold, errors=options.errors)
        costs(options.plan)
    else:
        print(f"{options.plan} and its gold are not here: the first yardstick is left out")
    for file in options.pairs:
        pair_figures(file, errors=options.errors)
    print(f"{time.process_time() - start:.1f} s of CPU in all")


if __name__ == "__main__":
    main()
