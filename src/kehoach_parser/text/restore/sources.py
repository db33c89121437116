"""Where the readings of a word come from: candidates for small letters and for capitals, for halves of words that ran
together, for words that were torn in two; all looked up together beforehand."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from kehoach_parser.text.restore import printed
from kehoach_parser.text.restore.candidates import Bare, Candidates, Choices
from kehoach_parser.text.restore.channel import Channel
from kehoach_parser.text.restore.language import UNKNOWN, Language
from kehoach_parser.text.restore.pieces import pieces

# What it costs that a word is none of the language: for a capitalised word (a name), for another, and for each sign.
_NAME, _STRANGER, _EACH_SIGN = -6.0, -12.0, -1.6
# What it costs that it is a short form ("th", "kg"), which is none of the candidates.
_SHORT_FORM = -3.0
# What it costs that a blank was lost, or read where none is.
_RUN_TOGETHER, _TORN = -7.0, -7.0
# Words this long, or this unlike any syllable for each sign, may be two run together; of two words side by side that
# are one, one at least is so unlike any syllable.
_LONG, _UNLIKE, _UNLIKE_PART = 8, -2.2, -1.2
_SHORTEST_PAIR, _LONGEST_WHOLE, _LONGEST_PART = 4, 8, 3


@dataclass(frozen=True, slots=True)
class Halves:
    """Two words that one may be."""

    left: Choices
    right: Choices


class Sources:
    """The readings of words under one kind of damage, remembered. bare: marks were taken off, nothing else."""

    def __init__(self, language: Language, *, bare: bool) -> None:
        self._language = language
        self._bare = bare
        self._known: dict[str, Choices] = {}
        self._small: Candidates | Bare
        self._capital: Candidates | Bare
        if bare:
            self._small = self._capital = Bare(language)
        else:
            small = Channel(language.channel["small"])
            self._small = Candidates(language, small)
            self._capital = Candidates(language, Channel(language.channel["capital"], small))

    def prepare(self, lines: Iterable[str]) -> None:
        """Looks up all readings of the words of the lines."""
        words: dict[str, None] = {}
        pairs: dict[tuple[str, str], None] = {}
        for line in lines:
            cut = list(pieces(line))
            words |= {piece.text: None for piece in cut if piece.kind == "word"}
            for first, gap, second in zip(cut, cut[1:], cut[2:], strict=False):
                if first.kind == second.kind == "word" and gap.text == " ":
                    pairs[first.text, second.text] = None
        self._look_up(words)
        if not self._bare:
            halves = (half for word in words for cut in self._cuts(word) for half in (word[:cut], word[cut:]))
            wholes = (first + second for first, second in pairs if self._may_be_one(first, second))
            self._look_up(itertools.chain(halves, wholes))

    def _look_up(self, words: Iterable[str]) -> None:
        groups: dict[bool, dict[str, None]] = {False: {}, True: {}}
        for word in words:
            groups[printed.is_capitals(word)][word] = None
        self._small.prepare(groups[False])
        self._capital.prepare(groups[True])

    def candidates(self, word: str) -> Choices:
        """The syllables that the word could be."""
        return (self._capital if printed.is_capitals(word) else self._small).of(word)

    def choices(self, word: str) -> Choices:
        """The candidates of a word, and the word itself as a short form or a stranger to the language."""
        known = self._known.get(word)
        if known is None:
            found, low = self.candidates(word), word.lower()
            number = self._language.number.get(low, UNKNOWN) if low not in found.words else UNKNOWN
            stranger = (_NAME if word[:1].isupper() else _STRANGER) + _EACH_SIGN * len(word)
            scores = np.append(found.scores, np.float32(stranger if number == UNKNOWN else _SHORT_FORM)).astype(np.float32)
            known = self._known[word] = Choices(np.append(found.numbers, number), scores, (*found.words, low))
        return known

    def behind(self, raw: str, word: str) -> float:
        """How far (nats) the word is behind the likeliest reading of raw; infinite where it is none of its readings."""
        found = self.candidates(raw)
        return float(found.scores.max() - found.scores[found.words.index(word)]) if word in found.words else float("inf")

    def halves(self, word: str) -> Iterator[Halves]:
        """The pairs of words that the word may be, run together."""
        for cut in self._cuts(word):
            left, right = self.candidates(word[:cut]), self.candidates(word[cut:])
            if len(left.numbers) and len(right.numbers):
                yield Halves(left, Choices(right.numbers, right.scores + np.float32(_RUN_TOGETHER), right.words))

    def whole(self, first: str, second: str) -> Choices | None:
        """The readings of two words as one that was torn, None where they are two."""
        if self._bare or not self._may_be_one(first, second):
            return None
        found = self.candidates(first + second)
        return Choices(found.numbers, found.scores + np.float32(_TORN), found.words) if len(found.numbers) else None

    def _cuts(self, word: str) -> range:
        if self._bare or len(word) < _SHORTEST_PAIR or (len(word) < _LONG and not self._unlike(word, _UNLIKE)):
            return range(0)
        return range(1, len(word))

    def _may_be_one(self, first: str, second: str) -> bool:
        if len(first) + len(second) > _LONGEST_WHOLE or min(len(first), len(second)) > _LONGEST_PART:
            return False
        return self._unlike(first, _UNLIKE_PART) or self._unlike(second, _UNLIKE_PART)

    def _unlike(self, word: str, limit: float) -> bool:
        scores = self.candidates(word).scores
        return not len(scores) or float(scores.max()) < limit * len(word)
