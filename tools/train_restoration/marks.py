"""How often OCR set to Vietnamese misreads a mark: pages printed, spoiled, read by the package itself, counted.

    python marks.py CORPUS OUT.txt PAIRS.tsv [--seed 31] [--lines 4000] [--from 0] [--held-out] [--append]

PAIRS: what was read, a tab, what was printed, an empty line between paragraphs; kept, and with --append added to. OUT: the
letters that were misread, with the log-probability of each misreading, counted over all of PAIRS: words whose letters are
right but for their marks. Fonts and Tesseract as for render.py, with the Vietnamese model (Debian tesseract-ocr-vie).
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import printed_lines
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from rapidfuzz import fuzz, process
from render import PER_PAGE, fitting

from kehoach_parser.document import Line
from kehoach_parser.readers.ocr.reader import ocr_page
from kehoach_parser.text.fold import fold

A4 = (8.27, 11.69)
# A line that was read is the printed one where they are so much alike (of 100).
ALIKE = 80
WORD = re.compile(r"[^\W\d_]+")
# Misreadings met once are accidents.
LEAST, LEAST_WORDS = 2, 4
# A word is told apart from its letters where it is misread so much more often (nats).
GAIN = 0.5
# Misreadings less likely than this (log-probability) are no commoner than slips of the author, which stay: with them 45 of
# 191 words more are right on rendered pages, and four slips of one plan's author are lost.
RAREST = -5.0
# Added to what a letter was met: rare letters are not believed.
DAMPING = 10


def picture(lines: list[str], rng: random.Random, noise: np.random.Generator) -> NDArray[np.uint8]:
    """A scanned page of these lines, more legible than those of render.py: what OCR is used for."""
    dpi = rng.choice([150, 200, 200, 200, 300])
    size = int(rng.choice([13, 13.5, 14]) * dpi / 72)
    step = int(size * rng.choice([1.25, 1.4]))
    width, height = (int(side * dpi) for side in A4)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        font = fitting(line, size, width * 0.84, rng)
        draw.text((int(width * 0.08), step * (row + 2)), line, font=font, fill=rng.randint(0, 60))
    image = image.rotate(rng.uniform(-0.6, 0.6), resample=Image.Resampling.BICUBIC, fillcolor=255)
    spoiled = np.asarray(image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.1) * dpi / 200))).astype(float)
    spoiled += noise.normal(0, rng.uniform(2, 14), spoiled.shape)
    if rng.random() < 0.4:
        spoiled = np.where(spoiled < rng.uniform(120, 190), 0, 255)
    return np.asarray(np.clip(spoiled, 0, 255), np.uint8)


def read_pairs(paragraphs: list[list[str]], seed: int) -> Iterator[tuple[str, str, bool]]:
    """(read, printed, first of its paragraph) of each line that was found again."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)  # noqa: S311 - not for secrets
    flat = [(line, index == 0) for wrapped in paragraphs for index, line in enumerate(wrapped)]
    for start in range(0, len(flat), PER_PAGE):
        chunk = flat[start : start + PER_PAGE]
        items = ocr_page(picture([line for line, _ in chunk], rng, noise), 1, (A4[0] * 72, A4[1] * 72))
        got = [item.text for item in items if isinstance(item, Line)]
        used: set[int] = set()
        for line, first in chunk:
            best = process.extractOne(line, got, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best is not None and best[2] not in used:
                used.add(best[2])
                yield best[0], line, first


def channel(file: Path) -> list[tuple[str, str, float]]:
    """(read, printed, log-probability), the commonest first."""
    misread: Counter[tuple[str, str]] = Counter()
    met: Counter[str] = Counter()
    for row in file.read_text("utf-8").splitlines():
        read, _, printed = (part.split() for part in row.partition("\t"))
        if len(read) != len(printed):
            continue
        for one, other in zip(read, printed, strict=True):
            if len(one) == len(other) and fold(one) == fold(other):
                # Whole words, too: "chi" is read as "chỉ" ten times as often as an "i" as "ỉ".
                words = (WORD.search(one.lower()), WORD.search(other.lower()))
                pairs = [(words[0][0], words[1][0])] if words[0] and words[1] else []
                for a, b in [*zip(one.lower(), other.lower(), strict=True), *(pair for pair in pairs if len(pair[0]) > 1)]:
                    met[b] += 1
                    misread[a, b] += a != b and a.isalpha() and b.isalpha()
    found = [
        (a, b, math.log((n - 0.5) / (met[b] + DAMPING)))
        for (a, b), n in misread.most_common()
        if n >= (LEAST_WORDS if len(a) > 1 else LEAST)
    ]
    letters = {(a, b): score for a, b, score in found if len(a) == 1 and score >= RAREST}
    whole = {(a, b): score for a, b, score in found if len(a) > 1 and score > max(RAREST, _by_letter(a, b, letters) + GAIN)}
    return [(a, b, score) for (a, b), score in (letters | whole).items()]


def _by_letter(read: str, printed: str, letters: dict[tuple[str, str], float]) -> float:
    """What the letters tell of a word."""
    return sum(letters.get(pair, RAREST) for pair in zip(read, printed, strict=True) if pair[0] != pair[1])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--lines", type=int, default=4000)
    parser.add_argument("--from", dest="start", type=int, default=0, help="draw from this line of the corpus on")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--append", action="store_true")
    options = parser.parse_args()
    drawn = {"seed": options.seed, "count": options.lines, "start": options.start}
    paragraphs = printed_lines(options.corpus, held_out=options.held_out, **drawn)
    with options.pairs.open("a" if options.append else "w", encoding="utf-8") as file:
        for read, printed, first in read_pairs(paragraphs, options.seed):
            file.write(("\n" if first else "") + f"{read}\t{printed}\n")
            file.flush()
    rows = channel(options.pairs)
    head = (
        "# Marks that Tesseract's Vietnamese model misreads. A line: letter or word as read, as printed, log-probability that the\n"
        "# printed one is so misread. Made by tools/train_restoration/marks.py.\n"
    )
    options.out.write_text(head + "".join(f"{a} {b} {score:.2f}\n" for a, b, score in rows), "utf-8")


if __name__ == "__main__":
    main()
