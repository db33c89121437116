"""What stands behind a label: names alone, or clauses that say themselves who leads, who coordinates and who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from kehoach_parser.draft import Role
from kehoach_parser.facts.agencies.split import split_parties
from kehoach_parser.facts.assignments.words import (
    End,
    behind_order,
    behind_with,
    coordinates,
    has_stop,
    lead_behind_is,
    names_role,
    opens_party,
    party,
    party_end,
    sentences,
)
from kehoach_parser.text.fold import CAPITALS

# (role, label or None, parties).
Said: TypeAlias = tuple[Role, str | None, str]

_STOPS = " .,;:-–+"
# "gửi kết quả", "bố trí lực lượng": a verb and what it is done to.
_SHORTEST_CLAUSE = 3
_COMMA = re.compile(r"\s*,\s*")
# How a name begins that no table knows: an abbreviation, two words with capitals, a capital and a number.
_NAME = re.compile(rf"[{CAPITALS}][{CAPITALS}&.\d-]+(?!\w)|[{CAPITALS}]\w*(?:\s+|[-.])(?:\w+\s+)?[{CAPITALS}\d]|[{CAPITALS}]\w*(?=[,;]|$)")


@lru_cache(maxsize=2048)
def said_under(role: Role, label: str | None, value: str) -> tuple[Said, ...]:
    """What a value says under its label: "Cơ quan thực hiện: Sở A chủ trì, phối hợp với Sở B" is lead A, coordinate B.

    Names alone stay one value, whatever parts them; so does a name that no table knows. A sentence without a name gives
    nothing.
    """
    pieces = [piece for start, end in sentences(value) if (piece := value[start:end].strip(_STOPS))]
    if all(_ends(piece) is None for piece in pieces):
        whole = value.strip(_STOPS)
        named = (label is not None and names_role(label)) or opens_party(whole) or _is_name(whole)
        return ((role, label, whole),) if whole and named and not has_stop(whole) else ()
    return tuple(dict.fromkeys(one for piece in pieces for one in _clause(role, label, piece)))


@lru_cache(maxsize=2048)
def is_clauses(value: str) -> bool:
    """Does a value say itself who leads or coordinates, behind names ("Sở A chủ trì, phối hợp với Sở B")?"""
    if not has_stop(value):
        return False
    pieces = [piece for start, end in sentences(value) if (piece := value[start:end].strip(_STOPS))]
    ends = [party_end(piece, 0) for piece in pieces if opens_party(piece)]
    return len(ends) == len(pieces) and any(end is not None and end.kind in ("lead", "coordinate") for end in ends)


def _ends(piece: str) -> int | None:
    """Where a verb behind the names of a piece begins; None where names are all there is, or none begin it."""
    start = behind_order(piece)[0]
    if coordinates(piece, start) is not None:
        return start
    end = _end_of_names(piece, start)
    return end.start if end is not None else None


def _end_of_names(piece: str, start: int) -> End | None:
    """Where names at the beginning of a piece end before a verb; None where they are all there is, or it is not sure.

    Behind a label names alone are what is to be expected: a word or two that no table knows may be the rest of one.
    """
    end = party_end(piece, start) if opens_party(piece[start:]) else None
    if end is None or end.kind in ("sign", "doubt"):
        return None
    return None if end.kind == "end" and len(piece[end.start :].split()) < _SHORTEST_CLAUSE else end


def _clause(role: Role, label: str | None, piece: str) -> Iterator[Said]:
    start = behind_order(piece)[0]
    helpers = coordinates(piece, start)
    if helpers is not None:
        yield from _helpers(piece, helpers)
        return
    end = _end_of_names(piece, start)
    if end is None:
        if (opens_party(piece) or _is_name(piece)) and not has_stop(piece):
            yield role, label, piece
        return
    names = party(piece, start, end.start)
    if names is None:
        return
    later = lead_behind_is(piece, end.end) if end.kind == "is" else None
    if end.kind == "lead" or later is not None:
        yield "lead", None, names
        at = later or end.end
        behind = coordinates(piece, at)
        yield from _helpers(piece, behind) if behind is not None else _others(piece, at)
    elif end.kind == "coordinate":
        others = tuple(_helpers(piece, behind_with(piece, end.end)))
        yield (role, label, names) if others else ("coordinate", None, names)
        yield from others
    else:
        yield role, label, names


def _helpers(piece: str, at: int) -> Iterator[Said]:
    """Those named behind "phối hợp với", up to a verb."""
    if not opens_party(piece[at:]) and not _is_name(piece[at:]):
        return
    end = party_end(piece, at)
    names = party(piece, at, end.start if end is not None else len(piece))
    if names is None and _is_name(piece[at:]) and not has_stop(piece[at:]):
        names = piece[at:].strip(_STOPS)
    if names is not None:
        yield "coordinate", None, names


def _others(piece: str, at: int) -> Iterator[Said]:
    """Behind "chủ trì": ", Sở B phối hợp"."""
    comma = _COMMA.match(piece, at)
    end = party_end(piece, comma.end()) if comma and opens_party(piece[comma.end() :]) else None
    names = party(piece, comma.end(), end.start) if comma and end is not None and end.kind == "coordinate" else None
    if names is not None:
        yield "coordinate", None, names


def _is_name(text: str) -> bool:
    """Does a text look like names that no table knows: each of them an abbreviation, or of words with capitals?"""
    return bool(_NAME.match(text)) and all(name[:1].isupper() or opens_party(name) for name in split_parties(text))
