"""The words of a deadline: a folded text cut into tokens by words/time.toml. Read by periods/read.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings, words

# Each kind of token is one letter, so that rules over tokens are regular expressions over letters.
KINDS = {
    "year": "Y", "quarter": "Q", "month": "M", "day": "N",  # names of units
    "first-months": "F", "last-months": "L", "half-1": "h", "half-2": "H",
    "this-year": "z", "next-year": "z", "last-year": "z",
    "start-of": "s", "middle-of": "w", "week": "W",
    "era": "G", "end-of": "e", "in": "I", "from": "f", "to": "t", "by": "b", "before": "B", "after": "a", "and": "&",
    "open": "O", "until": "U", "recurring": "r", "per": "R", "times": "x", "round": "o", "conditional": "C", "other": "?",
}  # fmt: skip
# The plan's year, the next, the one before.
_RELATIVE = {"this-year": 0, "next-year": 1, "last-year": -1}
# What stands in the text itself: 30/6/2022, II/2022 and 6/2022, 30/6, 2022, a number, a Roman one.
DATE, PAIR, DAY_MONTH, FOUR, NUMBER, ROMAN = "D", "p", "m", "4", "1", "i"
_SIGNS = {",": "&", "&": "&", "+": "&", "-": "-", ":": ":"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:19|20)\d\d"
_OTHERS = (
    rf"(?P<D>\d{{1,2}}\s*(?P<mark>[/.-])\s*\d{{1,2}}\s*(?P=mark)\s*{_YEAR})(?!\d)"
    rf"|(?P<p>\b(?:\d{{1,2}}|i{{1,3}}|iv)\s*[/.-]\s*{_YEAR})\b"
    r"|(?P<m>\d{1,2}\s*/\s*\d{1,2})(?![\d/])"
    rf"|(?P<f>{_YEAR})(?!\d)"
    r"|(?P<n>\d+|\b(?:i{1,3}|iv)\b)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<sign>[,;:/.()&+\n-])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: one letter (KINDS and those below it), or the sign that parts pieces: ; . / ( ) or a new line.

    values: day, month, year of a date; number and year of a pair ("II/2022"); day and month; one number; years from
    the plan's. roman: the number of a pair is a Roman one. detail: how often ("month").
    """

    kind: str
    values: tuple[int, ...] = ()
    roman: bool = False
    detail: str = ""


_FIGURES = re.compile(r"\d+|i+v?")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = meanings("time", "word")
    known = any_of(table, {" ": r"\s+", "/": r"\s*/\s*"})
    first, to = (any_of(entry for entry, said in table.items() if said == meaning) for meaning in ("from", "to"))
    hours, minutes = (any_of(words("time", unit)) for unit in ("hour", "minute"))
    hour = rf"\b\d{{1,2}}\s?(?:(?:h|{hours})\b(?:\s?\d\d\b)?|[hg]\d\d\b)(?:\s?(?:{minutes})\b)?['’]?"
    # "từ 7h30 đến 11h00 ngày ..." is one day.
    hour = rf"(?:\b(?:{first})\s+)?{hour}\s*(?:[-–]|\b(?:{to})\b)\s*{hour}|{hour}"
    quarter = rf"\b(?:{any_of(words('time', 'quarter_sign'))})\b"
    return re.compile(rf"(?P<quarter>{quarter})|(?P<hour>(?:{hour})(?:\s*,)?)|(?P<known>\b(?:{known})\b)|{_OTHERS}")


@lru_cache(maxsize=1)
def _misread() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(meanings('ocr', 'time'), {})})\b")


@lru_cache(maxsize=1)
def _quarters() -> re.Pattern[str]:
    """"QII/2026", "Q.2/2026"."""
    return re.compile(rf"\b({any_of(words('time', 'quarter_sign'))})\s?\.?\s?(?=(?:i{{1,3}}|iv|[1-4])\b)")


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a deadline as printed, in order; what says nothing of time and hours of the day are left out."""
    read_as = meanings("ocr", "time")
    plain = _misread().sub(lambda match: fold(read_as[match[0]]), fold(text))
    plain = _quarters().sub(lambda match: f"{match[1]} ", plain)
    found = (_token(match.lastgroup or "", match[0]) for match in _pattern().finditer(plain))
    return tuple(_with_rates([token for token in found if token is not None]))


# "6 tháng/lần", "6 tháng một lần"; "01 lần/6 tháng"; "02 lần/năm"; "định kỳ 6 tháng"; "định kỳ quý".
_RATE = re.compile(
    r"(?P<every>1[YQMN])/?1?x|1?x/(?P<each>1[YQMN])|(?P<per>1R)|(?P<times>r1x)"
    r"|r(?P<count>1[QM])(?![1ip4])|r(?P<unit>[YQM])(?![1ip4])"
)
_MONTHS = {KINDS["month"]: 1, KINDS["quarter"]: 3, KINDS["year"]: 12}
_DETAILS = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}


def _with_rates(found: list[Token]) -> list[Token]:
    """Counts of how often something is done as one token each, its detail being the frequency where there is a word for it."""
    letters = "".join(token.kind for token in found)
    made, at = [], 0
    for match in _RATE.finditer(letters):
        made.extend(found[at : match.start()])
        made.append(Token(KINDS["recurring"], detail=_rate(match, found)))
        at = match.end()
    return [*made, *found[at:]]


def _rate(match: re.Match[str], found: Sequence[Token]) -> str:
    group = match.lastgroup or ""
    start, kind = match.start(group), match[group][-1]
    own = found[match.start()].detail
    if group in ("per", "times"):  # so many times in a year, a month ...
        times = next(token.values[0] for token in found[start:] if token.values)
        within = own or found[start + 1].detail
        months = next((months for months, detail in _DETAILS.items() if detail == within), 0)
        return within if times == 1 else _DETAILS.get(months // times, "") if times and months % times == 0 else ""
    count = 1 if group == "unit" else found[start].values[0]
    if own or kind not in _MONTHS:  # "hằng quý, năm": the first one counts
        return own or {1: "day", 7: "week"}.get(count, "")
    return _DETAILS.get(_MONTHS[kind] * count, "")


@lru_cache(maxsize=256)
def _token(kind: str, text: str) -> Token | None:
    """The token of a group of _pattern(); the same few come again and again."""
    if kind == "known":
        table = meanings("time", "word")
        said = table[text] if text in table else table["/".join(" ".join(part.split()) for part in text.split("/"))]
        name, _, detail = said.partition(":")
        if name not in KINDS:  # filler
            return None
        return Token(KINDS[name], (_RELATIVE[name],) if name in _RELATIVE else (), detail=detail)
    if kind == "hour":
        return None
    if kind == "quarter":
        return Token(KINDS["quarter"])
    if kind == "word":
        return Token(KINDS["other"])
    if kind == "sign":
        return Token(_SIGNS.get(text, text))
    parts = _FIGURES.findall(text)
    roman = parts[0] in _ROMAN
    letter = {"f": FOUR, "n": ROMAN if roman else NUMBER}.get(kind, kind)
    return Token(letter, tuple(_ROMAN.get(part) or int(part) for part in parts), roman)


@dataclass(slots=True)
class Piece:
    """A piece of a deadline. asides: what stands in brackets, each with how many of the tokens stand before it."""

    tokens: list[Token] = field(default_factory=list)
    asides: list[tuple[int, list[Token]]] = field(default_factory=list)


def pieces(found: Sequence[Token]) -> list[Piece]:
    """The pieces of a text: ";", ".", "/" and a new line part them, commas do not; nor do they in brackets."""
    made = [Piece()]
    aside = False
    for index, token in enumerate(found):
        piece = made[-1]
        here = piece.asides[-1][1] if aside else piece.tokens
        if token.kind == "(":
            aside = True
            piece.asides.append((len(piece.tokens), []))
        elif token.kind == ")":
            aside = False
        elif token.kind == "/" and _ties(found, index):
            if found[index + 1].kind != KINDS["year"]:
                here.append(Token("&"))
        elif token.kind == "/" and _in_number(found, index):
            continue
        elif token.kind in (";", ".", "/", "\n"):
            if aside:
                here.append(Token(":"))
            else:
                made.append(Piece())
        else:
            here.append(token)
    return made


def _ties(found: Sequence[Token], index: int) -> bool:
    """Does this "/" tie a quarter or a month to its year or to another ("Quý I/năm 2022", "Quý I/II")?"""
    if not 0 < index < len(found) - 1 or found[index - 1].kind not in (NUMBER, ROMAN, DAY_MONTH):
        return False
    return found[index + 1].kind in (KINDS["year"], NUMBER, ROMAN, PAIR)


def _in_number(found: Sequence[Token], index: int) -> bool:
    """Is this "/" part of a document's number ("số 12/QĐ-UBND")?"""
    return 0 < index < len(found) - 1 and found[index - 1].kind == NUMBER and found[index + 1].kind == KINDS["other"]
