"""Unicode text the other way: into the old encodings and Times New Roman's glyph ids, for documents made up by tests."""

from __future__ import annotations

from functools import cache

from kehoach_parser.readers.pdf.glyph_ids import letters_of
from kehoach_parser.text.code_tables import Kind, table


@cache
def _codes(kind: Kind) -> dict[int, str]:
    """Letter -> the shortest code for it, of one case."""
    codes: dict[str, str] = {}
    for code, letter in sorted(table(kind).letters.items(), key=lambda pair: (len(pair[0]), pair[0])):
        one_case = code.isupper() == letter.isupper() and (code.isupper() or code.islower()) if kind in ("vni", "bkhcm2") else True
        if letter.isalpha() and one_case:
            codes.setdefault(letter, code)
    if kind == "tcvn3":
        # A capital with a tone has no code: the small one's stands for it.
        codes = {letter.upper(): code for letter, code in codes.items()} | codes
    return {ord(letter): code for letter, code in codes.items()}


def to_old(text: str, kind: Kind) -> str:
    """The characters that Latin-1 has for the bytes of the text in an old encoding; codes of controls as U+F000 + code."""
    return text.translate(_codes(kind))


def to_bytes(text: str, kind: Kind) -> bytes:
    """The text in an old encoding; what is no letter there must be Latin-1."""
    return "".join(chr(ord(char) - 0xF000) if "\uf000" <= char < "\uf020" else char for char in to_old(text, kind)).encode("latin-1")


def to_tcvn3(text: str) -> str:
    """The same for TCVN3."""
    return to_old(text, "tcvn3")


def to_vni(text: str) -> str:
    """The same for VNI."""
    return to_old(text, "vni")


@cache
def glyph_ids(italic: bool) -> dict[str, int]:
    """Letter -> glyph id."""
    return {letter: number for number, letter in letters_of(italic=italic).items()}
