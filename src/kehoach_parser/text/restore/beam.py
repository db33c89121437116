"""The likeliest way through a lattice of candidates: beam search under the trigram model.

A lattice's nodes are the places between words; an edge covers one word (or two run together, or one torn in two).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kehoach_parser.text.restore.candidates import Choices
from kehoach_parser.text.restore.language import BITS, START, UNKNOWN, Floats, Ints, Language
from kehoach_parser.text.restore.recent import Recent

# Ways that are kept at a node, and how far behind the best (nats).
_WAYS, _BEHIND = 16, 12.0
# What the language counts for beside the channel (0.75 loses 0.3 points of syllables, 1.1 loses 0.1).
TRUST = 1.0
_NONE = np.zeros(1, np.int64)
# An unknown word is never likelier than this, whatever stands around it.
_UNKNOWN_AT_MOST = -9.0


@dataclass(frozen=True, slots=True)
class Edge:
    """From an earlier node, one of several choices."""

    source: int
    choices: Choices


@dataclass(slots=True)
class Lattice:
    """edges[n]: the edges that end in node n + 1. Node 0 is the start of the paragraph."""

    edges: list[list[Edge]] = field(default_factory=list)

    def add(self, *edges: Edge) -> int:
        """A new node at the end of these edges; its number."""
        self.edges.append(list(edges))
        return len(self.edges)


@dataclass(frozen=True, slots=True)
class Step:
    """An edge of the best way: the node where it ends, which of the node's edges, which of its choices."""

    node: int
    edge: int
    choice: int


@dataclass(slots=True)
class _Ways:
    """The ways to a node: their last two words, scores, and where they came from."""

    first: Ints
    second: Ints
    score: Floats
    edge: Ints
    choice: Ints
    before: Ints


def best_way(language: Language, lattice: Lattice, recent: Recent | None = None) -> list[Step]:
    """The steps of the likeliest way from the first node to the last. recent: what the document says elsewhere."""
    start = np.array([START])
    nodes = [_Ways(start, start, np.zeros(1, np.float32), _NONE, _NONE, _NONE)]
    for edges in lattice.edges:
        nodes.append(_extend(language, recent, nodes, edges))
    steps: list[Step] = []
    node, way = len(nodes) - 1, 0
    while node:
        ways = nodes[node]
        edge = int(ways.edge[way])
        steps.append(Step(node, edge, int(ways.choice[way])))
        node, way = lattice.edges[node - 1][edge].source, int(ways.before[way])
    return steps[::-1]


def _extend(language: Language, recent: Recent | None, nodes: Sequence[_Ways], edges: Sequence[Edge]) -> _Ways:
    if len(edges) == 1 and len(edges[0].choices.numbers) == 1 and len(nodes[edges[0].source].score) == 1:
        # One way, one word: what it costs changes nothing.
        ways, numbers = nodes[edges[0].source], edges[0].choices.numbers
        return _Ways(ways.second, numbers, ways.score, _NONE, _NONE, _NONE)
    parts = []
    for index, edge in enumerate(edges):
        ways, numbers = nodes[edge.source], edge.choices.numbers
        if not len(numbers):
            continue
        told = language.after(ways.first, ways.second, numbers)
        if recent is not None and len(numbers) > 1:
            told = recent.blend(told, ways.first, ways.second, numbers)
        if UNKNOWN in numbers:
            told[:, numbers == UNKNOWN] = np.minimum(told[:, numbers == UNKNOWN], _UNKNOWN_AT_MOST)
        score = (ways.score[:, None] + TRUST * told + edge.choices.scores[None, :]).ravel()
        kept = np.flatnonzero(score > score.max() - _BEHIND)
        before, choice = np.divmod(kept, len(numbers))
        parts.append((ways.second[before], numbers[choice], score[kept], np.full(len(kept), index), choice, before))
    if len(parts) == 1:
        second, last, score, edge_of, choice, before = parts[0]
    else:
        second, last, score, edge_of, choice, before = (np.concatenate(part) for part in zip(*parts, strict=True))
    # Ways that end in the same two words go on alike: the better one is enough.
    seen: dict[int, int] = {}
    least = score.max() - _BEHIND
    pairs = ((second << BITS) | last).tolist()
    for place in np.argsort(-score, kind="stable").tolist():
        if len(seen) == _WAYS or score[place] < least:
            break
        seen.setdefault(pairs[place], place)
    best = np.fromiter(seen.values(), np.int64, len(seen))
    return _Ways(second[best], last[best], score[best], edge_of[best], choice[best], before[best])
