"""The labels that a browser prints before list items, which the HTML source does not hold."""

from __future__ import annotations

import re

_OWN_LABEL = re.compile(
    r"[-+\u2013\u2014\u2022\u00b7\u25cf\u25aa\u25e6]"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxlcIVXLC]{2,6})[.)/](?=\s|$)"
)
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_STYLE_TYPE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b"
    r"(none|decimal|lower-alpha|upper-alpha|lower-latin|upper-latin|lower-roman|upper-roman)\b",
    re.IGNORECASE,
)
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "none": "none",
}


def style_type(kind: str | None, style: str | None) -> str:
    """The numbering of a list from its type attribute and its style: "1", "a", "A", "i", "I", or "none"."""
    told = _STYLE_TYPE.search(style or "")
    if told is not None:
        return _TYPES[told[1].lower()]
    return kind if kind in ("a", "A", "i", "I") else "1"


def bullet(depth: int) -> str:
    """The mark of an item of an unordered list; depth from 1. Plans put "-" above "+"."""
    return ("- ", "+ ", "* ")[min(depth, 3) - 1]


def numeral(kind: str, value: int) -> str:
    """The label of an item of an ordered list, in the form that plans give it: "1. ", "a) ", "A. ", "i) ", "I. "."""
    if kind in ("i", "I") and 0 < value < 400:
        text = ""
        rest = value
        for size, sign in _ROMAN:
            text += sign * (rest // size)
            rest %= size
        return f"{text}) " if kind == "i" else f"{text.upper()}. "
    if kind in ("a", "A") and 0 < value <= _LETTERS:
        letter = chr(ord("a") + value - 1)
        return f"{letter}) " if kind == "a" else f"{letter.upper()}. "
    return f"{value}. "


def has_label(text: str) -> bool:
    """The text begins with a dash, bullet or number of its own, so that a second one would double it."""
    return _OWN_LABEL.match(text.lstrip(" \t*")) is not None or text.lstrip().startswith("* ")
