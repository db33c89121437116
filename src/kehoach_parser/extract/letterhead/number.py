"""The number line of a letterhead: number and symbol in the forms that offices write, and which line is the document's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kehoach_parser.document import Line, Text
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# "S6" and "5ố" are what OCR makes of "Số". 12, 15a, 09/2010; then "/", "-", or a blank before a symbol that has such a sign itself.
_WORD = r"s[o06ốồ5]\s*[:.;]?\s*"
_FIGURES = r"\d[\d\s]{0,6}?(?:(?<=\d)[a-zđ](?=\s*[/-]))?(?:\s*/\s*(?:19|20)\d\d(?=\s*[/-]\w))?"
_SYMBOL = r"[^\W\d_]{1,10}(?:\s*[-–/&.]\s*[^\W\d_][^\W_]{0,11})*(?!\w)"
_NUMBER = re.compile(
    rf"(?:^|(?<=\s)){_WORD}(?:(?P<number>{_FIGURES}|)[\s.…_]*[/-]\s*|(?P<bare>\d{{1,5}}[a-zđ]?)\s+(?=[A-ZĐ]{{1,6}}\s*[-/]))"
    rf"(?P<symbol>{_SYMBOL})",
    re.IGNORECASE,
)
# A number line that is not at its end: "Số:", "Số: 87", "Số: 87/", "Số: 87/KH-".
_OPEN = re.compile(rf"{_WORD}[\d\s.…_]{{0,9}}[a-zđ]?(?:/\s*(?:[A-ZĐ]{{1,6}}\s*-\s*)?)?$", re.IGNORECASE)


def fold_o(text: str) -> str:
    """Text with the vowels of "Số" folded and everything else kept, so that the case of symbols is seen."""
    return re.sub(r"^(\s*[sS])[ốồôoóò](?=\s*[:.;\d/ ])", r"\1o", text)


def find_number(text: str) -> re.Match[str] | None:
    """Number and symbol in a line; groups number (or bare) and symbol."""
    return _NUMBER.search(fold_o(text))


def opens_number(text: str) -> bool:
    """Does the line begin with number and symbol?"""
    return _NUMBER.match(fold_o(text).strip()) is not None


def joined_numbers(paragraphs: Sequence[Text]) -> list[Text]:
    """The paragraphs, "Số:" joined with the number, and a number with the symbol, that stand on the line below."""
    found: list[Text] = []
    for text in paragraphs:
        if found and _goes_on(found[-1], text):
            found[-1] = Text.join([*found[-1].lines, *text.lines])
        else:
            found.append(text)
    return found


def _goes_on(above: Text, below: Text) -> bool:
    if not _OPEN.match(fold_o(above.value).strip()) or _column(above) != _column(below):
        return False
    match = find_number(Text.join([*above.lines, *below.lines]).value)
    return match is not None and match.start() == 0 and not opens_number(below.value)


def _column(text: Text) -> int:
    return text.lines[-1].column


def own_number(paragraphs: Sequence[Text]) -> int | None:
    """Index of the paragraph that holds the document's own number; None where none does.

    What stands behind a kind of document is that document's number ("THÀNH LẬP TẠI CÔNG VĂN SỐ 415/UBND-KT"). A line that opens
    with "Số:" goes before one without the colon, that before one with words before its number; among equals the first counts.
    """
    ranked = [(_rank(paragraphs, index), index) for index in range(len(paragraphs))]
    told = [(rank, index) for rank, index in ranked if rank is not None]
    return min(told)[1] if told else None


def _rank(paragraphs: Sequence[Text], index: int) -> int | None:
    text = fold_o(paragraphs[index].value).strip()
    match = _NUMBER.search(text)
    if match is None:
        return None
    if match.start() == 0:
        before = paragraphs[index - 1].value if index else ""
        if ":" in text[: match.start("symbol")]:
            return 0
        # A line of running text may begin with the number of a document that it cites.
        return None if text[0].islower() else 3 if _ends_in_kind(before) else 1
    before = text[: match.start()]
    return 2 if is_capital(before) and not _ends_in_kind(before) else None


def _ends_in_kind(text: str) -> bool:
    plain = key(text)
    return any(plain == kind or plain.endswith(" " + kind) for kind in _kinds())


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    return words("kinds", "type")


def taken(text: Text, match: re.Match[str]) -> tuple[Text | None, Text]:
    """(number, None where it is left blank; symbol) of a match of find_number, without their blanks."""
    group = "bare" if match.group("bare") else "number"
    number = None
    if (match.group(group) or "").strip():
        printed = text.cut(match.start(group), match.end(group))
        number = printed.with_value("".join(printed.value.split()))
    symbol = text.cut(match.start("symbol"), match.end("symbol"))
    return number, symbol.with_value("".join(symbol.value.split()).replace("–", "-"))


def is_number_line(line: Line) -> bool:
    """Does the line open with the document's number?"""
    return opens_number(line.text)
