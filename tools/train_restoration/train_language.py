"""Counts the corpus and writes the language model.

    python train_language.py CORPUS OUT.npz [--plans FOLDER] [--bigrams N --trigrams N]

OUT holds the words and the pruned arrays; train_channel.py packs them with the channel into restoration.xz. FOLDER holds
plans as Markdown: they count eight times, but tell no new words.

Absolute discounting, interpolated; the unigram and the bigrams are half continuation counts, half plain ones. Of the
n-grams those stay that tell most: count * (log p - log p by backing off), the largest first.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from corpus import lines
from numpy.typing import NDArray

from kehoach_parser.text.restore.language import ACRONYM, BITS, NUMBER, SPECIAL, START, STOP, UNKNOWN
from kehoach_parser.text.restore.pieces import chunk
from kehoach_parser.text.restore.printed import ROMAN
from kehoach_parser.text.syllables import canonical, is_syllable

# A syllable must come this often, another word ("internet", "Krông") this often to be known.
LEAST_SYLLABLE, LEAST_WORD, LONGEST = 3, 120, 9
# Another word is an acronym where this share of it is printed in capitals.
ACRONYM_SHARE = 0.8
DISCOUNT = 0.75
# This share of every probability comes from the shorter context, on top of what discounting leaves: plans are not written
# like statutes. Half of a bigram's own share is by how many words stand before it, not by how often. Both together make a
# word of plans 0.23 nats likelier (in a model without plans), one of held-out statutes 0.03.
SHORTER, SPREAD = 0.1, 0.5
# A context seen n times is believed n / (n + RARE).
RARE = 1.0
PLAN_WEIGHT = 8
_CELLS, _MARKS = re.compile(r"\||<br ?/?>"), re.compile(r"^[#>\s]+|\*\*|<[^>]*>")
Array = NDArray[Any]


class Words:
    """Words to numbers while counting; the special words first."""

    def __init__(self) -> None:
        self.number = {word: index for index, word in enumerate(SPECIAL)}
        self.capitals: Counter[int] = Counter()
        self._chunks: dict[str, list[int]] = {}

    def of_line(self, line: str) -> list[int]:
        """A line's numbers, from START."""
        found = [START]
        upper = line.isupper()
        for text in line.split():
            numbers = self._chunks.get(text)
            if numbers is None:
                numbers = self._chunks[text] = self._of_chunk(text)
            found += numbers
            if not upper and text.isupper():
                self.capitals.update(numbers)
        return found

    def _of_chunk(self, text: str) -> list[int]:
        found = []
        for piece in chunk(text):
            if piece.kind == "word" and len(piece.text) > 1 and ROMAN.match(piece.text):
                found.append(NUMBER)
            elif piece.kind == "word":
                word = canonical(piece.text.lower())
                found.append(self.number.setdefault(word, len(self.number)))
            elif piece.kind in ("number", "code"):
                found.append(NUMBER)
            elif piece.kind == "stop":
                found.append(STOP)
        return found


def count(path: Path) -> tuple[Words, Array]:
    """The corpus as numbers."""
    words = Words()
    return words, np.concatenate([np.array(words.of_line(line), np.int32) for _, line in lines(path, held_out=False)])


def plan_lines(folder: Path) -> Iterator[str]:
    """The lines and table cells of Markdown files, their marks taken off."""
    for file in sorted(folder.glob("*.md")):
        for line in unicodedata.normalize("NFC", file.read_text("utf-8")).split("\n"):
            for cell in _CELLS.split(line):
                text = _MARKS.sub("", cell).strip()
                if any(char.isalpha() for char in text):
                    yield text


def read_plans(words: Words, folder: Path) -> Array:
    """The plans as numbers."""
    found = [np.array(words.of_line(line), np.int32) for line in plan_lines(folder)]
    print(f"{sum(map(len, found)):,} tokens of plans", flush=True)
    return np.concatenate(found)


def choose(words: Words, counts: Array) -> tuple[list[str], list[str], Array]:
    """(known words by falling count, acronyms among them, old number -> new number)."""
    names = list(words.number)
    special = len(SPECIAL)
    kept, acronyms, others = [], [], []
    for index in range(special, len(names)):
        name, times = names[index], counts[index]
        in_capitals = words.capitals[index] > ACRONYM_SHARE * times and len(name) > 1 and name.isalpha()
        known = times >= (LEAST_SYLLABLE if is_syllable(name) else LEAST_WORD) and len(name) <= LONGEST
        if is_syllable(name):
            if known:
                kept.append(index)
        elif known and name.isalpha() and ord(max(name)) < 0x2000:
            kept.append(index)
            if in_capitals:
                acronyms.append(name)
        elif in_capitals:
            others.append(index)
    kept.sort(key=lambda index: -counts[index])
    new = np.full(len(names), UNKNOWN, np.int64)
    new[:special] = np.arange(special)
    new[others] = ACRONYM
    new[kept] = np.arange(special, special + len(kept))
    return [names[index] for index in kept], acronyms, new


def grams(text: Array, order: int) -> tuple[Array, Array]:
    """(keys, counts) of all n-grams; none crosses the start of a line."""
    size = len(text) - order + 1
    key = np.zeros(size, np.int64)
    good = np.ones(size, bool)
    for place in range(order):
        piece = text[place : place + size]
        key = (key << BITS) | piece
        if place:
            good &= piece != START
    keys, times = np.unique(key[good], return_counts=True)
    return keys, times.astype(float)


def best(gain: Array, most: int) -> Array:
    """A mask of the largest gains; what gains nothing is left out."""
    least = np.partition(gain, len(gain) - most)[len(gain) - most] if len(gain) > most else 0.0
    kept: Array = (gain >= least) & (gain > 0)
    return kept


def model(text: Array, size: int, bigrams: int, trigrams: int) -> dict[str, Array]:
    """The arrays of the model file."""
    c1 = np.bincount(text, minlength=size).astype(float)
    c1[START] = 0
    k2, c2 = grams(text, 2)
    k3, c3 = grams(text, 3)
    print(f"{c1.sum():,.0f} tokens, {size:,} words, {len(k2):,} bigrams, {len(k3):,} trigrams", flush=True)
    last2 = k2 & (2**BITS - 1)
    continuation = np.bincount(last2, minlength=size).astype(float)
    p1 = 0.5 * (continuation + 0.1) / (continuation + 0.1).sum() + 0.5 * (c1 + 0.1) / (c1 + 0.1).sum()
    first2 = k2 >> BITS
    n1 = np.bincount(first2, weights=c2, minlength=size)
    before2 = np.zeros(len(k2))
    followed, contexts2 = np.unique(k3 & (2 ** (2 * BITS) - 1), return_counts=True)
    before2[np.searchsorted(k2, followed)] = contexts2
    spread = np.maximum(before2 - DISCOUNT, 0) / np.maximum(np.bincount(first2, weights=before2, minlength=size), 1)[first2]
    own2 = (1 - SPREAD) * np.maximum(c2 - DISCOUNT, 0) / n1[first2] + SPREAD * spread
    p2 = (1 - SHORTER) * (n1 / (n1 + RARE))[first2] * own2
    # Which bigrams stay, by what they add to the unigram with all of them in.
    weight1 = 1 - np.bincount(first2, weights=p2, minlength=size)
    full2 = p2 + weight1[first2] * p1[last2]
    backed = np.clip(weight1, 1e-3, 1)[first2] * p1[last2]
    keep2 = best(c2 * np.log(full2 / backed), bigrams)
    weight1 = np.clip(1 - np.bincount(first2[keep2], weights=p2[keep2], minlength=size), 1e-4, 1)
    k2, first2, last2 = k2[keep2], first2[keep2], last2[keep2]
    p2 = p2[keep2] + weight1[first2] * p1[last2]

    def pair(keys: Array) -> Array:
        place = np.minimum(np.searchsorted(k2, keys), len(k2) - 1)
        told: Array = np.where(k2[place] == keys, p2[place], weight1[keys >> BITS] * p1[keys & (2**BITS - 1)])
        return told

    contexts, inverse = np.unique(k3 >> BITS, return_inverse=True)
    n2 = np.bincount(inverse, weights=c3)
    p3 = (1 - SHORTER) * (n2 / (n2 + RARE))[inverse] * np.maximum(c3 - DISCOUNT, 0) / n2[inverse]
    lower = pair(k3 & (2 ** (2 * BITS) - 1))
    weight2 = np.clip(1 - np.bincount(inverse, weights=p3), 1e-3, 1)
    gain = c3 * np.log((p3 + weight2[inverse] * lower) / (weight2[inverse] * lower))
    keep3 = best(gain, trigrams)
    weight2 = np.clip(1 - np.bincount(inverse[keep3], weights=p3[keep3], minlength=len(contexts)), 1e-4, 1)
    used = np.bincount(inverse[keep3], minlength=len(contexts)) > 0
    full3 = p3[keep3] + weight2[inverse[keep3]] * lower[keep3]
    return {
        "unigram": np.log(p1),
        "word_weight": np.log(weight1),
        "bigram": k2,
        "bigram_p": np.log(p2),
        "context": contexts[used],
        "context_weight": np.log(weight2[used]),
        "trigram": k3[keep3],
        "trigram_p": np.log(full3),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--plans", type=Path)
    parser.add_argument("--bigrams", type=int, default=270_000)
    parser.add_argument("--trigrams", type=int, default=1_030_000)
    options = parser.parse_args()
    start = time.process_time()
    words, text = count(options.corpus)
    counts = np.bincount(text, minlength=len(words.number))
    if options.plans:
        text = np.concatenate([text, *[read_plans(words, options.plans)] * PLAN_WEIGHT])
        counts = np.append(counts, np.zeros(len(words.number) - len(counts)))
    known, acronyms, new = choose(words, counts)
    print(f"counted in {time.process_time() - start:.0f} s; {len(known)} words, {len(acronyms)} acronyms", flush=True)
    arrays = model(new[text], len(SPECIAL) + len(known), options.bigrams, options.trigrams)
    named: dict[str, Any] = {**arrays, "words": np.array(known), "acronyms": np.array(acronyms)}
    np.savez(options.out, **named)
    print(f"{options.out} after {time.process_time() - start:.0f} s")


if __name__ == "__main__":
    main()
