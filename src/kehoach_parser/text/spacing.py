"""Blanks inside words, at letters with marks: "hà nh chí nh", "ĐIỀ U KHO ẢN". Closed where the pieces are no words.

PDF makers that print a letter with its mark from another font leave such blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from kehoach_parser.text.syllables import canonical, is_syllable, syllables

_WORD = re.compile(r"[^\W\d_]+")
_PUNCTUATION = ".,;:!?()[]{}\"'“”‘’«»…-–+*/"
# A blank between two letters, one of them with a mark.
_CUT = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])(?:(?<=[^\x00-\x7f] )|(?=[^\x00-\x7f]))")
# Something was left out behind: "cá nh..." is no cut word.
_LEFT_OUT = ("..", "…")
_VOWELS = frozenset("aeiouy")
# No syllable is longer ("nghiêng").
_LONGEST = 7
_MOST_PIECES = 4
# So many cuts make a text one whose blanks cannot be trusted; below, only those are closed that cannot be anything else.
# Of 60,000 paragraphs of statutes, crawled and scanned, 14 have any; all but OCR's litter were cut words.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a document's blanks are: loose finds the pieces in it that are no words (None: no blank is wrong); cut: so many
    blanks are wrong that none can be trusted."""

    loose: re.Pattern[str] | None = None
    cut: bool = False

    @staticmethod
    def of(texts: Sequence[str]) -> Spacing:
        """Looks at all lines; costs a few milliseconds."""
        tokens = " ".join(texts).lower().split()
        # Codes ("12/KH-UBND") are one token, and no letters alone.
        bare = {token: token.strip(_PUNCTUATION) for token in set(tokens) - syllables()}
        words = {word for word in bare.values() if word.isalpha()} - syllables()
        loose = {word for word in words if len(word) > 1 and _is_loose(word)}
        # Names from other languages ("Đắk", "Pơ") are no syllables either: does any make one with its neighbour?
        if not loose or not _make_words(tokens, {token for token, word in bare.items() if word in loose}):
            return Spacing()
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(loose))})\b", re.IGNORECASE)
        found = sum(len(_joins(text, sure=True)) for text in texts if pattern.search(text))
        return Spacing(pattern, cut=found >= _FEWEST) if found else Spacing()

    def closed(self, text: str) -> str:
        """The text with the blanks inside its words taken out."""
        if self.loose is None or not (_CUT if self.cut else self.loose).search(text):
            return text
        for place in reversed(_joins(text, sure=not self.cut)):
            text = text[:place] + text[place + 1 :]
        return text


def _make_words(tokens: Sequence[str], loose: AbstractSet[str]) -> bool:
    """Does a loose piece make a word together with the tokens beside it?"""
    places = [index for index, token in enumerate(tokens) if token in loose]
    return any(_joins(" ".join(tokens[max(0, index - _MOST_PIECES) : index + _MOST_PIECES + 1]), sure=True) for index in places)


def _is_loose(word: str) -> bool:
    low = word.lower()
    if word.isascii():
        return low in _rows("consonants")
    # Acronyms ("HĐND") have no vowel.
    return low not in syllables() and not _VOWELS.isdisjoint(_bare(low)) and not is_syllable(low)


def _joins(text: str, *, sure: bool) -> list[int]:
    """The places of the blanks to take out, in order."""
    words = list(_WORD.finditer(text))
    found: list[int] = []
    index = 0
    while index < len(words):
        taken = next((n for n in range(2, _MOST_PIECES + 1) if _is_one(text, words[index : index + n], n, sure=sure)), 0)
        # "luậ t", "hiệ p": more pieces count where the next one is no word either.
        while taken and _is_one(text, words[index : index + taken + 1], taken + 1, sure=sure) and not _stands(words[index + taken].group()):
            taken += 1
        if taken:
            found.extend(match.end() for match in words[index : index + taken - 1])
        index += max(taken, 1)
    return found


def _is_one(text: str, pieces: Sequence[re.Match[str]], count: int, *, sure: bool) -> bool:
    """Are these pieces one word?"""
    if len(pieces) != count or any(text[a.end() : b.start()] != " " for a, b in pairwise(pieces)):
        return False
    words = [piece.group() for piece in pieces]
    joined = "".join(words)
    if len(joined) > _LONGEST or not _one_case(joined) or not all(a[-1] > "\x7f" or b[0] > "\x7f" for a, b in pairwise(words)):
        return False
    if not is_syllable(joined):
        return False
    loose = [word for word in words if not _stands(word)]
    if sure:
        # A single letter may be a list's mark, a variable or a Roman number, a vowel with a mark a rare word.
        end = pieces[-1].end()
        return any(len(word) > 1 and _is_loose(word) for word in loose) and not text.startswith(_LEFT_OUT, end)
    # "điểm b ở": a letter before a word is a mark.
    return bool(loose) and not (len(words[0]) == 1 and words[0].isascii() and loose == words[:1])


def _one_case(joined: str) -> bool:
    return joined.islower() or joined.isupper() or (joined[0].isupper() and joined[1:].islower())


def _stands(word: str) -> bool:
    """Can the word stand alone?"""
    if word == "I":
        return True
    low = canonical(word.lower())
    return is_syllable(low) and (_bare(low[0]) not in _VOWELS or low in _rows("free"))


def _bare(word: str) -> str:
    """The word without its marks, in small ASCII letters; "đ" stays as it is."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


@lru_cache(maxsize=2)
def _rows(name: str) -> frozenset[str]:
    lines: Iterable[str] = files("kehoach_parser").joinpath("data", "spacing.txt").read_text("utf-8").splitlines()
    return frozenset(canonical(word) for line in lines if line.startswith(name + " ") for word in line.split()[1:])
