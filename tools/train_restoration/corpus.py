"""The corpus of the training scripts: one paragraph a line (.txt or .txt.xz), a part of it held out.

The corpus stands in the order of its documents, so whole runs of lines are held out, not single ones: of every 20,000
lines the last 400 are never trained on.
"""

from __future__ import annotations

import lzma
import random
import textwrap
from collections.abc import Iterator
from pathlib import Path

RUN, HELD = 20_000, 400
# Letters of other keyboards, as crawled pages hold them.
_FOREIGN = str.maketrans("ǎǍðÐ", "ăĂđĐ")
# Paragraphs that look like running text: neither menus nor rows of figures.
_SHORTEST, _LONGEST = 25, 1200


def is_held_out(number: int) -> bool:
    """Does the line of this number (from 0) belong to the part that is never trained on?"""
    return number % RUN >= RUN - HELD


def lines(path: Path, *, held_out: bool, start: int = 0) -> Iterator[tuple[int, str]]:
    """(number from 0, text) of the lines of one part of the corpus, from line start on."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number >= start and is_held_out(number) == held_out:
                yield number, line.translate(_FOREIGN).strip()


def printed_lines(path: Path, *, held_out: bool, seed: int, count: int, start: int = 0) -> list[list[str]]:
    """Paragraphs drawn at random and wrapped as they would be printed, count printed lines in all.

    One in eight short paragraphs is set in capitals, as headings are.
    """
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    drawn = (text for _, text in lines(path, held_out=held_out, start=start))
    pool = [text for text in drawn if _SHORTEST <= len(text) <= _LONGEST and _is_prose(text)]
    rng.shuffle(pool)
    found: list[list[str]] = []
    total = 0
    for paragraph in pool:
        printed = paragraph.upper() if len(paragraph) < 160 and rng.random() < 0.25 else paragraph
        wrapped = textwrap.wrap(printed, rng.choice([72, 78, 84]), break_on_hyphens=False)
        found.append(wrapped)
        total += len(wrapped)
        if total >= count:
            break
    return found


def _is_prose(text: str) -> bool:
    return sum(char.isalpha() or char == " " for char in text) > 0.85 * len(text) and "<" not in text and "|" not in text
