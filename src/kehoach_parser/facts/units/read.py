"""The territory that a plan is for, read from the whole document."""

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

# Names: one to four capitalised words, or a number ("Phường 2", "Quận 10"), of one text: the next cell's words are none of it.
_WORD = rf"[{CAPITALS}][\w'’]*"
_NAME = rf"(?P<name>\d{{1,2}}\b|{_WORD}(?:[ -]{_WORD}){{0,3}})"


# Letters that no Western alphabet has are 6 to 16 % of Vietnamese text, next to none of text that lost its diacritics.
_UNMARKED = 0.01
# A unit in the letterhead outweighs any mention in the text.
_ABOVE = 1000
# Letters within which a body's name shows what it is.
_LONGEST_BODY = 24
# Letters of a body's name that is not met by chance.
_SHORTEST_BODY = 12
# How many digits the official code of a unit has.
_DIGITS: dict[Level, int] = {"province": 2, "district": 3, "commune": 5}


@lru_cache(maxsize=1)
def _mention() -> re.Pattern[str]:
    """A type and a name in running text: "huyện Ia Grai", "tỉnh Gia Lai"."""
    # The first letter before what must not stand in front of it: found three times as fast as behind a "\b".
    types = "|".join(rf"{type_[0]}(?<!\w.){type_[1:]}" for type_ in _types(cased=True).split("|"))
    return re.compile(rf"(?P<type>{types}) +{_NAME}")


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


def read_unit(issuer: Sequence[str], place: str | None, subject: str | None, text: str, *, two_levels: bool = False) -> Unit | None:
    """The unit without its codes; None where no text tells it.

    issuer: the lines of the issuing body; place, subject: as printed; text: everything else, a text on each line; two_levels: there
    are no districts at the day of issue. The issuer decides; where it is missing, the unit that the plan's own committee is called by
    ("UBND thị trấn"), or that its subject names.
    """
    everything = "\n".join(filter(None, (subject, text)))
    mentions = _mentions(everything)
    named = _from_issuer(issuer)
    own = named[-1] if named else None
    own = own or _from_body(issuer, everything) or _from_text(everything, place, mentions) or _from_subject(subject, mentions)
    if own is None:
        return None
    kind, name = own
    mentions.update({(above, called): _ABOVE for above, called in named[:-1] if called})
    level = level_of(kind, name)
    below_city = two_levels or fold(kind) in words("agencies", "under_city")
    district = _commonest(mentions, "district", name) if level == "commune" and not two_levels else None
    province = _commonest(mentions, "province", name, cities=below_city) if level in ("commune", "district") else None
    return Unit(level, kind, name, district, province)


def _from_body(issuer: Sequence[str], text: str) -> tuple[str, str | None] | None:
    """The unit behind the issuing body's name in running text: "Ban Quản lý rừng Sông Khắm, tỉnh Bình Lâm"."""
    body = " ".join(fold(issuer[-1]).split()) if issuer else ""
    at = fold(text).find(body) if len(body) >= _SHORTEST_BODY else -1
    if at < 0:
        return None
    behind = at + len(body)
    match = _mention().match(text, behind + 1 + (text[behind : behind + 1] == ","))
    return (match["type"].lower(), match["name"]) if match is not None else None


def _from_subject(subject: str | None, mentions: Counter[tuple[str, str]]) -> tuple[str, str | None] | None:
    """The unit that the subject names, in capitals or not, if the text names it too or the subject does in small letters."""
    folded = " ".join(fold(subject or "").split())
    return next(((kind, name) for (kind, name), _ in mentions.most_common() if f"{fold(kind)} {fold(name)}" in folded), None)


def _mentions(text: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for match in _mention().finditer(text):
        if _opens_body(text[match.start("name") : match.start("name") + _LONGEST_BODY]):
            continue  # "UBND tỉnh Văn phòng ...": two names one behind the other
        kind, name = match.group("type").lower(), " ".join(match.group("name").split())
        first, _, rest = name.partition(" ")
        # "Huyện Đoàn Sông Lam", "Tỉnh Ủy Bình Lâm": a body of the unit.
        found[(kind, rest if rest and f"{fold(kind)} {fold(first)}" in meanings("agencies", "unit_type") else name)] += 1
    if not found and sum(char in VIETNAMESE_ONLY for char in text) < _UNMARKED * len(text):
        # Text that lost its diacritics: the types folded, the names as they stand.
        table = meanings("agencies", "unit_type")
        folded = fold(text)
        for match in re.finditer(rf"\b(?P<type>{_types(cased=False)}) +", folded):
            named = re.match(_NAME, text[match.end() :])
            if named:
                found[(table[match.group("type")].split("|")[1], " ".join(named.group("name").split()))] += 1
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
        found.append((kind, " ".join(_titled(word) for word in _name_words(tail, following)) or None))
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


def _name_words(tail: str, following: str) -> list[str]:
    """The words of a name: four at most, six where a dash joins two names ("BÀ RỊA - VŨNG TÀU"); following: the next line."""
    body = _second_body(tail, following)
    found = tail[: body if body is not None else len(tail)].split()
    return found[:6] if "-" in found[:5] or "–" in found[:5] else found[:4]


def _second_body(tail: str, following: str) -> int | None:
    """Where a body's name begins on the line of the unit that it belongs to: "UBND HUYỆN SÔNG LAM TRƯỜNG TIỂU HỌC SỐ 1"; it may
    be broken behind its first word."""
    marked, plain = _bodies()
    text = unicodedata.normalize("NFC", f"{tail} {following}").lower()
    match = (plain if text.isascii() else marked).search(text)
    return match.start() if match is not None and match.start() < len(tail) else None


@lru_cache(maxsize=1)
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Bodies' names with their marks ("sở" is no "sơ"), and without, for text that has none; behind a single word another stands."""
    rows = entries("agencies", "second_body")
    return _bodies_of([entry.spelled for entry in rows]), _bodies_of([entry.match for entry in rows])


def _bodies_of(names: Sequence[str]) -> re.Pattern[str]:
    whole, single = ([name for name in names if (" " in name) is several] for several in (True, False))
    return re.compile(rf"(?<=\s)(?:(?:{any_of(whole)})\b|(?:{any_of(single)})\s+\w)")


def _opens_body(text: str) -> bool:
    """Does a body's name open the text?"""
    return _bodies()[0].match(" " + text.lower(), 1) is not None


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


def _commonest(mentions: Counter[tuple[str, str]], level: str, own: str | None, *, cities: bool = False) -> str | None:
    """The unit of this level that is named most; cities: each of them is one under the centre, with the rank of a province."""
    for (kind, name), _ in mentions.most_common():
        if name != own and (level_of(kind, name) == level or (cities and _is_city(kind))):
            return f"{kind} {name}"
    return None


def _is_city(kind: str) -> bool:
    return meanings("agencies", "unit_type")[fold(kind)].startswith("city|")


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


def has_two_levels(issued: Issued, year: int | None) -> bool:
    """Is the plan of a time without districts? Where its day is not told, the year that it is for tells it, but not the year of the
    change and the one behind."""
    day = _day(issued, year)
    return day is not None and (day[:4] > MERGED[:4] or (len(day) > 4 and day + MERGED[len(day) :] >= MERGED))


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
