"""Learns the OCR channel from read and printed lines, and packs it with the language model into the model file.

    python train_channel.py LM.npz OUT.xz PAIRS.tsv [PAIRS.tsv ...]

PAIRS come from render.py. Words are aligned line by line, then their letters, four rounds.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Indel

from kehoach_parser.text.restore.channel import Channel, align, skeleton
from kehoach_parser.text.restore.language import pack
from kehoach_parser.text.restore.pieces import chunk
from kehoach_parser.text.syllables import canonical

ROUNDS = 4
# A word left alone costs this much; two words side by side cost 1 - their likeness.
ALONE = 0.55
LONGEST_TRUE, LONGEST_READ = 9, 12
# Lines less like what was printed, marks aside, are beyond reading and teach nothing (the Tân Bình plan: 0.9).
LEGIBLE = 0.85
Pairs = Counter[tuple[str, str]]


def read_pairs(files: list[Path]) -> tuple[Pairs, Pairs]:
    """(true word in lower case, word as read) -> how often: of words in small letters, of words in capitals."""
    small: Pairs = Counter()
    capital: Pairs = Counter()
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if "\t" not in line:
                continue
            read, printed = line.split("\t")
            if Indel.normalized_similarity(skeleton(read), skeleton(printed)) < LEGIBLE:
                continue
            for a, b in align_words(read.split(), unicodedata.normalize("NFC", printed).split()):
                true = canonical(core(b).lower())
                seen = core(a)
                if true.isalpha() and seen and len(true) <= LONGEST_TRUE and len(seen) <= LONGEST_READ:
                    (capital if core(b).isupper() and len(true) > 1 else small)[true, seen] += 1
    return small, capital


def core(text: str) -> str:
    """A word without its punctuation; "" where it is more than one word."""
    words = [piece.text for piece in chunk(text) if piece.kind == "word"]
    return words[0] if len(words) == 1 else ""


@lru_cache(maxsize=1 << 18)
def unlike(a: str, b: str) -> float:
    """0 for the same word, 1 for words with nothing in common."""
    if a == b:
        return 0.0
    first, second = skeleton(a), skeleton(b)
    return 0.05 if first == second else 1 - SequenceMatcher(None, first, second, autojunk=False).ratio()


def align_words(read: list[str], printed: list[str]) -> list[tuple[str, str]]:
    """The words of two readings of one line, side by side where they have a partner."""
    cost = [[0.0] * (len(printed) + 1) for _ in range(len(read) + 1)]
    for i in range(len(read) + 1):
        for j in range(len(printed) + 1):
            if i and j:
                together = cost[i - 1][j - 1] + unlike(read[i - 1], printed[j - 1])
                cost[i][j] = min(together, cost[i - 1][j] + ALONE, cost[i][j - 1] + ALONE)
            else:
                cost[i][j] = ALONE * (i + j)
    i, j = len(read), len(printed)
    found = []
    while i and j:
        if abs(cost[i][j] - cost[i - 1][j - 1] - unlike(read[i - 1], printed[j - 1])) < 1e-9:
            found.append((read[i - 1], printed[j - 1]))
            i, j = i - 1, j - 1
        elif abs(cost[i][j] - cost[i - 1][j] - ALONE) < 1e-9:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def learn(pairs: Pairs, below: Channel | None) -> dict[str, dict[str, int]]:
    """Counts of pieces, by aligning with the channel of the round before."""
    channel = below or Channel({})
    counts: dict[str, Counter[str]] = {}
    for _ in range(ROUNDS):
        counts = defaultdict(Counter)
        for (true, read), times in pairs.items():
            cost, pieces = align(channel, true, read)
            if cost <= 6 + 2.2 * len(true):
                for a, b in pieces:
                    counts[a][b] += times
        channel = Channel(counts, below)
    return {true: {read: times for read, times in reads.most_common() if times > 1} for true, reads in sorted(counts.items())}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    options = parser.parse_args()
    small, capital = read_pairs(options.pairs)
    print(f"{small.total():,} words in small letters, {capital.total():,} in capitals")
    counts = learn(small, None)
    capitals = learn(capital, Channel(counts))
    arrays = np.load(options.language)
    head = {
        "words": [str(word) for word in arrays["words"]],
        "acronyms": [str(word) for word in arrays["acronyms"]],
        "channel": {"small": counts, "capital": {true: reads for true, reads in capitals.items() if reads}},
    }
    data = pack(head, arrays)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
