"""What a caller may ask of a reader; readers that have no use for it are called without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Ocr: TypeAlias = Literal["auto", "never", "force"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """ocr: "auto" reads the pages that have a picture and no Vietnamese text, "force" every page, "never" none."""

    ocr: Ocr = "auto"


DEFAULT = ReadOptions()
