"""The territory that a plan is for, read from the whole document, and the year."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from kehoach_parser.facts.issued import Issued
from kehoach_parser.facts.units.gazetteer import MERGED, find_codes
from kehoach_parser.facts.values import Level, Reason, Unit
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import CAPITALS, VIETNAMESE_ONLY, fold
from kehoach_parser.vocabulary.loader import entries, meanings, words

# Names: one to four capitalised words, or a number ("Phường 2", "Quận 10"). A line may end behind the first word; behind
# a later one the next line is taken for another text.
_WORD = rf"[{CAPITALS}][\w'’]*"
_NAME = rf"(?P<name>\d{{1,2}}\b|{_WORD}(?:\n{_WORD})?(?:[ -]{_WORD}){{0,3}})"


# Letters that no Western alphabet has are 6 to 16 % of Vietnamese text, next to none of text that lost its diacritics.
_UNMARKED = 0.01
# A unit in the letterhead outweighs any mention in the text.
_ABOVE = 1000
# How many digits the official code of a unit has.
_DIGITS: dict[Level, int] = {"province": 2, "district": 3, "commune": 5}


@lru_cache(maxsize=1)
def _mention() -> re.Pattern[str]:
    """A type and a name in running text: "huyện Ia Grai", "tỉnh Gia Lai"."""
    return re.compile(rf"\b(?P<type>{_types(cased=True)})\s+{_NAME}")


@lru_cache(maxsize=2)
def _types(*, cased: bool) -> str:
    table = meanings("agencies", "unit_type")
    printed = [value.split("|")[1] for value in table.values()]
    if cased:
        return "|".join(sorted({w for t in printed for w in (t, t.capitalize(), t.title())}, key=len, reverse=True))
    return "|".join(sorted(table, key=len, reverse=True))


@lru_cache(maxsize=1)
def _committee() -> re.Pattern[str]:
    bodies = "|".join(words("agencies", "committee"))
    and_ = any_of(entry for entry, said in meanings("citations", "word").items() if said == "and")
    return re.compile(rf"\b(?:{bodies})\s+(?:(?:{and_}|&)\s+\w+\s+)?(?P<type>{_types(cased=False)})\b")


@lru_cache(maxsize=1)
def _issuing() -> re.Pattern[str]:
    """The committee that makes the plan, in running text: "UBND huyện Sông Lam xây dựng Kế hoạch"; not "của UBND ... "."""
    bodies = "|".join(words("agencies", "committee"))
    verbs = any_of(words("citations", "issues"))
    issuer = any_of(entry for entry, said in meanings("citations", "word").items() if said == "issuer")
    makes = rf"(?:{verbs})\s+(?:{any_of(words('kinds', 'kind'))})"
    return re.compile(rf"(?<!\b{issuer} )\b(?:{bodies})\s+(?P<type>{_types(cased=False)})\b(?:\s+[\w'’-]+){{0,4}}?\s+{makes}\b")


def level_of(kind: str, name: str | None) -> Level:
    """Level of a unit of this type ("xã" -> commune); a city is a province where it stands under the centre."""
    level = meanings("agencies", "unit_type")[fold(kind)].split("|")[0]
    if level != "city":
        return cast("Level", level)
    return "province" if name is not None and fold(name) in words("agencies", "central_city") else "district"


def read_unit(issuer: Sequence[str], place: str | None, subject: str | None, text: str) -> Unit | None:
    """The unit without its codes; None where no text tells it.

    issuer: the lines of the issuing body; place, subject: as printed; text: everything else, line by line. The issuer decides; where it
    is missing, the unit that the plan's own committee is called by ("UBND thị trấn").
    """
    mentions = _mentions("\n".join(filter(None, (subject, text))))
    named = _from_issuer(issuer)
    own = named[-1] if named else _from_text("\n".join(filter(None, (subject, text))), place, mentions)
    if own is None:
        return None
    kind, name = own
    mentions.update({(above, called): _ABOVE for above, called in named[:-1] if called})
    level = level_of(kind, name)
    district = _commonest(mentions, "district", name) if level == "commune" else None
    province = _commonest(mentions, "province", name) if level in ("commune", "district") else None
    return Unit(level, kind, name, district, province)


def _mentions(text: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for match in _mention().finditer(text):
        found[(match.group("type").lower(), " ".join(match.group("name").split()))] += 1
    if not found and sum(char in VIETNAMESE_ONLY for char in text) < _UNMARKED * len(text):
        # Text that lost its diacritics: the types folded, the names as they stand.
        table = meanings("agencies", "unit_type")
        folded = fold(text)
        for match in re.finditer(rf"\b(?P<type>{_types(cased=False)})\s+", folded):
            name = re.match(_NAME, text[match.end() :])
            if name:
                found[(table[match.group("type")].split("|")[1], " ".join(name.group("name").split()))] += 1
    return found


def _from_issuer(lines: Sequence[str]) -> list[tuple[str, str | None]]:
    """The units named in a letterhead, from its top: the last is the issuer's own, those before it stand above.

    A name ends with its line: a department's own name stands on the next one ("UBND TỈNH LÀO CAI" / "SỞ CÔNG THƯƠNG").
    """
    found: list[tuple[str, str | None]] = []
    for index, line in enumerate(lines):
        match = _heads_unit().search(fold(line)) or _inside().search(fold(line))
        if not match:
            continue
        if not _same_word(line[match.start("type") : match.end("type")], match.group("type")):
            continue
        kind = meanings("agencies", "unit_type")[match.group("type")].split("|")[1]
        tail = line[match.end() :].strip(" ,.-–")
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if not tail and following and _heads_unit().search(fold(line)) and not _heads_unit().search(fold(following)):
            tail = following
        elif len(tail.split()) == 1 and len(following.split()) == 1:
            # A narrow column breaks the name: "ỦY BAN NHÂN DÂN XÃ AN" / "THUẬN".
            tail = f"{tail} {following}"
        found.append((kind, " ".join(_titled(word) for word in _name_words(tail)) or None))
    return found


@lru_cache(maxsize=1)
def _heads_unit() -> re.Pattern[str]:
    """A type where it names a unit: at the head of a line, or behind the name of a committee or of a party body."""
    bodies = "|".join((*words("agencies", "committee"), *words("agencies", "party")))
    return re.compile(rf"^\s*(?:(?:{bodies})\s+)?(?P<type>{_types(cased=False)})\b")


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    """A type behind the name of any other body ("CÔNG AN HUYỆN SÔNG LAM", "BAN CHQS HUYỆN ..."); "xã hội" is none."""
    none = any_of(words("agencies", "no_unit"))
    return re.compile(rf"\b(?!(?:{none})\b)(?P<type>{_types(cased=False)})\b")


def _same_word(printed: str, folded: str) -> bool:
    """Is the word that was matched folded really the type? "QUÂN" is no "QUẬN"; text without diacritics tells nothing."""
    if printed.isascii():
        return True
    spelled = {unmarked: sorted(unicodedata.normalize("NFD", written)) for unmarked, written in _spelling().items()}
    return folded not in spelled or sorted(unicodedata.normalize("NFD", printed.lower())) == spelled[folded]


@lru_cache(maxsize=1)
def _spelling() -> dict[str, str]:
    """Folded type -> the type as people write it."""
    return {entry.match: entry.spelled for entry in entries("agencies", "unit_type")}


def _name_words(tail: str) -> list[str]:
    """The words of a name: four at most, six where a dash joins two names ("BÀ RỊA - VŨNG TÀU")."""
    body = _second_body().search(fold(tail))
    found = tail[: body.start() if body else len(tail)].split()
    return found[:6] if "-" in found[:5] or "–" in found[:5] else found[:4]


@lru_cache(maxsize=1)
def _second_body() -> re.Pattern[str]:
    """A body's name on the line of the unit that it belongs to: "UBND HUYỆN SÔNG LAM TRƯỜNG TIỂU HỌC SỐ 1"."""
    return re.compile(rf"(?<=\s)(?:{any_of(words('agencies', 'second_body'))})\b")


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _from_text(text: str, place: str | None, mentions: Counter[tuple[str, str]]) -> tuple[str, str | None] | None:
    folded = fold(text)
    own = Counter(match.group("type") for match in _committee().finditer(folded))
    if not own:
        return None
    issuing = _issuing().search(folded)
    kind = meanings("agencies", "unit_type")[issuing["type"] if issuing else own.most_common(1)[0][0]].split("|")[1]
    names = [name for (type_, name), _ in mentions.most_common() if type_ == kind]
    if place:
        for name in names:
            if fold(name) == fold(place):
                return kind, name
    return kind, (names[0] if names else None)


def _commonest(mentions: Counter[tuple[str, str]], level: str, own: str | None) -> str | None:
    best = [
        f"{kind} {name}"
        for (kind, name), _ in mentions.most_common()
        if level_of(kind, name) == level and name != own
    ]
    return best[0] if best else None


def with_codes(unit: Unit, issued: Issued, year: int | None) -> tuple[Unit, Reason | None]:
    """(the unit with its official codes, why its own is in doubt): None where it is not or where the unit has no name.

    year: the year that the plan is for.
    """
    codes = find_codes(unit.type, unit.name or "", unit.district, unit.province, _day(issued, year))
    own, reason = codes.own, codes.reason
    if own is not None and len(own) != _DIGITS[unit.level]:
        # A town that was to become a city under the centre: which of both it is remains open.
        own, reason = None, "ambiguous"
    district = codes.district if unit.level == "commune" else None
    province = codes.province if unit.level != "province" else None
    return replace(unit, code=own, district_code=district, province_code=province), reason if unit.name else None


def _day(issued: Issued, year: int | None) -> str | None:
    """The date of issue as far as it is known, "2024-03"; without one the plan's year, unless the divisions changed then.

    A plan for a year is issued in that year or late in the one before.
    """
    if issued.year is not None:
        known = itertools.takewhile(lambda part: part is not None, issued)
        return "-".join(f"{part:02}" for part in known)
    if year is None or str(year - 1) <= MERGED[:4] <= str(year):
        return None
    return str(year)


@lru_cache(maxsize=1)
def _first_years() -> re.Pattern[str]:
    """The year behind "năm" or "giai đoạn", not the last one of a span ("đến năm 2030")."""
    last = "".join(rf"(?<!\b{word} )" for word, said in meanings("time", "word").items() if said == "to")
    return re.compile(rf"{last}(?:{any_of(words('time', 'plan_year'))})\s*((?:19|20)\d{{2}})")


def read_year(subject: str | None, issued: int | None) -> int | None:
    """The year that the plan is for: of its subject, else of its date. Horizons ("đến năm 2030") do not count."""
    years = [int(year) for year in _first_years().findall(" ".join(fold(subject or "").split()))]
    if issued is not None and issued in years:
        return issued
    if years:
        return years[0] if issued is None else min(years, key=lambda year: (abs(year - issued), -year))
    return issued


@lru_cache(maxsize=1)
def _spans_of_years() -> re.Pattern[str]:
    """Two years that a dash or "đến" joins."""
    word = meanings("time", "word")
    to = any_of(entry for entry, said in word.items() if said == "to")
    year = any_of(entry for entry, said in word.items() if said == "year")
    return re.compile(rf"\b((?:19|20)\d\d)\s*(?:[-–]|\b(?:{to})\b)\s*(?:(?:{year})\s+)?((?:19|20)\d\d)\b")


def read_year_end(subject: str | None, year: int | None) -> int | None:
    """The last year of the period in the subject that begins with the plan's year ("giai đoạn 2026 - 2030"); None for one year."""
    spans = _spans_of_years().findall(" ".join(fold(subject or "").split()))
    return next((int(last) for first, last in spans if int(first) == year and last > first), None)
