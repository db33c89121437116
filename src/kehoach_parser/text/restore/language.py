"""The language model: how likely a syllable is after the two before it. Look-ups over sorted integer keys.

The model file (data/restoration.xz, xz-packed) is made by tools/train_restoration. It holds a line of JSON (the words,
the acronyms among them, the learnt channel, lengths) and then these arrays: unigram log-probabilities, back-off weights
of words, bigrams (keys, log-probabilities), contexts of trigrams (keys, back-off weights), trigrams (keys,
log-probabilities). A key is its words' numbers in base 2**16; keys rise, and the differences are stored, one plane of
bytes after the other. A log-probability is a byte: -p * 16.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]

# Numbers of the words that are none; they come first in every model. ACRONYM stands for those that are no words of it.
START, UNKNOWN, NUMBER, STOP, ACRONYM = 0, 1, 2, 3, 4
SPECIAL = ("<s>", "<unk>", "<num>", "<stop>", "<acronym>")
BITS = 16
_STEPS = 16.0
_ARRAYS = ("unigram", "word_weight", "bigram", "bigram_p", "context", "context_weight", "trigram", "trigram_p")
_KEYS = ("bigram", "context", "trigram")


class Language:
    """A trigram model. words: number -> word; number: word -> number; acronyms: words that are printed in capitals."""

    def __init__(self, head: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.words: list[str] = [*SPECIAL, *head["words"]]
        self.number = {word: index for index, word in enumerate(self.words)}
        self.acronyms = frozenset(head["acronyms"])
        self.channel: dict[str, Any] = head["channel"]
        self.unigram = _logs(arrays["unigram"])
        self._word_weight = _logs(arrays["word_weight"])
        self._bigram, self._bigram_p = arrays["bigram"], _logs(arrays["bigram_p"])
        self._context, self._context_weight = arrays["context"], _logs(arrays["context_weight"])
        self._trigram, self._trigram_p = arrays["trigram"], _logs(arrays["trigram_p"])

    def after(self, first: Ints, second: Ints, words: Ints) -> Floats:
        """Log-probabilities of each word (columns) after each pair first, second (rows)."""
        pairs = (second[:, None] << BITS) | words[None, :]
        found = self.pairs(pairs.ravel()).reshape(pairs.shape)
        contexts = (first << BITS) | second
        at = np.minimum(np.searchsorted(self._context, contexts), len(self._context) - 1)
        known = np.flatnonzero(self._context[at] == contexts)
        if len(known):
            keys = (contexts[known][:, None] << BITS) | words[None, :]
            place = np.minimum(np.searchsorted(self._trigram, keys.ravel()), len(self._trigram) - 1)
            hit = (self._trigram[place] == keys.ravel()).reshape(keys.shape)
            backed = found[known] + self._context_weight[at[known]][:, None]
            found[known] = np.where(hit, self._trigram_p[place].reshape(keys.shape), backed)
        return found

    def each(self, first: Ints, second: Ints, word: Ints) -> Floats:
        """Log-probabilities of single words, each after its own pair; arrays of one length."""
        contexts = (first << BITS) | second
        found = self.pairs((second << BITS) | word)
        at = np.minimum(np.searchsorted(self._context, contexts), len(self._context) - 1)
        known = np.flatnonzero(self._context[at] == contexts)
        keys = (contexts[known] << BITS) | word[known]
        place = np.minimum(np.searchsorted(self._trigram, keys), len(self._trigram) - 1)
        backed = found[known] + self._context_weight[at[known]]
        found[known] = np.where(self._trigram[place] == keys, self._trigram_p[place], backed)
        return found

    def pairs(self, keys: Ints) -> Floats:
        """Log-probabilities of bigrams."""
        place = np.minimum(np.searchsorted(self._bigram, keys), len(self._bigram) - 1)
        backed = self._word_weight[keys >> BITS] + self.unigram[keys & (2**BITS - 1)]
        return np.where(self._bigram[place] == keys, self._bigram_p[place], backed)


def _logs(steps: NDArray[Any]) -> Floats:
    return (steps.astype(np.float32)) / np.float32(-_STEPS)


def pack(head: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The model file. Keys as int64, rising; log-probabilities as float."""
    parts: list[bytes] = []
    lengths: list[int] = []
    widths: list[int] = []
    for name in _ARRAYS:
        if name in _KEYS:
            steps: NDArray[Any] = np.diff(arrays[name].astype(np.uint64), prepend=np.uint64(0))
            width = max(1, (int(steps.max()).bit_length() + 7) // 8)
            planes = [((steps >> np.uint64(8 * index)) & np.uint64(255)).astype(np.uint8).tobytes() for index in range(width)]
            parts += planes
        else:
            width = 1
            parts.append(np.clip(np.rint(arrays[name] * -_STEPS), 0, 255).astype(np.uint8).tobytes())
        lengths.append(len(arrays[name]))
        widths.append(width)
    line = json.dumps({**head, "lengths": lengths, "widths": widths}, ensure_ascii=False, separators=(",", ":"))
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 0, "pb": 0, "dict_size": 1 << 25}]
    return lzma.compress(line.encode() + b"\n" + b"".join(parts), format=lzma.FORMAT_XZ, filters=filters)


def unpack(data: bytes) -> Language:
    """The model in the bytes of a model file."""
    plain = lzma.decompress(data)
    end = plain.index(b"\n")
    head = json.loads(plain[:end])
    offset = end + 1
    arrays: dict[str, NDArray[Any]] = {}
    for name, length, width in zip(_ARRAYS, head["lengths"], head["widths"], strict=True):
        planes: Sequence[NDArray[np.uint8]] = [np.frombuffer(plain, np.uint8, length, offset + index * length) for index in range(width)]
        offset += width * length
        if name in _KEYS:
            steps = np.zeros(length, np.int64)
            for index, plane in enumerate(planes):
                # The upper planes are nearly empty.
                places = np.flatnonzero(plane) if index > 1 else slice(None)
                steps[places] += plane[places].astype(np.int64) << (8 * index)
            arrays[name] = np.cumsum(steps)
        else:
            arrays[name] = planes[0]
    return Language(head, arrays)


@lru_cache(maxsize=1)
def language() -> Language:
    """The model of the package, loaded at the first call."""
    return unpack(files("kehoach_parser").joinpath("data", "restoration.xz").read_bytes())
