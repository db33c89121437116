"""A line cut into what may be restored (words) and what never is (numbers, codes, punctuation, blanks).

The same cutting serves the training of the language model, so that both count the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kehoach_parser.text.fold import CAPITALS

Kind: TypeAlias = Literal["word", "number", "code", "stop", "other"]

_BLANKS = re.compile(r"(\s+)")
_EDGES = re.compile(r"""^([(“"‘«\[\-–—+*~•_]*)(.*?)([.,;:!?…)”"»\]]*)$""", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
# Signs that Western OCR puts for letters with marks ("tr&", "ty ¢", "hi€u").
_LETTER_LIKE = re.compile("[&¢€£¥§]")
# "120/KH-UBND", "677/Qb-UBND", "13/2018/QĐ-", "03KH-UBND"; and without a number "QĐ-UBND"; "12.3.NĐ.4", "b.3".
_CODE = re.compile(
    rf"^\d[\d/.]*/?[{CAPITALS}]{{2,}}[\w&-]*$"
    rf"|^\d[\d/.]*/[{CAPITALS}][\w&]*-[\w&-]*$"
    rf"|^[{CAPITALS}]{{2,}}b?(-[{CAPITALS}&]{{2,}})+\d*$"
    rf"|^\d+(?:\.\d+)*\.[{CAPITALS}]{{2,}}(?:\.\d+)+$"
    r"|^[^\W\d_](?:\.\d+)+$"
)
# A stop run into a sentence before and behind it ("này.Điều") is a joint too.
_JOINTS = re.compile(r"([-–—/]|(?<=[^\W\d_A-ZĐ]{2})\.(?=[A-ZĐ][^\W\d_A-ZĐ]))")
# A number run into the word behind it: "2.5.Chi", "100%ké", "2021va".
_RUN_IN = re.compile(r"^(\d+(?:[./]\d+)*[.%)]|\d{2,}(?:[./]\d+)+|\d{3,})([^\W\d_]{2}.*)$")
_STOPS = frozenset(".;:!?…")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line. kind "stop": punctuation that ends a clause; "other": blanks and all other signs."""

    kind: Kind
    text: str


def pieces(line: str) -> Iterator[Piece]:
    """The line cut up; the texts joined are the line."""
    for part in _BLANKS.split(line):
        if not part:
            continue
        if part.isspace():
            yield Piece("other", part)
        else:
            yield from chunk(part)


@lru_cache(maxsize=1 << 16)
def chunk(text: str) -> tuple[Piece, ...]:
    """What stands between two blanks, cut up."""
    match = _EDGES.match(text)
    before, core, after = match.groups() if match else ("", text, "")
    return (*_signs(before), *_core(core), *_signs(after))


def _signs(text: str) -> tuple[Piece, ...]:
    if not text:
        return ()
    return (Piece("stop" if _STOPS.intersection(text) else "other", text),)


def _core(text: str) -> Iterator[Piece]:
    if not text:
        return
    if not _LETTER.search(text) and not _LETTER_LIKE.search(text):
        yield Piece("number" if text[0].isdigit() else "other", text)
    elif _CODE.match(text):
        yield Piece("code", text)
    elif run_in := _RUN_IN.match(text):
        yield Piece("number", run_in.group(1))
        yield from _core(run_in.group(2))
    else:
        for part in _JOINTS.split(text):
            if not part:
                continue
            if _LETTER.search(part) or _LETTER_LIKE.search(part):
                yield Piece("word", part)
            else:
                yield Piece("stop" if part == "." else "number" if part[0].isdigit() else "other", part)
