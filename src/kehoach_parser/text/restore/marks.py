"""Marks that OCR misread, put right by the language model: "thấm quyền" was printed "thẩm quyền".

Tesseract knows the letters of a scan far better than the marks on them: of 1,100 wrong words on rendered pages two thirds
had all letters right. For each word the words that differ from it in one mark, weighed by how often such a mark is misread
(data/ocr_marks.txt, made by tools/train_restoration) and by the trigram model; the best way through a paragraph is found
as in restoration. Letters, digits, codes and signs stay as they were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import numpy as np
from rapidfuzz.distance import Levenshtein

from kehoach_parser.document import Body, Cell, Item, Line
from kehoach_parser.text.restore.beam import Edge, Lattice, best_way
from kehoach_parser.text.restore.body import paragraphs, runs
from kehoach_parser.text.restore.candidates import Choices
from kehoach_parser.text.restore.doubt import sureness
from kehoach_parser.text.restore.language import ACRONYM, NUMBER, STOP, UNKNOWN, Language, language
from kehoach_parser.text.restore.pieces import Piece, pieces
from kehoach_parser.vocabulary.loader import as_written

# A change must beat the word as read by this where it stands, and by more where a capital inside a sentence speaks of a
# name (nats). On 2,473 held-out lines, 462 words of them wrong: 0 mends 205 and spoils 9, 1 mends 196 and 9, 3 173 and 5.
_SURE, _NAME = 1.0, 2.0
# A letter of a list at the head of a line: "d)" and "đ)" are often taken for one another, but follow "c)" and "d)".
_LIST_MARK = re.compile(r"^\s*(?P<letter>[a-zđ])(?P<sign>[.)])(?=\s)")
_FOLLOWS = {("c", "đ"): "d", ("d", "d"): "đ"}
# The number of a title in capitals, its stop lost or not. "VI PHẠM HÀNH CHÍNH" is none: of these only the next number is.
_NUMERAL = re.compile(r"^\s*(?P<number>[IVX]{1,5})(?P<stop>\.?)\s+(?=\w)")
# Letters of a post that may be misread; shorter posts are too like other words.
_MISREAD, _SHORTEST_POST = 2, 8
_WORDS = frozenset(("V", "VI", "X", "XI"))
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def mend_marks(body: Body) -> Body:
    """The body with the marks of its pages that OCR read put right; what was read stands in Line.raw (repair "ocr")."""
    pages = frozenset(body.ocr_pages)
    new: dict[int, Line] = {}
    for run in runs(body.items):
        lines = _with_list_marks([line for line in run if line.page in pages and line.raw is None and line.role == "body"])
        for group in paragraphs(lines):
            for line, text in zip(group, mended([line.text for line in group]), strict=True):
                new[line.number] = line if text == line.text else line.repaired(text, "ocr")

    def item(old: Item) -> Item:
        if isinstance(old, Line):
            return with_posts(new.get(old.number, old)) if old.page in pages else old
        return replace(old, cells=tuple(cell(c) for c in old.cells))

    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(new.get(line.number, line) for line in old.lines))

    return replace(body, items=tuple(item(i) for i in body.items))


def with_posts(line: Line) -> Line:
    """The line with a signer's post as it is written, where OCR was not sure of it: "CHỬTTỊCH" under a pen was "CHỦ TỊCH".

    Only lines in capitals beside others (a signature block has columns) that are nearest to one post alone.
    """
    read = "".join(filter(str.isalpha, line.text))
    if not line.column or not line.weak or not read.isupper() or any(map(str.isdigit, line.text)):
        return line
    ranked = sorted((Levenshtein.distance(read, squeezed), post) for squeezed, post in _posts().items())[:2]
    if not ranked or not 0 < ranked[0][0] <= _MISREAD or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return line
    return replace(line.repaired(ranked[0][1], "ocr"), weak=())


@lru_cache(maxsize=1)
def _posts() -> dict[str, str]:
    """Posts of signers in capitals, without their blanks -> with them."""
    posts = (post.upper() for post in as_written("layout", "signer"))
    return {"".join(post.split()): post for post in posts if len(post) >= _SHORTEST_POST and " " in post}


def _with_list_marks(lines: Sequence[Line]) -> list[Line]:
    found, before, title = [], "", 0
    for line in lines:
        numeral = _NUMERAL.match(line.text)
        if numeral and numeral["number"] in _ROMAN:
            value, at = _ROMAN.index(numeral["number"]), numeral.end("number")
            lost = not numeral["stop"] and line.text.isupper() and (value == title + 1 or numeral["number"] not in _WORDS)
            title = value if lost or numeral["stop"] else title
            if lost:
                found.append(line.repaired(f"{line.text[:at]}.{line.text[at:]}", "ocr"))
                continue
        match = _LIST_MARK.match(line.text)
        letter = match["letter"] if match else ""
        meant = _FOLLOWS.get((before, letter), letter)
        if match and meant != letter:
            at = match.start("letter")
            found.append(line.repaired(line.text[:at] + meant + line.text[at + 1 :], "ocr"))
        else:
            found.append(line)
        before = meant or before
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece that may be another word: its place in the paragraph's pieces."""

    place: int
    words: tuple[str, ...]


def mended(lines: Sequence[str]) -> list[str]:
    """The lines of one paragraph with their marks put right; letters stay, so that each line keeps its length."""
    model = language()
    cut = [list(pieces(line)) for line in lines]
    flat = [piece for line in cut for piece in line]
    lattice, open_words = Lattice(), dict[int, _Word]()
    inside = False
    for place, piece in enumerate(flat):
        if piece.kind == "word":
            choices = _choices(model, piece.text, name=inside)
            node = lattice.add(Edge(len(lattice.edges), choices))
            if len(choices.words) > 1:
                open_words[node] = _Word(place, choices.words)
            inside = True
        elif piece.kind != "other":
            lattice.add(Edge(len(lattice.edges), _one(STOP if piece.kind == "stop" else NUMBER, piece.text)))
            inside = piece.kind == "number" and inside
    if not open_words:
        return list(lines)
    steps = best_way(model, lattice)
    for step, sure in zip(steps, sureness(model, lattice, steps), strict=True):
        word = open_words.get(step.node)
        if word is not None and step.choice and sure.margin >= _SURE:
            flat[word.place] = Piece("word", word.words[step.choice])
    return list(_joined(flat, [len(line) for line in cut]))


def _joined(flat: Sequence[Piece], lengths: Sequence[int]) -> Iterator[str]:
    at = 0
    for length in lengths:
        yield "".join(piece.text for piece in flat[at : at + length])
        at += length


def _choices(model: Language, text: str, *, name: bool) -> Choices:
    """The word as read, first, and those it may be. name: it stands inside a sentence, where a capital makes a name."""
    low = text.lower()
    read = model.number.get(low, ACRONYM if text.isascii() and text.isupper() else UNKNOWN)
    found: dict[str, float] = {}
    # A single letter is the mark of a list or of a form.
    for at, letter in enumerate(low if len(text) > 1 else ""):
        for printed, score in _misread().get(letter, ()):
            other = low[:at] + printed + low[at + 1 :]
            if other in model.number:
                found[other] = max(score, found.get(other, score))
    found |= {word: score for word, score in _misread().get(low, ()) if word in model.number and len(low) > 1}
    if not found:
        return _one(read, text)
    less = _NAME if name and text[0].isupper() and not text.isupper() else 0.0
    numbers = np.array([read, *(model.number[word] for word in found)])
    scores = np.array([0.0, *(score - less for score in found.values())], np.float32)
    return Choices(numbers, scores, (text, *(_cased(text, word) for word in found)))


def _cased(text: str, word: str) -> str:
    return "".join(letter.upper() if as_read.isupper() else letter for as_read, letter in zip(text, word, strict=True))


def _one(number: int, text: str) -> Choices:
    return Choices(np.array([number]), np.zeros(1, np.float32), (text,))


@lru_cache(maxsize=1)
def _misread() -> dict[str, list[tuple[str, float]]]:
    """Letter or word as read -> (as printed, log-probability that it is so misread)."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in files("kehoach_parser").joinpath("data", "ocr_marks.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            read, printed, score = row.split()
            found.setdefault(read, []).append((printed, float(score)))
    return found
