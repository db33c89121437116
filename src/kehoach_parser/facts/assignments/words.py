"""Where the names of agencies begin in running text, and what stands behind them. Words from agencies.toml and duties.toml.

All patterns are over the text as it stands: folded, "giao" would be "giáo", "số" the name of an office ("Sở").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.agencies.read import canonical
from kehoach_parser.facts.agencies.split import opens_known, split_parties
from kehoach_parser.facts.assignments.names import link_end, names_from
from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, forms, printed, spelled
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.vocabulary.loader import entries, meanings, words

# The longest list of parties in fifteen plans has 146 characters.
_LONGEST = 220
_STOPS = " .,;:-–+"
_QUOTES = "“”\"'"
# "tiếp tục", "tổng hợp", "trực tiếp" have two.
_LONGEST_BEFORE_LEAD = 2
_EXACT = 100.0
# Words of a tail that no table knows: "Ứng dụng tiến bộ khoa học và công nghệ".
_LONGEST_TAIL = 8
_CAPITAL_BEHIND = re.compile(rf"\s+[{CAPITALS}]")
# Words of no_order are short; eight words may stand behind a passive one.
_LONGEST_NO_ORDER = 80
_SENTENCE = re.compile(r"[;\n]\s*|\.(?=\s)\s*")


class _Patterns(NamedTuple):
    """opens, every: how names begin, folded; head: a first word with a capital behind it; no_party: like one, folded."""

    opens: Phrases
    every: re.Pattern[str]
    head: Phrases
    no_party: Phrases


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    noun = any_of(words("agencies", "party_noun"))
    return _Patterns(
        Phrases(words("agencies", "party_open")),
        re.compile(rf"(?:(?:{any_of(words('agencies', 'every'))})\s+)+(?:{noun})\b"),
        Phrases(forms("agencies", "party_head")),
        Phrases(words("agencies", "no_party")),
    )


@lru_cache(maxsize=4096)
def opens_party(text: str) -> bool:
    """Does a text begin with the name of an agency or a post ("Sở Nội vụ ...", "Các phòng, ban ...")?"""
    patterns, folded = _patterns(), fold(text[:80])
    if patterns.no_party.begins(folded):
        return False
    if patterns.opens.begins(folded) or patterns.every.match(folded):
        return True
    return any(_CAPITAL_BEHIND.match(text, end) for end in patterns.head.all_ends(text)) or opens_known(folded) or _opens_with_unit(text)


def _opens_with_unit(text: str) -> bool:
    """"Viễn thông tỉnh ...": a head with a capital and a unit right behind it."""
    ends = _patterns().head.all_ends(text) if text[:1].isupper() else ()
    return any(text[end : end + 1] == " " and _unit().begins(text, end + 1) is not None for end in ends)


@lru_cache(maxsize=1)
def _unit() -> Phrases:
    return Phrases(forms("agencies", "unit_type"))


def is_party(text: str) -> bool:
    """Is this text, as a whole, names of agencies: a heading "Sở Tài chính", a list before a colon?"""
    text = text.strip(_STOPS)
    if not text or len(text) > _LONGEST or key(text) in words("agencies", "generic"):
        return False
    if text.isupper():
        return all(canonical(name).score for name in split_parties(text))
    if not opens_party(text):
        return False
    end = party_end(text, 0)
    return end is None or end.kind == "sign"


@dataclass(frozen=True, slots=True)
class End:
    """Where names end. kind: lead, coordinate, is, end, duty, doubt (roles.toml, duties.toml), sign (; : . or a bracket left open)."""

    kind: str
    start: int
    end: int


_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<sign>[;:\n(]|\.(?=\s|$))")


@lru_cache(maxsize=2)
def _stops(*, marked: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (words of a stop as spelled or without marks, kind), the longest first.

    marked: in a text that has marks "cung ứng" is no "cùng"; what tells a duty may have lost its marks there.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries("duties", "stop"):
        for form in {entry.spelled} if marked and entry.meaning == "doubt" else {entry.spelled, entry.match}:
            first, *_ = told = (*form.split(),)
            found.setdefault(first, []).append((told, entry.meaning))
    return {first: sorted(rows, key=lambda row: len(" ".join(row[0])), reverse=True) for first, rows in found.items()}


def party_end(text: str, start: int) -> End | None:
    """What ends the names which begin at start; None where they go on to the end of the text."""
    names = names_from(text, start)
    match = _TOKEN.search(text, names.end)
    while match and match[0] == ";" and opens_party(text[match.end() :].lstrip()):
        names = names_from(text, match.end())
        match = _TOKEN.search(text, names.end)
    if match is None:
        return None
    if match["sign"]:
        return End("sign", match.start(), match.end())
    begins, linked = match, link_end(text, match.start())
    if linked is not None:
        match = _TOKEN.match(text, linked + 1) or match
    kind, end = _stop_at(text, match)
    if kind:
        return End(kind, begins.start(), end)
    if any(char.isalnum() or char in _QUOTES for char in text[names.end : match.start()]):
        return End("doubt", begins.start(), end)
    if names.open:
        return _end_of_open(text, match)
    return _lead_soon(text, start, match) or End("end", match.start(), end)


def _lead_soon(text: str, start: int, match: re.Match[str]) -> End | None:
    """"Phòng Kế hoạch tổng hợp chủ trì": a word or two before "chủ trì" are the name's, unless it is known without them
    ("Sở Nội vụ tiếp tục chủ trì")."""
    word: re.Match[str] | None = match
    for _ in range(_LONGEST_BEFORE_LEAD):
        word = _TOKEN.match(text, word.end() + 1) if word and text[word.end() : word.end() + 1] == " " else None
        kind, end = _stop_at(text, word) if word is not None and word["word"] else ("", 0)
        if word is not None and kind:
            known = canonical(text[start : match.start()].strip(_STOPS)).score == _EXACT
            return End("lead", match.start() if known else word.start(), end) if kind == "lead" else None
    return None


def has_stop(text: str) -> bool:
    """Does a verb of duty stand anywhere in these words, so that they are a sentence and no name?"""
    return any(_stop_at(text, word)[0] in ("lead", "coordinate", "duty", "is") for word in _TOKEN.finditer(text) if word["word"])


def _end_of_open(text: str, match: re.Match[str]) -> End:
    """Where a tail is not known: the first word that leads or tells a duty, with nothing but small words before it."""
    first: re.Match[str] | None = match
    word, named = first, False
    for _ in range(_LONGEST_TAIL):
        if word is None or not word["word"]:
            break
        named = named or not word[0].islower()
        kind, end = _stop_at(text, word)
        # Behind further names nothing but a "chủ trì" is sure ("Ban Quản lý Khu du lịch Hồ Sen chủ trì").
        if kind == "lead" or (kind == "duty" and not named):
            return End(kind, word.start(), end)
        if kind:
            break
        word = _TOKEN.match(text, word.end() + 1) if text[word.end() : word.end() + 1] == " " else None
    return End("doubt", match.start(), match.end())


def _stop_at(text: str, match: re.Match[str]) -> tuple[str, int]:
    """(kind, end) of the stop that begins with this word; ("", end of the word) where none does."""
    for form, kind in _stops(marked=not text.isascii()).get(match[0].lower(), ()):
        end, fits = match.end(), True
        for word in form[1:]:
            following = _TOKEN.search(text, end)
            fits = following is not None and following["word"] is not None and following[0].lower() == word
            if not fits or following is None:
                break
            end = following.end()
        # Verbs are printed small; behind a dash stands the rest of a name ("Địa chính - xây dựng").
        if fits and (match[0].islower() and text[: match.start()].rstrip()[-1:] not in ("-", "–")):
            return kind, end
    return "", match.end()


def party(text: str, start: int, end: int) -> str | None:
    """The names between two places, as printed, or None where it is not sure that names are all there is."""
    names = without_link(text[start:end])
    if len(names) > _LONGEST or key(names) in words("agencies", "generic") or not opens_party(names):
        return None
    return names


@lru_cache(maxsize=1)
def _link() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:{printed('citations', 'word', 'and')})\s*$", re.IGNORECASE)


def without_link(text: str) -> str:
    """Without the comma or "và" that led on to a verb."""
    text = text.strip(_STOPS)
    return _link().sub("", text).strip(_STOPS)


@lru_cache(maxsize=1)
def _order() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(at the beginning of a text, inside it, what stands before where it orders nothing: "đã", "được Chính phủ")."""
    order, about = (printed("duties", "order", kind) for kind in ("order", "about"))
    return (
        re.compile(rf"\s*(?:(?:(?P<order>{order})|{about})\b[\s:]*)+", re.IGNORECASE),
        re.compile(rf"\b(?:{printed('duties', 'order_inside')})\s+", re.IGNORECASE),
        re.compile(rf"\b(?:{printed('duties', 'no_order')}|(?:{printed('duties', 'passive')})(?:\s+[^\s,;:.]+){{1,8}})\s+$", re.IGNORECASE),
    )


def behind_order(text: str) -> tuple[int, bool]:
    """(where the names begin behind "Giao", "Đề nghị", "Đối với", whether that orders something); (0, False) without."""
    match = _order()[0].match(text)
    return (match.end(), match["order"] is not None) if match else (0, False)


def orders_inside(text: str) -> list[int]:
    """Where names may begin behind a "giao" inside a text."""
    _, inside, no_order = _order()
    found = inside.finditer(text)
    return [match.end() for match in found if not no_order.search(text, max(0, match.start() - _LONGEST_NO_ORDER), match.start())]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """What stops and semicolons part; a list of parties goes on over them ("Sở A; Sở B chịu trách nhiệm ...")."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if text[match.start()] == ";" and opens_party(text[match.end() :]):
            before = text[start : match.start()]
            if is_party(before[behind_order(before)[0] :]):
                continue
        yield start, match.start()
        start = match.end()
    yield start, len(text)


@lru_cache(maxsize=1)
def _with() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{printed('duties', 'with')})\s+)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _coordinates() -> re.Pattern[str]:
    link = printed("citations", "word", "and")
    return re.compile(rf"[\s,]*(?:(?:{link})\s+)?\b(?:{printed('duties', 'stop', 'coordinate')})\b", re.IGNORECASE)


def coordinates(text: str, at: int) -> int | None:
    """Where the names begin behind ", phối hợp với" that stands at this place; None where it does not."""
    match = _coordinates().match(text, at)
    return behind_with(text, match.end()) if match else None


def behind_with(text: str, at: int) -> int:
    """Where the names begin behind "với", "cùng", or nothing."""
    match = _with().match(text, at)
    return match.end() if match else at


@lru_cache(maxsize=1)
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\s*\b(?:{printed('duties', 'stop', 'lead')})\b", re.IGNORECASE)


def leads(text: str, at: int) -> int | None:
    """The end of a "chủ trì" that stands at this place; None where it does not."""
    match = _leads().match(text, at)
    return match.end() if match else None


@lru_cache(maxsize=1)
def _lead_later() -> re.Pattern[str]:
    return re.compile(rf"[^,;.:()]{{0,60}}?,?\s*\b(?:{printed('duties', 'stop', 'lead')})\b")


@lru_cache(maxsize=1)
def _lead_words() -> tuple[str, ...]:
    return tuple(form for entry in entries("duties", "stop") if entry.meaning == "lead" for form in (spelled(entry), entry.match))


def may_lead(text: str) -> bool:
    """Cheap test: without one of these words nobody leads anything."""
    return any(form in text for form in _lead_words())


def lead_behind_is(text: str, at: int) -> int | None:
    """"Sở Y tế là cơ quan thường trực, chủ trì ...": the end of that "chủ trì"."""
    match = _lead_later().match(text, at)
    return match.end() if match else None


@lru_cache(maxsize=1)
def _implementation() -> re.Pattern[str]:
    places = meanings("duties", "implementation")
    first, anywhere = (any_of(entry for entry, where in places.items() if where == place) for place in ("first", "anywhere"))
    return re.compile(rf"^(?:{first})\b|\b(?:{anywhere})\b")


def is_implementation(heading: str) -> bool:
    """Is this the heading of the part that tells agencies their duties ("TỔ CHỨC THỰC HIỆN")?"""
    return bool(_implementation().search(key(heading)))


@lru_cache(maxsize=1)
def _basis() -> re.Pattern[str]:
    return re.compile(rf"(?:{printed('duties', 'basis')})\b", re.IGNORECASE)


def opens_with_basis(text: str) -> bool:
    """Does a sentence begin with what a duty goes by ("Căn cứ Kế hoạch này, ...", "Định kỳ hằng quý, ...")?"""
    return bool(_basis().match(text))


def names_role(label: str) -> bool:
    """Does a label name a kind of agency ("Cơ quan chủ trì"), so that whoever stands behind it is one?"""
    return key(label).startswith(words("agencies", "party_noun"))
