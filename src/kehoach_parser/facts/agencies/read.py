"""Agencies (cơ quan, đơn vị, chức danh): each of the names in a list of parties known by one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz, process

from kehoach_parser.facts.agencies.split import opens_name, split_parties
from kehoach_parser.facts.values import Agency, Level, Scope
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.vocabulary.loader import as_written, meanings, words

# Names misread in one or two letters reach 88 ("Đại chính - Xây dựng" 95, "Văn phòng - Théng ké" 94). So do names of
# other bodies that differ in one word ("Bộ" and "Sở Tư pháp" 90, "Phó Chủ tịch UBND" and "HĐND" 88): each word must be
# like its own, which misread ones are ("dai" and "dia" 67) and those are not ("bo" and "so" 50, "hdnd" and "ubnd" 50).
_ALIKE = 88.0
_WORD_ALIKE = 60.0
_SHORTEST_ALIKE = 8
# "cong chirc" and "cdng chuc" stay above, no first two words of a known name come near.
_LEAD_ALIKE = 80.0
_EXACT = 100.0
# The year in which districts ended (1 July 2025).
_NO_DISTRICTS = 2025
# Short names with the full ones that a plan gives them.
Explained: TypeAlias = tuple[tuple[str, str], ...]
_LEVELS = ("commune", "district", "province", "central")
# "các cơ quan, đơn vị, địa phương": the plan's own and those below it.
_MIXED = "mixed"
# Words: "Bà Rịa - Vũng Tàu" and names of communes of four are rare.
_LONGEST_PLACE = 3


# A plan repeats itself: of 211 texts of parties in one 50 are different.
@lru_cache(maxsize=2048)
def agencies_of(parties: str, level: Level | None, year: int | None = None, explained: Explained = ()) -> tuple[Agency, ...]:
    """The agencies that parties names, in order; level, year: of the plan; explained: short names that it explains itself."""
    return tuple(canonical(name, level, year, explained) for name in split_parties(parties))


@lru_cache(maxsize=2048)
def canonical(name: str, level: Level | None = None, year: int | None = None, explained: Explained = ()) -> Agency:
    """The agency of this name: "VP-TK" and "công chức Văn phòng-Thống kê" are both "Văn phòng - Thống kê".

    level: of the plan's unit (commune, district, province), which tells own from subordinate and other. year: of the plan:
    since July 2025 there are no districts, and offices that they had are the communes'.
    """
    plain = key(name)
    found = _told(name, plain, level, year)
    if found is None and (full := dict(explained).get(plain)) is not None:
        return replace(canonical(full, level, year), printed=name)
    if found is None and (written := written_out(name)) != name:
        found = _told(written, key(written), level, year)
    if found is not None:
        return replace(found, printed=name)
    below: Scope | None = "subordinate" if _below().search(plain) else None
    return Agency(name, name, "own" if _is_under_own(plain, level) else below, 0.0)


def _told(name: str, plain: str, level: Level | None, year: int | None) -> Agency | None:
    """The agency of a name that the vocabulary knows, in one form or another."""
    groups = meanings("agencies", "agency_group")
    for form in _forms(plain, name):
        if form in groups:
            body_level, kind = groups[form].split("|")
            return Agency(name, kind, _scope(plain, form, body_level, level), _EXACT)
        known = _known(form)
        if known is not None:
            body_level, known_name, score = known
            if _region().search(plain):
                number = name.rsplit(maxsplit=1)[-1]
                regional = known_name if _region_word().search(key(known_name)) else f"{known_name} {_region_printed(name)}"
                return Agency(name, f"{regional} {number}", "other" if level else None, score)
            return Agency(name, known_name, _scope_since(_scope(plain, form, body_level, level), plain, known_name, level, year), score)
    for form in _without_proper_name(name):
        if form in meanings("agencies", "agency"):
            # Whose place that is, is not told.
            return Agency(name, meanings("agencies", "agency")[form].split("|")[1], None, _EXACT)
    return None


@lru_cache(maxsize=1)
def _region() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('agencies', 'region'))})\s(?:\d+|[ivxl]+)$")


@lru_cache(maxsize=1)
def _region_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('agencies', 'region'))})$")


def _region_printed(name: str) -> str:
    """The words for a region as printed before its number."""
    count = len(words("agencies", "region")[0].split())
    return " ".join(name.split()[-1 - count : -1])


def _scope_since(scope: Scope | None, plain: str, name: str, level: Level | None, year: int | None) -> Scope | None:
    """The scope of an office that districts had up to June 2025, in a commune's plan of that year or later."""
    if level != "commune" or scope != "other" or year is None or year < _NO_DISTRICTS or _unit().search(plain):
        return scope
    office = name in as_written("agencies", "commune_office")
    return "own" if office and year > _NO_DISTRICTS else None if office else scope


_ABBREVIATION = re.compile(rf"[{CAPITALS}](?:[{CAPITALS}]|[&.,-](?=[{CAPITALS}]))+")


def written_out(name: str) -> str:
    """A name with the abbreviations that everybody knows in full: "Phòng VH-XH", "Sở NN&MT"."""
    known = meanings("abbreviations", "general")
    return _ABBREVIATION.sub(lambda match: known.get(key(match[0]), match[0]), name)


def _without_proper_name(name: str) -> list[str]:
    """Without the name of a place behind it: "Bưu điện Bình Lâm". A name of one body behind another ("Lãnh đạo Sở") is none."""
    tokens, found = name.split(), []
    for count in range(1, min(_LONGEST_PLACE, len(tokens) - 1) + 1):
        first = tokens[-count]
        if not first.istitle() or not first.isalpha() or opens_name(f"{first} x", 0):
            break
        found.append(key(" ".join(tokens[:-count])))
    return found


def _forms(plain: str, name: str) -> Iterator[str]:
    """A name as it stands, without what is said of it behind, without its place, without the word for its holder.

    plain: the name's key.
    """
    yield plain  # most are known so
    found = [plain]
    tail = _tail().search(plain)
    if tail and tail.start():
        found.append(plain[: tail.start("number") if tail["number"] else tail.start()].strip())
        if tail["number"]:  # "TAND khu vực 3": known without its region
            found.append(plain[: tail.start()].strip())
    if _unit().search(found[-1]) or _below().search(found[-1]):
        # The shortest place first: "xa hoi tinh" ends in "tinh", but folded it begins like "xã".
        ends = [gap.start() for gap in re.finditer(" ", found[-1]) if _place().match(found[-1], gap.start())]
        found.extend([found[-1][:end] for end in reversed(ends) if not _goes_on(name, found[-1], end)])
    found.extend([form[lead:] for form in found if (lead := _lead(form)) and lead < len(form)])
    yield from dict.fromkeys(found[1:])


def _goes_on(name: str, form: str, end: int) -> bool:
    """Does a comma in a form's place, which begins at end, lead on to anything but a unit ("Công an tỉnh, Báo ...")?

    name: as printed; form: its first words, folded.
    """
    if _below().search(form, end):
        return False
    first, last = form.count(" ", 0, end) + 1, form.count(" ") + 1
    pieces = re.findall(r"[^\W_]+|,", name)
    seen = 0
    for index, piece in enumerate(pieces):
        seen += piece != ","
        if piece == "," and first < seen < last and not _unit().match(fold(" ".join(pieces[index + 1 :]))):
            return True
    return False


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    """What is said behind a name, or the number of its region ("khu vực XIX")."""
    said, and_ = any_of(words("agencies", "agency_tail")), any_of(_links())
    return re.compile(rf"\s*\b(?:(?:{and_}) )?(?:{said})\b.*$|\b(?:{any_of(words('agencies', 'region'))})(?P<number>\s(?:\d+|[ivxl]+))$")


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    """The unit that a body belongs to, behind its name: "thị trấn", "của huyện Ia Grai", "các xã, thị trấn"."""
    units = any_of(words("agencies", "unit_type"))
    of = any_of(entry for entry, is_ in meanings("citations", "word").items() if is_ == "issuer")
    return re.compile(rf"\s+(?:(?:{_below().pattern}).*|(?:(?:{of})\s+)?(?:{units})(?:\s+\w+){{0,4}})$")


@lru_cache(maxsize=1)
def _below() -> re.Pattern[str]:
    """Words that name the units below the plan's own."""
    return re.compile(rf"\b(?:{any_of(words('agencies', 'agency_below'))})\b")


def _lead(plain: str) -> int:
    """How long the word for a post's holder is ("công chức"), as printed or as bad OCR leaves it; 0 without one."""
    first = " ".join(plain.split(maxsplit=2)[:2])
    known = _lead_word().match(plain)
    return known.end() if known else len(first) + 1 if _like_lead(first) else 0


@lru_cache(maxsize=1)
def _lead_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('agencies', 'agency_lead'))})\s+")


@lru_cache(maxsize=512)
def _like_lead(first: str) -> bool:
    return process.extractOne(first, words("agencies", "agency_lead"), scorer=fuzz.ratio, score_cutoff=_LEAD_ALIKE) is not None


@lru_cache(maxsize=1)
def _long_names() -> tuple[str, ...]:
    """Short ones are like too many words."""
    return tuple(entry for entry in meanings("agencies", "agency") if len(entry) >= _SHORTEST_ALIKE)


@lru_cache(maxsize=2048)
def _known(form: str) -> tuple[str, str, float] | None:
    """(level, name, score) of a known name: exact, else as near as bad OCR leaves it."""
    table = meanings("agencies", "agency")
    match, score = form, _EXACT
    if form not in table:
        if len(form) < _SHORTEST_ALIKE:
            return None
        best = process.extractOne(form, _long_names(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None:
            return None
        match, score = best[0], best[1]
        if not _word_by_word(form, match):
            return None
    level, name = table[match].split("|")
    return level, name, score


def _word_by_word(form: str, match: str) -> bool:
    """Are two names alike in each word, linking words apart?"""
    links = _links()
    one, other = ([word for word in name.split() if word not in links] for name in (form, match))
    return len(one) == len(other) and all(fuzz.ratio(a, b) >= _WORD_ALIKE for a, b in zip(one, other, strict=True))


def _links() -> list[str]:
    return [entry for entry, is_ in meanings("citations", "word").items() if is_ == "and"]


def _scope(plain: str, form: str, body_level: str, level: Level | None) -> Scope | None:
    """Whether own, subordinate or other: by the unit named behind the form, else by the level that such bodies belong to."""
    if body_level == _MIXED:
        return None
    if _is_under_own(plain, level):
        return "own"
    if _below().search(plain):
        return "subordinate"
    if level is None:
        return None
    concerned = _concerned().sub("", plain)
    unit = _unit().search(concerned.replace(form, "", 1))
    if unit:
        named = meanings("agencies", "unit_type")[unit[0]].split("|")[0]
        # A city is a province or a district: as its body tells, else the plan's own.
        body_level = {"city": body_level if body_level in _LEVELS else level}.get(named, named)
    if body_level not in _LEVELS:
        if body_level == "any":
            # "các đơn vị có liên quan": whose, is not told.
            return "own" if concerned == plain else None
        return "other"
    order = _LEVELS.index(body_level) - _LEVELS.index(level)
    return "own" if order == 0 else "subordinate" if order < 0 else "other"


def _is_under_own(plain: str, level: Level | None) -> bool:
    """Does a body belong to the People's Committee of the plan's own level?"""
    under = _under_committee().search(plain) if level is not None else None
    return under is not None and meanings("agencies", "unit_type")[under["unit"]].split("|")[0] == level


@lru_cache(maxsize=1)
def _under_committee() -> re.Pattern[str]:
    """"trực thuộc UBND xã": whose body it is."""
    of, committee = any_of(words("agencies", "under")), any_of(words("agencies", "committee"))
    return re.compile(rf"\b(?:{of})\s(?:{committee})\s(?P<unit>{any_of(words('agencies', 'unit_type'))})\b")


@lru_cache(maxsize=1)
def _concerned() -> re.Pattern[str]:
    """What is said behind a name and holds a unit's word by chance: "có liên quan" has no "quận"."""
    return re.compile(rf"\b(?:{any_of([word for word in words('agencies', 'agency_tail') if _unit().search(word)])})\b")


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('agencies', 'unit_type'))})\b")
