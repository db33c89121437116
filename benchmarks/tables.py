"""What a page with a ruled table costs, as ratios that hold on any machine.

    python benchmarks/tables.py [FILE.pdf]

The pages of the file are parted into those with a ruled table and those of prose. CPU time of this process for a page,
median of seven runs each: a table page against a page of prose (target: at most 3), and against the extraction of
tables alone by pdfplumber and camelot, where they are installed.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from kehoach_parser import parse_file
from kehoach_parser.document import Grid
from kehoach_parser.readers import read_file

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "samples" / "huyen-song-lam.pdf"
RUNS = 7
TARGET = 3.0


def plumbed(path: Path) -> int:
    """Tables by pdfplumber; how many cells they have."""
    import pdfplumber  # noqa: PLC0415 - not everyone has it

    with pdfplumber.open(path) as document:
        return sum(len(row) for page in document.pages for table in page.extract_tables() for row in table)


def camelot_read(path: Path) -> int:
    """Tables by camelot, from their rules; how many cells they have."""
    import camelot  # type: ignore[import-not-found]  # noqa: PLC0415 - not everyone has it

    return sum(table.df.size for table in camelot.read_pdf(str(path), pages="all", flavor="lattice"))


def cpu(run: Callable[[Path], object], path: Path) -> float:
    """Median of the CPU seconds of one call, after one that is not counted."""
    run(path)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run(path)
        times.append(time.process_time() - start)
    return statistics.median(times)


def part(source: Path, pages: Sequence[int], target: Path) -> Path:
    """Some pages of a file (from 0) as a file."""
    document, result = pdfium.PdfDocument(source), pdfium.PdfDocument.new()
    result.import_pages(document, list(pages))
    result.save(target)
    document.close()
    result.close()
    return target


def main() -> int:
    """Prints the ratios; 1 where the target is missed or the file has no pages of both kinds."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    body = read_file(path).body
    ruled = sorted({(line.page or 1) - 1 for item in body.items if isinstance(item, Grid) and item.rows > 2 for line in item.lines[:1]})
    prose = [page for page in range(body.pages or 0) if page not in ruled]
    print(f"{path.name}: {len(prose)} pages of prose, {len(ruled)} with a ruled table")
    if not ruled or not prose:
        print("Nothing to compare: name a file with pages of both kinds.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        tables = part(path, ruled, Path(folder) / "tables.pdf")
        text = part(path, prose, Path(folder) / "prose.pdf")
        table_page = cpu(parse_file, tables) / len(ruled)
        prose_page = cpu(parse_file, text) / len(prose)
        ratio = table_page / prose_page
        print(f"a page with a table: {1000 * table_page:.1f} ms; a page of prose: {1000 * prose_page:.1f} ms")
        print(f"ratio {ratio:.2f} (target {TARGET:g})")
        for name, run in (("pdfplumber", plumbed), ("camelot", camelot_read)):
            if importlib.util.find_spec(name) is None:
                print(f"{name}: not installed")
                continue
            print(f"{name}'s tables of the same pages: {cpu(run, tables) / len(ruled) / table_page:.1f} times our page with a table")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
