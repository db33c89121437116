"""What a Rich Text file is written in: groups, control words, characters; and the fonts that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([\r\n]+)|([^\\{}\r\n]+)", re.DOTALL)
# Charset of a font (Windows) -> Python's name of its code page.
_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


class Token(NamedTuple):
    """kind: "{", "}", "word" (name, value), "byte" (value) or "text" (name)."""

    kind: str
    name: str = ""
    value: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; binary data is left out."""
    position = 0
    while (match := _TOKEN.match(data, position)) is not None:
        position = match.end()
        name, value, byte, sign, brace, _, text = match.groups()
        if name is not None:
            number = int(value) if value is not None else None
            if name == b"bin":
                position += max(0, number or 0)
            else:
                yield Token("word", name.decode("ascii"), number)
        elif byte is not None:
            yield Token("byte", value=int(byte, 16))
        elif sign is not None:
            yield Token("word", sign.decode("latin-1"))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif text is not None:
            yield Token("text", text.decode("latin-1"))


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the font table."""

    name: str = ""
    code_page: str = "cp1252"


@dataclass(slots=True)
class FontTable:
    """The font table while it is read; later the fonts by their number."""

    fonts: dict[int, Font] = field(default_factory=dict)
    _number: int = 0
    _name: str = ""
    _code_page: str = "cp1252"

    def take(self, token: Token, default: str) -> None:
        """A token inside the table. default: the code page of the file."""
        if token.kind == "word" and token.name == "f":
            self._number, self._name, self._code_page = token.value or 0, "", default
        elif token.kind == "word" and token.name == "fcharset":
            self._code_page = _CODE_PAGES.get(token.value or 0, default)
        elif token.kind == "text":
            self._name += token.name
            name, end, _ = self._name.partition(";")
            if end:
                self.fonts[self._number] = Font(name.strip(), self._code_page)
                self._name = ""

    def font(self, number: int) -> Font:
        """A font by its number."""
        return self.fonts.get(number, Font())
