"""Periods: what a deadline (thời gian thực hiện, thời hạn) says in dates. Rules: the contract's Period and its facts.

A text is read whole or not at all: where a word of time is left that no rule places, there is no period, so that a
phrase never seen gives none rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias, cast

from kehoach_parser.facts.periods.dates import Bound, NoDateError, Part, PlanTime, Reading, dated
from kehoach_parser.facts.periods.lunar import solar_part
from kehoach_parser.facts.periods.parts import Shape, shape_of
from kehoach_parser.facts.periods.words import Piece, Token, pieces, tokens
from kehoach_parser.facts.values import Frequency, Period

# The longest deadline of 222 in fifteen plans has 102 characters; a text of many times that is no deadline.
_LONGEST = 600
# A time with the place of its first token.
_Placed: TypeAlias = tuple[int, Bound]


@lru_cache(maxsize=1024)
def read_period(text: str, plan: PlanTime) -> Period | None:
    """The period of a deadline as printed; None: not told.

    plan: the plan's own time, for deadlines that leave the year out (year_inferred). Dates are in ISO form, both days
    inclusive. Several times in one text ("Quý I; Quý III") are its parts; the period spans them.
    """
    found = _read(text, plan)
    if found is None or not found.recurring:
        return found
    often = read_frequency(text)
    return replace(found, frequency=often, parts=tuple(replace(part, frequency=often) for part in found.parts))


def read_frequency(text: str) -> Frequency | None:
    """How often it recurs; None where the text does not tell ("Thường xuyên")."""
    return next((cast("Frequency", token.detail) for token in tokens(text) if token.detail), None)


def _read(text: str, plan: PlanTime) -> Period | None:
    if not text.strip() or len(text) > _LONGEST:
        return None
    counted = solar_part(text)
    if counted is None:
        return None
    reading = Reading()
    try:
        for piece in pieces(tokens(counted)):
            _read_piece(piece, reading)
        return dated(reading, plan) if not reading.bad and _lasts_so_long(reading) else None
    except ValueError:  # "31/6", "quý V", "tháng 13": in no calendar; times that contradict one another
        return None


def _lasts_so_long(reading: Reading) -> bool:
    """"02 ngày, từ ngày 01/3 đến ngày 02/3/2024": the range says when, as one day does; "15 ngày" alone does not."""
    if reading.lasting is None or reading.conditional or reading.recurring:
        return True
    times = [bound.parts for bound in reading.bounds if bound.how == "I"]
    return any(len(parts) > 1 for parts in times) or (reading.lasting == 1 and any(parts[0].first == parts[0].last for parts in times))


# ------------------------------------------------------------------------------------------------ parts to bounds

# Letters: see periods/words.py KINDS; S stands for a part.
# An event swallows what follows, dates too ("Sau khi có Quyết định ngày ...", "kể từ ngày ký"), up to "..., chậm nhất ngày ...".
_EVENT = re.compile(r"(?:1N?)?(?:C|fN(?=\?))(?:.*?(?=[&:][bB])|.*)")
_UNTIL = re.compile(r"U.*")
# A part with what bounds it; a range of two parts.
_BOUND = re.compile(r"(?P<how>[ftbBaIesw]*)S(?:(?P<to>[t-][bBIesw]*)S)?")
# An unknown word right before a part ("Báo cáo quý I"), between a bound and its part ("trước kỳ họp cuối năm"), or before
# a horizon behind another time ("..., tầm nhìn đến năm 2045"); a number behind a rate ("tháng cuối quý II"); a range of
# three; a week of a month.
_FOREIGN = re.compile(r"\?1?[esw]*S|[bBa]&S|[bBa](?![ftbBaIesw]*S)[^&:]*S|S[^fS]*\?[^fS]*t[bBIes]*S|r[i1p]|S[t-]S[t-]S|W")
# Harmless leftovers: "ngay trong", counts of things, "1 lần", "đợt 1:", Roman figures.
_HARMLESS = re.compile(r"N(?=[IftbBa ])|1(?=[?xRo])|(?<=\?)1(?=:)|(?<=[rxo])1|i")
_DURATION = re.compile(r"1[YQMN]")
# What no rule placed, and what only names a unit: "trong quý", "cuối năm" of no known year.
_UNPLACED = re.compile(r"[1DpmzFLhH4Ysw]|[IbBae][QMN]")
_RATES = ("month", "quarter")
# What parts a time from the one before: it is another action's.
_LABELS = frozenset("?:o")


def _read_piece(piece: Piece, reading: Reading) -> None:
    """Reads one piece of a deadline, with what stands in its brackets, into reading."""
    main = _bounds_of(piece.tokens, reading)
    for place, inside in piece.asides:
        told = Reading()
        found = _bounds_of(inside, told)
        alone = not (main or reading.bounds)
        if told.bad:
            # Brackets that cannot be read say nothing, unless they say of which week a time is, or are all there is.
            reading.bad |= alone or "W" in _letters(inside)
            continue
        reading.recurring |= told.recurring
        reading.conditional |= told.conditional
        at = sum(before < place for before, _ in main)
        main[at:at] = [(place - 1, replace(bound, aside=bound.joined and not alone)) for _, bound in found]
    reading.bounds.extend(bound for _, bound in main)


def _letters(found: Sequence[Token]) -> str:
    return "".join(token.kind for token in found)


def _bounds_of(found: Sequence[Token], reading: Reading) -> list[_Placed]:
    """The times of some tokens; what else they tell goes into reading."""
    letters = _letters(found)
    until = _UNTIL.search(letters)
    if until:
        reading.open_ended = reading.conditional = True
        letters = letters[: until.start()]
    kept = [*range(len(letters))]
    event = _EVENT.search(letters)
    if event:
        reading.conditional = True
        kept[event.start() : event.end()] = []
        letters = letters[: event.start()] + letters[event.end() :]
    reading.open_ended |= "O" in letters
    recurring = "r" in letters or "R" in letters
    reading.recurring |= recurring
    left = [found[index] for index in kept]
    shape = shape_of(left, monthly=any(token.detail in _RATES for token in left))
    if len(shape.days) == 1:
        reading.day = shape.days[0]
    if _FOREIGN.search(shape.letters) and not (recurring and not shape.parts):
        reading.bad = True
        return []
    placed, rest = _bounded(shape)
    rest = _HARMLESS.sub("", rest)
    reading.bad |= not recurring and bool(_UNPLACED.search(_DURATION.sub("", rest)))
    if lasts := _DURATION.search(shape.letters):
        count = left[shape.places[lasts.start()]].values[0]
        if _DURATION.search(rest):
            reading.lasting = count if lasts[0].endswith("N") else 0
    return [(kept[place], bound) for place, bound in placed]


def _bounded(shape: Shape) -> tuple[list[_Placed], str]:
    """(the times of a shape with their places, its letters with blanks where these stand)."""
    parts = iter(shape.parts)
    placed: list[_Placed] = []
    rest, done = "", 0
    for match in _BOUND.finditer(shape.letters):
        gap = shape.letters[done : match.start()]
        rest += gap + " "
        done = match.end()
        both = tuple(next(parts) for _ in range(1 if match["to"] is None else 2))
        how = _how(match["how"], match["to"] or "", both)
        if gap == "&" and how == "I" and not match["how"] and placed:
            place, before = placed[-1]
            if before.how == "f":
                placed[-1] = (place, replace(before, how="I"))
            else:
                how = before.how
        placed.append((shape.places[match.start()], Bound(how, both, joined=not set(gap) & _LABELS)))
    return placed, rest + shape.letters[done:]


def _how(before: str, between: str, parts: tuple[Part, ...]) -> str:
    """How words bound a time. "Đầu tháng", "giữa quý", "cuối tháng" by themselves are no dates (NoDateError); "từ đầu
    tháng" and "đến cuối tháng" are."""
    first, last = parts[0], parts[-1]
    if "w" in before + between or "s" in between or ("s" in before and "f" not in before):
        raise NoDateError
    if "e" in before and ("f" in before or (_is_month(first) and not set(before) & set("tbB"))):
        raise NoDateError
    # "trước cuối quý II" is by its last day.
    kind = next((letter for letter in "aBbtfe" if letter in before and not (letter == "B" and "e" in before)), "I")
    if len(parts) > 1:
        if kind not in "fI":
            raise NoDateError  # "trước 10 - 15/6": by which of them?
        return "I"
    return "b" if kind in "te" or (kind == "I" and "e" in before and not _is_month(last)) else kind


def _is_month(part: Part) -> bool:
    return part.first[0] == part.last[0] and not part.last[1]
