"""A vowel that a damaged font lost, a blank in its place: "c ng chức" for "công chức", "ph ng họp" for "phòng họp".

The language model tells whether a letter is missing and which, and it is asked only where pieces stand that are no words.
Once it has surely filled a place between two pieces, it is known which letters the font lost: with these alone it looks at
the other places, and at single pieces too ("v tuyến", "ng bà").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kehoach_parser.text.quality import kind_of
from kehoach_parser.text.syllables import is_syllable, vowels

if TYPE_CHECKING:
    from kehoach_parser.text.restore.language import Language
    from kehoach_parser.text.restore.pieces import Piece

class _Limits(NamedTuple):
    """Nats that the best word must win by: against the pieces beyond its price, against the next best word."""

    gain: float
    margin: float


_OPENS, _CLOSES = "[bcdđghklmnpqrstvx]{1,3}", "(?:n[gh]?|[mi])"
_BETWEEN = re.compile(rf"(?<!\S)[(“\"]?{_OPENS}u? {_CLOSES}(?![^\W_])", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<!\S){_OPENS}(?=\s)", re.IGNORECASE)
# Nats that a filled place must win by: a word less is likelier by itself.
_ONE_WORD_LESS, _AS_MANY = 3.0, 1.0
# What tells that a letter is lost, and what fills a place where it is known which letters are. Each of 78 letters taken out
# of three plans in turn: 1,203 lines wholly right, 1,516 in part, 3 with a wrong word.
_TELLING = _Limits(6.0, 3.0)
_TOLD = _Limits(0.0, 2.0)
# One font of several may have lost a letter: told in so many places it is, though it stands elsewhere; else it stands there
# so many times at most for each place that it was told in.
_OFTEN, _ELSEWHERE = 4, 4
# A word that the model does not know.
_STRANGER = -9.0


def fill(lines: Iterable[str]) -> dict[str, str]:
    """Lines that have lost letters -> the lines with them. Loads the model only where there is something to look at."""
    texts = list(dict.fromkeys(lines))
    if not any(_BETWEEN.search(text) for text in texts) or kind_of("\n".join(texts)) not in ("clean", "short"):
        return {}
    filler = _Filler()
    filler.filled_lines({text: text for text in texts if _BETWEEN.search(text)}, vowels(), _TELLING, between=True)
    lost = _lost(Counter(filler.letters), "".join(texts).lower())
    if not lost:
        return {}
    filled = filler.filled_lines({text: text for text in texts}, lost, _TOLD, between=True)
    filled = filler.filled_lines(filled, lost, _TOLD, between=False)
    return {text: new for text, new in filled.items() if new != text}


def _lost(told: Counter[str], text: str) -> list[str]:
    """The letters that are lost: the one told most often, and those that hardly stand anywhere else."""
    times = max(told.values(), default=0)
    first = [letter for letter, count in told.items() if count == times >= _OFTEN]
    return [letter for letter, count in told.items() if first == [letter] or text.count(letter) <= _ELSEWHERE * count]


@dataclass(frozen=True, slots=True)
class _Try:
    """Pieces [start:end] of a line as one word with this letter; price: what it must win by."""

    start: int
    end: int
    word: str
    letter: str
    price: float


class _Filler:
    """Asks the language model. letters: those that it has filled in."""

    def __init__(self) -> None:
        from kehoach_parser.text.restore.language import language  # noqa: PLC0415 - clean text never needs it

        self._language: Language = language()
        self.letters: list[str] = []

    def filled_lines(self, texts: Mapping[str, str], letters: Sequence[str], limits: _Limits, *, between: bool) -> dict[str, str]:
        """Line -> line with its lost letters, of what it was before; between: those between two pieces alone."""
        looked = _BETWEEN if between else _SINGLE
        return {
            line: self._filled(text, letters, limits, between=between) if looked.search(text) else text for line, text in texts.items()
        }

    def _filled(self, text: str, letters: Sequence[str], limits: _Limits, *, between: bool) -> str:
        from kehoach_parser.text.restore.pieces import Piece, pieces  # noqa: PLC0415

        cut = list(pieces(text))
        index = 0
        while index < len(cut):
            taken = self._surest(cut, (_between if between else _single)(cut, index, letters), limits)
            if taken is not None:
                cut[taken.start : taken.end] = [Piece("word", taken.word)]
                self.letters.append(taken.letter)
            index += 1
        return "".join(piece.text for piece in cut)

    def _surest(self, cut: list[Piece], tries: Iterable[_Try], limits: _Limits) -> _Try | None:
        """The word that wins against the pieces and against each other word; None where none does, or two are near."""
        known = [one for one in tries if one.word.lower() in self._language.number]
        ranked = sorted(((self._gain(cut, one), one) for one in known), key=lambda pair: pair[0], reverse=True)
        if not ranked or ranked[0][0] <= limits.gain or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < limits.margin):
            return None
        return ranked[0][1]

    def _gain(self, cut: list[Piece], one: _Try) -> float:
        """By how much (nats) the line is likelier with the word, less its price."""
        before = [*self._numbers(cut[: one.start])][-2:]
        behind = [*self._numbers(cut[one.end :])][:2]
        parts = [*self._numbers(cut[one.start : one.end])]
        whole = self._language.number.get(one.word.lower())
        if whole is None:
            return -one.price
        return self._score(before, [whole, *behind]) - self._score(before, [*parts, *behind]) - one.price

    def _score(self, before: list[int], words: list[int]) -> float:
        import numpy as np  # noqa: PLC0415

        from kehoach_parser.text.restore.language import START, UNKNOWN  # noqa: PLC0415

        row = np.array([START, START, *before, *words])
        told = self._language.each(row[:-2], row[1:-1], row[2:])[len(before) :]
        told[row[2 + len(before) :] == UNKNOWN] = _STRANGER
        return float(told.sum())

    def _numbers(self, cut: Iterable[Piece]) -> Iterator[int]:
        from kehoach_parser.text.restore.language import NUMBER, STOP, UNKNOWN  # noqa: PLC0415

        for piece in cut:
            if piece.kind == "word":
                yield self._language.number.get(piece.text.lower(), UNKNOWN)
            elif piece.kind != "other":
                yield STOP if piece.kind == "stop" else NUMBER


def _between(cut: list[Piece], index: int, letters: Sequence[str]) -> Iterator[_Try]:
    """Two pieces and the letter in place of the blank: "c ng", "nu i"."""
    if [piece.kind for piece in cut[index : index + 3]] != ["word", "other", "word"] or cut[index + 1].text != " ":
        return
    first, second = cut[index].text, cut[index + 2].text
    if re.fullmatch(f"{_OPENS}u?", first, re.IGNORECASE) and re.fullmatch(_CLOSES, second, re.IGNORECASE):
        for letter in letters:
            word = first + _cased(letter, first + second) + second
            if is_syllable(word):
                yield _Try(index, index + 3, word, letter, _ONE_WORD_LESS)


def _single(cut: list[Piece], index: int, letters: Sequence[str]) -> Iterator[_Try]:
    """One piece and the letter behind or before it: "v tuyến", "ng bà"; a mark before a stop or a bracket is none."""
    text = cut[index].text
    following = cut[index + 1].text if index + 1 < len(cut) else ""
    if cut[index].kind != "word" or not following.isspace() or not re.fullmatch(_OPENS, text, re.IGNORECASE):
        return
    rest = cut[index + 2].text if index + 2 < len(cut) and cut[index + 2].kind == "word" else ""
    for letter in letters:
        # "Đ thị": a capital that opens a word is told from one among capitals by the word behind it.
        lost = _cased(letter, text + rest)
        for word in (text + lost, lost + text):
            if is_syllable(word):
                yield _Try(index, index + 1, word, letter, _AS_MANY)
        # "ngh ệp": the letter was not the only vowel.
        if following == " " and is_syllable(word := text + lost + rest):
            yield _Try(index, index + 3, word, letter, _ONE_WORD_LESS)


def _cased(letter: str, beside: str) -> str:
    return letter.upper() if beside.isupper() else letter
