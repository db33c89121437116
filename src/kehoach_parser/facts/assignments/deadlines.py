"""Deadlines that running text states: "hoàn thành trong quý II", "báo cáo trước ngày 15/12". Words from words/time.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.facts.assignments.words import sentences
from kehoach_parser.facts.wording import any_of, holds_any, printed, shortest
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings, words

# Between "hoàn thành" and its limit: an object, no other clause, no number to be reached ("hoàn thành 100% ...").
_FURTHEST = 100
_BARRIER = re.compile(r"[.;,:()\d%]")
_LONGEST_OFTEN = 24
_COMMA = re.compile(r",\s+")
# "trước năm đề nghị" names no time.
_NUMBERED = re.compile(r"\d|\b[ivx]+\b")
_TIME = (
    *("year", "quarter", "month", "day", "first-months", "last-months", "half-1", "half-2", "this-year", "next-year"),
    *("start-of", "end-of", "era", "in", "from", "to", "by", "before", "after", "open", "recurring"),
)


def _links() -> str:
    return any_of(word for word, kind in meanings("time", "word").items() if kind == "and")


@lru_cache(maxsize=1)
def _about_time() -> re.Pattern[str]:
    return re.compile(rf"(?:{_labels()})\b")


@lru_cache(maxsize=1)
def _labels() -> str:
    """Labels of deadlines, of criteria and of plain sections."""
    return any_of(words("labels", "deadline"))


def is_about_time(heading: str) -> bool:
    """Does a heading begin like the label of a deadline ("Thời gian thi đua")?"""
    return _about_time().match(fold(heading)) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Over folded text: token: a word of time; link: what joins two; end: what may follow them; often: words that recur,
    before a limit.

    span, to: "từ" and "đến" of a span; finish: "hoàn thành"; limit: "trước", "chậm nhất"; due: what has a limit; label:
    of a deadline; condition: makes a limit part of it. Over the text as it stands: not_due: what makes a limit none of
    the plan's.
    """

    token: re.Pattern[str]
    link: re.Pattern[str]
    end: re.Pattern[str]
    often: re.Pattern[str]
    span: re.Pattern[str]
    to: re.Pattern[str]
    finish: re.Pattern[str]
    limit: re.Pattern[str]
    due: re.Pattern[str]
    label: re.Pattern[str]
    condition: re.Pattern[str]
    not_due: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    table = meanings("time", "word")
    known = any_of(word for word, kind in table.items() if kind.partition(":")[0] in _TIME)
    link = any_of(word for word, kind in table.items() if kind == "and")
    often = any_of(word for word, kind in table.items() if kind.startswith("recurring:"))
    begins, goes_to = (any_of(word for word, kind in table.items() if kind == name) for name in ("from", "to"))
    token = rf"(?:(?:{known})\b|\d{{1,2}}\s?h(?:\s?\d\d)?\b['′]?|\d[\d/.-]*\d|\d|[ivx]{{1,4}}\b|[-–])"
    finish, limit, due, after = (any_of(words("time", name)) for name in ("finish", "limit", "due", "after_limit"))
    return _Patterns(
        re.compile(token),
        re.compile(rf"[\s,/]*(?:\b(?:{link})\s+)?(?<!\w)"),
        re.compile(rf"\s*(?:[.;,)\n]|(?:{link}|{after})\s|$)"),
        re.compile(rf"\b(?:{often})\s*,?\s*\(?$"),
        re.compile(rf"\b(?:{begins})\s"),
        re.compile(rf"\b(?:{goes_to})\s"),
        re.compile(rf"\b(?:{finish})\s+"),
        re.compile(rf"\b(?:{limit})\s+"),
        re.compile(rf"\b(?:{due})\b"),
        re.compile(rf"(?:{_labels()})\b[^:.;()]{{0,60}}:\s*"),
        re.compile(rf"\b(?:{any_of(words('time', 'condition'))})\b"),
        re.compile(rf"\b(?:{printed('time', 'not_due')})\s*$", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    """A text without any of these has no deadline but behind a label."""
    return shortest((*words("time", "finish"), *words("time", "limit")))


def _time(folded: str, at: int) -> tuple[int, int] | None:
    """(start, end) of the words of time that begin at this place and end a clause; None where they do not."""
    end = _run(folded, at)
    if not _NUMBERED.search(folded, at, end) or not _patterns().end.match(folded, end):
        return None
    return at, end


def _run(folded: str, at: int) -> int:
    """Where a run of words of time ends; one pattern for all of it takes 19 ms to compile."""
    patterns = _patterns()
    end, place = at, at
    while word := patterns.token.match(folded, place):
        end = word.end()
        link = patterns.link.match(folded, end)
        if link is None:
            break
        place = link.end()
    return end


def find_deadline(text: str) -> str | None:
    """The words of the one deadline of a text; None where it has none, or several that differ."""
    patterns, folded = _patterns(), fold(text)
    if label := patterns.label.match(folded):
        # "Thời gian thực hiện Chương trình: Từ năm 2025 đến hết năm 2030": time alone behind a label that goes on.
        time = _time(folded, label.end())
        if time is not None and not text[time[1] :].strip(" ."):
            return _as_read(text, *time)
        if span := find_span(text):
            return span
    if not holds_any(folded, _signs()):
        return None
    parts = list(sentences(text))
    finished = [behind for _, behind in _planned(text, patterns.finish, parts)]
    found = {time for at in finished if (time := _time(folded, at) or _limit_behind(folded, at))}
    if not found:
        parts = [part for part in parts if patterns.due.search(folded, *part)]
        found = {(_with_often(folded, at), time[1]) for at, _ in _planned(text, patterns.limit, parts) if (time := _time(folded, at))}
    told = {_as_read(text, *time) for time in found}
    return told.pop() if len(told) == 1 else None


def find_span(text: str) -> str | None:
    """The words of the one "từ ... đến ..." of a text about time; None where it has none, or several that differ."""
    folded = fold(text)
    times = [_time(folded, match.start()) for match in _patterns().span.finditer(folded)]
    found = {_as_read(text, *time) for time in times if time and _patterns().to.search(folded, *time)}
    return found.pop() if len(found) == 1 else None


def time_at_end(text: str) -> str | None:
    """The words of time behind a comma that end a text: "(Sở A chủ trì, quý II/2024)"; None without any."""
    folded = fold(text)
    times = (_time(folded, comma.end()) for comma in _COMMA.finditer(folded))
    return next((_as_read(text, *time) for time in times if time and not text[time[1] :].strip()), None)


def _planned(text: str, word: re.Pattern[str], parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of a word in the parts of a text, but not of what happened already or comes under a condition."""
    patterns, folded = _patterns(), fold(text)
    for start, end in parts:
        for match in word.finditer(folded, start, end):
            given = patterns.condition.search(folded, start, match.start()) or patterns.not_due.search(text, start, match.start())
            if not given:
                yield match.span()


def _limit_behind(folded: str, at: int) -> tuple[int, int] | None:
    """"hoàn thành việc rà soát trước ngày 30/6": the first limit some words behind "hoàn thành"."""
    limit = _patterns().limit.search(folded, at, at + _FURTHEST)
    if limit is None or _BARRIER.search(folded, at, limit.start()):
        return None
    return _time(folded, limit.start())


def _with_often(folded: str, start: int) -> int:
    """Where "hằng năm (" begins before a limit; start where there is none."""
    often = _patterns().often.search(folded, max(0, start - _LONGEST_OFTEN), start)
    return often.start() if often else start


def _as_read(text: str, start: int, end: int) -> str:
    return text[start:end].replace("(", ", ").strip(" ,-–/")
