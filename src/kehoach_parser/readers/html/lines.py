"""Characters of an HTML paragraph become Lines: white space, bold, labels, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Line, Role
from kehoach_parser.readers.page import list_labels

_NOTE = re.compile(r"\[([^\W_]{1,5})\]\s*")
_BARE_MARK = re.compile(r"(\s*)([^\W_]{1,5}|\*{1,3})(\s*)")
# Bullets as Word writes them in its symbol fonts, which print them as a bullet.
SYMBOL_BULLETS = frozenset("\u00b7\u00a7\u00d8\u00fc\u00a8qvo") | frozenset(chr(code) for code in range(0xF020, 0xF100))
_HTML_SPACE = " \t\n\r\f"


@dataclass(slots=True)
class Gatherer:
    """The line being gathered, and where finished lines go.

    emit: the sink, changed at the borders of cells. label: printed before the next text. note: the paragraph is a
    footnote's. count: lines finished so far. Line.number is the element's line in the source.
    """

    emit: Callable[[Line], None]
    chars: list[str] = field(default_factory=list)
    flags: list[bool] = field(default_factory=list)
    start: bool = True
    gap: bool = False
    label: str = ""
    note: bool = False
    count: int = 0

    def add(self, text: str, *, bold: bool) -> None:
        """More text; runs of HTML white space become one blank, no-break spaces stay as many blanks as they are."""
        for char in text:
            if char in _HTML_SPACE:
                if self.chars and self.chars[-1] not in (" ", "\n"):
                    self.chars.append(" ")
                    self.flags.append(bold)
            elif char not in "\u200b\ufeff":
                self.chars.append(char)
                self.flags.append(bold)

    def finish(self, source: int, *, level: int | None, role: Role) -> bool:
        """End the line at a block's border or a <br>; False where it had nothing visible."""
        text = "".join(self.chars).replace("\u00a0", " ")
        flags = self.flags
        self.chars, self.flags = [], []
        if not text.strip():
            return False
        bold = _all_bold(text, flags)
        text = text.strip()
        if self.label and not list_labels.has_label(text):
            text = self.label + text
        self.label = ""
        role = "footnote" if self.note else role
        if role == "footnote":
            text = _NOTE.sub(r"[\1] ", text, count=1) if _NOTE.match(text) else text
        self.emit(Line(text, source, start=self.start, gap=self.gap, bold=bold, level=level, role=role))
        self.count += 1
        self.start = self.gap = False
        return True

    def bracket_mark(self, begin: int) -> None:
        """A footnote's mark printed without brackets gets them."""
        mark = _BARE_MARK.fullmatch("".join(self.chars[begin:]))
        if mark is None:
            return
        marked = f"{mark[1]}[{mark[2]}]{mark[3]}"
        flag = self.flags[begin]
        self.chars[begin:] = marked
        self.flags[begin:] = [flag] * len(marked)

    def close_label(self, begin: int, *, symbol: bool) -> None:
        """A list label that Word wrote out, set off by a row of no-break spaces: one blank is enough."""
        label = "".join(self.chars[begin:]).replace("\u00a0", " ").strip()
        if not label:
            return
        if symbol and label in SYMBOL_BULLETS:
            label = "\u2022"
        flag = self.flags[begin]
        self.chars[begin:] = f"{label} "
        self.flags[begin:] = [flag] * (len(label) + 1)


def _all_bold(text: str, flags: Sequence[bool]) -> bool:
    visible = [flag for char, flag in zip(text, flags, strict=True) if not char.isspace()]
    return bool(visible) and all(visible)
