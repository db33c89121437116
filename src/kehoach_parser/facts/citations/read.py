"""Citations in a text: the documents that it cites (văn bản viện dẫn), one for each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kehoach_parser.facts.citations.amended import amended
from kehoach_parser.facts.citations.laws import amending, is_linked, law_sign, law_signs, law_types, laws
from kehoach_parser.facts.citations.tails import Proposer, is_listed, proposer, read_issuer, read_subject
from kehoach_parser.facts.citations.words import (
    FOREIGN,
    NUMBER,
    Before,
    announced_number,
    bare_numbers,
    foreign_numbers,
    is_any_document,
    is_number_word,
    letter,
    number_signs,
    read_date,
    read_number,
    type_before,
)
from kehoach_parser.facts.wording import any_of, holds_any
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings

# Anything but the signs of a list.
_NO_LIST = re.compile(r"[^\s,;:]")


class Found(NamedTuple):
    """A document cited in a text: what a Citation says, and where it stands (offsets, end excluded).

    amends: the number of the one that it amends.
    """

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    start: int
    end: int
    amends: str | None = None


def find_citations(text: str) -> list[Found]:
    """The documents cited in a text, in order; laws by name have number None and their name as subject."""
    return list(_find(text))


@lru_cache(maxsize=512)
def _find(text: str) -> tuple[Found, ...]:
    # Cheap tests on the text as it stands first: most hold none of the signs, and of seven that do one cites a document.
    if not holds_any(text, _signs()):
        return ()
    numbered = bool(NUMBER.search(text))
    announced = bool(announced_number().search(text))
    named = bool(law_sign().search(text))
    if not (numbered or announced or named or FOREIGN.search(text)):
        return ()
    folded = fold(text)
    found = [
        *(_numbered(text, folded) if numbered else ()),
        *(_bare(folded) if announced else ()),
        *_foreign(text, folded),
        *(_by_name(text, folded) if named else ()),
    ]
    found = _joined(folded, sorted(found, key=lambda item: (item.start, -item.end)))
    return tuple(_with_amended(text, folded, _with_shared_issuer(text, folded, _with_tails(text, folded, found))))


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    return (*number_signs(), *law_signs())


def _numbered(text: str, folded: str) -> Iterator[Found]:
    """Documents with number and symbol. Type: of the words right before, of the symbol, of words further off, of the list."""
    done, listed = 0, None
    for match in NUMBER.finditer(text):
        before = type_before(folded, match.start(), done)
        read = read_number(match, announced=before.announced or before.direct)
        if read is None:
            continue
        number, by_symbol = read
        told = _type_of(before, by_symbol)
        if told is None and is_listed(text, done, match.start()):
            told = listed
        if told is None and not before.announced:
            continue
        # The name of a law stands between "Luật" and its number: there the name is found by itself.
        start = before.start if before.type == told and (before.direct or told not in law_types()) else match.start()
        date, done = read_date(folded, match.end())
        listed = told
        # "Kế hoạch của UBND huyện số ...": the issuer may stand before the number.
        issuer = None if before.direct or before.type is None else read_issuer(text, folded, before.end, before.stop)[0]
        yield Found(told or letter(), number, date, issuer, None, start, done)


def _type_of(before: Before, by_symbol: str | None) -> str | None:
    """The type that is printed; where that is "Văn bản", or stands further off, the one that the symbol tells.

    A symbol that tells none is an official letter's only where no type is printed before it.
    """
    if before.direct and not is_any_document(before.type):
        return before.type
    if not before.direct and by_symbol == letter() and before.leads:
        return before.type
    return by_symbol or before.type


def _foreign(text: str, folded: str) -> Iterator[Found]:
    """Acts of the European Union: "Quy định (EU) 2023/1115", "Chỉ thị 2009/28/EC"."""
    for type_, start, match in foreign_numbers(text, folded):
        date, end = read_date(folded, match.end())
        yield Found(type_, " ".join(match["number"].split()), date, None, None, start, end)


def _bare(folded: str) -> Iterator[Found]:
    """Documents with a number that has no symbol: "Nghị quyết số 18"."""
    for type_, start, match in bare_numbers(folded):
        date, end = read_date(folded, match.end())
        yield Found(type_, match["number"], date, None, None, start, end)


def _by_name(text: str, folded: str) -> Iterator[Found]:
    """Laws by their name."""
    found = laws(text, folded)
    after = [read_date(folded, end) for *_, end in found]
    for index, (type_, start, name, end) in enumerate(found):
        opening = amending(folded, start)
        if opening is not None:
            # "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B ngày ...": the day is that of the law that amends.
            last = index
            while last + 1 < len(found) and after[last][0] is None and is_linked(text[found[last][3] : found[last + 1][1]]):
                last += 1
            yield Found(type_, None, after[last][0], None, text[opening[1] : found[last][3]], opening[0], start)
            after[last] = (None, after[last][1])
        yield Found(type_, None, after[index][0], None, text[name:end], start, after[index][1])


def _joined(folded: str, found: Sequence[Found]) -> list[Found]:
    """A law's name and the number behind it are one; of two that overlap the first is kept."""
    joined: list[Found] = []
    for item in found:
        law = joined[-1] if joined and joined[-1].number is None else None
        if law is not None and item.number is not None and is_number_word(folded[law.end : item.start]):
            joined[-1] = law._replace(number=item.number, date=item.date or law.date, end=item.end)
        elif not joined or item.start >= joined[-1].end:
            joined.append(item)
    return joined


def _with_tails(text: str, folded: str, found: Sequence[Found]) -> list[Found]:
    """The citations with issuer and subject, where they follow; those of a law by name are its name."""
    told: list[Found] = []
    limit = len(text)
    for index in range(len(found) - 1, -1, -1):
        item = found[index]
        before = proposer(text, item.start)
        told.append(_with_tail(text, folded, item, limit, before))
        # What is said of the document before ends where this one is set beside it, or who has issued this one is named.
        if before is not None:
            limit = before.start
        elif index and item.start > found[index - 1].end and is_listed(text, found[index - 1].end, item.start):
            limit = item.start
    return told[::-1]


def _with_tail(text: str, folded: str, item: Found, limit: int, before: Proposer | None) -> Found:
    issuer, end = read_issuer(text, folded, item.end, limit)
    date = item.date
    if date is None:
        date, end = read_date(folded, end)
    subject = item.subject or read_subject(text, folded, end, limit)
    named = issuer or item.issuer or (before.issuer if before is not None else None)
    return item._replace(date=date, issuer=named, subject=subject, end=max(item.end, end))


def _with_amended(text: str, folded: str, found: list[Found]) -> list[Found]:
    """"Quyết định số 25/2026/QĐ-UBND sửa đổi Quyết định số 13/2024/QĐ-UBND": the first amends the second."""
    for index, (item, following) in enumerate(pairwise(found)):
        if item.subject and following.number and amended(text, folded, item.end, following.start):
            found[index] = item._replace(amends=following.number)
    return found


def _with_shared_issuer(text: str, folded: str, found: list[Found]) -> list[Found]:
    """"Các Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND của UBND tỉnh": the issuer of the last is that of all of the list.

    A list names the kind of its documents once, and all have the same symbol.
    """
    for index in range(len(found) - 2, -1, -1):
        item, following = found[index], found[index + 1]
        listed = text[following.start].isdigit() and not _NO_LIST.search(_list_words().sub(" ", folded[item.end : following.start]))
        if listed and item.issuer is None and item.type == following.type and _symbol(item) == _symbol(following):
            found[index] = item._replace(issuer=following.issuer)
    return found


@lru_cache(maxsize=1)
def _list_words() -> re.Pattern[str]:
    kinds = meanings("citations", "word").items()
    return re.compile(rf"\b(?:{any_of(word for word, kind in kinds if kind in ('and', 'number'))})\b")


def _symbol(item: Found) -> str:
    """"QĐ-UBND" of "12/QĐ-UBND" and "12/2024/QĐ-UBND"."""
    return (item.number or "").lstrip("0123456789/-")
