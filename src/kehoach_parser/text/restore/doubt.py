"""How sure is each word of the best way? Every candidate is weighed in the chosen words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kehoach_parser.text.restore.beam import TRUST, Lattice, Step
from kehoach_parser.text.restore.language import START, Language

# How many other readings are worth naming, and how far behind they may be (nats).
_MOST, _NEAR = 3, 6.0


@dataclass(frozen=True, slots=True)
class Sureness:
    """margin: by how much (nats) the chosen word beats the next best where it stands, infinite where there was no choice;
    others: the next best, the likeliest first."""

    margin: float
    others: tuple[str, ...]


_SURE = Sureness(float("inf"), ())


def sureness(language: Language, lattice: Lattice, steps: Sequence[Step]) -> list[Sureness]:
    """One for each step."""
    choices = [lattice.edges[step.node - 1][step.edge].choices for step in steps]
    chosen = np.array([START, START, *(c.numbers[s.choice] for c, s in zip(choices, steps, strict=True)), START, START])
    open_steps = [index for index, options in enumerate(choices) if len(options.numbers) > 1]
    found = [_SURE] * len(steps)
    if not open_steps:
        return found
    place = np.concatenate([np.full(len(choices[index].numbers), index) for index in open_steps])
    word = np.concatenate([choices[index].numbers for index in open_steps])
    score = np.concatenate([choices[index].scores for index in open_steps])
    before2, before1, after1, after2 = chosen[place], chosen[place + 1], chosen[place + 3], chosen[place + 4]
    told = language.each(before2, before1, word)
    told = told + np.where(place + 1 < len(steps), language.each(before1, word, after1), 0)
    told = told + np.where(place + 2 < len(steps), language.each(word, after1, after2), 0)
    total = score + TRUST * told
    at = 0
    for index in open_steps:
        options = choices[index]
        own = total[at : at + len(options.numbers)]
        at += len(options.numbers)
        mine = own[steps[index].choice]
        rest = [int(other) for other in np.argsort(-own, kind="stable") if other != steps[index].choice]
        near = tuple(options.words[other] for other in rest[:_MOST] if own[other] > mine - _NEAR)
        found[index] = Sureness(float(mine - own[rest[0]]), near)
    return found
