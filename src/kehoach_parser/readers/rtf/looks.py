"""What the characters of a Rich Text group look like, and where they go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Look:
    """What a group's characters look like, and where they go: "text", "silent", "fonts", "field" or "label"."""

    goes: str = "text"
    font: int = 0
    bold: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: int = 1


LOOKS: dict[str, Callable[[Look, int | None], Look]] = {
    "plain": lambda look, _: Look(goes=look.goes, skip=look.skip),
    "f": lambda look, value: replace(look, font=value or 0),
    "uc": lambda look, value: replace(look, skip=1 if value is None else value),
    "b": lambda look, value: replace(look, bold=value != 0),
    "caps": lambda look, value: replace(look, capitals=value != 0),
    "v": lambda look, value: replace(look, hidden=value != 0),
    "deleted": lambda look, value: replace(look, deleted=value != 0),
}
