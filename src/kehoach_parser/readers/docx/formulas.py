"""Formulas on one line: Word's own (OMML) and those of EQ fields; a fraction as a/b, brackets where the line needs them."""

from __future__ import annotations

import re
from collections.abc import Callable

from kehoach_parser.readers.docx.glyphs import plain
from kehoach_parser.readers.docx.package import Element, M

# What parts an operand of a fraction, outside of brackets, so that it needs some.
_OPERATOR = re.compile(r"[-+−–±×÷*/:=<>≤≥·∙ ]")
_OPENING, _CLOSING = "([{", ")]}"
# Word nests an EQ field's commands a few deep; what is deeper is printed as it stands.
_DEEPEST = 20


def formula(element: Element) -> str:
    """A formula (m:oMath or a part of one) on one line; what has no form of its own as its characters stand."""
    if element.tag == M + "t":
        return plain(element.text or "")
    rule = _RULES.get(element.tag)
    return rule(element) if rule is not None else "".join(map(formula, element))


def _fraction(element: Element) -> str:
    parts = [formula(child) for child in element if child.tag in {M + "num", M + "den"}]
    return _divided(*parts) if len(parts) == 2 else "".join(parts)


def _divided(above: str, below: str) -> str:
    return f"{_operand(above)}/{_operand(below)}"


def _operand(text: str) -> str:
    """A side of a fraction, in brackets where it is more than one thing."""
    text = text.strip()
    depth = 0
    for place, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif depth == 0 and place and _OPERATOR.match(char):
            return f"({text})"
    return text


def _radical(element: Element) -> str:
    degree = "".join(formula(child) for child in element if child.tag == M + "deg").strip()
    inner = "".join(formula(child) for child in element if child.tag == M + "e")
    return _rooted(degree, inner)


def _rooted(degree: str, inner: str) -> str:
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"{degree}√")
    inner = inner.strip()
    return sign + (inner if len(inner) == 1 or inner.isdecimal() else f"({inner})")


def _brackets(element: Element) -> str:
    def sign(name: str, default: str) -> str:
        found = element.find(f"{M}dPr/{M}{name}")
        return default if found is None else found.get(M + "val") or ""

    inner = [formula(child) for child in element if child.tag == M + "e"]
    return sign("begChr", "(") + (sign("sepChr", "|") or "|").join(inner) + sign("endChr", ")")


def _large(element: Element) -> str:
    """A sum, a product, an integral: its sign, then its limits and what it is of."""
    found = element.find(f"{M}naryPr/{M}chr")
    return ("∫" if found is None else found.get(M + "val") or "") + "".join(map(formula, element))


def _rows(row: str, cell: str | None) -> Callable[[Element], str]:
    def read(element: Element) -> str:
        rows = [child for child in element if child.tag == M + row]
        if cell is None:
            return "; ".join(map(formula, rows))
        return "; ".join(" ".join(formula(inner) for inner in one if inner.tag == M + cell) for one in rows)

    return read


_RULES: dict[str, Callable[[Element], str]] = {
    M + "f": _fraction,
    M + "rad": _radical,
    M + "d": _brackets,
    M + "nary": _large,
    M + "m": _rows("mr", "e"),
    M + "eqArr": _rows("e", None),
}


def equation(instruction: str) -> str:
    r"""What an EQ field prints, from what stands behind its name: "\f(1;2)" is "1/2"."""
    text, _ = _terms(instruction, 0, "", 0)
    return "".join(text).strip()


def _terms(source: str, place: int, closing: str, depth: int) -> tuple[list[str], int]:
    """The operands from place on, up to closing (which is passed over) or the end."""
    found = [""]
    opened = 0
    while place < len(source):
        char = source[place]
        if char == "\\":
            text, place = _command(source, place + 1, depth)
            found[-1] += text
            continue
        place += 1
        if closing and char == closing and not opened:
            return found, place
        if closing and char in ",;" and not opened and not _in_number(source, place - 1):
            found.append("")
            continue
        opened += (char == "(") - (char == ")" and opened > 0)
        found[-1] += char
    return found, place


def _in_number(source: str, place: int) -> bool:
    """A decimal comma: where lists are parted by semicolons, as in Vietnam, a comma between digits is one."""
    around = source[place - 1 : place] + source[place + 1 : place + 2]
    return source[place] == "," and ";" in source and len(around) == 2 and around.isdecimal()


def _command(source: str, place: int, depth: int) -> tuple[str, int]:
    r"""What the command at place prints ("f(1;2)" behind its "\"), and the place behind it."""
    name = source[place : place + 1].casefold()
    if not name.isalpha() or depth > _DEEPEST:
        # "\(", "\," and the like are the sign itself.
        return source[place : place + 1], place + 1
    match = _OPTIONS.match(source, place + 1)
    options, place = (match[0], match.end()) if match else ("", place + 1)
    if source[place : place + 1] != "(":
        return "", place
    terms, place = _terms(source, place + 1, ")", depth + 1)
    if name == "f" and len(terms) == 2:
        return _divided(*terms), place
    if name == "r":
        return _rooted(terms[0].strip() if len(terms) > 1 else "", terms[-1]), place
    if name == "b":
        inner = ",".join(terms)
        sign = _SIGN.search(options)
        left = sign[1] if sign else "("
        right = _CLOSING[_OPENING.index(left)] if left in _OPENING else left
        return left + inner + right, place
    if name in "al":
        return ("; " if name == "a" else ",").join(terms), place
    return "".join(terms), place


_OPTIONS = re.compile(r"[A-Za-z]*(?:\s*\\(?:[blr]c\s*\\.|[A-Za-z]{2}\d*))*\s*")
_SIGN = re.compile(r"\\[bl]c\s*\\(.)")
