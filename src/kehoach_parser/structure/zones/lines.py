"""What a single line of a letterhead or an ending is, by its fixed words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.lexis import has_stop, is_capital
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.vocabulary.loader import words

# Letters of the name of a body in whose place is signed, in small letters.
_LONGEST_BODY = 60
# Shorter pieces of a motto ("viet nam") stand in other lines, too.
_SHORTEST_MOTTO, _SURE_MOTTO = 8, 12
# Of 100. In 40 files mottos that OCR read, or that lost a word, come to 85 and more, other lines to 73; a line of the
# running text that speaks of the state by its full name comes to 85 as a line that holds the motto beside other words.
# "Nơi nhận" with blanks in its words comes to 89, "tiếp nhận" to 71.
_ALIKE, _ALIKE_WITHIN = 80, 85
# "Nơi nhận:" and what OCR adds to it.
_LONGEST_RECIPIENTS = 14
_FEWEST_NAMES, _MOST_NAMES = 2, 6
_NAME = re.compile(rf"^(?:[{CAPITALS}][\w.']*\.?\s*){{1,6}}$")
_END_MARK = re.compile(r"\./\s*\.?\s*$|\.\s?/\.?$")


def like_motto(text: str) -> bool:
    """Is the text, as key() has it, a line of a motto, a piece of one, or a line that holds one?"""
    return len(text) >= _SHORTEST_MOTTO and any(
        text in motto
        or fuzz.ratio(text, motto) >= _ALIKE
        or (len(text) > len(motto) and fuzz.partial_ratio(motto, text) >= _ALIKE_WITHIN)
        for motto in words("layout", "motto")
    )


def is_motto(line: Line) -> bool:
    """A line of the national motto, or of the party's, that stands in a letterhead."""
    return like_motto(key(line.text))


def shows_motto(line: Line) -> bool:
    """A line that shows a letterhead wherever it stands: no short piece of a motto, as a name that is broken over lines may hold."""
    return like_motto(text := key(line.text)) and len(text) >= _SURE_MOTTO


def is_document_number(line: Line) -> bool:
    """A line of a letterhead that holds the document's number and symbol, or its date in words."""
    return _patterns().number.search(fold(line.text).strip()) is not None


def opens_number(line: Line) -> bool:
    """Does the line begin with the document's number and its slash?"""
    return _patterns().opens.match(fold(line.text).strip()) is not None


def starts_recipients(line: Line) -> bool:
    """Does the line open the list of recipients?"""
    text = key(line.text)
    return any(
        text.startswith(word) or (len(text) < _LONGEST_RECIPIENTS and fuzz.ratio(text, word) >= _ALIKE_WITHIN)
        for word in words("layout", "recipients")
    )


def is_on_behalf(line: Line) -> bool:
    """A line "TM. ..." or "KT. ...", in capitals or with a name in small letters behind it: "KT. Chủ tịch"."""
    text = line.text.lstrip("-–. \t")
    folded = fold(text)
    for word in words("layout", "on_behalf"):
        if folded.startswith(word) and folded[len(word) :][:1] in ". ,/":
            rest = text[len(word) :].strip()
            small = text[: len(word)].isupper() and rest[:1] == "." and len(rest) <= _LONGEST_BODY and not has_stop(rest)
            return is_capital(text) or (small and rest.strip(". ")[:1].isupper())
    return False


def is_sign_note(line: Line) -> bool:
    """A note in the place of a signature: "(Đã ký)", "(Ký tên, đóng dấu)"."""
    text = key(line.text)
    bracketed = line.text.strip()[:1] in "([" and len(line.text) <= _LONGEST_BODY
    return any(text == word or (bracketed and text.startswith(word)) for word in words("layout", "sign_note"))


def is_name(line: Line) -> bool:
    """Could the line be a person's name: two to six words, all capitalised, no digits."""
    text = line.text.strip()
    folded = fold(text)
    for rank in words("layout", "rank"):
        if folded.startswith(rank) and not folded[len(rank) :][:1].isalnum():
            text = text[len(rank) :].strip(" .")
            folded = fold(text)
    return bool(_NAME.match(text)) and _FEWEST_NAMES <= len(text.split()) <= _MOST_NAMES and not any(c.isdigit() for c in text)


def ends_document(item: Item) -> bool:
    """A line with the mark "./." behind which the text of a document is over."""
    return isinstance(item, Line) and "/" in item.text and bool(_END_MARK.search(item.text))


class _Patterns(NamedTuple):
    """Patterns with words of the vocabulary, over folded text."""

    number: re.Pattern[str]
    opens: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    number = "|".join(words("layout", "number"))
    # Each word of a date in words, with the figures that may stand behind it.
    date = "|".join(".{0,6}".join(rf"\b{word}\b" for word in form.split()) for form in words("layout", "date"))
    return _Patterns(re.compile(rf"^(?:{number})\b.{{0,14}}[-/]\s*[a-z]|{date}"), re.compile(rf"(?:{number})\b.{{0,12}}/"))
