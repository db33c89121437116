"""Deadlines that running text states: "hoàn thành trong quý II", "báo cáo trước ngày 15/12". Words from data/stated.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.extract.stated_words import sentences
from kehoach_parser.extract.wording import any_of, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary import meanings, words

_TIME = (
    *("year", "quarter", "month", "day", "first-months", "last-months", "half-1", "half-2", "this-year", "next-year"),
    *("start-of", "end-of", "era", "in", "from", "to", "by", "before", "after", "open", "recurring"),
)


def _links() -> str:
    return any_of(word for word, kind in meanings("periods", "word").items() if kind == "and")


@lru_cache(maxsize=1)
def _run() -> str:
    """Words of time, side by side. Atomic: a run that has no good end is not tried again word by word."""
    known = any_of(word for word, kind in meanings("periods", "word").items() if kind.partition(":")[0] in _TIME)
    token = rf"(?>\b(?:{known})\b|\d[\d/.-]*\d|\d|\b[ivx]{{1,4}}\b|[-–])"
    return rf"(?>{token}(?:[\s,/]*(?:\b(?:{_links()})\s+)?{token})*)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """direct: "hoàn thành" + time; later: "hoàn thành ..." + limit; bare: a limit at the end. Those three over folded text.

    due: what has a limit; not_due: what makes a limit none of the plan's, over the text as it stands.
    """

    direct: re.Pattern[str]
    later: re.Pattern[str]
    bare: re.Pattern[str]
    due: re.Pattern[str]
    not_due: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    run = _run()
    often = any_of(word for word, kind in meanings("periods", "word").items() if kind.startswith("recurring:"))
    finish, limit, due, after = (any_of(words("stated", table)) for table in ("finish", "limit", "due", "after_limit"))
    end = rf"(?=\s*(?:[.;,)\n]|(?:{_links()}|{after})\s|$))"
    return _Patterns(
        re.compile(rf"\b(?:{finish})\s+(?P<time>{run}){end}"),
        re.compile(rf"\b(?:{finish})\b[^.;,:()\d%]{{1,100}}?\b(?P<time>(?:{limit})\s+{run}){end}"),
        re.compile(rf"(?P<time>(?:\b(?:{often})\s*,?\s*\(?)?\b(?:{limit})\s+{run}){end}"),
        re.compile(rf"\b(?:{due})\b"),
        re.compile(rf"\b(?:{printed('stated', 'not_due')})\s*$", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _labelled_time() -> re.Pattern[str]:
    """"Thời gian thực hiện Chương trình: Từ năm 2025 đến hết năm 2030": a label that goes on, time alone behind it."""
    labels = [label for label, kind in meanings("labels", "field").items() if kind == "deadline"]
    return re.compile(rf"(?:{any_of((*labels, *words('stated', 'deadline')))})\b[^:.;()]{{0,60}}:\s*(?P<time>{_run()})[.;]?\s*$")


def _of_label(text: str) -> str | None:
    match = _labelled_time().match(fold(text))
    return _words_of(text, match) if match else None


def find_deadline(text: str) -> str | None:
    """The words of the one deadline of a text; None where it has none, or several that differ."""
    if labelled := _of_label(text):
        return labelled
    folded = fold(text)
    if not any(word in folded for word in ("finish", "limit") for word in words("stated", word)):
        return None
    patterns = _patterns()
    for pattern in (patterns.direct, patterns.later):
        found = _planned(text, pattern.finditer(folded))
        if found:
            return found.pop() if len(found) == 1 else None
    parts = [part for part in sentences(text) if patterns.due.search(folded, *part)]
    found = {limit for part in parts for limit in _planned(text, patterns.bare.finditer(folded, *part))}
    return found.pop() if len(found) == 1 else None


def _planned(text: str, matches: Iterator[re.Match[str]]) -> set[str]:
    """The words of the limits that are the plan's own."""
    not_due = _patterns().not_due
    return {_words_of(text, match) for match in matches if not not_due.search(text, 0, match.start())}


def _words_of(text: str, match: re.Match[str]) -> str:
    return text[match.start("time") : match.end("time")].replace("(", ", ").strip(" ,-–/")
