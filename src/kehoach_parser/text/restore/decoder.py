"""Restoration of diacritics: text without its marks, or read by Western OCR, becomes Vietnamese again.

A noisy channel: for each word the syllables that could have been misread so (candidates.py), weighed by a trigram
model (language.py), the best way through a whole paragraph found by beam search (beam.py). Numbers, codes, dates and
acronyms are never altered but by the table of codes; what is beyond help stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from kehoach_parser.text.restore import printed
from kehoach_parser.text.restore.agree import agreed
from kehoach_parser.text.restore.beam import Edge, Lattice, Step, best_way
from kehoach_parser.text.restore.candidates import Choices
from kehoach_parser.text.restore.doubt import sureness
from kehoach_parser.text.restore.language import ACRONYM, NUMBER, START, STOP, UNKNOWN, Ints, Language, language
from kehoach_parser.text.restore.pieces import Piece, pieces
from kehoach_parser.text.restore.recent import Recent
from kehoach_parser.text.restore.sources import Sources
from kehoach_parser.text.restore.tokens import Restored, Token

Damage: TypeAlias = Literal["wrong_language_ocr", "undiacritised"]
# The pieces that an edge covers: one; one and _FIRST or _SECOND, the halves of a word that is two; two that are one word.
Span: TypeAlias = tuple[int, ...]
Arc: TypeAlias = tuple[Edge, Span]
_FIRST, _SECOND = -1, -2

# A choice is in doubt that beats the next best by less than this, or is this far behind the likeliest reading of its
# signs (nats).
_DOUBT, _FAR = 1.5, 6.0
# A word that beats the next best by this is settled by the first reading (2 loses 0.1 points, 8 gains 0.1).
_SETTLED = 6.0


def restore_lines(lines: Sequence[str], damage: Damage = "wrong_language_ocr") -> list[Restored]:
    """The lines of one paragraph, read together; one result for each line."""
    return _restorer(damage).paragraph(lines)


def restore_paragraphs(paragraphs: Sequence[Sequence[str]], damage: Damage = "wrong_language_ocr") -> list[list[Restored]]:
    """The paragraphs of one document, each a list of lines. They are read twice, the second time knowing the first."""
    restorer = _restorer(damage)
    restorer.prepare(line for lines in paragraphs for line in lines)
    return restorer.document(paragraphs)


@lru_cache(maxsize=2)
def _restorer(damage: Damage) -> Restorer:
    return Restorer(language(), damage)


@dataclass(slots=True)
class _Reading:
    """What a first reading leaves for the second: the numbers of the chosen words, and by their pieces the sure ones."""

    numbers: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    settled: dict[int, tuple[Choices, Token]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """capitals: the piece's line is in capitals; head: it is the first word of its line."""

    capitals: bool
    head: bool


class Restorer:
    """Restores text of one kind of damage; remembers the candidates of every word it has met."""

    def __init__(self, model: Language, damage: Damage) -> None:
        self._language = model
        self._sources = Sources(model, bare=damage == "undiacritised")

    def prepare(self, lines: Iterable[str]) -> None:
        """Looks up the readings of all words of the lines."""
        self._sources.prepare(lines)

    def document(self, paragraphs: Sequence[Sequence[str]]) -> list[list[Restored]]:
        """The paragraphs of one document."""
        first = [_Reading() for _ in paragraphs]
        for lines, reading in zip(paragraphs, first, strict=True):
            self.paragraph(lines, reading)
        recent = Recent(reading.numbers for reading in first)
        second = [self.paragraph(lines, reading, recent) for lines, reading in zip(paragraphs, first, strict=True)]
        return agreed(second, self._language.acronyms, self._sources.behind)

    def paragraph(self, lines: Sequence[str], reading: _Reading | None = None, recent: Recent | None = None) -> list[Restored]:
        """The lines of one paragraph. reading: takes what a first reading finds, gives it to a second, which knows what
        the document says elsewhere (recent)."""
        cut = [list(pieces(line)) for line in lines]
        flat = [piece for line in cut for piece in line]
        if recent is None:
            self.prepare(lines)
        tokens = self._decode(flat, _places(cut), reading or _Reading(), recent)
        results = []
        at = 0
        for line in cut:
            own = [token for token in tokens[at : at + len(line)] if token.raw or token.chosen]
            at += len(line)
            results.append(Restored("".join(token.chosen for token in own), tuple(own)))
        return results

    def _decode(self, flat: list[Piece], places: list[_Place], reading: _Reading, recent: Recent | None) -> list[Token]:
        """One token for each piece (an empty one where a word was joined to the one before it)."""
        tokens = [Token(piece.text, piece.text) for piece in flat]
        lattice = Lattice()
        owner: dict[tuple[int, int], Span] = {}
        node = 0
        spoken: list[tuple[int, int]] = []  # (piece, node before it) of the words met
        for index, piece in enumerate(flat):
            if piece.kind in ("number", "code", "stop"):
                if piece.kind == "code":
                    tokens[index] = Token(piece.text, printed.code(piece.text))
                elif piece.kind == "number" and piece.text.endswith(".") and flat[index + 1 : index + 2] and flat[index + 1].kind == "word":
                    # "2.5.Chỉ số": a number run into the word behind it.
                    tokens[index] = Token(piece.text, f"{piece.text} ")
                node = lattice.add(Edge(node, _one(STOP if piece.kind == "stop" else NUMBER, piece.text)))
            elif index in reading.settled:
                settled, tokens[index] = reading.settled[index]
                node = lattice.add(Edge(node, settled))
            elif piece.kind == "word":
                fixed = self._fixed(flat, index, tokens, capitals=places[index].capitals)
                if fixed is not None:
                    tokens[index] = Token(piece.text, fixed.words[0])
                    node = lattice.add(Edge(node, fixed))
                    continue
                before = node
                edges = self._arcs(flat, index, node, spoken, lattice, owner)
                node = lattice.add(*(edge for edge, _ in edges))
                for number, (_, parts) in enumerate(edges):
                    owner[node, number] = parts
                spoken.append((index, before))
        if lattice.edges:
            steps = best_way(self._language, lattice, recent)
            chosen = [lattice.edges[step.node - 1][step.edge].choices.numbers[step.choice] for step in steps]
            reading.numbers = np.array([START, *chosen])
            self._write(lattice, steps, owner=owner, flat=flat, places=places, tokens=tokens, reading=reading)
        return tokens

    def _arcs(
        self, flat: list[Piece], index: int, node: int, spoken: list[tuple[int, int]], lattice: Lattice, owner: dict[tuple[int, int], Span]
    ) -> list[Arc]:
        """The readings of a word from a node on: as one word, as two run together, as the rest of the word before."""
        piece = flat[index]
        edges: list[Arc] = [(Edge(node, self._sources.choices(piece.text)), (index,))]
        for halves in self._sources.halves(piece.text):
            middle = lattice.add(Edge(node, halves.left))
            owner[middle, 0] = (index, _FIRST)
            edges.append((Edge(middle, halves.right), (index, _SECOND)))
        if spoken and spoken[-1][0] == index - 2 and flat[index - 1].text == " ":
            place, start = spoken[-1]
            whole = self._sources.whole(flat[place].text, piece.text)
            if whole is not None:
                edges.append((Edge(start, whole), (place, index)))
        return edges

    def _fixed(self, flat: list[Piece], index: int, tokens: list[Token], *, capitals: bool) -> Choices | None:
        """The word's only reading where a rule tells it."""
        text = flat[index].text
        first = all(piece.kind == "other" for piece in flat[:index])
        stopped = index + 1 < len(flat) and flat[index + 1].kind in ("stop", "other") and flat[index + 1].text[0] in ".)"
        before = next((tokens[i].raw for i in range(index - 1, -1, -1) if flat[i].kind == "word"), "")
        if _is_mark(flat, index) or (len(text) == 1 and first and stopped and text.isalpha()):
            return _one(self._language.number.get(text.lower(), UNKNOWN), text)
        numeral = printed.roman(text, before, first=first and stopped, capitals=capitals)
        if numeral is not None:
            return _one(NUMBER, numeral)
        acronym = printed.acronym(text, self._language.acronyms, capitals=capitals)
        if acronym is not None:
            return _one(self._language.number.get(acronym.lower(), ACRONYM), acronym)
        return None

    def _cased(self, flat: Sequence[Piece], index: int, word: str, *, head: bool) -> str:
        """The word in the case of its piece, as the pieces around it tell."""
        before = next((piece for piece in reversed(flat[:index]) if not piece.text.isspace()), None)
        around = (*flat[max(0, index - 4) : index], *flat[index + 1 : index + 5])
        # "BỘ Y TẾ": a single letter tells nothing.
        beside = [piece.text for piece in around if piece.kind == "word" and len(piece.text) > 1]
        return printed.cased(
            flat[index].text,
            word,
            opens=head or before is None or before.kind != "word",
            loud=not beside or any(printed.is_capitals(text) for text in beside),
        )

    def _write(
        self,
        lattice: Lattice,
        steps: list[Step],
        *,
        owner: dict[tuple[int, int], Span],
        flat: list[Piece],
        places: list[_Place],
        tokens: list[Token],
        reading: _Reading,
    ) -> None:
        """The best way's words into the tokens; those that are sure are settled."""
        for step, sure in zip(steps, sureness(self._language, lattice, steps), strict=True):
            parts = owner.get((step.node, step.edge))
            if parts is None:
                continue
            choices = lattice.edges[step.node - 1][step.edge].choices
            word = choices.words[step.choice]
            index = parts[0]
            raw = flat[index].text
            stranger = int(choices.numbers[step.choice]) == UNKNOWN
            doubt = stranger or sure.margin < _DOUBT or float(choices.scores[step.choice]) < float(choices.scores.max()) - _FAR
            others = sure.others
            if len(parts) == 1:
                tokens[index] = Token(raw, self._cased(flat, index, word, head=places[index].head), others, doubt)
                if sure.margin >= _SETTLED and not doubt:
                    reading.settled[index] = (_one(int(choices.numbers[step.choice]), word), tokens[index])
            elif parts[1] == _FIRST:
                tokens[index] = Token(raw, self._cased(flat, index, word, head=places[index].head))
            elif parts[1] == _SECOND:
                half = word.upper() if printed.is_capitals(raw) else word
                tokens[index] = Token(raw, f"{tokens[index].chosen} {half}", others, doubt=True)
            else:
                joined = raw + flat[parts[1]].text
                gap = flat[parts[1] - 1].text
                tokens[index] = Token(raw + gap + flat[parts[1]].text, printed.cased(joined, word), others, doubt=True)
                tokens[parts[1] - 1] = tokens[parts[1]] = Token("", "")


def _one(number: int, text: str) -> Choices:
    return Choices(np.array([number]), np.zeros(1, np.float32), (text,))


def _is_mark(flat: Sequence[Piece], index: int) -> bool:
    """Is it a list's mark in brackets: "(i)", "(a)"?"""
    text = flat[index].text
    in_brackets = 0 < index < len(flat) - 1 and flat[index - 1].text[-1] == "(" and flat[index + 1].text[0] == ")"
    return in_brackets and text.islower() and (len(text) == 1 or set(text) <= set("ivx"))


def _places(lines: list[list[Piece]]) -> list[_Place]:
    """One for each piece of the lines."""
    found: list[_Place] = []
    for line in lines:
        letters = [char for piece in line if piece.kind == "word" for char in piece.text if char.isalpha()]
        capitals = len(letters) > 4 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
        first = next((index for index, piece in enumerate(line) if piece.kind == "word"), -1)
        found += [_Place(capitals, index == first) for index in range(len(line))]
    return found
