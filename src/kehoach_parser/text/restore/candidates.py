"""Which syllables could a word of bad text be? All words of the language in a trie, walked level by level with numpy.

Many words are walked at once, each with its own row of edit costs for every node of the trie that is still in the race:
eight pages of fresh words take a few tenths of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kehoach_parser.text.restore.channel import VOWELS, Channel, skeleton
from kehoach_parser.text.restore.language import SPECIAL, Floats, Ints, Language

Array = NDArray[Any]

# How many candidates are kept for a word, and how far behind the best (nats; 8 candidates lose 0.7 points, 24 0.05).
MOST, MOST_SHORT, WINDOW = 40, 60, 14.0
# Words of one or two signs have lost more than others.
_SHORT = 2
# What a word's frequency counts against its likeness when candidates are ranked.
_FREQUENCY = 0.6
# A node of the trie is given up this far behind the best of its level; a sign still to be read costs about this much.
_MARGIN, _AHEAD = 10.0, 0.5
LONGEST_WORD, LONGEST_READ = 9, 14
# Words of one length are walked together, so many at a time.
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Choices:
    """Candidates for a word, the likeliest first: their numbers in the language, log-probabilities of the channel, texts."""

    numbers: Ints
    scores: Floats
    words: tuple[str, ...]


NOTHING = Choices(np.zeros(0, np.int64), np.zeros(0, np.float32), ())


@dataclass(frozen=True, slots=True)
class _Trie:
    """Nodes in the order of their levels; the root is 0. pair: number of (letter before, letter) in pairs, or -1."""

    letters: tuple[str, ...]
    pairs: tuple[str, ...]
    letter: Array
    pair: Array
    word: Array
    best: Array
    first_child: Array
    children: Array


def _build(language: Language, pairs: Iterable[str]) -> _Trie:
    known = {pair: index for index, pair in enumerate(sorted(pairs))}
    words = {
        word: index
        for index, word in enumerate(language.words)
        # "ph", "kg": no misread word is taken for such a short form.
        if index >= len(SPECIAL) and len(word) <= LONGEST_WORD and (len(word) == 1 or not VOWELS.isdisjoint(skeleton(word)))
    }
    letters = tuple(sorted({char for word in words for char in word}))
    place = {char: index for index, char in enumerate(letters)}
    prefixes = sorted({word[:end] for word in words for end in range(1, len(word) + 1)}, key=lambda prefix: (len(prefix), prefix))
    node = {prefix: index for index, prefix in enumerate(["", *prefixes])}
    size = len(node)
    letter, pair, word_at = np.zeros(size, np.int64), np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    best = np.full(size, -np.inf, np.float32)
    first_child, children = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for prefix, index in node.items():
        if prefix:
            letter[index] = place[prefix[-1]]
            pair[index] = known.get(prefix[-2:], -1)
            parent = node[prefix[:-1]]
            first_child[parent] = first_child[parent] or index
            children[parent] += 1
    for word, number in words.items():
        word_at[node[word]] = number
        for end in range(len(word) + 1):
            at = node[word[:end]]
            best[at] = max(best[at], language.unigram[number])
    return _Trie(letters, tuple(known), letter, pair, word_at, best, first_child, children)


class Candidates:
    """Candidates of words under one channel, remembered."""

    def __init__(self, language: Language, channel: Channel) -> None:
        self._language = language
        self._channel = channel
        self._known: dict[str, Choices] = {}
        self._trie = _build(language, channel.pairs)
        trie = self._trie
        self._skip = np.array([channel.cost(letter, "") for letter in trie.letters], np.float32)
        self._columns: dict[str, Array] = {}
        self._pair_columns: dict[str, Array] = {}

    def of(self, word: str) -> Choices:
        """The candidates of one word; prepare() first where there are many."""
        if word not in self._known:
            self.prepare([word])
        return self._known[word]

    def prepare(self, words: Iterable[str]) -> None:
        """Finds the candidates of all words that are not known yet."""
        by_length: dict[int, list[str]] = {}
        for word in {word: None for word in words if word not in self._known}:
            if 0 < len(word) <= LONGEST_READ:
                by_length.setdefault(len(word), []).append(word)
            else:
                self._known[word] = NOTHING
        for group in by_length.values():
            for start in range(0, len(group), _BATCH):
                self._walk(group[start : start + _BATCH])

    def _column(self, read: str) -> Array:
        """Costs of every letter of the trie for one or two signs."""
        found = self._columns.get(read)
        if found is None:
            cost = self._channel.cost
            found = self._columns[read] = np.array([cost(letter, read) for letter in self._trie.letters], np.float32)
        return found

    def _pair_column(self, read: str) -> Array:
        found = self._pair_columns.get(read)
        if found is None:
            cost = self._channel.cost
            found = self._pair_columns[read] = np.array([cost(pair, read) for pair in self._trie.pairs], np.float32)
        return found

    def _walk(self, words: Sequence[str]) -> None:
        """All words have one length. A row holds, for a word and a node, the cost of reading the node's letters as the
        word's first 0 .. length signs."""
        trie, length = self._trie, len(words[0])
        ones = np.array([[self._column(char) for char in word] for word in words])
        twos = np.array([[self._column(word[i : i + 2]) for i in range(length - 1)] for word in words])
        melted = np.array([[self._pair_column(char) for char in word] for word in words])
        extra = np.array([[self._channel.cost("", char) for char in word] for word in words], np.float32)
        owner = np.arange(len(words))
        node = np.zeros(len(words), np.int64)
        row = np.concatenate([np.zeros((len(words), 1), np.float32), np.cumsum(extra, axis=1)], axis=1)
        above = np.full_like(row, np.inf)
        left = (_AHEAD * np.arange(length, -1, -1)).astype(np.float32)
        found: list[tuple[Array, Array, Array]] = []
        while len(node):
            counts = trie.children[node]
            parent = np.repeat(np.arange(len(node)), counts)
            offset = np.arange(len(parent)) - np.repeat(np.cumsum(counts) - counts, counts)
            child = trie.first_child[node][parent] + offset
            if not len(child):
                break
            who, letter = owner[parent], trie.letter[child]
            before, grand = row[parent], above[parent]
            new = before + self._skip[letter][:, None]
            for j in range(1, length + 1):
                np.minimum(new[:, j], before[:, j - 1] + ones[who, j - 1, letter], out=new[:, j])
                if j > 1:
                    np.minimum(new[:, j], before[:, j - 2] + twos[who, j - 2, letter], out=new[:, j])
            paired = np.flatnonzero(trie.pair[child] >= 0)
            if len(paired):
                number = trie.pair[child[paired]]
                for j in range(1, length + 1):
                    ways = grand[paired, j - 1] + melted[who[paired], j - 1, number]
                    new[paired, j] = np.minimum(new[paired, j], ways)
            for j in range(1, length + 1):
                np.minimum(new[:, j], new[:, j - 1] + extra[who, j - 1], out=new[:, j])
            hope = (new + left).min(axis=1) - _FREQUENCY * trie.best[child]
            starts = np.flatnonzero(np.diff(who, prepend=-1))
            best = np.full(len(words), np.inf, np.float32)
            best[who[starts]] = np.minimum.reduceat(hope, starts)
            keep = hope <= best[who] + _MARGIN
            owner, node, above, row = who[keep], child[keep], before[keep], new[keep]
            ends = np.flatnonzero(trie.word[node] >= 0)
            found.append((owner[ends], trie.word[node[ends]], -row[ends, length]))
        owners, numbers, scores = (np.concatenate(part) for part in zip(*found, strict=True))
        self._keep(words, owners, numbers, scores)

    def _keep(self, words: Sequence[str], owners: Array, numbers: Array, scores: Array) -> None:
        """The best candidates of each word."""
        totals = scores + _FREQUENCY * self._language.unigram[numbers]
        order = np.lexsort((-totals, owners))
        owners, numbers, scores = owners[order], numbers[order], scores[order]
        bounds = np.searchsorted(owners, np.arange(len(words) + 1))
        names = self._language.words
        most = MOST_SHORT if len(words[0]) <= _SHORT else MOST
        for index, word in enumerate(words):
            part = slice(bounds[index], min(bounds[index + 1], bounds[index] + most))
            mine, own = numbers[part], scores[part]
            if len(own):
                near = own > own.max() - WINDOW
                mine, own = mine[near], own[near]
            self._known[word] = Choices(mine, own.astype(np.float32), tuple(names[number] for number in mine))


class Bare:
    """Candidates of words whose marks alone were taken off: all words with the same letters."""

    def __init__(self, language: Language) -> None:
        by_letters: dict[str, list[int]] = {}
        for number, word in enumerate(language.words):
            if number >= len(SPECIAL):
                by_letters.setdefault(skeleton(word), []).append(number)
        self._found = {
            letters: Choices(np.array(numbers), np.zeros(len(numbers), np.float32), tuple(language.words[n] for n in numbers))
            for letters, numbers in by_letters.items()
        }

    def of(self, word: str) -> Choices:
        """The candidates of one word."""
        return self._found.get(skeleton(word), NOTHING)

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to prepare."""
