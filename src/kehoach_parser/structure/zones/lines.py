"""What a single line of a letterhead or an ending is, by its fixed words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.vocabulary.loader import words

_LONGEST_ROLE = 60
# Shorter pieces of a motto ("viet nam") stand in other lines, too.
_SHORTEST_MOTTO = 8
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
    """A line "TM. ..." or "KT. ..."."""
    if not is_capital(line.text):
        return False
    text = fold(line.text).lstrip("-–. ")
    return any(text.startswith(word) and text[len(word) :][:1] in ". ,/" for word in words("layout", "on_behalf"))


def is_role(line: Line) -> bool:
    """A line that holds a post of a signer and nothing else."""
    if len(line.text) > 2 * _LONGEST_ROLE or not is_capital(line.text) or len(plain := key(line.text)) > _LONGEST_ROLE:
        return False
    return any(plain == role or plain.startswith(role + " ") for role in words("layout", "signer"))


def is_name(line: Line) -> bool:
    """Could the line be a person's name: two to six words, all capitalised, no digits."""
    text = line.text.strip()
    folded = fold(text)
    for rank in words("layout", "rank"):
        if folded.startswith(rank):
            text = text[len(rank) :].strip(" .")
            break
    return bool(_NAME.match(text)) and _FEWEST_NAMES <= len(text.split()) <= _MOST_NAMES and not any(c.isdigit() for c in text)


def ends_document(item: Item) -> bool:
    """A line with the mark "./." behind which the text of a document is over."""
    return isinstance(item, Line) and bool(_END_MARK.search(item.text))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns with words of the vocabulary, over folded text."""

    number: re.Pattern[str]
    opens: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    number = "|".join(words("layout", "number"))
    # Each word of a date in words, with the figures that may stand behind it.
    date = "|".join(".{0,6}".join(rf"\b{word}\b" for word in form.split()) for form in words("layout", "date"))
    return _Patterns(re.compile(rf"^(?:{number})\b.{{0,14}}[-/]\s*[a-z]|{date}"), re.compile(rf"(?:{number})\b.{{0,12}}/"))
