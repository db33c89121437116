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

from kehoach_parser.text import printed
from kehoach_parser.text.beam import Edge, Lattice, Step, best_way
from kehoach_parser.text.candidates import Bare, Candidates, Choices
from kehoach_parser.text.channel import Channel
from kehoach_parser.text.doubt import sureness
from kehoach_parser.text.language import NUMBER, START, STOP, UNKNOWN, Ints, Language, language
from kehoach_parser.text.pieces import Piece, pieces
from kehoach_parser.text.recent import Recent

Damage: TypeAlias = Literal["wrong_language_ocr", "undiacritised"]
# The pieces that an edge covers: one; one and _FIRST or _SECOND, the halves of a word that is two; two that are one word.
Span: TypeAlias = tuple[int, ...]
Arc: TypeAlias = tuple[Edge, Span]
_FIRST, _SECOND = -1, -2

# What it costs that a word is none of the language: for a capitalised word (a name), for another, and for each sign.
_NAME, _STRANGER, _EACH_SIGN = -4.0, -12.0, -1.6
# What it costs that a blank was lost, or read where none is.
_RUN_TOGETHER, _TORN = -7.0, -7.0
# Words this long, or this unlike any syllable for each sign, may be two run together.
_LONG, _UNLIKE = 8, -2.2
# A choice is in doubt that beats the next best by less than this, or is this far behind the likeliest reading of its
# signs (nats).
_DOUBT, _FAR = 1.5, 6.0
# A word that beats the next best by this is settled by the first reading (2 loses 0.1 points, 8 gains 0.1).
_SETTLED = 6.0


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a line. raw: as it stood; chosen: as it is now; alternatives: other words that it could be, the likeliest
    first; doubt: the choice is not sure."""

    raw: str
    chosen: str
    alternatives: tuple[str, ...] = ()
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored line or paragraph: the tokens' chosen texts joined are the text, their raw texts what it was."""

    text: str
    tokens: tuple[Token, ...]


def restore_paragraph(text: str, damage: Damage = "wrong_language_ocr") -> Restored:
    """One paragraph, its line ends kept."""
    found: list[Token] = []
    for index, line in enumerate(restore_lines(text.split("\n"), damage)):
        found += [Token("\n", "\n")] if index else []
        found += line.tokens
    return Restored("".join(token.chosen for token in found), tuple(found))


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


class Restorer:
    """Restores text of one kind of damage; remembers the candidates of every word it has met."""

    def __init__(self, model: Language, damage: Damage) -> None:
        self._language = model
        self._bare = damage == "undiacritised"
        self._known: dict[str, Choices] = {}
        if self._bare:
            self._small: Candidates | Bare = Bare(model)
            self._capital: Candidates | Bare = self._small
        else:
            small = Channel(model.channel["small"])
            self._small = Candidates(model, small)
            self._capital = Candidates(model, Channel(model.channel["capital"], small))

    def prepare(self, lines: Iterable[str]) -> None:
        """Looks up the candidates of all words of the lines."""
        groups: dict[bool, dict[str, None]] = {False: {}, True: {}}
        for line in lines:
            for piece in pieces(line):
                if piece.kind == "word":
                    groups[printed.is_capitals(piece.text)][piece.text] = None
        self._small.prepare(groups[False])
        self._capital.prepare(groups[True])

    def document(self, paragraphs: Sequence[Sequence[str]]) -> list[list[Restored]]:
        """The paragraphs of one document."""
        first = [_Reading() for _ in paragraphs]
        for lines, reading in zip(paragraphs, first, strict=True):
            self.paragraph(lines, reading)
        recent = Recent(reading.numbers for reading in first)
        return [self.paragraph(lines, reading, recent) for lines, reading in zip(paragraphs, first, strict=True)]

    def paragraph(self, lines: Sequence[str], reading: _Reading | None = None, recent: Recent | None = None) -> list[Restored]:
        """The lines of one paragraph. reading: takes what a first reading finds, gives it to a second, which knows what
        the document says elsewhere (recent)."""
        cut = [list(pieces(line)) for line in lines]
        flat = [piece for line in cut for piece in line]
        if recent is None:
            self.prepare(lines)
        tokens = self._decode(flat, _in_capitals(cut), reading or _Reading(), recent)
        results = []
        at = 0
        for line in cut:
            own = [token for token in tokens[at : at + len(line)] if token.raw or token.chosen]
            at += len(line)
            results.append(Restored("".join(token.chosen for token in own), tuple(own)))
        return results

    def _decode(self, flat: list[Piece], capitals: list[bool], reading: _Reading, recent: Recent | None) -> list[Token]:
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
                elif piece.text.endswith(".") and flat[index + 1 : index + 2] and flat[index + 1].kind == "word":
                    # "2.5.Chỉ số": a number run into the word behind it.
                    tokens[index] = Token(piece.text, f"{piece.text} ")
                node = lattice.add(Edge(node, _one(STOP if piece.kind == "stop" else NUMBER, piece.text)))
            elif index in reading.settled:
                settled, tokens[index] = reading.settled[index]
                node = lattice.add(Edge(node, settled))
            elif piece.kind == "word":
                fixed = self._fixed(flat, index, tokens, capitals=capitals[index])
                if fixed is not None:
                    tokens[index] = Token(piece.text, fixed.words[0])
                    node = lattice.add(Edge(node, fixed))
                    continue
                before = node
                edges: list[Arc] = [(Edge(node, self._choices(piece.text)), (index,))]
                edges += self._run_together(lattice, owner, node, piece.text, index)
                if spoken and spoken[-1][0] == index - 2 and flat[index - 1].text == " ":
                    edges += self._torn(spoken[-1], flat, index)
                node = lattice.add(*(edge for edge, _ in edges))
                for number, (_, parts) in enumerate(edges):
                    owner[node, number] = parts
                spoken.append((index, before))
        if lattice.edges:
            steps = best_way(self._language, lattice, recent)
            chosen = [lattice.edges[step.node - 1][step.edge].choices.numbers[step.choice] for step in steps]
            reading.numbers = np.array([START, *chosen])
            self._write(lattice, steps, owner, flat, tokens, reading)
        return tokens

    def _fixed(self, flat: list[Piece], index: int, tokens: list[Token], *, capitals: bool) -> Choices | None:
        """The word's only reading where a rule tells it."""
        text = flat[index].text
        first = all(piece.kind == "other" for piece in flat[:index])
        stopped = index + 1 < len(flat) and flat[index + 1].kind in ("stop", "other") and flat[index + 1].text[0] in ".)"
        before = next((tokens[i].raw for i in range(index - 1, -1, -1) if flat[i].kind == "word"), "")
        if len(text) == 1 and first and stopped and text.isalpha():
            return _one(self._language.number.get(text.lower(), UNKNOWN), text)
        numeral = printed.roman(text, before, first=first and stopped)
        if numeral is not None:
            return _one(NUMBER, numeral)
        acronym = printed.acronym(text, self._language.acronyms, capitals=capitals)
        if acronym is not None:
            return _one(self._language.number.get(acronym.lower(), UNKNOWN), acronym)
        return None

    def _candidates(self, text: str) -> Choices:
        source = self._capital if printed.is_capitals(text) else self._small
        return source.of(text)

    def _choices(self, text: str) -> Choices:
        """The candidates of a word, and the word itself as a stranger to the language."""
        known = self._known.get(text)
        if known is not None:
            return known
        found = self._candidates(text)
        stranger = (_NAME if text[:1].isupper() else _STRANGER) + _EACH_SIGN * len(text)
        self._known[text] = Choices(
            np.append(found.numbers, UNKNOWN),
            np.append(found.scores, np.float32(stranger)).astype(np.float32),
            (*found.words, text.lower()),
        )
        return self._known[text]

    def _run_together(
        self, lattice: Lattice, owner: dict[tuple[int, int], Span], node: int, text: str, index: int
    ) -> list[Arc]:
        """Edges for the second half of a word that may be two; the first halves are added to the lattice."""
        if self._bare or len(text) < 4:
            return []
        best = self._candidates(text)
        unlike = not len(best.scores) or float(best.scores.max()) < _UNLIKE * len(text)
        if not unlike and len(text) < _LONG:
            return []
        source = self._capital if printed.is_capitals(text) else self._small
        cuts = range(1, len(text))
        source.prepare([half for cut in cuts for half in (text[:cut], text[cut:])])
        found: list[Arc] = []
        for cut in cuts:
            left, right = source.of(text[:cut]), source.of(text[cut:])
            if len(left.numbers) and len(right.numbers):
                middle = lattice.add(Edge(node, left))
                owner[middle, 0] = (index, _FIRST)
                dearer = Choices(right.numbers, right.scores + np.float32(_RUN_TOGETHER), right.words)
                found.append((Edge(middle, dearer), (index, _SECOND)))
        return found

    def _torn(self, before: tuple[int, int], flat: list[Piece], index: int) -> list[Arc]:
        """An edge over this word and the one before it, where both may be one."""
        place, node = before
        first, second = flat[place].text, flat[index].text
        if self._bare or len(first) + len(second) > 8 or min(len(first), len(second)) > 3:
            return []
        whole = self._candidates(first + second)
        if not len(whole.numbers):
            return []
        return [(Edge(node, Choices(whole.numbers, whole.scores + np.float32(_TORN), whole.words)), (place, index))]

    def _write(
        self,
        lattice: Lattice,
        steps: list[Step],
        owner: dict[tuple[int, int], Span],
        flat: list[Piece],
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
                tokens[index] = Token(raw, printed.cased(raw, word), others, doubt)
                if sure.margin >= _SETTLED and not doubt:
                    reading.settled[index] = (_one(int(choices.numbers[step.choice]), word), tokens[index])
            elif parts[1] == _FIRST:
                tokens[index] = Token(raw, printed.cased(raw, word))
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


def _in_capitals(lines: list[list[Piece]]) -> list[bool]:
    """For each piece: is its line in capitals?"""
    found: list[bool] = []
    for line in lines:
        letters = [char for piece in line if piece.kind == "word" for char in piece.text if char.isalpha()]
        found += [len(letters) > 4 and sum(char.isupper() for char in letters) > 0.7 * len(letters)] * len(line)
    return found
