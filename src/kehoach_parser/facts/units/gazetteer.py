"""Official codes of administrative units, where a name leads to one unit alone.

The data file (data/gazetteer.xz, made by tools/gazetteer) holds three blocks parted by an empty line: provinces,
districts, communes. A line is "name|type|code|code of the unit above|lists", the blocks are sorted by name_key(). lists
says where the unit stands so: a (a list of 2023), b (the last one before the mergers of 2025), c (since then, without
districts). Codes are those of the statistics office: 2 digits for a province, 3 for a district, 5 for a commune.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kehoach_parser.facts.values import Reason
from kehoach_parser.text.fold import key
from kehoach_parser.text.syllables import canonical, is_syllable

# From this day on there are two levels instead of three, and 34 provinces instead of 63 (Resolution 202/2025/QH15).
MERGED = "2025-07-01"
_BEFORE, _AFTER = "ab", "c"
# The lists a and b differ by the mergers of communes of 2024 and January 2025 (Resolution 35/2023/UBTVQH15).
_A_UNTIL, _B_FROM = "2023-12-31", "2025-02-01"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of a unit and of those above it; reason: why the unit's own code is not known (None where it is)."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    reason: Reason | None = None

    @property
    def own(self) -> str | None:
        """The code of the unit itself."""
        return None if self.reason else self.commune or self.district or self.province


class Entry(NamedTuple):
    """A line of the data file."""

    name: str
    type: str
    code: str
    above: str
    lists: str


class _Gazetteer(NamedTuple):
    """The lines of the blocks, and the provinces of the districts by their codes."""

    provinces: list[str]
    districts: list[str]
    communes: list[str]
    province_of: dict[str, str]


def name_key(name: str) -> str:
    """A name as the blocks are sorted by it: without diacritics, case, blanks, marks; "y" as "i", numbers without zeros."""
    return "".join(word.lstrip("0") if word.isdigit() else word for word in key(name).split()).replace("y", "i")


def find_codes(unit_type: str, name: str, district: str | None, province: str | None, day: str | None) -> Codes:
    """The codes of "xã", "An Thuận", "huyện Sông Lam", "tỉnh Bình Lâm" (the last two None where they are not told).

    day: the day of issue, or as much of it as is known: "2024-03-05", "2024-03", "2024", None. Where it does not tell which
    of both divisions is meant, a district's name tells the older one; else what both have in common holds.
    """
    first, last = ((day or "") + rest[len(day or "") :] for rest in ("0000-01-01", "9999-12-31"))
    likely = "a" if last <= _A_UNTIL else "b" if first >= _B_FROM else _BEFORE
    if last < MERGED or (first < MERGED and district):
        return _find(unit_type, name, district, province, lists=_BEFORE, likely=likely)
    # A district that a later plan names is one of former days: it tells nothing against the unit.
    after = _find(unit_type, name, None, province, lists=_AFTER, likely=_AFTER)
    if first >= MERGED:
        return after
    return _common(_find(unit_type, name, None, province, lists=_BEFORE, likely=likely), after)


def _common(before: Codes, after: Codes) -> Codes:
    """What holds whichever division is meant; a unit that is in one alone is meant in that one."""
    for one, other in ((before, after), (after, before)):
        if one.own and other.reason == "unknown":
            return one
    same = before.own == after.own
    return Codes(
        before.province if before.province == after.province else None,
        before.district if before.district == after.district else None,
        before.commune if before.commune == after.commune else None,
        before.reason if same else "ambiguous",
    )


def _find(unit_type: str, name: str, district: str | None, province: str | None, *, lists: str, likely: str) -> Codes:
    """Codes in one division. lists: where it stands; likely: those of them that decide between units of one name."""
    house = _gazetteer()
    provinces = districts = None
    if province is not None:
        kind, called = _parted(province)
        provinces = _codes(_best(_named(house.provinces, kind, called, lists), called, close=True), likely)
        if not provinces:
            return Codes(reason="unknown")
    if district is not None:
        kind, called = _parted(district)
        known = _named(house.districts, kind, called, lists)
        inside = [entry for entry in known if provinces is None or entry.above in provinces]
        districts = _codes(_best(inside, called, close=provinces is not None), likely)
        if not districts:
            return Codes(reason="contradiction") if known else Codes(_only(provinces), reason="unknown")
    found: list[Entry] = []
    if provinces is None and districts is None:
        found += _best(_named(house.provinces, unit_type, name, lists), name, close=True)
    if districts is None:
        inside = [e for e in _named(house.districts, unit_type, name, lists) if provinces is None or e.above in provinces]
        found += _best(inside, name, close=provinces is not None)
    inside = [
        entry
        for entry in _named(house.communes, unit_type, name, lists)
        if (districts is None or entry.above in districts)
        and (provinces is None or house.province_of.get(entry.above, entry.above) in provinces)
    ]
    found += _best(inside, name, close=districts is not None)
    codes = _codes(found, likely)
    if len(codes) == 1:
        return _whole(codes.pop(), found)
    above = {house.province_of[code] for code in districts} if districts else provinces
    return Codes(_only(above), _only(districts), reason="ambiguous" if codes else "unknown")


def _parted(unit: str) -> tuple[str, str]:
    """(type, name) of a unit: the type is in small letters."""
    words = unit.split(" ")
    start = next((index for index, word in enumerate(words) if not word.islower()), len(words))
    return " ".join(words[:start]), " ".join(words[start:])


def _named(block: list[str], unit_type: str, name: str, lists: str) -> list[Entry]:
    """The entries of a block that have this type and, folded, this name."""
    wanted = name_key(name)
    found = []
    for index in range(bisect_left(block, wanted, key=_line_key), len(block)):
        if _line_key(block[index]) != wanted:
            break
        entry = Entry(*block[index].split("|"))
        if entry.type == unit_type and not set(lists).isdisjoint(entry.lists):
            found.append(entry)
    return found


def _line_key(line: str) -> str:
    return name_key(line[: line.index("|")])


def _best(entries: list[Entry], name: str, *, close: bool) -> list[Entry]:
    """The entries spelled as the name is; if none is, those spelled alike, y for i; at last those that fold alike.

    Folded names count in a close circle alone (few units, so that another one that folds alike is hardly missing there), and
    where the name is written by ear, as those from other languages are: "Đăk", "Đắk", "Đak".
    """
    for spelling in (_printed, _respelled):
        same = [entry for entry in entries if spelling(entry.name) == spelling(name)]
        if same:
            return same
    return entries if close or (entries and not all(map(is_syllable, _WORD.findall(name)))) else []


def _printed(name: str) -> str:
    """A name without case, blanks and marks, "hoà" as "hòa", numbers without zeros."""
    words = _WORD.findall(unicodedata.normalize("NFC", name).lower())
    return "".join(word.lstrip("0") if word.isdigit() else canonical(word) for word in words)


def _respelled(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", _printed(name)).replace("y", "i"))


def _codes(entries: list[Entry], likely: str) -> set[str]:
    """The codes of entries; where there are several, of those in the likely lists."""
    codes = {entry.code for entry in entries}
    if len(codes) == 1:
        return codes
    return {entry.code for entry in entries if not set(likely).isdisjoint(entry.lists)} or codes


def _only(codes: set[str] | None) -> str | None:
    return next(iter(codes)) if codes and len(codes) == 1 else None


def _whole(code: str, entries: list[Entry]) -> Codes:
    """The code with those above it, which its entries tell."""
    if len(code) == 2:
        return Codes(code)
    # Communes were given to other districts and kept their codes.
    above = {entry.above for entry in entries if entry.code == code}
    if len(code) == 3:
        return Codes(_only(above), code)
    province_of = _gazetteer().province_of
    return Codes(_only({province_of.get(one, one) for one in above}), _only(above & province_of.keys()), code)


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    """The data file, unpacked at the first look-up. Its lines are parted into fields only where they are looked at."""
    text = lzma.decompress(files("kehoach_parser").joinpath("data", "gazetteer.xz").read_bytes()).decode()
    provinces, districts, communes = (block.splitlines() for block in text.split("\n\n"))
    province_of = {code: above for _, _, code, above, _ in (line.split("|") for line in districts)}
    return _Gazetteer(provinces, districts, communes, province_of)
