"""Unicode text the other way: into TCVN3, VNI and Times New Roman's glyph ids, for documents made up by tests."""

from __future__ import annotations

from functools import cache

from kehoach_parser.readers.pdf.glyph_ids import letters_of
from kehoach_parser.text import legacy


@cache
def _tcvn3() -> dict[int, str]:
    table = {ord(letter): chr(byte) for byte, letter in legacy._tcvn3().items()}
    # A capital with a tone has no code: the small one's stands for it.
    return {ord(chr(code).upper()): char for code, char in table.items()} | table


@cache
def _vni() -> dict[int, str]:
    letters = legacy._vni()[0]
    return {ord(letter): written for written, letter in letters.items() if written.isupper() == letter.isupper() and (written.isupper() or written.islower())}


def to_tcvn3(text: str) -> str:
    """The characters that Windows-1252 has for the bytes of the text in TCVN3."""
    return text.translate(_tcvn3())


def to_vni(text: str) -> str:
    """The same for VNI."""
    return text.translate(_vni())


@cache
def glyph_ids(italic: bool) -> dict[str, int]:
    """Letter -> glyph id."""
    return {letter: number for number, letter in letters_of(italic=italic).items()}
