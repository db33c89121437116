"""Fields: which of them print nothing, and what those print whose result Word counts or looks up when it shows the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from kehoach_parser.readers.docx.counting.numbers import formatted
from kehoach_parser.readers.docx.formulas import equation
from kehoach_parser.readers.docx.package import Element, W, attribute, integer, switch, value

# Fields that print the page's number or the number of pages: no part of the text.
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_CONTENTS = "TOC"
TICKED, UNTICKED = "☒", "☐"
_LEVELS = 9
_SWITCH = re.compile(r'\\([a-zA-Z*@#!])\s*("[^"]*"|[^\\\s]*)')
# Names that the switch \* takes for formats of numbers; in small letters where the name is.
_FORMATS = {
    "arabic": "decimal", "roman": "Roman", "alphabetic": "Letter", "cardtext": "cardinalText", "ordtext": "ordinalText",
    "ordinal": "ordinal", "hex": "hex", "arabicdash": "numberInDash",
}  # fmt: skip
# What the switch \* says about the looks of a result.
_LOOKS = frozenset({"MERGEFORMAT", "CHARFORMAT"})
# AUTONUMOUT's levels as Word prints them; those of LISTNUM's own list (NumberDefault).
_OUTLINE = (
    ("upperRoman", "{}."), ("upperLetter", "{}."), ("decimal", "{}."), ("lowerLetter", "{})"), ("decimal", "({})"),
    ("lowerLetter", "({})"), ("lowerRoman", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
)  # fmt: skip
_LIST = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"), ("decimal", "({})"), ("lowerLetter", "({})"),
    ("lowerRoman", "({})"), ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip


@dataclass(slots=True)
class Field:
    """A field under way. result: its result has begun; shown: it holds text; silent: it prints nothing. form: its w:ffData."""

    instruction: str = ""
    result: bool = False
    shown: bool = False
    silent: bool = False
    form: Element | None = None

    @property
    def name(self) -> str:
        """The field's name in capitals; "" where it has none."""
        return name_of(self.instruction)


def name_of(instruction: str) -> str:
    """The first word of an instruction, in capitals."""
    return (instruction.split(maxsplit=1) or [""])[0].upper()


def is_page_field(instruction: str) -> bool:
    """Does the field print the page's number or the number of pages?"""
    return name_of(instruction) in _PAGE_FIELDS


def is_contents(instruction: str) -> bool:
    """Is the field's result a list of contents?"""
    return name_of(instruction) == _CONTENTS


class Counters:
    """What Word counts through the document by fields: paragraphs (AUTONUM), items (LISTNUM), captions (SEQ)."""

    def __init__(self, language: str = "") -> None:
        self._language = language
        self._levels: dict[str, list[int]] = defaultdict(lambda: [0] * (_LEVELS + 1))
        self._sequences: dict[str, int] = defaultdict(int)

    def text(self, field: Field, level: int | None) -> str:
        """What a field prints that has no stored result; it is counted, and so must those be that have one.

        level: the outline level (1 to 9) of its paragraph, None for the text below them all.
        """
        rule = _RULES.get(field.name)
        return rule(self, field, level) if rule is not None else ""

    def automatic(self, field: Field, level: int | None) -> str:
        """AUTONUM, AUTONUMLGL, AUTONUMOUT: the paragraph's number on its level."""
        switches = _switches(field.instruction)
        place = (level or _LEVELS + 1) - 1
        counts = self._counted(field.name, place, None)
        if field.name == "AUTONUMOUT":
            kind, shape = _OUTLINE[min(place, _LEVELS - 1)] if level else ("decimal", "{}.")
            return shape.format(formatted(counts[place], kind, language=self._language))
        joint = switches.get("s", ".")[:1] or "."
        if field.name == "AUTONUMLGL":
            parts = [str(count) for count in counts[: place + 1] if count]
            return joint.join(parts) + ("" if "e" in switches else joint)
        return formatted(counts[place], _format(switches, "decimal"), language=self._language) + joint

    def listed(self, field: Field, _level: int | None) -> str:
        r"""LISTNUM: \l its level, \s where it starts."""
        switches = _switches(field.instruction)
        words = field.instruction.split()
        name = words[1].strip('"').casefold() if len(words) > 1 and not words[1].startswith("\\") else "numberdefault"
        place = integer(switches.get("l"), 1, 1, _LEVELS) - 1
        start = integer(switches["s"], 1, 0) if "s" in switches else None
        counts = self._counted(name, place, start)
        if name == "legaldefault":
            return ".".join(str(max(count, 1)) for count in counts[: place + 1]) + "."
        kind, shape = (_OUTLINE if name == "outlinedefault" else _LIST)[place]
        return shape.format(formatted(counts[place], kind, language=self._language))

    def sequence(self, field: Field, _level: int | None) -> str:
        r"""SEQ name: \c the number so far, \r a number to begin with, \h nothing is printed."""
        switches = _switches(field.instruction)
        words = field.instruction.split()
        name = words[1].casefold() if len(words) > 1 and not words[1].startswith("\\") else ""
        if "r" in switches:
            self._sequences[name] = integer(switches["r"], 1, 0)
        elif "c" not in switches:
            self._sequences[name] += 1
        if "h" in switches and "*" not in switches:
            return ""
        return formatted(self._sequences[name], _format(switches, "decimal"), language=self._language)

    def _counted(self, name: str, place: int, start: int | None) -> list[int]:
        counts = self._levels[name]
        counts[place] = counts[place] + 1 if start is None else start
        counts[place + 1 :] = [0] * (len(counts) - place - 1)
        return counts


def _chosen(_counters: Counters, field: Field, _level: int | None) -> str:
    """FORMDROPDOWN: the entry that was chosen, else the one that stands there first (17.16.9)."""
    choices = None if field.form is None else field.form.find(W + "ddList")
    if choices is None:
        return ""
    entries = [attribute(entry) or "" for entry in choices.iterchildren(W + "listEntry")]
    told = value(choices, W + "result")
    index = integer(value(choices, W + "default") if told is None else told, 0, 0)
    return entries[index] if index < len(entries) else ""


def _ticked(_counters: Counters, field: Field, _level: int | None) -> str:
    """FORMCHECKBOX: ticked, else as it is by default (17.16.7)."""
    box = None if field.form is None else field.form.find(W + "checkBox")
    if box is None:
        return UNTICKED
    own = box.find(W + "checked")
    return TICKED if switch(box.find(W + "default") if own is None else own) else UNTICKED


def _typed(_counters: Counters, field: Field, _level: int | None) -> str:
    """FORMTEXT: what stands there by default."""
    return "" if field.form is None else value(field.form.find(W + "textInput"), W + "default") or ""


def _equation(_counters: Counters, field: Field, _level: int | None) -> str:
    return equation(field.instruction.strip()[len("EQ") :])


def _quoted(_counters: Counters, field: Field, _level: int | None) -> str:
    """QUOTE "text"."""
    parts = field.instruction.split('"')
    return parts[1] if len(parts) > 2 else ""


_RULES: dict[str, Callable[[Counters, Field, int | None], str]] = {
    **dict.fromkeys(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT"), Counters.automatic),
    "LISTNUM": Counters.listed,
    "SEQ": Counters.sequence,
    "FORMDROPDOWN": _chosen,
    "FORMCHECKBOX": _ticked,
    "FORMTEXT": _typed,
    "EQ": _equation,
    "QUOTE": _quoted,
}


def _switches(instruction: str) -> dict[str, str]:
    """The switches of an instruction: letter -> its argument, "" where it has none."""
    found: dict[str, str] = {}
    for match in _SWITCH.finditer(instruction):
        argument = match[2].strip('"')
        if argument.upper() not in _LOOKS:
            found.setdefault(match[1].casefold(), argument)
    return found


def _format(switches: dict[str, str], default: str) -> str:
    name = switches.get("*", "")
    kind = _FORMATS.get(name.casefold())
    if kind is None:
        return default
    if kind in {"Roman", "Letter"}:
        return ("upper" if name[:1].isupper() else "lower") + kind
    return kind
