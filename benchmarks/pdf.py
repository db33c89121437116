"""What reading a native PDF costs, as ratios that hold on any machine.

    python benchmarks/pdf.py [FILE.pdf]

CPU time of this process, median of seven runs each: parse_file, PDFium's plain text of all pages, pdfplumber's text of
all pages (where it is installed). Then the command in processes of its own: peak memory of "kehoach parse" and CPU time
of "kehoach --version".
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from kehoach_parser import parse_file

try:
    import resource  # POSIX alone
except ImportError:  # pragma: no cover
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "samples" / "huyen-song-lam.pdf"
RUNS = 7


def plain_text(path: Path) -> int:
    """PDFium's text of all pages; its length."""
    document = pdfium.PdfDocument(path)
    length = 0
    for page in document:
        text = page.get_textpage()
        length += len(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return length


def plumbed_text(path: Path) -> int:
    """The text of all pages as pdfplumber makes it; its length."""
    import pdfplumber  # noqa: PLC0415 - not everyone has it

    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def median(work: Callable[[Path], object], path: Path) -> float:
    """Median CPU seconds of RUNS runs, after one that fills the caches."""
    work(path)
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work(path)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def command(*arguments: str) -> None:
    """Run the command in a process of its own, its output thrown away."""
    subprocess.run([sys.executable, "-m", "kehoach_parser", *arguments], check=True, stdout=subprocess.DEVNULL, env=os.environ)


def children() -> tuple[float, float]:
    """(CPU seconds of all child processes so far, peak resident MB of the largest)."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6


def processes(path: Path) -> None:
    """The command as a user starts it. First of all: a child inherits the peak memory of the process that starts it."""
    used = []
    for _ in range(10):
        before = children()[0]
        command("--version")
        used.append(children()[0] - before)
    print(f"kehoach --version   {statistics.median(used) * 1000:.0f} ms of CPU, median of 10")
    before = children()[0]
    command("parse", str(path))
    seconds, peak = children()
    print(f"kehoach parse       {(seconds - before) * 1000:.0f} ms of CPU, {peak:.0f} MB at most")


def main() -> int:
    """Print the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if resource is not None:
        processes(path)
    document = pdfium.PdfDocument(path)
    pages = len(document)
    document.close()
    print(f"{path.name}: {pages} pages, CPU time, median of {RUNS} runs")
    plain = median(plain_text, path)
    whole = median(parse_file, path)
    print(f"  PDFium plain text   {plain * 1000:8.1f} ms   1.0")
    print(f"  parse_file          {whole * 1000:8.1f} ms   {whole / plain:.1f}   ({whole / pages * 1000:.1f} ms a page)")
    try:
        plumbed = median(plumbed_text, path)
    except ImportError:
        print("  pdfplumber is not installed")
    else:
        print(f"  pdfplumber          {plumbed * 1000:8.1f} ms   {plumbed / plain:.1f}   parse_file is {plumbed / whole:.1f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
