"""The citations of a whole plan: each document once, with all its mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.citations.basis import carried_out, opening_places
from kehoach_parser.facts.citations.laws import law_signs
from kehoach_parser.facts.citations.read import Found, find_citations
from kehoach_parser.facts.citations.words import is_any_document, number_signs
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.facts.values import Citation, Span
from kehoach_parser.text.fold import fold, key
from kehoach_parser.tree import Printed

# "61/2018/NĐ-CP": the year of issue.
_YEAR_IN_NUMBER = re.compile(r"^[^/]+/((?:19|20)\d\d)(?:/|$)")
# A mention: the pointer of its leaf, what was found there, does the plan carry it out.
_Mention: TypeAlias = tuple[str, Found, bool]


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
        amends=next((item.amends for item in found if item.amends), None),
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
    if not full.number or (short.type != full.type and not is_any_document(short.type)):
        return False
    if short.number is None:
        return key(short.subject or "") == key(full.subject or "")
    head = _plain(short.number)
    return _plain(full.number).startswith((head + "/", head + "-")) and short.date in (None, full.date)
