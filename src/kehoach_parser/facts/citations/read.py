"""Citations: the documents that a plan cites (văn bản viện dẫn), each once with all its mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.citations.basis import carried_out, opening_places
from kehoach_parser.facts.citations.tails import is_listed, proposer, read_issuer, read_subject
from kehoach_parser.facts.citations.words import (
    NUMBER,
    amending,
    announced_number,
    bare_numbers,
    is_linked,
    is_number_word,
    law_sign,
    law_signs,
    law_types,
    laws,
    letter,
    number_signs,
    read_date,
    read_number,
    type_before,
)
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.facts.values import Citation, Span
from kehoach_parser.facts.wording import any_of, holds_any
from kehoach_parser.text.fold import fold, key
from kehoach_parser.tree import Printed
from kehoach_parser.vocabulary.loader import meanings

# Anything but the signs of a list.
_NO_LIST = re.compile(r"[^\s,;:]")
# "61/2018/NĐ-CP": the year of issue.
_YEAR_IN_NUMBER = re.compile(r"^[^/]+/((?:19|20)\d\d)(?:/|$)")


class Found(NamedTuple):
    """A document cited in a text: what a Citation says, and where it stands (offsets, end excluded)."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    start: int
    end: int
    amends: str | None = None


# A mention: the pointer of its leaf, what was found there, does the plan carry it out.
_Mention: TypeAlias = tuple[str, Found, bool]


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
    if not (numbered or announced or named):
        return ()
    folded = fold(text)
    found = [
        *(_numbered(text, folded) if numbered else ()),
        *(_bare(folded) if announced else ()),
        *(_by_name(text, folded) if named else ()),
    ]
    found = _joined(folded, sorted(found, key=lambda item: (item.start, -item.end)))
    return tuple(_with_shared_issuer(text, folded, [_with_tail(text, folded, found, index) for index in range(len(found))]))


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
        told = before.type if before.direct else by_symbol or before.type
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


def _with_tail(text: str, folded: str, found: Sequence[Found], index: int) -> Found:
    """The citation with issuer and subject, where they follow; those of a law by name are its name."""
    item = found[index]
    following = found[index + 1 :]
    before = [item, *following]
    limit = next((b.start for a, b in zip(before, following, strict=False) if is_listed(text, a.end, b.start)), len(text))
    issuer, end = read_issuer(text, folded, item.end, limit)
    date = item.date
    if date is None:
        date, end = read_date(folded, end)
    subject = item.subject or read_subject(text, folded, end, limit)
    return Found(item.type, item.number, date, issuer or item.issuer or proposer(text, item.start), subject, item.start, max(item.end, end))


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


# ------------------------------------------------------------------------------------------------ a whole plan


def gather(draft: PlanDraft, printed: Printed) -> tuple[Citation, ...]:
    """The citations of a plan, given its texts: each document once, in the order of first mention.

    The plan's own number, of its letterhead or in what its appendices are attached to, is no citation.
    """
    own = _own_numbers(draft)
    documents: dict[tuple[str, str], list[_Mention]] = {}
    opening = opening_places(draft)
    for pointer, text in _candidates(printed):
        cited = find_citations(text)
        carried = carried_out(text, cited) if pointer.startswith(opening) else [False] * len(cited)
        for found, implements in zip(cited, carried, strict=True):
            if not _is_own(found, own):
                documents.setdefault(_identity(found), []).append((pointer, found, implements))
    return _merged([_citation(mentions) for same in documents.values() for mentions in _by_date(same)])


def _own_numbers(draft: PlanDraft) -> dict[str, str | None]:
    """The numbers that the plan itself has, with its date where that is told."""
    own: dict[str, str | None] = {}
    for appendix in draft.appendices:
        for found in find_citations(appendix.attached_to.value if appendix.attached_to is not None else ""):
            if found.number is not None:
                own[_plain(found.number)] = found.date
    letterhead = draft.letterhead
    if letterhead.number and letterhead.symbol:
        own[_plain(f"{letterhead.number}/{letterhead.symbol}")] = date_of_issue(letterhead).iso
    return own


def _is_own(found: Found, own: dict[str, str | None]) -> bool:
    number = _plain(found.number) if found.number else ""
    return number in own and (found.date is None or own[number] is None or found.date == own[number])


def _candidates(printed: Printed) -> list[tuple[str, str]]:
    """(pointer, text) of the leaves that may cite a document: looked for in all text at once, which is far faster."""
    hits = set()
    for sign in dict.fromkeys((*number_signs(), *map(fold, law_signs()))):
        # Found sooner in ASCII; of what is found so in vain find_citations() tells.
        whole = printed.folded if sign.isascii() else printed.whole
        at = whole.find(sign)
        while at >= 0:
            leaf = printed.index(at)
            hits.add(leaf)
            at = whole.find(sign, printed.starts[leaf + 1])
    return [printed.leaves[index] for index in sorted(hits)]


def _plain(number: str) -> str:
    """A number for comparison: "08/CT-TTg" and "8/CT-TTg" are one."""
    return fold(number).lstrip("0")


def _identity(found: Found) -> tuple[str, str]:
    return ("", _plain(found.number)) if found.number else (found.type, key(found.subject or ""))


def _by_date(same: Sequence[_Mention]) -> list[list[_Mention]]:
    """Mentions of one number, by document: numbers begin anew each year, unless they name their year."""
    dates = list(dict.fromkeys(found.date for _, found, _ in same if found.date))
    if len(dates) < 2 or _YEAR_IN_NUMBER.search(same[0][1].number or ""):
        return [list(same)]
    groups: dict[str, list[_Mention]] = {date: [] for date in dates}
    date = dates[0]
    for mention in same:
        date = mention[1].date or date
        groups[date].append(mention)
    return list(groups.values())


def _citation(mentions: Sequence[_Mention]) -> Citation:
    found = [item for _, item, _ in mentions]
    year = _YEAR_IN_NUMBER.search(found[0].number or "")
    best, type_ = found[0].date, found[0].type
    if len(found) > 1:
        dates = Counter(item.date for item in found if item.date)
        # Of two dates the one in the number's year is right, then the commoner one.
        best = max(dates, key=lambda date: (year is not None and date.startswith(year[1]), dates[date]), default=None)
        type_ = Counter(item.type for item in found).most_common(1)[0][0]
    return Citation(
        type=type_,
        number=found[0].number,
        date=best,
        issuer=next((item.issuer for item in found if item.issuer), None),
        subject=next((item.subject for item in found if item.subject), None),
        mentions=tuple(dict.fromkeys(pointer for pointer, *_ in mentions)),
        implements=any(implements for *_, implements in mentions),
        spans=tuple(Span(pointer, item.start, item.end) for pointer, item, _ in mentions),
    )


def _merged(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Short forms joined to the document that they mean, where it is cited in full: a law's name, a bare number."""
    kept = dict(enumerate(citations))
    # Place of a short form -> that of the document that it was joined to.
    joined: dict[int, int] = {}
    for place, citation in enumerate(citations):
        short = citation.number is None or citation.number.replace("/", "").isdigit()
        full = [other for other, long in enumerate(citations) if short and other != place and _is_short_for(citation, long)]
        if len(full) == 1:
            target = full[0]
            while target in joined:
                target = joined[target]
            kept[target] = _joined_to(kept[target], kept.pop(place))
            joined[place] = target
    return tuple(kept.values())


def _joined_to(full: Citation, short: Citation) -> Citation:
    mentions = tuple(dict.fromkeys((*full.mentions, *short.mentions)))
    return replace(full, mentions=mentions, implements=full.implements or short.implements, spans=(*full.spans, *short.spans))


def _is_short_for(short: Citation, full: Citation) -> bool:
    """short: a law by its name, or a number without a symbol."""
    if short.type != full.type or not full.number:
        return False
    if short.number is None:
        return key(short.subject or "") == key(full.subject or "")
    head = _plain(short.number)
    return _plain(full.number).startswith((head + "/", head + "-")) and short.date in (None, full.date)
