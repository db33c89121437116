"""What a restoration gives back: the tokens of a line, each with what it was."""

from __future__ import annotations

from dataclasses import dataclass


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
