"""What a caller may ask of a reader; readers that have no use for it are called without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach_parser.text.code_tables import Kind

Ocr: TypeAlias = Literal["auto", "never", "force"]
Encoding: TypeAlias = Kind


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a caller may ask.

    ocr: "auto" reads the pages that have a picture and no Vietnamese text, "force" every page, "never" none. encoding:
    the old encoding of a text that neither its fonts nor its words tell; lines that are Unicode stay as they are.
    """

    ocr: Ocr = "auto"
    encoding: Encoding | None = None


DEFAULT = ReadOptions()
