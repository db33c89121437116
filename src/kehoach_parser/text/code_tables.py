"""The tables of the encodings before Unicode, and text in one of them made Unicode; which one a text is in, others tell.

Such text is at hand as the characters that Windows-1252 or Latin-1 has for its bytes: "Céng hßa" (TCVN3), "Coäng hoøa"
(VNI), "Cöång hoâa" (BK HCM2), "Cµng hòa" (VISCII); or as ASCII, "Co^.ng ho`a" (VIQR).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["tcvn3", "vni", "viscii", "vps", "bkhcm2", "viqr"]
# Those told by letters alone, the commonest first: what two of them explain equally well is in the first.
KINDS: tuple[Kind, ...] = ("tcvn3", "vni", "viscii", "vps", "bkhcm2", "viqr")

# Codes of controls stand as U+F000 + code, as Word stores the codes of symbol fonts.
PRIVATE = 0xF000
_SYMBOL_OF = {byte: bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0xA0)}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Table:
    """An encoding: what its codes print, a pattern of them, and one of the words that are written in it."""

    letters: dict[str, str]
    code: re.Pattern[str]
    word: re.Pattern[str]

    def convert(self, text: str, filler: str = "") -> str:
        """The text in Unicode. filler: stands where further characters of a code were, to keep the length."""

        def one(match: re.Match[str]) -> str:
            code = match.group()
            if code[-1] == "." and _is_stop(text, match):
                return self.letters.get(code[:-1], code[:-1]) + "."
            return self.letters[code] + filler * (len(code) - 1)

        return self.code.sub(one, text)


def _is_stop(text: str, match: re.Match[str]) -> bool:
    """Is VIQR's dot a full stop: at the end of a line or a sentence, behind the letter of an item?"""
    rest = text[match.end() :]
    alone = len(match.group()) == 2 and not text[: match.start()].strip()[-1:].isalnum()
    return not rest or (not rest[0].isalpha() and (alone or not rest.lstrip() or not rest.lstrip()[0].islower()))


@lru_cache(maxsize=8)
def table(kind: Kind) -> Table:
    """The table of an encoding."""
    letters = _composed(kind) if any(row[0] == f"{kind}-mark" for row in _rows()) else _single(kind)
    if kind == "viqr":
        letters |= {"dd": "đ", "Dd": "Đ", "DD": "Đ", "dD": "đ", **{f"\\{sign}": sign for sign in ".?'`~^(+"}}
    longest = sorted(letters, key=len, reverse=True)
    code = re.compile("|".join(map(re.escape, longest)))
    signs = "".join(sorted({char for letter in letters for char in letter if not char.isascii()}))
    # The marks of VIQR are told from stops and quotes by what follows: a further letter of the word.
    word = r"(?:[A-Za-z][\^(+'`~?.]{0,2}(?![\^(+'`~?.]))*[A-Za-z][\^(+'`~]{0,2}" if kind == "viqr" else f"[A-Za-z{re.escape(signs)}]+"
    return Table(letters, code, re.compile(word))


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    text = files("kehoach_parser").joinpath("data", "legacy.txt").read_text("utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


def _characters(byte: int) -> Iterator[str]:
    """What a code may stand as in a text."""
    if byte < 0x20:
        yield chr(PRIVATE + byte)
        return
    yield chr(byte)
    yield chr(PRIVATE + byte)
    if byte in _SYMBOL_OF:
        yield _SYMBOL_OF[byte]


def _single(kind: Kind) -> dict[str, str]:
    """An encoding of one code for a letter."""
    letters = {char: row[2] for row in _rows() if row[0] == kind for char in _characters(int(row[1], 16))}
    # VISCII's capital at the place of the blank that does not break: a blank in all but its own fonts.
    letters.pop("\u00a0", None)
    return letters


def _composed(kind: Kind) -> dict[str, str]:
    """An encoding whose letters are a base and marks behind it, in either case and either order."""
    letters: dict[str, str] = {}
    for row in _rows():
        if row[0] == f"{kind}-letter":
            small = chr(int(row[1], 16))
            letters |= {small: row[2], small.upper(): row[2].upper()}
    marks = [(chr(int(row[1], 16)), row[2], "".join(chr(int(code, 16)) for code in row[3:])) for row in _rows() if row[0] == f"{kind}-mark"]
    found = dict(letters)
    for mark, bases, combining in marks:
        for base in bases + bases.upper():
            printed = unicodedata.normalize("NFC", letters.get(base, base) + combining)
            shapes = [(mark, printed)]
            if combining not in _TONES:
                tones = [(tone, accent) for tone, _, accent in marks if accent in _TONES and accent]
                toned = [(tone, unicodedata.normalize("NFC", printed + accent)) for tone, accent in tones]
                shapes += [(one, letter) for tone, letter in toned for one in (mark + tone, tone + mark)]
            for shape, letter in shapes:
                if len(letter) == 1:
                    found |= {base + shape: letter, base + shape.upper(): letter}
    return found
