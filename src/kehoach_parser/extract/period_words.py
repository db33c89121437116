"""The words of a deadline: a folded text cut into tokens by data/periods.toml. Read by extract/periods.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary import meanings

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# Years that plans speak of: a number of four digits outside is none.
_YEAR = r"(?:19|20)\d\d"
_NUMBERS = (
    rf"(?P<date>\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{_YEAR})(?!\d)"
    rf"|(?P<pair>\b(?:\d{{1,2}}|i{{1,3}}|iv)\s*[/.-]\s*{_YEAR})\b"
    r"|(?P<daymonth>\d{1,2}\s*/\s*\d{1,2})(?![\d/])"
    rf"|(?P<fourdigits>{_YEAR})(?!\d)"
    r"|(?P<number>\d+|\b(?:i{1,3}|iv)\b)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<sign>[,;:/.()&+\n-])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: a meaning of the vocabulary without its detail, or date, pair, daymonth, fourdigits, number, sign, other.

    values: day, month, year of a date; number and year of a pair ("II/2022"); day and month; one number. text: a sign,
    or the detail of the meaning ("recurring:month" -> "month"). roman: a number in Roman figures.
    """

    kind: str
    values: tuple[int, ...] = ()
    text: str = ""
    roman: bool = False


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = meanings("periods", "word")  # the longest first
    known = "|".join(r"\s*/\s*".join(r"\s+".join(part.split()) for part in match.split("/")) for match in table)
    return re.compile(rf"(?P<known>\b(?:{known})\b)|{_NUMBERS}")


@lru_cache(maxsize=1)
def _misread() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(meanings("periods", "misread")) + r")\b")


def tokens(text: str) -> list[Token]:
    """The tokens of a deadline as printed, in order; blanks and signs that mean nothing are left out."""
    read_as = meanings("periods", "misread")
    plain = _misread().sub(lambda match: read_as[match[0]], fold(text))
    return [_token(match) for match in _pattern().finditer(plain)]


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "", match[0]
    if kind == "known":
        words = "/".join(" ".join(part.split()) for part in text.split("/"))
        name, _, detail = meanings("periods", "word")[words].partition(":")
        return Token(name, text=detail)
    if kind == "word":
        return Token("other", text=text)
    if kind == "sign":
        return Token("sign", text=text)
    parts = re.findall(r"\d+|i+v?", text)
    return Token(kind, tuple(_ROMAN.get(part) or int(part) for part in parts), text, roman=parts[0] in _ROMAN)


def pieces(found: Sequence[Token]) -> tuple[list[list[Token]], list[list[Token]]]:
    """(pieces of the text, pieces in brackets): ";", ".", "/" and a new line part them, commas do not."""
    main: list[list[Token]] = [[]]
    aside: list[list[Token]] = []
    inside = False
    for index, token in enumerate(found):
        if token.kind != "sign":
            (aside if inside else main)[-1].append(token)
        elif token.text == "(":
            inside = True
            aside.append([])
        elif token.text == ")":
            inside = False
        elif token.text == "/" and _bound(found, index):
            (aside if inside else main)[-1].append(Token("sign", text=","))
        elif token.text in ";./\n":
            (aside if inside else main).append([])
        else:
            (aside if inside else main)[-1].append(token)
    return [piece for piece in main if piece], [piece for piece in aside if piece]


def _bound(found: Sequence[Token], index: int) -> bool:
    """Does this "/" tie a quarter or a month to its year or to another ("Quý I/năm 2022", "Quý I/II")?"""
    if not 0 < index < len(found) - 1 or found[index - 1].kind not in ("number", "daymonth"):
        return False
    after = found[index + 1]
    return after.kind in ("year", "number", "pair", "next-year", "this-year")
