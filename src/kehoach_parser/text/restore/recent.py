"""What a document says again and again: word pairs and triples of a first reading, for a second one.

Plans repeat their terms; one good print of "hài lòng" helps the bad ones.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kehoach_parser.text.restore.language import BITS, Floats, Ints

# What the document's own pairs and triples count for beside the language model.
_SHARE = 0.3


class Recent:
    """Counts of a document. readings: the numbers of the words of each paragraph, as first read."""

    def __init__(self, readings: Iterable[Ints]) -> None:
        texts = [text for text in readings if len(text)]
        pairs = [(text[:-1] << BITS) | text[1:] for text in texts]
        triples = [(pair[:-1] << BITS) | text[2:] for pair, text in zip(pairs, texts, strict=True)]
        self._one = _counted(texts)
        self._two = _counted(pairs)
        self._three = _counted(triples)

    def blend(self, told: Floats, first: Ints, second: Ints, words: Ints) -> Floats:
        """The language model's log-probabilities of words (columns) after first, second (rows), the document's mixed in.

        One of each count is left out: the reading that is being looked at must not confirm itself.
        """
        pair = (second[:, None] << BITS) | words[None, :]
        triple = (((first << BITS) | second)[:, None] << BITS) | words[None, :]
        seconds = np.maximum(_count(self._one, second), 1)
        context = np.maximum(_count(self._two, (first << BITS) | second), 1)
        by_pair = np.maximum(_count(self._two, pair) - 1, 0) / seconds[:, None]
        by_triple = np.maximum(_count(self._three, triple) - 1, 0) / context[:, None]
        mixed = (1 - _SHARE) * np.exp(told) + _SHARE / 2 * (by_pair + by_triple)
        result: Floats = np.log(mixed).astype(np.float32)
        return result


def _counted(parts: list[Ints]) -> tuple[Ints, Ints]:
    keys, counts = np.unique(np.concatenate([*parts, np.array([-1])]), return_counts=True)
    return keys, counts


def _count(table: tuple[Ints, Ints], keys: Ints) -> Ints:
    known, counts = table
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: Ints = np.where(known[place] == keys, counts[place], 0)
    return found
