"""Where the names of bodies and posts end in running text: head and tail, whatever verb stands behind.

A name is a head ("Sở", "Trung tâm", "các") and a tail: fields of work, words with a capital, units, what is said of it.
What is none of these begins the predicate. A head whose tail is not known ("Trung tâm Ứng dụng tiến bộ ...") is left open:
there small words may still be the name's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.text.syllables import in_one_spelling
from kehoach_parser.vocabulary.loader import Entry, entries

_BLANKS = re.compile(r"\s*")
_CAPITAL = re.compile(rf"[{CAPITALS}]")
# A proper name: words with a capital, numbers of units ("phường 2", "khu vực XIX").
_PROPER = re.compile(rf"[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*)*")
_PARTING = re.compile(r"[,;:.()]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,3}\b(?![./])")
_SMALL = re.compile(r"\s+(?P<small>[^\W\d_]+)")
_LINK_SIGN = re.compile(r"\s*(?:,|/|&|\s[-–]\s|[-–])\s*")
_ACRONYM = re.compile(rf"[{CAPITALS}]{{2,}}$")


@dataclass(frozen=True, slots=True)
class Names:
    """Names from a place on. end: where they end; open: small words behind may still be theirs."""

    end: int
    open: bool


class _Known:
    """Phrases in which a comma stands only where a row has one: "tỉnh, Ủy ban" is no "tỉnh ủy"."""

    def __init__(self, rows: Iterable[Entry], *, marked: bool) -> None:
        forms = {in_one_spelling(row.spelled) if marked else row.match: "," in row.form for row in rows}
        self._phrases, self._parted = Phrases(forms), frozenset(form for form, parted in forms.items() if parted)

    def begins(self, text: str, at: int) -> int | None:
        """The end of the longest that begins here, None without one."""
        return next((end for end in reversed(self._phrases.all_ends(text, at)) if self._whole(text[at:end])), None)

    def _whole(self, found: str) -> bool:
        parting = _PARTING.search(found)
        return parting is None or (parting[0] == "," and " ".join(_WORD.findall(found.lower())) in self._parted)


class _Tables(NamedTuple):
    """Of text as people write it, or of text without marks.

    whole: names; head: their first words; noun: what "các" makes bodies of; the others as in agencies.toml: those that
    leave a name open, fields that no small letters make a verb (plain), what only begins like a name (none); number and
    link: "số", "và".
    """

    whole: _Known
    group: _Known
    head: _Known
    noun: _Known
    every: _Known
    post: _Known
    unit: _Known
    part: _Known
    numbered: _Known
    open_part: _Known
    modifier: _Known
    open_modifier: _Known
    field: _Known
    open_field: _Known
    plain_field: _Known
    number: _Known
    people: _Known
    none: _Known
    link: _Known


@lru_cache(maxsize=2)
def _tables(*, marked: bool) -> _Tables:
    def rows(*tables: str, meaning: str | None = None) -> list[Entry]:
        return [row for table in tables for row in entries("agencies", table) if meaning is None or row.meaning == meaning]

    def phrases(*tables: str, meaning: str | None = None) -> _Known:
        return _Known(rows(*tables, meaning=meaning), marked=marked)

    def fixed(meaning: str) -> _Known:
        return _Known([row for row in entries("citations", "word") if row.meaning == meaning], marked=marked)

    return _Tables(
        whole=_Known([*rows("agency", "agency_group"), *rows("party_open", meaning="name")], marked=marked),
        group=phrases("agency_group"),
        head=phrases("agency_head", "party_head", "party_open"),
        noun=phrases("party_noun"),
        every=phrases("every"),
        post=phrases("post", "agency_lead"),
        unit=phrases("unit_type", "other_unit"),
        numbered=phrases("other_unit"),
        part=phrases("part"),
        open_part=phrases("part", meaning="open"),
        modifier=phrases("modifier"),
        open_modifier=phrases("modifier", meaning="open"),
        field=phrases("field"),
        open_field=phrases("field", meaning="open"),
        plain_field=phrases("field", meaning="field"),
        people=phrases("people"),
        none=phrases("no_party"),
        link=fixed("and"),
        number=fixed("number"),
    )


class _Scan:
    """One way over a text. expects: a name must follow ("các", "của", behind a comma); listed: "các" is before; post: a post
    is, whose body may follow; group: bodies by their kind, whose field may follow ("các doanh nghiệp viễn thông").
    """

    def __init__(self, text: str, start: int) -> None:
        self.text, self.at = text, start
        self.tables = _tables(marked=not text.isascii())
        self.open, self.expects, self.listed, self.post = True, True, False, False
        self.group = False

    def run(self) -> Names:
        """To the end of the names."""
        if not self._piece():  # misread, or a first word that no table has
            first = _WORD.search(self.text, self.at)
            self.at, self.expects = first.end() if first else self.at, False
        while self._piece() or self._linked():
            pass
        return Names(self.at, self.open)

    def _take(self, end: int | None, *, opens: bool, expects: bool = False) -> bool:
        if end is None:
            return False
        self.at, self.open, self.expects, self.group = end, opens, expects, False
        return True

    def _piece(self) -> bool:
        """Takes what goes on with the name right here, blanks before it apart."""
        before = self.at
        blanks = _BLANKS.match(self.text, self.at)
        self.at = blanks.end() if blanks else self.at
        if self._begin() or self._go_on():
            return True
        self.at = before
        return False

    def _begin(self) -> bool:
        """A body or post: where a name is expected, behind a post, or printed with a capital."""
        text, at, tables = self.text, self.at, self.tables
        capital = _CAPITAL.match(text, at) is not None
        every = tables.every.begins(text, at)
        # "Phòng Tổ chức": inside a name such words are its field, printed with a capital or not.
        if not (self.expects or self.post or capital or every) or ((not capital or not self.expects) and self._is_none(at)):
            return False
        found = (tables.whole.begins(text, at), tables.part.begins(text, at), tables.head.begins(text, at))
        post, longest = tables.post.begins(text, at), max((end for end in found if end is not None), default=-1)
        if post is not None and post >= longest:
            self.post = True
            return self._take(post, opens=False)
        if every is not None and (every >= longest or self._goes_further(every, longest)):
            self.listed, self.post = True, False
            return self._take(every, opens=True, expects=True)
        behind_body, behind_post, self.post = not self.open and not self.expects, self.post, False
        if longest >= 0:
            self.listed |= every is not None
            if longest == found[0]:
                self._take(self._behind_number(at, longest), opens=False)
                self.group = tables.group.begins(text, at) == longest
                return True
            if longest == found[1]:
                return self._take(longest, opens=tables.open_part.begins(text, at) == longest)
            # "Văn phòng Sở", "Lãnh đạo Phòng": whose, is told by the plan.
            short = " " not in text[at:longest] and (behind_body or behind_post)
            is_noun = self._is_noun(longest)
            self._take(longest, opens=not (short or is_noun))
            self.group = is_noun
            return True
        if self.expects:
            if self.listed and (noun := tables.noun.begins(text, at)) is not None:
                self._take(noun, opens=False)
                self.group = True
                return True
            return self._take(tables.people.begins(text, at), opens=False)
        return False

    def _behind_number(self, start: int, end: int) -> int:
        """The end of a known name with the number of its region ("Tòa án nhân dân khu vực" + " 5")."""
        for word in _WORD.finditer(self.text, start, end):
            if self.tables.numbered.begins(self.text, word.start()) == end:
                return self._number(end + 1) or end
        return end

    def _goes_further(self, every: int, longest: int) -> bool:
        """"Các" + "cơ quan quản lý" is more than "các cơ quan"."""
        at = _blank(self.text, every)
        return any((table.begins(self.text, at) or 0) > longest for table in (self.tables.part, self.tables.whole))

    def _is_none(self, at: int) -> bool:
        """Does what only begins like a name stand here: "ban hành", "tổ chức" before anything but the end of a name?"""
        end = self.tables.none.begins(self.text, at)
        known = (self.tables.part.begins(self.text, at), self.tables.whole.begins(self.text, at))
        if end is None or any(longer is not None and longer > end for longer in known):
            return False
        behind = _blank(self.text, end)
        return not (self.listed and (self._goes_on_from(behind) or self.text[behind : behind + 1] in ",;:."))

    def _is_noun(self, end: int) -> bool:
        return self.listed and self.tables.noun.begins(self.text, self.at) == end

    def _go_on(self) -> bool:
        """Unit, field, what is said of the name, a proper name, a number."""
        text, at, tables = self.text, self.at, self.tables
        if text[at : at + 1] == "(" and (close := text.find(")", at)) > 0:
            self.at = close + 1
            return True
        capital = _CAPITAL.match(text, at) is not None
        tail = capital or self.open or self.expects or self.post or self.group
        if tail and (part := tables.part.begins(text, at)) is not None:
            return self._take(part, opens=tables.open_part.begins(text, at) == part)
        if (modifier := tables.modifier.begins(text, at)) is not None and not self.expects:
            opens = tables.open_modifier.begins(text, at) == modifier
            return self._take(modifier, opens=opens, expects=opens)
        if (unit := tables.unit.begins(text, at)) is not None:
            self._take(unit, opens=False)
            proper = _PROPER.match(text, unit + 1) if text[unit : unit + 1] == " " else None
            number = self._number(unit + 1) if tables.numbered.begins(text, at) == unit or not text[unit + 1 : unit + 2].isdigit() else None
            self.at = proper.end() if proper else number or unit
            return True
        fields = tables.field if capital else tables.plain_field
        if tail and (field := fields.begins(text, at)) is not None:
            return self._take(field, opens=tables.open_field.begins(text, at) == field)
        if capital:
            return self._proper()
        number = self._number(at)
        return number is not None and (self.open or not text[at].isdigit()) and self._take(number, opens=False)

    def _number(self, at: int) -> int | None:
        """The end of "5" or "số 5"."""
        word = self.tables.number.begins(self.text, at)
        number = _NUMBER.match(self.text, _blank(self.text, word) if word else at)
        return number.end() if number else None

    def _proper(self) -> bool:
        """Words with a capital. A single one and the small one behind it are one word ("Khuyến học"), unless it ends a name."""
        proper = _PROPER.match(self.text, self.at)
        if proper is None:
            return False
        words = proper[0].split()
        small = _SMALL.match(self.text, proper.end())
        whole = not all(map(_ACRONYM.match, words[:-1])) or _ACRONYM.match(words[-1])
        if small is None or whole or self._goes_on_from(small.start("small")):
            return self._take(proper.end(), opens=False)
        return self._take(small.end(), opens=True)

    def _goes_on_from(self, at: int) -> bool:
        tables = self.tables
        return any(table.begins(self.text, at) is not None for table in (tables.unit, tables.link, tables.modifier))

    def _linked(self) -> bool:
        """Takes a comma, a dash or "và" where a name goes on behind it."""
        sign = _LINK_SIGN.match(self.text, self.at)
        at = sign.end() if sign else _blank(self.text, self.at)
        word = self.tables.link.begins(self.text, at)
        if word is None and sign is None:
            return False
        before = (self.at, self.open, self.expects, self.post)
        self.at, self.expects = word if word is not None else at, True
        if self._piece():
            return True
        self.at, self.open, self.expects, self.post = before
        return False


def _blank(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


@lru_cache(maxsize=4096)
def names_from(text: str, start: int) -> Names:
    """The names that begin at a place where opens_party() found one."""
    return _Scan(in_one_spelling(text), start).run()


def link_end(text: str, at: int) -> int | None:
    """The end of a word that links names ("và"), None where none begins here."""
    return _tables(marked=not text.isascii()).link.begins(text, at)
