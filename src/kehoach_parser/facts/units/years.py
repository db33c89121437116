"""The year, or the period of years, that a plan is for, as its subject says."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings, words

_YEAR = r"(?:19|20)\d{2}"


def read_years(subject: str | None, issued: int | None) -> tuple[int | None, int | None]:
    """(year, last year of its period) that the plan is for: of its subject, else the year of its date and None.

    Horizons ("đến năm 2030") do not count, nor dates of documents that the subject cites.
    """
    told = _told(" ".join(fold(subject or "").split()), issued)
    if not told:
        return issued, None
    if issued is not None and issued in dict(told):
        year = issued
    else:
        year = told[0][0] if issued is None else min((first for first, _ in told), key=lambda first: (abs(first - issued), -first))
    # A year told by itself, too, is a single one: "năm 2027 ... giai đoạn 2026 - 2030".
    ends = [end for first, end in told if first == year]
    return year, None if None in ends else ends[0]


def _told(subject: str, issued: int | None) -> list[tuple[int, int | None]]:
    """(year, end of its period) behind the words that open them, in order."""
    patterns = _patterns()
    plain = patterns[1].sub(" ", subject)
    law = patterns[2].search(plain)
    if law is not None and issued is not None and int(law.group("year")) < issued:
        plain = plain[: law.start()] + " " + plain[law.end() :]
    found: list[tuple[int, int | None]] = []
    for match in patterns[0].finditer(plain):
        first, end = int(match.group("first")), match.group("end")
        found.append((first, int(end) if end and int(end) > first else None))
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(a year or a period, the date of a cited document, a law with its year), folded."""
    to = [word for word, said in meanings("time", "word").items() if said == "to"]
    last = "".join(rf"(?<!\b{word} )" for word in to)
    opens = any_of(words("time", "plan_year"))
    until = rf"(?:[-–]|{any_of(to)})"
    span = rf"{last}(?:{opens})\s*(?P<first>{_YEAR})(?:\s*{until}\s*(?:(?:{opens})\s*)?(?P<end>{_YEAR}))?\b"
    day, month, year = words("layout", "date")[0].split()
    cited = rf"\b{day}\s*\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{_YEAR}|\s*{month}\s*\d{{1,2}}\s*{year}\s*{_YEAR})"
    law = rf"\b(?:{any_of(words('kinds', 'law'))})\b[^,;]{{0,60}}?\b{year}\s*(?P<year>{_YEAR})"
    return re.compile(span), re.compile(cited), re.compile(law)
