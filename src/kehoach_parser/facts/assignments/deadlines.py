"""Deadlines that running text states: "hoàn thành trong quý II", "báo cáo trước ngày 15/12". Words from words/time.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.assignments.words import sentences
from kehoach_parser.facts.periods.dates import PlanTime
from kehoach_parser.facts.periods.read import read_period
from kehoach_parser.facts.periods.words import tokens
from kehoach_parser.facts.wording import any_of, holds_any, printed, shortest
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings, words

# Between "hoàn thành" and its limit: an object, no other clause, no number to be reached ("hoàn thành 100% ...").
_FURTHEST = 100
_BARRIER = re.compile(r"[.;,:()\d%]")
# Right before a word: the longest row of not_due has 11 characters.
_FURTHEST_BEFORE = 24
_LONGEST_LABEL = 60
# The longest words of time that open a sentence have 70 characters.
_LONGEST_OPENING = 160
# Between the words of several deadlines of one text: a colon, for they are of different actions.
SEVERAL = "; : "
# To see whether words tell a time at all.
_ANY_TIME = PlanTime(2024)
# Tokens that tell no time, and those that make an opening a limit: see periods/words.py.
_NO_TIME = frozenset("?&:")
_LIMITING = frozenset("bBI")
_SENTENCE_END = re.compile(r"\.\s+\S")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile(r",\s+")
# "trước năm đề nghị" names no time.
_NUMBERED = re.compile(r"\d|\b[ivx]+\b")
_TIME = (
    *("year", "quarter", "month", "day", "first-months", "last-months", "half-1", "half-2", "this-year", "next-year"),
    *("start-of", "end-of", "era", "in", "from", "to", "by", "before", "after", "open", "recurring"),
)


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


class _Patterns(NamedTuple):
    """Over folded text: token: a word of time; link: what joins two; end: what may follow them; often: words that recur, with
    how often; fine: names of units of time shorter than a year.

    span, to: "từ" and "đến" of a span; finish: "hoàn thành"; limit: "trước", "chậm nhất"; within: "trong", "vào"; due: what has
    a limit; label: of a deadline, up to its colon; condition: makes a limit part of it. Over the text as it stands: not_due:
    what makes a limit none of the plan's; past: tells what was done.
    """

    token: re.Pattern[str]
    link: re.Pattern[str]
    end: re.Pattern[str]
    often: re.Pattern[str]
    fine: re.Pattern[str]
    span: re.Pattern[str]
    to: re.Pattern[str]
    finish: re.Pattern[str]
    limit: re.Pattern[str]
    within: re.Pattern[str]
    due: re.Pattern[str]
    label: re.Pattern[str]
    condition: re.Pattern[str]
    not_due: re.Pattern[str]
    past: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    table = meanings("time", "word")
    known = any_of(word for word, kind in table.items() if kind.partition(":")[0] in _TIME)
    link = any_of(word for word, kind in table.items() if kind in ("and", "of"))
    begins, goes_to = (any_of(word for word, kind in table.items() if kind == name) for name in ("from", "to"))
    often = any_of(word for word, kind in table.items() if kind.startswith("recurring:"))
    fine = any_of(word for word, kind in table.items() if kind in ("quarter", "month", "day"))
    token = rf"(?:(?:{known})\b|\d{{1,2}}\s?h(?:\s?\d\d)?\b['′’]?|\d[\d/.-]*\d|\d|[ivx]{{1,4}}\b|[-–])"
    finish, limit, within, due, after = (any_of(words("time", name)) for name in ("finish", "limit", "within", "due", "after_limit"))
    return _Patterns(
        re.compile(token),
        re.compile(rf"[\s,/]*(?:\b(?:{link})\s+)?(?<!\w)"),
        re.compile(rf"\s*(?:[.;,)\n]|(?:{link}|{after})\s|$)"),
        re.compile(rf"\b(?:{often})\b"),
        re.compile(rf"\b(?:{fine})\b|\d\s*/\s*\d"),
        re.compile(rf"\b(?:{begins})\s"),
        re.compile(rf"\b(?:{goes_to})\s"),
        re.compile(rf"\b(?:{finish})\s+"),
        re.compile(rf"\b(?:{limit})\s+"),
        re.compile(rf"\b(?:{within})\s+"),
        re.compile(rf"\b(?:{due})\b"),
        re.compile(rf"(?:{_labels()})\b(?:[^:.;()]{{0,{_LONGEST_LABEL}}}:)?\s*"),
        re.compile(rf"\b(?:{any_of(words('time', 'condition'))})\b"),
        re.compile(rf"\b(?:{printed('time', 'not_due')})\s*$", re.IGNORECASE),
        re.compile(rf"\b(?:{printed('time', 'past')})\b", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    """A text without any of these has no deadline but behind a label."""
    return shortest((*words("time", "finish"), *words("time", "limit"), *words("time", "within")))


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


# ------------------------------------------------------------------------------------------------------------ labels


def labelled(text: str) -> tuple[str, str] | None:
    """(label, words of the deadline) of a text that begins like the label of a deadline and tells a time behind it: "Thời gian
    kiểm tra: ngày 29/4/2026", "Thời gian thực hiện từ quý II/2026"; None for any other.

    A label that is known as a whole has its deadline whatever it tells; see text.py.
    """
    label = _patterns().label.match(fold(text[:_FURTHEST]))
    if label is None:
        return None
    name, value = text[: label.end()].strip(" :"), text[label.end() :]
    period = read_period(value, _ANY_TIME)
    if period is None:
        return None
    if label[0].rstrip().endswith(":"):
        return (name, value) if period.start or period.end else None
    begins = tokens(value)[:1]
    if _patterns().past.search(value) or not begins or begins[0].kind in _NO_TIME or _SENTENCE_END.search(value):
        return None
    return name, value


# ------------------------------------------------------------------------------------------------------ running text


def find_deadline(text: str) -> str | None:
    """The words of the deadlines of a text, a semicolon and a colon between those of several; None where it has none."""
    folded = fold(text)
    if not holds_any(folded, _signs()):
        return None
    found: dict[int, str] = {}
    for start, end in sentences(text):
        for at, until in _limits(text, folded, start, end):
            found.setdefault(until, _with_often(text, folded, (start, end), (at, until)))
    told = dict.fromkeys(found[until] for until in sorted(found))
    return SEVERAL.join(told) or None


def find_opening(text: str) -> str | None:
    """The words of time that a sentence opens with, where they are no horizon and tell no past: "Từ ngày 01/3 đến ngày 31/3, ...",
    "Hằng năm, ..."; None without any."""
    patterns, folded = _patterns(), fold(text[:_LONGEST_OPENING])
    end = _run(folded, 0)
    if not end or patterns.past.search(text) or patterns.condition.search(folded):
        return None
    said = text[:end].strip(" ,-–/")
    often = patterns.often.search(folded, 0, end) is not None
    if not often and not (_COMMA.match(folded, end) and _NUMBERED.search(folded, 0, end) and patterns.fine.search(folded, 0, end)):
        return None
    kinds = {token.kind for token in tokens(said)}
    return said if often or {"f", "t"} <= kinds or kinds & _LIMITING else None


def find_span(text: str) -> str | None:
    """The words of the one "từ ... đến ..." of a text about time; None where it has none, or several that differ."""
    folded = fold(text)
    found, done = set(), 0
    for match in _patterns().span.finditer(folded):
        # A run of words of time is looked at once, however many begin in it.
        if match.start() >= done:
            time, done = _time(folded, match.start()), _run(folded, match.start())
            if time and _patterns().to.search(folded, *time):
                found.add(_as_read(text, *time))
    return found.pop() if len(found) == 1 else None


def time_at_end(text: str) -> str | None:
    """The words of time behind a comma that end a text: "(Sở A chủ trì, quý II/2024)"; None without any."""
    folded = fold(text)
    times = (_time(folded, comma.end()) for comma in _COMMA.finditer(folded))
    return next((_as_read(text, *time) for time in times if time and not text[time[1] :].strip()), None)


def _limits(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the words of time that limit something in a sentence."""
    patterns = _patterns()
    for match in _planned(text, folded, patterns.finish, start, end):
        time = _time(folded, match.end()) or _limit_behind(text, folded, match.end(), end)
        if time:
            yield time
    if not patterns.due.search(folded, start, end):
        return
    for match in _planned(text, folded, patterns.limit, start, end):
        if time := _time(folded, match.start()):
            yield time
    if patterns.past.search(text, start, end):
        return
    for match in _planned(text, folded, patterns.within, start, end):
        time = _time(folded, match.start()) if match[0].strip() in words_at("within", "any") else None
        if time and patterns.fine.search(folded, *time):
            yield time


@lru_cache(maxsize=4)
def words_at(table: str, meaning: str) -> frozenset[str]:
    """The folded words of a table of time that have one meaning."""
    return frozenset(word for word, said in meanings("time", table).items() if said == meaning)


def _planned(text: str, folded: str, word: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """A word in a sentence, but not of what happened already or comes under a condition."""
    found = list(word.finditer(folded, start, end))
    if not found:
        return
    patterns = _patterns()
    first = patterns.condition.search(folded, start, end)
    for match in found:
        if first is not None and first.end() <= match.start():
            return
        if not patterns.not_due.search(text, max(start, match.start() - _FURTHEST_BEFORE), match.start()):
            yield match


def _limit_behind(text: str, folded: str, at: int, end: int) -> tuple[int, int] | None:
    """"hoàn thành việc rà soát trước ngày 30/6", "... trong quý II": the first limit some words behind "hoàn thành"."""
    patterns, until = _patterns(), min(at + _FURTHEST, end)
    barrier = _BARRIER.search(folded, at, until)
    until = barrier.start() if barrier else until
    limit = next(_planned(text, folded, patterns.limit, at, until), None)
    if limit is not None:
        return _time(folded, limit.start())
    times = (_time(folded, match.start()) for match in _planned(text, folded, patterns.within, at, until))
    return next((time for time in times if time and patterns.fine.search(folded, *time)), None)


def _with_often(text: str, folded: str, sentence: tuple[int, int], time: tuple[int, int]) -> str:
    """The words of a limit, those before them that say how often where it has no year of its own: "Hằng năm báo cáo ... trước
    ngày 05/12"."""
    patterns, said = _patterns(), _as_read(text, *time)
    if _YEAR.search(said) or patterns.often.search(folded, *time):
        return said
    often = patterns.often.search(folded, sentence[0], time[0])
    return f"{text[often.start() : often.end()]}, {said}" if often else said


def _as_read(text: str, start: int, end: int) -> str:
    return text[start:end].replace("(", ", ").strip(" ,-–/")
