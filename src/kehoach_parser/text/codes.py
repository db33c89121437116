"""Codes and numbers that were read wrongly, or not surely: told, and mended where their grammar leaves one reading.

A document's code is a number, perhaps a year, the letters of its kind and those of its body ("63/NQ-CP", "138/2026/TT-BXD"; the
party's: "66-NQ/TW"). The letters of kinds are those of Decree 30/2020/NĐ-CP and of the party. Nothing is invented: a code that
the grammar cannot decide stays as it was read, with a word of doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kehoach_parser.document import Body, Cell, Doubt, Item, Line
from kehoach_parser.vocabulary.loader import meanings

_TOKEN = re.compile(r"\S+")
_EDGES = " .,;:()[]\"'“”‘’"
# No sign of Vietnamese papers; with figures it is an "8" whose middle was read twice.
_SECTION, _EIGHT = "§", "8"
# The letters of a kind in a code: behind number and year, between the party's hyphen and its body, or behind a number's blank.
_KIND = re.compile(r"(?:(?<=\d[/-])|(?<=^/)|(?<=\s/))(?P<kind>[^\W\d_]{1,5})(?=[-/][^\W\d_])")
_DOUBLED = re.compile(r"([ĐÐ])[ĐÐ]")
# The stroke between number and kind was not seen: "14KHPH-HND".
_RUN_ON = re.compile(r"(?P<number>\d{1,5})(?P<kind>[^\W\d_]{2,5})(?=-[^\W\d_])")
_LETTER_READ_TWICE = "Ð"


def doubt_codes(body: Body) -> Body:
    """The body with codes and numbers in doubt told in their lines (Line.doubts), those that can be mended mended.

    On pages that OCR read every word with figures counts that it was not sure of, elsewhere only what no author types.
    """
    pages = frozenset(body.ocr_pages)
    if not pages and not any(_may_hold(line, ocr=False) for line in body.lines):
        return body

    def line(old: Line) -> Line:
        ocr = old.page in pages
        return _told(old, ocr=ocr) if old.role != "furniture" and _may_hold(old, ocr=ocr) else old

    def item(old: Item) -> Item:
        return line(old) if isinstance(old, Line) else replace(old, cells=tuple(cell(one) for one in old.cells))

    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(line(one) for one in old.lines))

    return replace(body, items=tuple(item(one) for one in body.items))


def _may_hold(line: Line, *, ocr: bool) -> bool:
    """Outside of OCR nearly no line does: told by the signs that no author types."""
    if _SECTION in line.text:
        return True
    if not ocr and (line.raw is None or _LETTER_READ_TWICE not in line.raw):
        return False
    return "/" in line.text or any(map(str.isdigit, line.text))


def _told(line: Line, *, ocr: bool) -> Line:
    if ocr or _LETTER_READ_TWICE in (line.raw or ""):
        text = _KIND.sub(lambda match: _single(match["kind"]), line.text)
        if text != line.text:
            line = replace(line.repaired(text, "ocr"), weak=())
    found = tuple(_doubts(line, ocr=ocr))
    return replace(line, doubts=(*line.doubts, *found)) if found else line


def _single(kind: str) -> str:
    """The letters of a kind, one that was read twice once."""
    once = _DOUBLED.sub(r"\1", kind)
    return once if kind not in _kinds() and once in _kinds() else kind


def _doubts(line: Line, *, ocr: bool) -> Iterator[Doubt]:
    for match in _TOKEN.finditer(line.text):
        word = match.group().strip(_EDGES)
        start = match.start() + match.group().find(word)
        others = _others(word, ocr=ocr)
        unsure = ocr and any(char.isdigit() for char in word) and any(start < high and low < start + len(word) for low, high in line.weak)
        if word.startswith("/"):
            # A letterhead's symbol is a value of its own.
            word, start, others = word[1:], start + 1, tuple(other[1:] for other in others)
        if word and (others or unsure):
            yield Doubt(start, start + len(word), others, code=True)


def _others(word: str, *, ocr: bool) -> tuple[str, ...]:
    """What a word may be whose form is no number's and no code's; empty where its form is right, or nothing is known of it."""
    if _SECTION in word:
        return (word.replace(_SECTION, _EIGHT),)
    if not ocr:
        return ()
    run_on = _RUN_ON.match(word)
    if run_on is not None and run_on["kind"] in _kinds():
        return (f"{run_on['number']}/{word[run_on.end('number') :]}",)
    kind = _KIND.search(word)
    if kind is None or kind["kind"] in _kinds() or not kind["kind"].isupper():
        return ()
    near = sorted(one for one in _kinds() if len(one) == len(kind["kind"]) > 1 and Levenshtein.distance(one, kind["kind"]) == 1)
    return tuple(word[: kind.start("kind")] + one + word[kind.end("kind") :] for one in near)


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    """The letters of the kinds of documents as they are meant to be."""
    return frozenset(meaning.split("|")[0] for meaning in meanings("kinds", "symbol").values())
