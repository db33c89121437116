"""A letter that a damaged font lost, a blank in its place: "c ng chức" for "công chức". The letter seen lost is "ô".

The language model tells whether a letter is missing, and it is asked only where pieces stand that are no words. Once it
has filled a place between two pieces, single pieces are looked at too ("v tuyến", "ng bà").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach_parser.text.quality import kind_of
from kehoach_parser.text.syllables import is_syllable

if TYPE_CHECKING:
    from kehoach_parser.text.restore.language import Language
    from kehoach_parser.text.restore.pieces import Piece

_LOST = "ô"
_OPENS, _CLOSES = "[bcdđghklmnpqrstvx]{1,3}", "(?:ng|[nmi])"
_BETWEEN = re.compile(rf"(?<!\S)[(“\"]?{_OPENS}u? {_CLOSES}(?![^\W_])", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<!\S){_OPENS}(?=\s)", re.IGNORECASE)
# Nats that a filled place must win by: a word less is likelier by itself.
_ONE_WORD_LESS, _AS_MANY = 3.0, 1.0
# A word that the model does not know.
_STRANGER = -9.0


def fill(lines: Iterable[str]) -> dict[str, str]:
    """Lines that have lost letters -> the lines with them. Loads the model only where there is something to look at."""
    texts = list(dict.fromkeys(lines))
    if not any(_BETWEEN.search(text) for text in texts) or kind_of("\n".join(texts)) not in ("clean", "short"):
        return {}
    filler = _Filler()
    found = {text: filler.filled(text, between=True) for text in texts if _BETWEEN.search(text)}
    found = {text: new for text, new in found.items() if new != text}
    if not found:
        return {}
    for text in texts:
        now = found.get(text, text)
        new = filler.filled(now, between=False) if _SINGLE.search(now) else now
        if new != text:
            found[text] = new
    return found


@dataclass(frozen=True, slots=True)
class _Try:
    """Pieces [start:end] of a line as one word; price: what it must win by."""

    start: int
    end: int
    word: str
    price: float


class _Filler:
    """Asks the language model."""

    def __init__(self) -> None:
        from kehoach_parser.text.restore.language import language  # noqa: PLC0415 - clean text never needs it

        self._language: Language = language()

    def filled(self, text: str, *, between: bool) -> str:
        """The line with its lost letters; between: those between two pieces alone."""
        from kehoach_parser.text.restore.pieces import Piece, pieces  # noqa: PLC0415

        cut = list(pieces(text))
        index = 0
        while index < len(cut):
            tries = _between(cut, index) if between else _single(cut, index)
            taken = max(tries, key=lambda one: self._gain(cut, one), default=None)
            if taken is not None and self._gain(cut, taken) > 0:
                cut[taken.start : taken.end] = [Piece("word", taken.word)]
            index += 1
        return "".join(piece.text for piece in cut)

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


def _between(cut: list[Piece], index: int) -> Iterator[_Try]:
    """Two pieces and the letter in place of the blank: "c ng", "nu i"."""
    if [piece.kind for piece in cut[index : index + 3]] != ["word", "other", "word"] or cut[index + 1].text != " ":
        return
    first, second = cut[index].text, cut[index + 2].text
    if re.fullmatch(f"{_OPENS}u?", first, re.IGNORECASE) and re.fullmatch(_CLOSES, second, re.IGNORECASE):
        word = first + _lost(first + second) + second
        if is_syllable(word):
            yield _Try(index, index + 3, word, _ONE_WORD_LESS)


def _single(cut: list[Piece], index: int) -> Iterator[_Try]:
    """One piece and the letter behind or before it: "v tuyến", "ng bà"; a mark before a stop or a bracket is none."""
    text = cut[index].text
    following = cut[index + 1].text if index + 1 < len(cut) else ""
    if cut[index].kind != "word" or not following.isspace() or not re.fullmatch(_OPENS, text, re.IGNORECASE):
        return
    for word in (text + _lost(text), _lost(text) + text):
        if is_syllable(word):
            yield _Try(index, index + 1, word, _AS_MANY)


def _lost(beside: str) -> str:
    return _LOST.upper() if beside.isupper() else _LOST
