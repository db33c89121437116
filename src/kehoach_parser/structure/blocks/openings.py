"""How lines begin and end, by the words of the vocabulary: labels, legal bases, words that call for what follows."""

from __future__ import annotations

from functools import lru_cache

from kehoach_parser.document import Line
from kehoach_parser.structure.lexis import ends_with_dash, squeeze
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.labels import concept_of
from kehoach_parser.vocabulary.loader import entries, words

# Letters of a label before its colon.
_LONGEST_LABEL = 48


def opens(text: str, table: str) -> bool:
    """Does the text begin with words of a table of headings.toml, and go on behind them?"""
    folded = key(text)
    return any(folded.startswith(word + " ") for word in words("layout", table))


def opens_with_label(text: str) -> bool:
    """Does a line begin with the label of a field or of an assignment and its colon?"""
    colon = text.find(":", 0, _LONGEST_LABEL)
    return colon > 0 and concept_of(text[:colon]) is not None


def names_document(text: str) -> bool:
    """Does the text begin with the type of a cited document?"""
    return key(text).startswith(tuple(f"{word} " for word in words("kinds", "type")))


def calls_number(line: Line) -> bool:
    """Does a line end with a word whose number must follow ("khoản 1 Điều", "giai đoạn")?"""
    return squeeze(line.text.lower()).endswith(_calling())


def ends_open(line: Line) -> bool:
    """Does a line end in a dash, or in a word that nothing can end in?"""
    return ends_with_dash(last := line.text.rpartition(" ")[2]) or last.strip().lower() in _open_words()


@lru_cache(maxsize=1)
def _calling() -> tuple[str, ...]:
    """These words as their examples spell them: "năm" is not the end of "Việt Nam"."""
    rows = entries("numbering", "calls_number")
    return tuple(" " + " ".join(row.example.lower().split()[-len(row.match.split()) :]) for row in rows)


@lru_cache(maxsize=1)
def _open_words() -> frozenset[str]:
    """As printed, in lower case: folded, "về" and "vệ" are one."""
    return frozenset(entry.example.lower() for entry in entries("layout", "open"))
