"""Agencies (cơ quan, đơn vị, chức danh): names told apart in a list of parties, each known by one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.values import Agency, Level, Scope
from kehoach_parser.facts.wording import any_of, forms, printed
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.text.syllables import is_syllable
from kehoach_parser.vocabulary.loader import meanings, words

# Names misread in one or two letters reach 88 ("Đại chính - Xây dựng" 95, "Văn phòng - Théng ké" 94). So do names of
# other bodies that differ in one word ("Bộ" and "Sở Tư pháp" 90, "Phó Chủ tịch UBND" and "HĐND" 88): each word must be
# like its own, which misread ones are ("dai" and "dia" 67) and those are not ("bo" and "so" 50, "hdnd" and "ubnd" 50).
_ALIKE = 88.0
_WORD_ALIKE = 60.0
_SHORTEST_ALIKE = 8
# "cong chirc" and "cdng chuc" stay above, no first two words of a known name come near.
_LEAD_ALIKE = 80.0
_EXACT = 100.0
# Signs that part names whatever they are.
_HARD = frozenset(";\n")
_STOPS = " .,;:-–+"
_NAME_BEHIND = re.compile(rf"\s+[{CAPITALS}\d]")
_PIECE = re.compile(r"[,;\n]")
_LEVELS = ("commune", "district", "province", "central")
# "các cơ quan, đơn vị, địa phương": the plan's own and those below it.
_MIXED = "mixed"
# Words: "Bà Rịa - Vũng Tàu" and names of communes of four are rare.
_LONGEST_PLACE = 3


# ------------------------------------------------------------------------------------------------------- splitting


@dataclass(frozen=True, slots=True)
class _Patterns:
    """whole: names that are never cut; lead: a post's first words before one; separator: what may part names."""

    whole: Phrases
    lead: re.Pattern[str]
    separator: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    lead = any_of(words("agencies", "agency_lead"))
    return _Patterns(
        Phrases((*words("agencies", "agency"), *words("agencies", "agency_group"))),
        re.compile(rf"(?:{lead})\s+"),
        re.compile(rf"\s*(?:(?P<hard>[;\n])|,|/|\b(?:{printed('citations', 'word', 'and')})\b)\s*", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _head() -> tuple[Phrases, re.Pattern[str]]:
    """(the first word of a name, another word behind it), over text as it stands: "sở" is no "số"."""
    link = printed("citations", "word", "and")
    return Phrases(forms("agencies", "agency_head")), re.compile(rf"\s+(?=\w)(?!(?:{link})\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _more_heads() -> Phrases:
    return Phrases(forms("agencies", "party_head"))


def _opens_name(text: str, at: int) -> bool:
    head, behind = _head()
    if any(behind.match(text, end) for end in head.all_ends(text, at)):
        return True
    # "Trường Mầm non Hoa Mai", "Hải đội 2": words that begin a name only where both have capitals.
    return text[at : at + 1].isupper() and any(_NAME_BEHIND.match(text, end) for end in _more_heads().all_ends(text, at))


@lru_cache(maxsize=1)
def _units() -> Phrases:
    return Phrases(forms("agencies", "unit_type"))


@lru_cache(maxsize=1)
def _person() -> tuple[re.Pattern[str], Phrases]:
    """(a person by name: "Đồng chí Lò Văn Kính"; the posts that may follow behind a comma)."""
    title = printed("agencies", "person")
    return re.compile(rf"\s*(?:(?:{title})\s+)(?-i:[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*)*)\s*$", re.IGNORECASE), Phrases(forms("agencies", "post"))


def _is_apposition(before: str, text: str, at: int) -> bool:
    """Does a comma tell the post of the person named before it ("Đồng chí Lò Văn Kính, Phó Chủ tịch UBND xã")?"""
    person, post = _person()
    return post.begins(text, at) is not None and person.match(before) is not None


def _is_brand(before: str, behind: str) -> bool:
    """Does a comma part names that are no Vietnamese words ("VNPT Bình Lâm, MobiFone") from one another, or from a whole name?

    Names of units in a list ("các xã An Bình, Hòa Sơn") are words of the language.
    """
    first = behind.split(maxsplit=1)[0] if behind[:1].isupper() else ""
    if not first or not _is_foreign(first) or not all(word[:1].isupper() for word in behind.split()):
        return False
    words_before = before.split()
    whole = before.rstrip().endswith(")") or _units().ends(before) is not None or len(words_before) > 2
    return whole or all(map(_is_foreign, words_before[:1]))


def _is_foreign(word: str) -> bool:
    """No syllable of the language, nor an abbreviation of anything but a body ("UBND", not "THPT")."""
    letters = word.strip(_STOPS + "()")
    if len(letters) < 2 or not letters.isalpha() or is_syllable(letters):
        return False
    means = meanings("abbreviations", "general").get(key(letters))
    return means is None or _opens_name(means, 0)


def split_parties(parties: str) -> list[str]:
    """The agencies that parties names, as printed, where it is safe to part them; one that is not sure stays whole.

    Semicolons part always; a comma, "/" or "và" where a name begins behind it and none that is known goes on over it:
    "Văn phòng HĐND và UBND huyện; các cơ quan, đơn vị" are two, "Phòng Tài chính – Kế hoạch" is one.
    """
    if key(parties) in meanings("agencies", "agency") and not _HARD.intersection(parties):
        return [parties.strip(_STOPS)]
    patterns, folded = _patterns(), fold(parties)
    whole = list(patterns.whole.spans(folded))
    found, start = [], 0
    for cut in _unparted(folded, whole) if len(whole) > 1 else ():
        found.extend(split_parties(parties[start:cut]))
        start = cut
    if start:
        return [*found, *split_parties(parties[start:])]
    for match in patterns.separator.finditer(parties):
        if match.start() < start or _in_brackets(parties, match.start()):
            continue
        inside = any(a < match.start() and match.end() < b for a, b in whole)
        begins = opens_known(folded, match.end()) or _opens_name(parties, match.end())
        comma = match[0].strip() == ","
        if comma and _is_apposition(parties[start : match.start()], parties, match.end()):
            continue
        if not begins and comma:
            begins = _is_brand(parties[start : match.start()], _PIECE.split(parties[match.end() :], maxsplit=1)[0])
        if match["hard"] or (begins and not inside):
            found.append(parties[start : match.start()])
            start = match.end()
    found.append(parties[start:])
    return [name for piece in found if (name := piece.strip(_STOPS))]


def _unparted(folded: str, whole: list[tuple[int, int]]) -> list[int]:
    """Where a known name follows another with nothing but a blank between and both begin with the same word: lines of a
    cell run into one ("Sở Công Thương Sở Tài chính")."""
    return [
        b
        for (a, end), (b, _) in pairwise(whole)
        if not folded[end:b].strip() and folded[a:end].split(maxsplit=1)[0] == folded[b:].split(maxsplit=1)[0]
    ]


def opens_known(folded: str, at: int = 0) -> bool:
    """Does the known name of an agency or group begin here in a folded text, a post's word before it or not?"""
    patterns = _patterns()
    lead = patterns.lead.match(folded, at)
    return bool(patterns.whole.begins(folded, at) or (lead and patterns.whole.begins(folded, lead.end())))


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


# --------------------------------------------------------------------------------------------------------- naming


# A plan repeats itself: of 211 texts of parties in one 50 are different.
@lru_cache(maxsize=2048)
def agencies_of(parties: str, level: Level | None) -> tuple[Agency, ...]:
    """The agencies that parties names, in order; level: of the plan's unit."""
    return tuple(canonical(name, level) for name in split_parties(parties))


@lru_cache(maxsize=2048)
def canonical(name: str, level: Level | None = None) -> Agency:
    """The agency of this name: "VP-TK" and "công chức Văn phòng-Thống kê" are both "Văn phòng - Thống kê".

    level: of the plan's unit (commune, district, province), which tells own from subordinate and other.
    """
    groups = meanings("agencies", "agency_group")
    plain = key(name)
    for form in _forms(plain, name):
        if form in groups:
            body_level, kind = groups[form].split("|")
            return Agency(name, kind, _scope(plain, form, body_level, level), _EXACT)
        known = _known(form)
        if known is not None:
            body_level, known_name, score = known
            return Agency(name, known_name, _scope(plain, form, body_level, level), score)
    for form in _without_proper_name(name):
        if form in meanings("agencies", "agency"):
            # Whose place that is, is not told.
            return Agency(name, meanings("agencies", "agency")[form].split("|")[1], None, _EXACT)
    return Agency(name, name, "subordinate" if _below().search(plain) else None, 0.0)


def _without_proper_name(name: str) -> list[str]:
    """Without the name of a place behind it: "Bưu điện Bình Lâm". A name of one body behind another ("Lãnh đạo Sở") is none."""
    tokens, found = name.split(), []
    for count in range(1, min(_LONGEST_PLACE, len(tokens) - 1) + 1):
        first = tokens[-count]
        if not first.istitle() or not first.isalpha() or _opens_name(f"{first} x", 0):
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
    known = _patterns().lead.match(plain)
    return known.end() if known else len(first) + 1 if _like_lead(first) else 0


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


@lru_cache(maxsize=1)
def _concerned() -> re.Pattern[str]:
    """What is said behind a name and holds a unit's word by chance: "có liên quan" has no "quận"."""
    return re.compile(rf"\b(?:{any_of([word for word in words('agencies', 'agency_tail') if _unit().search(word)])})\b")


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('agencies', 'unit_type'))})\b")
