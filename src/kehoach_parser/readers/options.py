"""What a caller may ask of a reader; readers that have no use for it are called without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach_parser.document import Body
from kehoach_parser.text.code_tables import Kind

Ocr: TypeAlias = Literal["auto", "never", "force"]
Encoding: TypeAlias = Kind
# Reads a part of a file that is a file of its own: (bytes, name) -> body.
ReadPart: TypeAlias = Callable[[bytes, str], Body]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a caller may ask.

    ocr: "auto" reads the pages that have a picture and no Vietnamese text, "force" every page, "never" none. encoding:
    the old encoding of a text that neither its fonts nor its words tell; lines that are Unicode stay as they are.
    """

    ocr: Ocr = "auto"
    encoding: Encoding | None = None


DEFAULT = ReadOptions()
