"""What Western OCR makes of Vietnamese letters: learnt costs of reading a piece of a syllable as a piece of text.

A piece is one letter read as one sign, as two, as none; two letters read as one; a sign read where nothing stands.
Counts come with the model (tools/train_restoration/train_channel.py), apart for words in small letters (a first
capital is one of them) and words in capitals. What is true is in lower case, what was read as it stands: "I" is more
often an l than "i" is, and "B" a Đ. A letter backs off to its base letter, everything to a rough guess. Costs are -log p.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

# true piece -> read piece -> how often; "" is nothing.
Counts: TypeAlias = Mapping[str, Mapping[str, int]]

VOWELS = frozenset("aeiouy")
# A rough guess is believed like this many observations, the base letter like this many, small letters for capitals.
_PRIOR, _BASE_PRIOR, _CASE_PRIOR = 3.0, 0.5, 20.0
# The share of the rough guess in every probability (0.03 to 0.2 differ by 0.2 points of syllables at most).
_SMOOTHING = 0.03
_LEAST = 1e-9
# One letter in so many is a capital.
_CAPITAL = 0.06
# A sign of data/look_alikes.txt is about as likely as this.
_ALIKE = 1.5e-2
_BREVES = frozenset("'’‘`~.,^\"”“")


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """Lower case without marks: "Đường" -> "duong"."""
    split = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(char for char in split if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, frozenset[str]]:
    lines = files("kehoach_parser").joinpath("data", "look_alikes.txt").read_text("utf-8").splitlines()
    return {letter: frozenset(signs) for letter, *signs in map(str.split, lines) if letter != "#"}


def guess(true: str, read: str) -> float:
    """The probability of a reading that was never seen."""
    if not true:
        return 5e-4
    if len(true) == 2:
        return 1e-5
    base = skeleton(true)
    if not read:
        return 1e-2 if base in VOWELS else 3e-3
    if len(read) == 2:
        return 4e-4 if skeleton(read[0]) == base and read[1] in _BREVES else 2e-5
    if read in _look_alikes().get(true, ()) or read in _look_alikes().get(base, ()):
        return _ALIKE
    if skeleton(read) == base:
        return _CAPITAL if read.isupper() else 0.9
    return 2e-4


class Channel:
    """Costs from counts. below: the channel that this one backs off to (capitals to small letters)."""

    def __init__(self, counts: Counts, below: Channel | None = None) -> None:
        self._counts = counts
        self._below = below
        self._total = {true: sum(read.values()) for true, read in counts.items()}
        self._base: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for true, reads in counts.items():
            if len(true) == 1:
                for read, times in reads.items():
                    self._base[skeleton(true)][read] += times
        self._base_total = {base: sum(reads.values()) for base, reads in self._base.items()}
        letters = sum(total for true, total in self._total.items() if len(true) == 1)
        # How often something stands for nothing is a matter of all letters; how often two letters melt, of the pair.
        self._total[""] = letters
        for true in counts:
            if len(true) == 2:
                self._total[true] = min(self._total.get(true[0], 0), self._total.get(true[1], 0))
        self._costs: dict[tuple[str, str], float] = {}
        own = frozenset(true for true in counts if len(true) == 2)
        self.pairs: frozenset[str] = own if below is None else own | below.pairs

    def cost(self, true: str, read: str) -> float:
        """-log of the probability that true (0 to 2 letters, lower case) is read as read (0 to 2 signs)."""
        key = (true, read)
        found = self._costs.get(key)
        if found is None:
            found = self._costs[key] = -math.log(max(self._probability(true, read), _LEAST))
        return found

    def _probability(self, true: str, read: str) -> float:
        rough = guess(true, read)
        counts = self._counts.get(true, {})
        total = self._total.get(true, 0)
        if self._below is not None:
            lower = math.exp(-self._below.cost(true, read))
            return (counts.get(read, 0) + _CASE_PRIOR * lower) / (total + _CASE_PRIOR)
        prior = rough
        if len(true) == 1:
            base = skeleton(true)
            prior = (self._base[base].get(read, 0) + _BASE_PRIOR * rough) / (self._base_total.get(base, 0) + _BASE_PRIOR)
        learnt = (counts.get(read, 0) + _PRIOR * prior) / (total + _PRIOR)
        return (1 - _SMOOTHING) * learnt + _SMOOTHING * rough


def align(channel: Channel, true: str, read: str) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest way to read true as read, and its pieces."""
    height, width = len(true), len(read)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(height + 1):
        for j in range(width + 1):
            if i == j == 0:
                continue
            ways = [
                (best[i - up, j - left][0] + channel.cost(true[i - up : i], read[j - left : j]), (i - up, j - left))
                for up, left in ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
                if i >= up and j >= left
            ]
            best[i, j] = min(ways)
    pieces = []
    place = (height, width)
    while place != (0, 0):
        before = best[place][1]
        pieces.append((true[before[0] : place[0]], read[before[1] : place[1]]))
        place = before
    return best[height, width][0], pieces[::-1]
